from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from filled import NOWHERE, rows
from sqlalchemy import Engine, text

import certbot.store
from certbot.store import address, schema
from certbot.store import database as opening
from certbot.store.database import Database
from certbot.store.errors import StoreError
from certbot.store.tables import metadata

MIGRATIONS = Path(certbot.store.__file__).parent / "migrations"
REVISIONS = [f"{number:04d}" for number in range(1, int(schema.HEAD) + 1)]
OPEN = "import sys; from certbot.store.database import Database; Database.open(sys.argv[1]).close()"

# Kills the process at the statement of that number, counted over all that a migration runs.
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from certbot.store.database import Database
left = int(sys.argv[2])
@event.listens_for(Engine, "after_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
Database.open(sys.argv[1]).close()
"""


def engine_of(url: str) -> Engine:
    """An engine as opening makes it, with the schema left as it is."""
    parsed = address.parsed(url)
    return opening._sqlite(parsed) if parsed.drivername == "sqlite" else opening._postgresql(parsed)


def upgrade(url: str, revision: str) -> None:
    """Brings a database to a revision in the past."""
    engine = engine_of(url)
    with engine.begin() as c:
        schema.migrate(c, revision)
    engine.dispose()


def assert_whole(url: str) -> None:
    """The schema is the newest, and just what the tables say."""
    database = Database.open(url)
    with database.begin() as c:
        assert schema.version(c) == schema.HEAD
        assert compare_metadata(MigrationContext.configure(c), metadata) == []
        assert rows(c, 1) == NOWHERE
    database.close()


def test_the_revisions_are_one_line_up_to_the_head() -> None:
    """Numbered from 0001 without a gap, each on the one before."""
    scripts = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    assert [script.revision for script in scripts] == REVISIONS[::-1]


def test_a_new_database_gets_the_whole_schema(url: str) -> None:
    """What the revisions make is what the tables say."""
    assert_whole(url)


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_older_database_is_brought_up_to_date(url: str, revision: str) -> None:
    """From wherever it stands."""
    upgrade(url, revision)
    assert_whole(url)


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_step_can_be_run_again(url: str, revision: str) -> None:
    """A step that was done but not noted, as when it was killed in between, is done again without harm."""
    upgrade(url, revision)
    before = REVISIONS[REVISIONS.index(revision) - 1] if revision != REVISIONS[0] else None
    engine = engine_of(url)
    with engine.begin() as c:
        if before is None:
            c.execute(text("DELETE FROM alembic_version"))
        else:
            c.execute(text("UPDATE alembic_version SET version_num = :before"), {"before": before})
    engine.dispose()
    assert_whole(url)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_migration_killed_half_way_runs_again(url: str) -> None:
    """Killed at one statement after another until it comes through, it ends with the whole schema."""
    for at in (1, 8, 14, 21):
        ended = subprocess.run([sys.executable, "-c", KILLED, url, str(at)], check=False, capture_output=True)
        assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert_whole(url)


def test_processes_that_start_at_once_all_succeed(url: str) -> None:
    """One migrates, the others wait for it."""
    processes = [subprocess.Popen([sys.executable, "-c", OPEN, url], stderr=subprocess.PIPE) for _ in range(3)]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    assert_whole(url)


def test_a_newer_schema_is_refused(url: str) -> None:
    """An older program leaves it alone and says what to do."""
    Database.open(url).close()
    engine = engine_of(url)
    with engine.begin() as c:
        c.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer version.*9999.*Install"):
        Database.open(url)


def test_nothing_of_alembic_is_needed_at_the_head(url: str) -> None:
    """A start with nothing to migrate does not import it."""
    Database.open(url).close()
    check = OPEN + "; assert 'alembic' not in sys.modules"
    subprocess.run([sys.executable, "-c", check, url], check=True)
