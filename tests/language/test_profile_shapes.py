"""Values that people tell in unforeseen shapes: years, money, platforms, careers, certifications."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.dialog.load import World
from certbot.language.read import understand

TODAY = date(2026, 11, 22)


def said(world: World, text: str, asked: str | None = None) -> dict[str, object]:
    return dict(understand(world.words, world.index, text, asked, TODAY).slots)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("just under 9 years of kotlin", "senior"),
        ("just shy of 3 years coding", "early"),
        ("not quite three years of coding", "early"),
        ("my first dev job was in 2015", "senior"),
        ("since graduating in 2021 i code in rust", "mid"),
        ("started as a dev five years ago", "mid"),
        ("i moved into data in 2021", "mid"),
        ("graduated 2013, coding since", "senior"),
        ("yoe: 9", "senior"),
        ("in my mid thirties, developer for 10 of those years", "senior"),
        ("i live in Berlin since 2015", None),
        ("married for 12 years", None),
        ("nurse for many years", None),
        ("studying maths for 4 years already", None),
        ("i earn 90k a year", None),
    ],
)
def test_years_are_of_work(world: World, text: str, expected: str | None) -> None:
    """However they are counted; years of living, studying or another trade are none."""
    assert said(world, text).get("experience") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("free. well, no: i can pay up to 30 euros", "low"),
        ("only free ones please", "free"),
        ("300 dollars is too much for me", "low"),
        ("every euro counts", "low"),
        ("cost is a non-issue", "any"),
        ("my manager signed off on it", "any"),
        ("no budget problems", "any"),
        ("wallet is empty", "free"),
        ("does it cost 165 dollars?", None),
    ],
)
def test_money_is_what_may_be_paid(world: World, text: str, expected: str | None) -> None:
    """An amount after a correction counts; one in a question does not."""
    assert said(world, text).get("budget") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("everything's on gcp", "gcp"),
        ("i'm a designer at an AWS shop", "aws"),
        ("no aws at all, gcp only", "gcp"),
        ("google pays my salary, i do design", None),
        ("nvidia employee, backend engineer", None),
    ],
)
def test_a_platform_is_what_is_used(world: World, text: str, expected: str | None) -> None:
    """An employer is none."""
    assert said(world, text).get("platform") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("failed DP-100 once, then passed", ("azure-dp-100",)),
        ("sat AI-102 twice, passed the second time", ("azure-ai-102",)),
        ("scored 850 on AI-900", ("azure-ai-900",)),
        ("i have az-900.. sorry no, ai-900", ("azure-ai-900",)),
        ("i'm sitting on AI-900 and DP-100", ("azure-ai-900", "azure-dp-100")),
        ("first AI-900, then DP-100, both passed", ("azure-ai-900", "azure-dp-100")),
        ("tried DP-100, no luck", None),
        ("a friend told me the DP-100 he passed was brutal", None),
        ("do i need a score of 750 on AI-102?", None),
    ],
)
def test_exams_are_passed_in_the_end(world: World, text: str, expected: tuple[str, ...] | None) -> None:
    """What a later clause or the points tell counts; what others passed does not."""
    assert said(world, text).get("have") == expected


def test_a_trade_that_is_left_for_ours_is_a_change_of_careers(world: World) -> None:
    """What they go to is an aim, no role."""
    slots = said(world, "leaving nursing, going for data engineering")
    assert (slots.get("role"), slots.get("goal")) == ("career-changer", "career-change")
