"""What tests of the writer share: jobs that show if they were lost, done twice or out of order, and a patient wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from time import monotonic

from sqlalchemy import Connection

from certbot.store import outbox, updates
from certbot.store.database import Database
from certbot.store.writer import Writer

LOG = logging.getLogger("test.writer")
LIMIT = 30.0


@asynccontextmanager
async def running(database: Database) -> AsyncIterator[Writer]:
    """A writer that is stopped at the end; nothing may take longer than the limit."""
    writer = Writer(database, LOG)
    writer.start()
    async with asyncio.timeout(LIMIT):
        try:
            yield writer
        finally:
            await writer.stop()


async def until(condition: Callable[[], object]) -> None:
    """Waits until the condition holds; fails after the limit."""
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end, "this did not come about"
        await asyncio.sleep(0.005)


def turn(chat: int, number: int) -> Callable[[Connection], bool]:
    """A job like a turn's: without effect the second time, and else one message in the outbox."""

    def job(c: Connection) -> bool:
        new = updates.first_seen(c, [f"u{chat}.{number}"], number)
        if new:
            outbox.add(c, chat, number, [outbox.Draft(method="sendMessage", params={"text": f"{number}"})], number)
        return new

    return job


async def talk(writer: Writer, chats: int, turns: Iterable[int]) -> None:
    """So many chats take these turns each, all at once, each chat waiting for its answer before it goes on."""

    async def one(chat: int) -> None:
        for number in turns:
            await writer.run(turn(chat, number))

    await asyncio.gather(*(one(chat) for chat in range(1, chats + 1)))


def said(database: Database) -> dict[int, list[int]]:
    """The numbers of the turns in the outbox, of each chat, in order."""
    found: dict[int, list[int]] = {}
    with database.begin() as c:
        for message in outbox.load(c, outbox.pending(c)):
            found.setdefault(message.chat, []).append(message.turn)
    return found
