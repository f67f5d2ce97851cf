"""Years of experience."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.config import dialogs_dir
from certbot.language.load import load_words
from certbot.language.normalise import tokens
from certbot.language.numbers import experience, find_years
from certbot.language.understanding import Understanding

TODAY = date(2026, 11, 21)
COUNTING = load_words(dialogs_dir({})).counting


def years(text: str, asked: bool = False) -> list[float]:
    """The years found in a text."""
    return [round(item.years, 1) for item in find_years(tokens(text), COUNTING, asked, TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 yrs", [4]),
        ("4yrs", [4]),
        ("3.5 years", [3.5]),
        ("2-3 years", [2]),
        ("2 to 3 years", [2]),
        ("four years", [4]),
        ("a decade", [10]),
        ("two decades in software", [20]),
        ("half a year", [0.5]),
        ("6 months experience", [0.5]),
        ("a year and a half", [1.5]),
        ("one and a half years", [1.5]),
        ("since 2019", [7]),
        ("10+ yoe", [10]),
        ("a couple of years", [2]),
        ("over 8 years of experience", [8]),
        ("i'm 45 years old", []),
        ("i'm 30 years old with 6 years of dev experience", [6]),
        ("expires in 2 years", []),
        ("2 years ago", []),
        ("i have 3 months to prepare", []),
        ("20 years in nursing and 2 years python", [20, 2]),
        ("ai-102", []),
        ("2½ years", [2.5]),
        ("2 1/2 years", [2.5]),
        ("between 2 and 3 years", [2]),
        ("2/3 years", [2]),
        ("half a decade", [5]),
        ("from 2015 to 2020", [5]),
        ("2018 - present", []),
        ("from 2018 till now", [8]),
        ("i started coding in 2020", [6]),
        ("started my course in 2020", []),
        ("almost 3 years", [3.0]),
        ("2nd year student", []),
        ("10 years in sales, 2 as a developer", [10, 2]),
        ("10 years in sales, python for 2", [10, 2]),
        ("forty years old, twelve of them in data", [12]),
        ("they have 9 years, I have 3", [9, 3]),
        ("28 y/o", []),
        ("twenty-five years of Fortran", [25]),
        ("two and a half years", [2.5]),
        ("3 and half years", [3.5]),
        ("for the last 5 years", [5]),
        ("these past 4 years", [4]),
        ("it lasts 3 years", []),
        ("since March", [0.5]),
        ("since last year", [1]),
        ("since this spring", [0.5]),
        ("since March 2020", [6]),
        ("going on 4 years", [4]),
        ("a whole year", []),
        ("my second year", []),
        ("make that 6", [6]),
        ("for 2", []),
    ],
)
def test_years_are_read_as_people_write_them(text: str, expected: list[float]) -> None:
    """Words, ranges and abbreviations count; ages and deadlines do not."""
    assert years(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", [4]),
        ("ten", [10]),
        ("i'm 45", []),
        ("about 5", [5]),
        ("6 months", [0.5]),
        ("2018", [8]),
        ("2018 - present", [8]),
        ("28yo", []),
        ("at least 5", [5]),
        ("going on 4", [4]),
    ],
)
def test_a_bare_number_counts_when_it_was_asked_for(text: str, expected: list[float]) -> None:
    """The open question makes a number an answer, but an age stays an age."""
    assert years(text, asked=True) == expected
    assert not years("4")


@pytest.mark.parametrize(
    ("number", "value"),
    [(0, "none"), (0.5, "early"), (2.9, "early"), (3, "mid"), (7.9, "mid"), (8, "senior"), (40, "senior")],
)
def test_the_bounds_of_the_values(number: float, value: str) -> None:
    """Early is up to 2 years, mid from 3, senior from 8."""
    assert experience(number) == value


@given(st.text(alphabet="0123456789 .,-+yearsmonthhalf and since"), st.booleans())
def test_no_text_is_too_strange(text: str, asked: bool) -> None:
    """Reading numbers never raises."""
    assert all(item.start < item.end for item in find_years(tokens(text), COUNTING, asked, TODAY))


@pytest.mark.parametrize("text", ["I have 3 cats", "back in 15 minutes", "am I too old at 51?", "I just turned 44"])
def test_numbers_of_other_things_are_no_years(read: Callable[..., Understanding], text: str) -> None:
    """A number that counts something else answers nothing."""
    assert "experience" not in read(text, "experience").slots
