"""Time that passes when a test says so, and stand-ins that answer at once: what waits is tested without waiting."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import Connection

from certbot.store.database import Database

T = TypeVar("T")


class VirtualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now
        self._sleeping: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = count()

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            return
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleeping, (self.now + seconds, next(self._number), woken))
        await woken

    async def move(self, seconds: float) -> None:
        """Lets time pass: who sleeps wakes when it is time, in order, and does what it has to do."""
        await settle()
        until = self.now + seconds
        while self._sleeping and self._sleeping[0][0] <= until:
            self.now, _, woken = heapq.heappop(self._sleeping)
            if not woken.done():
                woken.set_result(None)
            await settle()
        self.now = until


async def settle() -> None:
    """Everything that can run now runs, until all of it waits for something."""
    for _ in range(60):
        await asyncio.sleep(0)


class InlineWriter:
    """Runs each job at once, in a transaction of its own; `broken` makes the next jobs raise."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.broken: Exception | None = None
        self.jobs = 0
        self.open = asyncio.Event()
        self.open.set()

    async def run(self, job: Callable[[Connection], T], tries: int = 1, *, urgent: bool = False) -> T:
        await self.open.wait()
        if self.broken is not None:
            raise self.broken
        self.jobs += 1
        with self.database.begin() as c:
            return job(c)


class ScriptedApi:
    """Answers calls from a script: a value is the result, an exception is raised, a future is waited for."""

    def __init__(self, default: object = True) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.timeouts: list[float | None] = []
        self.script: dict[str, list[object]] = {}
        self._default = default

    def answer(self, method: str, *answers: object) -> None:
        self.script.setdefault(method, []).extend(answers)

    def made(self, method: str) -> list[dict[str, Any]]:
        return [params for name, params in self.calls if name == method]

    async def call(
        self, method: str, params: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> object:
        self.calls.append((method, dict(params or {})))
        self.timeouts.append(timeout)
        answers = self.script.get(method)
        answer = answers.pop(0) if answers else self._default
        if isinstance(answer, asyncio.Future):
            answer = await answer
        if isinstance(answer, Exception):
            raise answer
        return answer
