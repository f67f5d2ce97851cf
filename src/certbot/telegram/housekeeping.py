"""What is done beside the answers: messages left in the outbox, updates to replay, data past its time.

A message is normally handed to the sender by who wrote it. One that memory does not know stands in the table all the
same: from before the start, from a commit whose outcome was unknown, from another process. The sweep finds those.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from certbot.store import chats, outbox, quarantine, updates
from certbot.store.database import Connection
from certbot.store.errors import StoreError
from certbot.store.outbox import Message
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

log = logging.getLogger(__name__)


class Housekeeping:
    """`now` gives Unix seconds; data of chats that are gone, and updates set aside, are deleted after
    `retention_days`."""

    def __init__(
        self,
        writer: Writer,
        sender: Sender,
        handler: Handler,
        clock: Clock,
        now: Callable[[], int],
        retention_days: int,
    ) -> None:
        self._writer = writer
        self._sender = sender
        self._handler = handler
        self._clock = clock
        self._now = now
        self._retention = retention_days * DAY
        self._soon = asyncio.Event()
        self._soon.set()

    def sweep_soon(self) -> None:
        """Sweep at once, young messages too: after a trouble nobody knows what was committed."""
        self._soon.set()

    async def run(self) -> None:
        """Until cancelled. The first sweep is at once: it takes up what an earlier process left."""
        purge_at = self._clock.time() + FIRST_PURGE
        while True:
            try:
                await self._sweep(everything=self._soon.is_set())
                if self._clock.time() >= purge_at:
                    purge_at = self._clock.time() + PURGE
                    await self._purge()
            except StoreError:  # the writer has ended, which ends the polling too
                return
            except Exception as error:  # a row that cannot be read must not end the sweeps
                log.error("housekeeping failed", exc_info=error)
            await self._wait()

    async def _sweep(self, *, everything: bool) -> None:
        self._soon.clear()
        older_than = None if everything else self._now() - int(SWEEP)

        def job(connection: Connection) -> tuple[tuple[Message, ...], tuple[Aside, ...]]:
            return outbox.pending(connection, older_than), quarantine.again(connection)

        left, again = await self._writer.run(job)
        # No await may stand between the two: a row that is sent meanwhile would be sent once more.
        unknown = [message for message in left if not self._sender.known(message.id)]
        self._sender.offer(unknown)
        if unknown:
            log.info("swept", extra={"messages": len(unknown)})
        for aside in again:
            await self._handler.replay(aside)

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
