"""Tests of how refusals are worded."""

from __future__ import annotations

import pytest
from botapi import errors
from botapi.errors import ApiError


@pytest.mark.parametrize(
    ("error", "code", "description"),
    [
        (errors.bad_request("chat not found"), 400, "Bad Request: chat not found"),
        (errors.bad_request("Message text is empty"), 400, "Bad Request: message text is empty"),
        (errors.bad_request("BUTTON_DATA_INVALID"), 400, "Bad Request: BUTTON_DATA_INVALID"),
        (errors.bad_request("\ud800"), 400, "Bad Request: ?"),
        (errors.bad_request("Bad Request: chat_id is empty"), 400, "Bad Request: chat_id is empty"),
        (errors.unauthorized(), 401, "Unauthorized"),
        (errors.unauthorized("invalid token specified"), 401, "Unauthorized: invalid token specified"),
        (errors.forbidden("bot was blocked by the user"), 403, "Forbidden: bot was blocked by the user"),
        (errors.not_found(), 404, "Not Found"),
        (errors.not_found("method not found"), 404, "Not Found: method not found"),
        (errors.conflict("terminated by setWebhook request"), 409, "Conflict: terminated by setWebhook request"),
        (errors.too_large(), 413, "Request Entity Too Large"),
        (errors.internal(), 500, "Internal Server Error"),
        (errors.internal("restart"), 500, "Internal Server Error: restart"),
    ],
)
def test_descriptions(error: ApiError, code: int, description: str) -> None:
    """The prefix stands in front, the first letter is small, code words stay as they are."""
    assert error.body() == {"ok": False, "error_code": code, "description": description}


def test_parameters() -> None:
    """What a bot needs to act on a refusal is beside the description."""
    assert errors.too_many_requests(7).body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    migrated = errors.upgraded(-1001234567890)
    assert migrated.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert migrated.body()["parameters"] == {"migrate_to_chat_id": -1001234567890}
