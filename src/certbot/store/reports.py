"""What people said is wrong with a card, the texts they agreed to share, and how often things happened."""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select

from certbot.store.tables import counts as _counts
from certbot.store.tables import reports, upsert

Kind = Literal["card", "text"]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one person reported: something wrong on a card, or a text that was not understood."""

    id: int
    chat: int
    kind: Kind
    certification: str | None
    fact: str | None
    words: str | None
    day: str
    at: int


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How often something happened on a day."""

    day: str
    name: str
    count: int


LONGEST = 10_000
"""Characters of what one person says about one fact on one day; more is cut off."""
MOST_TEXTS = 50
"""Texts of one person that are kept on one day; more are let go."""

_ADD_CARD = upsert(
    reports,
    "(chat, certification, fact, day) WHERE kind = 'card'",
    "UPDATE SET words = CASE WHEN reports.words IS NULL THEN excluded.words"
    " WHEN excluded.words IS NULL THEN reports.words"
    f" ELSE substr(reports.words || '\n' || excluded.words, 1, {LONGEST}) END",
)
_ADD_TEXT = insert(reports)
_TEXTS = select(func.count()).where(
    reports.c.kind == "text", reports.c.chat == bindparam("of"), reports.c.day == bindparam("on")
)
_LISTED = select(reports).order_by(reports.c.id)
_LISTED_SINCE = _LISTED.where(reports.c.at >= bindparam("since"))
_COUNT = upsert(_counts, "(day, name)", "UPDATE SET count = counts.count + 1")
_COUNTS = select(_counts).order_by(_counts.c.day, _counts.c.name)


def add(
    c: Connection,
    chat: int,
    kind: Kind,
    certification: str | None,
    fact: str | None,
    words: str | None,
    day: str,
    now: int,
) -> None:
    """Keeps a report, within bounds. Of a card there is one a chat, certification, fact and day: later words are added
    to it."""
    if kind == "text" and c.execute(_TEXTS, {"of": chat, "on": day}).scalar_one() >= MOST_TEXTS:
        return
    fields = {"chat": chat, "kind": kind, "certification": certification or "", "fact": fact or ""}
    c.execute(_ADD_CARD if kind == "card" else _ADD_TEXT, fields | {"words": words, "day": day, "at": now})


def listed(c: Connection, since: int | None) -> tuple[Report, ...]:
    """The reports (of `since` and later), oldest first."""
    rows = c.execute(_LISTED) if since is None else c.execute(_LISTED_SINCE, {"since": since})
    return tuple(
        Report(**row._asdict() | {"certification": row.certification or None, "fact": row.fact or None}) for row in rows
    )


def count(c: Connection, day: str, name: str) -> None:
    """One more of `name` on that day (YYYY-MM-DD)."""
    c.execute(_COUNT, {"day": day, "name": name, "count": 1})


def counts(c: Connection) -> tuple[Count, ...]:
    """All counts, by day and name."""
    return tuple(Count(**row._mapping) for row in c.execute(_COUNTS))
