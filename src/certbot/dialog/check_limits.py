"""Whether what Telegram shows of the bot by itself fits: the commands in its menu, and the bot's descriptions.

Such texts go to it as they stand, once at the start, where nobody would see that one is refused. The limits are those
of the Bot API: setMyCommands, setMyDescription, setMyShortDescription.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from certbot.dialog.templates import placeholders
from certbot.yaml.load import Document
from certbot.yaml.problem import Problem

MOST_COMMANDS = 100
COMMAND = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
# The most characters of a text, in UTF-16 units, the longest of the ways in which Telegram may count them.
DESCRIPTION = 256
TEXTS = {"profile.description": 512, "profile.short-description": 120}


def check_names(document: Document, names: Iterable[str]) -> Iterator[Problem]:
    """Commands that Telegram refuses."""
    for number, name in enumerate(names, 1):
        at = ("commands", name)
        if COMMAND.fullmatch(name) is None:
            message = f'{name!r} is no name for a command: write 1 to 32 small letters, digits or "_"'
            yield document.problem(at, message, key=True)
        if number == MOST_COMMANDS + 1:
            yield document.problem(at, f"more than {MOST_COMMANDS} commands: a menu takes no more", key=True)


def check_texts(document: Document, commands: Iterable[str]) -> Iterator[Problem]:
    """Descriptions that Telegram refuses: too long, empty, or with what only a message can have."""
    if not isinstance(document.value, dict):
        return
    limits = {**TEXTS, **{f"command.{name}": DESCRIPTION for name in commands}}
    for key, text in document.value.items():
        if key not in limits:
            continue
        if not isinstance(text, str) or "<" in text or "&" in text or _has_placeholders(text):
            yield document.problem((key,), f"{key}: this is shown as it stands: no tags, values or plural forms")
        elif not 1 <= len(text.strip().encode("utf-16-le")) // 2 <= limits[key]:
            yield document.problem((key,), f"{key}: write 1 to {limits[key]} characters, Telegram takes no more")


def _has_placeholders(text: str) -> bool:
    try:
        return bool(placeholders(text))
    except ValueError:
        return True
