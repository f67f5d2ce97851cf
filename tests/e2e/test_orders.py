"""Over HTTP: updates delivered several times, presses that overtake texts, ids that start anew, presses under new ids.

Hundreds of people do something in waves; each wave comes as Telegram may deliver it, all people at once. In the end
what is remembered of each person and what they were sent is that of a permitted order (orders.py).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from random import Random

import pytest
from botapi.server import BotApi, How, User
from orders import Happening, Oracle, State, comparable, without_token
from proof.script import mark
from running import Running
from said import TODAY, real
from witness import file_of

from certbot.conversation import Place
from certbot.dialog.events import Command, Say, Tap, Text
from certbot.telegram.render import Renderer

Person = Callable[..., User]
PEOPLE = 240
FEW, MANY = 1, 4  # crowds, one after the other: a press that waits for long cannot be answered any more
WAVES = 3
MOST_TEXTS, MOST_PRESSES = 2, 2  # of a wave: 6 orders at most
TEXTS = (
    "student", "data engineer, 4 years", "9", "aws", "actually azure", "no", "yes", "AI-103", "it is cheaper",
    "compare", "PMLE", "blargh", "/restart", "/back", "/skip", "/forget", "/start cert_aws-mla",
)  # fmt: skip
REWRITTEN = ("developer", "gcp", "AI-102")
PRESSES = (
    "advise|role|developer", "advise|role|student", "advise|experience|senior", "advise|platform|gcp", "ask|goal",
    "do|restart", "do|recommend", "do|delete-data", "do|lookup|azure-ai-103", "choose|azure-ai-103",
    "wrong|azure-ai-103|price", "do|skip", "nonsense",
)  # fmt: skip


@dataclass(eq=False)
class Sequenced:
    """One person, and how it may stand with them."""

    user: User
    states: set[State] = field(default_factory=lambda: {State()})
    texts: list[int] = field(default_factory=list)  # ids of their messages that may be edited
    presses: list[str] = field(default_factory=list)

    def do(self, random: Random) -> tuple[list[Happening], list[Happening]]:
        """A wave: what was done, by queue. The server may hand nothing out meanwhile."""
        messages: list[Happening] = []
        presses: list[Happening] = []
        places = [0] * random.randint(1, MOST_TEXTS) + [1] * random.randint(0, MOST_PRESSES)
        random.shuffle(places)
        behind = 0  # messages since the last press: so many can be overtaken
        for place in places:
            if place:
                presses.append(self._press(random, How(random.randint(1, 5), random.choice((0, 0, 1, 2)), behind)))
                behind = 0
            else:
                messages.append(self._write(random, How(random.randint(1, 5))))
                behind += 1
        return messages, presses

    def _write(self, random: Random, how: How) -> Happening:
        if self.texts and random.random() < 0.2:
            message, text = random.choice(self.texts), random.choice(REWRITTEN)
            self.user.edit(message, text, how)
            return Happening(Text(text), message, edited=True)
        text = random.choice(TEXTS)
        message = self.user.say(text, how)
        if text.startswith("/"):
            name, _, words = text[1:].partition(" ")
            return Happening(Command(name, words), message)
        self.texts.append(message)
        return Happening(Text(text), message)

    def _press(self, random: Random, how: How) -> Happening:
        again = self.presses and random.random() < 0.3
        # The same button once more: new ids of both kinds, and so a press of its own.
        data = self.presses[-1] if again else random.choice(PRESSES)
        self.presses.append(data)
        self.user.tap(data=data, how=how)
        return Happening(Tap(data))


@pytest.mark.parametrize("crowds", [FEW, pytest.param(MANY, marks=pytest.mark.proof)])
def test_final_state_is_that_of_a_permitted_order(crowds: int, api: BotApi, bot: Running, person: Person) -> None:
    """Whatever comes twice, late, early or under other ids: each person ends where a permitted order ends, with that
    order's messages."""
    random = Random(crowds)
    world, messages = real()
    renderer = Renderer({"en": messages}, "certadvisorbot")

    def spell(said: Sequence[Say]) -> tuple[str, ...]:
        return tuple(mark(draft.params) for draft in renderer(said, Place(1, private=True), "en"))

    oracle = Oracle(world, TODAY, spell)
    for _ in range(crowds):
        play(api, bot, oracle, [Sequenced(person()) for _ in range(PEOPLE)], random)


def play(api: BotApi, bot: Running, oracle: Oracle, crowd: Sequence[Sequenced], random: Random) -> None:
    """All of it, for one crowd."""
    for one in crowd:
        one.user.say("/start")
        one.states = oracle.ends([Happening(Command("start"))], [])
    api.until_confirmed(60)
    settled(api, crowd)
    for _ in range(WAVES):
        with api.lock, api.updates.held():
            if random.random() < 0.7:
                api.updates.restart()
            repeat_some(api, random)
            done = {one: one.do(random) for one in crowd}
        api.until_confirmed(60)
        kept = remembered(bot)
        for one, queues in done.items():
            ends = oracle.ends(*queues, one.states)
            one.states = {end for end in ends if end.comparable == kept.get(one.user.id)}
            assert one.states, f"{queues} ended in {kept.get(one.user.id)!r}, not in {[end.comparable for end in ends]}"
    settled(api, crowd)
    sent = shown(api)
    for one in crowd:
        assert sent[one.user.id] in {end.said for end in one.states}


def repeat_some(api: BotApi, random: Random) -> None:
    """Some updates of earlier waves come once more, presses under new ids as well."""
    history = list(api.updates.history.values())
    for waiting in random.sample(history, min(len(history), 50)):
        api.repeat(waiting.id, renumber=waiting.kind == "callback_query" and random.random() < 0.5)


def settled(api: BotApi, crowd: Sequence[Sequenced]) -> None:
    """Wait until everybody was sent as many messages as they are owed."""
    owed = {one.user.id: min(len(end.said) for end in one.states) for one in crowd}

    def missing() -> int:
        sent = shown(api)
        return sum(len(sent[chat]) < count for chat, count in owed.items())

    api.until(lambda: not missing(), 60, lambda: f"{missing()} people wait")


def shown(api: BotApi) -> Mapping[int, tuple[str, ...]]:
    """What everybody was sent, by chat. An edit that changes nothing, which Telegram refuses, says something, too."""
    sent: dict[int, tuple[str, ...]] = defaultdict(tuple)
    with api.lock:
        calls = [call for call in api.calls if call.method in ("sendMessage", "editMessageText")]
    for call in calls:
        if isinstance(call.chat, int) and (call.done or "not modified" in call.description):
            sent[call.chat] += (without_token(mark(call.params)),)
    return sent


def remembered(bot: Running) -> dict[int, bytes]:
    """What is committed, by chat."""
    with closing(sqlite3.connect(f"{file_of(bot.database).as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT id, conversation FROM chats").fetchall()
    return {chat: comparable(conversation.encode()) for chat, conversation in rows}
