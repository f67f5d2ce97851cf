"""run: the bot on Telegram, until it is stopped."""

from __future__ import annotations

import logging
import os
import signal
import sys
from argparse import Namespace
from datetime import date
from functools import partial
from types import FrameType

from certbot import logs
from certbot.beside import beside
from certbot.settings import Settings

log = logging.getLogger(__name__)


def run(args: Namespace) -> int:
    """Be the bot. Raises DataError, ConfigError, or what `certbot.telegram.bot.run` raises."""
    # The bot takes these over when it is able to. Until then nothing has begun that would have to be ended in order,
    # and a SIGTERM that is not caught does not stop the first process of a container.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    settings = Settings.read()
    logs.set_up(settings.log_level, settings.log_format, settings.token, sys.stderr)
    from certbot.commands.known import known  # not before: it takes a while

    load = beside(partial(known, settings.retention_days))
    from certbot.telegram import bot  # now: it takes as long as the data

    bot.run(settings, load, lambda: args.today or date.today())
    return 0


def _stop(number: int, _: FrameType | None) -> None:
    log.info("stopped", extra={"signal": signal.Signals(number).name})
    os._exit(0)  # an exception could be raised, and lost, anywhere in an import
