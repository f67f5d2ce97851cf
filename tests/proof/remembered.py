"""What the database of a bot that was killed holds, read without touching what the next start has to mend."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TURNS = "SELECT id, turn - created FROM chats"
WAITING = "SELECT chat, count(*) FROM outbox GROUP BY chat"


@dataclass(frozen=True)
class Remembered:
    """By chat: how many turns were committed, how many messages stand in the outbox."""

    turns: dict[int, int] = field(default_factory=dict)
    waiting: Counter[int] = field(default_factory=Counter)


def remembered(url: str, folder: Path) -> Remembered:
    """What is committed. `folder` is for a copy of a SQLite database: opening the file itself would repair it."""
    return _sqlite(Path(url.removeprefix("sqlite:///")), folder) if url.startswith("sqlite") else _postgresql(url)


def _sqlite(file: Path, folder: Path) -> Remembered:
    for suffix in ("", "-wal"):
        (folder / f"copy{suffix}").unlink(missing_ok=True)
        if (source := file.with_name(file.name + suffix)).exists():
            shutil.copy(source, folder / f"copy{suffix}")
    connection = sqlite3.connect(folder / "copy")
    try:
        return _found(connection.execute(TURNS), connection.execute(WAITING))
    except sqlite3.OperationalError:  # killed before there were tables
        return Remembered()
    finally:
        connection.close()


def _postgresql(url: str) -> Remembered:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        # The server may still carry out what the bot asked for with its last breath.
        others = (
            "SELECT count(*), pg_sleep(0.005) FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
        )
        for _ in range(2000):
            row = connection.execute(others, [connection.info.backend_pid]).fetchone()
            if row is None or row[0] == 0:
                break
        try:
            return _found(connection.execute(TURNS), connection.execute(WAITING))
        except psycopg.errors.UndefinedTable:
            return Remembered()


def _found(turns: Iterable[Any], waiting: Iterable[Any]) -> Remembered:
    return Remembered(dict(turns), Counter(dict(waiting)))
