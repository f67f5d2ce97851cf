"""What is done beside the answers: messages left in the outbox, updates to replay, data past its time.

A message is normally handed to the sender by who wrote it. One that memory does not know stands in the table all the
same: from before the start, from a commit whose outcome was unknown, from another process. The sweep finds those.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from certbot.store import chats, outbox, quarantine, updates
from certbot.store.database import Connection
from certbot.store.errors import StoreError
from certbot.store.outbox import Message
from certbot.store.presence import Presence
from certbot.store.quarantine import Aside
from certbot.store.writer import Writer
from certbot.telegram.clock import Clock
from certbot.telegram.handling import Handler
from certbot.telegram.sender import Sender

SWEEP = 5.0
"""Seconds between two looks into outbox and quarantine, and the age of a message that should be known by then."""
FIRST_PURGE, PURGE = 60.0, 3600.0
"""Seconds after the start, and then between two deletions of what is past its time."""
SEEN = 48 * 3600
"""Seconds for which an update's id is remembered: Telegram repeats within 24 hours."""
DAY = 24 * 3600
PART = 500
"""So many messages are taken up at a time."""

log = logging.getLogger(__name__)


class Housekeeping:
    """`now` gives Unix seconds; data of chats that are gone, and updates set aside, are deleted after
    `retention_days`."""

    def __init__(
        self,
        writer: Writer,
        sender: Sender,
        handler: Handler,
        presence: Presence,
        clock: Clock,
        now: Callable[[], int],
        retention_days: int,
    ) -> None:
        self._writer = writer
        self._sender = sender
        self._handler = handler
        self._presence = presence
        self._clock = clock
        self._now = now
        self._retention = retention_days * DAY
        self._everything = True
        self._soon = asyncio.Event()

    def sweep_soon(self) -> None:
        """Sweep at once, young messages too: after a trouble nobody knows what was committed."""
        self._everything = True
        self._soon.set()

    async def run(self) -> None:
        """Until cancelled. The first sweep is at once: it takes up what an earlier process left."""
        purge_at = self._clock.time() + FIRST_PURGE
        while True:
            try:
                await self._sweep()
                if self._clock.time() >= purge_at:
                    purge_at = self._clock.time() + PURGE
                    await self._purge()
            except StoreError:  # the writer has ended, which ends the polling too
                return
            except Exception as error:  # a row that cannot be read must not end the sweeps
                log.error("housekeeping failed", exc_info=error)
                self._everything = True
            await self._wait()

    async def _sweep(self) -> None:
        self._soon.clear()
        everything, self._everything = self._everything, False
        older_than = None if everything else self._now() - int(SWEEP)

        def look(connection: Connection) -> tuple[list[int], tuple[Message, ...], tuple[Aside, ...], bool]:
            # The first of them at once: a turn that comes next must not be answered before them.
            unknown = [id for id in outbox.pending(connection, older_than) if not self._sender.known(id)]
            first = outbox.load(connection, unknown[:PART])
            # What waits may be another process's, as long as that lives; asked at last, see Presence.alone.
            return unknown[PART:], first, quarantine.again(connection), self._presence.alone()

        rest, first, again, alone = await self._writer.run(look)
        if alone:
            self._sender.offer(first)
            await self._take(rest, len(first))
        elif everything:
            self._everything = True
        for aside in again:
            await self._handler.replay(aside)

    async def _take(self, unknown: Sequence[int], taken: int) -> None:
        """A part at a time, so that answers do not wait for it."""
        for start in range(0, len(unknown), PART):
            ids = unknown[start : start + PART]
            messages = await self._writer.run(lambda c, ids=ids: outbox.load(c, ids), urgent=True)  # type: ignore[misc]
            # No await may stand between the two: a row that is sent meanwhile would be sent once more.
            self._sender.offer(messages)
            taken += len(messages)
        if taken:
            log.info("swept", extra={"messages": taken})

    async def _purge(self) -> None:
        now = self._now()

        past = now - self._retention

        def job(connection: Connection) -> dict[str, int]:
            return {
                "update_ids": updates.purge(connection, now - SEEN),
                "chats": chats.purge(connection, past),
                "set_aside": quarantine.purge(connection, past),
            }

        log.info("purged", extra=await self._writer.run(job))

    async def _wait(self) -> None:
        """Until the next sweep is due, or asked for."""
        waits = (asyncio.ensure_future(self._soon.wait()), asyncio.ensure_future(self._clock.sleep(SWEEP)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
