"""The time, as it is handed to everything here that waits: tests hand in one of their own."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """What tells the time and lets it pass."""

    def time(self) -> float:
        """The time now: seconds since 1970, UTC."""

    async def sleep(self, seconds: float) -> None:
        """Returns after that many seconds."""


class SystemClock:
    """The clock of the machine."""

    def time(self) -> float:
        """The time now: seconds since 1970, UTC."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Returns after that many seconds."""
        await asyncio.sleep(seconds)


def backoff(tries: int, most: float) -> float:
    """Seconds to wait after so many tries in a row that failed: 1, 2, 4 ... and never more than `most`.

    Without chance in it: what fails here fails for one process, so there is no herd to spread.
    """
    return min(2.0 ** min(tries - 1, 16), most)
