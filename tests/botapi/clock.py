"""The clock of the local server: it runs by itself, and tests can move it forward."""

from __future__ import annotations

import time


class Clock:
    """Unix time in seconds. Lifetimes, message dates and rates go by it; `advance` lets a day pass at once."""

    def __init__(self, now: float | None = None) -> None:
        self._offset = 0.0 if now is None else now - time.time()

    def now(self) -> float:
        """Unix time, in seconds."""
        return time.time() + self._offset

    def advance(self, seconds: float) -> None:
        """Moves the clock forward."""
        self._offset += seconds
