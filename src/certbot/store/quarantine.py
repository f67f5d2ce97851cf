"""Updates that could not be answered, kept for the operator to look at and to try again."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, bindparam, delete, select, update

from certbot.store.tables import quarantine, upsert


class Aside(msgspec.Struct, frozen=True, kw_only=True):
    """An update that was set aside. `update` is JSON of what is needed to answer it, empty where that is not kept;
    `again`: it is to be tried again."""

    id: int
    key: str
    chat: int | None
    update: str
    error: str
    tries: int
    at: int
    again: bool


_CHANGED = ("chat", "update", "error", "tries", "at", "again")
_PUT = upsert(
    quarantine,
    "(key)",
    "UPDATE SET " + ", ".join(f'"{name}" = excluded."{name}"' for name in _CHANGED),
    "RETURNING id",
)
_LISTED = select(quarantine).order_by(quarantine.c.id)
_AGAIN = _LISTED.where(quarantine.c.again)
_FAILED = (
    update(quarantine)
    .where(quarantine.c.id == bindparam("row"))
    .values(error=bindparam("why"), tries=bindparam("so_often"), again=False)
)
_REPLAY_ALL = update(quarantine).values(again=True)
_REPLAY = _REPLAY_ALL.where(quarantine.c.id == bindparam("row"))
_REMOVE = delete(quarantine).where(quarantine.c.id == bindparam("row"))
_PURGE = delete(quarantine).where(quarantine.c.at < bindparam("before"))


def put(c: Connection, key: str, chat: int | None, update: str, error: str, tries: int, now: int) -> int:
    """Sets an update aside and gives the id it has here. One that failed again keeps its id."""
    fields = {"key": key, "chat": chat, "update": update, "error": error, "tries": tries, "at": now, "again": False}
    id: int = c.execute(_PUT, fields).scalar_one()
    return id


def failed(c: Connection, id: int, error: str, tries: int) -> None:
    """Marks one that failed once more. One that is not there any more stays away, and none is kept longer for it."""
    c.execute(_FAILED, {"row": id, "why": error, "so_often": tries})


def listed(c: Connection) -> tuple[Aside, ...]:
    """All that is set aside, oldest first."""
    return tuple(Aside(**row._mapping) for row in c.execute(_LISTED))


def replay(c: Connection, id: int | None) -> int:
    """Marks one (None: all) to be tried again, and says how many there are."""
    done = c.execute(_REPLAY_ALL) if id is None else c.execute(_REPLAY, {"row": id})
    return done.rowcount


def again(c: Connection) -> tuple[Aside, ...]:
    """Those that are to be tried again, oldest first."""
    return tuple(Aside(**row._mapping) for row in c.execute(_AGAIN))


def remove(c: Connection, id: int) -> bool:
    """Drops one: it was answered, or is given up. False if it was not there (any more)."""
    return c.execute(_REMOVE, {"row": id}).rowcount == 1


def purge(c: Connection, before: int) -> int:
    """Drops what was set aside before that time, since it may hold what a person wrote; says how many."""
    return c.execute(_PURGE, {"before": before}).rowcount
