"""Texts and captions: markup read, limits kept.

Source: https://github.com/tdlib/telegram-bot-api, `Client::get_formatted_text`; limits: https://core.telegram.org/bots/api.
"""

from __future__ import annotations

from typing import Any

from botapi import entities, html
from botapi.entities import Formatted, Warn
from botapi.errors import bad_request

MAX_SOURCE = 32_768  # bytes of UTF-8, markup included
MAX_TEXT = 4096  # UTF-16 units after parsing: whether Telegram counts these or code points, so much passes
MAX_CAPTION = 1024


def message_text(source: str, parse_mode: str, given: Any, warn: Warn) -> Formatted:
    """The text of a message. Raises ApiError, also if nothing is left to be seen."""
    if not source:
        raise bad_request("Message text is empty")
    text = formatted(source, parse_mode, given, warn)
    if entities.is_empty(text.text):
        raise bad_request("Text must be non-empty")
    if entities.utf16(text.text) > MAX_TEXT:
        raise bad_request("Message is too long")
    return text


def caption(source: str, parse_mode: str, given: Any, warn: Warn) -> Formatted:
    """The text under a file; it may be empty. Raises ApiError."""
    text = formatted(source, parse_mode, given, warn)
    if entities.utf16(text.text) > MAX_CAPTION:
        raise bad_request("Message caption is too long")
    return text


def formatted(source: str, parse_mode: str, given: Any, warn: Warn) -> Formatted:
    """The text as it is kept, of HTML or of plain text with its entities as given. Raises ApiError.

    Markdown is refused: this stand-in reads HTML alone.
    """
    if len(source.encode()) > MAX_SOURCE:
        raise bad_request("Text is too long")
    mode = parse_mode.lower()
    if not source or mode in ("", "none"):
        text, found = source, tuple(entities.read(given))
        mode = ""
    elif mode == "html":
        text, found = html.parse(source, warn)
        if given:
            warn("entities are ignored beside parse_mode")
    else:
        raise bad_request("Unsupported parse_mode")
    text, kept = entities.settled(text, found, warn)
    return Formatted(text, entities.with_found(text, kept), source, mode.upper())
