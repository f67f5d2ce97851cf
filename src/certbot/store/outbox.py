"""What is to be sent, written in the transaction that decided it and deleted when it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, TextClause, bindparam, delete, select, text, update

from certbot.store.tables import chats, outbox


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A call of the Bot API that is to be made."""

    method: str
    params: dict[str, Any]
    """Without `chat_id`: a chat's id can change while the message waits."""
    edit: int | None = None
    """The message that this one replaces, if it can still be edited."""
    passing: bool = False
    """Of no use once answered: what follows may replace it."""


class Message(Draft, frozen=True, kw_only=True):
    """A draft with its place in the outbox; ids rise in the order of sending and are never given twice."""

    id: int
    chat: int
    turn: int
    not_before: int = 0
    last: bool
    """Whether it is the last of its turn."""


class Sent(msgspec.Struct, frozen=True):
    """A message that was sent."""

    id: int
    chat: int
    turn: int
    message: int | None
    """The id that Telegram gave it; None if nothing may replace it."""


_PENDING = select(*(column for column in outbox.c if column.name != "created")).order_by(outbox.c.id)
_PENDING_OLD = _PENDING.where(outbox.c.created < bindparam("older_than"))
_DELETE = delete(outbox).where(outbox.c.id == bindparam("row"))
_REPLACEABLE = (
    update(chats)
    .where(chats.c.id == bindparam("chat"), chats.c.turn == bindparam("of"))
    .values(replaceable=bindparam("message"))
)
_POSTPONE = update(outbox).where(outbox.c.id == bindparam("row")).values(not_before=bindparam("until"))


def add(c: Connection, chat: int, turn: int, drafts: Sequence[Draft], now: int) -> tuple[Message, ...]:
    """Writes one turn's drafts, in order."""
    if not drafts:
        return ()
    values: dict[str, object] = {"chat": chat, "turn": turn, "created": now}
    for number, draft in enumerate(drafts):
        values[f"method{number}"] = draft.method
        values[f"params{number}"] = msgspec.json.encode(draft.params).decode()
        values[f"edit{number}"] = draft.edit
        values[f"passing{number}"] = draft.passing
        values[f"last{number}"] = number == len(drafts) - 1
    ids = sorted(c.execute(_insert(len(drafts)), values).scalars())
    last = ids[-1]
    return tuple(
        Message(
            id=id,
            chat=chat,
            turn=turn,
            last=id == last,
            method=draft.method,
            params=draft.params,
            edit=draft.edit,
            passing=draft.passing,
        )
        for id, draft in zip(ids, drafts, strict=True)
    )


@cache
def _insert(rows: int) -> TextClause:
    """One statement for so many drafts, as text: a Core insert of several rows is compiled anew each time."""
    values = ", ".join(
        f"(:chat, :turn, :method{n}, :params{n}, :edit{n}, :passing{n}, :last{n}, 0, :created)" for n in range(rows)
    )
    columns = "chat, turn, method, params, edit, passing, last, not_before, created"
    return text(f"INSERT INTO outbox ({columns}) VALUES {values} RETURNING id")


def pending(c: Connection, older_than: int | None = None) -> tuple[Message, ...]:
    """What waits to be sent (written before `older_than`), by id."""
    rows = c.execute(_PENDING) if older_than is None else c.execute(_PENDING_OLD, {"older_than": older_than})
    return tuple(Message(**row._asdict() | {"params": msgspec.json.decode(row.params)}) for row in rows)


def sent(c: Connection, done: Sequence[Sent]) -> None:
    """Deletes what was sent, and notes in its chat what may be replaced, unless a later turn was taken there."""
    if not done:
        return
    c.execute(_DELETE, [{"row": each.id} for each in done])
    noted = [{"chat": each.chat, "of": each.turn, "message": each.message} for each in done if each.message is not None]
    if noted:
        c.execute(_REPLACEABLE, noted)


def postpone(c: Connection, id: int, not_before: int) -> None:
    """The message is not sent before that time."""
    c.execute(_POSTPONE, {"row": id, "until": not_before})


def drop(c: Connection, ids: Sequence[int]) -> None:
    """Deletes messages that are not to be sent any more."""
    if ids:
        c.execute(_DELETE, [{"row": id} for id in ids])
