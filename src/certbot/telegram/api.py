"""One call of the Bot API: plain values in, the bare result out, or an error that says what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import InputFile
from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from certbot.telegram.outcomes import ApiError, Unknown, outcome

_SECONDS = 15.0


class Api:
    """The Bot API at `base_url` ("https://api.telegram.org"), for the bot with this token.

    It posts through the transport and not through `telegram.Bot`, whose methods build an object of every message that
    was sent, and which writes every parameter, what people wrote among them, to its log at DEBUG.
    """

    def __init__(self, token: str, base_url: str, transport: BaseRequest) -> None:
        self._url = f"{base_url.rstrip('/')}/bot{token}/"
        self._transport = transport

    async def start(self) -> None:
        """Makes ready for calls, without one."""
        await self._transport.initialize()

    async def stop(self) -> None:
        """Closes the connections."""
        await self._transport.shutdown()

    async def call(self, method: str, params: Mapping[str, Any] | None = None, *, timeout: float = _SECONDS) -> Any:
        """The result of a method, spelt as Telegram does ("sendMessage"), within `timeout` seconds.

        A parameter that is None is left out. One of the form {"filename": ..., "content": ...} is uploaded. Raises one
        of the errors in `outcomes`, all of them ApiError, and nothing else.
        """
        failure: ApiError
        try:
            data = RequestData([_parameter(name, value) for name, value in (params or {}).items() if value is not None])
            return await self._transport.post(self._url + method, data, read_timeout=timeout)
        except TelegramError as error:
            failure = outcome(error)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError) as error:
            # A JSON object, but not as Telegram's are: no "result", parameters that are none.
            failure = Unknown(f"the answer is not as it should be ({type(error).__name__})")
        # Raised here, not above: what came before may hold a body with somebody's words, and would be its context.
        try:
            raise failure
        finally:
            del failure  # it holds this frame by its traceback: in it, it would wait for the garbage collector


def _parameter(name: str, value: Any) -> RequestParameter:
    """A parameter as python-telegram-bot holds it; files are turned into uploads."""
    if isinstance(value, dict) and value.keys() == {"filename", "content"}:
        # Bytes, because the library encodes strictly, and what people wrote may hold halves of surrogate pairs.
        file = InputFile(value["content"].encode("utf-8", "replace"), filename=value["filename"])
        return RequestParameter(name, None, [file])
    return RequestParameter(name, value, None)
