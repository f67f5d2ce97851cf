"""Which trade years are of: "nurse for 20 years, 2 of python" are two years of software, data or machine learning.

Years belong to what stands with them: the next trade or technology after them in their stretch of the text, else the
last one before them there; else to the trade that was last spoken of before, or that comes next.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from certbot.language.annotate import Annotated, slot_values
from certbot.language.employers import employers
from certbot.language.numbers import Years
from certbot.language.persons import Subjects
from certbot.language.templates import Span
from certbot.language.words import Words

ELSEWHERE = frozenset({"other", "marketer", "designer"})
"""Roles whose years are none of software, data or machine learning."""
_NO_TRADE = frozenset({"student", "beginner", "career-changer"})
_TURNS = frozenset("and but then now before after".split())
_PLACED = frozenset({"at", "for", "with", "inside"})
_ADJECTIVES = 3
"""So many words may stand between "at" and where somebody works: "at two insurance companies"."""
_POINTING = frozenset({"this", "it", "that", "these", "least", "most", "all"})
_REACH = 12
"""So many words beside years may the trade stand."""


class _Anchor(NamedTuple):
    """What years may be of, at a token: `elsewhere` if in another trade; a role, a word of technology, or a `field`
    ("nursing"), which may be no more than where somebody works."""

    at: int
    elsewhere: bool
    field: bool


def in_another(words: Words, found: Annotated, subject: Subjects) -> frozenset[int]:
    """The starts of those years that were worked in another trade, and of those that are told without their number
    ("nurse for many years")."""
    anchors, roles = _anchors(words, found, subject)
    counted = {at for years in found.years for at in range(years.start, years.end)}
    vague = (span for span in slot_values(found, "experience") if _lasting(words, found, span))
    every = [*found.years, *(Years(s.start, s.end, 0) for s in vague if counted.isdisjoint(range(s.start, s.end)))]
    every.sort(key=lambda years: years.start)
    result = set()
    for number, years in enumerate(every):
        low = every[number - 1].end if number else 0
        high = every[number + 1].start if number + 1 < len(every) else len(found.text)
        if _elsewhere(found, years, low, high, anchors, roles):
            result.add(years.start)
    return frozenset(result)


def _lasting(words: Words, found: Annotated, span: Span) -> bool:
    """Whether a value of experience is a time: "many years", "decades"."""
    said = found.text[span.start : span.end]
    return span.value != "none" and any(token.text in words.counting.units for token in said)


def _anchors(words: Words, found: Annotated, subject: Subjects) -> tuple[list[_Anchor], list[_Anchor]]:
    """Everything that years may be of, and the roles among it."""
    working = employers(found.text, slot_values(found, "role"))
    status = {span.start for span in found.marks["status"]}
    own = [
        span
        for span in slot_values(found, "role")
        if span.value not in _NO_TRADE and span.start not in status and not subject.another(span.start, "role")
    ]
    roles = [_Anchor(span.start, span.value in ELSEWHERE, False) for span in own]
    covered = {at for span in own for at in range(span.start, span.end)}
    fields = [
        _Anchor(at, True, True)
        for at, token in enumerate(found.text)
        if token.text in words.careers and at not in working and at not in covered
    ]
    tech = {at for span in found.marks["tech"] for at in range(span.start, span.end)} - covered - working
    return sorted([*roles, *fields, *(_Anchor(at, False, False) for at in tech)]), roles


def _elsewhere(
    found: Annotated, years: Years, low: int, high: int, anchors: Sequence[_Anchor], roles: Sequence[_Anchor]
) -> bool:
    """Whether years are of another trade."""
    first, last = _stretch(found, years, low, high)
    near = anchors[bisect_left(anchors, (first,)) : bisect_left(anchors, (last,))]
    after = [anchor for anchor in near if anchor.at >= years.start]
    before = [anchor for anchor in near if anchor.at < years.start]
    firm = [anchor for anchor in (*after, *reversed(before)) if not (anchor.field and _place(found, anchor.at))]
    if firm:
        return firm[0].elsewhere
    if _as_a(found, years.end, last):
        return True
    if _of_that(found, years.end):
        spoken = [anchor for anchor in anchors[: bisect_left(anchors, (years.start,))] if not anchor.field]
        return bool(spoken) and spoken[-1].elsewhere
    following = bisect_left(roles, (years.start,))
    if following:
        return roles[following - 1].elsewhere
    fields = anchors[: bisect_left(anchors, (years.start,))]
    if any(anchor.field for anchor in (*near, *fields)):
        return True
    if roles:
        return roles[0].elsewhere
    return any(anchor.field for anchor in anchors[:1])


def _stretch(found: Annotated, years: Years, low: int, high: int) -> tuple[int, int]:
    """The words that stand with years: to the end of their clause, to a turn ("and", "then") or to other years."""
    text = found.text
    first = years.start
    while first > max(low, years.start - _REACH) and not text[first - 1].ends and text[first - 1].text not in _TURNS:
        first -= 1
    last = years.end
    denied = found.within("negation", years.end, high)
    high = min([high, *(span.start for span in denied[:1])])
    while last < min(high, years.end + _REACH) and not text[last - 1].ends and text[last].text not in _TURNS:
        last += 1
    return first, last


def _place(found: Annotated, at: int) -> bool:
    """Whether a field is only where somebody works: "at a bank"."""
    first = max(found.clause(at)[0], at - _ADJECTIVES)
    return any(found.text[before].text in _PLACED for before in range(first, at))


def unspecified(found: Annotated, subject: Subjects) -> bool:
    """Whether the text tells whom somebody works for and nothing of what they do: "been with Siemens for 10 years"."""
    own = (span for span in slot_values(found, "role") if not subject.another(span.start, "role"))
    if found.marks["tech"] or any(span.value not in _NO_TRADE for span in own):
        return False
    if any(_at_somebody(found, item.end) for item in found.years):
        return True
    years = {item.start for item in found.years}
    platforms = {span.start for span in slot_values(found, "platform")}
    for mark in found.marks["employed"]:
        at = mark.end
        with_a_tool = at in platforms and found.text[at - 1].text == "with"
        if at == len(found.text) or found.text[at - 1].ends or at in years or with_a_tool:
            continue
        if found.text[at].text not in _POINTING:
            return True
    return False


def _at_somebody(found: Annotated, at: int) -> bool:
    """Whether words go on with somebody, of whom nothing else is known: "8 years for Deutsche Bank"."""
    following = [token.text for token in found.text[at : at + 2]]
    if len(following) < 2 or found.text[at - 1].ends or following[0] not in {"at", "for", "with"}:
        return False
    tool = following[0] == "with" and any(span.start == at + 1 for span in slot_values(found, "platform"))
    return not tool and following[1] not in _POINTING and following[1] not in {"now", "sure"}


def _as_a(found: Annotated, start: int, end: int) -> bool:
    """Whether the years are told to be those of some trade, which no list knows: "6 years as a falconer"."""
    said = [token.text for token in found.text[start:end]]
    unknown = len(said) > 2 and said[0] in {"as", "being"} and said[1] in {"a", "an"}
    return unknown and not found.around("status", start + 2)


def _of_that(found: Annotated, at: int) -> bool:
    """Whether the years are of what was just said: "R, 4 years of it"."""
    said = [token.text for token in found.text[at : at + 2]]
    return len(said) == 2 and said[0] in {"of", "in", "doing", "with"} and said[1] in {"it", "that", "this", "those"}
