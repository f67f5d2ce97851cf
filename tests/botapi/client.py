"""A plain client of the Bot API, for tests of the server: one connection a call, nothing hidden."""

from __future__ import annotations

import http.client
import json
import threading
from concurrent.futures import Future
from typing import Any
from urllib.parse import urlencode

from botapi.errors import ApiError
from botapi.server import BotApi


class Client:
    """Calls methods; a result is returned, a refusal raised as ApiError."""

    def __init__(self, api: BotApi, token: str | None = None) -> None:
        self.api = api
        self.path = f"/bot{api.token if token is None else token}/"

    def raw(
        self, method: str, body: bytes = b"", kind: str = "application/x-www-form-urlencoded", verb: str = "POST"
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of the answer. Raises http.client's exceptions when the connection is cut."""
        connection = http.client.HTTPConnection("127.0.0.1", self.api.port, timeout=20)
        try:
            path = method if method.startswith("/") else self.path + method
            connection.request(verb, path, body or None, {"Content-Type": kind} if body else {})
            response = connection.getresponse()
            return response.status, dict(response.headers), response.read()
        finally:
            connection.close()

    def __call__(self, method: str, **params: Any) -> Any:
        """The result. Raises ApiError."""
        form = {key: value if isinstance(value, str) else json.dumps(value) for key, value in params.items()}
        _, _, body = self.raw(method, urlencode(form).encode())
        answer = json.loads(body)
        if not answer["ok"]:
            raise ApiError(answer["error_code"], answer["description"], answer.get("parameters"))
        return answer["result"]

    def later(self, method: str, **params: Any) -> Future[Any]:
        """The call in a thread of its own."""
        future: Future[Any] = Future()

        def run() -> None:
            try:
                future.set_result(self(method, **params))
            except Exception as error:
                future.set_exception(error)

        threading.Thread(target=run, daemon=True).start()
        return future

    def updates(self, offset: int = 0, timeout: int = 10, **params: Any) -> list[Any]:
        """getUpdates."""
        updates: list[Any] = self("getUpdates", offset=offset, timeout=timeout, **params)
        return updates
