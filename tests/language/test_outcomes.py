"""How exams went, by what is told beside their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("just about made it through dp-100", ("azure-dp-100",)),
        ("i let my dp-100 expire", ("azure-dp-100",)),
        ("sat dp-100 and passed", ("azure-dp-100",)),
        ("sat the dp-100 and failed", ()),
        ("flunked ai-102 last week", ()),
        ("ai-900: passed, ai-102: failed", ("azure-ai-900",)),
        ("next is ai-102, i own ai-900 already", ("azure-ai-900",)),
        ("i don't have az-900 but i do have ai-900", ("azure-ai-900",)),
        ("ai-900 passed, looking into dp-100", ("azure-ai-900",)),
        ("i quit the deep learning specialization halfway", ()),
        ("i'm working on the dp-100", ()),
        ("almost through with dp-100", ()),
        ("i have the aws solutions architect", ("aws-saa",)),
        ("my cv lists ai-900 and dp-100", ("azure-ai-900", "azure-dp-100")),
        ("ckad + 4 years of go", ("cncf-ckad",)),
    ],
)
def test_how_an_exam_went(read: Callable[..., Understanding], text: str, have: tuple[str, ...]) -> None:
    """The nearest word counts, behind a name before one ahead of it; what has run out was earned."""
    assert read(text).slots.get("have", ()) == have


@pytest.mark.parametrize(
    "text",
    [
        "how hard is it to pass ai-102",
        "i want to pass dp-100",
        "what happens if i fail dp-100",
        "the passing score of ai-900",
        "is ai-900 valid for life",
        "my friend passed ai-102",
        "i met the aws data engineer at work",
    ],
)
def test_what_is_asked_or_wished_for_is_not_held(read: Callable[..., Understanding], text: str) -> None:
    """A question, a wish, and what others did tell of no outcome."""
    assert "have" not in read(text).slots


@pytest.mark.parametrize(
    ("text", "have", "asked"),
    [
        ("does dp-100 expire? i have it", ("azure-dp-100",), ("azure-dp-100",)),
        ("is having ai-900 useful for dp-100? i've got it", ("azure-ai-900",), ("azure-ai-900", "azure-dp-100")),
        ("does dp-100 expire? i don't have it", (), ("azure-dp-100",)),
    ],
)
def test_it_goes_back_to_a_name(
    read: Callable[..., Understanding], text: str, have: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    """ "I have it" is held, and still asked about."""
    result = read(text)
    assert (result.slots.get("have", ()), result.certifications) == (have, asked)
