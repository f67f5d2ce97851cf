"""A batch of updates from the poll to the store, and back from the quarantine."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any, cast

import pytest
from sqlalchemy import Connection

from certbot.conversation import Advisor, Spoken
from certbot.dialog.events import Text
from certbot.store import chats, outbox, quarantine, updates
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.errors import StoreError
from certbot.store.outbox import Draft, Message
from certbot.store.presence import Presence
from certbot.store.quarantine import Aside
from certbot.store.writer import Writer
from certbot.telegram.handling import TRIES, Handler
from certbot.telegram.polling import Raw
from certbot.telegram.sender import Sender

ANN = 100_200_300
NOW = 1_795_219_200
CANARY = "canary text that somebody wrote"
HELLO = Draft(method="sendMessage", params={"text": "Hello"})


class Teller:
    """Answers what it is told, and fails where it is told to; an Advisor otherwise."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.failing: set[str] = set()

    def answer(self, c: Connection, spoken: Spoken, *, again: bool = False) -> tuple[Message, ...]:
        assert isinstance(spoken.event, Text)
        self.heard.append(spoken.key)
        if spoken.key in self.failing:
            raise KeyError(spoken.event.text)
        if not updates.first_seen(c, spoken.keys, NOW) and not again:
            return ()
        return outbox.add(c, spoken.place.chat, 1, (HELLO,), NOW)

    def failed(self, c: Connection, spoken: Spoken, update: str, error: str, tries: int) -> tuple[Message, ...]:
        if "untold" in self.failing:
            raise LookupError(CANARY)
        quarantine.put(c, spoken.key, spoken.place.chat, update, error, tries, NOW)
        return outbox.add(c, spoken.place.chat, 0, (HELLO,), NOW)


class Postbox:
    """Takes what a Sender takes."""

    def __init__(self) -> None:
        self.offered: list[Message] = []
        self.queries: list[str] = []

    def offer(self, messages: Iterable[Message]) -> None:
        self.offered += messages

    def answer_callbacks(self, ids: Iterable[str]) -> None:
        self.queries += ids


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The fields of each line of the handler, in which no text of a person may stand."""
    caplog.set_level(logging.INFO, "certbot")

    def lines() -> list[dict[str, Any]]:
        return [vars(record) for record in caplog.records if record.name == "certbot.telegram.handling"]

    yield lines
    names = set(vars(logging.makeLogRecord({})))
    fields = [{name: value for name, value in line.items() if name not in names} for line in lines()]
    assert CANARY not in str(fields) and str(ANN) not in str(fields)


Do = Callable[[Callable[[Handler], Awaitable[None]]], None]


@pytest.fixture
def do(database: Database, teller: Teller, postbox: Postbox) -> Do:
    """Has a handler do something, with a writer that runs."""

    async def work(wanted: Callable[[Handler], Awaitable[None]]) -> None:
        writer = Writer(database, logging.getLogger("certbot.tests"))
        writer.start()
        advisor, sender = cast(Advisor, teller), cast(Sender, postbox)
        try:
            await wanted(Handler(advisor, writer, sender, Presence(database), ("certadvisorbot", 99), lambda: NOW))
        finally:
            await writer.stop()

    return lambda wanted: asyncio.run(work(wanted))


def text(id: int, words: str = CANARY) -> dict[str, Any]:
    """An update: Ann wrote."""
    person = {"id": ANN, "is_bot": False, "first_name": "Ann"}
    chat = {"id": ANN, "type": "private"}
    return {"update_id": id, "message": {"message_id": id, "date": 1, "chat": chat, "from": person, "text": words}}


def member(id: int, status: str) -> dict[str, Any]:
    """An update: Ann blocked the bot, or let it in again."""
    new = {"status": status, "user": {"id": 99, "is_bot": True}}
    return {"update_id": id, "my_chat_member": {"chat": {"id": ANN, "type": "private"}, "new_chat_member": new}}


def kept(database: Database) -> tuple[Aside, ...]:
    with database.begin() as c:
        return quarantine.listed(c)


def waiting(database: Database) -> list[int]:
    with database.begin() as c:
        return list(outbox.pending(c))


def test_a_batch_is_answered_in_order(
    do: Do, database: Database, teller: Teller, postbox: Postbox, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    """When `handle` returns all is committed and offered, in order, with one line for each."""
    do(lambda handler: handler.handle([text(5), text(6), text(3)]))
    assert teller.heard == ["u5", "u6", "u3"]
    assert [message.id for message in postbox.offered] == waiting(database) == [1, 2, 3]
    lines = [(line["msg"], line["kind"], line["id"], line["messages"]) for line in logged()]
    assert lines == [("update", "text", key, 1) for key in ("u5", "u6", "u3")]


def test_an_answer_that_nobody_knew_was_committed_goes_out_first(
    do: Do, database: Database, teller: Teller, postbox: Postbox
) -> None:
    """A repeat of its update finds it: it must not wait for a sweep while the chat's next answer is sent."""
    with database.begin() as c:
        updates.first_seen(c, ("u5",), NOW)
        [left] = outbox.add(c, ANN, 1, (HELLO,), NOW)
        outbox.add(c, ANN + 1, 1, (HELLO,), NOW)
    do(lambda handler: handler.handle([text(5), text(6)]))
    assert [(message.id, message.chat) for message in postbox.offered] == [(left.id, ANN), (left.id + 2, ANN)]


def test_an_answer_that_another_process_may_be_sending_is_left_to_it(
    do: Do, database: Database, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update that both got is a repeat for one, whose answer waits in the other."""
    monkeypatch.setattr(Presence, "alone", lambda self: False)
    with database.begin() as c:
        updates.first_seen(c, ("u5",), NOW)
        outbox.add(c, ANN, 1, (HELLO,), NOW)
    do(lambda handler: handler.handle([text(5)]))
    assert not postbox.offered


def test_a_failing_update_is_set_aside(
    do: Do, database: Database, teller: Teller, postbox: Postbox, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    """Tried three times, then kept with its place; the person is told, the others are answered."""
    teller.failing.add("u6")
    do(lambda handler: handler.handle([text(5), text(6), text(7)]))
    assert teller.heard.count("u6") >= TRIES
    [aside] = kept(database)
    assert (aside.key, aside.chat, aside.tries, aside.again) == ("u6", ANN, TRIES, False)
    assert aside.error.startswith("KeyError at ") and CANARY not in aside.error
    assert json.loads(aside.update)["message"]["text"] == CANARY
    assert len(postbox.offered) == 3
    failed = [line for line in logged() if line["levelname"] == "ERROR"]
    assert [(line["msg"], line["id"]) for line in failed] == [("update failed", "u6")]


def test_an_update_is_kept_even_if_nobody_can_be_told(
    do: Do, database: Database, teller: Teller, postbox: Postbox, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    """Where the message about the failure fails too, the update is set aside all the same."""
    teller.failing |= {"u5", "untold"}
    do(lambda handler: handler.handle([text(5)]))
    assert [(aside.key, aside.chat) for aside in kept(database)] == [("u5", ANN)]
    assert not postbox.offered
    assert [line["msg"] for line in logged()] == ["update failed", "person not told", "update"]


def test_an_update_that_no_one_can_parse_is_set_aside(do: Do, database: Database) -> None:
    """Where it is wrong is kept for the operator, and none of its words: nobody knows whose they are."""
    do(lambda handler: handler.handle([Raw(5, f'{{"update_id": 5, "text": "{CANARY}" \0{{'), Raw(6, "[" * 100_000)]))
    assert [(aside.key, aside.chat, aside.update, aside.error) for aside in kept(database)] == [
        ("u5", None, "", "no JSON: Expecting ',' delimiter at 59 of 61 characters"),
        ("u6", None, "", "no JSON: RecursionError in 100000 characters"),
    ]


def test_names_and_quotes_are_not_set_aside(do: Do, database: Database, teller: Teller) -> None:
    """What is not needed for the answer is not kept: who wrote, what they replied to, by which bot."""
    teller.failing.add("u5")
    update = text(5, words="mine \ud800 \0")
    update["message"] |= {"reply_to_message": text(4)["message"], "sender_chat": {"title": CANARY}}
    update["message"]["from"]["last_name"] = update["message"]["chat"]["title"] = CANARY
    do(lambda handler: handler.handle([update]))
    [aside] = kept(database)
    assert CANARY not in aside.update and "Ann" not in aside.update
    assert json.loads(aside.update)["message"]["text"] == "mine \ud800 \0"


def test_nothing_said_in_a_group_is_set_aside(do: Do, database: Database, teller: Teller) -> None:
    """Only that it failed, and where: its members could not have it forgotten. It cannot be replayed."""
    teller.failing |= {"u5", "untold"}
    update = text(5, words=f"@certadvisorbot {CANARY}")
    update["message"]["chat"] = {"id": -100, "type": "group"}
    do(lambda handler: handler.handle([update]))
    assert [(aside.key, aside.chat, aside.update) for aside in kept(database)] == [("u5", None, "")]
    teller.failing.clear()
    do(lambda handler: replayed(handler, database))
    assert [(aside.key, aside.again) for aside in kept(database)] == [("u5", False)]


def test_what_is_malformed_is_logged(
    do: Do, database: Database, postbox: Postbox, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    """Its id and what is wrong with its form; a button's spinner is stopped."""
    pressed = {"update_id": 6, "callback_query": {"id": "77", "from": {"id": CANARY}, "data": CANARY}}
    do(lambda handler: handler.handle([None, {"update_id": 5, "message": [CANARY]}, pressed]))
    assert [(line["levelname"], line["kind"], line["id"]) for line in logged()] == [
        ("WARNING", "ignored", None),
        ("WARNING", "ignored", "u5"),
        ("WARNING", "ignored", "u6"),
    ]
    assert postbox.queries == ["77"]
    assert not kept(database)


def test_who_blocks_the_bot_is_gone(do: Do, database: Database) -> None:
    """Blocked: gone since now, and nothing waits for them; let in again: back."""

    def state() -> int | None:
        with database.begin() as c:
            chat = chats.load(c, ANN)
        assert chat is not None
        return chat.gone

    with database.begin() as c:
        chats.save(c, Chat(id=ANN, created=NOW, seen=NOW))
    do(lambda handler: handler.handle([text(4), member(5, "kicked")]))
    assert state() == NOW and not waiting(database)
    do(lambda handler: handler.handle([member(6, "member")]))
    assert state() is None


def test_a_repeated_block_drops_nothing(do: Do, database: Database) -> None:
    """A batch that comes again, because it was not confirmed, leaves the answer that it led to."""
    batch = [member(5, "kicked"), member(6, "member"), text(7)]
    do(lambda handler: handler.handle(batch))
    do(lambda handler: handler.handle(batch))
    assert len(waiting(database)) == 1


def test_a_group_is_renamed(do: Do, database: Database) -> None:
    """Migration: the chat's row has the new id."""
    with database.begin() as c:
        chats.save(c, Chat(id=-5, created=NOW, seen=NOW))
    moved = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group"}, "migrate_to_chat_id": -1005}
    do(lambda handler: handler.handle([{"update_id": 5, "message": moved}]))
    with database.begin() as c:
        assert chats.load(c, -5) is None and chats.load(c, -1005) is not None


def test_an_ended_writer_sets_nothing_aside(do: Do, database: Database, teller: Teller) -> None:
    """A writer that has ended is no fault of the update: it goes out, and nothing is confirmed."""

    async def stopped(handler: Handler) -> None:
        await handler._writer.stop()
        with pytest.raises(StoreError):
            await handler.handle([text(5)])

    do(stopped)
    assert not kept(database)


def replayed(handler: Handler, database: Database) -> Awaitable[None]:
    with database.begin() as c:
        quarantine.replay(c, None)
        [aside] = quarantine.again(c)
    return handler.replay(aside)


def test_a_replay_answers(do: Do, database: Database, teller: Teller, postbox: Postbox) -> None:
    """An update whose cause was mended is answered, though its key is known, and is no longer set aside."""
    teller.failing.add("u5")
    do(lambda handler: handler.handle([text(5)]))
    with database.begin() as c:
        updates.first_seen(c, ("u5",), NOW)
    teller.failing.clear()
    do(lambda handler: replayed(handler, database))
    assert not kept(database) and len(postbox.offered) == 2


def test_a_replay_is_done_once(do: Do, database: Database, teller: Teller, postbox: Postbox) -> None:
    """What was answered, dropped or forgotten meanwhile is not answered again."""
    teller.failing.add("u5")
    do(lambda handler: handler.handle([text(5)]))
    teller.failing.clear()
    [aside] = kept(database)
    do(lambda handler: handler.replay(aside))
    do(lambda handler: handler.replay(aside))
    assert teller.heard.count("u5") == TRIES + 1 and len({message.id for message in postbox.offered}) == 2


def test_a_replay_that_fails_leaves_it_aside(
    do: Do, database: Database, teller: Teller, postbox: Postbox, logged: Callable[[], list[dict[str, Any]]]
) -> None:
    """It stays under its id, marked no longer, with one try more; the person is not told a second time."""
    teller.failing.add("u5")
    do(lambda handler: handler.handle([text(5)]))
    do(lambda handler: replayed(handler, database))
    assert [(aside.id, aside.again, aside.tries) for aside in kept(database)] == [(1, False, TRIES + 1)]
    assert len(postbox.offered) == 1
    assert logged()[-1]["msg"] == "not replayed"


@pytest.mark.parametrize("stored", ["{", "", "[]", "[" * 100_000])
def test_a_replay_of_nonsense_leaves_it_aside(do: Do, database: Database, stored: str) -> None:
    """What is no update cannot be replayed, and does no harm."""
    with database.begin() as c:
        quarantine.put(c, "u5", None, stored, "no JSON", TRIES, NOW)
    do(lambda handler: replayed(handler, database))
    assert [(aside.key, aside.again) for aside in kept(database)] == [("u5", False)]
