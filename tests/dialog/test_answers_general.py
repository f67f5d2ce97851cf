"""What is answered about the bot and about what it keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from said import TODAY

from certbot.dialog.engine import step
from certbot.dialog.events import Command, Export, Say
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.world import World


def privacy(world: World, messages: Messages) -> str:
    """What is said about what is kept."""
    _, (say,) = step(world, Conversation(), Command("privacy"), TODAY)
    assert isinstance(say, Say)
    return "\n".join(messages.render(line).striptags() for line in say.lines)


@pytest.mark.parametrize(("days", "words"), [(90, "90 days after"), (1, "1 day after"), (None, "only as long as this")])
def test_how_long_something_is_kept_is_as_configured(
    world: World, messages: Messages, days: int | None, words: str
) -> None:
    """The number is the channel's; one that keeps nothing says so."""
    assert words in privacy(replace(world, retention_days=days), messages)


def test_who_asks_for_their_data_is_handed_all_of_it(world: World) -> None:
    """In words and, where the channel keeps more than that, as a file."""
    _, effects = step(world, Conversation(), Command("mydata"), TODAY)
    assert isinstance(effects[-1], Export)
