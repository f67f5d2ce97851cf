"""Opening the database: one SQLite file of this machine, or a PostgreSQL server."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from urllib.parse import unquote

from sqlalchemy import URL, Connection, Engine, PoolProxiedConnection, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from certbot.store.errors import StoreError
from certbot.store.schema import bring_up_to_date

__all__ = ["BUSY_SECONDS", "Connection", "Database"]

BUSY_SECONDS = 5
"""How long a transaction on SQLite waits for another process's."""

# A server that does not answer is noticed within seconds; what the URL says of these goes before.
_POSTGRESQL = {"connect_timeout": "5", "tcp_user_timeout": "10000", "application_name": "certbot-advisor"}


class Database:
    """An open database with the newest schema. Safe to use from several threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Database:
        """Opens the database of a URL, made if it is SQLite's and missing, and brings its schema up to date.

        Raises StoreError where that cannot be done; the text says why, and never holds a password.
        """
        parsed = _parsed(url)
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

    def begin(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction, committed at the end of the block, rolled back if it raises."""
        return self.engine.begin()

    def close(self) -> None:
        """Closes all connections; SQLite's side files are merged into the database then."""
        self.engine.dispose()


def _parsed(url: str) -> URL:
    """The URL as SQLAlchemy takes it. What is wrong with one is not quoted: it may hold a password."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        parsed = None
    backend = parsed.drivername.partition("+")[0] if parsed is not None else ""
    if parsed is not None and backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg", query={**_POSTGRESQL, **parsed.query})
    if parsed is not None and backend == "sqlite" and parsed.database and not _in_memory(parsed):
        return parsed.set(drivername="sqlite")
    raise StoreError(
        "DATABASE_URL names no database that can be used: set it to sqlite:///FILE (four slashes before an absolute "
        "path) or to postgresql://USER:PASSWORD@HOST/NAME, with special characters of the password written as %XX."
    )


def _in_memory(url: URL) -> bool:
    return ":memory:" in str(url.database) or url.query.get("mode") == "memory"


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
    """Makes the file for its owner only; SQLite gives its side files (-wal, -shm) the same rights.

    An existing file is left alone, unopened: closing it would drop the locks that this process holds on it.
    """
    name = str(url.database)
    if url.query.get("mode", "rwc") != "rwc":
        return
    path = Path(unquote(name.removeprefix("file:")) if name.startswith("file:") else name)
    if not path.parent.is_dir():
        path.parent.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _postgresql(url: URL) -> Engine:
    return create_engine(url, hide_parameters=True)


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
