from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from botapi.server import BotApi

from certbot.store import chats, outbox
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message
from certbot.store.writer import Writer
from certbot.telegram.api import Api
from certbot.telegram.clock import Clock, SystemClock
from certbot.telegram.polling import Poller, Raw
from certbot.telegram.sender import Sender
from certbot.telegram.transport import Transport

TOKEN = "123456:CANARY-token"
LOG = logging.getLogger("test.http")
DEADLINE = 60


class Hasty(SystemClock):
    """Does not wait as long as it is told, where that is nobody's business but ours."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / 50)


@asynccontextmanager
async def connected(server: BotApi) -> AsyncIterator[Api]:
    api = Api(TOKEN, server.url, Transport())
    await api.start()
    try:
        async with asyncio.timeout(DEADLINE):
            yield api
    finally:
        await api.stop()


async def sent(server: BotApi, path: Path, texts: dict[int, list[str]], clock: Clock, **draft: Any) -> None:
    """Sends these texts to these chats, and returns when the table is empty."""
    database = Database.open(f"sqlite:///{path}/http.db")
    writer = Writer(database, LOG)
    writer.start()
    async with connected(server) as api:
        sender = Sender(api, writer, clock, LOG, lambda id: {"text": f"Sorry, {id}"})

        def put(c: Any) -> tuple[Message, ...]:
            rows: list[Message] = []
            for chat, said in texts.items():
                chats.save(c, Chat(id=chat, turn=1, created=1, seen=1))
                drafts = [Draft(method="sendMessage", params={"text": text}, **draft) for text in said]
                rows += outbox.add(c, chat, 1, drafts, 1)
            return tuple(rows)

        sender.offer(await writer.run(put))
        while sender._tasks:
            await asyncio.wait(sender._tasks)
        assert await writer.run(outbox.pending) == ()
    await writer.stop()
    database.close()


@pytest.mark.parametrize("kind", ["429", "502", "500", "cut"])
def test_everything_arrives_in_order_through_faults(tmp_path: Path, kind: Any) -> None:
    """With many calls failing every message arrives, in order, and no chat is written to before its time."""
    with BotApi(token=TOKEN) as server:
        texts = {user.id: [f"{user.id} {number}" for number in range(3)] for user in server.users(range(1, 21))}
        server.faults.add(kind, "send*", p=0.4, seed=4, times=15)
        asyncio.run(sent(server, tmp_path, texts, SystemClock() if kind == "429" else Hasty()))
        for chat, said in texts.items():
            assert [entry.text for entry in server.chats[chat].transcript] == said
        assert not server.early and not server.warnings


def test_a_call_that_was_done_and_cut_off_is_seen_twice(tmp_path: Path) -> None:
    """Nobody can know that it was done: it is repeated, and the order holds."""
    with BotApi(token=TOKEN) as server:
        ann = server.user(1001)
        server.faults.add("cut", "sendMessage", done=True, calls=[1])
        asyncio.run(sent(server, tmp_path, {1001: ["one", "two"]}, Hasty()))
        assert [entry.text for entry in ann.transcript] == ["one", "one", "two"]


def test_who_is_refused_an_answer_is_told_so(tmp_path: Path) -> None:
    """In place of a message that Telegram does not take, and of an edit, stands the number that the log has."""
    with BotApi(token=TOKEN) as server:
        ann, ben = server.user(1001), server.user(1002)
        asyncio.run(sent(server, tmp_path, {1001: ["x" * 5000, "two"]}, Hasty()))
        asyncio.run(sent(server, tmp_path, {1002: ["", "two"]}, Hasty(), edit=ann.transcript[0].message_id))
        assert [entry.text for entry in ann.transcript] == ["Sorry, m1", "two"]
        assert [entry.text for entry in ben.transcript] == ["Sorry, m3", "two"]


def test_gone_moved_and_deleted(tmp_path: Path) -> None:
    """Who blocked the bot gets one attempt; a group that moved gets all at its new id; a lost message is sent anew."""
    with BotApi(token=TOKEN) as server:
        ann, ben = server.user(1001), server.user(1002)
        ann.block()
        group = server.group(-200, members=[ben])
        group.migrate(-100200)
        asyncio.run(sent(server, tmp_path, {1001: ["x", "y"], 1002: ["anew"], -200: ["one", "two"]}, Hasty(), edit=999))
        assert len([call for call in server.calls if call.chat == 1001]) == 1
        assert [entry.text for entry in ben.transcript] == ["anew"]
        assert [entry.text for entry in server.chats[-100200].transcript if entry.text] == ["one", "two"]


def test_a_document_arrives() -> None:
    """An upload is a file with its name and content."""

    async def scene(server: BotApi) -> None:
        async with connected(server) as api:
            document = {"filename": "data.json", "content": '{"a": "ä"}'}
            result = await api.call("sendDocument", {"chat_id": 1001, "document": document})
            assert result["document"]["file_name"] == "data.json"

    with BotApi(token=TOKEN) as server:
        server.user(1001)
        asyncio.run(scene(server))


def test_bad_updates_are_passed() -> None:
    """Updates come once each; those that no parser takes are handed out raw, and what is behind them arrives."""

    async def scene(server: BotApi) -> list[object]:
        got: list[object] = []

        async def handle(batch: Sequence[object]) -> None:
            got.extend(batch)
            if "'text': 'end'" in str(batch):
                poller.stop()

        async with connected(server) as api:
            poller = Poller(api, handle, Hasty(), LOG)
            await poller.run()
        return got

    with BotApi(token=TOKEN) as server:
        server.polling.hold = 0.05
        ann = server.user(1001)
        with server.updates.held():
            ann.say("one")
            server.push_raw(b'{"message": ' + b"[" * 5000 + b"]" * 5000 + b"}")
            ann.say("two")
            server.push({"message": "odd"})
            ann.say("end")
        got = asyncio.run(scene(server))
    texts = [each["message"]["text"] for each in got if isinstance(each, dict) and isinstance(each["message"], dict)]
    assert texts == ["one", "two", "end"]
    assert len([each for each in got if isinstance(each, Raw)]) == 1
