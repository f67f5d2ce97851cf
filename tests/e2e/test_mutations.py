"""Thousands of updates that are not as they should be, among those of people who just want to know something.

The strange ones are those of `hostile`, and elements of a batch that are no JSON at all; Telegram sends nothing of the
kind. What is asked of the bot: it goes on, and what it sends is right; the others get their answers in their order;
only what cannot be parsed is set aside; and no memory is lost with any of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import hostile
import psutil
import pytest
from botapi.server import BotApi, User
from played import Seen, expected, seen
from running import TOKEN, Running
from said import SENTENCES, TODAY, real
from updates import GROUP, SUPERGROUP
from witness import file_of

from certbot.conversation import Place
from certbot.dialog.engine import step
from certbot.dialog.events import Text
from certbot.dialog.state import Conversation
from certbot.telegram.render import Renderer

SEED = 4
FEW, MANY = 450, 2_000
WAVES = 6
AT_ONCE = 60  # updates that come together
DEEP = "how deep?"
NESTED = b"[" * hostile.DEPTH + b"]" * hostile.DEPTH
STRANGERS = range(8_410_000_001, 8_410_000_031)
PEOPLE = range(8_420_000_001, 8_420_000_007)
GROWTH = 24 * 2**20
"""Bytes that the process may grow by between the first half of the waves and the second, at the least of each. What
arrives at once can be some megabytes, as text, as JSON and as values, and where the allocator finds room for them
differs from time to time: over twelve waves it went up by 30 MiB and down again. To keep but the bodies grew by 15 MiB
a wave."""
# What cannot be parsed, with the id of the update; a batch that holds one of them is fetched again one by one.
UNPARSABLE = (
    b'{"update_id": %d, "message": {"text": nonsense}}',
    b'{"update_id": %d, "message": {',
    b'{"update_id": %d, "message": ' + b'{"reply_to_message": ' * hostile.DEPTH + b"1" + b"}" * (hostile.DEPTH + 1),
    b'{"update_id": %d, "message": {"message_id": ' + b"9" * 5_000 + b"}}",
    b'{"update_id": %d, "message": "' + b"x" * hostile.MEGABYTE + b"}",
)
# Not as Telegram writes it, but clear enough.
ODD = (
    b'{"update_id": %d, "message": {"message_id": 1, "chat": {"id": 1e400, "type": "private"}, "text": "hi"}}',
    b'{"update_id": %d, "message": {"message_id": 1, "text": "\xff\xfe\xed\xa0\x80"}}',
    b'{"update_id": %d, "update_id": 5, "update_id": %d}',
    b'{"update_id": %d, "' + b"x" * hostile.MEGABYTE + b'": null}',
)
# Whoever makes up the id of a chat, of a topic or of a query is told so.
EXPECTED = (
    *("chat not found", "chat_id is empty", "message thread not found"),
    *("query is too old", "to edit not found", "message is not modified"),
)


@dataclass
class Asking:
    """Somebody who asks one thing after the other, and what is to be seen at the end."""

    user: User
    random: Random
    conversation: Conversation = field(default_factory=Conversation)
    expected: list[Seen] = field(default_factory=list)

    def ask(self) -> None:
        """Asks the next thing."""
        world, messages = real()
        said = self.random.choice([sentence for sentence in SENTENCES if sentence])
        self.user.say(said)
        self.conversation, effects = step(replace(world, retention_days=90), self.conversation, Text(said), TODAY)
        renderer = Renderer({"en": messages}, "certadvisorbot")
        self.expected += expected(renderer, effects, Place(self.user.id, True))


class Shown(dict[int, hostile.Shown]):
    """The last message with buttons in each chat, as the server knows it."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    def get(self, chat: int, default: Any = None) -> Any:
        """The id of the message and what its buttons send."""
        if chat in self._api.chats:
            for entry in reversed(self._api.chats[chat].transcript):
                if entry.who == "bot" and entry.buttons:
                    return entry.message_id, [button.data for row in entry.buttons for button in row if button.data]
        return default


def push(api: BotApi, element: bytes) -> None:
    """Queues bytes in which %d stands for the id of the update."""
    with api.lock:
        api.push_raw(element.replace(b"%d", b"%d" % api.updates.next_id))


def as_json(update: object) -> bytes:
    """What is pushed for an update: with an id that Telegram could have given, and really deep where it is to be."""
    if isinstance(update, dict) and "update_id" in update:
        update = {**update, "update_id": DEEP + DEEP}
    written = json.dumps(update).encode()
    return written.replace(b'"%b"' % (DEEP + DEEP).encode(), b"%d").replace(b'"%b"' % DEEP.encode(), NESTED)


def wave(api: BotApi, storm: hostile.Storm, asking: Sequence[Asking], updates: int, random: Random) -> int:
    """So many strange updates, and now and then a question; how many of them cannot be parsed."""
    unparsable = 0
    for start in range(0, updates, AT_ONCE):
        with api.updates.held():
            for _ in range(min(AT_ONCE, updates - start)):
                element = as_json(storm.next())
                if b"%d" not in element:
                    continue  # Telegram gives every update an id
                unparsable += NESTED in element
                push(api, element)
                if not random.randrange(10):
                    random.choice(asking).ask()
            push(api, random.choice(ODD))
        api.until_confirmed(60.0)
    for element in UNPARSABLE:
        with api.updates.held():
            random.choice(asking).ask()
            push(api, element)
            random.choice(asking).ask()
    api.until_confirmed(60.0)
    return unparsable + len(UNPARSABLE)


def answered(api: BotApi, asking: Sequence[Asking]) -> None:
    """Waits until everybody was told what they asked for, and nothing else."""
    for one in asking:
        one.user.wait(lambda _, one=one: len(one.user.answers(0)) >= len(one.expected), 30.0)
        assert seen(one.user.answers(0)) == one.expected


def count(bot: Running, table: str) -> int:
    with sqlite3.connect(file_of(bot.database)) as connection:
        [(rows,)] = connection.execute(f"SELECT count(*) FROM {table}")
    return int(rows)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[tuple[BotApi, Running]]:
    with BotApi(token=TOKEN, username="certadvisorbot") as api, Running(api.url, tmp_path, LOG_LEVEL="DEBUG") as bot:
        bot.start()
        yield api, bot


def flood(api: BotApi, bot: Running, updates: int, seed: int) -> None:
    """Waves of strange updates, and what is to be so after them."""
    random = Random(seed)
    asking = [Asking(user, random) for user in api.users(PEOPLE)]
    api.users([1001, 1002, *STRANGERS])
    for group in (GROUP, SUPERGROUP):
        api.group(group["id"], forum=True)
    storm = hostile.Storm(random, STRANGERS, Shown(api), DEEP)
    process = psutil.Process(bot.pid)
    sizes, unparsable = [], 0
    for _ in range(WAVES):
        unparsable += wave(api, storm, asking, updates // WAVES, random)
        answered(api, asking)
        sizes.append(process.memory_info().rss)
    print(f"\n{updates} updates, {len(api.sends())} messages; memory {[size >> 20 for size in sizes]} MB")
    assert min(sizes[WAVES // 2 :]) - min(sizes[: WAVES // 2]) < GROWTH, sizes
    assert bot.healthz() == (200, {"status": "ok"})
    assert bot.stop() == 0
    assert not len(api.updates) and not count(bot, "outbox")
    assert count(bot, "quarantine") == unparsable
    assert not api.warnings and not api.unexpected
    refused = [call for call in api.calls if call.status not in (0, 200)]
    assert not [call for call in refused if not any(words in call.description for words in EXPECTED)]
    assert len(api.sends()) > updates / 3
    for call in api.sends():
        assert hostile.CANARY not in str(call.params)


def test_strange_updates_stop_nobody(world: tuple[BotApi, Running]) -> None:
    """Everybody is answered, in order; the bot neither ends nor grows nor sends what Telegram would refuse."""
    flood(*world, FEW, SEED)


@pytest.mark.proof
def test_two_thousand_strange_updates_stop_nobody(world: tuple[BotApi, Running]) -> None:
    """The same with more of them."""
    flood(*world, MANY, SEED + 1)
