from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import databases
import pytest
from sqlalchemy import text

from certbot.store import chats
from certbot.store import database as opening
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.errors import AddressError, StoreError

PASSWORD = "hunter2-canary"


def write(database: Database, id: int = 7, conversation: str = "") -> None:
    with database.begin() as c:
        chats.save(c, Chat(id=id, created=1, seen=1, conversation=conversation))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_written_is_there_the_next_time(url: str) -> None:
    """A database outlives its process."""
    for id in (7, 8):
        database = Database.open(url)
        write(database, id)
        database.close()
    database = Database.open(url)
    with database.begin() as c:
        assert chats.load(c, 7) and chats.load(c, 8)
    database.close()


def test_a_transaction_that_raises_is_undone(database: Database) -> None:
    """Nothing of it is kept."""

    def fail() -> None:
        with database.begin() as c:
            chats.save(c, Chat(id=7, created=1, seen=1))
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    with database.begin() as c:
        assert chats.load(c, 7) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """So are the files beside it and the folder that is made for it, whatever the umask."""
    before = os.umask(0)
    try:
        path = tmp_path / "of" / "certbot" / "chats.db"
        database = Database.open(f"sqlite:///{path}")
        write(database)
        files = sorted(path.parent.iterdir())
        assert [file.name for file in files] == ["chats.db", "chats.db-shm", "chats.db-wal"]
        assert [mode(file) for file in files] == [0o600] * 3
        assert mode(path.parent) == 0o700
        database.close()
    finally:
        os.umask(before)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("{}/a.db", "a.db"),
        ("file:{}/a.db?uri=true", "a.db"),
        ("file://{}/a%20b.db?uri=true", "a b.db"),
        ("{}/file:a.db", "file:a.db"),
        ("{}/a%20b.db", "a b.db"),
    ],
)
def test_a_name_is_read_as_sqlite_reads_it(tmp_path: Path, name: str, made: str) -> None:
    """What it opens is the file that was made for the owner alone, and no other is left beside it."""
    database = Database.open(f"sqlite:///{name.format(tmp_path)}")
    assert sorted(file.name for file in tmp_path.iterdir()) == [made, f"{made}-shm", f"{made}-wal"]
    assert mode(tmp_path / made) == 0o600
    database.close()


def test_file_is_a_part_of_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without uri=true there is no URI."""
    monkeypatch.chdir(tmp_path)
    Database.open("sqlite:///file:a.db").close()
    assert [(file.name, mode(file)) for file in tmp_path.iterdir()] == [("file:a.db", 0o600)]


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    """Only what we make is ours to close."""
    tmp_path.chmod(0o755)
    Database.open(f"sqlite:///{tmp_path / 'chats.db'}").close()
    assert mode(tmp_path) == 0o755


def test_the_settings_of_sqlite(tmp_path: Path) -> None:
    """A commit is on the disk when it is done, readers do not wait, and what is deleted is overwritten."""
    database = Database.open(databases.new(databases.SQLITE, tmp_path))
    with database.begin() as c:
        found = {
            name: c.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "busy_timeout": 5000}
    database.close()


def test_a_transaction_takes_the_lock_at_its_beginning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even before it reads: two that read and then write cannot overtake each other."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    url = databases.new(databases.SQLITE, tmp_path)
    database = Database.open(url)
    with database.begin():
        other = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    database.close()


def test_a_row_is_locked_on_postgresql(tmp_path: Path) -> None:
    """What was loaded cannot be changed by another until the end."""
    database = Database.open(databases.new(databases.POSTGRESQL, tmp_path))
    write(database)
    with database.begin() as c, database.begin() as other:
        chats.load(c, 7)
        assert other.execute(text("SELECT id FROM chats FOR UPDATE SKIP LOCKED")).all() == []
    database.close()


def test_what_was_forgotten_is_gone_from_the_file(tmp_path: Path) -> None:
    """Not only out of reach."""
    path = tmp_path / "chats.db"
    database = Database.open(f"sqlite:///{path}")
    write(database, conversation="a very private canary")
    database.close()
    assert b"private canary" in path.read_bytes()
    database = Database.open(f"sqlite:///{path}")
    with database.begin() as c:
        chats.forget(c, 7)
    database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["chats.db"]
    assert b"private canary" not in path.read_bytes()


def test_what_was_forgotten_is_gone_from_the_log(tmp_path: Path) -> None:
    """Also while the database stays open; as soon as nobody reads what was there before."""
    path = tmp_path / "chats.db"
    database = Database.open(f"sqlite:///{path}")
    write(database, conversation="a very private canary")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM chats").fetchall()
    with database.begin() as c:
        chats.forget(c, 7)
    files = (path, path.with_name("chats.db-wal"))
    database.scrub()
    assert any(b"private canary" in file.read_bytes() for file in files)
    reader.close()
    database.scrub()
    assert not any(b"private canary" in file.read_bytes() for file in files)
    with database.begin() as c:
        assert c.exec_driver_sql("PRAGMA busy_timeout").scalar_one() == 5000
    database.close()


def test_scrubbing_harms_nothing(database: Database) -> None:
    """Whatever the database, in use or not."""
    write(database)
    with database.begin() as c:
        database.scrub()
        assert chats.load(c, 7)
    database.scrub()
    with database.begin() as c:
        assert chats.load(c, 7)


def test_a_read_only_database_is_refused(tmp_path: Path) -> None:
    """With a clear message, and unharmed; a URI with mode=rw works."""
    path = tmp_path / "chats.db"
    Database.open(f"sqlite:///{path}").close()
    with pytest.raises(StoreError, match=r"readonly.*DATABASE_URL"):
        Database.open(f"sqlite:///file:{path}?mode=ro&uri=true")
    Database.open(f"sqlite:///file:{path}?mode=rw&uri=true").close()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """And left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("not a database " * 100)
    with pytest.raises(StoreError, match="file is not a database"):
        Database.open(f"sqlite:///{path}")
    assert path.read_text() == "not a database " * 100


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """Where a file stands in the way; and a folder is no file."""
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "x" / "chats.db", tmp_path):
        with pytest.raises(StoreError, match="cannot be used"):
            Database.open(f"sqlite:///{path}")


def test_a_lock_at_the_start_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that holds the file is not waited for for ever."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    path = tmp_path / "chats.db"
    Database.open(f"sqlite:///{path}").close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked"):
        Database.open(f"sqlite:///{path}")
    other.close()


def test_a_lock_after_the_opening_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that looks into a database in use ends with a sentence, not with a traceback."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    path = tmp_path / "chats.db"
    Database.open(f"sqlite:///{path}").close()
    other = sqlite3.connect(path, isolation_level=None)
    monkeypatch.setattr(opening, "bring_up_to_date", lambda engine: other.execute("BEGIN IMMEDIATE"))
    with pytest.raises(StoreError, match="locked"), Database.opened(f"sqlite:///{path}"):
        pass
    other.close()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&uri=true",
        f"mysql://bob:{PASSWORD}@localhost/x",
        f"postgresql://bob:{PASSWORD}@localhost:{PASSWORD}/x",
    ],
)
def test_a_url_that_names_no_database_is_refused(url: str) -> None:
    """It is said which would do, and nothing of the wrong one."""
    with pytest.raises(AddressError, match="DATABASE_URL") as caught:
        Database.open(url)
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_that_is_not_there(scheme: str) -> None:
    """It is said where we looked, and the password is in no part of the error."""
    with pytest.raises(StoreError, match=r"postgresql://bob:\*\*\*@127\.0\.0\.1:1/x cannot be used") as caught:
        Database.open(f"{scheme}://bob:{PASSWORD}@127.0.0.1:1/x?sslpassword={PASSWORD}")
    error: Any = caught.value
    assert PASSWORD not in str(error) and error.__cause__ is None and error.__suppress_context__


def test_an_option_that_postgresql_does_not_know(tmp_path: Path) -> None:
    """It is refused as any other error of the driver."""
    with pytest.raises(StoreError, match="cannot be used"):
        Database.open(databases.new(databases.POSTGRESQL, tmp_path) + "&nonsense=1")


def test_no_statement_is_prepared_on_postgresql(tmp_path: Path) -> None:
    """A pooler may put the next transaction on another connection, which has not prepared it."""
    database = Database.open(databases.new(databases.POSTGRESQL, tmp_path))
    for id in range(20):
        write(database, id)
    with database.begin() as c:
        assert c.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar_one() == 0
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_writer_leaves_what_it_committed(url: str) -> None:
    """The rest is undone by itself at the next opening."""
    script = (
        "import os, signal, sys\n"
        "from certbot.store import chats\n"
        "from certbot.store.database import Database\n"
        "database = Database.open(sys.argv[1])\n"
        "with database.begin() as c: chats.save(c, chats.Chat(id=7, created=1, seen=1))\n"
        "with database.begin() as c:\n"
        "    chats.save(c, chats.Chat(id=8, created=1, seen=1))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, url], check=False)
    database = Database.open(url)
    with database.begin() as c:
        assert chats.load(c, 7) is not None and chats.load(c, 8) is None
    database.close()
