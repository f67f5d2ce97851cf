"""Whatever an update holds, it is answered in what Telegram takes, or is nothing; nothing is set aside, nothing stops.

Each update goes the whole way but the network: read, answered on a database in jobs of the writer, rendered, and every
call that would be made is checked by the strict server's own checks. The store then hears that it was sent, so that
presses replace messages as they do on Telegram.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, cast

import databases
import hostile
import msgspec
import pytest
from botapi import methods
from botapi.checked import EditMessageText, SendDocument, SendMessage
from botapi.errors import ApiError
from botapi.params import Upload
from said import TODAY, real
from sqlalchemy import Connection
from updates import BOT_ID, USERNAME, written

from certbot.conversation import Advisor, Place, Spoken
from certbot.dialog.engine import step
from certbot.dialog.events import Say
from certbot.dialog.group import step_in_group
from certbot.dialog.state import Conversation
from certbot.store import outbox, quarantine
from certbot.store.database import Database
from certbot.store.outbox import Message, Sent
from certbot.store.presence import Presence
from certbot.store.writer import Writer
from certbot.telegram import calls, incoming
from certbot.telegram.handling import Handler
from certbot.telegram.render import Renderer
from certbot.telegram.sender import Sender

SEED = 20261121
FEW, MANY = 3_000, 100_000
FEW_THERE = 400
FEW_LONG, MANY_LONG = 15, 1_000
BATCH = 100
NOW = 1_795_219_200
PEOPLE = tuple(range(2_000_001, 2_000_061))
SLOWEST = 15
PRIVATE, IN_GROUP = Place(PEOPLE[0], private=True), Place(-4001, private=False, reply_to=17, thread=4)
OURS = {"bold", "italic", "code", "text_link"}
"""The entities that the messages' own markup makes."""
FOUND = {"mention", "bot_command", "url"}
"""Those that Telegram finds in any text."""


class Timed(Advisor):
    """An advisor that notes its slowest turns: CPU milliseconds and what was said."""

    slowest: list[tuple[float, str]]
    turns = 0

    def answer(self, connection: Connection, spoken: Spoken, *, again: bool = False) -> tuple[Message, ...]:
        """As it does, on the clock."""
        began = time.thread_time()
        try:
            return super().answer(connection, spoken, again=again)
        finally:
            self.turns += 1
            taken = (1000 * (time.thread_time() - began), repr(spoken.event)[:90])
            heapq.heappushpop(self.slowest, taken) if len(self.slowest) >= SLOWEST else heapq.heappush(
                self.slowest, taken
            )


class Judge:
    """Stands for the sender: every call that would be made is checked, and counts as sent."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.shown: dict[int, hostile.Shown] = {}
        self.calls: Counter[str] = Counter()
        self.faults: list[str] = []

    def offer(self, messages: Iterable[Message]) -> None:
        """Takes what a Sender takes."""
        for message in messages:
            first = calls.first(message)
            self.check(first.method, first.params)
            if message.edit is not None:
                anew = calls.anew(message)
                self.check(anew.method, anew.params)
            keyboard = message.params.get("reply_markup")
            if keyboard is not None:
                rows = keyboard["inline_keyboard"]
                buttons = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
                self.shown[message.chat] = (message.id, buttons)
            number = message.id if message.last and message.passing else None
            self.sent.append(Sent(message.id, message.chat, message.turn, number))

    def answer_callbacks(self, ids: Iterable[str]) -> None:
        """Takes what a Sender takes."""
        for id in ids:
            self.check("answerCallbackQuery", {"callback_query_id": id})

    def check(self, method: str, params: dict[str, Any]) -> None:
        """Notes what Telegram would refuse, or what nobody meant to send."""
        self.calls[method] += 1
        files = {}
        if method == "sendDocument":
            params = dict(params)
            file = params.pop("document")
            files["document"] = Upload(file["filename"], file["content"].encode())
        try:
            checked = methods.read(method, methods.from_json(msgspec.json.encode(params)), files)
        except (ApiError, UnicodeError) as error:
            self.faults.append(f"{error!r}: {params}"[:500])
            return
        self.faults += checked.warnings
        if hostile.CANARY in str(params):
            self.faults.append(f"shows a name: {params}"[:500])
        call = checked.call
        if isinstance(call, SendDocument) and hostile.CANARY.encode() in files["document"].content:
            self.faults.append("a name is kept")
        if isinstance(call, SendMessage | EditMessageText):
            kinds = {entity["type"] for entity in call.text.entities}
            if not kinds <= OURS | FOUND or hostile.LINK in str([entity.get("url") for entity in call.text.entities]):
                self.faults.append(f"markup that somebody wrote: {params}"[:500])


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    database = Database.open(databases.new(getattr(request, "param", databases.SQLITE), tmp_path))
    yield database
    database.close()


async def _flood(database: Database, storm: hostile.Storm, judge: Judge, updates: int) -> Timed:
    world, messages = real()
    advisor = Timed(world, Renderer({"en": messages}, USERNAME), lambda: NOW, lambda: TODAY)
    advisor.slowest = []
    writer = Writer(database, logging.getLogger("writer"))
    presence = Presence(database)
    handler = Handler(advisor, writer, cast(Sender, judge), presence, (USERNAME, BOT_ID), lambda: NOW)
    writer.start()
    try:
        for _ in range(0, updates, BATCH):
            await handler.handle([storm.next() for _ in range(BATCH)])
            done, judge.sent = judge.sent, []
            await writer.run(lambda c, done=done: outbox.sent(c, done))
    finally:
        await writer.stop()
        presence.close()
    return advisor


def flood(database: Database, updates: int, seed: int) -> None:
    """So many updates of a storm; reports what it did."""
    logging.getLogger("certbot.telegram.handling").setLevel(logging.ERROR)
    judge = Judge()
    storm = hostile.Storm(Random(seed), PEOPLE, judge.shown)
    began = time.process_time()
    advisor = asyncio.run(_flood(database, storm, judge, updates))
    taken = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"\n{updates} updates, {advisor.turns} turns, {dict(judge.calls)}; {taken:.0f} s of CPU, {peak} MB at most")
    print(*(f"{ms:7.1f} ms  {what}" for ms, what in sorted(advisor.slowest, reverse=True)), sep="\n")
    with database.begin() as connection:
        aside = [(one.key, one.error) for one in quarantine.listed(connection)]
        waiting = outbox.load(connection, outbox.pending(connection))
    assert not judge.faults, "\n".join(judge.faults[:20])
    assert not aside
    assert not waiting
    assert advisor.turns > updates / 2 and judge.calls["sendMessage"] > updates / 3 and judge.calls["editMessageText"]


def longest(texts: int, seed: int) -> None:
    """So many texts as long as a message can be, in private and in a group, each in a conversation of some turns."""
    world, messages = real()
    render = Renderer({"en": messages}, USERNAME)
    random, judge = Random(seed), Judge()
    conversation, slowest = Conversation(), []
    for number in range(texts):
        said = hostile.long(random)
        received = incoming.read(written(said), USERNAME, BOT_ID).what
        if not isinstance(received, Spoken):
            continue
        began = time.thread_time()
        conversation, effects = step(world, conversation, received.event, TODAY)
        taken = 1000 * (time.thread_time() - began)
        slowest = heapq.nlargest(SLOWEST, [*slowest, (taken, repr(said)[:90])])
        for place, said_there in (
            (PRIVATE, effects),
            (IN_GROUP, step_in_group(world, received.event, TODAY)),
        ):
            for draft in render([one for one in said_there if isinstance(one, Say)], place, "en"):
                judge.check(draft.method, {"chat_id": place.chat, **draft.params})
        if number % 5 == 0:
            conversation = Conversation()
    print("", *(f"{ms:7.1f} ms  {what}" for ms, what in slowest), sep="\n")
    assert not judge.faults, "\n".join(judge.faults[:20])
    assert judge.calls["sendMessage"] > texts


def test_the_longest_texts_are_answered() -> None:
    """None raises, whatever fills it; what is said of it can be sent."""
    longest(FEW_LONG, SEED)


@pytest.mark.proof
def test_a_thousand_of_the_longest_texts_are_answered() -> None:
    """The same with other ones; the slowest are reported."""
    longest(MANY_LONG, SEED + 1)


@pytest.mark.parametrize("database", [databases.POSTGRESQL], indirect=True)
def test_strange_texts_are_kept_in_postgresql(database: Database) -> None:
    """It takes no NUL and no half of a surrogate pair, and is never given any."""
    flood(database, FEW_THERE, SEED + 2)


def test_thousands_of_mutated_updates_are_answered(database: Database) -> None:
    """None raises, none is set aside, no call is refused or suspicious, no name is shown and no markup taken over."""
    flood(database, FEW, SEED)


@pytest.mark.proof
def test_a_hundred_thousand_mutated_updates_are_answered(database: Database) -> None:
    """The same with other ones, and many more."""
    flood(database, MANY, SEED + 1)
