"""A database in trouble while people talk: nothing is lost or doubled, no harm is done, and it passes by itself."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random

import databases
import pytest
from botapi.server import BotApi, User
from relay import Relay
from running import TOKEN, Running
from sqlalchemy import make_url
from talks import Talks, sound, talks
from witness import file_of, rows

from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.store.database import Database
from certbot.store.schema import HEAD

PEOPLE = 40
BOTH = pytest.mark.parametrize("kind", databases.BOTH)


@pytest.fixture(scope="module")
def on_sqlite(world: World, messages: Messages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talks]:
    """People who talk to a bot with a SQLite database."""
    folder = tmp_path_factory.mktemp("sqlite")
    with talks(world, messages, folder, databases.new(databases.SQLITE, folder), PEOPLE) as talking:
        yield talking


@pytest.fixture(scope="module")
def on_postgresql(world: World, messages: Messages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talks]:
    """People who talk to a bot with a PostgreSQL database."""
    folder = tmp_path_factory.mktemp("postgresql")
    with talks(world, messages, folder, databases.new(databases.POSTGRESQL, folder), PEOPLE) as talking:
        yield talking


@pytest.fixture
def sqlite(on_sqlite: Talks) -> Iterator[Talks]:
    """The same, who talk for the time of a test, and find nothing amiss at its end."""
    on_sqlite.begin()
    yield on_sqlite
    on_sqlite.come_to_an_end()


@pytest.fixture
def postgresql(on_postgresql: Talks) -> Iterator[Talks]:
    """The same, who talk for the time of a test, and find nothing amiss at its end."""
    on_postgresql.begin()
    yield on_postgresql
    on_postgresql.come_to_an_end()


@contextmanager
def no_room(process: int, size: int) -> Iterator[None]:
    """The process can write no file beyond so many bytes, as on a device that is full; until the end of the block or
    of the process."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another process holds the database."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


@contextmanager
def down(server: databases.Server) -> Iterator[None]:
    """The server ends in the middle of everything, and is started again."""
    server.crash()
    try:
        yield
    finally:
        server.start()


@contextmanager
def read_only(server: databases.Server, name: str) -> Iterator[None]:
    """New connections to the database cannot write, and the old ones are cut: as where a standby takes over."""
    server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    terminate(server, name)
    try:
        yield
    finally:
        server.execute(f"ALTER DATABASE {name} RESET default_transaction_read_only")


def terminate(server: databases.Server, name: str) -> None:
    """Cuts the connections of the bot."""
    server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        f" WHERE datname = '{name}' AND application_name = 'certbot-advisor'"
    )


def name_of(url: str) -> str:
    return str(make_url(url).database)


# SQLite, under load


def test_full_disk(sqlite: Talks) -> None:
    """Nothing can be written: the bot waits for room."""
    sqlite.goes_through(no_room(sqlite.bot.pid, 0))


def test_disk_that_fills_in_the_middle_of_a_commit(sqlite: Talks) -> None:
    """What was half written is no harm; the log starts anew where that makes room."""
    for part in (0.1, 0.5, 0.9):
        log = file_of(sqlite.database + "-wal")
        sqlite.meets(no_room(sqlite.bot.pid, int(log.stat().st_size * part)))


def test_lock_of_another_process(sqlite: Talks) -> None:
    """Longer than a transaction waits: the bot goes on when it is released."""
    sqlite.goes_through(locked(file_of(sqlite.database)))


def test_copies_and_rewrites_by_another_process(sqlite: Talks, tmp_path: Path) -> None:
    """A copy made while people talk is whole, and neither it nor VACUUM disturbs the bot."""
    with closing(sqlite3.connect(file_of(sqlite.database), isolation_level=None, timeout=30)) as connection:
        for number in range(3):
            with closing(sqlite3.connect(tmp_path / str(number))) as copy:
                connection.backup(copy)
            sound(tmp_path / str(number))
            connection.execute("VACUUM")
            sqlite.go_on()
    assert sqlite.bot.healthz() == (200, {"status": "ok"})


# PostgreSQL, under load


def test_server_that_ends_and_is_back(postgresql: Talks) -> None:
    """The bot waits for it."""
    postgresql.goes_through(down(databases.server()))


def test_connections_that_are_cut(postgresql: Talks) -> None:
    """Whatever was under way is done once."""
    for _ in range(10):
        terminate(databases.server(), name_of(postgresql.database))
        progress = postgresql.crowd.progress
        postgresql.api.until(lambda start=progress: postgresql.crowd.progress > start + 10, 60.0, lambda: "no answer")


def test_server_that_turns_read_only(postgresql: Talks) -> None:
    """The bot waits until it can write again."""
    postgresql.goes_through(read_only(databases.server(), name_of(postgresql.database)))


@pytest.mark.parametrize("losses", [2, pytest.param(50, marks=pytest.mark.proof)])
def test_commits_of_unknown_outcome(losses: int, world: World, messages: Messages, tmp_path: Path) -> None:
    """The connection is lost in a commit, which was done or not: what was committed is sent, once and in its order,
    though the updates are then known already."""
    url = databases.new(databases.POSTGRESQL, tmp_path)
    with Relay(url) as relay, talks(world, messages, tmp_path, relay.url, PEOPLE, url) as talking:
        relay.losses = Random("losses")
        relay.wait_for_losses(losses)
        relay.losses = None
        talking.come_to_an_end()
        assert len(talking.bot.events("swept")) > 0


# At the start


def test_full_disk_at_the_start(tmp_path: Path) -> None:
    """It is said, and what was begun does not hinder the next start."""
    # Without compiled modules: they would be cut off as well, and stay so.
    with BotApi(token=TOKEN) as api, Running(api.url, tmp_path, PYTHONDONTWRITEBYTECODE="1") as bot:
        bot.launch()
        with no_room(bot.pid, 8192):
            assert bot.wait() == 3
        assert f"The database file {file_of(bot.database)} cannot be used: " in bot.output
        bot.start()
        assert api.user(1001).answer("hi")
        assert bot.stop() == 0
        sound(file_of(bot.database))


def test_read_only_database_at_the_start(tmp_path: Path) -> None:
    """It is said, and nothing was taken from Telegram."""
    url = databases.new(databases.SQLITE, tmp_path)
    Database.open(url).close()
    closed = f"sqlite:///file:{file_of(url)}?mode=ro&uri=true"
    with BotApi(token=TOKEN) as api, Running(api.url, tmp_path, database=closed) as bot:
        bot.launch()
        assert bot.wait() == 3
        assert "cannot be used: attempt to write a readonly database. Check that the file" in bot.output
        assert not [call for call in api.calls if call.method == "getUpdates"]


def test_no_server_at_the_start(tmp_path: Path) -> None:
    """It is said where one was looked for, without the password."""
    url = "postgresql://advisor:hidden-canary@127.0.0.1:1/advisor"
    with BotApi(token=TOKEN) as api, Running(api.url, tmp_path, database=url) as bot:
        bot.launch()
        assert bot.wait() == 3
        assert "The database postgresql://advisor:***@127.0.0.1:1/advisor cannot be used: " in bot.output
        assert not [call for call in api.calls if call.method == "getUpdates"]


@BOTH
def test_two_that_start_at_once(kind: str, tmp_path: Path) -> None:
    """On one new database: the tables are made once, both run, and when one is stopped the other goes on."""
    url = databases.new(kind, tmp_path)
    with (
        BotApi(token=TOKEN) as api,
        Running(api.url, tmp_path, database=url) as one,
        Running(api.url, tmp_path, database=url) as other,
    ):
        one.launch()
        other.launch()
        one.wait_for("ready")
        other.wait_for("ready")
        assert other.stop() == 0
        once(api.user(1001), "hi")
        assert one.stop() == 0
    assert rows(url)["alembic_version"] == [{"version_num": HEAD}]


@pytest.mark.proof
@BOTH
def test_two_that_stay(kind: str, tmp_path: Path) -> None:
    """One of them gives way after half a minute; what people hear comes once, by then and later."""
    url = databases.new(kind, tmp_path)
    with (
        BotApi(token=TOKEN) as api,
        Running(api.url, tmp_path, database=url) as one,
        Running(api.url, tmp_path, database=url) as other,
    ):
        one.launch()
        other.launch()
        once(api.user(1001), "hi")
        # Looked at whenever somebody calls.
        api.until(lambda: not (one.runs and other.runs), 120.0, lambda: "both stay")
        ended, stays = (other, one) if one.runs else (one, other)
        assert ended.wait() == 3
        assert "another process reads this bot's updates" in ended.output
        once(api.user(1002), "hi")
        assert stays.stop() == 0


def once(person: User, text: str) -> None:
    """The person is answered, and no message comes twice."""
    texts = [entry.text for entry in person.answer(text, timeout=60)]
    assert texts and len(texts) == len(set(texts))
