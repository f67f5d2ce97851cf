"""Tests of the comparison."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.compare import compare
from certbot.advice.cost import cost
from certbot.advice.cost_parts import Amount
from certbot.advice.profile import Profile
from certbot.advice.words import named
from certbot.catalog.model import Catalog
from certbot.catalog.status import status_on
from certbot.catalog.vocabulary import Budget, Experience, Goal, Role, SlotPlatform
from certbot.dialog.messages import Messages
from certbot.dialog.tables import without_tables

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
        assert result.aspects or result.alike
        return [str(messages.render(line)) for line in without_tables(result.lines)]

    return lines


@given(
    places=st.lists(st.integers(0, 120), min_size=2, max_size=3, unique=True),
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
    (line,) = first
    assert "compare.ended.successors" in str(line)
    assert messages.names["aws-mla"] in messages.render(line)
    assert compare(catalog, ("aws-mls", "google-pmle"), date(2026, 1, 15)).first == ()


def test_two_that_have_ended_are_said_in_one_breath(catalog: Catalog, messages: Messages) -> None:
    """ "First of all" comes once, and each has its own way on."""
    (line,) = compare(catalog, ("azure-ai-102", "aws-mls", "google-pmle"), TODAY).first
    text = str(messages.render(line))
    assert text.count("First of all") == 1
    assert text.count("is no longer a choice") == 2
    assert messages.names["azure-ai-103"] in text and messages.names["aws-mla"] in text


def test_the_time_is_a_time(catalog: Catalog, messages: Messages) -> None:
    """How many courses there are is no time: it is not known how long they take."""
    found = compare(catalog, ("kaggle-learn", "aws-mla"), TODAY)
    row = dict(zip(found.aspects, found.table.rows, strict=True))["time"]
    assert [str(messages.value(cell)) for cell in row.cells] == ["not known", "4–12 weeks to prepare"]


def test_exam_and_course_levels_are_not_compared(catalog: Catalog) -> None:
    """Two ladders, and prices paid in different ways, are said to be different things."""
    limits = {line.key for line in compare(catalog, ("aws-mla", "ibm-ai-engineering"), TODAY).limits}
    assert {"compare.cannot.levels", "compare.cannot.price-models"} <= limits
    assert compare(catalog, ("aws-aif", "azure-ai-103"), TODAY).limits == ()


def test_sums_that_say_different_things_are_said_to(catalog: Catalog) -> None:
    """What goes on costing against what does not, and a sum with an unknown part, are no plain comparison."""

    def limits(*ids: str) -> set[str]:
        return {line.key for line in compare(catalog, ids, TODAY).limits}

    assert "compare.cannot.lasting" in limits("aws-mla", "ibm-ai-engineering")
    assert "compare.cannot.lasting" in limits("google-genai-leader", "azure-ai-901")
    assert "compare.cannot.lasting" not in limits("aws-mla", "google-pmle")
    unknown = next(id for id in catalog.certifications if (found := cost(catalog, id, TODAY)).unknown and found.totals)
    assert "compare.cannot.partial" in limits("aws-mla", unknown)
    assert "compare.cannot.partial" not in limits("aws-mla", "google-pmle")


def test_the_table_has_a_cell_for_each(catalog: Catalog, messages: Messages) -> None:
    """Every row has as many values as there are names, and what is not known of one is said so."""
    ids = ("aws-mla", "google-pmle", "ibm-ai-engineering")
    result = compare(catalog, ids, TODAY)
    assert result.table.head == named(ids)
    assert all(len(row.cells) == len(ids) for row in result.table.rows)
    assert {"price", "cost", "time", "validity", "renewal", "retake", "languages", "for-whom"} <= set(result.aspects)
    cells = dict(zip(result.aspects, result.table.rows, strict=True))["languages"].cells
    assert messages.value(cells[2]) == "not known"


def test_the_price_is_that_of_the_day(catalog: Catalog, messages: Messages) -> None:
    """Where an exam can be booked for less as a beta, the price and the sum both begin there."""
    rows = compare(catalog, ("aws-mla", "google-pmle"), TODAY)
    values = {
        aspect: str(messages.value(row.cells[0])) for aspect, row in zip(rows.aspects, rows.table.rows, strict=True)
    }
    assert values["price"] == "$75–$150 for one attempt"
    assert values["cost"] == "$150–$375"
    assert rows.prices[0] == Amount("USD", 75, 150)
    assert rows.costs[0].totals == (Amount("USD", 150, 375),)


def test_who_minds_the_money_hears_what_costs_least(catalog: Catalog) -> None:
    """Only a sum that is below the other's whatever happens counts, and only for who asked for low cost."""
    two = ("aws-clf", "google-pmle")

    def said(budget: str | None) -> list[str]:
        return [line.key for line in compare(catalog, two, TODAY, Profile(budget=budget)).person]

    assert "compare.fits.cost" in said("low")
    assert "compare.fits.cost" not in said("any")
    near = compare(catalog, ("azure-ai-103", "azure-ai-300"), TODAY, Profile(budget="low")).person
    assert "compare.fits.cost" not in [line.key for line in near]


def test_it_says_how_old_its_oldest_facts_are(catalog: Catalog) -> None:
    """The last line has the day of the check, and says when a new one is due."""
    assert compare(catalog, ("aws-mla", "google-pmle"), TODAY).lines[-1].key == "card.checked"
    assert compare(catalog, ("aws-mla", "google-pmle"), date(2028, 1, 1)).checked.key == "card.checked.overdue"


def test_what_has_ended_has_no_sum(catalog: Catalog, messages: Messages) -> None:
    """A retired one cannot be bought, and is not renewed where that is known."""
    result = compare(catalog, ("aws-mls", "aws-mla"), TODAY)
    cells = {aspect: row.cells for aspect, row in zip(result.aspects, result.table.rows, strict=True)}
    assert messages.value(cells["cost"][0]) == "it has ended"
    assert "$" not in messages.value(cells["renewal"][0])


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
    assert "status" in compare(catalog, ids, TODAY).aspects


def test_nothing_speaks_for_what_has_ended(catalog: Catalog) -> None:
    """Who works with AWS is not told that this speaks for a retired AWS exam."""
    person = compare(catalog, ("aws-mls", "google-pmle"), TODAY, Profile(platform="aws", role="ml-engineer")).person
    assert not [line for line in person if line.key.startswith("compare.fits") and "aws-mls" in str(line.params)]


def test_what_certifies_nothing_is_not_said_to_last(catalog: Catalog) -> None:
    """A platform to learn on has nothing that could be renewed, so that its sum is no fairer for it."""
    limits = compare(catalog, ("aws-mla", "kaggle-learn"), TODAY).limits
    assert "compare.cannot.lasting" not in [line.key for line in limits]
