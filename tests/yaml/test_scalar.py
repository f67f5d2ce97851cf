from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.yaml.scalar import plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("+3", 3), ("007", 7), ("0o17", 15), ("0xfF", 255),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), ("-.inf", -math.inf),
    ],
)  # fmt: skip
def test_core_schema(text: str, value: object) -> None:
    """Null, booleans and numbers are those of YAML 1.2's core schema."""
    found = plain(text)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    ["yes", "No", "on", "off", "y", "tRUE", "2026-11-21", "2026-07", "1:30", "1_000", "-", "+", ".", "e3", "0x", "0b1",
     "1.2.3", "AI-102", "- 1", "NaN", "inf", "nUll"],
)  # fmt: skip
def test_everything_else_is_text(text: str) -> None:
    """What YAML 1.1 or Python would take for more stays the text it is."""
    assert plain(text) == text


def test_nan() -> None:
    """.nan is not a number."""
    found = plain(".nan")
    assert isinstance(found, float) and math.isnan(found)


@given(st.integers(-(10**30), 10**30))
def test_integers_keep_their_value(number: int) -> None:
    """An integer of any ordinary size is read as itself."""
    assert plain(str(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_keep_their_value(number: float) -> None:
    """A float is read as itself."""
    assert plain(repr(number)) == number


def test_too_many_digits() -> None:
    """A number longer than Python reads is refused."""
    with pytest.raises(ValueError, match="digits"):
        plain("1" * 10_000)
