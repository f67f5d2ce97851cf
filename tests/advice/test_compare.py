"""Tests of the comparison."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.compare import compare
from certbot.advice.profile import Profile
from certbot.catalog.model import Catalog
from certbot.catalog.status import status_on
from certbot.catalog.vocabulary import Budget, Experience, Goal, Role, SlotPlatform
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


def slot(values: object) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *get_args(values)))


PROFILES = st.builds(
    Profile,
    role=slot(Role),
    experience=slot(Experience),
    platform=slot(SlotPlatform),
    goal=slot(Goal),
    budget=slot(Budget),
)


Compared = Callable[[list[int], date, Profile | None], list[str]]


@pytest.fixture(scope="module")
def compared(catalog: Catalog, messages: Messages) -> Compared:
    """The rendered comparison of the certifications at these places of the alphabet."""
    ids = sorted(catalog.certifications)

    def lines(places: list[int], today: date, profile: Profile | None) -> list[str]:
        result = compare(catalog, tuple(ids[place] for place in places), today, profile)
        assert result.rows
        return [str(messages.render(line)) for line in result.lines]

    return lines


@given(
    places=st.lists(st.integers(0, 50), min_size=2, max_size=3, unique=True),
    profile=st.none() | PROFILES,
    today=st.dates(date(2024, 1, 1), date(2028, 1, 1)),
)
def test_any_two_or_three_can_be_compared(
    compared: Compared, places: list[int], profile: Profile | None, today: date
) -> None:
    """Whatever is put side by side, for whomever and when, every line can be said."""
    lines = compared(places, today, profile)
    assert lines
    assert not any("None" in line for line in lines)


@pytest.mark.parametrize(
    "ids", [(), ("aws-mla",), ("aws-mla", "aws-mla"), ("aws-mla", "aws-aif", "aws-clf", "aws-mls")]
)
def test_two_or_three_different_ones_are_needed(catalog: Catalog, ids: tuple[str, ...]) -> None:
    """One, four, or one with itself is no comparison."""
    with pytest.raises(ValueError, match="two or three"):
        compare(catalog, ids, TODAY)


def test_what_has_ended_is_said_first(catalog: Catalog, messages: Messages) -> None:
    """A retired one comes with what to compare instead; before its end there is nothing to say."""
    first = compare(catalog, ("aws-mls", "google-pmle"), TODAY).first
    assert [line.key for line in first] == ["compare.ended.successors"]
    assert messages.names["aws-mla"] in messages.render(first[0])
    assert compare(catalog, ("aws-mls", "google-pmle"), date(2026, 1, 15)).first == ()


def test_exam_and_course_levels_are_not_compared(catalog: Catalog) -> None:
    """Two ladders, and prices paid in different ways, are said to be different things."""
    limits = {line.key for line in compare(catalog, ("aws-mla", "ibm-ai-engineering"), TODAY).limits}
    assert {"compare.cannot.levels", "compare.cannot.price-models"} <= limits
    assert compare(catalog, ("aws-mla", "azure-ai-103"), TODAY).limits == ()


def test_the_platform_decides_for_its_exam(catalog: Catalog) -> None:
    """Who works with Google Cloud hears what speaks for Google's, and the other name is not in it."""
    person = compare(catalog, ("aws-mla", "google-pmle"), TODAY, Profile(platform="gcp")).person
    line = next(line for line in person if line.key == "compare.fits.platform")
    assert "google-pmle" in str(line.params)
    assert "aws-mla" not in str(line.params)


def test_answers_that_decide_nothing_are_said_to(catalog: Catalog) -> None:
    """No reason is made up where none of the answers tells the two apart; without answers nothing is said."""
    two = ("aws-mla", "aws-genai-dev")
    person = compare(catalog, two, TODAY, Profile(platform="aws", experience="senior")).person
    assert [line.key for line in person] == ["compare.person.undecided"]
    assert compare(catalog, two, TODAY, Profile()).person == ()


def test_a_steep_one_is_warned_of(catalog: Catalog) -> None:
    """A newcomer hears that a professional exam is steep, a senior does not."""
    two = ("aws-clf", "google-pmle")
    new = [line.key for line in compare(catalog, two, TODAY, Profile(experience="none")).person]
    old = [line.key for line in compare(catalog, two, TODAY, Profile(experience="senior")).person]
    assert "compare.too-advanced" in new
    assert "compare.too-advanced" not in old


def test_what_is_held_is_said(catalog: Catalog) -> None:
    """One of them that the person has already is named."""
    person = compare(catalog, ("aws-clf", "aws-aif"), TODAY, Profile(have=("aws-clf",))).person
    assert "compare.have" in [line.key for line in person]


def test_statuses_are_those_of_the_day(catalog: Catalog) -> None:
    """The same pair differs in status once one of them has ended."""
    ids = ("aws-mls", "google-pmle")
    assert status_on(catalog.certifications["aws-mls"], TODAY).kind == "retired"
    rows = [str(row.params["aspect"]) for row in compare(catalog, ids, TODAY).rows if "aspect" in row.params]
    assert any("status" in row for row in rows)
