"""``/healthz`` for whoever watches the process: 200 while updates come in and can be stored, else 503 with what fails.

One path of HTTP/1.0 is all of it, each connection for one request: a web framework would take a tenth of a second of
the start, and would have more in it that can go wrong.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from certbot.errors import CertbotError

Checks = Callable[[], Mapping[str, bool]]
"""What must be so, by name, and whether it is."""

_PATIENCE = 5.0
"""Seconds that a client has for its request, and for reading the answer."""
_LONGEST = 8192
"""Bytes of a request's head."""


class ListenError(CertbotError):
    """The address cannot be listened on; `reason` is the system's."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"ADMIN_LISTEN: {host}:{port} cannot be listened on ({reason}): set it to an address that is free, or to "
            "127.0.0.1:0 for any"
        )


class Health:
    """Serves /healthz from `start` to `stop`."""

    def __init__(self, checks: Checks) -> None:
        self._checks = checks
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen; returns the port, which for port 0 the system chose. Raises ListenError."""
        try:
            self._server = await asyncio.start_server(self._serve, host, port, limit=_LONGEST)
        except OSError as error:
            raise ListenError(host, port, _reason(error)) from error
        chosen: int = self._server.sockets[0].getsockname()[1]
        return chosen

    async def stop(self) -> None:
        """Listen no more; a request being answered is not waited for."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            async with asyncio.timeout(_PATIENCE):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._response(head.split(b"\r\n", 1)[0]))
                await writer.drain()
        writer.close()

    def _response(self, request: bytes) -> bytes:
        match request.split(b" "):
            case [(b"GET" | b"HEAD") as method, target, _] if target.split(b"?")[0] == b"/healthz":
                failing = [name for name, sound in self._checks().items() if not sound]
                if failing:
                    return _reply(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "failing", "failing": failing}, method)
                return _reply(HTTPStatus.OK, {"status": "ok"}, method)
            case [method, _, _]:
                return _reply(HTTPStatus.NOT_FOUND, {"status": "not found"}, method)
        return _reply(HTTPStatus.BAD_REQUEST, {"status": "bad request"}, b"")


def _reply(status: HTTPStatus, body: Mapping[str, Any], method: bytes) -> bytes:
    content = json.dumps(body).encode()
    head = (
        f"HTTP/1.0 {status.value} {status.phrase}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + (b"" if method == b"HEAD" else content)


def _reason(error: OSError) -> str:
    """Only the system's own words: asyncio puts the address into a text of its own."""
    return os.strerror(error.errno) if error.errno is not None and error.errno > 0 else "no such host"
