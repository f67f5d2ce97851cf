"""What somebody wants to spend."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.money import LOW, budget
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
    ],
)
def test_an_amount_is_a_budget(text: str, asked: bool, value: str | None) -> None:
    """With a currency always, a bare number only where it was asked for."""
    assert budget(tokens(text), asked) == value


@given(st.text(alphabet="0123456789 $k.,usd"), st.booleans())
def test_no_text_is_too_strange(text: str, asked: bool) -> None:
    """Reading amounts never raises, and gives only values of the slot."""
    assert budget(tokens(text), asked) in {None, "free", "low", "any"}
