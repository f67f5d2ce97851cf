"""What is held, and what is only spoken about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certbot.language.annotate import annotate
from certbot.language.entries import NameIndex
from certbot.language.possession import sort
from certbot.language.understanding import Understanding
from certbot.language.words import Words


@pytest.mark.parametrize(
    ("text", "have", "wanted"),
    [
        ("I hold AI-900 and DP-100", ["azure-ai-900", "azure-dp-100"], []),
        ("I don't have AI-900", [], ["azure-ai-900"]),
        ("I don't have DP-100 but I do have AI-900", ["azure-ai-900"], ["azure-dp-100"]),
        ("my sister passed DP-100", [], ["azure-dp-100"]),
        ("should I have AI-900 first", [], ["azure-ai-900"]),
        ("once I have AI-900 I take AI-103", [], ["azure-ai-900", "azure-ai-103"]),
        ("passed az-900, studying for ai-103", ["azure-az-900"], ["azure-ai-103"]),
        ("not ai-900, ai-901", [], ["azure-ai-901"]),
        ("not the ai-900 but the ai-901", [], ["azure-ai-901"]),
        ("not ai-900", [], ["azure-ai-900"]),
    ],
)
def test_what_is_held_is_told_from_what_is_spoken_about(
    words: Words, names: NameIndex, text: str, have: list[str], wanted: list[str]
) -> None:
    """Conditions, plans and questions hold nothing; of two names the denied one is not spoken about."""
    held, spoken, unclear = sort(annotate(words, names, text, None, date(2026, 11, 21)))
    assert (list(held), list(spoken), unclear) == (have, wanted, None)


def test_a_contrast_is_about_both(words: Words, names: NameIndex) -> None:
    """The words "why AI-103 and not AI-102" speak of two."""
    found = annotate(words, names, "why ai-103 and not ai-102", None, None)
    assert sort(found, contrasting=True)[1] == ("azure-ai-103", "azure-ai-102")


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("I don't have DP-100, only AI-900", ("azure-ai-900",)),
        ("my certs so far: AZ-900, CLF-C02", ("azure-az-900", "aws-clf")),
        ("AZ-900 is in the bag", ("azure-az-900",)),
        ("almost done with AZ-900", ()),
    ],
)
def test_what_is_in_the_bag_is_held(read: Callable[..., Understanding], text: str, have: tuple[str, ...]) -> None:
    """Lists of what is passed, and what is held instead of something else."""
    assert read(text).slots.get("have", ()) == have
