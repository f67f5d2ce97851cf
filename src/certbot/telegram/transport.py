"""The HTTP below python-telegram-bot, on aiohttp: the stock one needs several times the CPU.

Calls are posted as JSON, which the Bot API takes as well as forms: encoding a form costs more than all the rest.
No error that leaves here holds the URL, because the URL holds the token.
"""

from __future__ import annotations

import json
import os
import ssl
from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

_JSON = {"Content-Type": "application/json"}
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 15.0
_TOO_LARGE = 413
_BAD_REQUEST = 400


class BadBody(TelegramError):
    """An answer that is no JSON object, or one that cannot be read; `body` is what came."""

    def __init__(self, body: bytes) -> None:
        super().__init__("the answer cannot be read")
        self.body = body


class Transport(BaseRequest):
    """Requests over at most `connections` connections, which are kept open for the next ones."""

    def __init__(self, connections: int = 256) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        # Both are few: one URL a method, one time-out a kind of call.
        self._urls: dict[str, URL] = {}
        self._timeouts: dict[object, aiohttp.ClientTimeout] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds that a call may take in all if it does not say so itself."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Opens the session, in the running loop. Opening an open one changes nothing."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60.0),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Closes every connection. Closing what is closed changes nothing."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. `read_timeout`: seconds for the whole call, however slowly an answer trickles in.

        Raises TimedOut, and NetworkError; the text says what the trouble is and with which host and port, no more.
        """
        if self._session is None:
            raise NetworkError("the transport is closed")
        failure: TelegramError
        try:
            body, headers = encode(request_data)
            async with self._session.request(
                method,
                self._url(url),
                data=body,
                headers=headers,
                timeout=self._timeout(read_timeout),
                allow_redirects=False,  # another server has no business with the token
            ) as response:
                payload = await response.read()
        except TimeoutError:
            failure = TimedOut(f"timed out{self._where(url)}")
        except Exception as error:
            failure = NetworkError(_trouble(error) + self._where(url))
        else:
            # python-telegram-bot would take a 413 for a network that failed, and it would be tried for ever.
            return _BAD_REQUEST if response.status == _TOO_LARGE else response.status, payload
        # Raised here, not above: as its context the error would carry the other one, whose text may hold the URL.
        try:
            raise failure
        finally:
            del failure  # it holds this frame by its traceback, and with it the request

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The object in an answer. The library's own way logs what it cannot read, and with it what people wrote.

        Raises BadBody, also where values are nested too deeply or a number has too many digits.
        """
        try:
            value = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise BadBody(payload)
        return value

    def _url(self, url: str) -> URL:
        known = self._urls.get(url)
        if known is None:
            known = self._urls[url] = URL(url)
        return known

    def _where(self, url: str) -> str:
        """Host and port for an error; not of what could not be taken apart, whose host may be anything."""
        known = self._urls.get(url)
        return f" at {known.host_subcomponent}:{known.port}" if known is not None and known.port else ""

    def _timeout(self, seconds: object) -> aiohttp.ClientTimeout:
        known = self._timeouts.get(seconds)
        if known is None:
            total = float(seconds) if isinstance(seconds, int | float) else _READ_SECONDS
            known = aiohttp.ClientTimeout(total=total, sock_connect=min(total, _CONNECT_SECONDS))
            self._timeouts[seconds] = known
        return known


def _trouble(error: Exception) -> str:
    """What went wrong with a connection, in words that hold nothing of the request."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "name not found"
        case ssl.SSLCertVerificationError():
            return "TLS certificate not accepted"
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return "TLS failed"
        case aiohttp.ServerDisconnectedError():
            return "connection cut"
        case OSError(errno=int(number)) if number > 0:
            return os.strerror(number).lower()  # "connection refused", "network is unreachable"
    return type(error).__name__


def encode(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """A request's body and headers: JSON, or multipart where a file is among the parameters."""
    if data is None:
        return None, None
    if data.contains_files:
        form = aiohttp.FormData()
        for name, text in data.json_parameters.items():
            form.add_field(name, clean(text))
        for name, (filename, content, kind) in data.multipart_data.items():
            form.add_field(name, content, filename=filename, content_type=kind)
        return form, None
    try:
        return msgspec.json.encode(data.parameters), _JSON
    except UnicodeEncodeError:
        return msgspec.json.encode(clean(data.parameters)), _JSON


def clean(value: Any) -> Any:
    """The same value with halves of surrogate pairs joined, and replaced where the other half is missing.

    Telegram refuses them ("strings must be encoded in UTF-8"), and people's input can hold them.
    """
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {clean(key): clean(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean(part) for part in value]
    return value
