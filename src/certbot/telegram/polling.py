"""Reading updates by long polling. An update is confirmed by the poll after the one that brought it, and that poll is
not made before all of the batch has been handled: what was not handled when the process ended is delivered again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar

import msgspec

from certbot.errors import CertbotError, OutsideError
from certbot.telegram.api import Api
from certbot.telegram.clock import Clock, backoff
from certbot.telegram.outcomes import ApiError, Conflict, NotOurs, Unreadable, Wait

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for. All others are dropped by Telegram for good."""
POLL = 25
"""Seconds that a poll waits for an update (Telegram allows 50)."""
_MARGIN = 10.0  # seconds beyond POLL for the answer to arrive
_LIMIT = 100  # updates in a batch, Telegram's largest
_LONGEST_WAIT = 30.0
_PATIENCE = 30.0  # seconds of conflicts, which a rolling restart brings; then another poller is running
_CONFLICT_WAIT = 3.0  # Telegram tells pollers of a conflict at most so often
_LARGEST_ID = 2**53

# The id of an update that cannot be parsed. Inside a string the quote before it would have a backslash.
_ID = re.compile(r'(?<!\\)"update_id"\s*:\s*(\d{1,16})(?!\d)')
_FROM_API = re.compile(r'\s*\{\s*"ok"\s*:\s*true')

T = TypeVar("T")


class TokenRefused(CertbotError):
    """The Bot API does not know the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuses the token: set TELEGRAM_BOT_TOKEN to the one that @BotFather shows for this bot"
        )


class AnotherPoller(OutsideError):
    """Somebody else reads this bot's updates, and goes on doing so."""

    def __init__(self) -> None:
        super().__init__(
            "another process reads this bot's updates: stop it, then start again"
            " (or revoke the token at @BotFather if it is not yours)"
        )


class Raw(msgspec.Struct, frozen=True):
    """An update that could not be parsed: the whole answer that held it, and its id."""

    update_id: int
    text: str


Handle = Callable[[Sequence[object]], Awaitable[None]]


class Poller:
    """Polls, one batch at a time, and hands each to `handle`, which must not return before all of it is committed.

    A batch holds updates as JSON has them, or one `Raw`. `ready` is called once, when the first poll has succeeded.
    """

    def __init__(
        self, api: Api, handle: Handle, clock: Clock, log: logging.Logger, *, ready: Callable[[], None] | None = None
    ) -> None:
        self.seen: float | None = None
        """When a poll last succeeded, or its batch was done, in Unix seconds."""
        self.handling = False
        """Whether a batch is in hand; no poll is made meanwhile."""
        self._api = api
        self._handle = handle
        self._clock = clock
        self._log = log
        self._ready = ready
        self._offset: int | None = None
        self._narrow = 0  # polls still to be made for one update each, to find the one that cannot be parsed
        self._few = 1  # updates to be fetched in each of these
        self._failures = 0  # in a row
        self._pause = 0.0  # seconds to wait before the next poll
        self._conflicts: tuple[float, float] | None = None  # time of the first and of the last
        self._webhook_deleted = False
        self._waiting: asyncio.Task[Any] | None = None
        self._stopping = False

    async def run(self) -> None:
        """Polls until `stop`. Raises TokenRefused, AnotherPoller, and whatever `handle` raises; the batch that it was
        raised for is delivered again after the next start.
        """
        while not self._stopping:
            try:
                if self._pause:
                    await self._interruptible(self._clock.sleep(self._pause))
                self._pause = 0.0
                batch = await self._interruptible(self._poll())
            except asyncio.CancelledError:
                if self._stopping:  # it was the poll that was cancelled, by `stop`
                    return
                raise
            if batch:
                self.handling = True
                await self._handle(batch)
                self.handling = False
                self.seen = self._clock.time()
                self._advance(batch)

    def stop(self) -> None:
        """Has `run` return: at once if it waits for updates, else after the batch in hand."""
        self._stopping = True
        if self._waiting is not None:
            self._waiting.cancel()

    async def _interruptible(self, work: Coroutine[Any, Any, T]) -> T:
        task = asyncio.create_task(work)
        self._waiting = task
        try:
            return await task
        finally:
            self._waiting = None

    async def _poll(self) -> Sequence[object]:
        """The next batch; none after a failure, when `_pause` says how long to wait."""
        # The first returns at once: whether the token is good, and whether somebody else polls, is known then.
        seconds = 0 if self.seen is None else POLL
        params = {
            "offset": self._offset,
            "limit": self._few if self._narrow else _LIMIT,
            "timeout": seconds,
            "allowed_updates": ALLOWED,
        }
        try:
            batch = await self._api.call("getUpdates", params, timeout=seconds + _MARGIN)
            if not isinstance(batch, list):
                raise Unreadable(json.dumps(batch).encode())
        except Unreadable as error:
            return await self._unreadable(error)
        except NotOurs:
            raise TokenRefused from None
        except Conflict as error:
            await self._conflict(error)
            return ()
        except ApiError as error:
            self._failed(error)
            return ()
        await self._succeeded()
        self._narrow, self._few = (self._narrow - 1 if self._narrow and batch else 0), 1
        if not batch:
            # All that was handled is confirmed. Without an offset the next poll gets whatever waits, even if its ids
            # are lower: they start anew at random after a quiet week.
            self._offset = None
        return batch

    async def _unreadable(self, error: Unreadable) -> Sequence[object]:
        """Fetches the updates one by one, until the one that cannot be parsed comes alone and can be handed out."""
        if not self._narrow:
            self._log.warning("batch cannot be parsed, updates are fetched one by one")
            self._narrow = _LIMIT
            return ()
        text = error.body.decode("utf-8", "replace")
        match = _ID.search(text)
        if match is None or int(match[1]) < (self._offset or 0):
            if match is None and _FROM_API.match(text):
                # An update without an id: it is fetched together with the next, whose id says what it is before.
                self._few = min(self._few + 1, _LIMIT)
            self._failed(error)
            return ()
        await self._succeeded()
        raw = Raw(int(match[1]), text) if self._few == 1 else Raw(int(match[1]) - 1, text[: match.start()])
        self._narrow, self._few = 0, 1
        return (raw,)

    async def _succeeded(self) -> None:
        if self._failures:
            self._log.info("polling again", extra={"failures": self._failures})
        self._failures = 0
        if self._conflicts is not None and self._clock.time() - self._conflicts[1] > _PATIENCE:
            # Not sooner: two pollers end each other's polls in turns, and some succeed in between.
            self._log.info("updates are read here alone again")
            self._conflicts = None
        first, self.seen = self.seen is None, self._clock.time()
        if first and self._ready is not None:
            self._ready()
            await asyncio.sleep(0)  # what `ready` started comes before the batch

    def _failed(self, error: ApiError) -> None:
        self._failures += 1
        if self._failures == 1:
            self._log.warning("polling fails", extra={"why": str(error)})
        self._pause = error.seconds if isinstance(error, Wait) else backoff(self._failures, _LONGEST_WAIT)

    async def _conflict(self, error: Conflict) -> None:
        """A webhook is deleted once. Two pollers end each other's polls in turns, and polls that bring updates succeed
        in between: so conflicts count as lasting while they follow one another, whatever comes between.
        """
        if error.webhook and not self._webhook_deleted:
            self._webhook_deleted = True
            try:
                # What waits is kept: people wrote it.
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
            except ApiError as failure:
                self._webhook_deleted = False
                self._failed(failure)
            else:
                self._log.warning("a webhook was set; deleted, because this bot polls")
            return
        now = self._clock.time()
        first, last = self._conflicts or (now, now)
        if now - last > _PATIENCE:
            first = now
        if first == now:
            self._log.warning("updates are read elsewhere", extra={"why": str(error), "patience": _PATIENCE})
        if now - first >= _PATIENCE:
            raise AnotherPoller
        self._conflicts = (first, now)
        self._pause = _CONFLICT_WAIT

    def _advance(self, batch: Sequence[object]) -> None:
        """Has the next poll confirm the batch."""
        ids = [id for update in batch if (id := _update_id(update)) is not None]
        if ids:
            self._offset = max(ids) + 1
            return
        # Updates without an id, which Telegram does not send. The first that waits is at the offset or above, so that a
        # step of one confirms nothing that was not handed out.
        if self._offset is not None:
            self._offset += 1
        self._pause = 1.0


def _update_id(update: object) -> int | None:
    if isinstance(update, Raw):
        return update.update_id
    id = update.get("update_id") if isinstance(update, dict) else None
    return id if type(id) is int and 0 <= id < _LARGEST_ID else None
