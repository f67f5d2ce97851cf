"""What a refused call is answered with: status, description and parameters, worded as Telegram's own server words them.

Source: https://github.com/tdlib/telegram-bot-api, `Client::fail_query_with_error`, which puts the prefix in front and
lower-cases the first letter.
"""

from __future__ import annotations

import re
from typing import Any

PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}
CODE_WORD = re.compile(r".[A-Z_]", re.DOTALL)  # "BUTTON_DATA_INVALID" stays as it is, "Message text is empty" does not


class ApiError(Exception):
    """A refused call. `code` is the HTTP status; `parameters` has `retry_after` (seconds) or `migrate_to_chat_id`."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description.encode("utf-8", "replace").decode()  # what it quotes may hold lone surrogates
        self.parameters = parameters or {}

    def body(self) -> dict[str, Any]:
        """The JSON object that the call is answered with."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class Refusal(Exception):
    """Why a part of a call is refused, for a caller that says in front of it which part: "can't parse ...: why"."""


def described(prefix: str, text: str) -> str:
    """The text behind its prefix, the first letter lower-cased unless the second is a capital or `_`."""
    if not text or text.startswith(prefix):
        return text or prefix
    return f"{prefix}: {text if CODE_WORD.match(text) else text[0].lower() + text[1:]}"


def refused(code: int, text: str = "", parameters: dict[str, int] | None = None) -> ApiError:
    """The refusal with this status, its prefix put in front."""
    return ApiError(code, described(PREFIXES[code], text), parameters)


def bad_request(text: str) -> ApiError:
    """400: the call cannot be done as it is."""
    return refused(400, text)


def unauthorized(text: str = "") -> ApiError:
    """401: the token is revoked or, with a text, malformed."""
    return refused(401, text)


def forbidden(text: str) -> ApiError:
    """403: the chat does not let the bot in (any more)."""
    return refused(403, text)


def not_found(text: str = "") -> ApiError:
    """404: no such method or, without a text, no such path."""
    return refused(404, text)


def conflict(text: str) -> ApiError:
    """409: two ways of getting updates at once."""
    return refused(409, text)


def too_many_requests(seconds: int) -> ApiError:
    """429: nothing to be sent to that chat for so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def upgraded(chat_id: int) -> ApiError:
    """400: the group has become the supergroup with this id."""
    return refused(400, "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat_id})


def too_large() -> ApiError:
    """413: the body of the request is too big."""
    return ApiError(413, "Request Entity Too Large")


def internal(text: str = "") -> ApiError:
    """500: whether the call was carried out is not known."""
    return ApiError(500, described("Internal Server Error", text))
