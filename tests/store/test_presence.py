from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import databases
import pytest
from sqlalchemy.exc import SQLAlchemyError

from certbot.store.database import Database
from certbot.store.presence import Presence

OTHER = """
import sys
from certbot.store.database import Database
from certbot.store.presence import Presence
presence = Presence(Database.open(sys.argv[1]))
for line in sys.stdin:
    print(presence.alone(), flush=True)
"""


@pytest.fixture
def presence(database: Database) -> Iterator[Presence]:
    presence = Presence(database)
    yield presence
    presence.close()


class Other:
    """Another process at the same database."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-c", OTHER, url]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def alone(self) -> bool:
        assert self.process.stdin and self.process.stdout
        print(file=self.process.stdin, flush=True)
        return {"True\n": True, "False\n": False}[self.process.stdout.readline()]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def other(url: str) -> Iterator[Other]:
    process = Other(url)
    try:
        yield process
    finally:
        process.kill()


def test_one_process_is_alone(presence: Presence) -> None:
    """However often it asks."""
    assert [presence.alone() for _ in range(3)] == [True] * 3


def test_of_two_none_is_alone_until_one_dies(url: str, presence: Presence) -> None:
    """A process that was killed is gone at once."""
    assert presence.alone()
    with other(url) as second:
        for _ in range(3):
            assert not second.alone()
            assert not presence.alone()
        second.kill()
        until_alone(presence)
    with other(url) as second:
        assert not second.alone()
        presence.close()
        assert second.alone()


def until_alone(presence: Presence) -> None:
    """PostgreSQL's own process ends a moment after ours."""
    deadline = monotonic() + 30
    while not presence.alone():
        assert monotonic() < deadline


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """As the database's."""
    database = Database.open(f"sqlite:///{tmp_path / 'chats.db'}")
    presence = Presence(database)
    assert presence.alone()
    assert stat.S_IMODE((tmp_path / "chats.db-presence").stat().st_mode) == 0o600
    presence.close()
    database.close()


def test_after_a_restart_of_the_server_each_is_seen_again(tmp_path: Path) -> None:
    """The first question fails, the next takes a new connection."""
    url = databases.new(databases.POSTGRESQL, tmp_path)
    database = Database.open(url)
    presence = Presence(database)
    assert presence.alone()
    databases.server().crash()
    databases.server().start()
    with pytest.raises(SQLAlchemyError):
        presence.alone()
    database.close()
    with other(url) as second:
        assert presence.alone()
        assert not second.alone()
        assert not presence.alone()
    presence.close()
    database.close()
