"""Webhook delivery: one POST an update, a queue at a time in order, with Telegram's retries.

Queues, as in Telegram's own Bot API server: messages and edits by chat, presses by person, my_chat_member by chat.
Within one the next update goes out after the 2xx of the one before; different queues overlap, up to
`max_connections`.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from botapi.errors import ApiError, too_many_requests
from botapi.methods import SetWebhook, from_json
from botapi.queues import Waiting
from botapi.state import State

GONE_FOR = 23 * 3600  # seconds of unbroken 410 after which the webhook is closed
NOT_IN_BODY = ("get", "setwebhook", "deletewebhook", "close", "logout")
Run = Callable[[str, Mapping[str, str]], None]


class Webhook:
    """The webhook of one bot, in the server's loop. `scale` shortens the waits between attempts, for tests."""

    def __init__(self, state: State, run: Run) -> None:
        self.scale = 1.0
        self.timeout = 60.0
        self.attempts: list[tuple[float, int, int]] = []  # time.monotonic(), update id, HTTP status (0: none)
        self._state = state
        self._run = run
        self._call: SetWebhook | None = None
        self._next_set = float("-inf")
        self._session: ClientSession | None = None
        self._queues: dict[tuple[str, int], deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore()
        self._error: tuple[int, str] | None = None
        self._gone_since: float | None = None

    @property
    def active(self) -> bool:
        """Whether a URL is set."""
        return self._call is not None

    def set(self, call: SetWebhook) -> bool:
        """setWebhook; whether it changed anything. Raises ApiError 429 if the last was less than a second ago."""
        if not call.url:
            return self.delete(call.drop_pending_updates)
        now = time.monotonic()
        if now < self._next_set:
            raise too_many_requests(1)
        self._next_set = now + 1
        with self._state.lock:
            if call.allowed_updates is not None:
                self._state.updates.allowed = call.allowed_updates
            if self._call is not None and _settings(self._call) == _settings(call) and not call.drop_pending_updates:
                return False
            self._close()
            if call.drop_pending_updates:
                self._state.updates.clear()
            self._call, self._error, self._gone_since = call, None, None
            self._slots = asyncio.Semaphore(call.max_connections)
            for waiting in self._state.updates:
                self._queue(waiting)
        return True

    def delete(self, drop_pending_updates: bool) -> bool:
        """deleteWebhook."""
        with self._state.lock:
            self._close()
            self._call = None
            if drop_pending_updates:
                self._state.updates.clear()
            self._state.lock.notify_all()
        return True

    def _close(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._queues.clear()

    async def stop(self) -> None:
        """Ends every delivery."""
        tasks = list(self._tasks)
        self._close()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def info(self) -> dict[str, Any]:
        """getWebhookInfo."""
        call = self._call
        info: dict[str, Any] = {
            "url": call.url if call else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._state.updates),
        }
        if call is not None:
            info["max_connections"] = call.max_connections
            if self._error is not None:
                info["last_error_date"], info["last_error_message"] = self._error
        if self._state.updates.allowed:
            info["allowed_updates"] = list(self._state.updates.allowed)
        return info

    def wake(self, waiting: Waiting | None) -> None:
        """An update came (None: what was held is let go); in the loop."""
        with self._state.lock:
            if self._call is None or self._state.updates.paused:
                return
            for each in self._state.updates if waiting is None else (waiting,):
                self._queue(each)

    def _queue(self, waiting: Waiting) -> None:
        queue = self._queues.get(waiting.queue)
        if queue is not None:
            if waiting not in queue:
                queue.append(waiting)
            return
        self._queues[waiting.queue] = queue = deque((waiting,))
        task = asyncio.get_running_loop().create_task(self._deliver(waiting.queue, queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, key: tuple[str, int], queue: deque[Waiting]) -> None:
        while queue:
            await self._deliver_one(queue[0])
            queue.popleft()
        del self._queues[key]

    async def _deliver_one(self, waiting: Waiting) -> None:
        """Until it arrived, or its time is over."""
        failures = 0
        while self._state.clock.now() < waiting.expires:
            async with self._slots:
                waiting.handed_out = True
                status, after = await self._post(waiting)
            if 200 <= status < 300:
                break
            delay = 0.0 if failures == 0 else min(2.0**failures, self._state.random.uniform(60, 120))
            failures += 1
            await asyncio.sleep((delay if after is None else min(after, 3600)) * self.scale)
        with self._state.lock:
            self._state.updates.remove(waiting)
            self._state.lock.notify_all()

    async def _post(self, waiting: Waiting) -> tuple[int, float | None]:
        """One attempt: HTTP status (0: no answer) and what its Retry-After says, in seconds."""
        assert self._call is not None
        headers = {"Content-Type": "application/json"}
        if self._call.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._call.secret_token
        if self._session is None:
            self._session = ClientSession()
        status, after, error = 0, None, "Connection refused"
        try:
            async with self._session.post(
                self._call.url,
                data=waiting.encoded(),
                headers=headers,
                allow_redirects=False,
                timeout=ClientTimeout(total=self.timeout),
            ) as response:
                status = response.status
                error = f"Wrong response from the webhook: {status} {response.reason}"
                value = response.headers.get("Retry-After", "")
                after = float(value) if value.isdecimal() else None
                if 200 <= status < 300:
                    await self._answer(response)
        except TimeoutError:
            status, error = 0, "Read timeout expired"
        except ClientError:
            status = 0
        self.attempts.append((time.monotonic(), waiting.id, status))
        self._note(status, error)
        return status, after

    def _note(self, status: int, error: str) -> None:
        now = self._state.clock.now()
        if status != 410:
            self._gone_since = None
        elif self._gone_since is None:
            self._gone_since = now
        elif now - self._gone_since >= GONE_FOR:
            # From a task of its own: closing cancels this one, too.
            asyncio.get_running_loop().call_soon(self.delete, False)
        if not 200 <= status < 300:
            self._error = (int(now), error)
        with self._state.lock:
            self._state.lock.notify_all()

    async def _answer(self, response: ClientResponse) -> None:
        """The body may be a call; its result and its errors are seen by nobody."""
        kind = response.content_type
        body = await response.read()
        if not body:
            return
        try:
            if kind == "application/json":
                params = from_json(body)
            elif kind == "application/x-www-form-urlencoded":
                params = dict(parse_qsl(body.decode(), keep_blank_values=True))
            else:
                return
        except (ApiError, UnicodeDecodeError):
            return
        method = params.pop("method", "")
        if method and not method.lower().startswith(NOT_IN_BODY):
            self._run(method, params)


def _settings(call: SetWebhook) -> tuple[object, ...]:
    return call.url, call.secret_token, call.max_connections, call.ip_address
