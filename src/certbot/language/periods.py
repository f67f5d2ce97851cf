"""The time that a question is about: "since January 2026", "before June", "from March to May", "the past 90 days".

Only what can be read without doubt. A month without a year is the last one of that name, in a question for what is to
come the next one. A time that is named in another way is UNREAD: better no answer about it than one about another time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from certbot.language.normalise import Token
from certbot.language.times import UNREAD, Time, Unread, times, word

Bound = Literal["since", "after", "before", "until", "to", "between"]
_BOUNDS: dict[tuple[str, ...], Bound] = {
    ("since",): "since", ("from",): "since", ("starting",): "since", ("starting", "in"): "since",
    ("starting", "from"): "since", ("as", "of"): "since", ("as", "from"): "since", ("back", "to"): "since",
    ("after",): "after", ("later", "than"): "after", ("newer", "than"): "after",
    ("before",): "before", ("prior", "to"): "before", ("earlier", "than"): "before", ("older", "than"): "before",
    ("until",): "until", ("till",): "until", ("through",): "until", ("by",): "until", ("up", "to"): "until",
    ("up", "until"): "until", ("up", "till"): "until", ("to",): "to", ("between",): "between",
}  # fmt: skip
"""The words before a time that tell what of it is meant."""
_TRAILING: dict[str, Bound] = {
    "later": "since", "after": "since", "newer": "since", "onward": "since", "onwards": "since",
    "earlier": "until", "before": "until", "older": "until",
}  # fmt: skip
"""The words after a time that do so: "2025 and later", "June onwards". That time is a part of what is meant."""
_STRAY = frozenset({"since", "before", "until", "till", "after"})
"""Words that bound a time whatever follows them: one that belongs to no time read bounds one that is not."""
_DENIED = frozenset({"not", "no", "except", "excluding", "without"})
_AHEAD = frozenset({"soon", "upcoming", "coming", "ahead", "planned", "scheduled", "future", "will", "going"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both inclusive. `first` is date.min for a time that has no beginning, `last` is
    None for one that has no end: all that is known to come is in it."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A time with the words that bound it: those from `start` up to `end`."""

    time: Time
    bound: Bound | None
    start: int
    end: int


def find_period(text: Sequence[Token], today: date) -> Period | Unread | None:
    """The time that the text names: None where it names none, UNREAD where it is not clear which days are meant."""
    ahead = any(token.text in _AHEAD for token in text)
    found = times(text, today)
    if isinstance(found, Unread):
        return found
    bounded = [_bounded(text, time) for time in found]
    spoken = {at for one in bounded for at in range(one.start, one.end)}
    if any(token.text in _STRAY and at not in spoken for at, token in enumerate(text)):
        return UNREAD
    if any(word(text, _before(text, one.start)) in _DENIED | _STRAY for one in bounded if one.bound != "until"):
        return UNREAD
    period: Period | Unread | None
    match bounded:
        case []:
            return Period(today + _DAY) if ahead else None
        case [only]:
            period = _one(only, today, ahead)
        case [one, other]:
            period = _two(text, one, other, today)
        case _:
            return UNREAD
    if isinstance(period, Unread) or (period.last is not None and period.last < period.first):
        return UNREAD
    if not ahead or period.first > today:
        return period
    return UNREAD if period.last is not None and period.last <= today else Period(today + _DAY, period.last)


def _before(text: Sequence[Token], start: int) -> int:
    """The place of the word before a place, articles left out."""
    at = start - 1
    while word(text, at) in {"the", "a"}:
        at -= 1
    return at


def _bounded(text: Sequence[Token], time: Time) -> _Bounded:
    """A time with what stands before and after it."""
    at, end = _before(text, time.start), time.end
    pair, single = (word(text, at - 1), word(text, at)), (word(text, at),)
    start = time.start
    bound = _BOUNDS.get(pair) or _BOUNDS.get(single)
    if bound is not None:
        start = at - (pair in _BOUNDS)
    after = end + (word(text, end) in {"and", "or"})
    trailing = _TRAILING.get(word(text, after))
    if bound in {None, "since"} and trailing is not None and (after + 1 == len(text) or text[after].ends):
        bound, end = trailing, after + 1
    return _Bounded(time, bound, start, end)


def _one(one: _Bounded, today: date, ahead: bool) -> Period | Unread:
    """The days that a single time stands for."""
    time: Time | Unread = one.time
    if ahead and one.time.last < today and one.time.day_of_year is not None:
        time = one.time.in_year(one.time.first.year + 1)
    if isinstance(time, Unread):
        return time
    match one.bound:
        case "since":
            return Period(time.first)
        case "after":
            return Period(time.last + _DAY)
        case "before":
            return Period(date.min, time.first - _DAY)
        case "until":
            return Period(date.min, time.last)
        case None if not time.edge:
            goes_on = time.first <= today <= time.last and not ahead
            return Period(time.first, None if goes_on else time.last)
        case _:
            return UNREAD


def _two(text: Sequence[Token], one: _Bounded, other: _Bounded, today: date) -> Period | Unread:
    """The days from one time to another: "from March to May", "between 2024 and 2025", "after June, before August"."""
    between = [token.text for token in text[one.end : other.time.start] if token.text not in {"the", "and"}]
    touching = other.start <= one.end + (word(text, one.end) == "and")
    dashed = other.time.start == one.end and text[one.end - 1].after == "-"
    joined = touching and other.bound in {"to", "until"}
    first, last = _years(one.time, other.time)
    if isinstance(first, Unread) or isinstance(last, Unread):
        return UNREAD
    if one.bound == "between":
        if between or not (dashed or other.bound is None) or word(text, one.end) != "and":
            return UNREAD
    elif other.bound is None:
        # "June and July" is one time, "June and August" is two.
        adjacent = word(text, one.end) == "and" and first.last + _DAY == last.first and one.bound is None
        if between or not (dashed or adjacent):
            return UNREAD
    elif (other.bound == "to" and not joined) or (one.bound is None and not joined):
        return UNREAD
    if one.bound not in {None, "since", "after", "between"} or other.bound not in {None, "to", "until", "before"}:
        return UNREAD
    if one.bound is None and first.edge:
        return UNREAD
    return Period(
        first.last + _DAY if one.bound == "after" else first.first,
        last.first - _DAY if other.bound == "before" else last.last,
    )


def _years(one: Time, other: Time) -> tuple[Time | Unread, Time | Unread]:
    """Two times in their order: a month or day without a year takes that of the other one."""
    if (one.day_of_year is not None and one.first > other.first) or other.day_of_year is None:
        near = one.in_year(other.first.year)
        if isinstance(near, Time) and near.first > other.last:
            near = one.in_year(other.first.year - 1)
        return near, other
    near = other.in_year(one.first.year)
    if isinstance(near, Time) and near.last < one.first:
        near = other.in_year(one.first.year + 1)
    return one, near if one.day_of_year is None else other
