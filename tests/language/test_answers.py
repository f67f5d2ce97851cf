"""What a text says only because it was asked for, or because it puts something right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "asked", "slots"),
    [
        ("correction: design", "budget", {"role": "designer"}),
        ("I'm not a developer. marketing", None, {"role": "marketer"}),
        ("oops, research", None, {"role": "researcher"}),
        ("anything but gcp", "platform", {}),
        ("none of these, I'm a baker", "role", {"role": "other"}),
        ("design", None, {}),
        ("0N:A", "platform", {}),
    ],
)
def test_a_clause_answers(
    read: Callable[..., Understanding], text: str, asked: str | None, slots: dict[str, str]
) -> None:
    """A word that is a role only as an answer is one where a role is put right, too."""
    assert read(text, asked).slots == slots
