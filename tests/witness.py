"""What no run may show: the end of every end-to-end test that shares a bot.

Whatever people say in these tests has the word "canary" in it where it can: names, texts, captions, forged buttons.
With a person's id behind it (`canary`), that word may be shown to that person alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from botapi.chats import Entry
from botapi.rooms import Room
from botapi.server import BotApi, Call, User
from running import Running
from sqlalchemy import MetaData, create_engine

T = TypeVar("T")

_CANARY = re.compile(r"canary ?(\d+)", re.IGNORECASE)


def canary(person: User) -> str:
    """The word that belongs to one person."""
    return f"canary{person.id}"


def nothing_leaked(api: BotApi, bot: Running) -> None:
    """No call was refused as malformed or was suspicious, no press stayed unanswered, no log line holds the token, a
    word of anybody or the id of a private chat, and nobody was sent a word of somebody else."""
    api.until(lambda: not api.unanswered, 10.0, lambda: f"unanswered: {api.unanswered}")
    assert not api.warnings and not api.unexpected
    assert not [call for call in api.calls if call.status == 400 and not stale(call)]
    assert "canary" not in bot.output.lower()
    named = {chat.id for chat in api.chats.values() if chat.type == "private" and str(chat.id) in bot.output}
    assert not named, f"ids of chats are in the log: {named}"
    for call in api.calls:
        words = {int(number) for number in _CANARY.findall(str(call.params))}
        assert words <= {call.chat}, f"{call.method} to {call.chat} with words of {words}"
    for chat in api.chats.values():
        for entry in chat.entries.values():
            if entry.file is not None:
                words = {int(number) for number in _CANARY.findall(entry.file.content.decode())}
                assert words <= {chat.id}, f"a file for {chat.id} with words of {words}"


def eventually(room: Room, condition: Callable[[], T]) -> T:
    """Waits for a true value of a condition that nothing tells of, such as a row that is gone; that value."""
    deadline = monotonic() + 10.0
    while not (value := condition()):
        assert monotonic() < deadline, f"this did not come about; the chat shows {room.transcript}"
        room.settle(quiet=0.05)
    return value


def texts(entries: Iterable[Entry]) -> str:
    """What stands in the messages of a chat, one under the other."""
    return "\n".join(entry.text for entry in entries)


def rows(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a database holds, whoever made the table; `url` as DATABASE_URL has it."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    try:
        found = MetaData()
        found.reflect(engine)
        with engine.connect() as connection:
            return {
                name: [dict(row) for row in connection.execute(table.select()).mappings()]
                for name, table in found.tables.items()
            }
    finally:
        engine.dispose()


def about(url: str, chat: int) -> dict[str, list[dict[str, Any]]]:
    """The rows in which the id of a chat stands anywhere, by table; tables without any are left out."""
    found = {
        name: [row for row in table if any(str(chat) in str(value) for value in row.values())]
        for name, table in rows(url).items()
    }
    return {name: table for name, table in found.items() if table}


def file_of(url: str) -> Path:
    """The file of a SQLite database."""
    return Path(url.removeprefix("sqlite:///"))


def stale(call: Call) -> bool:
    """A query or message that is gone, and a group that moved: Telegram's way to tell of it."""
    return any(
        words in call.description
        for words in (
            "query is too old",
            "not modified",
            "message to edit not found",
            "upgraded to a supergroup",
            "not enough rights",
        )
    )
