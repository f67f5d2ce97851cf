"""Which processes answer from one database at this moment. There is one, but in a rolling restart for a while two.

A message that waits belongs to the process that wrote it for as long as that lives. Every process shares a lock, which
the kernel (a file beside SQLite's) or the server (PostgreSQL) releases when it dies. Who can have the lock for itself
alone is the only one, and all that waits is left to it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from certbot.store import address
from certbot.store.database import Database, owners_file

_NUMBER = 7237954621  # any that no other program is likely to lock in the same database
_SHARE = text(f"SELECT pg_advisory_xact_lock_shared({_NUMBER})")
_ALONE = text(f"SELECT pg_try_advisory_xact_lock({_NUMBER})")
# A machine that vanished says no farewell: the server lets go of a process that has not asked for so long.
_SILENCE = text("SELECT set_config('idle_in_transaction_session_timeout', '60s', true)")


class Presence:
    """This process among those that answer from `database`. To be used by one thread."""

    def __init__(self, database: Database) -> None:
        file = address.file(database.engine.url)
        self._lock = _ServerLock(database.engine) if file is None else _FileLock(file)

    def alone(self) -> bool:
        """Whether no other process answers from the database; from now on the others see this one.

        What was read before may be taken as left behind: another one would have had to be there to write it. Raises
        SQLAlchemyError where the server cannot be asked; ask again later.
        """
        return self._lock.alone()

    def close(self) -> None:
        """Lets the others go on without this one."""
        self._lock.close()


class _FileLock:
    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + "-presence")
        self._file: int | None = None

    def alone(self) -> bool:
        if sys.platform == "win32":  # has no locks that are shared; two processes at once are not told apart there
            return True
        import fcntl

        if self._file is None:
            owners_file(self._path)
            self._file = os.open(self._path, os.O_RDWR)
            fcntl.lockf(self._file, fcntl.LOCK_SH)
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        fcntl.lockf(self._file, fcntl.LOCK_SH)
        return True

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


class _ServerLock:
    """In a transaction that stays open on a connection of its own: behind a pooler a session is nobody's own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def alone(self) -> bool:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
                self._connection.execute(_SILENCE)
                self._connection.execute(_SHARE)
            with self._connection.begin_nested() as trial:
                alone: bool = self._connection.execute(_ALONE).scalar_one()
                trial.rollback()  # which gives back what was locked in it
        except SQLAlchemyError:
            self.close()
            raise
        return alone

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(SQLAlchemyError):
                connection.invalidate()  # the server may be another one now
            connection.close()
