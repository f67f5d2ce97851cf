"""The time that a question is about: "since January 2026", "in 2025", "last month", "the past 90 days".

Only what can be read without doubt: a day, a month or a year by its name or in ISO form, and what is counted back from
today. A month without a year is the last one of that name; "may" and "march" are one only after a word such as "in".
What lies ahead of today says nothing of what has changed.
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
_SINCE = frozenset({"since", "after", "from"})
_TIME = _SINCE | {"in", "during", "of", "for"}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_BACK = frozenset({"last", "past", "previous"})
_COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {"couple": 2, "few": 3}
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_MONTHS_LONG = {"month": 1, "months": 1, "year": 12, "years": 12}
_EARLIEST = 2000
_MOST_BACK = 99


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both inclusive; `last` is None for a time that goes on until today."""

    first: date
    last: date | None = None


def find_period(text: Sequence[Token], today: date) -> Period | None:
    """The first time that the text names and that has begun by `today`; None where there is none."""
    for at in range(len(text)):
        found = _this_or_last(text, at, today) or _counted_back(text, at, today) or _named(text, at, today)
        if found is not None and found.first <= today:
            return found
    return None


def _word(text: Sequence[Token], at: int) -> str:
    """The word at a place, empty where there is none."""
    return text[at].text if 0 <= at < len(text) else ""


def _this_or_last(text: Sequence[Token], at: int, today: date) -> Period | None:
    """ "this year", "last month", "yesterday"."""
    match _word(text, at), _word(text, at + 1):
        case "today", _:
            return Period(today)
        case "yesterday", _:
            return Period(today - timedelta(days=1))
        case "this", "week":
            return Period(today - timedelta(days=today.weekday()))
        case "this", "month":
            return Period(today.replace(day=1))
        case "this", "year":
            return Period(date(today.year, 1, 1))
        case (("last" | "previous"), "month"):
            before = PartialDate.parse(f"{months_before(today, 1):%Y-%m}")
            return _period(before, _word(text, at - 1), today)
        case (("last" | "previous"), "year"):
            return _period(PartialDate.parse(str(today.year - 1)), _word(text, at - 1), today)
    return None


def _counted_back(text: Sequence[Token], at: int, today: date) -> Period | None:
    """ "last week", "the past 90 days", "the last couple of months"."""
    if _word(text, at) not in _BACK:
        return None
    number = _NUMBERS.get(_word(text, at + 1)) or _whole(_word(text, at + 1), _MOST_BACK)
    unit = at + (1 if number is None else 2)
    name = _word(text, unit + 1 if _word(text, unit) == "of" else unit)
    if name in _DAYS:
        return Period(today - timedelta(days=_DAYS[name] * (number or 1)))
    if name in _MONTHS_LONG:
        return Period(months_before(today, min(_MONTHS_LONG[name] * (number or 1), 12 * (today.year - _EARLIEST))))
    return None


def _named(text: Sequence[Token], at: int, today: date) -> Period | None:
    """A day, a month or a year by its name."""
    if _word(text, at) in _MONTHS:
        return _month(text, at, today)
    glued = at > 0 and text[at - 1].after in {"", "-"}  # a part of some code
    year = None if glued else _year(text, at, today)
    if year is None:
        return None
    parts = [f"{year}"]
    while len(parts) < 3 and text[at + len(parts) - 1].after in {"-", "/"}:
        number = _whole(_word(text, at + len(parts)), 12 if len(parts) == 1 else 31)
        if number is None:
            break
        parts.append(f"{number:02}")
    return _period(_parsed("-".join(parts)), _word(text, at - 1), today)


def _month(text: Sequence[Token], at: int, today: date) -> Period | None:
    """ "January 2026", "15 January", "January 15th, 2026", "since March"."""
    month, start, end = _MONTHS[_word(text, at)], at, at + 1
    back = at - 1 - (_word(text, at - 1) == "of")
    back -= _word(text, back) in _ORDINALS
    day = _whole(_word(text, back), 31)
    if day is not None:
        start = back
    elif (day := _whole(_word(text, end), 31)) is not None:
        end += 1 + (_word(text, end + 1) in _ORDINALS)
    year = _year(text, end, today)
    before = _word(text, start - 1)
    if year is None:
        if day is None and _word(text, at) in _ALSO_WORDS and before not in _TIME:
            return None
        year = today.year - ((month, day or 1) > (today.month, today.day))
    named = f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"
    return _period(_parsed(named), before, today)


def _period(time: PartialDate | None, before: str, today: date) -> Period | None:
    """That time and, after a word such as "since" or for a single day, all that followed."""
    if time is None:
        return None
    return Period(time.first, None if before in _SINCE or time.exact or time.last >= today else time.last)


def _parsed(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None  # no day of the calendar


def _year(text: Sequence[Token], at: int, today: date) -> int | None:
    word = _word(text, at)
    return int(word) if len(word) == 4 and word.isdecimal() and _EARLIEST <= int(word) <= today.year else None


def _whole(word: str, most: int) -> int | None:
    return int(word) if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= most else None
