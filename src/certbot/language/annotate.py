"""What stands where in a text: values of slots, names of certifications, years, and marks like "not" or "actually".

First everything that a word list knows is found, then what overlaps is decided: the longest stretch counts, and a
certification's name counts before the words in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise

from certbot.language.composed import composed
from certbot.language.counting import Counting
from certbot.language.elsewhere import named_elsewhere
from certbot.language.entries import NameIndex
from certbot.language.mention import Mention
from certbot.language.mentions import mentions
from certbot.language.normalise import Token, tokens
from certbot.language.numbers import Years, find_years
from certbot.language.overlaps import values_chosen, wanted_chosen
from certbot.language.signs import NUMBER, UNKNOWN, Evidence
from certbot.language.slips import mend, unglue, unknown
from certbot.language.spans import holding, longest, starting
from certbot.language.templates import SKIPPED, Span
from certbot.language.whole import whole
from certbot.language.words import Words

_DEFINITE = frozenset({"the", "my"})
_LONGEST_MARK = 8  # words
_OTHER_MEANINGS = frozenset({"ignored", "role", "experience", "goal"})
"""Values whose words mean nothing else: the "new" in "new to everything" asks for nothing new."""
_TIMED = frozenset({"price", "cost", "validity", "retake", "offers"})
"""Facts that are told with a number of years."""
ASKED = frozenset(
    """faq-worth faq-first faq-degree faq-howlong faq-outdated employers mistakes stacks free out-of-scope changes
    recommend""".split()
)
"""Intents that an answer to the open question may sound like ("impress employers"): only a question has them then."""


@dataclass(slots=True)
class Annotated:
    """A text with what was found in it by `words`, which are those of its languages. `values` are slots and what is to
    be ignored, `wanted` what certifications may be asked for by, each without overlap; `names` and `wanted` may stand
    in the same place. `listing` are the words of a bound or of asking for a list. `spent` are the tokens that ask for a
    list, and say nothing of the person. `elsewhere` are certifications that the catalog does not have. `typed` and
    `named` are the text and the names in it before slips were mended; no value, phrase or mark has more than `most`
    tokens."""

    words: Words
    text: tuple[Token, ...]
    values: list[Span]
    names: list[Mention]
    years: list[Years]
    evidence: list[Evidence] = field(default_factory=list)
    phrases: list[Span] = field(default_factory=list)
    whole: list[Span] = field(default_factory=list)
    wanted: list[Span] = field(default_factory=list)
    listing: list[Span] = field(default_factory=list)
    spent: frozenset[int] = frozenset()
    marks: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    typed: tuple[Token, ...] = ()
    named: tuple[Mention, ...] = ()
    most: int = 0
    elsewhere: list[Span] = field(default_factory=list)
    concepts: list[Span] = field(default_factory=list)
    provided: list[Span] = field(default_factory=list)
    parts: list[Span] = field(default_factory=list)
    _opened: list[int] = field(init=False)
    _closed: list[int] = field(init=False)

    def __post_init__(self) -> None:
        ends = [at for at, token in enumerate(self.text, 1) if token.ends]
        opened = [0, *(at if token.ends else 0 for at, token in enumerate(self.text, 1))]
        self._opened = list(accumulate(opened, max))
        bounds = [0, *(end for end in ends if end < len(self.text)), len(self.text)]
        self._closed = [end for first, end in pairwise(bounds) for _ in range(first, end)]

    def before(self, mark: str, start: int, reach: int) -> list[Span]:
        """The marks that end at the token `start` or at most `reach` tokens before it, and in its clause."""
        spans = starting(self.marks[mark], start - reach - _LONGEST_MARK, start)
        near = (span for span in spans if span.end <= start <= span.end + reach)
        return [span for span in near if self.same_clause(span.start, start)] if spans else []

    def around(self, mark: str, at: int) -> list[Span]:
        """The marks that the token `at` is part of."""
        return [span for span in starting(self.marks[mark], at - _LONGEST_MARK, at + 1) if at < span.end]

    def within(self, mark: str, start: int, end: int) -> Sequence[Span]:
        """The marks that begin at the token `start` or after it, and before `end`."""
        return starting(self.marks[mark], start, end)

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause of the token `at` begins and ends."""
        return self._opened[at], self._closed[at]

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no clause ends from token `first` to before token `last`."""
        return last <= first or self._opened[last] <= first


def annotate(words: Words, index: NameIndex, typed: str, asked: str | None, today: date | None) -> Annotated:
    """Find everything in a text. `asked` is the slot of the open question."""
    original = tokens(typed)
    words = words.heard(original, index.holders)
    original = unglue(words, index, original)
    text = mend(words, index, original)
    named = mentions(index, original)
    outside = named_elsewhere(index, original, named)
    of_outside = {at for span in outside for at in range(span.start, span.end)}
    named = tuple(name for name in named if of_outside.isdisjoint(range(name.start, name.end)))
    plain = [span for span in words.values.matches(text, {}) if not _across(text, span)]
    wanted = wanted_chosen(words.criteria.matches(text, {}))
    most = longest(plain)
    others = [span for span in wanted if span.kind == "vendor" and not holding(plain, span.start, span.end, most)]
    filled = _by_start([*plain, *others, *_as_spans(name for name in named if name.ids), *_as_certs(outside)])
    known = list(dict.fromkeys([*plain, *(s for s in words.values.matches(text, filled) if not _across(text, s))]))
    years = find_years(text, words.counting, asked == "experience", today)
    result = Annotated(words, text, [], [], years, typed=original, named=named, most=longest(known))
    result.listing = list(words.listing.matches(text, {}))
    languages = (span for span in wanted if span.kind == "language")
    in_phrases = [*known, *others, *languages, *_as_spans(named), *_as_certs(outside)]
    concepts = _read_phrases(result, words, _by_start(in_phrases))
    known += _composed(result, words)
    result.most = max(result.most, longest(known))
    result.years = _of_oneself(result, words.counting)
    result.names = _not_of_persons(result, known, asked)
    result.elsewhere = outside
    covered = {at for name in result.names for at in range(name.start, name.end)} | of_outside
    trades = _as_spans(name for name in result.names if name.trade)
    result.values = values_chosen(
        span for span in known if covered.isdisjoint(range(span.start, span.end)) or _around(span, trades)
    )
    provided = [Span(span.start, span.end, "", "{" + span.kind + "}") for span in in_phrases]
    if not words.parts:  # of another language too many words are unknown
        provided += [Span(at, at + 1, "", UNKNOWN) for at in unknown(words, index, text) if at not in covered]
    provided += [Span(at, at + 1, "", NUMBER) for at, token in enumerate(text) if token.text[0].isdigit()]
    result.concepts, result.provided = concepts, provided
    evidence = _evidence(words, result, concepts, provided)
    result.evidence = sorted((e for e in evidence if asked is None or e.asks or e.intent not in ASKED), reverse=True)
    other = [span for span in result.values if span.kind in _OTHER_MEANINGS]
    if any(said == "changes" for said in (*(e.intent for e in result.evidence), *(s.value for s in result.whole))):
        other = []  # "what is new at Microsoft" names no employer
    result.wanted = [
        span
        for span in wanted
        if not _inside(result, span, other) and of_outside.isdisjoint(range(span.start, span.end))
    ]
    return result


def _across(text: Sequence[Token], span: Span) -> bool:
    """Whether a platform's words are those of two, which a comma parts ("not azure, databricks"), or what is left out
    goes over a comma ("giving up teaching, retraining as a developer")."""
    named = span.kind == "ignored" or (span.kind == "platform" and span.value != "none")
    return named and any(token.ends for token in text[span.start : span.end - 1])


def _read_phrases(found: Annotated, words: Words, filled: dict[int, list[Span]]) -> list[Span]:
    """Sort what the phrases say; the concepts, and the phrases of intents, which tell of one by themselves."""
    concepts: list[Span] = []
    spans = list(words.phrases.matches(found.text, filled))
    found.most = max(found.most, longest(spans))
    for span in spans:
        if span.kind == "marks":
            found.marks[span.value].append(span)
        elif span.kind == "parts":
            found.parts.append(span)
        elif span.kind in ("concepts", "phrases"):
            concepts.append(span)
        else:
            found.phrases.append(span)
    found.whole = whole(words, found.text, filled)
    return concepts


def _composed(found: Annotated, words: Words) -> list[Span]:
    """The values that several parts of a clause tell."""

    def joined(end: int, start: int) -> bool:
        first, last = found.clause(end - 1)
        label = end == start == last and last - first <= 2  # "price? don't care"
        if (found.text[end - 1].after in {".", "?"} and not label) or (
            end < start and not found.same_clause(end - 1, start)
        ):
            return False
        return not (found.within("negation", end, start) or found.within("own", end, start))

    return list(dict.fromkeys(composed(words.compositions, found.parts, joined)))


def _evidence(words: Words, found: Annotated, concepts: Iterable[Span], provided: Iterable[Span]) -> Iterable[Evidence]:
    """What tells of an intent, but for what is only a part of what somebody is, or of what they say that they want; in
    a question that may be a part of what is asked ("is it good on a cv?")."""
    roles, goals = ([value for value in found.values if value.kind == slot] for slot in ("role", "goal"))

    def apart(span: Span, values: list[Span]) -> bool:
        return all(value[:2] == span[:2] for value in holding(values, span.start, span.end, found.most))

    said = [span for span in concepts if apart(span, roles)]
    asked = (span for span in found.phrases if span.kind == "about")
    for evidence in words.signs.found(found.text, [*said, *asked, *provided]):
        if evidence.asks or all(apart(part, goals) for part in evidence.parts):
            yield evidence


def _as_spans(names: Iterable[Mention]) -> list[Span]:
    return [Span(name.start, name.end, "cert", name.ids[0] if name.ids else "") for name in names]


def _as_certs(spans: Iterable[Span]) -> list[Span]:
    return [span._replace(kind="cert") for span in spans]


def _by_start(spans: Iterable[Span]) -> dict[int, list[Span]]:
    result: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        result[span.start].append(span)
    return result


def _around(span: Span, trades: Sequence[Span]) -> bool:
    """A phrase that has a name within it ("become an {role}") may cover it; a word inside a name may not."""
    return span.kind in {"ignored", "goal"} and any(
        name.end <= span.end and span.end - span.start > name.end - name.start
        for name in starting(trades, span.start, span.end)
    )


def _inside(found: Annotated, span: Span, others: Sequence[Span]) -> bool:
    """Whether a span lies in a longer one of the others, which are values."""
    return any(
        other.end - other.start > span.end - span.start for other in holding(others, span.start, span.end, found.most)
    )


def _of_oneself(found: Annotated, counting: Counting) -> list[Years]:
    """The years that are not said of a certification: within a question for a fact, or in its clause or alone after
    that ("what does it cost over 5 years", "how long is it valid, 2 years?"), and not of oneself ("I have 5 years")."""
    asked = [span for span in found.phrases if span.kind in ("about", "arguments lookup")]
    timed = [span for span in asked if span.value in _TIMED]
    # Somebody who says no more than what they want to do ("do I", "I want") says nothing of themselves.
    own = [span for span in found.marks["self"] if not found.around("wish", span.start)]
    counted = list(accumulate((token.text not in SKIPPED for token in found.text), initial=0))
    most = longest(asked)

    def of_facts(years: Years) -> bool:
        if holding(asked, years.start, years.end, most):
            return True
        following = found.text[years.end].text if years.end < len(found.text) else ""
        if counting.is_a(following, "work") and not found.text[years.end - 1].ends:
            return False
        first, last = found.clause(years.start)
        if starting(own, first, years.start):
            return False
        if first and counted[last] - counted[first] == counted[min(years.end, last)] - counted[years.start]:
            first = found.clause(first - 1)[0]
        return any(not years.start <= span.start < years.end for span in starting(timed, first, last))

    return [years for years in found.years if not of_facts(years)]


def _not_of_persons(found: Annotated, known: Iterable[Span], asked: str | None) -> list[Mention]:
    """The names but for those that say what somebody does ("I'm an AWS data engineer"): one of a platform and a trade,
    where the text says nothing that one says of a certification, or says that it is a person."""
    roles = sorted(span for span in known if span.kind == "role")
    said = sum(token.text not in SKIPPED for token in found.text)

    def says_who(name: Mention) -> bool:
        if name.verdict == "ask" and any(role.end > name.start for role in starting(roles, 0, name.start)):
            return True  # "a data engineer on gcp" is no "engineer on gcp"
        if not name.trade or all(role.end > name.end for role in starting(roles, name.start, name.end)):
            return False
        if _is_had(found, name):
            return False
        if asked == "role" or found.before("person", name.start, 2):
            return True
        if any(found.text[at].text in {"at", "on"} for at in range(name.start, name.end)):
            return True  # "data engineer at google"
        return not (name.end - name.start >= said or found.marks["aspect"])

    return [name for name in found.named if not says_who(name)]


def _is_had(found: Annotated, name: Mention) -> bool:
    """Whether "the" or "my" stands before a name, and before that what one does with a certification ("I do have the
    GCP data engineer"): nobody says so of a person."""
    at = name.start - 1
    if at < 1 or found.text[at].text not in _DEFINITE:
        return False
    told = [span for mark in ("gained", "missed", "have", "not-have") for span in found.marks[mark]]
    return any(span.start < name.start and span.end in (at, name.start, name.end) for span in told)


def slot_values(found: Annotated, slot: str) -> list[Span]:
    """The values of one slot, in order."""
    return [span for span in found.values if span.kind == slot]
