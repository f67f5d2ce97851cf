from __future__ import annotations

import sqlite3

import psycopg.errors
import pytest
from sqlalchemy.exc import DBAPIError, TimeoutError

from certbot.store.trouble import is_trouble, kind


def wrapped(original: Exception) -> DBAPIError:
    error = DBAPIError.instance(
        "SELECT", {}, original, sqlite3.Error if isinstance(original, sqlite3.Error) else psycopg.Error
    )
    assert isinstance(error, DBAPIError)
    return error


def of_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("text")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_BUSY),
        of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT),
        of_sqlite(sqlite3.SQLITE_FULL),
        of_sqlite(sqlite3.SQLITE_IOERR_FSYNC),
        of_sqlite(sqlite3.SQLITE_READONLY),
        of_sqlite(sqlite3.SQLITE_NOTADB),
        psycopg.OperationalError("the connection is closed"),
        psycopg.InterfaceError("cursor already closed"),
        psycopg.errors.AdminShutdown(),
        psycopg.errors.CannotConnectNow(),
        psycopg.errors.DiskFull(),
        psycopg.errors.DeadlockDetected(),
        psycopg.errors.ReadOnlySqlTransaction(),
        psycopg.errors.InsufficientPrivilege(),
    ],
    ids=repr,
)
def test_trouble_passes(error: Exception) -> None:
    """Locks, disks, connections, rights: whatever the job was, it may work later."""
    assert is_trouble(wrapped(error))


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_ERROR),
        of_sqlite(sqlite3.SQLITE_CONSTRAINT),
        of_sqlite(sqlite3.SQLITE_TOOBIG),
        of_sqlite(sqlite3.SQLITE_MISMATCH),
        psycopg.errors.UniqueViolation(),
        psycopg.errors.UntranslatableCharacter(),
        psycopg.errors.InFailedSqlTransaction(),
        psycopg.errors.ProgramLimitExceeded(),
        psycopg.DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"),
        psycopg.ProgrammingError("cannot adapt type 'object'"),
    ],
    ids=repr,
)
def test_a_jobs_own_error_does_not_pass(error: Exception) -> None:
    """It would come again with the same job, and hold up all others."""
    assert not is_trouble(wrapped(error))


def test_other_errors_are_the_jobs_own() -> None:
    """Except that no connection was free."""
    assert is_trouble(TimeoutError())
    assert not any(is_trouble(error) for error in (ValueError(), OSError(), KeyError()))


def test_the_kind_says_nothing_of_the_text() -> None:
    """Type and code are enough for the log."""
    assert kind(wrapped(psycopg.errors.DiskFull("secret"))) == "OperationalError 53100"
    assert kind(ValueError("secret")) == "ValueError"
