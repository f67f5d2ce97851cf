"""Noting what was sent. What gathers while one note is committed is noted together: one job for many lanes."""

from __future__ import annotations

import asyncio

from certbot.store import outbox
from certbot.store.outbox import Sent
from certbot.store.writer import Writer


class _Batch:
    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.ended = asyncio.Event()
        self.error: Exception | None = None


class Marks:
    """Deletes from the outbox what was sent."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._batch = _Batch()
        self._task: asyncio.Task[None] | None = None

    async def add(self, sent: Sent) -> None:
        """Returns when the note is committed; raises what went wrong with it."""
        batch = self._batch
        batch.sent.append(sent)
        if self._task is None:
            self._task = asyncio.create_task(self._write())
        await batch.ended.wait()
        if batch.error is not None:
            raise batch.error

    async def _write(self) -> None:
        while (batch := self._batch).sent:
            self._batch = _Batch()
            done = tuple(batch.sent)
            try:
                await self._writer.run(lambda c, done=done: outbox.sent(c, done), urgent=True)  # type: ignore[misc]
            except Exception as error:
                batch.error = error
            batch.ended.set()
        self._task = None
