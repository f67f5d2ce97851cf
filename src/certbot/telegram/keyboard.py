"""Buttons under a message, within what Telegram takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from certbot.dialog.events import Button, Link
from certbot.dialog.messages import Messages
from certbot.dialog.taps import LIMIT
from certbot.telegram.html import text_of, visible

MAX_IN_ROW = 8
MAX_BUTTONS = 100
MAX_LABEL = 64
"""Characters: no limit of Telegram's, but longer ones are not shown in full anywhere."""

_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


def keyboard(messages: Messages, rows: Sequence[Sequence[Button | Link]], username: str) -> dict[str, Any]:
    """An InlineKeyboardMarkup; a row of more than 8 becomes several.

    Raises ValueError for what Telegram would refuse together with the message: over 100 buttons, data of no or over 64
    bytes, a start parameter of other signs than it may have, a label without anything visible.
    """
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise ValueError(f"more than {MAX_BUTTONS} buttons under one message")
    return {
        "inline_keyboard": [
            [_button(messages, button, username) for button in row[at : at + MAX_IN_ROW]]
            for row in rows
            for at in range(0, len(row), MAX_IN_ROW)
        ]
    }


def _button(messages: Messages, button: Button | Link, username: str) -> dict[str, str]:
    text = _label(messages, button)
    if isinstance(button, Link):
        if _START.fullmatch(button.start) is None:
            raise ValueError(f"{button.start!r} is no start parameter")
        return {"text": text, "url": f"https://t.me/{username}?start={button.start}"}
    if not 0 < len(button.data.encode()) <= LIMIT:
        raise ValueError(f"{button.data!r} is no data of 1 to {LIMIT} bytes")
    return {"text": text, "callback_data": button.data}


def _label(messages: Messages, button: Button | Link) -> str:
    label = " ".join(text_of(messages.render(button.label)).split())
    if not visible(label):
        raise ValueError(f"the label {button.label.key!r} is empty")
    return label if len(label) <= MAX_LABEL else f"{label[: MAX_LABEL - 1].rstrip()}…"
