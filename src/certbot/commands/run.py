"""run: the bot on Telegram, until it is stopped."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date
from functools import partial

from certbot import logs
from certbot.beside import beside
from certbot.commands import read
from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.language.read import understand
from certbot.settings import Settings

_ANYTHING = "I am a data engineer, 4 years, AWS, free; which is better, AI-103 or PMLE?"


def run(args: Namespace) -> int:
    """Be the bot. Raises DataError, ConfigError, or what `certbot.telegram.bot.run` raises."""
    settings = Settings.read()
    logs.set_up(settings.log_level, settings.log_format, settings.token, sys.stderr)
    load = beside(partial(_load, settings.retention_days))
    from certbot.telegram import bot  # now: it takes as long as the data, and a wrong setting was told before

    bot.run(settings, load, lambda: args.today or date.today())
    return 0


def _load(retention_days: int) -> tuple[World, Messages]:
    world = replace(read.world(), retention_days=retention_days)
    # Much is built when something is first understood: now, beside the start, and not while somebody waits.
    understand(world.words, world.index, _ANYTHING, None, date.today())
    return world, read.messages(world.catalog)
