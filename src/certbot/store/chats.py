"""One row per chat: where its conversation stands, and whether it can be written to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Column, Connection, bindparam, delete, exists, func, select, update

from certbot.store.outbox import detach
from certbot.store.tables import ABOUT_CHATS, chats, outbox, reports, upsert


class Chat(msgspec.Struct, kw_only=True):
    """A chat's row. `conversation` and `asked` are JSON text, empty at first."""

    id: int
    language: str = "en"
    time_zone: str | None = None
    conversation: str = ""
    turn: int = 0
    replaceable: int | None = None
    """The id of the bot's last message, if the answer to a tap on it may replace it."""
    asked: str = ""
    created: int
    seen: int
    gone: int | None = None
    """Since when the chat cannot be written to (blocked, left, deleted)."""


_ID: BindParameter[int] = bindparam("chat")
_LOAD = select(chats).where(chats.c.id == _ID).with_for_update()
_OTHERS = [column.name for column in chats.c if column.name != "id"]
_SAVE = upsert(chats, "(id)", "UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _OTHERS))
_LEAVE = update(chats).where(chats.c.id == _ID).values(gone=func.coalesce(chats.c.gone, bindparam("now")))
_SILENCE = delete(outbox).where(outbox.c.chat == _ID)
_COME_BACK = update(chats).where(chats.c.id == _ID).values(gone=None)
_FORGET = [delete(table).where(column == _ID) for table, column in ABOUT_CHATS.items()]
_DELETE = delete(chats).where(chats.c.id == _ID)
_RENAME = [
    update(table).where(column == _ID).values({column: bindparam("new")})
    for table, column in ABOUT_CHATS.items()
    if table is not chats
]
# Ids of messages do not move with a chat.
_RENAME_CHAT = update(chats).where(chats.c.id == _ID).values(id=bindparam("new"), replaceable=None)
# What was reported of the same card on the same day in both; reports_card allows one.
_twin = reports.alias()
_CLASHING = delete(reports).where(
    reports.c.chat == _ID,
    reports.c.kind == "card",
    exists().where(
        _twin.c.chat == bindparam("new"),
        _twin.c.kind == "card",
        _twin.c.certification == reports.c.certification,
        _twin.c.fact == reports.c.fact,
        _twin.c.day == reports.c.day,
    ),
)
_EXPORT = {table: select(table).where(column == _ID).order_by(table.c.id) for table, column in ABOUT_CHATS.items()}
# A file that waits is an earlier export. Were it in the next one, each would be three times as large as the one before.
_EXPORT[outbox] = _EXPORT[outbox].where(outbox.c.method != "sendDocument")
_GONE = select(chats.c.id).where(chats.c.gone < bindparam("before"))


def load(c: Connection, chat: int) -> Chat | None:
    """The chat's row, locked until the end of the transaction."""
    row = c.execute(_LOAD, {"chat": chat}).first()
    return Chat(**row._mapping) if row is not None else None


def save(c: Connection, chat: Chat) -> None:
    """Writes the chat's row, new or not."""
    c.execute(_SAVE, msgspec.structs.asdict(chat))


def leave(c: Connection, chat: int, now: int) -> None:
    """The chat cannot be written to from now on: what waits for it is dropped."""
    c.execute(_LEAVE, {"chat": chat, "now": now})
    c.execute(_SILENCE, {"chat": chat})


def come_back(c: Connection, chat: int) -> None:
    """The chat can be written to again."""
    c.execute(_COME_BACK, {"chat": chat})


def migrate(c: Connection, old: int, new: int) -> None:
    """Renames a chat in every table; the second time does nothing. If `new` has a row already, that wins."""
    if old == new:
        return
    detach(c, old)
    names = {"chat": old, "new": new}
    if load(c, new) is None:
        c.execute(_RENAME_CHAT, names)
    else:
        c.execute(_DELETE, {"chat": old})
    c.execute(_CLASHING, names)
    for statement in _RENAME:
        c.execute(statement, names)


def forget(c: Connection, chat: int) -> None:
    """Deletes every row of every table about this chat."""
    for statement in _FORGET:
        c.execute(statement, {"chat": chat})


def purge(c: Connection, gone_before: int) -> int:
    """Forgets the chats that are gone since before that time, and says how many."""
    gone = c.execute(_GONE, {"before": gone_before}).scalars().all()
    for chat in gone:
        forget(c, chat)
    return len(gone)


def export(c: Connection, chat: int) -> dict[str, object]:
    """Everything kept about this chat, a list of rows for each table, as plain JSON values; times in ISO 8601 UTC. Only
    files that wait to be sent are left out: they are exports themselves."""
    return {
        table.info["export"]: [
            {column.name: _plain(column, value) for column, value in zip(table.c, row, strict=True)}
            for row in c.execute(statement, {"chat": chat})
        ]
        for table, statement in _EXPORT.items()
    }


def _plain(column: Column[Any], value: Any) -> object:
    if value is None:
        return None
    if "time" in column.info:
        return datetime.fromtimestamp(value, UTC).isoformat()
    if "json" in column.info:
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            return value
    return value
