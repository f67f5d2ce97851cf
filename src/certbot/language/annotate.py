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

from certbot.catalog.vocabulary import SLOTS
from certbot.language.employers import employers
from certbot.language.entries import NameIndex
from certbot.language.load import Words
from certbot.language.mention import Mention
from certbot.language.mentions import mentions
from certbot.language.normalise import Token, tokens
from certbot.language.numbers import OF_WORK, Years, find_years
from certbot.language.slips import mend
from certbot.language.templates import SKIPPED, Span

_LONGEST_MARK = 8  # words
_OTHER_MEANINGS = frozenset({"ignored", "role", "experience", "goal"})
"""Values whose words mean nothing else: the "new" in "new to everything" asks for nothing new."""
_TIMED = frozenset({"price", "cost", "validity", "retake", "offers"})
"""Facts that are told with a number of years."""
_NEWS = frozenset({("phrases", "changes"), ("whole", "changes")})


@dataclass(slots=True)
class Annotated:
    """A text with what was found in it. `values` are slots and what is to be ignored, `wanted` what certifications may
    be asked for by, each without overlap; `names` and `wanted` may stand in the same place. `spent` are the tokens that
    ask for a list, and say nothing of the person."""

    text: tuple[Token, ...]
    values: list[Span]
    names: list[Mention]
    years: list[Years]
    phrases: list[Span] = field(default_factory=list)
    whole: list[Span] = field(default_factory=list)
    wanted: list[Span] = field(default_factory=list)
    spent: frozenset[int] = frozenset()
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

    def within(self, mark: str, start: int, end: int) -> list[Span]:
        """The marks that begin at the token `start` or after it, and before `end`."""
        spans = self.marks[mark]
        return spans[bisect_left(spans, (start,)) : bisect_left(spans, (end,))]

    def clause(self, at: int) -> tuple[int, int]:
        """Where the clause of the token `at` begins and ends."""
        first, last = at, at
        while first and not self.text[first - 1].ends:
            first -= 1
        while last + 1 < len(self.text) and not self.text[last].ends:
            last += 1
        return first, last + 1

    def same_clause(self, first: int, last: int) -> bool:
        """Whether no clause ends from token `first` to before token `last`."""
        return not any(token.ends for token in self.text[first:last])


def annotate(words: Words, index: NameIndex, typed: str, asked: str | None, today: date | None) -> Annotated:
    """Find everything in a text. `asked` is the slot of the open question."""
    original = tokens(typed)
    text = mend(words, index, original)
    named = list(mentions(index, original))
    plain = list(words.values.matches(text, {}))
    wanted = _wanted(words.criteria.matches(text, {}))
    others = [span for span in wanted if span.kind == "vendor" and not _within(span, plain)]
    filled = _by_start([*plain, *others, *_as_spans(name for name in named if name.ids)])
    known = [*plain, *(span for span in words.values.matches(text, filled) if span not in plain)]
    result = Annotated(
        text, [], [], find_years(text, asked == "experience", today, words.careers, employers(text, plain))
    )
    in_phrases = [*known, *others, *(span for span in wanted if span.kind == "language"), *_as_spans(named)]
    _read_phrases(result, words, _by_start(in_phrases))
    result.years = [years for years in result.years if not _of_facts(result, years)]
    result.names = [name for name in named if not _says_who(result, name, known, asked)]
    covered = {at for name in result.names for at in range(name.start, name.end)}
    result.values = _longest(
        span for span in known if covered.isdisjoint(range(span.start, span.end)) or _around(span, result.names)
    )
    other = [span for span in result.values if span.kind in _OTHER_MEANINGS]
    if any(span[2:] in _NEWS for span in (*result.phrases, *result.whole)):
        other = []  # "what is new at Microsoft" names no employer
    result.wanted = [span for span in wanted if not _inside(span, other)]
    return result


def _read_phrases(found: Annotated, words: Words, filled: dict[int, list[Span]]) -> None:
    for span in words.phrases.matches(found.text, filled):
        if span.kind == "marks":
            found.marks[span.value].append(span)
        else:
            found.phrases.append(span)
    found.whole = [span for span in words.whole.matches(found.text, filled) if whole(found.text, span)]


def _as_spans(names: Iterable[Mention]) -> list[Span]:
    return [Span(name.start, name.end, "cert", name.ids[0] if name.ids else "") for name in names]


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
    """The longest of what overlaps. One stretch may fill several slots ("career change" is a role and a goal), and
    how experienced somebody is may stand within what they do ("junior developer")."""
    chosen: list[Span] = []
    for span in sorted(dict.fromkeys(spans), key=lambda span: (span.start - span.end, span.start)):
        if all(_compatible(span, other) for other in chosen if span.start < other.end and other.start < span.end):
            chosen.append(span)
    return sorted(chosen)


def _wanted(spans: Iterable[Span]) -> list[Span]:
    """The longest of what overlaps; of the same stretch all values of one kind ("google" is two vendors)."""
    chosen: list[Span] = []
    for span in sorted(dict.fromkeys(spans), key=lambda span: (span.start - span.end, span.start)):
        over = [other for other in chosen if span.start < other.end and other.start < span.end]
        if all(other[:3] == span[:3] for other in over):
            chosen.append(span)
    return sorted(chosen)


def _within(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span lies in one of the others."""
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _inside(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span lies in a longer one of the others."""
    return _within(span, (other for other in others if other.end - other.start > span.end - span.start))


def _of_facts(found: Annotated, years: Years) -> bool:
    """Whether years are said of a certification: within a question for a fact, or in its clause or alone after that
    ("what does it cost over 5 years", "how long is it valid, 2 years?"), and not of oneself ("I have 5 years")."""
    asked = [span for span in found.phrases if span.kind in ("about", "arguments lookup")]
    if _within(Span(years.start, years.end, "", ""), asked):
        return True
    following = found.text[years.end].text if years.end < len(found.text) else ""
    if following in OF_WORK and not found.text[years.end - 1].ends:
        return False
    first, last = found.clause(years.start)
    if any(first <= span.start < years.start and not _wished(found, span) for span in found.marks["self"]):
        return False
    if first and all(years.start <= at < years.end or found.text[at].text in SKIPPED for at in range(first, last)):
        first = found.clause(first - 1)[0]
    return any(first <= span.start < last and span.value in _TIMED for span in asked)


def _wished(found: Annotated, said: Span) -> bool:
    """Whether somebody says of themselves no more than what they want to do ("do I", "I want")."""
    return any(wish.start <= said.start < wish.end for wish in found.marks["wish"])


def _compatible(span: Span, other: Span) -> bool:
    """Whether two overlapping values may both count."""
    if span.kind == other.kind or span.kind not in SLOTS or other.kind not in SLOTS:
        return False
    return (span.start, span.end) == (other.start, other.end) or {span.kind, other.kind} == {"role", "experience"}


def _says_who(found: Annotated, name: Mention, known: Iterable[Span], asked: str | None) -> bool:
    """Whether a name says what somebody does ("I'm an AWS data engineer"): one of a platform and a trade, where the
    text says nothing that one says of a certification, or says that it is a person."""
    roles = (span for span in known if span.kind == "role")
    if not name.trade or not any(name.start <= role.start and role.end <= name.end for role in roles):
        return False
    if asked == "role" or found.before("person", name.start, 2):
        return True
    if any(found.text[at].text == "at" for at in range(name.start, name.end)):
        return True  # "data engineer at google"
    alone = name.end - name.start >= len([token for token in found.text if token.text not in SKIPPED])
    return not (alone or found.marks["aspect"])


def slot_values(found: Annotated, slot: str) -> list[Span]:
    """The values of one slot, in order."""
    return [span for span in found.values if span.kind == slot]
