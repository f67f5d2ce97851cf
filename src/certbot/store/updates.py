"""Which updates were already answered. Telegram delivers some more than once, and its ids start anew at random."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete

from certbot.store.tables import updates, upsert

_RECORD = upsert(updates, "(key)", "NOTHING")
_PURGE = delete(updates).where(updates.c.at < bindparam("before"))


def first_seen(c: Connection, keys: Sequence[str], now: int) -> bool:
    """Records the keys; False if any of them was known. A key must not hold anything personal."""
    new = [c.execute(_RECORD, {"key": key, "at": now}).rowcount == 1 for key in keys]
    return all(new)


def purge(c: Connection, before: int) -> int:
    """Drops the keys recorded before that time, and says how many. Telegram repeats for 24 hours: keep 48."""
    return c.execute(_PURGE, {"before": before}).rowcount
