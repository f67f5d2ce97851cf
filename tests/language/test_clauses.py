"""Clauses, and the amounts in them."""

from __future__ import annotations

import pytest

from certbot.catalog.criteria import Bound
from certbot.dialog.world import World
from certbot.language.annotate import annotate
from certbot.language.clauses import Clause, clauses


def read(world: World, text: str, foreign: bool = False) -> list[Clause]:
    """The clauses of a text."""
    return list(clauses(annotate(world.words, world.index, text, None, None), foreign))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("under 100", [("under", Bound(100, inclusive=False))]),
        ("100 dollars max", [("most", Bound(100))]),
        ("at least 2k", [("least", Bound(2000))]),
        ("$150 certs", [("", Bound(150))]),
        ("from 100 to 200 dollars", [("between", Bound(100)), ("", Bound(200))]),
        ("100-200 dollars", [("", Bound(100)), ("", Bound(200))]),
        ("between 100 and 200", [("between", Bound(100)), ("", Bound(200))]),
        ("for 3 people", []),
        ("under 20 hours", []),
        ("under 2 years", []),
        ("exam of 65 questions", []),
        ("2026", []),
    ],
)
def test_amounts_are_bounds(world: World, text: str, bounds: list[tuple[str, Bound]]) -> None:
    """By the word beside them; numbers of other things are none."""
    (clause,) = read(world, text)
    assert clause.bounds == bounds


def test_a_comma_within_an_amount_ends_no_clause(world: World) -> None:
    """The amount "1,500" is one, "aws, azure" are two clauses."""
    assert len(read(world, "under 1,500 dollars")) == 1
    assert [len(clause.tokens) for clause in read(world, "aws, azure")] == [1, 1]


def test_how_long_it_is_valid(world: World) -> None:
    """In months; years that are not about validity are nothing."""
    assert read(world, "valid for at least 3 years")[0].months == 36
    assert read(world, "lasts 18 months")[0].months == 18
    assert read(world, "in 3 years")[0].months is None


def test_another_currency_is_noticed(world: World) -> None:
    """By its word, or by a sign that is in the text."""
    assert read(world, "under 100 euros")[0].foreign
    assert read(world, "under 100", foreign=True)[0].foreign
    assert not read(world, "under 100 dollars")[0].foreign


def test_what_is_covered(world: World) -> None:
    """Criteria and the words of asking are, anything else is not."""
    (clause,) = read(world, "show me nvidia certs for robots")
    assert {*clause.tokens} - clause.covered == {5}
    assert clause.says("ask") and clause.says("several") and not clause.says("refine")
