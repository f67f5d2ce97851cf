"""Signs of what a text wants: a few concepts in one sentence, in any order and at any distance.

Nobody foresees every wording. So a words file says what people speak of (`concepts`: "erase" has a list of templates,
"my-data" another), and which concepts together tell of an intent (`signs`: `delete-data: [erase my-data]`). A sign is
found where each of its concepts stands in one sentence on words of its own, and none of those with a `!` before it.
Names in braces are what the program finds: {cert}, {vendor}, the slots, UNKNOWN, and what PROVIDED tells of a sentence.

Of several signs the most telling one counts: that with the greatest weight, the sum of its concepts' weights; then that
with more words; then the one that comes first. A phrase that tells of an intent by itself is a sign of one part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from certbot.language.normalise import Token
from certbot.language.templates import SKIPPED, Span

WEIGHTS = {"common": 1, "strong": 4, "telling": 6}
"""How much a concept tells that is listed under one of these names; any other tells USUAL."""
USUAL = 2
PHRASE = 3
"""What a phrase of several words tells; one of a single word tells USUAL."""
FACT = 5
"""What a question for one fact tells about a certification that is not named."""
ASKS = "asks"
"""The concept of the words that questions begin with. One of several words makes a question wherever it stands."""
UNKNOWN, NUMBER = "{unknown}", "{number}"
"""A word that no list knows, and a number."""
QUESTION, BRIEF = "{question}", "{short}"
PROVIDED = frozenset({QUESTION, BRIEF})
"""What the program tells of a sentence: it is a question; it has SHORT words at most."""
SHORT = 4
_OPENING = frozenset(
    "so and but then also ok okay hey hi hello well btw now or the pls please oh wait sorry im just".split()
)
"""Words that may stand before the first word of a question."""
_MOST = 4
"""So many places of one concept are tried, the longest first."""


class Sign(NamedTuple):
    """Concepts that tell of an intent together: those `needed`, the more telling first, and those that must be
    `absent`."""

    intent: str
    needed: tuple[str, ...]
    absent: frozenset[str]
    weight: int
    order: int


class Evidence(NamedTuple):
    """A sign that was found: what it tells of, how much, and where its `parts` stand; what the program tells of a
    whole sentence is no part. `asks` tells whether that sentence is a question. Sorts by how little it tells."""

    weight: int
    covered: int
    order: int
    intent: str
    parts: tuple[Span, ...]
    asks: bool


def parse_sign(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The concepts that a sign needs, and those that must be absent."""
    names = text.split()
    needed = tuple(name for name in names if not name.startswith("!"))
    return needed, frozenset(name[1:] for name in names if name.startswith("!"))


class Signs:
    """All signs, by the concept of each that tells the most."""

    def __init__(self, signs: Iterable[tuple[str, str]], weights: Mapping[str, int], order: Mapping[str, int]) -> None:
        self._by_concept: dict[str, list[Sign]] = defaultdict(list)
        self._weights = weights
        self._order = order
        for intent, text in signs:
            needed, absent = parse_sign(text)
            needed = tuple(sorted(needed, key=self._telling))
            weight = sum(self._weight(name) for name in needed)
            self._by_concept[needed[0]].append(Sign(intent, needed, absent, weight, order[intent]))

    def _weight(self, name: str) -> int:
        return 0 if name in PROVIDED else self._weights.get(name, USUAL)

    def _telling(self, name: str) -> int:
        return -self._weight(name)

    def found(self, text: Sequence[Token], spans: Iterable[Span]) -> Iterator[Evidence]:
        """The signs in a text; `spans` are the concepts in it, the phrases, and what the program found."""
        for sentence in _sentences(text, spans):
            for span in sentence.phrases:
                yield self._phrase(span, sentence.asks)
            inside = sentence.concepts
            for name in list(inside):
                for sign in self._by_concept.get(name, ()):
                    parts = _parts(sign, inside)
                    if parts:
                        said = tuple(sorted(part for part in parts if part.end > part.start))
                        covered = sum(part.end - part.start for part in said)
                        yield Evidence(sign.weight, covered, -sign.order, sign.intent, said, sentence.asks)

    def _phrase(self, span: Span, asks: bool) -> Evidence:
        """What a phrase tells by itself."""
        covered = span.end - span.start
        if span.kind == "about":
            return Evidence(FACT, covered, -self._order.get("lookup", 0), "lookup", (span,), asks)
        weight = PHRASE if covered > 1 else USUAL
        return Evidence(weight, covered, -self._order[span.value], span.value, (span,), asks)


class _Sentence(NamedTuple):
    concepts: dict[str, list[Span]]
    phrases: list[Span]
    asks: bool


def _sentences(text: Sequence[Token], spans: Iterable[Span]) -> Iterator[_Sentence]:
    """What stands in each sentence: the concepts by name, the longest of each first, and the phrases."""
    ends = [at for at, token in enumerate(text, 1) if token.after in {".", "?"} or at == len(text)]
    starts = [0, *ends][: len(ends)]
    number = {at: n for n, (first, end) in enumerate(zip(starts, ends, strict=True)) for at in range(first, end)}
    concepts: list[dict[str, list[Span]]] = [{} for _ in ends]
    phrases: list[list[Span]] = [[] for _ in ends]
    for span in sorted(spans, key=lambda span: span.start - span.end):
        if span.kind in ("phrases", "about"):
            phrases[number[span.start]].append(span)
        else:
            concepts[number[span.start]].setdefault(span.value, []).append(span)
    for first, end, inside, said in zip(starts, ends, concepts, phrases, strict=True):
        asks = text[end - 1].after == "?" or any(_opens(text, span, first) for span in inside.get(ASKS, ()))
        flags = (QUESTION if asks else "", BRIEF if end - first <= SHORT else "")
        yield _Sentence(inside | {name: [Span(first, first, "", name)] for name in flags if name}, said, asks)


def _opens(text: Sequence[Token], span: Span, first: int) -> bool:
    """Whether words make a question where they stand."""
    several = sum(token.text not in SKIPPED for token in text[span.start : span.end]) > 1
    before = next((at for at in range(span.start - 1, first - 1, -1) if text[at].text not in _OPENING), -1)
    return several or before < first or text[before].ends


def _parts(sign: Sign, inside: Mapping[str, Sequence[Span]]) -> tuple[Span, ...]:
    """Where the concepts of a sign stand, each on words of its own; nothing where they do not."""
    if not (all(name in inside for name in sign.needed) and sign.absent.isdisjoint(inside)):
        return ()
    return _placed(sign.needed, inside, ())


def _placed(names: Sequence[str], inside: Mapping[str, Sequence[Span]], taken: tuple[Span, ...]) -> tuple[Span, ...]:
    if not names:
        return taken
    for span in inside[names[0]][:_MOST]:
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            found = _placed(names[1:], inside, (*taken, span))
            if found:
                return found
    return ()
