"""Updates that wait for the bot: their ids, queues and lifetimes, and what a poll gets of them.

As read in Telegram's own Bot API server: an offset confirms all lower ids; one further than 10 beyond the newest is
taken as "from the oldest"; a press waits 150 s, an inline query 30 s, a chosen result 600 s, everything else 24 h from
its date.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

LIFETIME = {"callback_query": 150.0, "inline_query": 30.0, "chosen_inline_result": 600.0}
DAY = 86_400.0
NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
LIMIT = 100_000


def encoded(update: object) -> bytes:
    """JSON; a lone surrogate, which UTF-8 cannot hold, as its escape."""
    try:
        return msgspec.json.encode(update)
    except UnicodeEncodeError:
        return json.dumps(update).encode()


@dataclass(eq=False, slots=True)
class Waiting:
    """An update that the bot has not confirmed. `owner` is the chat in which it arose."""

    id: int
    update: object  # bytes: an element that was pushed raw
    kind: str
    queue: tuple[str, int]
    owner: int
    expires: float
    extra: bool = False  # a repeat or an element with an id of its own: its place in the queue is not its id
    handed_out: bool = False

    def encoded(self) -> bytes:
        """The element as it stands in the batch, or in the body of a webhook's POST."""
        return self.update if isinstance(self.update, bytes) else encoded(self.update)


class Updates:
    """The queue of updates. Not thread-safe by itself: callers hold the state's lock."""

    def __init__(self, random: Random, now: Callable[[], float]) -> None:
        self._random = random
        self._now = now
        self.next_id = random.randrange(1_000_000, 500_000_000)
        self._restart = False
        self._waiting: deque[Waiting] = deque()
        self._extra: list[Waiting] = []
        self._next_expiry = float("inf")
        self.allowed: tuple[str, ...] = ()
        self.paused = False
        self.of: Counter[int] = Counter()  # how many wait, by owner
        self.history: dict[int, Waiting] = {}
        self.on_push: Callable[[Waiting | None], None] = lambda waiting: None
        self.on_gone: Callable[[int], object] = lambda owner: None

    def __len__(self) -> int:
        return len(self._waiting) + len(self._extra)

    def __iter__(self) -> Iterator[Waiting]:
        return iter((*self._waiting, *self._extra))

    def restart(self) -> None:
        """Ids start anew at random as soon as nothing waits, as after a week without updates."""
        self._restart = True

    def _new_id(self) -> int:
        if self._restart and not self._waiting:
            self._restart = False
            previous = self.next_id
            while abs(self.next_id - previous) < 1000:
                self.next_id = self._random.randrange(1_000_000, 500_000_000)
        self.next_id += 1
        return self.next_id - 1

    def admits(self, kind: str) -> bool:
        """Whether updates of this kind are queued: what is not allowed is dropped for good."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def push(self, kind: str, payload: dict[str, Any], number: int, owner: int, overtake: int = 0) -> int | None:
        """Queues an update; None if it is not admitted. `number` is the chat's or the user's id that names its queue.

        `overtake`: it comes before that many updates that nobody was handed yet.
        """
        if not self.admits(kind):
            return None
        family = "message" if kind in ("message", "edited_message", "channel_post") else kind
        born = payload.get("edit_date") or payload.get("date") or self._now()
        expires = born + DAY if kind not in LIFETIME else self._now() + LIFETIME[kind]
        waiting = Waiting(self._new_id(), {}, kind, (family, number), owner, expires)
        waiting.update = {"update_id": waiting.id, kind: payload}
        self._add(waiting)
        for place in range(len(self._waiting) - 1, max(len(self._waiting) - 1 - overtake, 0), -1):
            if self._waiting[place - 1].handed_out:
                break
            self._swap(place - 1, place)
        self.on_push(waiting)
        return waiting.id

    def push_raw(self, element: object, kind: str, number: int, owner: int) -> int:
        """Queues anything at all as it is; bytes are put into the batch unread. The id that confirms it."""
        own_id = element.get("update_id") if isinstance(element, dict) else None
        update_id = own_id if type(own_id) is int else self._new_id()
        waiting = Waiting(update_id, element, kind, (kind, number), owner, self._now() + DAY)
        if isinstance(element, dict) and "update_id" in element:
            self._add_extra(waiting)
        else:
            waiting.update = {"update_id": waiting.id, **element} if isinstance(element, dict) else element
            self._add(waiting)
        self.on_push(waiting)
        return waiting.id

    def repeat(self, update_id: int, times: int = 1, renumber: bool = False) -> list[int]:
        """Delivers an update again, under its id or a new one; the ids."""
        return [self._repeat(self.history[update_id], renumber) for _ in range(times)]

    def _repeat(self, first: Waiting, renumber: bool) -> int:
        again = Waiting(first.id, first.update, first.kind, first.queue, first.owner, self._now() + DAY)
        if renumber:
            again.id = self._new_id()
            assert isinstance(first.update, dict)
            again.update = {**first.update, "update_id": again.id}
            self._add(again)
        else:
            self._add_extra(again)
        self.on_push(again)
        return again.id

    def _add(self, waiting: Waiting) -> None:
        if len(self._waiting) >= LIMIT:
            return
        self._waiting.append(waiting)
        self._count(waiting)

    def _add_extra(self, waiting: Waiting) -> None:
        waiting.extra = True
        self._extra.append(waiting)
        self._count(waiting)

    def _count(self, waiting: Waiting) -> None:
        self.of[waiting.owner] += 1
        self.history[waiting.id] = waiting
        self._next_expiry = min(self._next_expiry, waiting.expires)

    def _swap(self, first: int, second: int) -> None:
        """Two updates that nobody saw exchange their places, and so their ids."""
        a, b = self._waiting[first], self._waiting[second]
        a.id, b.id = b.id, a.id
        for waiting in (a, b):
            if isinstance(waiting.update, dict):
                waiting.update["update_id"] = waiting.id
            self.history[waiting.id] = waiting
        self._waiting[first], self._waiting[second] = b, a

    def remove(self, waiting: Waiting) -> None:
        """It was delivered, or its time is over."""
        queue = self._extra if waiting.extra else self._waiting
        if waiting in queue:
            queue.remove(waiting)
            self._forget(waiting)

    def _forget(self, waiting: Waiting) -> None:
        self.of[waiting.owner] -= 1
        self.on_gone(waiting.owner)

    def clear(self) -> None:
        """drop_pending_updates."""
        self._waiting.clear()
        self._extra.clear()
        self.of.clear()

    def expire(self) -> None:
        """Drops what waited too long."""
        now = self._now()
        if now < self._next_expiry:
            return
        for waiting in [waiting for waiting in self if waiting.expires <= now]:
            self.remove(waiting)
        self._next_expiry = min((waiting.expires for waiting in self), default=float("inf"))

    def confirm(self, offset: int) -> None:
        """Deletes what this offset says was received."""
        if offset < 0:
            for waiting in list(self)[: max(len(self) + offset, 0)]:
                self.remove(waiting)
        elif 0 < offset <= self.next_id + 10:
            while self._waiting and self._waiting[0].id < offset:
                self._forget(self._waiting.popleft())
        if offset > 0 and self._extra:
            for waiting in [waiting for waiting in self._extra if waiting.handed_out]:
                self.remove(waiting)

    def get(self, limit: int) -> list[Waiting]:
        """The oldest of what waits, by id."""
        self.expire()
        if self.paused:
            return []
        batch = [waiting for _, waiting in zip(range(limit), self, strict=False)]
        batch.sort(key=lambda waiting: waiting.id)
        return batch

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing is handed out before the block ends: what is pushed in it comes at once."""
        self.paused = True
        try:
            yield
        finally:
            self.paused = False
            self.on_push(None)
