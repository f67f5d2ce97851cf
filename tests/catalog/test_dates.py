from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.dates import PartialDate, months_before

DAYS = st.dates(date(1900, 1, 1))


@given(DAYS)
def test_a_day_is_that_day(day: date) -> None:
    """A full date means its day alone."""
    parsed = PartialDate.parse(day.isoformat())
    assert (parsed.first, parsed.last, parsed.exact) == (day, day, True)


@given(DAYS)
def test_a_month_or_year_holds_its_days(day: date) -> None:
    """A month spans its days and a year its months, from the first to the last."""
    month, year = PartialDate.parse(day.isoformat()[:7]), PartialDate.parse(day.isoformat()[:4])
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.first.day, year.first.month, year.last.month) == (1, 1, 12)
    assert not month.exact and not year.exact


@pytest.mark.parametrize(
    ("text", "last"), [("2024-02", date(2024, 2, 29)), ("2026-02", date(2026, 2, 28)), ("2026-12", date(2026, 12, 31))]
)
def test_last_day_of_a_month(text: str, last: date) -> None:
    """A month ends on its own last day, leap years counted."""
    assert PartialDate.parse(text).last == last


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-7", "2026-13", "2026-02-30", "2026-07-", "0000", "July 2026", "2026/07", " 2026", "2026-07-1"],
)
def test_what_is_no_date(text: str) -> None:
    """Anything that is no ISO day, month or year of the calendar is refused."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@given(DAYS, DAYS)
def test_order(one: date, other: date) -> None:
    """Exact dates stand in the order of the calendar; equal texts are equal dates."""
    a, b = PartialDate.parse(one.isoformat()), PartialDate.parse(other.isoformat())
    assert (a < b, a == b, a > b) == (one < other, one == other, one > other)
    assert a != b or hash(a) == hash(b)


def test_is_never_equal_to_another_type() -> None:
    """A partial date is no date and no text."""
    assert PartialDate.parse("2026") != "2026"
    assert PartialDate.parse("2026-07-01") != date(2026, 7, 1)


def test_keeps_its_text() -> None:
    """A date prints as it was written, and is copied and pickled as itself."""
    parsed = PartialDate.parse("2026-07")
    assert str(parsed) == "2026-07"
    assert copy.deepcopy(parsed) == pickle.loads(pickle.dumps(parsed)) == parsed
    assert repr(parsed) == "PartialDate.parse('2026-07')"


def test_cannot_be_changed() -> None:
    """A date is immutable."""
    with pytest.raises(AttributeError, match="text"):
        PartialDate.parse("2026").text = "2027"


def test_months_before_a_day() -> None:
    """It is the same day of an earlier month, or the last that this month has."""
    assert months_before(date(2026, 11, 21), 0) == date(2026, 11, 21)
    assert months_before(date(2026, 11, 21), 6) == date(2026, 5, 21)
    assert months_before(date(2026, 1, 31), 1) == date(2025, 12, 31)
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2024, 2, 29), 12) == date(2023, 2, 28)


@given(DAYS, st.integers(0, 1200))
def test_more_months_are_never_later(day: date, months: int) -> None:
    """A month more leads to an earlier month."""
    assert (months_before(day, months + 1).replace(day=1)) < months_before(day, months).replace(day=1)
