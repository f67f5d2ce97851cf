"""Tests of what the calls about the profile and about inline queries refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botapi.errors import ApiError
from botapi.methods import read

COMMAND = {"command": "a", "description": "b"}
ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "a"}}


def refused(method: str, params: dict[str, Any]) -> ApiError:
    """The error that these parameters are answered with; what is no text is sent as JSON."""
    sent = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    with pytest.raises(ApiError) as caught:
        read(method, sent)
    return caught.value


def scope(**fields: Any) -> dict[str, Any]:
    return {"commands": [COMMAND], "scope": fields}


def result(**more: Any) -> dict[str, Any]:
    return {"inline_query_id": "1", "results": [ARTICLE | more]}


def without(name: str) -> dict[str, Any]:
    return {"inline_query_id": "1", "results": [{key: value for key, value in ARTICLE.items() if key != name}]}


@pytest.mark.parametrize(
    ("method", "params", "error"),
    [
        ("setMyCommands", {"commands": "x"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
        ("setMyCommands", {"commands": [1]}, "can't parse BotCommand: expected an Object"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ("setMyCommands", {"commands": [COMMAND | {"command": "/"}]}, "command must be non-empty"),
        ("setMyCommands", {"commands": [COMMAND | {"command": "a" * 33}]}, "command length must not exceed 32"),
        ("setMyCommands", {"commands": [COMMAND | {"command": "A"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [COMMAND | {"description": " "}]}, "command description must be non-empty"),
        (
            "setMyCommands",
            {"commands": [COMMAND | {"description": "a" * 257}]},
            "command description length must not exceed 256",
        ),
        ("setMyCommands", {"commands": [COMMAND | {"description": "😀" * 129}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [COMMAND] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"scope": "x"}, "can't parse BotCommandScope JSON object"),
        ("setMyCommands", {"scope": []}, "can't parse BotCommandScope: BotCommandScope must be an Object"),
        ("setMyCommands", scope(type="x"), "can't parse BotCommandScope: Unsupported type specified"),
        ("setMyCommands", scope(type="chat", chat_id=""), "can't parse BotCommandScope: Empty chat_id specified"),
        (
            "setMyCommands",
            scope(type="chat_member", chat_id=1, user_id=0),
            "can't parse BotCommandScope: Invalid user_id specified",
        ),
        ("setMyCommands", {"language_code": "EN"}, "invalid language code specified"),
        ("setMyCommands", {"language_code": "pt-br"}, "LANG_CODE_INVALID"),
        ("setMyName", {"name": "a" * 65}, "BOT_TITLE_INVALID"),
        ("setMyDescription", {"description": "a" * 513}, "BOT_DESCRIPTION_INVALID"),
        ("setMyShortDescription", {"short_description": "a" * 121}, "BOT_ABOUT_INVALID"),
        ("setChatMenuButton", {"menu_button": "x"}, "can't parse menu button JSON object"),
        ("setChatMenuButton", {"menu_button": []}, "can't parse menu button: MenuButton must be an Object"),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "x"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "web_app", "text": "a", "web_app": {"url": "http://x.org"}}},
            "can't parse menu button: Only HTTPS links are allowed",
        ),
        ("getChatMenuButton", {"chat_id": "@x"}, "invalid chat_id specified"),
        ("answerInlineQuery", {"results": "x"}, "can't parse JSON encoded inline query results"),
        ("answerInlineQuery", {"results": {}}, "expected an Array of inline query results"),
        ("answerInlineQuery", {"results": [ARTICLE] * 51}, "too many inline query results specified"),
        (
            "answerInlineQuery",
            {"results": [1]},
            "can't parse inline query result: Inline query result must be an object",
        ),
        ("answerInlineQuery", without("type"), "can't parse inline query result: Can't find field \"type\""),
        ("answerInlineQuery", without("id"), "can't parse inline query result: Can't find field \"id\""),
        ("answerInlineQuery", without("title"), "can't parse inline query result: Can't find field \"title\""),
        (
            "answerInlineQuery",
            without("input_message_content"),
            "can't parse inline query result: Can't find field \"message_text\"",
        ),
        (
            "answerInlineQuery",
            result(input_message_content={"message_text": ""}),
            "can't parse inline query result: message text is empty",
        ),
        (
            "answerInlineQuery",
            result(type="x"),
            'can\'t parse inline query result: type "x" is unsupported for the inline query result',
        ),
        ("answerInlineQuery", result(id="é" * 33), "RESULT_ID_INVALID"),
        ("answerInlineQuery", {"results": [ARTICLE, ARTICLE]}, "RESULT_ID_DUPLICATE"),
        ("answerInlineQuery", result(title=""), "ARTICLE_TITLE_EMPTY"),
        ("answerInlineQuery", {"next_offset": "a" * 65}, "NEXT_OFFSET_INVALID"),
        ("answerInlineQuery", {"button": "x"}, "can't parse inline query results button JSON object"),
        (
            "answerInlineQuery",
            {"button": []},
            "can't parse inline query results button: InlineQueryResultsButton must be an Object",
        ),
        (
            "answerInlineQuery",
            {"button": {"text": "a"}},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
    ],
)
def test_what_is_refused(method: str, params: dict[str, Any], error: str) -> None:
    """Each error has Telegram's words."""
    answer = refused(method, params)
    assert (answer.code, answer.description) == (400, f"Bad Request: {error}")
