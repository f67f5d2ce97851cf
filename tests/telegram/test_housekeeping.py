"""The sweeps: what is found in the tables that memory does not know, and what is deleted when its time is over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import cast

import pytest
from sqlalchemy import text

from certbot.store import chats, outbox, quarantine, updates
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message
from certbot.store.presence import Presence
from certbot.store.quarantine import Aside
from certbot.store.writer import Writer
from certbot.telegram import housekeeping
from certbot.telegram.handling import Handler
from certbot.telegram.housekeeping import DAY, FIRST_PURGE, PURGE, SEEN, SWEEP, Housekeeping
from certbot.telegram.sender import Sender

START = 1_795_219_200
HELLO = Draft(method="sendMessage", params={"text": "Hello"})


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = float(START)
        self._sleeping: asyncio.Queue[asyncio.Future[None]] = asyncio.Queue()

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        sleep = asyncio.get_running_loop().create_future()
        self._sleeping.put_nowait(sleep)
        await sleep

    async def idle(self) -> asyncio.Future[None]:
        """Wait until somebody sleeps: the round is done."""
        return await asyncio.wait_for(self._sleeping.get(), 10)


class Postbox:
    """Takes what a Sender takes, and knows it from then on."""

    def __init__(self) -> None:
        self.offered: list[int] = []

    def known(self, id: int) -> bool:
        return id in self.offered

    def offer(self, messages: Iterable[Message]) -> None:
        self.offered += [message.id for message in messages]


class Replayer:
    """Notes what it is to replay; fails once if told to."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.replayed: list[str] = []
        self.failing = False

    async def replay(self, aside: Aside) -> None:
        self.replayed.append(aside.key)
        if self.failing:
            self.failing = False
            raise KeyError(aside.update)
        with self.database.begin() as c:
            quarantine.remove(c, aside.id)


class Round:
    """Housekeeping that runs, round by round."""

    def __init__(self, database: Database) -> None:
        self.clock, self.postbox, self.replayer = Clock(), Postbox(), Replayer(database)
        self.writer = Writer(database, logging.getLogger("certbot.tests"))
        sender, handler = cast(Sender, self.postbox), cast(Handler, self.replayer)
        self.presence = Presence(database)
        now = lambda: int(self.clock.now)  # noqa: E731
        self.housekeeping = Housekeeping(self.writer, sender, handler, self.presence, self.clock, now, 90)

    async def next(self, seconds: float) -> None:
        """Let time pass, and the round that is due."""
        sleep = await self.clock.idle()
        self.clock.now += seconds
        sleep.set_result(None)
        self.clock._sleeping.put_nowait(await self.clock.idle())

    async def soon(self) -> None:
        """A sweep that is asked for, without any time passing."""
        await self.clock.idle()
        self.housekeeping.sweep_soon()
        self.clock._sleeping.put_nowait(await self.clock.idle())

    async def first(self) -> None:
        self.clock._sleeping.put_nowait(await self.clock.idle())


@pytest.fixture
def do(database: Database) -> Callable[[Callable[[Round], Awaitable[None]]], None]:
    """Runs the housekeeping while a test goes through its rounds."""

    async def work(test: Callable[[Round], Awaitable[None]]) -> None:
        round_ = Round(database)
        round_.writer.start()
        running = asyncio.create_task(round_.housekeeping.run())
        try:
            await round_.first()
            await test(round_)
        finally:
            running.cancel()
            await round_.writer.stop()
            round_.presence.close()

    return lambda test: asyncio.run(work(test))


Do = Callable[[Callable[[Round], Awaitable[None]]], None]


def write(database: Database, at: int) -> int:
    """A message in the outbox that nobody handed over; its id."""
    with database.begin() as c:
        [message] = outbox.add(c, 1001, 1, (HELLO,), at)
    return message.id


def test_what_was_left_is_taken_up_at_once(do: Do, database: Database) -> None:
    """The first sweep takes every message, however young."""
    left = write(database, START)

    async def test(round_: Round) -> None:
        assert round_.postbox.offered == [left]

    do(test)


def test_a_sweep_takes_what_is_old_and_unknown(do: Do, database: Database) -> None:
    """A young message is somebody's who is about to hand it over; an old one that is not known is taken, once."""

    async def test(round_: Round) -> None:
        young = write(database, START + int(SWEEP))
        await round_.next(SWEEP)
        assert not round_.postbox.offered
        await round_.next(2 * SWEEP)
        assert round_.postbox.offered == [young]
        await round_.next(SWEEP)
        assert round_.postbox.offered == [young]

    do(test)


def test_what_another_process_may_be_sending_is_left_to_it(
    do: Do, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another one lives nothing is taken; when it is gone all that it left is, however young."""
    alone = [False, False]
    monkeypatch.setattr(Presence, "alone", lambda self: not alone or alone.pop())
    left = write(database, START + 1000)

    async def test(round_: Round) -> None:
        assert not round_.postbox.offered
        await round_.next(SWEEP)
        assert not round_.postbox.offered
        await round_.next(SWEEP)
        assert round_.postbox.offered == [left]

    do(test)


def test_much_is_taken_in_parts(do: Do, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, so that turns come in between; one that cannot be read holds up no other."""
    monkeypatch.setattr(housekeeping, "PART", 3)
    left = [write(database, START) for _ in range(10)]
    with database.begin() as c:
        c.execute(text("UPDATE outbox SET params = '{' WHERE id = :id"), {"id": left[4]})

    async def test(round_: Round) -> None:
        await round_.next(SWEEP)
        assert round_.postbox.offered == [id for id in left if id != left[4]]

    do(test)


def test_after_a_trouble_everything_is_taken(do: Do, database: Database) -> None:
    """sweep_soon: at once, and young messages too."""

    async def test(round_: Round) -> None:
        young = write(database, START)
        await round_.soon()
        assert round_.postbox.offered == [young]

    do(test)


def test_what_is_marked_is_replayed(do: Do, database: Database) -> None:
    """An update that is set aside is replayed when it is marked, and only then."""
    with database.begin() as c:
        quarantine.put(c, "u5", None, "{}", "no JSON", 3, START)

    async def test(round_: Round) -> None:
        assert not round_.replayer.replayed
        with database.begin() as c:
            quarantine.replay(c, None)
        await round_.next(SWEEP)
        assert round_.replayer.replayed == ["u5"]

    do(test)


def test_a_failure_does_not_end_the_sweeps(do: Do, database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever one round meets, there is another."""
    with database.begin() as c:
        quarantine.put(c, "u5", None, "{}", "no JSON", 3, START)

    async def test(round_: Round) -> None:
        round_.replayer.failing = True
        with database.begin() as c:
            quarantine.replay(c, None)
        await round_.next(SWEEP)
        await round_.next(SWEEP)
        assert round_.replayer.replayed == ["u5", "u5"]

    do(test)
    assert [record.msg for record in caplog.records if record.levelname == "ERROR"] == ["housekeeping failed"]


def test_ids_and_gone_chats_are_deleted_in_time(do: Do, database: Database) -> None:
    """Ids of updates after 48 hours, chats that are gone after RETENTION_DAYS; soon after the start, then hourly."""
    now = START + int(FIRST_PURGE)

    def state() -> tuple[bool, bool, bool]:
        """Whether the old id is known, and the chats gone for 90 days and for a day are there."""
        with database.begin() as c:
            rows = chats.load(c, 1) is not None, chats.load(c, 2) is not None
            known = not updates.first_seen(c, ("u1",), START)
            c.rollback()
        return (known, *rows)

    with database.begin() as c:
        updates.first_seen(c, ("u1",), now - SEEN - 1)
        for id, days in ((1, 91), (2, 1)):
            chats.save(c, Chat(id=id, gone=now - days * DAY, created=0, seen=0))

    async def test(round_: Round) -> None:
        assert state() == (True, True, True)
        await round_.next(FIRST_PURGE)
        assert state() == (False, False, True)
        with database.begin() as c:
            updates.first_seen(c, ("u1",), 0)
        await round_.next(PURGE - 1)
        assert state()[0]
        await round_.next(1)
        assert not state()[0]

    do(test)
