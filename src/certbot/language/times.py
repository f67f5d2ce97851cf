"""The days, months, quarters and years that a text names: "15 March", "2026-07", "last quarter", "the past 90 days".

What is named in a way that leaves it open which days are meant ("early 2026", "06/07/2026", "last spring") is unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from certbot.catalog.dates import PartialDate, months_before
from certbot.language.normalise import Token

_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_ALSO_WORDS = frozenset({"may", "march", "mar"})
"""Names of months that are such only beside a number or after one of these."""
_BEFORE_MONTHS = frozenset(
    "since after from in during of for before until till by between and to through this last next".split()
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_BACK = frozenset({"last", "past", "previous"})
_ON = frozenset({"next", "coming", "following"})
_NOW = frozenset({"this", "current"})
_COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {"a": 1, "couple": 2, "few": 3}
_DAYS = {"day": 1, "week": 7}
_MONTHS_LONG = {"month": 1, "quarter": 3, "year": 12}
_UNITS = {name + s: name for name in (*_DAYS, *_MONTHS_LONG) for s in ("", "s")}
_STARTS = frozenset({"start", "beginning"})
_EDGES = _STARTS | {"end"}
_ROUGH = frozenset({"early", "mid", "middle", "late"})
_OPEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday weekend spring summer autumn winter christmas easter "
    "half decade decades fortnight semester quarter quarters".split()
)
"""Times that are not read."""
_SHORT = frozenset({"hour", "hours", "minute", "minutes", "night"})
_YEARS = range(1900, 2100)
_MOST = 999


@dataclass(frozen=True, slots=True)
class Unread:
    """A time that is named, but not read."""


UNREAD = Unread()


@dataclass(frozen=True, slots=True)
class Time:
    """The days from `first` to `last`, both inclusive, which the words from `start` up to `end` name.

    `day_of_year` is the month, and the day or None, where no year is named: then it is the last one of that name.
    An `edge` is a single day that stands for something longer ("the end of June", "three months ago").
    """

    start: int
    end: int
    first: date
    last: date
    day_of_year: tuple[int, int | None] | None = None
    edge: bool = False

    def in_year(self, year: int) -> Time | Unread:
        """The same month or day of that year; itself if it has a year of its own."""
        if self.day_of_year is None:
            return self
        return _partial(self.start, self.end, year, *self.day_of_year)


Read = Time | Unread | None


def times(text: Sequence[Token], today: date) -> list[Time] | Unread:
    """All times that a text names, in their order; UNREAD if one of them cannot be read."""
    found: list[Time] = []
    at = 0
    while at < len(text):
        time = _time(text, at, today, follows=bool(found) and found[-1].end == at)
        if isinstance(time, Unread):
            return time
        if time is not None:
            found.append(time)
        at = at + 1 if time is None else time.end
    return found


def word(text: Sequence[Token], at: int) -> str:
    """The word at a place, empty where there is none."""
    return text[at].text if 0 <= at < len(text) else ""


def _time(text: Sequence[Token], at: int, today: date, follows: bool = False) -> Read:
    """The time that begins at a place; `follows` if another one ends just before it."""
    here = word(text, at)
    if here in _EDGES:
        return _edge(text, at, today)
    if here in _ROUGH:
        inner = _inner(text, at + 1)
        if word(text, inner) in _ROUGH:
            return None  # the last of these words decides
        return UNREAD if _year(text, inner) is not None or _time(text, inner, today) is not None else None
    if here == "today" or (here == "now" and word(text, at - 1) in {"until", "till", "to", "and"}):
        return Time(at, at + 1, today, today)
    if here in {"yesterday", "tomorrow"}:
        day = today + timedelta(days=1 if here == "tomorrow" else -1)
        return Time(at, at + 1, day, day)
    if here in _BACK | _ON | _NOW:
        return _beside_today(text, at, today)
    return _ago(text, at, today) or _quarter(text, at, today) or _named(text, at, today, follows)


def _inner(text: Sequence[Token], at: int) -> int:
    """Where the time begins that "the end", "early" or "half" is a part of."""
    while word(text, at) in {"of", "the"}:
        at += 1
    return at


def _edge(text: Sequence[Token], at: int, today: date) -> Read:
    """ "The start of 2026", "the end of the month"."""
    inner = _inner(text, at + 1)
    if inner == at + 1 or word(text, inner) in _EDGES | _ROUGH:
        return None  # the edge of an edge is that edge
    unit = _UNITS.get(word(text, inner))
    whole = _around(inner, inner + 1, unit, 0, today) if unit is not None else _time(text, inner, today)
    if not isinstance(whole, Time):
        return whole
    day = whole.first if word(text, at) in _STARTS else whole.last
    return Time(at, whole.end, day, day, edge=True)


def _beside_today(text: Sequence[Token], at: int, today: date) -> Read:
    """ "This year", "last quarter", "the past 90 days", "the next couple of months", "last June"."""
    here, following = word(text, at), word(text, at + 1)
    step = -1 if here in _BACK else 1 if here in _ON else 0
    if following in _MONTHS and _year(text, at + 2) is None and not _whole(word(text, at + 2), 31):
        return _month_beside(at, _MONTHS[following], step, today)
    unit = _UNITS.get(following)
    if unit is not None and here not in {"past", "coming"} and not (unit == "week" and step < 0):
        return _around(at, at + 2, unit, step, today)
    number = _number(following)
    place = at + 1 if number is None else at + 2
    place += word(text, place) == "of"
    unit = _UNITS.get(word(text, place))
    if unit is not None and step and (number is not None or place == at + 1):
        return _counted(at, place + 1, unit, step * (number or 1), today)
    near = {word(text, at + ahead) for ahead in (1, 2, 3)}
    counted = following[:1].isdigit() and not _year(text, at + 1)
    return UNREAD if counted or near & (_UNITS.keys() | _SHORT) or following in _OPEN else None


def _month_beside(at: int, month: int, step: int, today: date) -> Time | Unread:
    """ "Last June": the one before this month. Of the month that it is now, nobody knows which one is meant."""
    if step and month == today.month:
        return UNREAD
    year = today.year + (step if (month - today.month) * step < 0 or not step else 0)
    return _partial(at, at + 2, year, month, None)


def _around(start: int, end: int, unit: str, step: int, today: date) -> Time:
    """The week, month, quarter or year of the calendar so many steps from the one that it is."""
    if unit in _DAYS:
        days = _DAYS[unit]
        first = today - timedelta(days=today.weekday() if unit == "week" else 0) + timedelta(days=days * step)
        return Time(start, end, first, first + timedelta(days=days - 1))
    months = _MONTHS_LONG[unit]
    first = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    first = months_before(first, -months * step)
    return Time(start, end, first, months_before(first, -months) - timedelta(days=1))


def _counted(start: int, end: int, unit: str, number: int, today: date) -> Time:
    """So many days, weeks, months or years up to today, or from tomorrow on."""
    if unit in _DAYS:
        other = today + timedelta(days=_DAYS[unit] * number)
    else:
        other = months_before(today, -_MONTHS_LONG[unit] * number)
    return Time(start, end, other, today) if number < 0 else Time(start, end, today + timedelta(days=1), other)


def _ago(text: Sequence[Token], at: int, today: date) -> Read:
    """ "Three months ago"."""
    unit, number = _UNITS.get(word(text, at + 1)), _number(word(text, at))
    if unit is None or word(text, at + 2) != "ago":
        return None
    if number is None:
        return UNREAD
    day = _counted(at, at + 3, unit, -number, today).first
    return Time(at, at + 3, day, day, edge=True)


def _quarter(text: Sequence[Token], at: int, today: date) -> Read:
    """ "Q1 2026", "the third quarter of 2026"; without a year that of this year, if it has begun."""
    here, following = word(text, at), word(text, at + 1)
    number = _QUARTERS.get(here) if following == "quarter" else _whole(following, 4) if here == "q" else None
    if number is None:
        halves = here == "h" and following in {"1", "2"} and text[at].after == ""
        return UNREAD if halves else None
    end = _inner(text, at + 2)
    year = _year(text, end)
    end = at + 2 if year is None else end + 1
    first = date(year or today.year, number * 3 - 2, 1)
    if year is None and first > today:
        first = first.replace(year=today.year - 1)
    return Time(at, end, first, months_before(first, -3) - timedelta(days=1))


def _named(text: Sequence[Token], at: int, today: date, follows: bool) -> Read:
    """A day, a month or a year by its name or in ISO form."""
    here, before = word(text, at), text[at - 1] if at else None
    if here in _OPEN:
        return UNREAD
    if here in _MONTHS:
        return _month(text, at, at + 1, None, today)
    day = _whole(here, 31)
    if day is not None:
        after = at + 1 + (word(text, at + 1) in _ORDINALS)
        after += word(text, after) == "of"
        glued = before is not None and before.after in {"-", "/"} and before.text.isdecimal()
        if word(text, after) in _MONTHS and text[at].after in {" ", "-", ""}:
            return UNREAD if glued else _month(text, after, after + 1, day, today, start=at)
    year = _year(text, at)
    if year is None:
        return None
    if before is not None and before.after in {"-", "/"} and before.text[-1].isdecimal() and not follows:
        return UNREAD  # "06/07/2026": nobody knows which is the day
    if before is not None and before.after in {"", "-"} and not follows:
        return None  # a part of some code
    return _iso(text, at, year)


def _iso(text: Sequence[Token], at: int, year: int) -> Time | Unread:
    """ "2026", "2026-07", "2026/07/23"."""
    parts = [f"{year}"]
    end = at + 1
    while len(parts) < 3 and text[end - 1].after in {"-", "/"} and word(text, end)[:1].isdigit():
        number = _whole(word(text, end), 99)
        if number is None:
            if _year(text, end) is not None and len(parts) == 1:
                break  # "2025-2026"
            return UNREAD
        parts.append(f"{number:02}")
        end += 1
    return _parsed(at, end, "-".join(parts))


def _month(
    text: Sequence[Token], at: int, end: int, day: int | None, today: date, *, start: int | None = None
) -> Time | Unread | None:
    """ "January 2026", "15 January", "January 15th, 2026", "since March"."""
    start, month = at if start is None else start, _MONTHS[word(text, at)]
    if day is None and (day := _whole(word(text, end), 31)) is not None:
        end += 1 + (word(text, end + 1) in _ORDINALS)
    comes = end + (word(text, end) == "of")
    year = _year(text, comes)
    if year is not None:
        return _partial(start, comes + 1, year, month, day)
    if word(text, end).isdecimal() and len(word(text, end)) == 4:
        return UNREAD
    if day is None and word(text, at) in _ALSO_WORDS and word(text, start - 1) not in _BEFORE_MONTHS:
        return None
    time = _partial(start, end, today.year - ((month, day or 1) > (today.month, today.day)), month, day)
    return time if isinstance(time, Unread) else Time(start, end, time.first, time.last, (month, day))


def _partial(start: int, end: int, year: int, month: int, day: int | None) -> Time | Unread:
    return _parsed(start, end, f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}")


def _parsed(start: int, end: int, text: str) -> Time | Unread:
    try:
        time = PartialDate.parse(text)
    except ValueError:
        return UNREAD  # no day of the calendar
    return Time(start, end, time.first, time.last)


def _year(text: Sequence[Token], at: int) -> int | None:
    here = word(text, at)
    return int(here) if len(here) == 4 and here.isdecimal() and int(here) in _YEARS else None


def _number(here: str) -> int | None:
    return _NUMBERS.get(here) or _whole(here, _MOST)


def _whole(here: str, most: int) -> int | None:
    return int(here) if here.isdecimal() and len(here) < 4 and 1 <= int(here) <= most else None
