from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from virtual import InlineWriter, ScriptedApi, VirtualClock, settle

from certbot.store import chats, outbox
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message
from certbot.telegram.outcomes import (
    ApiError,
    Conflict,
    Gone,
    Moved,
    Muted,
    NotOurs,
    Refused,
    Stale,
    Uneditable,
    Unknown,
    Wait,
)
from certbot.telegram.sender import Sender

ANN, BEN = 1001, 1002
NOW = 1_800_000_000
SENT = {"message_id": 77}
LOG = logging.getLogger("test.sender")


class Desk:
    """A sender with a scripted API, a real table and a clock that a test moves."""

    def __init__(self, database: Database, in_flight: int = 100) -> None:
        self.database = database
        self.api = ScriptedApi(SENT)
        self.clock = VirtualClock(NOW)
        self.writer = InlineWriter(database)
        self.sender = Sender(
            self.api,  # type: ignore[arg-type]
            self.writer,  # type: ignore[arg-type]
            self.clock,
            LOG,
            lambda id: {"text": f"<b>Sorry</b>, {id}", "parse_mode": "HTML"},
            in_flight=in_flight,
        )

    def put(self, chat: int, *texts: str, turn: int = 1, **fields: Any) -> tuple[Message, ...]:
        """Rows in the outbox, one turn."""
        drafts = [Draft(method="sendMessage", params={"text": text}, **fields) for text in texts]
        with self.database.begin() as c:
            if chats.load(c, chat) is None:
                chats.save(c, Chat(id=chat, turn=turn, created=NOW, seen=NOW))
            return outbox.add(c, chat, turn, drafts, NOW)

    def say(self, chat: int, *texts: str, **fields: Any) -> tuple[Message, ...]:
        """Rows in the outbox, offered to the sender."""
        messages = self.put(chat, *texts, **fields)
        self.sender.offer(messages)
        return messages

    def pending(self) -> list[Message]:
        with self.database.begin() as c:
            return list(outbox.load(c, outbox.pending(c)))

    def chat(self, id: int) -> Chat | None:
        with self.database.begin() as c:
            return chats.load(c, id)

    def texts(self, chat: int | None = None) -> list[str]:
        """What was attempted to be sent, in order."""
        return [p["text"] for _, p in self.api.calls if "text" in p and chat in (None, p["chat_id"])]

    def empty(self) -> bool:
        return not (self.sender._lanes or self.sender._known or self.sender._tasks or self.pending())


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(f"sqlite:///{tmp_path}/sender.db")
    yield opened
    opened.close()


def play(database: Database, scene: Callable[[Desk], Awaitable[None]], in_flight: int = 100) -> None:
    async def main() -> None:
        await scene(Desk(database, in_flight))

    asyncio.run(main())


def test_messages_of_a_chat_are_sent_in_order_and_their_rows_deleted(database: Database) -> None:
    """Each message is sent once, in order, with the chat's id; nothing of it stays, in the table or in memory."""

    async def scene(desk: Desk) -> None:
        desk.say(ANN, "one", "two", "three")
        await settle()
        assert desk.texts() == ["one", "two", "three"]
        assert desk.api.calls[0] == ("sendMessage", {"chat_id": ANN, "text": "one"})
        assert desk.empty()

    play(database, scene)


def test_an_offer_is_idempotent(database: Database) -> None:
    """A message that is known, waiting or in flight, is not taken twice."""

    async def scene(desk: Desk) -> None:
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        messages = desk.say(ANN, "one", "two")
        desk.sender.offer(messages)
        await settle()
        desk.sender.offer(messages)
        assert all(desk.sender.known(message.id) for message in messages)
        answer.set_result(SENT)
        await settle()
        assert desk.texts() == ["one", "two"]
        assert not desk.sender.known(messages[0].id)

    play(database, scene)


def test_the_next_message_waits_for_the_commit(database: Database) -> None:
    """A lane goes on only when it is committed that the message before was sent."""

    async def scene(desk: Desk) -> None:
        desk.writer.open.clear()
        desk.say(ANN, "one", "two")
        desk.say(BEN, "other")
        await settle()
        assert desk.texts() == ["one", "other"]
        desk.writer.open.set()
        await settle()
        assert desk.texts(ANN) == ["one", "two"]
        assert desk.empty()

    play(database, scene)


def test_marks_that_gather_are_written_together(database: Database) -> None:
    """While one note is committed, those of other chats gather and are written by one job."""

    async def scene(desk: Desk) -> None:
        desk.writer.open.clear()
        for chat in range(1, 21):
            desk.say(chat, "hello")
        await settle()
        desk.writer.open.set()
        await settle()
        assert desk.empty()
        assert desk.writer.jobs <= 2

    play(database, scene)


def test_a_message_that_was_missed_comes_in_its_order(database: Database) -> None:
    """What a sweep finds later goes before what is newer and waits."""

    async def scene(desk: Desk) -> None:
        first, missed, last = desk.put(ANN, "one", "two", "three")
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        desk.sender.offer([first, last])
        await settle()
        desk.sender.offer([missed])
        answer.set_result(SENT)
        await settle()
        assert desk.texts() == ["one", "two", "three"]

    play(database, scene)


@pytest.mark.parametrize(
    ("passing", "replaceable"), [(True, 77), (False, None)], ids=["a question may be replaced", "advice may not"]
)
def test_what_may_be_replaced_is_noted(database: Database, passing: bool, replaceable: int | None) -> None:
    """The id of the last message of a turn is noted if it is a passing one."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", {"message_id": 76}, {"message_id": 77})
        desk.say(ANN, "one", "two", passing=passing)
        await settle()
        chat = desk.chat(ANN)
        assert chat is not None and chat.replaceable == replaceable

    play(database, scene)


def test_an_edit_replaces_the_message(database: Database) -> None:
    """A message that replaces another is an edit, with only what an edit takes."""

    async def scene(desk: Desk) -> None:
        desk.put(ANN)
        params = {"text": "new", "parse_mode": "HTML", "message_thread_id": 3, "reply_markup": {"inline_keyboard": []}}
        with desk.database.begin() as c:
            messages = outbox.add(c, ANN, 1, [Draft(method="sendMessage", params=params, edit=5, passing=True)], NOW)
        desk.api.answer("editMessageText", {"message_id": 5})
        desk.sender.offer(messages)
        await settle()
        kept = {"text": "new", "parse_mode": "HTML", "reply_markup": {"inline_keyboard": []}}
        assert desk.api.calls == [("editMessageText", {"chat_id": ANN, "message_id": 5, **kept})]
        chat = desk.chat(ANN)
        assert chat is not None and chat.replaceable == 5
        assert desk.empty()

    play(database, scene)


def test_an_edit_that_changes_nothing_is_a_success(database: Database) -> None:
    """ "Not modified" means that the person sees what they should, and it can still be replaced."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("editMessageText", Stale("not modified"))
        desk.say(ANN, "same", edit=5, passing=True)
        await settle()
        assert len(desk.api.calls) == 1
        chat = desk.chat(ANN)
        assert chat is not None and chat.replaceable == 5
        assert desk.empty()

    play(database, scene)


def test_what_cannot_be_edited_is_sent_anew(database: Database) -> None:
    """If the message to edit is gone, the text is sent as a new message."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("editMessageText", Uneditable("gone"))
        desk.say(ANN, "text", edit=5)
        await settle()
        assert [method for method, _ in desk.api.calls] == ["editMessageText", "sendMessage"]
        assert desk.empty()

    play(database, scene)


def test_a_chat_that_must_wait_does_not_hold_up_others(database: Database) -> None:
    """After a 429 nothing goes to that chat before the time is over; other chats go on; then all is sent, in order."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", Wait(20))
        desk.say(ANN, "one", "two")
        await settle()
        desk.say(BEN, "other")
        await desk.clock.move(19.9)
        assert desk.texts() == ["one", "other"]
        assert desk.pending()[0].not_before >= NOW + 20
        await desk.clock.move(1)
        assert desk.texts(ANN) == ["one", "one", "two"]
        assert desk.empty()

    play(database, scene)


def test_a_wait_holds_after_a_restart(database: Database) -> None:
    """A stored `not_before` is kept when the rows are loaded again."""

    async def before(desk: Desk) -> None:
        desk.api.answer("sendMessage", Wait(20))
        desk.say(ANN, "one", "two")
        await settle()
        await desk.sender.drain(0)
        assert len(desk.pending()) == 2

    async def after(desk: Desk) -> None:
        desk.sender.offer(desk.pending())
        await desk.clock.move(20)
        assert desk.texts() == []
        await desk.clock.move(2)
        assert desk.texts() == ["one", "two"]
        assert desk.empty()

    play(database, before)
    play(database, after)


def test_waiting_chats_occupy_no_slot(database: Database) -> None:
    """Many chats that wait leave all calls in flight to the others."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", *[Wait(60)] * 3, *[Unknown("502")] * 3)
        for chat in range(1, 7):
            desk.say(chat, "waits")
        await settle()
        desk.say(BEN, "now")
        await settle()
        assert desk.texts(BEN) == ["now"]

    play(database, scene, in_flight=1)


def test_calls_in_flight_are_limited(database: Database) -> None:
    """No more calls than allowed are under way; the rest follows as they end."""

    async def scene(desk: Desk) -> None:
        answers = [asyncio.get_running_loop().create_future() for _ in range(5)]
        desk.api.answer("sendMessage", *answers)
        for chat in range(1, 6):
            desk.say(chat, "hello")
        await settle()
        assert len(desk.api.calls) == 2
        for answer in answers:
            answer.set_result(SENT)
            await settle()
        assert desk.empty() and len(desk.api.calls) == 5

    play(database, scene, in_flight=2)


@pytest.mark.parametrize(
    "error", [Unknown("timed out"), NotOurs("refused"), Conflict(False)], ids=lambda error: type(error).__name__
)
def test_an_unknown_outcome_is_tried_again(database: Database, error: ApiError) -> None:
    """The same message is sent again after 1, 2, 4 ... 60 seconds until its outcome is known, before the next one."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", *[error] * 9)
        desk.say(ANN, "one", "two")
        tries = 1
        for pause in (1, 2, 4, 8, 16, 32, 60, 60, 60):
            await desk.clock.move(pause - 0.5)
            assert len(desk.api.calls) == tries
            await desk.clock.move(0.5)
            tries += 1
        assert desk.texts() == ["one"] * 10 + ["two"]
        assert desk.empty()

    play(database, scene)


def test_slow_answers_are_waited_for_longer(database: Database) -> None:
    """After each unknown outcome, up to two minutes; the next message begins anew."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", *[Unknown("timed out")] * 4)
        desk.say(ANN, "one", "two")
        await desk.clock.move(100)
        assert desk.api.timeouts == [15, 30, 60, 120, 120, 15]

    play(database, scene)


def test_an_outage_is_logged_once_a_minute(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """Chats that fail again and again do not fill the log, and no text stands in it."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", *[Unknown("timed out")] * 60)
        for chat in range(1, 11):
            desk.say(chat, "canary")
        await desk.clock.move(31)
        assert len(desk.api.calls) > 40
        await desk.sender.drain(0)

    with caplog.at_level(logging.INFO):
        play(database, scene)
    assert [record.message for record in caplog.records] == ["sending fails"]
    assert "canary" not in caplog.text


def test_a_chat_that_is_gone_is_left(database: Database) -> None:
    """After a 403 one attempt was made, the chat is inactive, and nothing waits for it."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", Gone("blocked"))
        desk.say(ANN, "one", "two")
        await settle()
        assert desk.texts() == ["one"]
        chat = desk.chat(ANN)
        assert chat is not None and chat.gone == NOW
        assert desk.empty()

    play(database, scene)


def test_who_wrote_meanwhile_is_not_left(database: Database) -> None:
    """A turn that was taken while the 403 was under way shows that the person is back: they get its answer."""

    async def scene(desk: Desk) -> None:
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        desk.say(ANN, "one", turn=1)
        await settle()
        with desk.database.begin() as c:
            chat = chats.load(c, ANN)
            assert chat is not None
            chat.turn = 2
            chats.save(c, chat)
        newer = desk.put(ANN, "welcome back", turn=2)
        answer.set_exception(Gone("blocked"))
        await settle()
        desk.sender.offer(newer)
        await settle()
        assert desk.texts() == ["one", "welcome back"]
        chat = desk.chat(ANN)
        assert chat is not None and chat.gone is None
        assert desk.empty()

    play(database, scene)


def test_the_answer_to_who_is_back_is_not_dropped(database: Database) -> None:
    """It waits in the lane already when the 403 of the message before it comes."""

    async def scene(desk: Desk) -> None:
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        desk.say(ANN, "one", "two", turn=1)
        await settle()
        with desk.database.begin() as c:
            chat = chats.load(c, ANN)
            assert chat is not None
            chat.turn = 2
            chats.save(c, chat)
        desk.say(ANN, "welcome", "back", turn=2)
        answer.set_exception(Gone("blocked"))
        await settle()
        assert desk.texts() == ["one", "welcome", "back"]
        chat = desk.chat(ANN)
        assert chat is not None and chat.gone is None
        assert desk.empty()

    play(database, scene)


def test_a_chat_that_moved_is_renamed_and_sent_to(database: Database) -> None:
    """When a group becomes a supergroup its rows get the new id, and all of its messages go there, in order."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", Moved(-100200))
        desk.say(-200, "one", "two")
        await settle()
        assert desk.texts(-200) == ["one"]
        assert desk.texts(-100200) == ["one", "two"]
        assert desk.chat(-200) is None and desk.chat(-100200) is not None
        assert desk.empty()

    play(database, scene)


def test_markup_that_cannot_be_parsed_is_sent_as_plain_text(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """The text arrives without markup, once; that it was wrong is logged without quoting it."""

    async def scene(desk: Desk) -> None:
        params = {"text": "<b>1 &lt; 2</b> <canary>", "parse_mode": "HTML"}
        desk.put(ANN)
        with desk.database.begin() as c:
            messages = outbox.add(c, ANN, 1, [Draft(method="sendMessage", params=params)], NOW)
        desk.api.answer(
            "sendMessage", Refused('can\'t parse entities: unsupported start tag "canary" at byte offset 9')
        )
        desk.sender.offer(messages)
        await settle()
        assert desk.api.calls[1] == ("sendMessage", {"chat_id": ANN, "text": "1 < 2 "})
        assert desk.empty()

    play(database, scene)
    (record,) = caplog.records
    assert record.message == "call refused"
    assert "canary" not in str(record.__dict__)


def test_plain_text_is_tried_once(database: Database) -> None:
    """What cannot be parsed even without markup is dropped, and so is the apology for it."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", *[Refused("can't parse entities")] * 9)
        desk.say(ANN, "one")
        await settle()
        assert desk.texts() == ["one", "<b>Sorry</b>, m1", "Sorry, m1"]
        assert desk.empty()

    play(database, scene)


def test_where_the_bot_is_muted_nothing_is_said(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """The message is dropped without a word; the next one goes on."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", Muted("not enough rights"))
        desk.say(ANN, "one", "two")
        await settle()
        assert desk.texts() == ["one", "two"]
        assert desk.empty()

    play(database, scene)
    assert not caplog.records


@pytest.mark.parametrize("error", [Refused("message is too long"), Uneditable("odd")])
def test_for_what_telegram_refuses_the_person_gets_a_number(
    database: Database, caplog: pytest.LogCaptureFixture, error: ApiError
) -> None:
    """In its place, once, under the id that the log has; nothing replaces it, and the next message goes on."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", error)
        place = {"reply_parameters": {"message_id": 5}}
        desk.put(ANN)
        with desk.database.begin() as c:
            params = {"text": "one", "disable_notification": True, **place}
            messages = outbox.add(c, ANN, 1, [Draft(method="sendMessage", params=params, passing=True)], NOW)
        desk.sender.offer(messages)
        desk.say(ANN, "two", turn=2)
        await settle()
        assert desk.texts() == ["one", "<b>Sorry</b>, m1", "two"]
        assert desk.api.calls[1][1] == {"chat_id": ANN, "text": "<b>Sorry</b>, m1", "parse_mode": "HTML", **place}
        chat = desk.chat(ANN)
        assert chat is not None and chat.replaceable is None
        assert desk.empty()

    play(database, scene)
    assert [(record.message, record.__dict__["id"]) for record in caplog.records] == [("call refused", "m1")]


def test_what_is_refused_is_dropped_with_its_apology(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """An apology that is refused too is followed by none."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", Refused("message is too long"), Refused("message is too long"))
        desk.say(ANN, "one", "two")
        await settle()
        assert desk.texts() == ["one", "<b>Sorry</b>, m1", "two"]
        assert desk.empty()

    play(database, scene)
    assert len(caplog.records) == 2


def test_an_error_of_ours_does_not_stop_a_lane(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """If noting fails for good the message is not sent again before a restart, and the next one is sent."""

    async def scene(desk: Desk) -> None:
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        one, _ = desk.say(ANN, "one", "two")
        await settle()
        desk.writer.broken = ValueError("canary")
        answer.set_result(SENT)
        desk.api.answer("sendMessage", Unknown("mend"))
        await settle()
        desk.writer.broken = None
        await desk.clock.move(1)
        desk.sender.offer(desk.pending())
        await settle()
        assert desk.texts() == ["one", "two", "two"]
        assert [message.id for message in desk.pending()] == [one.id]

    play(database, scene)
    assert "message not settled" in [record.message for record in caplog.records]


def test_callback_queries_are_answered(database: Database) -> None:
    """Every callback query is answered once; what goes wrong there changes nothing."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("answerCallbackQuery", Stale("too old"), Wait(9), Unknown("cut"), Refused("wrong"))
        desk.sender.answer_callbacks(["a", "b", "c", "d", "e"])
        await settle()
        assert [params["callback_query_id"] for params in desk.api.made("answerCallbackQuery")] == list("abcde")
        assert desk.empty() and not desk.sender._unanswered

    play(database, scene)


def test_callback_queries_are_bounded(database: Database) -> None:
    """While answers hang, a bounded number is under way and a bounded number waits."""

    async def scene(desk: Desk) -> None:
        hanging = asyncio.get_running_loop().create_future()
        desk.api.answer("answerCallbackQuery", *[hanging] * 5000)
        desk.sender.answer_callbacks(str(number) for number in range(5000))
        await settle()
        assert len(desk.api.calls) == 32
        assert len(desk.sender._tasks) == 1000
        await desk.sender.drain(0)

    play(database, scene)


def test_drain_sends_what_is_ready(database: Database) -> None:
    """At the stop what can be sent is sent, nothing new is taken, and what has to wait stays in the table."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", Wait(20))
        desk.say(ANN, "waits")
        await settle()
        desk.say(BEN, "one", "two")
        await desk.sender.drain(5)
        desk.say(BEN, "three")
        await settle()
        assert desk.texts(BEN) == ["one", "two"]
        assert [message.params["text"] for message in desk.pending()] == ["waits", "three"]
        assert not desk.sender._tasks

    play(database, scene)


def test_drain_begins_nothing_in_its_second_half(database: Database) -> None:
    """A call that ends late is still noted, but what comes after it stays for the next start."""

    async def scene(desk: Desk) -> None:
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        desk.say(ANN, "one", "two")
        await settle()
        draining = asyncio.create_task(desk.sender.drain(10))
        await desk.clock.move(6)
        answer.set_result(SENT)
        await settle()
        assert draining.done()
        assert desk.texts() == ["one"]
        assert [message.params["text"] for message in desk.pending()] == ["two"]

    play(database, scene)


def test_drain_ends_in_time(database: Database) -> None:
    """What hangs is cut off at the deadline; its row stays."""

    async def scene(desk: Desk) -> None:
        desk.api.answer("sendMessage", asyncio.get_running_loop().create_future())
        desk.say(ANN, "one")
        await settle()
        draining = asyncio.create_task(desk.sender.drain(10))
        await desk.clock.move(9.9)
        assert not draining.done()
        await desk.clock.move(0.2)
        assert draining.done()
        assert len(desk.pending()) == 1

    play(database, scene)


def test_a_chat_that_waits_for_a_slot_is_let_go_at_the_end(database: Database) -> None:
    """Who gets its turn after the stop has begun in earnest sends nothing more."""

    async def scene(desk: Desk) -> None:
        answer = asyncio.get_running_loop().create_future()
        desk.api.answer("sendMessage", answer)
        desk.say(ANN, "one")
        desk.say(BEN, "two")
        await settle()
        draining = asyncio.create_task(desk.sender.drain(10))
        await desk.clock.move(6)
        answer.set_result(SENT)
        await settle()
        assert draining.done()
        assert desk.texts() == ["one"]

    play(database, scene, in_flight=1)
