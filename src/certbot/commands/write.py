"""Codes as text, for a terminal, a pipe and JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from certbot.advice.codes import Line, Param
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain
from certbot.terminal.show import shown


def lines(messages: Messages, said: Iterable[Line]) -> None:
    """Print what is said; for a terminal with styles, and broken at its width."""
    print(shown(messages, said, styled=sys.stdout.isatty()))


def text(messages: Messages, value: Param) -> str:
    """A code, or any other value, in one line, as a value in JSON."""
    return " ".join(plain(messages.value(value)).split())
