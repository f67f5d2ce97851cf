"""What stands where in a text: values of slots, names of certifications, years, and marks like "not" or "actually".

First everything that a word list knows is found, then what overlaps is decided: the longest stretch counts, and a
certification's name counts before the words in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA

from certbot.catalog.vocabulary import SLOTS
from certbot.language.entries import NameIndex
from certbot.language.lexicon import TALK
from certbot.language.load import Words
from certbot.language.mentions import Mention, mentions
from certbot.language.normalise import Token, tokens
from certbot.language.numbers import Years, find_years
from certbot.language.templates import SKIPPED, Span

MOST_REPAIRS = 40
"""So many unknown words of one text are compared with the vocabulary."""
_LONGEST_MARK = 8  # words


@dataclass(slots=True)
class Annotated:
    """A text with what was found in it. `values` are slots, vendors and what is to be ignored, without overlap."""

    text: tuple[Token, ...]
    values: list[Span]
    names: list[Mention]
    years: list[Years]
    phrases: list[Span] = field(default_factory=list)
    whole: list[Span] = field(default_factory=list)
    marks: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def before(self, mark: str, start: int, reach: int) -> list[Span]:
        """The marks that end at the token `start` or at most `reach` tokens before it, and in its clause."""
        spans = self.marks[mark]
        first, last = bisect_left(spans, (start - reach - _LONGEST_MARK,)), bisect_left(spans, (start,))
        near = (span for span in spans[first:last] if span.end <= start <= span.end + reach)
        return [span for span in near if self.same_clause(span.start, start)]

    def around(self, mark: str, at: int) -> list[Span]:
        """The marks that the token `at` is part of."""
        spans = self.marks[mark]
        first, last = bisect_left(spans, (at - _LONGEST_MARK,)), bisect_left(spans, (at + 1,))
        return [span for span in spans[first:last] if span.start <= at < span.end]

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no clause ends from token `first` to before token `last`."""
        return not any(token.ends for token in self.text[first:last])


def annotate(words: Words, index: NameIndex, typed: str, asked: str | None, today: date | None) -> Annotated:
    """Find everything in a text. `asked` is the slot of the open question."""
    original = tokens(typed)
    text = _repaired(words, index, original)
    names = list(mentions(index, original))
    plain = list(words.values.matches(text, {}))
    filled = _by_start(plain)
    for name in names:
        if name.ids:
            filled[name.start].append(Span(name.start, name.end, "cert", name.ids[0]))
    known = [*plain, *(span for span in words.values.matches(text, filled) if span not in plain)]
    role_like = _role_like(text, names, known, asked)
    names = [name for name in names if name not in role_like]
    covered = {at for name in names for at in range(name.start, name.end)}
    values = _longest(span for span in known if covered.isdisjoint(range(span.start, span.end)) or _around(span, names))
    result = Annotated(text, values, names, find_years(text, asked == "experience", today, words.careers))
    filled = _by_start(known)
    for name in names:
        filled[name.start].append(Span(name.start, name.end, "cert", name.ids[0] if name.ids else ""))
    for span in words.phrases.matches(text, filled):
        if span.kind == "marks":
            result.marks[span.value].append(span)
        else:
            result.phrases.append(span)
    result.whole = [span for span in words.whole.matches(text, filled) if whole(text, span)]
    return result


def whole(text: Sequence[Token], span: Span) -> bool:
    """Whether a span is all that is said."""
    around = [*text[: span.start], *text[span.end :]]
    return all(token.text in SKIPPED for token in around)


def _by_start(spans: Iterable[Span]) -> dict[int, list[Span]]:
    result: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        result[span.start].append(span)
    return result


def _around(span: Span, names: Sequence[Mention]) -> bool:
    """A phrase that has a name within it ("become an {role}") may cover it; a word inside a name may not."""
    return span.kind in {"ignored", "goal"} and any(
        span.start <= name.start and name.end <= span.end and span.end - span.start > name.end - name.start
        for name in names
        if name.trade
    )


def _longest(spans: Iterable[Span]) -> list[Span]:
    """The longest of what overlaps; one stretch may fill several slots ("career change" is a role and a goal)."""
    chosen: list[Span] = []
    taken: set[int] = set()
    extents: set[tuple[int, int, str]] = set()
    for span in sorted(dict.fromkeys(spans), key=lambda span: (span.start - span.end, span.start)):
        again = any((span.start, span.end, slot) in extents for slot in SLOTS)
        if (again and span.kind in SLOTS and (span.start, span.end, span.kind) not in extents) or taken.isdisjoint(
            range(span.start, span.end)
        ):
            taken.update(range(span.start, span.end))
            extents.add((span.start, span.end, span.kind))
            chosen.append(span)
    return sorted(chosen)


_ASPECTS = frozenset(
    [
        "price",
        "cost",
        "costs",
        "worth",
        "renew",
        "expire",
        "valid",
        "vs",
        "versus",
        "compare",
        "difference",
        "or",
        "about",
        "exam",
        "cert",
        "what",
    ]
)


def _role_like(
    text: Sequence[Token], names: Sequence[Mention], known: Iterable[Span], asked: str | None
) -> list[Mention]:
    """Names that say what somebody does ("I'm an AWS data engineer"): those of a platform and a trade, where the
    text says nothing that one says of a certification, or says that it is a person."""
    roles = [span for span in known if span.kind == "role"]
    result = []
    for name in names:
        if not name.trade or not any(name.start <= role.start and role.end <= name.end for role in roles):
            continue
        before = [token.text for token in text[max(0, name.start - 3) : name.start]]
        person = bool({"im", "am", "as", "become", "be", "being", "were"} & set(before))
        alone = name.end - name.start >= len([token for token in text if token.text not in SKIPPED])
        spoken_of = not _ASPECTS.isdisjoint(token.text for token in text)
        if person or (asked == "role") or not (alone or spoken_of):
            result.append(name)
    return result


def _repaired(words: Words, index: NameIndex, text: Sequence[Token]) -> tuple[Token, ...]:
    """The text with slips of the hand mended in words of five letters and more that nothing knows."""
    result = list(text)
    left = MOST_REPAIRS
    for number, token in enumerate(text):
        word = token.text
        if left == 0 or len(word) < 5 or not word.isascii() or not word.isalpha() or word in TALK:
            continue
        same_start = words.vocabulary.get(word[0], ())
        if word in same_start or word in words.careers:
            continue
        left -= 1
        most = 1 if len(word) < 8 else 2
        best = min(
            ((OSA.distance(word, other, score_cutoff=most), other) for other in same_start), default=(most + 1, word)
        )
        if best[0] <= most and not (word in index.typed and best[0] > 1):
            result[number] = Token(best[1], token.after)
    return tuple(result)


def slot_values(found: Annotated, slot: str) -> list[Span]:
    """The values of one slot, in order."""
    assert slot in SLOTS
    return [span for span in found.values if span.kind == slot]
