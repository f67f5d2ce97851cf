"""Tests of the time that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.normalise import tokens
from certbot.language.periods import Period, find_period

TODAY = date(2026, 11, 21)
WORDS = (
    "since in last past this year month months days 2026 2025 13 31 0 may march january of the st - / . , ? 29 february"
).split()


def period(text: str) -> Period | None:
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
        ("anything after 2024?", "2024-01-01"),
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
    "text",
    [
        "what's new?",
        "what may change",
        "on the march",
        "since 2030",
        "news on AI-2026",
        "AI-900",
        "the last exam",
        "the last 0 months",
        "since ever",
        "",
    ],
)
def test_no_time(text: str) -> None:
    """Where no time is named, or one that lies ahead, nothing is read."""
    assert period(text) is None


def test_without_a_year_it_is_the_last_one() -> None:
    """A day without a year that has not come yet this year is that of last year; today is this year's."""
    assert period("since 21 november") == Period(date(2026, 11, 21))
    assert period("since 22 november") == Period(date(2025, 11, 22))


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text())
def test_whatever_is_typed(text: str) -> None:
    """No text is an error, and a time never begins after today or ends before it begins."""
    found = period(text)
    if found is not None:
        assert found.first <= TODAY
        assert found.last is None or found.first <= found.last < TODAY
