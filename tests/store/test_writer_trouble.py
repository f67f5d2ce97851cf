"""Real trouble: what a full disk, another process's lock, a lost server do to what is being written."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import databases
import pytest
from sqlalchemy import event, make_url
from writing import LOG, running, said, talk, turn, until

from certbot.store import database as opening
from certbot.store.database import Database
from certbot.store.errors import StoreError

CHATS, TURNS = 20, 30
ALL_SAID = {chat: list(range(TURNS)) for chat in range(1, CHATS + 1)}


@pytest.fixture
def sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A SQLite database that does not wait long for others."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    database = Database.open(databases.new(databases.SQLITE, tmp_path))
    yield database
    database.close()


@pytest.fixture
def postgresql(tmp_path: Path) -> Iterator[Database]:
    """A PostgreSQL database."""
    database = Database.open(databases.new(databases.POSTGRESQL, tmp_path))
    yield database
    database.close()


def go_through(
    database: Database, caplog: pytest.LogCaptureFixture, begin: Callable[[], object], end: Callable[[], object]
) -> None:
    """Trouble begins while many chats talk, and ends: all is said once and in order; the log has one line of each."""
    recovered: list[bool] = []
    more: list[asyncio.Task[bool]] = []

    async def main() -> None:
        async with running(database) as writer:
            writer.on_recovery = lambda: recovered.append(writer.healthy)
            before = asyncio.create_task(talk(writer, CHATS, range(TURNS // 2)))
            await asyncio.to_thread(begin)
            while writer.healthy:  # more and more, so that the trouble finds some
                more.append(asyncio.create_task(writer.run(turn(999, len(more)))))
                await asyncio.sleep(0)
            await asyncio.to_thread(end)
            await asyncio.gather(before, *more)
            await talk(writer, CHATS, range(TURNS // 2, TURNS))
            await until(lambda: recovered)
            assert writer.healthy

    asyncio.run(main())
    assert said(database) == ALL_SAID | ({999: list(range(len(more)))} if more else {})
    assert [record.levelname for record in caplog.records if record.name == LOG.name] == ["ERROR", "WARNING"] * len(
        recovered
    )


def set_on_connect(database: Database, statement: str) -> Callable[[], object]:
    """Every connection made from now on begins with that; the call that is given back ends it."""
    statements = [statement]

    def prepare(connection: sqlite3.Connection, _: object) -> None:
        for each in statements:
            connection.execute(each)

    event.listen(database.engine, "connect", prepare)
    # Not removed: the writer's thread may be going through the listeners.
    return statements.clear


def test_a_lock_of_another_process(sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    """The jobs wait until it is released."""
    other = sqlite3.connect(str(sqlite.engine.url.database), isolation_level=None, check_same_thread=False)
    go_through(sqlite, caplog, lambda: other.execute("BEGIN IMMEDIATE"), lambda: other.execute("ROLLBACK"))
    other.close()
    assert "SQLITE_BUSY" in caplog.text


def test_a_full_disk(sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    """The jobs wait until there is room, and the file is sound."""
    ends: list[Callable[[], object]] = []

    def fill() -> None:
        with sqlite.begin() as c:
            pages = c.exec_driver_sql("PRAGMA page_count").scalar_one()
        ends.append(set_on_connect(sqlite, f"PRAGMA max_page_count = {pages + 1}"))
        sqlite.close()

    go_through(sqlite, caplog, fill, lambda: ends[0]())
    assert "SQLITE_FULL" in caplog.text
    with sqlite.begin() as c:
        assert c.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_a_database_that_turns_read_only(sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    """The jobs wait until it can be written again."""
    ends: list[Callable[[], object]] = []

    def forbid() -> None:
        ends.append(set_on_connect(sqlite, "PRAGMA query_only = ON"))
        sqlite.close()

    go_through(sqlite, caplog, forbid, lambda: ends[0]())
    assert "SQLITE_READONLY" in caplog.text


def test_stopping_in_trouble_is_bounded(sqlite: Database, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever waits is told, nothing is half done, and the update will be delivered again."""
    other = sqlite3.connect(str(sqlite.engine.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def main() -> None:
        async with running(sqlite) as writer:
            tasks = [asyncio.create_task(writer.run(turn(7, number))) for number in range(3)]
            await until(lambda: not writer.healthy)
            await writer.stop()
            for task in tasks:
                with pytest.raises(StoreError):
                    await task

    asyncio.run(main())
    other.close()
    assert said(sqlite) == {}
    assert [record.levelname for record in caplog.records if record.name == LOG.name] == ["ERROR", "ERROR"]


def test_a_server_that_restarts(postgresql: Database, caplog: pytest.LogCaptureFixture) -> None:
    """The jobs wait until it is back."""
    server = databases.server()
    go_through(postgresql, caplog, server.stop, server.start)


def test_connections_that_are_cut_again_and_again(postgresql: Database) -> None:
    """Whatever was under way is done once."""
    server = databases.server()
    name = postgresql.engine.url.database
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"

    async def main() -> None:
        async with running(postgresql) as writer:
            talking = asyncio.create_task(talk(writer, CHATS, range(TURNS)))
            for _ in range(10):
                await asyncio.to_thread(server.execute, cut)
            await talking

    asyncio.run(main())
    assert said(postgresql) == ALL_SAID


def test_a_server_that_turns_read_only(postgresql: Database, caplog: pytest.LogCaptureFixture) -> None:
    """A standby refuses to write until another connection finds the server that may."""
    server = databases.server()
    name = make_url(str(postgresql.engine.url)).database
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"

    def switch(on: str) -> None:
        server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = {on}")
        server.execute(cut)

    go_through(postgresql, caplog, lambda: switch("on"), lambda: switch("off"))
