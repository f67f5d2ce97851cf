"""How exams went, by the words nearest to each name: "scraped through DP-100", "AI-102 failed with 640".

What is told right behind a name counts before what stands ahead of it, in the same clause and up to the next name: a
word of passing or of having (`gained`), or one of planning or of something unfinished (`missed`). What has run out was
earned all the same. What was only tried, or failed at first (`tried`, `failed`), was passed in the end if a later
clause says so and names nothing else ("failed it once, then passed"). A question tells nothing, nor does what is wished
for, nor what somebody else did. "I have it" goes back to the name that was spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.mention import Mention
from certbot.language.spans import holding, starting
from certbot.language.templates import Span

_AHEAD = 5
"""So many words may stand between a word of passing and the name."""
_BEHIND = 3
_DOING = frozenset({"do", "did"})
_GOING_ON = frozenset("for to at about of through in with on into doing towards toward".split())
"""Last words of what goes on to something else: "AI-900, looking into agents"."""
_HOLDING = frozenset({"having", "with", "after"})
_TELLING = ("gained", "missed", "failed")
_COPULAS = frozenset({"is", "are", "was", "were"})
"""Words that ask only where they open a clause."""
_LATER = 12
"""So many words behind a name may it be told that it was passed in the end."""
_SCORES = range(720, 1001)
"""Points that every exam is passed with, of those that count a thousand."""
_BESIDE_SCORES = frozenset("score scored scoring points with got result".split())


class Outcomes(NamedTuple):
    """The ends of the names that are held, of those that are told not to be, and of those held of which something was
    asked before ("does AI-900 expire? I have it")."""

    gained: frozenset[int]
    missed: frozenset[int]
    asked: frozenset[int]


def outcomes(
    found: Annotated, names: Sequence[Mention], every: Sequence[Mention], others: frozenset[int] = frozenset()
) -> Outcomes:
    """How it went with each of these names; `every` name in the text, in order, bounds what is told of another, and
    `others` are the tokens that speak of somebody else."""
    bounds = {
        name.start: (before.end if before else 0, after.start if after else len(found.text))
        for before, name, after in zip((None, *every), every, (*every[1:], None), strict=False)
    }
    gained: set[int] = set()
    missed: set[int] = set()
    for name in names:
        low, high = bounds[name.start]
        told = _behind(found, name, high, others) or _before(found, name, low)
        if told in ("failed", None) and (
            _in_the_end(found, name, low, high, others) or _scored(found, name, low, high)
        ):
            told = "gained"
        if told is not None:
            (gained if told == "gained" else missed).add(name.end)
    pointed = _pointed_at(found, names)
    ends = {name.end for name in pointed}
    asked = {name.end for name in pointed if _asked(found, name.start, name.end)}
    return Outcomes(frozenset(gained | ends), frozenset(missed - ends), frozenset(asked))


def _behind(found: Annotated, name: Mention, high: int, others: frozenset[int]) -> str | None:
    """What is told behind a name: right behind it even after a colon or a bracket."""
    text = found.text
    if text[name.end - 1].after == "?":
        return None
    for span in _told(found, name.end, min(high, name.end + _BEHIND + 1)):
        near = span.start == name.end and text[name.end - 1].after != "." and text[span.end - 1].text not in _GOING_ON
        if span.start in others:
            return None  # "the CKA he passed"
        if _of_next(found, span, high):
            continue
        if (near or found.same_clause(name.end - 1, span.start)) and not _asked(found, name.start, span.end):
            return _value(found, span)
    for span in starting(found.marks["ticked"], name.end, name.end + 1):
        closed = span.end == len(text) or text[span.end - 1].ends
        if closed and text[name.end - 1].after != "." and not _asked(found, name.start, span.end):
            return "gained"
    return None


def _of_next(found: Annotated, span: Span, high: int) -> bool:
    """Whether what is told goes on to the next name ("AZ-900 but I do have AI-900")."""
    if high == len(found.text) or not found.same_clause(span.end - 1, high):
        return False
    return not any(found.around(mark, at) for mark in ("link", "turn") for at in range(span.end, high))


def _before(found: Annotated, name: Mention, low: int) -> str | None:
    """What is told ahead of a name."""
    first = max(low, found.clause(name.start)[0])
    spans = [
        span
        for span in _told(found, max(first, name.start - _AHEAD - 4), name.start)
        if span.end <= name.start <= span.end + _AHEAD
    ]
    if not spans or _asked(found, spans[-1].start, name.end):
        return None
    between = range(spans[-1].end, name.start)
    if any(found.around(mark, at) for mark in ("turn", "own", "link") for at in between):
        return None  # "I passed it and DP-100 is next"
    return _value(found, spans[-1])


def _in_the_end(found: Annotated, name: Mention, low: int, high: int, others: frozenset[int]) -> bool:
    """Whether a later clause tells that what was tried, or failed at first, was passed after all."""
    first, last = found.clause(name.start)
    around = range(max(low, first), min(high, last))
    if not any(found.within(mark, around.start, around.stop) for mark in ("failed", "tried")):
        return False
    if found.text[last - 1].after == "?":
        return False
    end = min(high, name.end + _LATER, len(found.text))
    for span in _told(found, name.end, end):
        if (
            span.value == "gained"
            and span.start not in others
            and not (
                _of_next(found, span, high) or scope.negated(found, span.start) or _asked(found, span.start, span.end)
            )
        ):
            return True
    return False


def _scored(found: Annotated, name: Mention, low: int, high: int) -> bool:
    """Whether points that every exam is passed with are told in the clause of a name: "scored 812 on AI-102"."""
    first, last = found.clause(name.start)
    text = found.text
    for at in (*range(max(low, first), name.start), *range(name.end, min(high, last))):
        if text[at].text.isdecimal() and int(text[at].text) in _SCORES:
            beside = {token.text for token in text[max(first, at - 2) : at + 2]}
            if not beside.isdisjoint(_BESIDE_SCORES) and not _asked(found, at, at + 1):
                return True
    return False


def _told(found: Annotated, first: int, end: int) -> list[Span]:
    """The words of passing and of failing between two tokens, in order; of those within others the longer ones."""
    said = sorted(span for mark in _TELLING for span in starting(found.marks[mark], first, end))
    return [span for span in said if all(other[:2] == span[:2] for other in holding(said, *span[:2], found.most))]


def _value(found: Annotated, span: Span) -> str:
    """What a word tells, with the "not" before it."""
    if span.value == "gained" and scope.negated(found, span.start):
        return "missed"
    return span.value


def _asked(found: Annotated, start: int, end: int) -> bool:
    """Whether what is told from a token to another is asked for, wished for or only possible."""
    last = found.clause(max(start, end - 1))[1]
    if found.text[last - 1].after == "?":
        return True
    first = found.clause(start)[0]
    told = _told(found, first, end)
    return any(
        not (
            _emphatic(found, span)
            or holding(told, span.start, span.end, found.most)
            or (span.start > first and found.text[span.start].text in _COPULAS)
        )
        for span in found.within("supposed", first, end)
    )


def _emphatic(found: Annotated, span: Span) -> bool:
    """Whether a word that asks stands behind the writer: "I do have", "I did pass"."""
    return span.start > 0 and found.text[span.start - 1].text in {"i", "we"} and found.text[span.start].text in _DOING


def _pointed_at(found: Annotated, names: Sequence[Mention]) -> list[Mention]:
    """The names that "I have it" goes back to: the last one before, but of two in a question the one that somebody
    would have ("does having AI-900 help for AI-102? I have it")."""
    result = []
    for span in found.marks["have-it"]:
        if scope.negated(found, span.start) or _asked(found, span.start, span.end):
            continue
        before = [name for name in names if name.end <= span.start]
        if not before:
            continue
        joined = [first for first, last in pairwise(before) if last is before[-1]]
        had = [n for n in (*joined, before[-1]) if n.start and found.text[n.start - 1].text in _HOLDING]
        result.append((had or before)[-1])
    return result
