"""Sending what the outbox holds, each chat's messages in order and one at a time.

A chat that has something to be sent has a lane: a queue of messages and a task that works it off. A message's row is
deleted after it was sent, and the lane goes on only when that is committed: so at a kill at most one message a chat was
sent and is still in the table, and will be sent once more. Telegram has no key by which it would know a repeat. For the
same reason a call whose outcome is unknown (a time-out, a cut connection) is repeated until its outcome is known, and
each try may show a message or a document once more; an edit that is repeated harms nobody.

Telegram's "wait" holds up its chat alone. It is stored with the message, so that it holds after a restart, too.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from certbot.store import chats, outbox
from certbot.store.database import Connection
from certbot.store.outbox import Message, Sent
from certbot.store.writer import Writer
from certbot.telegram.api import Api
from certbot.telegram.calls import Call, apology, first, otherwise
from certbot.telegram.clock import Clock, backoff
from certbot.telegram.marks import Marks
from certbot.telegram.outcomes import (
    ApiError,
    Conflict,
    Gone,
    Moved,
    Muted,
    NotOurs,
    Refused,
    Stale,
    Uneditable,
    Unknown,
    Wait,
)

_LONGEST_WAIT = 60.0
_PATIENCE = 15.0  # seconds for an answer at the first try, then 30, 60, 120
_EARLY = 0.1  # seconds added to what Telegram asks for, whose clock and ours do not run alike
_CALLBACKS = 32  # callback queries that are answered at the same time
_CALLBACKS_WAITING = 1000  # more are let go: they would be too old when their turn comes
_CALLBACK_SECONDS = 10.0
_QUIET = 60.0  # seconds between two log lines that say that sending fails

Lane = deque[Message]


class Sender:
    """Sends through `api` and notes through `writer` what was sent; at most `in_flight` calls at a time.

    `failed` gives the parameters of what is said in place of a message that Telegram refuses, under this id.
    """

    def __init__(
        self,
        api: Api,
        writer: Writer,
        clock: Clock,
        log: logging.Logger,
        failed: Callable[[str], dict[str, Any]],
        *,
        in_flight: int = 100,
    ) -> None:
        self._api = api
        self._failed = failed
        self._writer = writer
        self._clock = clock
        self._log = log
        self._marks = Marks(writer)
        self._lanes: dict[int, Lane] = {}
        self._known: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._resting: set[asyncio.Task[Any]] = set()
        self._idle = asyncio.Event()
        self._slots = asyncio.Semaphore(in_flight)
        self._callbacks = asyncio.Semaphore(_CALLBACKS)
        self._unanswered = 0
        self._failures = 0  # since the last log line about them
        self._told = -math.inf
        self._closing = False  # nothing is taken any more, and nothing waits
        self._finishing = False  # nothing more is sent than what is in flight

    def known(self, id: int) -> bool:
        """Whether this message is in memory: it waits, is being sent, or was sent and that is not yet noted."""
        return id in self._known

    def offer(self, messages: Iterable[Message]) -> None:
        """Takes messages to be sent; those it knows are left alone. After `drain` has begun it takes none."""
        for message in () if self._closing else messages:
            if message.id in self._known:
                continue
            self._known.add(message.id)
            lane = self._lanes.get(message.chat)
            if lane is None:
                lane = self._lanes[message.chat] = deque()
                self._start(self._work(message.chat, lane))
            late = lane and message.id < lane[-1].id
            lane.append(message)
            if late:  # one that was missed before, and found by a sweep
                ordered = sorted(lane, key=lambda waiting: waiting.id)
                lane.clear()
                lane.extend(ordered)

    def answer_callbacks(self, ids: Iterable[str]) -> None:
        """Answers callback queries soon; nobody waits for it. If it fails, a button shows its spinner for a while."""
        for id in ids:
            if self._unanswered < _CALLBACKS_WAITING and not self._closing:
                self._unanswered += 1
                self._start(self._answer(id))

    async def drain(self, timeout: float) -> None:
        """The end, within `timeout` seconds: what can be sent now is sent, what would have to wait stays in the table.

        In the second half of the time no further call begins; what is in flight at its end is cut off, and may be seen
        twice.
        """
        self._closing = True
        for task in tuple(self._resting):
            task.cancel()
        await self._all_ended(timeout / 2)
        self._finishing = True
        await self._all_ended(timeout / 2)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # Tasks

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not self._tasks:
            self._idle.set()

    async def _all_ended(self, timeout: float) -> None:
        if not self._tasks:
            return
        self._idle.clear()
        waits = [asyncio.create_task(self._idle.wait()), asyncio.create_task(self._clock.sleep(timeout))]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for task in waits:
            task.cancel()

    async def _pause(self, seconds: float) -> None:
        """Lets time pass. Ends the lane if the sender is to end: its messages are in the table."""
        task = asyncio.current_task()
        if self._closing or task is None:
            raise asyncio.CancelledError
        self._resting.add(task)
        try:
            await self._clock.sleep(seconds)
        finally:
            self._resting.discard(task)

    # One lane

    async def _work(self, chat: int, lane: Lane) -> None:
        try:
            while lane and not self._finishing:
                message = lane.popleft()
                try:
                    await self._deliver(message, lane)
                except Exception as error:
                    # Ours, or of the table. The message stays known and so is not sent again before a restart: better
                    # once too few than once every few seconds.
                    self._log.error("message not settled", extra={"id": message.id}, exc_info=error)
        finally:
            del self._lanes[chat]

    async def _deliver(self, message: Message, lane: Lane) -> None:
        """Returns when the message's row is gone, for whatever reason, or belongs to another lane."""
        early = message.not_before - self._clock.time()
        if early > 0:
            await self._pause(early)
        call, tries, sorry = first(message), 0, False
        while True:
            try:
                shown = _message_id(await self._call(call, tries))
                break
            except Stale:
                shown = message.edit
                break
            except Wait as error:
                await self._postpone(message, error.seconds)
            except (Unknown, NotOurs, Conflict) as error:
                # A refused token ends the polling, and with it the process: until then the messages wait.
                tries += 1
                self._failing(error)
                await self._pause(backoff(tries, _LONGEST_WAIT))
            except Moved as error:
                return await self._move(message, lane, error.chat)
            except Gone:
                return await self._leave(message, lane)
            except Muted:
                return await self._drop(message)
            except (Uneditable, Refused) as error:
                other, id = otherwise(message, call, error), f"m{message.id}"
                if other is None or isinstance(error, Refused):
                    self._refused(call.method, error, id)
                if other is None and sorry:
                    return await self._drop(message)
                if other is None:
                    other, sorry = apology(message, self._failed(id)), True
                call = other
        replaceable = shown if message.last and message.passing and not sorry else None
        await self._marks.add(Sent(message.id, message.chat, message.turn, replaceable))
        self._forget(message)
        return None

    async def _call(self, call: Call, tries: int) -> Any:
        async with self._slots:
            if self._finishing:
                raise asyncio.CancelledError
            # An answer that came too late would come too late again, and each time the message would be shown.
            return await self._api.call(call.method, call.params, timeout=_PATIENCE * 2 ** min(tries, 3))

    def _forget(self, *messages: Message) -> None:
        self._known.difference_update(message.id for message in messages)

    async def _drop(self, message: Message) -> None:
        await self._writer.run(lambda c: outbox.drop(c, (message.id,)))
        self._forget(message)

    async def _postpone(self, message: Message, seconds: float) -> None:
        until = self._clock.time() + seconds + _EARLY
        self._log.info("chat has to wait", extra={"id": message.id, "seconds": seconds})
        await self._writer.run(lambda c: outbox.postpone(c, message.id, math.ceil(until)))
        await self._pause(max(until - self._clock.time(), 0.0))

    async def _leave(self, message: Message, lane: Lane) -> None:
        """Nobody is there: what waits for them is dropped. If they have written since, that is answered."""
        left = (message, *lane)
        lane.clear()
        now = int(self._clock.time())

        def job(c: Connection) -> tuple[Message, ...]:
            chat = chats.load(c, message.chat)
            if chat is None or chat.turn <= message.turn:
                chats.leave(c, message.chat, now)
                return ()
            outbox.drop(c, [each.id for each in left if each.turn <= message.turn])
            return tuple(each for each in left if each.turn > message.turn)

        newer = await self._writer.run(job)
        self._forget(*left)
        self._log.info("chat is gone", extra={"id": message.id, "dropped": len(left) - len(newer)})
        self.offer(newer)

    async def _move(self, message: Message, lane: Lane, new: int) -> None:
        """The group has another id: its rows get it, too, and go on in a lane of that id."""
        left = (message, *lane)
        lane.clear()

        def job(c: Connection) -> tuple[Message, ...]:
            chats.migrate(c, message.chat, new)
            return outbox.waiting(c, new)

        moved = await self._writer.run(job)
        self._forget(*left)
        self._log.info("chat has moved", extra={"id": message.id, "messages": len(moved)})
        self.offer(moved)

    def _failing(self, error: ApiError) -> None:
        """One line a minute: in an outage every chat fails again and again."""
        self._failures += 1
        now = self._clock.time()
        if now - self._told >= _QUIET:
            self._log.warning("sending fails", extra={"why": str(error), "failures": self._failures})
            self._told, self._failures = now, 0

    def _refused(self, method: str, error: ApiError, id: str | None = None) -> None:
        self._log.error("call refused", extra={"method": method, "id": id, "why": str(error)})

    # Callback queries

    async def _answer(self, id: str) -> None:
        try:
            async with self._callbacks:
                await self._api.call("answerCallbackQuery", {"callback_query_id": id}, timeout=_CALLBACK_SECONDS)
        except Refused as error:
            self._refused("answerCallbackQuery", error)
        except ApiError:
            pass  # too old, too many, no answer: it was the best effort
        finally:
            self._unanswered -= 1


def _message_id(result: object) -> int | None:
    id = result.get("message_id") if isinstance(result, dict) else None
    return id if isinstance(id, int) else None
