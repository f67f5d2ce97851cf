"""Bringing the tables up to date. Alembic is imported only where there is something to do: most starts have nothing."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from certbot.store.errors import StoreError

HEAD = "0008"
"""The newest revision in migrations/versions/."""

# Any number that no other program is likely to lock in the same database.
_LOCK = text("SELECT pg_advisory_xact_lock(7237954620)")
# Touches no row, and is refused all the same where nothing can be written: better said now than at the first message.
_PROBE = text("DELETE FROM alembic_version WHERE 1 = 0")
_VERSION = text("SELECT version_num FROM alembic_version")


def bring_up_to_date(engine: Engine) -> None:
    """Runs the revisions that are missing, all in one transaction, one process at a time.

    Raises StoreError where the database was written by a newer version, SQLAlchemyError where it cannot be used.
    """
    with engine.begin() as connection:
        if version(connection) == HEAD:
            connection.execute(_PROBE)
            return
        # On SQLite the transaction itself is the lock (BEGIN IMMEDIATE).
        if connection.dialect.name == "postgresql":
            connection.execute(_LOCK)
        migrate(connection, HEAD)


def version(connection: Connection) -> str | None:
    """The database's revision; None for a new database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(_VERSION).scalar()
    return found


def migrate(connection: Connection, revision: str) -> None:
    """Runs the revisions up to that one on this connection; without effect where it is reached already."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    found = version(connection)
    if found is not None and found not in {
        script.revision for script in ScriptDirectory.from_config(config).walk_revisions()
    }:
        raise StoreError(
            f"The database was written by a newer version of this program (schema {found}, here {HEAD}). Install that "
            "version, or name another database with DATABASE_URL."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
