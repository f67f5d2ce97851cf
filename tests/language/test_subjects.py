"""What a vendor has of a subject."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.subjects import of_subject


@pytest.mark.parametrize(
    ("core", "vendor", "kinds", "expected"),
    [
        ("ml", "aws", [], ["aws-mls", "aws-mla"]),
        ("ml", "google", [], ["google-pmle"]),
        ("ml", "google", ["course"], ["google-ml-crash-course"]),
        ("ml associate", "databricks", [], ["databricks-ml-assoc"]),
        ("ai professional", "oracle", [], ["oracle-genai-pro", "oracle-enterprise-ai-pro"]),
        ("ai", "comptia", [], ["comptia-dataai", "comptia-secai"]),
        ("ai", "oxford", [], ["oxford-ai-programme"]),
        ("ml engineer", "aws", [], []),
        ("cloud", "comptia", [], []),
    ],
)
def test_those_of_the_subject(names: NameIndex, core: str, vendor: str, kinds: list[str], expected: list[str]) -> None:
    """Exactly named, of that subject and no other, or about it; more words than a subject and a level say more."""
    found = of_subject(names, frozenset(core.split()), frozenset({vendor}), kinds)
    assert [names.ids[entry] for entry in found] == expected


def test_a_subject_without_a_vendor_is_nobodys(names: NameIndex) -> None:
    """Too many have it."""
    assert of_subject(names, frozenset({"ml"}), frozenset()) == []
