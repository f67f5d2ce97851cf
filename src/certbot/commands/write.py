"""Codes as text, for a terminal, a pipe and JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from certbot.advice.codes import Code
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain, width, wrap


def lines(messages: Messages, codes: Iterable[Code]) -> None:
    """Print one line for each code; for a terminal with styles, and broken at its width."""
    terminal = sys.stdout.isatty()
    shown = "\n".join(plain(messages.render(code), styled=terminal) for code in codes).strip("\n")
    print(wrap(shown, width()) if terminal else shown)


def text(messages: Messages, code: Code) -> str:
    """A code in one line, as a value in JSON."""
    return " ".join(plain(messages.render(code)).split())
