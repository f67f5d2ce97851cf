"""Certifications that are not in the catalog."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding

Read = Callable[..., Understanding]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("CISM", ["cism"]),
        ("what does the TOGAF exam cost", ["togaf"]),
        ("do you know comptia network+?", ["comptia-network"]),
        ("az 305 or rhcsa", ["az-305", "rhcsa"]),
        ("azure administrator exam", ["az-104"]),
        ("how do I renew my aws certified solutions architect - professional", ["aws-sap"]),
        ("istqb ai testing", ["istqb-ai"]),
    ],
)
def test_a_known_name_is_out_of_scope(read: Read, text: str, ids: list[str]) -> None:
    """Whatever is asked of it, and though it shares words with one of ours; the longest name counts."""
    found = read(text)
    assert (list(found.elsewhere), found.intent, found.certifications, found.ask) == (ids, "out-of-scope", (), None)


@pytest.mark.parametrize(
    "text",
    ["aws certified solutions architect associate", "i am an azure data engineer", "salesforce admin, 3 years", "a cc"],
)
def test_what_only_looks_like_one(read: Read, text: str) -> None:
    """A name of ours, and a trade that no credential is spoken of."""
    assert read(text).elsewhere == ()


def test_what_else_is_said_stays(read: Read) -> None:
    """Certifications of ours and what somebody says of themselves."""
    found = read("I have CISSP and 10 years as a developer, should I do AI-103?")
    assert found.elsewhere == ("cissp",)
    assert found.certifications == ("azure-ai-103",)
    assert found.slots["experience"] == "senior"
    assert read("PMP or AI-103").intent == "lookup"
