"""/healthz as a probe meets it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from certbot.telegram.health import Health, ListenError

Ask = Callable[[bytes], Awaitable[tuple[int, Any]]]


@asynccontextmanager
async def serving(**checks: bool) -> AsyncIterator[Ask]:
    """Serves with these checks; gives what sends a request and returns status and body."""
    health = Health(lambda: checks)
    port = await health.start("127.0.0.1", 0)

    async def ask(request: bytes) -> tuple[int, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        assert f"Content-Length: {len(body)}".encode() in head or not body
        return int(head.split()[1]), json.loads(body or b"null")

    yield ask
    await health.stop()


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


async def answered(request: bytes, **checks: bool) -> tuple[int, Any]:
    async with serving(**checks) as ask:
        return await ask(request)


def test_all_is_well() -> None:
    """200 while everything is as it must be."""
    assert asyncio.run(answered(get("/healthz"), polling=True, database=True)) == (200, {"status": "ok"})


def test_what_fails_is_named() -> None:
    """503 with the names of what fails."""
    status, body = asyncio.run(answered(get("/healthz?verbose"), polling=True, database=False))
    assert (status, body) == (503, {"status": "failing", "failing": ["database"]})


@pytest.mark.parametrize("request_", [get("/"), get("/healthz/"), get("/metrics"), b"POST /healthz HTTP/1.1\r\n\r\n"])
def test_there_is_nothing_else(request_: bytes) -> None:
    """404 for every other path and method."""
    assert asyncio.run(answered(request_))[0] == 404


@pytest.mark.parametrize("request_", [b"\r\n\r\n", b"hello\r\n\r\n", b"\xff\x00 \x01\r\n\r\n"])
def test_what_is_no_request_is_refused(request_: bytes) -> None:
    """400 for what is not HTTP."""
    assert asyncio.run(answered(request_))[0] == 400


def test_head_has_no_body() -> None:
    """HEAD gets the same head without the body."""
    assert asyncio.run(answered(b"HEAD /healthz HTTP/1.0\r\n\r\n")) == (200, None)


def test_a_bad_client_harms_no_other() -> None:
    """An endless head and a cut connection are dropped; the next request is answered."""

    async def run() -> tuple[int, Any]:
        async with serving(polling=True) as ask:
            with pytest.raises((IndexError, ConnectionError)):
                await ask(b"GET /" + b"a" * 100_000)
            return await ask(get("/healthz"))

    assert asyncio.run(run())[0] == 200


def test_a_port_in_use_is_told() -> None:
    """ListenError names the variable, the address and the system's reason."""

    async def run() -> None:
        first = Health(dict)
        port = await first.start("127.0.0.1", 0)
        with pytest.raises(ListenError, match=f"ADMIN_LISTEN: 127.0.0.1:{port} .*in use"):
            await Health(dict).start("127.0.0.1", port)
        await first.stop()

    asyncio.run(run())


def test_a_host_that_does_not_exist_is_told() -> None:
    """A name that cannot be resolved is the same error."""
    with pytest.raises(ListenError, match="no such host"):
        asyncio.run(Health(dict).start("no-such-host.invalid", 0))
