"""Texts that say one thing and nothing else."""

from __future__ import annotations

import pytest

from certbot.language.normalise import tokens
from certbot.language.whole import whole
from certbot.language.words import Words


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("back", "back"),
        ("ok, back", "back"),
        ("stop please", "cancel"),
        ("hi, help", "help"),
        ("haha nice", "smalltalk"),
        ("thanks, bye", "smalltalk"),
        ("back, restart", None),
        ("back pain", None),
        ("", None),
    ],
)
def test_a_text_is_what_all_of_it_says(words: Words, text: str, intent: str | None) -> None:
    """Politeness and padding may stand beside it; what else is said, or a second wish, makes it none."""
    found = whole(words, tokens(text), {})
    assert (found[0].value if found else None) == intent
