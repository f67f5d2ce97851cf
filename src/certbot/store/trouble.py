"""Whose fault an error is: the database's, which passes and is waited for, or the job's own, which would come again."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, TimeoutError

# SQLite's primary result codes (https://www.sqlite.org/rescode.html): PERM, BUSY, LOCKED, NOMEM, READONLY, INTERRUPT,
# IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, SCHEMA, AUTH, NOTADB.
_SQLITE = {3, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 17, 23, 26}

# PostgreSQL's classes (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection, authorisation, no
# such database, serialisation and deadlock, resources, object in use, operator intervention, system; and single codes:
# read only (a standby), idle too long, no privilege, corrupted data and index.
_CLASSES = {"08", "28", "3D", "40", "53", "55", "57", "58"}
_STATES = {"25006", "25P03", "42501", "XX001", "XX002"}


def is_trouble(error: BaseException) -> bool:
    """Whether the database is in trouble: trying again later may work, whatever the job was."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, TimeoutError)
    sqlite: int | None = getattr(error.orig, "sqlite_errorcode", None)
    if sqlite is not None:
        return sqlite & 0xFF in _SQLITE
    state: str | None = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state[:2] in _CLASSES or state in _STATES
    # Without a code it comes from the driver: there is no connection, or none any more.
    return error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError))


def kind(error: BaseException) -> str:
    """The error's type and code, for the log; its text may hold what people wrote."""
    orig = getattr(error, "orig", None)
    code = getattr(orig, "sqlite_errorname", None) or getattr(orig, "sqlstate", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
