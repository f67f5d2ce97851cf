"""Codes that nobody has."""

from __future__ import annotations

import pytest

from certbot.language.normalise import tokens
from certbot.language.strange import Forms


@pytest.fixture
def forms() -> Forms:
    result = Forms()
    for code in ("AI-900", "MLA-C01", "NCA-GENL"):
        result.add([token.text for token in tokens(code)])
    return result


@pytest.mark.parametrize(
    "text", ["MLA-C015", "mla d01", "MLA-01", "mla 01", "5ai900", "AI-900X", "NCB-GENL", "nca genx", "ncagenm", "mla-c"]
)
def test_what_continues_or_slips_from_a_code_is_one(forms: Forms, text: str) -> None:
    """All of it is the code, so that no part of it names anything."""
    typed = tokens(text)
    assert forms.end(typed, 0) == len(typed)


@pytest.mark.parametrize(
    "text", ["4yrs", "3rd", "2026", "mla 2026", "mla in 3 months", "k8s", "gpt-4", "nca exam", "s3"]
)
def test_numbers_and_products_are_no_codes(forms: Forms, text: str) -> None:
    """Years, numbers with a unit, and what is far from every code."""
    assert forms.end(tokens(text), 0) is None
