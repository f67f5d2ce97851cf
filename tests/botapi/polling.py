"""getUpdates: long polls that end when an update comes, or when another poll takes their place.

As read in Telegram's own Bot API server: a repeat of an offset within 3 s with a timeout below 3 waits for 3 s, within
0.5 s it gets one update; a new long poll ends the one that waits, which gets its 409 at once if none had one in the
last 3 s, otherwise 3 s later.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial

from botapi.errors import conflict
from botapi.methods import GetUpdates
from botapi.queues import Waiting
from botapi.state import State

OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
SETTLE = 0.002  # seconds that a poll waits for more after the first update


class Polling:
    """Polls of one bot, in the server's loop."""

    def __init__(self, state: State, loop: asyncio.AbstractEventLoop) -> None:
        self.hold = 3.0  # seconds: of held repeats, and between two conflicts; tests may shorten it
        self._state = state
        self._loop = loop
        self._waiting: asyncio.Future[str] | None = None
        self._offset = -1
        self._started = float("-inf")
        self._next_conflict = float("-inf")
        self._woken = False

    @property
    def waits(self) -> bool:
        """Whether a long poll waits."""
        return self._waiting is not None

    def wake(self) -> None:
        """An update came; from any thread, with the lock held."""
        if self._waiting is not None and not self._woken:
            self._woken = True
            self._loop.call_soon_threadsafe(partial(self._loop.call_later, SETTLE, self._finish, self._waiting))

    def _finish(self, waiting: asyncio.Future[str], why: str = "") -> None:
        if waiting is self._waiting:
            waiting.set_result(why)
            self._waiting = None

    def interrupt(self, why: str) -> None:
        """Ends the poll that waits with a 409; in the loop."""
        if self._waiting is not None:
            self._finish(self._waiting, why)

    async def get(self, call: GetUpdates, webhook: bool, lost: Callable[[], bool]) -> list[Waiting]:
        """A batch. Raises ApiError 409. `lost` says whether the caller will not get it."""
        state, now = self._state, time.monotonic()
        limit, timeout = call.limit, float(call.timeout)
        with state.lock:
            if webhook:
                raise conflict(WEBHOOK)
            if call.allowed_updates is not None:
                state.updates.allowed = call.allowed_updates
            if call.offset == self._offset and timeout < self.hold and now < self._started + self.hold:
                timeout = self.hold
            if call.offset == self._offset and now < self._started + min(0.5, self.hold):
                limit = 1
            self._offset, self._started = call.offset, now
            state.updates.confirm(call.offset)
            state.lock.notify_all()
            batch = state.updates.get(limit)
            if batch or not timeout:
                return self._handed_out(batch, lost)
            self.interrupt(OTHER)
            self._woken = False
            waiting = self._waiting = self._loop.create_future()
        timer = self._loop.call_later(timeout, self._finish, waiting)
        why = await waiting
        timer.cancel()
        if why:
            await self._conflict()
            raise conflict(why)
        with state.lock:
            return self._handed_out(state.updates.get(limit), lost)

    def _handed_out(self, batch: list[Waiting], lost: Callable[[], bool]) -> list[Waiting]:
        if not lost():
            for waiting in batch:
                waiting.handed_out = True
        return batch

    async def _conflict(self) -> None:
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(self.hold)
        else:
            self._next_conflict = now + self.hold
