"""Tests of the single times that a text names; tests of periods show the rest."""

from __future__ import annotations

from datetime import date

from certbot.language.normalise import tokens
from certbot.language.times import UNREAD, Time, times

TODAY = date(2026, 11, 21)


def test_each_time_with_its_place() -> None:
    """Times stand in their order, each with the tokens that name it; a month without a year says so."""
    assert times(tokens("from 15 March 2026 to June"), TODAY) == [
        Time(1, 4, date(2026, 3, 15), date(2026, 3, 15)),
        Time(5, 6, date(2026, 6, 1), date(2026, 6, 30), day_of_year=(6, None)),
    ]


def test_one_that_is_not_read_is_enough() -> None:
    """Where one time is not clear, none is told."""
    assert times(tokens("in 2025 or early 2026"), TODAY) == UNREAD


def test_a_day_of_another_year() -> None:
    """A time without a year can be that of any year which has such a day; one with a year stays what it is."""
    dated = Time(0, 1, date(2025, 1, 1), date(2025, 12, 31))
    assert dated.in_year(2020) == dated
    leap = Time(0, 2, date(2024, 2, 29), date(2024, 2, 29), day_of_year=(2, 29))
    assert leap.in_year(2026) == UNREAD
    assert leap.in_year(2028) == Time(0, 2, date(2028, 2, 29), date(2028, 2, 29))


def test_words_of_a_part_of_a_time_may_repeat() -> None:
    """Of "early mid" or "the start of the end" the last word decides; however many there are, they are read."""
    assert times(tokens("early mid early 2026"), TODAY) == UNREAD
    assert times(tokens("mid " * 1200), TODAY) == []
    assert times(tokens("end of " * 600), TODAY) == []
    (time,) = times(tokens("the start of the end of June"), TODAY)
    assert (time.first, time.last) == (date(2026, 6, 30), date(2026, 6, 30))
