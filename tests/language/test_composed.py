"""Values that several parts of a clause tell together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.composed import composed, compositions
from certbot.language.templates import Span
from certbot.language.understanding import Understanding

RULES = compositions([("budget", "any", "payer pays")])


def part(start: int, end: int, name: str) -> Span:
    """A part of a clause."""
    return Span(start, end, "parts", name)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([part(0, 1, "payer"), part(2, 3, "pays")], [Span(0, 3, "budget", "any")]),
        ([part(0, 1, "payer"), part(6, 7, "pays")], []),  # too far away
        ([part(0, 1, "pays"), part(2, 3, "payer")], []),  # in another order
        ([part(0, 1, "payer"), part(2, 3, "pays"), part(2, 4, "else-wages")], []),  # "pays well"
        ([part(0, 1, "payer")], []),
    ],
)
def test_parts_in_their_order_are_a_value(parts: list[Span], found: list[Span]) -> None:
    """A few words may stand between; a part within a longer one says nothing."""
    assert list(composed(RULES, parts, lambda first, last: True)) == found


def test_what_stands_between_may_keep_parts_apart() -> None:
    """The text decides whether one part goes on from another."""
    parts = [part(0, 1, "payer"), part(2, 3, "pays")]
    assert list(composed(RULES, parts, lambda first, last: False)) == []


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("the library union covers the whole exam", "budget", "any"),
        ("boss won't cover it", "budget", None),
        ("my employer refuses to pay", "budget", None),
        ("my job pays peanuts", "budget", None),
        ("the company i work for pays well", "budget", None),
        ("what the exam costs isn't a concern", "budget", "any"),
        ("cash is kinda short these days", "budget", "low"),
        ("time is tight", "budget", None),
        ("nothing wildly expensive", "budget", "low"),
        ("paid is okay, costly isn't", "budget", "low"),
        ("happy to pay, up to 90", "budget", "low"),
        ("firm gives us 900 a year for training", "budget", "any"),
        ("i'd like to grasp how ai works", "goal", "literacy"),
        ("want to learn generative ai", "goal", "genai"),
        ("keep our models healthy in production", "goal", "mlops"),
        ("something hr people notice", "goal", "prestige"),
        ("third semester, physics", "role", "student"),
        ("my second year as a developer", "role", "developer"),
        ("die firma übernimmt alles", "budget", "any"),
        ("mon employeur prend en charge les examens", "budget", "any"),
    ],
)
def test_what_parts_tell_of_the_writer(
    read: Callable[..., Understanding], text: str, slot: str, value: str | None
) -> None:
    """Who pays, what does not matter, what is refused, and what is aimed at, in words that no list has as a whole."""
    assert read(text).slots.get(slot) == value
