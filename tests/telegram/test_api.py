from __future__ import annotations

import asyncio
import datetime as dt
import gc
import weakref
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram.error import RetryAfter

from certbot.telegram.api import Api
from certbot.telegram.outcomes import (
    ApiError,
    Conflict,
    Gone,
    Moved,
    Muted,
    NotOurs,
    Refused,
    Stale,
    Uneditable,
    Unknown,
    Unreadable,
    Wait,
    outcome,
)
from certbot.telegram.transport import Transport

TOKEN = "123456:CANARY-token"


def played(answer: Callable[[web.Request], Awaitable[web.Response]], scene: Callable[[Api], Awaitable[None]]) -> None:
    async def main() -> None:
        app = web.Application()
        app.router.add_post("/bot" + TOKEN + "/{method}", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        api = Api(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}/", Transport())
        await api.start()
        try:
            async with asyncio.timeout(30):
                await scene(api)
        finally:
            await api.stop()
            await runner.cleanup()

    asyncio.run(main())


def outcome_of(status: int, body: object) -> ApiError:
    """What a call raises when this is answered."""
    raised: list[ApiError] = []

    async def answer(request: web.Request) -> web.Response:
        if isinstance(body, str):
            return web.Response(status=status, text=body)
        return web.json_response(body, status=status)

    async def scene(api: Api) -> None:
        with pytest.raises(ApiError) as caught:
            await api.call("sendMessage", {"chat_id": 1})
        raised.append(caught.value)

    played(answer, scene)
    assert TOKEN not in str(raised[0]) and raised[0].__context__ is None
    return raised[0]


def error(code: int, description: str, **parameters: int) -> ApiError:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return outcome_of(code, body | ({"parameters": parameters} if parameters else {}))


def test_a_call_gives_the_bare_result() -> None:
    """Parameters that are None are left out, nested ones stay nested, and nothing is made of the result."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": [request.match_info["method"], await request.json()]})

    async def scene(api: Api) -> None:
        params = {"chat_id": 1, "text": "a\ud800", "nothing": None, "reply_markup": {"inline_keyboard": [[]]}}
        result = await api.call("sendMessage", params)
        assert result == ["sendMessage", {"chat_id": 1, "text": "a\ufffd", "reply_markup": {"inline_keyboard": [[]]}}]
        assert (await api.call("getMe"))[0] == "getMe"

    played(answer, scene)


def test_a_document_is_uploaded() -> None:
    """A parameter with a file's name and content becomes a file, the others fields of the same form."""

    async def answer(request: web.Request) -> web.Response:
        form = await request.post()
        file = form["document"]
        assert isinstance(file, web.FileField)
        got = [file.filename, file.content_type, file.file.read().decode(), form["chat_id"], form["caption"], form["m"]]
        return web.json_response({"ok": True, "result": got})

    async def scene(api: Api) -> None:
        document = {"filename": "data.json", "content": '{"a": "ä\ud800"}'}
        params = {"chat_id": 1, "document": document, "caption": "c\ud800", "m": {"x": [1]}}
        expected = ["data.json", "application/json", '{"a": "ä?"}', "1", "c\ufffd", '{"x": [1]}']
        assert await api.call("sendDocument", params) == expected

    played(answer, scene)


@pytest.mark.parametrize(
    ("code", "description", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", Gone),
        (403, "Forbidden: user is deactivated", Gone),
        (403, "Forbidden: bot can't initiate conversation with a user", Gone),
        (403, "Forbidden: bot was kicked from the supergroup chat", Gone),
        (403, "Forbidden: bot is not a member of the group chat", Gone),
        (403, "Forbidden: the group chat was deleted", Gone),
        (403, "Forbidden: not enough rights to send text messages to the chat", Muted),
        (400, "Bad Request: chat not found", Gone),
        (400, "Bad Request: chat_id is empty", Gone),
        (400, "Bad Request: message is not modified: specified new message content and reply markup", Stale),
        (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Stale),
        (400, "Bad Request: message to edit not found", Uneditable),
        (400, "Bad Request: message can't be edited", Uneditable),
        (400, "Bad Request: there is no text in the message to edit", Uneditable),
        (400, "Bad Request: there is no caption in the message to edit", Uneditable),
        (400, "Bad Request: MESSAGE_ID_INVALID", Uneditable),
        (400, "Bad Request: not enough rights to send text messages to the chat", Muted),
        (400, "Bad Request: message thread not found", Muted),
        (400, "Bad Request: message text is empty", Refused),
        (400, "Bad Request: BUTTON_DATA_INVALID", Refused),
        (400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 3", Refused),
        (413, "Request Entity Too Large", Refused),
        (404, "Not Found: method not found", Refused),
        (404, "Not Found", NotOurs),
        (401, "Unauthorized", NotOurs),
        (401, "Unauthorized: invalid token specified", NotOurs),
        (409, "Conflict: terminated by other getUpdates request; make sure", Conflict),
        (500, "Internal Server Error: restart", Unknown),
        (429, "Too Many Requests", Wait),
    ],
    ids=lambda value: str(getattr(value, "__name__", value))[:60],
)  # fmt: skip
def test_errors_by_meaning(code: int, description: str, kind: type[ApiError]) -> None:
    """Telegram's texts, over HTTP and through python-telegram-bot, mean what they mean for us."""
    assert type(error(code, description)) is kind


def test_errors_carry_what_is_needed() -> None:
    """How long to wait, where a group went, whether a webhook is in the way, why a call was refused."""
    wait = error(429, "Too Many Requests: retry after 17", retry_after=17)
    assert isinstance(wait, Wait) and wait.seconds == 17
    wait = error(429, "Too Many Requests: retry after 18")
    assert isinstance(wait, Wait) and wait.seconds == 18
    moved = error(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001)
    assert isinstance(moved, Moved) and moved.chat == -1001
    webhook = error(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete")
    assert isinstance(webhook, Conflict) and webhook.webhook
    poller = error(409, "Conflict: terminated by other getUpdates request")
    assert isinstance(poller, Conflict) and not poller.webhook


def test_a_refusal_quotes_nobody() -> None:
    """The text of the error leaves out what Telegram quotes; the reason keeps it."""
    refused = error(400, "Bad Request: can't parse entities: Unsupported start tag \"canary\" at byte offset 'canary'")
    assert isinstance(refused, Refused) and "canary" in refused.reason
    assert "canary" not in str(refused) and "can't parse entities" in str(refused)


@pytest.mark.filterwarnings("ignore:.*retry_after")
@pytest.mark.parametrize("timedelta", ["true", "false"])
def test_seconds_may_be_a_timedelta(monkeypatch: pytest.MonkeyPatch, timedelta: str) -> None:
    """A later python-telegram-bot gives the time to wait as a timedelta, today's as an int."""
    monkeypatch.setenv("PTB_TIMEDELTA", timedelta)
    wait = outcome(RetryAfter(dt.timedelta(seconds=3)))
    assert isinstance(wait, Wait) and wait.seconds == 3


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 500, 502, 503])
def test_a_page_of_a_proxy_means_nothing(status: int) -> None:
    """What is not JSON does not come from the Bot API: a 403 of a proxy says nothing about a chat."""
    unknown = outcome_of(status, f"<html>canary {TOKEN}</html>")
    assert type(unknown) is Unknown and "canary" not in str(unknown)


def test_a_success_that_cannot_be_read() -> None:
    """Its body can be looked at."""
    unreadable = outcome_of(200, "no JSON")
    assert isinstance(unreadable, Unreadable) and unreadable.body == b"no JSON"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"ok": True}),
        (400, {"description": "Bad Request: x", "parameters": [1]}),
        (429, {"description": "x", "parameters": {"retry_after": "soon"}}),
        (400, {"description": "Bad Request: x", "parameters": {"migrate_to_chat_id": "there"}}),
    ],
)
def test_an_answer_of_another_shape_is_unknown(status: int, body: object) -> None:
    """JSON that is not as Telegram's says nothing about the call."""
    assert type(outcome_of(status, body)) is Unknown


def test_an_error_goes_when_it_was_handled() -> None:
    """The body that it holds may be of megabytes, and would wait long for the garbage collector."""
    left: list[weakref.ref[ApiError]] = []

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text="no JSON")

    async def scene(api: Api) -> None:
        try:
            await api.call("getUpdates")
        except Unreadable as error:
            left.append(weakref.ref(error))
        assert left[0]() is None

    gc.disable()
    try:
        played(answer, scene)
    finally:
        gc.enable()
    assert len(left) == 1


def test_nobody_there_is_unknown() -> None:
    """A server that cannot be reached, and an answer that takes too long."""

    async def answer(request: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    async def scene(api: Api) -> None:
        with pytest.raises(Unknown, match="timed out"):
            await api.call("getMe", timeout=0.1)
        nowhere = Api(TOKEN, "http://127.0.0.1:1", Transport())
        await nowhere.start()
        with pytest.raises(Unknown) as caught:
            await nowhere.call("getMe")
        assert TOKEN not in str(caught.value) and caught.value.__context__ is None
        await nowhere.stop()

    played(answer, scene)
