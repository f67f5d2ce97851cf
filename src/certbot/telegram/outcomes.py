"""What an answer of the Bot API means for us. The texts are Telegram's own, compared without case.

python-telegram-bot takes "Bad Request: " off and capitalises the rest, makes BadRequest a kind of NetworkError, and
says InvalidToken of every 401 and 404: so neither its classes nor its texts can be taken as they are.
"""

from __future__ import annotations

import datetime as dt
import os
import re

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.error import Conflict as PollConflict

from certbot.errors import CertbotError
from certbot.telegram.transport import BadBody


class ApiError(CertbotError):
    """A call that brought no result. The text holds neither token nor message."""


class Unknown(ApiError):
    """A time-out, a cut connection, a 5xx, an answer that does not come from the Bot API: it may have been done."""


class Unreadable(Unknown):
    """A success whose body cannot be read; `body` is what came."""

    def __init__(self, body: bytes) -> None:
        super().__init__("the answer cannot be read")
        self.body = body


class Wait(ApiError):
    """Too many requests: nothing to this chat before `seconds` have passed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many requests, {seconds:g} s to wait")
        self.seconds = seconds


class Moved(ApiError):
    """The group has become a supergroup, whose id is `chat`."""

    def __init__(self, chat: int) -> None:
        super().__init__("the group has become a supergroup")
        self.chat = chat


class Gone(ApiError):
    """Nobody can be reached there: blocked, deactivated, removed, never started."""


class Stale(ApiError):
    """There is nothing to do any more, which is as good as done: not modified, query too old."""


class Uneditable(ApiError):
    """The message to edit is not there, not ours, or no text: it is to be sent anew."""


class Muted(ApiError):
    """The bot may not write there, or the topic is gone: it says nothing."""


class NotOurs(ApiError):
    """The token is refused."""


class Conflict(ApiError):
    """Somebody else reads the updates: a webhook that is set (`webhook`), else another poller."""

    def __init__(self, webhook: bool) -> None:
        super().__init__("a webhook is set" if webhook else "another poller is running")
        self.webhook = webhook


class Refused(ApiError):
    """Any other refusal, which means that the call is wrong. `reason` is Telegram's text and may quote ours."""

    def __init__(self, reason: str) -> None:
        super().__init__(without_quotes(reason))
        self.reason = reason


# python-telegram-bot warns at every 429 that its `retry_after` will become a timedelta, unless it is one already.
os.environ.setdefault("PTB_TIMEDELTA", "true")

# 400 with one of these in its text. What stands in none of them is a bug of ours.
_MEANING: tuple[tuple[type[ApiError], tuple[str, ...]], ...] = (
    (Stale, ("message is not modified", "query is too old", "query id is invalid")),
    (
        Uneditable,
        (
            "message to edit not found",
            "message can't be edited",
            "there is no text in the message to edit",
            "there is no caption in the message to edit",
            "message_id_invalid",
        ),
    ),
    (Gone, ("chat not found", "chat_id is empty", "user is deactivated", "bot was blocked by the user")),
    (Muted, ("not enough rights", "message thread not found")),
)
_TOO_MANY = re.compile(r"too many requests(?:.*retry after (\d+))?", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"|(?<=\s)\'[^\']*\'')
_LONGEST = 200


def outcome(error: TelegramError) -> ApiError:
    """The meaning of what python-telegram-bot raised."""
    text = error.message.lower()
    if isinstance(error, BadBody):
        return Unreadable(error.body)
    # What these two carry is taken from the answer as it is, whatever its type.
    if isinstance(error, RetryAfter) and (seconds := _seconds(error.retry_after)) is not None:
        return Wait(seconds)
    if isinstance(error, ChatMigrated) and isinstance(error.new_chat_id, int):
        return Moved(error.new_chat_id)
    if too_many := _TOO_MANY.match(text):
        return Wait(float(too_many[1] or 1))
    if isinstance(error.__cause__, BadBody):  # a proxy's page, say: only the Bot API itself knows what has become of it
        return Unknown(text.partition(". parsing")[0][:_LONGEST])
    if isinstance(error, BadRequest):
        return next((kind(text) for kind, parts in _MEANING if any(part in text for part in parts)), Refused(text))
    if isinstance(error, Forbidden):
        return Muted(text) if "not enough rights" in text else Gone(text)
    if isinstance(error, InvalidToken):
        return Refused(text) if "method not found" in text else NotOurs("the token is refused")
    if isinstance(error, PollConflict):
        return Conflict("webhook" in text)
    return Unknown(without_quotes(error.message))


def without_quotes(text: str) -> str:
    """Telegram's text without what it quotes of ours, which may be somebody's words."""
    return _QUOTED.sub('"..."', text)[:_LONGEST]


def _seconds(wait: object) -> float | None:
    """A number of seconds from what is an int today and a timedelta in a later python-telegram-bot."""
    if isinstance(wait, dt.timedelta):
        return wait.total_seconds()
    return float(wait) if isinstance(wait, int | float) else None
