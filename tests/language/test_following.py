"""What came after a certification that is gone."""

from __future__ import annotations

import pytest

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.language.names import find, index

NAMES = index(load_catalog(catalog_dir({})))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("ibm applied ai certificate is replaced by what", "ibm-ai-developer"),
        ("successor of the ibm applied ai", "ibm-ai-developer"),
        ("which platform replaced google cloud skills boost", "google-skills"),
        ("az-204 follow-up", "azure-ai-200"),
        ("followup of dp-100", "azure-ai-300"),
        ("what did microsoft launch instead of az-204", "azure-ai-200"),
        ("what came in place of dp-100", "azure-ai-300"),
        ("DP-100's successor", "azure-ai-300"),
    ],
)
def test_what_came_after_is_meant(text: str, id: str) -> None:
    """By whatever word it is asked for, of a name as well as of a code."""
    found = find(NAMES, text)
    assert (found.verdict, found.matches[0].id) == ("take", id)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("what should i take after clf-c02", "aws-clf"),
        ("what can i do instead of az-204", "azure-az-204"),
        ("has ibm applied ai been replaced", "ibm-applied-ai"),
        ("the newest price of ibm applied ai", "ibm-applied-ai"),
    ],
)
def test_what_to_do_after_is_about_itself(text: str, id: str) -> None:
    """Who asks what to do next, or whether it has been replaced, asks about what is named."""
    found = find(NAMES, text)
    assert (found.verdict, found.matches[0].id) == ("take", id)
