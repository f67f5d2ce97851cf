"""answerInlineQuery: results and button read and checked. Articles are read in full, other kinds by their type and id.

Source: https://github.com/tdlib/telegram-bot-api, `Client::get_inline_query_result`, and https://github.com/tdlib/td,
`InlineQueriesManager::answer_inline_query`.
"""

from __future__ import annotations

from typing import Any

from botapi import fields, links, markup, texts
from botapi.checked import AnswerInlineQuery
from botapi.entities import Formatted
from botapi.errors import ApiError, Refusal, bad_request
from botapi.params import Parameters, in_utf8, part_of

MAX_RESULTS = 50
MAX_ID = 64  # bytes
MAX_OFFSET = 64  # bytes
DAY = 24 * 60 * 60
KINDS = set("article audio contact document game gif location mpeg4_gif photo sticker venue video voice".split())


def answer_inline_query(params: Parameters) -> AnswerInlineQuery:
    """What an inline query offers."""
    query = params.text("inline_query_id")
    personal = params.boolean("is_personal")
    cache_time = params.integer("cache_time", 300, 0, DAY)
    offset = params.text("next_offset")
    button = _button(params)
    value = params.json("results", "Can't parse JSON encoded inline query results")
    if not isinstance(value, list | None):
        raise bad_request("Expected an Array of inline query results")
    if len(value or ()) > MAX_RESULTS:
        raise bad_request("Too many inline query results specified")
    try:
        results = tuple(_result(item, params) for item in value or ())
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse inline query result", why))) from None
    ids = [result["id"] for result in results]
    if any(not 1 <= len(result_id.encode()) <= MAX_ID for result_id in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(result["type"] == "article" and not result["title"] for result in results):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if len(offset.encode()) > MAX_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    return AnswerInlineQuery(query, results, cache_time, personal, offset, button)


def _button(params: Parameters) -> dict[str, Any] | None:
    value = params.json("button", "Can't parse inline query results button JSON object")
    if not params.text("button"):
        return None
    try:
        return _button_of(value)
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse inline query results button", why))) from None


def _button_of(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal("InlineQueryResultsButton must be an Object")
    text = in_utf8(fields.string(value, "text"))
    if "start_parameter" in value:
        return {"text": text, "start_parameter": start_parameter(fields.string(value, "start_parameter"))}
    if "web_app" in value:
        return {"text": text, "web_app": {"url": in_utf8(fields.string(fields.nested(value, "web_app"), "url"))}}
    raise Refusal("InlineQueryResultsButton must have exactly one optional field")


def start_parameter(text: str) -> str:
    """The parameter of a deep link: 1-64 of A-Z a-z 0-9 _ -. Raises ApiError."""
    if not text:
        raise bad_request("Can't use empty start_parameter")
    if len(text) > 64:
        raise bad_request("Too long start_parameter specified")
    if not links.START_PARAMETER.match(text):
        raise bad_request("Unallowed characters in start_parameter are used")
    return text


def _result(value: Any, params: Parameters) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal("Inline query result must be an object")
    kind, result_id = fields.string(value, "type").lower(), in_utf8(fields.string(value, "id"))
    if kind not in KINDS:
        raise Refusal(f'type "{kind}" is unsupported for the inline query result')
    result = {**value, "type": kind, "id": result_id}
    if kind == "article":
        content = value.get("input_message_content", value)
        if content is not value:
            content = fields.nested(value, "input_message_content")
        result["message"] = _content(content, params)
        result["title"] = in_utf8(fields.string(value, "title"))
    if "reply_markup" in value:
        keyboard = markup.read_inline(value["reply_markup"], params.warn)
        result["reply_markup"] = keyboard.as_json() if keyboard else None
    return result


def _content(value: fields.Object, params: Parameters) -> Formatted:
    """The text that an article sends. Errors in it are told as those of the result."""
    source, mode = in_utf8(fields.string(value, "message_text")), fields.string(value, "parse_mode", "")
    try:
        return texts.message_text(source, mode, value.get("entities"), params.warn)
    except ApiError as why:
        raise Refusal(why.description.removeprefix("Bad Request: ")) from None
