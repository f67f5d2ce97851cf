"""Which trade years are of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "experience", "role"),
    [
        ("midwife for 9 years", None, "other"),
        ("midwife for 9 years, java for 2", "early", "other"),
        ("9 years as a midwife, then 4 as a backend developer", "mid", "developer"),
        ("been a plumber since 2010", None, "other"),
        ("I'm a plumber. Have been one for 11 years.", None, "other"),
        ("welder, 10 years in a workshop, started coding in 2022", "mid", "other"),
        ("11 years in hospitality", None, "other"),
        ("6 years as a falconer", None, "other"),
        ("content marketer for 5 years", None, "marketer"),
        ("data scientist, bank, 6 years", "mid", "data-scientist"),
        ("ex-army (12 years), now a junior developer", "early", "developer"),
        ("singer for 12 years, not a single line of code", "none", "other"),
        ("painter 20 yrs, never programmed", "none", "other"),
        ("5 years, backend developer", "mid", "developer"),
        ("5 years of kotlin", "mid", None),
    ],
)
def test_years_belong_to_the_trade_beside_them(
    read: Callable[..., Understanding], text: str, experience: str | None, role: str | None
) -> None:
    """Those in another trade are no experience, and those of a technology are, whatever the trade."""
    slots = read(text).slots
    assert (slots.get("experience"), slots.get("role")) == (experience, role)


@pytest.mark.parametrize(
    ("text", "experience"),
    [
        ("been with bosch for 9 years", None),
        ("I work for amazon since 2014", None),
        ("6 years at a startup", None),
        ("I've worked with kubernetes for 6 years", "mid"),
        ("been at bosch for 9 years as a developer", "senior"),
        ("worked in a zoo for 10 years. I have never coded", "none"),
    ],
)
def test_years_for_somebody_are_of_no_trade(
    read: Callable[..., Understanding], text: str, experience: str | None
) -> None:
    """Whom somebody works for says nothing of what they do there."""
    assert read(text).slots.get("experience") == experience
