"""Codes that nobody has."""

from __future__ import annotations

import pytest

from certbot.language.normalise import tokens
from certbot.language.strange import Forms, series


@pytest.fixture
def forms() -> Forms:
    result = Forms()
    for code in ("AI-900", "MLA-C01", "NCA-GENL", "1Z0-1127-25", "DY0-001", "CCAR-F"):
        result.add(tokens(code))
    return result


CODES = """MLA-C015; mla d01; MLA-01; mla 01; 5ai900; AI-900X; NCB-GENL; nca genx; ncagenm; mla-c; 1Z0-1085-25;
1z0 1127 24; 1Z0-808; SY0-701; CCAR-X; ccar x; NCP-AIM"""
NO_CODES = """4yrs; 3rd; 2026; mla 2026; mla in 3 months; k8s; gpt-4; nca exam; s3; AI-2027; scarf; ms 365; nca-prep;
a 900; ai for 900 people"""


@pytest.mark.parametrize("text", [text.strip() for text in CODES.split(";")])
def test_what_continues_or_slips_from_a_code_is_one(forms: Forms, text: str) -> None:
    """All of it is the code, so that no part of it names anything."""
    typed = tokens(text)
    assert forms.end(typed, 0) == len(typed)


@pytest.mark.parametrize("text", [text.strip() for text in NO_CODES.split(";")])
def test_numbers_and_products_are_no_codes(forms: Forms, text: str) -> None:
    """Years, numbers with a unit, and what is far from every code."""
    assert forms.end(tokens(text), 0) is None


def test_a_number_with_a_unit_is_no_year_of_a_code(forms: Forms) -> None:
    """In "1Z0-1127 24 months" the code ends before the number."""
    assert forms.end(tokens("1z0-1127 24 months"), 0) == 4


@pytest.mark.parametrize(
    ("code", "other", "alike"), [("AI-900", "AI-201", True), ("AI-900", "DP-100", False), ("MLA-C01", "GES-C02", True)]
)
def test_codes_of_one_series_are_alike(code: str, other: str, alike: bool) -> None:
    """The same letters before a number, or the same form where the letters name the exam."""
    assert (series(code) == series(other)) == alike
