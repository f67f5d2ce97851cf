"""Lists of what is held, and what a year or a role beside a name says."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.language.annotate import annotate
from certbot.language.entries import NameIndex
from certbot.language.possession import sort
from certbot.language.words import Words

TODAY = date(2026, 11, 21)
BOTH = {"azure-ai-900", "azure-dp-100"}
FIRST = {"azure-ai-900"}


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("AI-900 + DP-100 done", BOTH),
        ("passed AI-900 & DP-100", BOTH),
        ("got AI-900 / DP-100", BOTH),
        ("AI-900, DP-100 both passed", BOTH),
        ("I'm AI-900 and DP-100 certified", BOTH),
        ("AI-900 and DP-100 under my belt", BOTH),
        ("I hold the AI-900 cert and the DP-100", BOTH),
        ("I did AI-900. And DP-100 too.", BOTH),
        ("certs: AI-900, DP-100", BOTH),
        ("2 certs - AI-900, DP-100", BOTH),
        ("AI-900 and DP-100 so far", BOTH),
        ("my AI-900 and DP-100 expire in May", BOTH),
        ("AI-900 done, DP-100 next", FIRST),
        ("passed AI-900, DP-100 I failed", FIRST),
        ("passed AI-900, DP-100 in 2027", FIRST),
        ("passed AI-900, DP-100?", FIRST),
        ("passed AI-900, DP-100 or AI-103?", FIRST),
        ("passed AI-900. And DP-100?", FIRST),
        ("can I get AI-900 and DP-100 done in a month?", set()),
        ("tell me about these certs: AI-900, DP-100", set()),
        ("price of AI-900 + DP-100", set()),
    ],
)
def test_a_list_is_held_as_a_whole(words: Words, names: NameIndex, text: str, have: set[str]) -> None:
    """Whatever joins the names; what is told of one of them otherwise is its own."""
    assert set(sort(annotate(words, names, text, None, TODAY), today=TODAY)[0]) == have


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("AI-900 (2024)", FIRST),
        ("AI-900 in 2022, DP-100 in 2023", BOTH),
        ("AI-900 since 2026", FIRST),
        ("AI-900 back in 2022, developer", FIRST),
        ("AI-900 in 2027", set()),
        ("AI-900 in 2024?", set()),
        ("AI-900 2024 update", set()),
        ("did AI-900 change in 2024", set()),
    ],
)
def test_a_year_that_has_passed_is_that_of_passing(words: Words, names: NameIndex, text: str, have: set[str]) -> None:
    """A name and a year alone are what somebody did then."""
    assert set(sort(annotate(words, names, text, None, TODAY), today=TODAY)[0]) == have
    assert sort(annotate(words, names, "AI-900 (2024)", None, None))[0] == ()


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("I'm a developer with AI-900", FIRST),
        ("data engineer with AI-900 and DP-100, 3 years", BOTH),
        ("is a developer with AI-900 paid more", set()),
        ("a developer with AI-900 in mind", set()),
        ("jobs for a developer with AI-900?", set()),
    ],
)
def test_who_has_a_role_with_a_name_has_it(words: Words, names: NameIndex, text: str, have: set[str]) -> None:
    """Only where somebody says who they are."""
    assert set(sort(annotate(words, names, text, None, TODAY), today=TODAY)[0]) == have
