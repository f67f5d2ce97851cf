"""Tests of the time that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.normalise import tokens
from certbot.language.periods import Period, find_period
from certbot.language.times import UNREAD, Unread

TODAY = date(2026, 11, 21)
WORDS = (
    "since in last past this year month months days 2026 2025 13 31 0 may march january of the st - / . , ? 29 "
    "february before until between to after and next end q soon"
).split()


def period(text: str) -> Period | Unread | None:
    return find_period(tokens(text), TODAY)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("what changed since January 2026?", "2026-01-01"),
        ("since 2026-03-15", "2026-03-15"),
        ("since 2026/03", "2026-03-01"),
        ("news since 15 March", "2026-03-15"),
        ("since the 15th of March 2026", "2026-03-15"),
        ("since March 15th, 2026", "2026-03-15"),
        ("since december", "2025-12-01"),
        ("since Nov 22", "2025-11-22"),
        ("since may", "2026-05-01"),
        ("anything after 2024?", "2025-01-01"),
        ("since last year", "2025-01-01"),
        ("what retired this year?", "2026-01-01"),
        ("this month", "2026-11-01"),
        ("this week", "2026-11-16"),
        ("since yesterday", "2026-11-20"),
        ("in 2026", "2026-01-01"),
        ("the last 3 months", "2026-08-21"),
        ("in the past year", "2025-11-21"),
        ("the last couple of weeks", "2026-11-07"),
        ("past 90 days", "2026-08-23"),
        ("what is new with AI-900 since june", "2026-06-01"),
    ],
)
def test_a_time_that_goes_on(text: str, first: str) -> None:
    """After "since", and for whatever reaches today, the time has a first day only."""
    assert period(text) == Period(date.fromisoformat(first))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what changed in 2025", "2025-01-01", "2025-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("in March", "2026-03-01", "2026-03-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("news of 2026-07", "2026-07-01", "2026-07-31"),
    ],
)
def test_a_time_that_is_over(text: str, first: str, last: str) -> None:
    """A month or a year that has passed is that time alone."""
    assert period(text) == Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what changed before 2026?", None, "2025-12-31"),
        ("prior to 15 March 2026", None, "2026-03-14"),
        ("until June 2026", None, "2026-06-30"),
        ("up to the end of june", None, "2026-06-30"),
        ("before June", None, "2026-05-31"),
        ("2025 and earlier", None, "2025-12-31"),
        ("after 2025", "2026-01-01", None),
        ("after June", "2026-07-01", None),
        ("from 2025 on", "2025-01-01", None),
        ("2025 onwards", "2025-01-01", None),
        ("since the beginning of the year", "2026-01-01", None),
        ("since the end of june", "2026-06-30", None),
        ("since 3 months ago", "2026-08-21", None),
        ("between January and March 2026", "2026-01-01", "2026-03-31"),
        ("from January to March 2026", "2026-01-01", "2026-03-31"),
        ("from November to February 2026", "2025-11-01", "2026-02-28"),
        ("from June 2025 to March", "2025-06-01", "2026-03-31"),
        ("between October and December", "2025-10-01", "2025-12-31"),
        ("between 3 March and 15 March 2026", "2026-03-03", "2026-03-15"),
        ("2026-01-01 to 2026-03-31", "2026-01-01", "2026-03-31"),
        ("between 2024 and 2025", "2024-01-01", "2025-12-31"),
        ("june-august 2026", "2026-06-01", "2026-08-31"),
        ("in 2024-2025", "2024-01-01", "2025-12-31"),
        ("since june and before august", "2026-06-01", "2026-07-31"),
        ("in June and July", "2026-06-01", "2026-07-31"),
        ("on 15 March 2026", "2026-03-15", "2026-03-15"),
        ("last June", "2026-06-01", "2026-06-30"),
    ],
)
def test_the_words_that_bound_a_time(text: str, first: str | None, last: str | None) -> None:
    """Before, until, after, from and between are read; "after" begins the day after the last day of a time."""
    begins = date.min if first is None else date.fromisoformat(first)
    assert period(text) == Period(begins, None if last is None else date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last 120 days", "2026-07-24", None),
        ("the past 365 days", "2025-11-21", None),
        ("last 999 days", "2024-02-26", None),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("this quarter", "2026-10-01", None),
        ("the last 2 quarters", "2026-05-21", None),
        ("in Q1 2026", "2026-01-01", "2026-03-31"),
        ("the first quarter of 2026", "2026-01-01", "2026-03-31"),
    ],
)
def test_long_counts_and_quarters(text: str, first: str, last: str | None) -> None:
    """Up to 999 units are counted back; quarters are those of the calendar."""
    assert period(text) == Period(date.fromisoformat(first), None if last is None else date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2027", "2027-01-01", "2027-12-31"),
        ("since 2030", "2030-01-01", None),
        ("next year", "2027-01-01", "2027-12-31"),
        ("the next 6 months", "2026-11-22", "2027-05-21"),
        ("what's coming up?", "2026-11-22", None),
        ("what retires soon?", "2026-11-22", None),
        ("upcoming changes this year", "2026-11-22", "2026-12-31"),
        ("what will change in January?", "2027-01-01", "2027-01-31"),
    ],
)
def test_a_time_ahead(text: str, first: str, last: str | None) -> None:
    """What is to come has days of its own, and a month without a year is then the next one."""
    assert period(text) == Period(date.fromisoformat(first), None if last is None else date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["what's new?", "what may change", "on the march", "news on AI-2026", "AI-900", "the last exam", ""]
)
def test_no_time(text: str) -> None:
    """Where no time is named there is none."""
    assert period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "since 2025-06-31",
        "31 June 2026",
        "2025-13",
        "since february 29",
        "06/07/2026",
        "15.06.2026",
        "the last 0 months",
        "the last 1000 days",
        "last twenty days",
        "last 24 hours",
        "last year and a half",
        "early 2026",
        "mid-2026",
        "the first half of 2026",
        "at the end of June",
        "three months ago",
        "on Monday",
        "last spring",
        "last November",
        "June or July",
        "June and August",
        "this year and last year",
        "from 3 to 15 March 2026",
        "not before 2026",
        "since before 2026",
        "since ever",
        "what launched after AI-102 retired in 2026?",
        "from 2026 to 2025",
    ],
)
def test_a_time_that_is_not_read(text: str) -> None:
    """A time that is named, but leaves it open which days are meant, is never another one."""
    assert period(text) == UNREAD


def test_without_a_year_it_is_the_last_one() -> None:
    """A day without a year that has not come yet this year is that of last year; today is this year's."""
    assert period("since 21 november") == Period(date(2026, 11, 21))
    assert period("since 22 november") == Period(date(2025, 11, 22))


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text())
def test_whatever_is_typed(text: str) -> None:
    """No text is an error, and a time never ends before it begins."""
    found = period(text)
    if isinstance(found, Period):
        assert found.last is None or found.first <= found.last
