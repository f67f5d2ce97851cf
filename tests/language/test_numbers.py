"""Years of experience."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.normalise import tokens
from certbot.language.numbers import experience, find_years

TODAY = date(2026, 11, 21)
CAREERS = frozenset({"nursing", "nurse", "sales"})


def years(text: str, asked: bool = False) -> list[float]:
    """The years found in a text, those of other careers left out."""
    return [round(item.years, 1) for item in find_years(tokens(text), asked, TODAY, CAREERS) if not item.elsewhere]


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
        ("20 years in nursing", []),
        ("nurse for 20 years", []),
        ("20 years in nursing and 2 years python", [2]),
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
        ("nurse, 10 years", []),
        ("nurse, 2 years of python", [2]),
        ("10 years in sales, 2 as a developer", [2]),
        ("28 y/o", []),
    ],
)
def test_years_are_read_as_people_write_them(text: str, expected: list[float]) -> None:
    """Words, ranges and abbreviations count; ages, deadlines and other careers do not."""
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
    assert all(item.start < item.end for item in find_years(tokens(text), asked, TODAY))
