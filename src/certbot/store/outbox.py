"""What is to be sent, written in the transaction that decided it and deleted when it was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, TextClause, bindparam, delete, select, text, update

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


_PENDING = select(outbox.c.id).order_by(outbox.c.id)
_PENDING_OLD = _PENDING.where(outbox.c.created < bindparam("older_than"))
_ROWS = select(*(column for column in outbox.c if column.name != "created")).order_by(outbox.c.id)
_LOAD = _ROWS.where(outbox.c.id.in_(bindparam("ids", expanding=True)))
_WAITING = _ROWS.where(outbox.c.chat == bindparam("to"))
_DELETE = delete(outbox).where(outbox.c.id == bindparam("row"))
_REPLACEABLE = (
    update(chats)
    .where(chats.c.id == bindparam("chat"), chats.c.turn == bindparam("of"))
    .values(replaceable=bindparam("message"))
)
_REWRITE = update(outbox).where(outbox.c.id == bindparam("row")).values(params=bindparam("to"), edit=None)
# Parameters that name messages of the chat.
_OF_THE_CHAT = {"reply_parameters", "message_thread_id"}
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


def pending(c: Connection, older_than: int | None = None) -> tuple[int, ...]:
    """The ids of what waits to be sent (written before `older_than`), in order."""
    rows = c.execute(_PENDING) if older_than is None else c.execute(_PENDING_OLD, {"older_than": older_than})
    return tuple(rows.scalars())


def load(c: Connection, ids: Sequence[int]) -> tuple[Message, ...]:
    """Those that are still there, in order."""
    return _messages(c.execute(_LOAD, {"ids": ids}))


def waiting(c: Connection, chat: int) -> tuple[Message, ...]:
    """What waits to be sent to a chat, in order."""
    return _messages(c.execute(_WAITING, {"to": chat}))


def _messages(rows: Iterable[Row[Any]]) -> tuple[Message, ...]:
    """Without those that cannot be read: to fail would hold up all the others."""
    found = []
    for row in rows:
        with suppress(msgspec.DecodeError):
            found.append(Message(**row._asdict() | {"params": msgspec.json.decode(row.params)}))
    return tuple(found)


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


def detach(c: Connection, chat: int) -> None:
    """What waits for a chat refers to no message of it any more: its id is to change, and theirs become others'."""
    for message in waiting(c, chat):
        params = {name: value for name, value in message.params.items() if name not in _OF_THE_CHAT}
        c.execute(_REWRITE, {"row": message.id, "to": msgspec.json.encode(params).decode()})


def drop(c: Connection, ids: Sequence[int]) -> None:
    """Deletes messages that are not to be sent any more."""
    if ids:
        c.execute(_DELETE, [{"row": id} for id in ids])
