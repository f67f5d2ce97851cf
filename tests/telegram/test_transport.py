from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter
from yarl import URL

from certbot.telegram.transport import BadBody, Transport, clean

TOKEN = "123456:CANARY-token"


def data(**params: Any) -> RequestData:
    return RequestData([RequestParameter(name, value, None) for name, value in params.items()])


def served(
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]], scene: Callable[..., Awaitable[None]]
) -> None:
    """Plays a scene with a transport and the URL of a server that answers so."""

    async def main() -> None:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        async with asyncio.timeout(30), Transport() as transport:
            await scene(transport, f"http://127.0.0.1:{port}/bot{TOKEN}/sendMessage")
        await runner.cleanup()

    asyncio.run(main())


def test_parameters_are_posted_as_json() -> None:
    """Nested values stay values; the answer comes back as status and bytes; the connection is kept."""
    peers = set()

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        peers.add(request.transport.get_extra_info("peername"))
        assert request.method == "POST" and request.content_type == "application/json"
        return web.json_response({"ok": True, "result": await request.json()})

    async def scene(transport: Transport, url: str) -> None:
        for _ in range(3):
            status, body = await transport.do_request(url, "POST", data(chat_id=1, text="ä", markup={"a": [True]}))
            assert status == 200
            assert json.loads(body)["result"] == {"chat_id": 1, "text": "ä", "markup": {"a": [True]}}
        assert len(peers) == 1

    served(answer, scene)


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    """Text that cannot be encoded is cleaned, wherever it stands; a pair of halves becomes one character."""
    assert clean({"a": ["x\ud800y", "\ud83d\ude00", 1]}) == {"a": ["x\ufffdy", "😀", 1]}

    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": await request.json()})

    async def scene(transport: Transport, url: str) -> None:
        result = await transport.post(url, data(text="a\udc00", nested=[{"b": "\ud800"}]))
        assert result == {"text": "a\ufffd", "nested": [{"b": "\ufffd"}]}

    served(answer, scene)


def test_redirects_are_not_followed() -> None:
    """The token is not carried to another place."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/elsewhere"})

    async def scene(transport: Transport, url: str) -> None:
        assert (await transport.do_request(url, "POST"))[0] == 302

    served(answer, scene)


def test_a_call_that_takes_too_long_times_out() -> None:
    """The time is for the whole call: an answer that trickles in is given up as well. Other calls go on."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with contextlib.suppress(ConnectionError):
            while True:
                await response.write(b" ")
                await asyncio.sleep(0.01)
        return response

    async def scene(transport: Transport, url: str) -> None:
        with pytest.raises(TimedOut):
            await transport.do_request(url, "POST", read_timeout=0.2)

    served(answer, scene)


def chain(error: BaseException | None) -> str:
    """All that an error and what led to it say."""
    text = ""
    while error is not None:
        text += f"{error!r} {error} {error.args} "
        error = error.__cause__ or error.__context__
    return text


def test_no_error_holds_the_token() -> None:
    """Cut connections, nobody there, bad URLs, a closed transport: a NetworkError whose whole chain has no URL."""

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def scene(transport: Transport, url: str) -> None:
        closed = Transport()
        cases = [
            (transport, url),
            (transport, f"http://127.0.0.1:1/bot{TOKEN}/getMe"),
            (transport, f"http://127.0.0.1:99999999/bot{TOKEN}/getMe"),
            (transport, f"nothing://bot{TOKEN}"),
            (closed, url),
        ]
        for through, to in cases:
            with pytest.raises(NetworkError) as caught:
                await through.post(to, data(text="hi"))
            assert TOKEN not in chain(caught.value)
        await closed.shutdown()

    served(answer, scene)


def test_an_error_says_which_server_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused, unknown, cut, silent, no TLS: with host and port, and nothing else of the URL."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "canary")

    # Nobody is asked for the name.
    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        if request.path.endswith("/cut"):
            request.transport.close()
        await asyncio.Event().wait()
        return web.Response()

    async def scene(transport: Transport, url: str) -> None:
        server = f"127.0.0.1:{URL(url).port}"
        cases = [
            (f"http://127.0.0.1:1/bot{TOKEN}/getMe", "connection refused at 127.0.0.1:1"),
            (f"https://no-such-name.invalid/bot{TOKEN}/getMe", "name not found at no-such-name.invalid:443"),
            (f"http://{server}/bot{TOKEN}/cut", f"connection cut at {server}"),
            (f"http://{server}/bot{TOKEN}/getMe", f"timed out at {server}"),
            (f"https://{server}/bot{TOKEN}/getMe", f"TLS failed at {server}"),
        ]
        for to, why in cases:
            with pytest.raises(NetworkError) as caught:
                await transport.post(to, data(text="hi"), read_timeout=1)
            assert caught.value.message == why
            assert TOKEN not in chain(caught.value)

    served(answer, scene)


def test_an_error_goes_when_it_was_handled() -> None:
    """It holds the request by its traceback, and would wait long for the garbage collector."""

    async def failed() -> None:
        async with Transport() as transport:
            with contextlib.suppress(NetworkError):
                await transport.do_request("nothing://", "POST", data(text="hi"))

    gc.collect()
    gc.disable()
    try:
        asyncio.run(failed())
        assert not [error for error in gc.get_objects() if isinstance(error, NetworkError)]
    finally:
        gc.enable()


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}", b""])
def test_what_is_no_object_is_a_bad_body(body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """It can be looked at, and is not logged."""
    with pytest.raises(BadBody) as caught:
        Transport.parse_json_payload(body)
    assert caught.value.body == body
    assert not caplog.records


def test_bytes_that_are_no_text_are_replaced() -> None:
    """A byte that is no UTF-8 harms nothing but itself."""
    assert Transport.parse_json_payload(b'{"a": "\xff"}') == {"a": "\ufffd"}


def test_too_large_is_a_refusal() -> None:
    """A 413 is not taken for trouble of the network, which would be tried again for ever."""

    async def answer(request: web.Request) -> web.Response:
        return web.json_response({"ok": False, "description": "Request Entity Too Large"}, status=413)

    async def scene(transport: Transport, url: str) -> None:
        assert (await transport.do_request(url, "POST"))[0] == 400
        with pytest.raises(TelegramError, match="Too Large"):
            await transport.post(url)

    served(answer, scene)


def test_opening_and_closing_twice_is_harmless() -> None:
    """A transport can be opened and closed more than once, and has a time-out of its own."""

    async def main() -> None:
        transport = Transport()
        await transport.initialize()
        await transport.initialize()
        await transport.shutdown()
        await transport.shutdown()
        assert transport.read_timeout > 0

    asyncio.run(main())
