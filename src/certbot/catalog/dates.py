"""Dates as the sources give them: sometimes only a month or a year is known."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import total_ordering
from typing import Any, NoReturn

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@total_ordering
class PartialDate:
    """A day, a month or a year of the calendar, with the first and the last day it may mean.

    Readers choose the cautious side: a last exam day ends at `first`, a launch begins at `last`.
    Immutable, and a plain class, because msgspec would read a dataclass from a mapping.
    """

    __slots__ = ("first", "last", "text")

    text: str
    first: date
    last: date

    def __init__(self, text: str, first: date, last: date) -> None:
        for name, value in (("text", text), ("first", first), ("last", last)):
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2026``, ``2026-07`` or ``2026-07-23``.

        Raises ValueError when the text is none of these or names no day of the calendar.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date: write 2026, 2026-07 or 2026-07-23")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is None:
            return cls(text, date(year, 1, 1), date(year, 12, 31))
        if day is None:
            first = date(year, month, 1)
            return cls(text, first, first.replace(day=calendar.monthrange(year, month)[1]))
        exact = date(year, month, day)
        return cls(text, exact, exact)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.first == self.last

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"a date cannot be changed: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return PartialDate.parse, (self.text,)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    def __repr__(self) -> str:
        return f"PartialDate.parse({self.text!r})"

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        return self.text


def months_before(day: date, months: int) -> date:
    """The same day of the month so many `months` earlier (later if negative), or the last that this month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
