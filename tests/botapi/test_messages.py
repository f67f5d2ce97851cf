"""Tests of what sending, editing and all the small calls refuse."""

from __future__ import annotations

import json
import struct
from typing import Any

import pytest
from botapi.errors import ApiError
from botapi.methods import Upload, read

CHAT = {"chat_id": "5"}
HERE = CHAT | {"message_id": "7"}
SEND = CHAT | {"text": "a"}
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def refused(method: str, params: dict[str, Any], files: dict[str, Upload] | None = None) -> ApiError:
    """The error that these parameters are answered with; what is no text is sent as JSON."""
    sent = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    with pytest.raises(ApiError) as caught:
        read(method, sent, files or {})
    return caught.value


@pytest.mark.parametrize(
    ("method", "params", "error"),
    [
        ("sendMessage", CHAT, "message text is empty"),
        ("sendMessage", CHAT | {"text": " \n\u200b"}, "text must be non-empty"),
        ("sendMessage", CHAT | {"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ("sendMessage", CHAT | {"text": "😀" * 2048 + "a"}, "message is too long"),
        ("sendMessage", CHAT | {"text": "é" * 16385}, "text is too long"),
        ("sendMessage", CHAT | {"text": "\ud800"}, "strings must be encoded in UTF-8"),
        ("sendMessage", SEND | {"parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ("sendMessage", {"text": "a"}, "chat_id is empty"),
        (
            "sendMessage",
            {"text": "<b>", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ("sendMessage", SEND | {"reply_parameters": "x"}, "can't parse reply parameters JSON object"),
        ("sendMessage", SEND | {"reply_parameters": []}, "object expected as reply parameters"),
        ("sendMessage", SEND | {"reply_parameters": {"quote": ""}}, 'can\'t find field "message_id"'),
        ("sendMessage", SEND | {"reply_parameters": {"message_id": "x"}}, 'field "message_id" must be a valid Number'),
        ("sendMessage", SEND | {"reply_parameters": {"message_id": True}}, 'field "message_id" must be a Number'),
        ("sendMessage", SEND | {"link_preview_options": "x"}, "can't parse link preview options JSON object"),
        ("sendMessage", SEND | {"link_preview_options": []}, "object expected as link preview options"),
        (
            "sendMessage",
            SEND | {"link_preview_options": {"is_disabled": 1}},
            'field "is_disabled" must be of type Boolean',
        ),
        ("editMessageText", HERE, "message text is empty"),
        ("editMessageText", {"text": "a"}, "message identifier is not specified"),
        ("editMessageText", {"text": "a", "message_id": "1"}, "chat_id is empty"),
        ("editMessageReplyMarkup", {}, "message identifier is not specified"),
        ("editMessageCaption", HERE | {"caption": "a" * 1025}, "message caption is too long"),
        ("deleteMessage", {"message_id": "1"}, "chat identifier is not specified"),
        ("deleteMessage", CHAT, "message identifier is not specified"),
        ("deleteMessages", CHAT, "message identifiers are not specified"),
        ("deleteMessages", CHAT | {"message_ids": []}, "message identifiers are not specified"),
        ("deleteMessages", CHAT | {"message_ids": "x"}, "can't parse message_ids JSON object"),
        ("deleteMessages", CHAT | {"message_ids": {}}, "expected an Array of message identifiers"),
        ("deleteMessages", CHAT | {"message_ids": [1] * 101}, "too many message identifiers specified"),
        ("deleteMessages", CHAT | {"message_ids": [[]]}, "message identifier must be a Number"),
        ("deleteMessages", CHAT | {"message_ids": ["x"]}, "can't parse message identifier as a Number"),
        ("deleteMessages", CHAT | {"message_ids": [0]}, "invalid message identifier specified"),
        ("sendDocument", CHAT, "there is no document in the request"),
        ("sendDocument", CHAT | {"document": "attach://x"}, "there is no document in the request"),
        ("sendPhoto", CHAT, "there is no photo in the request"),
        ("sendPhoto", CHAT | {"photo": "x", "caption": "a" * 1025}, "message caption is too long"),
        ("sendChatAction", CHAT | {"action": "sleeping"}, "wrong parameter action in request"),
        ("setMessageReaction", HERE | {"reaction": "x"}, "can't parse reaction types JSON object"),
        ("setMessageReaction", HERE | {"reaction": {}}, "expected an Array of ReactionType"),
        ("setMessageReaction", HERE | {"reaction": [1]}, "can't parse ReactionType: expected an Object"),
        (
            "setMessageReaction",
            HERE | {"reaction": [{"type": "x"}]},
            "can't parse ReactionType: invalid reaction type specified",
        ),
        ("setMessageReaction", HERE | {"reaction": [{"type": "emoji", "emoji": "🪿"}]}, "REACTION_INVALID"),
        ("setMessageReaction", HERE | {"reaction": [{"type": "emoji", "emoji": "👍"}] * 2}, "REACTIONS_TOO_MANY"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "a" * 201}, "MESSAGE_TOO_LONG"),
        ("answerCallbackQuery", {"callback_query_id": "1", "url": "https://x.org"}, "URL_INVALID"),
        ("getChat", {}, "chat_id is empty"),
        ("getChatMember", CHAT, "invalid user_id specified"),
        ("getFile", {}, "file_id not specified"),
        ("setWebhook", {"url": "https://"}, "invalid webhook URL specified"),
        ("setWebhook", {"url": "https://x.org", "secret_token": "a" * 257}, "secret token is too long"),
        (
            "setWebhook",
            {"url": "https://x.org", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
def test_what_is_refused(method: str, params: dict[str, Any], error: str) -> None:
    """Each error has Telegram's words."""
    answer = refused(method, params)
    assert (answer.code, answer.description) == (400, f"Bad Request: {error}")


@pytest.mark.parametrize(
    ("entity", "error"),
    [
        (1, "can't parse MessageEntity: expected an Object"),
        ({"offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"type\""),
        ({"type": "", "offset": 0, "length": 1}, "can't parse MessageEntity: Type is not specified"),
        ({"type": "x", "offset": 0, "length": 1}, "can't parse MessageEntity: Unsupported type specified"),
        ({"type": "text_link", "offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"url\""),
        (
            {"type": "date_time", "offset": 0, "length": 1, "unix_time": 1, "date_time_format": "x"},
            "can't parse MessageEntity: Invalid date-time format specified",
        ),
        ({"type": "bold", "offset": -1, "length": 1}, "receive an entity with incorrect offset -1"),
        ({"type": "bold", "offset": 0, "length": -1}, "receive an entity with incorrect length -1"),
        (
            {"type": "bold", "offset": 1, "length": 9},
            "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10",
        ),
        (
            {"type": "bold", "offset": 9, "length": 1},
            "entity begins after the end of the text at UTF-16 offset 9",
        ),
        (
            {"type": "bold", "offset": 2, "length": 2},
            "entity begins in a middle of a UTF-16 symbol at byte offset 5",
        ),
        (
            {"type": "bold", "offset": 0, "length": 2},
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
        ),
    ],
)
def test_entities_that_are_refused(entity: Any, error: str) -> None:
    """An entity has a known type and lies within the text, cutting no symbol in two."""
    answer = refused("sendMessage", CHAT | {"text": "a😀bc", "entities": [entity]})
    assert answer.description == f"Bad Request: {error}"


@pytest.mark.parametrize(
    ("method", "file", "code", "description"),
    [
        ("document", Upload("a", b""), 400, "Bad Request: file must be non-empty"),
        ("document", Upload("a", bytes(50 * 1024 * 1024 + 1)), 413, "Request Entity Too Large"),
        ("photo", Upload("a.png", b"text"), 400, "Bad Request: IMAGE_PROCESS_FAILED"),
        ("photo", Upload("a.png", PNG), 400, "Bad Request: IMAGE_PROCESS_FAILED"),
        (
            "photo",
            Upload("a.png", PNG + struct.pack(">II", 9000, 1001)),
            400,
            "Bad Request: PHOTO_INVALID_DIMENSIONS",
        ),
        (
            "photo",
            Upload("a.png", PNG + bytes(10 * 1024 * 1024)),
            400,
            "Bad Request: file of size 10485776 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
)
def test_files_that_are_refused(method: str, file: Upload, code: int, description: str) -> None:
    """A file has content and a size within limits, a photo is a picture."""
    answer = refused(f"send{method.title()}", CHAT, {method: file})
    assert (answer.code, answer.description) == (code, description)
