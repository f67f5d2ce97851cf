"""Which of several values counts: negation, correction, preference, and what is past.

A "not" reaches forward to the end of its clause or to a word that turns it ("but", "we", "I"). Of several values
of one slot the first counts, unless one follows a correction ("actually", "no, ...") or a word of the present ("now"),
then that one; or one is preferred ("mostly gcp"). What is said to be over does not count while something else does, nor
does what was told before ("I said 10 years, but it is 5").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from certbot.catalog.vocabulary import SLOTS
from certbot.language.annotate import Annotated
from certbot.language.spans import holding, starting
from certbot.language.templates import Span

REACH = 6
"""So many words before a value may a mark stand."""
_VAGUE = {"career-changer": 1, "other": 2, "none": 2, "beginner": 3}


_HALTING = frozenset({"wait", "sorry", "on"})
"""Last words of a correction that begins with a "no"."""


class _Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that counts, and those that were denied."""

    value: str | None
    denied: tuple[str, ...] = ()


def negated(found: Annotated, start: int) -> bool:
    """Whether a "not" reaches the token at `start`, or stands behind it where a language has it there."""
    return any(found.same_clause(span.start, span.end - 1) for span in found.around("denied", start)) or any(
        not (found.around("unnegation", span.start) or _corrects(found, span))
        and not _spent(found, span, start)
        and not any(other.start >= span.end for other in found.before("turn", start, start - span.end))
        for span in found.before("negation", start, REACH)
    )


def _corrects(found: Annotated, negation: Span) -> bool:
    """Whether a "not" is a part of what puts something right: "no wait 4"."""
    around = (*found.around("correction", negation.start), *found.around("retort", negation.start))
    return any(span.end > negation.end and found.text[span.end - 1].text in _HALTING for span in around)


def _spent(found: Annotated, negation: Span, start: int) -> bool:
    """Whether a "not" belongs to a value that ends before the token at `start` ("no exp, want ...")."""
    return any(
        value.end <= start
        for value in holding(found.values, negation.start, negation.end, found.most)
        if value.kind in SLOTS
    )


def marked(found: Annotated, mark: str, start: int, reach: int = REACH) -> int:
    """Where a mark ends that stands before the token at `start`, in its clause; -1 if none does."""
    return max((span.end for span in found.before(mark, start, reach)), default=-1)


def corrected_from(found: Annotated) -> int:
    """Where the last correction ends that something follows; -1 if there is none."""
    return max(corrections(found), default=-1)


def corrections(found: Annotated) -> list[int]:
    """Where the corrections end that something follows, in order: "actually", or a "no," that is a clause of its own
    after something was said."""
    ends = [span.end for span in found.marks["correction"]]
    for span in found.marks["retort"]:
        first, last = found.clause(span.start)
        if first == span.start and first > 0 and (last == span.end or found.text[first].text == "well"):
            ends.append(span.end)
    return sorted(end for end in ends if end < len(found.text))


def current(found: Annotated, items: Sequence[Item]) -> Sequence[Item]:
    """Those of one slot that were not taken back by others: the ones after a correction, without what was told
    before."""
    fresh = [item for item in items if not _told(found, item, items)]
    items = fresh or items
    ends = corrections(found)
    if len(items) > 1 and ends:
        following = bisect_left(ends, items[-1].start + 1)
        since = ends[following - 1] if following else -1
        if items[0].start < since:
            return [item for item in items if item.start >= since]
    return items


def _told(found: Annotated, item: Item, items: Sequence[Item]) -> bool:
    """Whether a value was told before: the first one after "I said"."""
    told = marked(found, "told", item.start, 3)
    return told >= 0 and not any(told <= other.start < item.start for other in items)


def choose(found: Annotated, spans: Sequence[Span]) -> Choice:
    """The value that counts among those of one slot."""
    denied = tuple(span.value for span in spans if _taken_back(found, span))
    stated = [span for span in spans if not _taken_back(found, span)]
    stated = [span for span in stated if not aimed_at(found, span)]
    if not stated:
        return Choice(None, denied)
    lasting: Sequence[Span] = [span for span in stated if not _past(found, span)] or ([] if denied else stated)
    if not lasting:
        return Choice(None, denied)
    lasting = current(found, lasting)
    preferred = [span for span in lasting if _preferred(found, span, lasting)]
    if preferred:
        return Choice(preferred[-1].value, denied)
    present = [span for span in lasting if _present(found, span) or _moved_to(found, span)]
    if present and len(lasting) > 1:
        return Choice(present[-1].value, denied)
    return Choice(min(lasting, key=lambda span: _vagueness(found, span)).value, denied)


def _preferred(found: Annotated, span: Span, others: Sequence[Span]) -> bool:
    """Whether a word such as "mostly" stands before a value, with no other value between, or closes its clause."""
    before = marked(found, "preference", span.start, 2)
    if before >= 0 and found.text[before].text != "than" and not starting(others, before, span.start):
        return True
    after = found.within("preference", span.end, span.end + 1)
    return any(
        mark.end == len(found.text) or found.text[mark.end - 1].ends or found.text[mark.end].text == "than"
        for mark in after
    )


def aimed_at(found: Annotated, span: Span) -> bool:
    """Whether a role is what somebody wants to become ("from nursing to data science"), not what they are."""
    if span.kind != "role":
        return False
    if any(mark.end == span.start for mark in found.within("aim", span.start - REACH, span.start)):
        return True  # "want another life: developer"
    return bool(found.before("towards", span.start, 0)) and corrected_from(found) < 0


def _present(found: Annotated, span: Span) -> bool:
    """Whether a word of the present stands before a value, or closes its clause ("azure now")."""
    if marked(found, "present", span.start, 3) >= 0:
        return True
    after = found.within("present", span.end, span.end + 1) if not found.text[span.end - 1].ends else ()
    return any(mark.end == len(found.text) or found.text[mark.end - 1].ends for mark in after)


def _moved_to(found: Annotated, span: Span) -> bool:
    """Whether a platform follows another ("from aws to gcp")."""
    return span.kind == "platform" and bool(found.before("towards", span.start, 0))


def _taken_back(found: Annotated, span: Span) -> bool:
    """Whether a "not" reaches a value, or the words after it refuse it ("aws isn't an option")."""
    if _asked_and_denied(found, span):
        return True
    refused = any(mark.start == span.end for mark in found.within("refusal", span.end, span.end + 1))
    if refused and found.same_clause(span.start, span.end):
        return True
    return not _denies(found, span) and negated(found, span.start)


def _asked_and_denied(found: Annotated, span: Span) -> bool:
    """Whether a value is only asked for, and denied at once: "apprentice? no"."""
    asked = span.end < len(found.text) and found.text[span.end - 1].after == "?"
    return asked and any(mark.start == span.end for mark in found.within("retort", span.end, span.end + 1))


def _denies(found: Annotated, span: Span) -> bool:
    """Whether a value is a denial itself ("no cloud", "not much experience"): a "not" before does not deny it again."""
    return bool(found.within("negation", span.start, span.end))


def _vagueness(found: Annotated, span: Span) -> int:
    """Values that give way to others: "no preference, maybe aws", "a nurse, changing careers", a degree ("PhD in
    physics, then data scientist")."""
    degree = span.value == "researcher" and found.text[span.start].text == "phd"
    return 1 if degree else _VAGUE.get(span.value, 0)


def _past(found: Annotated, span: Span) -> bool:
    end = marked(found, "past", span.start, 3)
    return end >= 0 and marked(found, "present", span.start, 3) < end
