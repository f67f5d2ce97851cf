"""What the bot goes by, read for use by a process that starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from certbot.commands import read
from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.language.read import understand

_ANYTHING = "I am a data engineer, 4 years, AWS, free; which is better, AI-103 or PMLE?"


def known(retention_days: int) -> tuple[World, Messages]:
    """The data, and the texts. Raises DataError or ConfigError where either is wrong."""
    world = replace(read.world(), retention_days=retention_days)
    # Much is built when something is first understood: now, beside the start, and not while somebody waits.
    understand(world.words, world.index, _ANYTHING, None, date.today())
    return world, read.messages(world.catalog)
