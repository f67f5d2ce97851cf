"""The tables. Every time is whole Unix seconds in UTC; every id of a chat or message is Telegram's.

A table about a chat has a column `chat` (in `chats` itself: `id`). Deleting, exporting and renaming a chat go through
ABOUT_CHATS, so that a table added later takes part in all three. What a column holds is in its `info`, for the export:
"time" where it is an instant, "json" where it is JSON text.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, MetaData, Table, Text, TextClause, text

metadata = MetaData()

# SQLite makes a key the row's own number, and lets it count, only where its type is called INTEGER.
_Id = BigInteger().with_variant(Integer, "sqlite")
_Count = BigInteger


def _time(name: str, nullable: bool = False) -> Column[int]:
    return Column(name, _Count, nullable=nullable, info={"time": True})


def _json(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, info={"json": True})


chats = Table(
    "chats",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=False),
    Column("language", Text, nullable=False),
    Column("time_zone", Text),
    _json("conversation"),
    Column("turn", _Count, nullable=False),
    Column("replaceable", _Count),
    _json("asked"),
    _time("created"),
    _time("seen"),
    _time("gone", nullable=True),
    info={"export": "chat"},
)

# The keys of what was already answered: an update's id, a digest of a press's id. They say nothing about a person.
updates = Table(
    "updates",
    metadata,
    Column("key", Text, primary_key=True),
    _time("at"),
    Index("updates_at", "at"),
    sqlite_with_rowid=False,
)

# An id is never given twice (hence AUTOINCREMENT): marking a message as sent a second time must not hit another one.
outbox = Table(
    "outbox",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("chat", _Id, nullable=False),
    Column("turn", _Count, nullable=False),
    Column("method", Text, nullable=False),
    _json("params"),
    Column("edit", _Count),
    Column("passing", Boolean, nullable=False),
    Column("last", Boolean, nullable=False),
    _time("not_before"),
    _time("created"),
    sqlite_autoincrement=True,
    info={"export": "waiting_messages"},
)

# Without a certification or a fact, the column is empty text: NULLs would not be equal to each other in the index.
reports = Table(
    "reports",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("chat", _Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("certification", Text, nullable=False),
    Column("fact", Text, nullable=False),
    Column("words", Text),
    Column("day", Text, nullable=False),
    _time("at"),
    # Of cards alone, as revision 0006 says; said here too, it would import the dialect of a database that is not used.
    Index("reports_card", "chat", "certification", "fact", "day", unique=True),
    sqlite_autoincrement=True,
    info={"export": "reports"},
)

counts = Table(
    "counts",
    metadata,
    Column("day", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("count", _Count, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("chat", _Id),
    _json("update"),
    Column("error", Text, nullable=False),
    Column("tries", _Count, nullable=False),
    _time("at"),
    Column("again", Boolean, nullable=False),
    sqlite_autoincrement=True,
    info={"export": "updates_set_aside"},
)

ABOUT_CHATS: dict[Table, Column[Any]] = {
    table: table.c.id if table is chats else table.c.chat
    for table in metadata.sorted_tables
    if table is chats or "chat" in table.c
}


def upsert(table: Table, conflict: str, then: str, returning: str = "") -> TextClause:
    """INSERT of all columns but a counted id, with what is done on a conflict.

    It is text because SQLAlchemy has this statement only once per database, while both databases spell it alike.
    """
    names = [column.name for column in table.c if column.autoincrement is not True]
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return text(f"INSERT INTO {table.name} ({columns}) VALUES ({values}) ON CONFLICT {conflict} DO {then} {returning}")
