"""chat: the conversation in this terminal."""

from __future__ import annotations

import sys
from argparse import Namespace

from certbot.commands import read
from certbot.terminal.chat import chat


def run(args: Namespace) -> int:
    """Talk until the input ends. Raises DataError or ConfigError."""
    world = read.world()
    return chat(world, read.messages(world.catalog), args.today, sys.stdin, sys.stdout, plain_text=args.plain)
