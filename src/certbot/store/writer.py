"""The thread on which all that the bot reads and writes is done.

A job is a function of a connection. Jobs that wait are run in order in one transaction, urgent ones first, so that many
share one commit (a commit waits for the disk, and the next jobs gather meanwhile). What goes wrong is one of two:

- A job raises. Then nothing of the transaction is kept, and each of its jobs is run once more, alone and in order: the
  others are not harmed, the failing one is tried as often as it asked for, and its caller gets the exception.
- The database is in trouble (locked, full, read-only, gone). Then all jobs wait in their order and are tried again
  until it is well. Whether a commit that failed was done is not known: a job must do nothing new when it is run again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from certbot.store.database import Database
from certbot.store.errors import StoreError
from certbot.store.trouble import is_trouble, kind

T = TypeVar("T")

GROUP_SECONDS = 0.05
"""No further job joins a transaction that has lasted so long."""
SCRUB_SECONDS = 5.0
"""So often, after a transaction, what was deleted is taken out of the database's log."""
FIRST_WAIT, LONGEST_WAIT = 0.05, 2.0
"""Seconds between tries while the database is in trouble: they double from the first to the longest."""
STOP_SECONDS = 10.0


class _Entry(NamedTuple):
    job: Callable[[Connection], Any]
    tries: int
    future: asyncio.Future[Any]


class _Outcome(NamedTuple):
    future: asyncio.Future[Any]
    result: Any
    error: Exception | None = None


class _GivenUp(Exception):
    """The database is in trouble while the writer is to stop."""


class Writer:
    """Runs jobs on one thread. `healthy` is False while the database is in trouble."""

    def __init__(self, database: Database, log: logging.Logger) -> None:
        self.healthy = True
        self.on_recovery: Callable[[], None] | None = None
        """Called in the event loop after trouble ended, after the results that it held up."""
        self._database = database
        self._log = log
        self._queue: SimpleQueue[bool] = SimpleQueue()  # True for each entry that waits, at last False
        self._urgent: deque[_Entry] = deque()
        self._waiting: deque[_Entry] = deque()
        self._taken: list[_Entry] = []
        self._ended = False
        self._recovered = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)

    def start(self) -> None:
        """Starts the thread; results go to the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    async def run(self, job: Callable[[Connection], T], tries: int = 1, *, urgent: bool = False) -> T:
        """What the job returned, after it was committed. A job handed over is run even if its caller is cancelled.

        Raises what the job raised at the last of its `tries`; StoreError if the writer stopped before it was done.
        """
        if self._stopping.is_set():
            raise _stopped()
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        (self._urgent if urgent else self._waiting).append(_Entry(job, tries, future))
        self._queue.put(True)
        return await future

    async def stop(self, within: float = STOP_SECONDS) -> None:
        """Ends the thread in `within` seconds: finishes what waits, unless the database is in trouble or too slow."""
        self._stopping.set()
        self._queue.put(False)
        if self._thread.is_alive():
            await asyncio.to_thread(self._thread.join, within)
        _settle(self._undone())

    # What follows runs on the thread.

    def _work(self) -> None:
        scrub_at = monotonic() + SCRUB_SECONDS
        try:
            while (entry := self._next()) is not None:
                self._taken = [entry]
                self._serve()
                if monotonic() >= scrub_at:
                    self._database.scrub()
                    scrub_at = monotonic() + SCRUB_SECONDS
        except _GivenUp:
            self._log.error("database still in trouble at the stop; what was not written is left undone")
        except BaseException as error:
            self.healthy = False
            self._log.critical("the writer ended: %s", kind(error))
        finally:
            self._stopping.set()
            self._deliver(self._undone())

    def _next(self, wait: bool = True) -> _Entry | None:
        """The next entry; None at the end, or if there is none and it shall not wait."""
        if self._ended:
            return None
        try:
            self._ended = not self._queue.get(wait)
        except Empty:
            return None
        return None if self._ended else (self._urgent or self._waiting).popleft()

    def _serve(self) -> None:
        try:
            outcomes = self._steadily(self._together)
        except _GivenUp:
            raise
        except Exception as error:
            if len(self._taken) == 1:
                self._deliver([self._alone(self._taken[0], error)])
            else:
                for entry in self._taken:
                    self._deliver([self._alone(entry)])
        else:
            self._deliver(outcomes)

    def _together(self) -> list[_Outcome]:
        """One transaction: what was taken, and what comes while it lasts."""
        until = monotonic() + GROUP_SECONDS
        with self._database.begin() as connection:
            outcomes = [_Outcome(entry.future, entry.job(connection)) for entry in self._taken]
            while monotonic() < until and (entry := self._next(wait=False)) is not None:
                self._taken.append(entry)
                outcomes.append(_Outcome(entry.future, entry.job(connection)))
        return outcomes

    def _alone(self, entry: _Entry, failed: Exception | None = None) -> _Outcome:
        """One job in a transaction of its own, as often as it asked for; `failed`: its first try is behind it."""
        for _ in range(entry.tries - (failed is not None)):
            try:
                return _Outcome(entry.future, self._steadily(lambda: self._one(entry)))
            except _GivenUp:
                raise
            except Exception as error:
                failed = error
        return _Outcome(entry.future, None, failed)

    def _one(self, entry: _Entry) -> Any:
        with self._database.begin() as connection:
            return entry.job(connection)

    def _steadily(self, work: Callable[[], T]) -> T:
        """Does the work as soon as the database is well; raises what is not the database's fault."""
        wait = FIRST_WAIT
        while True:
            try:
                result = work()
            except Exception as error:
                if not is_trouble(error):
                    self._well()
                    raise
                self._unwell(error)
            else:
                self._well()
                return result
            if self._stopping.wait(wait):
                raise _GivenUp
            wait = min(2 * wait, LONGEST_WAIT)

    def _unwell(self, error: Exception) -> None:
        if self.healthy:
            self.healthy = False
            self._log.error("database in trouble: %s; nothing is lost, it is tried again until it is well", kind(error))
        # The next try gets a new connection: the server may be another one now.
        self._database.close()

    def _well(self) -> None:
        if not self.healthy:
            self.healthy = self._recovered = True
            self._log.warning("database well again")

    def _deliver(self, outcomes: list[_Outcome]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits any more
            self._loop.call_soon_threadsafe(_settle, outcomes)
            if self._recovered and self.on_recovery is not None:
                self._loop.call_soon_threadsafe(self.on_recovery)
        self._recovered = False

    def _undone(self) -> list[_Outcome]:
        """What was handed over and not done; results that were delivered before stay as they are."""
        entries = self._taken
        for waiting in (self._urgent, self._waiting):
            with contextlib.suppress(IndexError):  # not iterated over: one more may come meanwhile
                while True:
                    entries.append(waiting.popleft())
        return [_Outcome(entry.future, None, _stopped()) for entry in entries]


def _settle(outcomes: list[_Outcome]) -> None:
    """Hands the results over, in the event loop; a caller that was cancelled wants none."""
    for future, result, error in outcomes:
        if future.done():
            continue
        if error is None:
            future.set_result(result)
        elif isinstance(error, StopIteration):  # which a future refuses
            future.set_exception(RuntimeError("the job raised StopIteration"))
        else:
            future.set_exception(error)


def _stopped() -> StoreError:
    return StoreError("The writer has stopped, and this was not written.")
