"""A row for a chat in every table that is about chats, made from the tables themselves: a new table takes part."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Text, func, insert, select

from certbot.store.tables import ABOUT_CHATS


def fill(c: Connection, chat: int) -> None:
    for table, about in ABOUT_CHATS.items():
        values = {column.name: _value(column, chat) for column in table.c if column.autoincrement is not True}
        c.execute(insert(table).values(values | {about.name: chat}))


def rows(c: Connection, chat: int) -> dict[str, int]:
    """How many rows each table has of this chat."""
    return {
        table.name: c.execute(select(func.count()).select_from(table).where(about == chat)).scalar_one()
        for table, about in ABOUT_CHATS.items()
    }


def _value(column: Column[object], chat: int) -> object:
    if isinstance(column.type, Boolean):
        return True
    if not isinstance(column.type, Text):
        return 1_700_000_000
    return f'{{"of": {chat}}}' if "json" in column.info else f"{column.name} of {chat}"


EACH_ONCE = {table.name: 1 for table in ABOUT_CHATS}
NOWHERE = {table.name: 0 for table in ABOUT_CHATS}
