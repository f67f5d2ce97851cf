"""Opening the database: one SQLite file of this machine, or a PostgreSQL server."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from certbot.store import address
from certbot.store.errors import StoreError
from certbot.store.schema import bring_up_to_date

__all__ = ["BUSY_SECONDS", "Connection", "Database"]

BUSY_SECONDS = 5
"""How long a transaction on SQLite waits for another process's."""


class Database:
    """An open database with the newest schema. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Database:
        """Opens the database of a URL, made if it is SQLite's and missing, and brings its schema up to date.

        Raises AddressError for a URL that names none, StoreError where that cannot be done; the text says why, and
        never holds a password.
        """
        parsed = address.parsed(url)
        try:
            engine = _sqlite(parsed) if parsed.drivername == "sqlite" else _postgresql(parsed)
        except OSError as error:
            raise StoreError(_sentence(parsed, str(error.strerror))) from None
        try:
            bring_up_to_date(engine)
        except SQLAlchemyError as error:
            engine.dispose()
            raise StoreError(_sentence(parsed, _reason(parsed, error))) from None
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    @classmethod
    @contextmanager
    def opened(cls, url: str) -> Iterator[Connection]:
        """One transaction in a database that is opened for it alone. Raises what `open` raises, and StoreError if it
        fails later; nothing is tried again."""
        database = cls.open(url)
        try:
            with database.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            parsed = address.parsed(url)
            raise StoreError(_sentence(parsed, _reason(parsed, error))) from None
        finally:
            database.close()

    def begin(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction, committed at the end of the block, rolled back if it raises."""
        return self.engine.begin()

    def scrub(self) -> None:
        """What was deleted or overwritten stands in SQLite's log (-wal) until that is emptied, which a quiet bot would
        not do for days: empties it now, unless somebody reads. To be called again and again, outside a transaction."""
        if self.engine.dialect.name != "sqlite":
            return
        with suppress(SQLAlchemyError, sqlite3.Error), closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            # Who reads for long must not hold up the answers meanwhile.
            cursor.execute("PRAGMA busy_timeout = 0")
            try:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")

    def close(self) -> None:
        """Closes all connections; SQLite's side files are merged into the database then."""
        self.engine.dispose()


class Immediate(SQLiteDialect_pysqlite):
    """SQLite where a transaction takes the write lock before anything is read.

    SELECT ... FOR UPDATE does not exist there, and a lock taken later could not wait for another writer. An event
    listener would do as well, but costs every statement a fifth of its time.
    """

    supports_statement_cache = True

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begins a transaction on a connection whose driver begins none by itself (isolation_level None)."""
        dbapi_connection.cursor().execute("BEGIN IMMEDIATE")


registry.register("sqlite.immediate", __name__, "Immediate")


def _sqlite(url: URL) -> Engine:
    _make_file(url)
    engine = create_engine(
        url.set(drivername="sqlite+immediate"),
        hide_parameters=True,
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: PoolProxiedConnection, _: object) -> None:
        cursor = connection.cursor()
        # secure_delete: what was deleted is overwritten, not only unlinked.
        for setting in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    return engine


def _make_file(url: URL) -> None:
    if not address.is_uri(url) or url.query.get("mode", "rwc") == "rwc":
        path = address.file(url)
        assert path is not None
        if not path.parent.is_dir():
            path.parent.parent.mkdir(parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
        owners_file(path)


def owners_file(path: Path) -> None:
    """Makes the file for its owner only; SQLite gives its side files (-wal, -shm) the same rights.

    An existing file is left alone, unopened: closing it would drop the locks that this process holds on it.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _postgresql(url: URL) -> Engine:
    # No prepared statements: behind a pooler the next transaction is on another connection, which has none of them.
    return create_engine(url, hide_parameters=True, connect_args={"prepare_threshold": None})


def _sentence(url: URL, reason: str) -> str:
    if url.drivername == "sqlite":
        return (
            f"The database file {url.database} cannot be used: {reason}. Check that the file and its folder can be "
            "written, or name another with DATABASE_URL."
        )
    where = url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
    return f"The database {where} cannot be used: {reason}. Check that the server runs, and DATABASE_URL."


def _reason(url: URL, error: SQLAlchemyError) -> str:
    """The driver's own first line, unless a secret of the URL stands in it."""
    text = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    line = (text.strip().splitlines() or [""])[0].rstrip(".")
    values = [url.password, *(value for name, value in url.query.items() if "password" in name)]
    if not line or any(value and str(value) in line for value in values):
        return type(error).__name__
    return line
