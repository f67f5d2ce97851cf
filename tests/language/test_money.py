"""What somebody wants to spend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.money import LOW, amounts, budget
from certbot.language.normalise import tokens


@pytest.mark.parametrize(
    ("text", "asked", "value"),
    [
        ("$50", False, "low"),
        ("under 100 dollars", False, "low"),
        (f"{LOW:.0f} usd", False, "low"),
        ("200 euros max", False, "any"),
        ("$1k", False, "any"),
        ("0 dollars", False, "free"),
        ("50", True, "low"),
        ("50", False, None),
        ("4 years on aws", False, None),
        ("about 300 or so", True, "any"),
        ("4000 rupees at most", False, "low"),
        ("₹3000", False, "low"),
        ("40000 inr", False, "any"),
        ("12,000 yen", False, "low"),
        ("could pay maybe 30 a month", False, "low"),
        ("up to 90 is fine", False, "low"),
        ("spend 5 hours a week", False, None),
        ("up to 3 a week", False, None),
        ("pay for AIF-C01", False, None),
    ],
)
def test_an_amount_is_a_budget(text: str, asked: bool, value: str | None) -> None:
    """With a currency always, in dollars; a bare number only where it was asked for, or after a word of paying."""
    assert (budget(tokens(text), asked) or (0, None))[1] == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under 1,500 dollars", [(1500.0, "dollars")]),
        ("$2k", [(2000.0, "$")]),
        ("a hundred bucks", [(100.0, "bucks")]),
        ("two hundred euros", [(200.0, "euros")]),
        ("one hundred", [(100.0, "")]),
        ("this one", []),
        ("$1,500.50", [(1500.5, "$")]),
        ("12,000 usd", [(12000.0, "usd")]),
        ("$1,234,567", [(1234567.0, "$")]),
        ("$1500.50", [(1500.5, "$")]),
        ("under 100, 5 years", [(100.0, ""), (5.0, "")]),
        ("under $100, 10 years", [(100.0, "$"), (10.0, "")]),
        ("$12,34", []),
        ("$1,500,50", []),
        ("1.500 dollars", []),
        ("12.345.678 dollars", []),
        ("1234567,000 dollars", []),
        ("100 and 200 dollars", [(100.0, ""), (200.0, "dollars")]),
    ],
)
def test_amounts(text: str, found: list[tuple[float, str]]) -> None:
    """In digits or words, with the currency before or after it; none where a part of the number cannot be read."""
    assert [(amount.value, amount.currency) for amount in amounts(tokens(text))] == found


@given(st.text(alphabet="0123456789 $k.,usd"), st.booleans())
def test_no_text_is_too_strange(text: str, asked: bool) -> None:
    """Reading amounts never raises, and gives only values of the slot."""
    assert (budget(tokens(text), asked) or (0, None))[1] in {None, "free", "low", "any"}
