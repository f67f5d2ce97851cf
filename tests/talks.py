"""A crowd that talks to one bot while its database is in trouble, and whether anything was lost, doubled or harmed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from botapi.server import BotApi
from proof.crowd import Crowd
from proof.script import Advised
from proof.twins import compare
from running import DAY, TOKEN, Running
from witness import file_of, stale

from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.settings import Settings
from certbot.store import outbox
from certbot.store.database import Database
from certbot.telegram.render import Renderer

USERNAME = "certadvisorbot"
STALLED = 60.0  # seconds without any message: nothing will come
TROUBLE, WELL = "database in trouble", "database well again"
FAILING = (503, {"status": "failing", "failing": ["database"]})


class Talks:
    """A bot that runs, and many people. `database`: where their rows are, if the bot's URL goes by way of a relay."""

    def __init__(self, api: BotApi, bot: Running, crowd: Crowd, database: str | None = None) -> None:
        self.api = api
        self.bot = bot
        self.crowd = crowd
        self.database = database or bot.database
        self._troubles = 0  # so many there were before this one

    def begin(self) -> None:
        """Everybody talks, and has been answered several times."""
        self.crowd.start()
        self.go_on(2)

    def go_on(self, rounds: int = 1) -> None:
        """Until everybody has said so many things more."""
        people = self.crowd.people.values()
        wanted = {person: len(person.said) + rounds for person in people}
        self.api.until(
            lambda: all(len(person.said) >= count for person, count in wanted.items()),
            STALLED,
            lambda: f"silent: {[person.user.id for person, count in wanted.items() if len(person.said) < count]}",
        )

    @property
    def said(self) -> int:
        """How much was said."""
        return sum(len(person.said) for person in self.crowd.people.values())

    def goes_through(self, cause: AbstractContextManager[object]) -> None:
        """Trouble while everybody talks. It is noticed and told; while it lasts nothing that comes is acknowledged;
        when it ends, the bot is well again by itself."""
        with self._recovering(), cause:
            self._noticed()
            polls, said = self._polls, self.said
            assert self.bot.healthz() == FAILING
            self.crowd.speak()
            self.api.until(lambda: self.said >= said + len(self.crowd.people), STALLED, lambda: "nobody speaks")
            # What was in hand when the trouble came may have been committed: one poll may say so, the next must not.
            assert self._polls <= polls + 1
            self._acknowledged_is_committed()
            assert self.bot.healthz() == FAILING

    def meets(self, cause: AbstractContextManager[object]) -> None:
        """Trouble that may pass before `cause` has ended."""
        with self._recovering(), cause:
            self._noticed()
            self._acknowledged_is_committed()

    @contextmanager
    def _recovering(self) -> Iterator[None]:
        self._troubles = len(self._lines(TROUBLE))
        yield
        self._wait_for(WELL, len(self._lines(TROUBLE)))
        self.go_on()
        assert self.bot.healthz() == (200, {"status": "ok"})

    def _noticed(self) -> None:
        self._wait_for(TROUBLE, self._troubles + 1)

    def come_to_an_end(self) -> None:
        """Everybody is answered, in order, and nothing came twice. Memory and tables agree with the twins."""
        self.crowd.hush()
        self.crowd.finish(STALLED)
        self.crowd.take_account()
        people = self.crowd.people.values()
        wrong = [each for person in people for each in person.wrong] + self.crowd.problems
        assert not wrong, wrong[:10]
        unanswered = [person.user.id for person in people if person.unanswered]
        assert not unanswered, unanswered
        repeated = [person.user.id for person in people if person.repeats]
        assert not repeated, repeated
        self._until_marked()
        compare(self.database, people)
        if self.database.startswith("sqlite"):
            sound(file_of(self.database))

    def _acknowledged_is_committed(self) -> None:
        if not self.database.startswith("sqlite"):
            return
        with self.api.lock:
            waiting = dict(self.api.updates.of)
            acknowledged = {chat: len(one.said) - waiting.get(chat, 0) for chat, one in self.crowd.people.items()}
        # In WAL a reader need not wait for who writes.
        with closing(sqlite3.connect(file_of(self.database))) as connection:
            committed = dict(connection.execute("SELECT id, turn - created FROM chats"))
        assert all(count <= committed.get(chat, 0) for chat, count in acknowledged.items())

    @property
    def _polls(self) -> int:
        with self.api.lock:
            return sum(call.method == "getUpdates" for call in self.api.calls)

    def _lines(self, beginning: str) -> list[dict[str, Any]]:
        return [event for event in self.bot.events() if event["event"].startswith(beginning)]

    def _wait_for(self, beginning: str, count: int) -> None:
        self.bot.wait_for(None, count, where=lambda event: event["event"].startswith(beginning))

    def _until_marked(self) -> None:
        """Until all is noted that was sent: what was seen last is in the outbox for a moment longer."""
        deadline = monotonic() + STALLED
        with closing(Database.open(self.database)) as database:
            while True:
                with database.begin() as c:
                    if outbox.pending(c) == ():
                        return
                assert monotonic() < deadline, "what was sent is not noted"
                with self.api.lock:
                    self.api.lock.wait(0.1)


@contextmanager
def talks(
    world: World, messages: Messages, folder: Path, url: str, people: int, database: str | None = None
) -> Iterator[Talks]:
    """A bot on that database, and so many people who talk to it; all is made up at the end."""
    told = replace(world, retention_days=Settings.retention_days)
    render, today = Renderer({"en": messages}, USERNAME), date.fromisoformat(DAY)
    with (
        BotApi(token=TOKEN, username=USERNAME) as api,
        Running(api.url, folder, database=url, PYTHONDONTWRITEBYTECODE="1") as bot,
    ):
        # No compiled modules: on a full disk they would be cut off, and stay so.
        crowd = Crowd(api, "storage", people, lambda random: Advised(told, render, today, random))
        bot.start()
        talks = Talks(api, bot, crowd, database)
        try:
            talks.begin()
            yield talks
        finally:
            crowd.end()
        assert bot.stop() == 0
        assert not api.warnings and not api.unexpected
        assert not [call for call in api.calls if call.status == 400 and not stale(call)]


def sound(file: Path) -> None:
    """SQLite finds nothing wrong with the file."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
