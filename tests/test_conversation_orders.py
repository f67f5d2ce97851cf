"""Whatever order updates come in, and however often: what is remembered and said is that of a permitted order.

Which orders those are is said in orders.py: the messages of a chat in order, the presses of a person in order, the two
interleaved in any way. An update may be delivered again at any time after its first delivery (here up to five times in
all), because the acknowledgement was lost or the process died before its commit; update ids may start anew at random,
so that a later update has a lower one; and a press may come under another update id with the same id of its callback
query. None of this may add an order or an effect.

A press with a new id of its callback query as well is another press for everybody who goes by ids (a client that
reconnects can send one, and so can an impatient thumb). It is taken for a second press: the last test says what that
may do.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import sqlalchemy
from courses import PRESSED, WRITTEN, Course, Delivery, courses
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from orders import Happening, Oracle, Reported, State, comparable, without_token

from certbot.conversation import Advisor, Place, Said, Spoken
from certbot.dialog.engine import step
from certbot.dialog.events import Button, Command, Effect, Event, Forget, Say, Tap, Text
from certbot.dialog.state import Conversation
from certbot.dialog.world import World
from certbot.store import chats, outbox, reports
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message, Sent

NOW = 1_795_000_000
TODAY = date(2026, 11, 21)
FEW, MANY = 200, 10_000
# A failure is short as it is: to shrink it takes minutes.
UNSHRUNK = (Phase.explicit, Phase.generate)

# What the bot makes of it


def drawn(said: Sequence[Said], place: Place, language: str) -> tuple[Draft, ...]:
    """A message for each that is said; it holds all that is said in it."""
    return tuple(
        Draft(method="sendMessage", params={"text": spelt(one)}, passing=one.passing)
        for one in said
        if isinstance(one, Say)
    )


def spelt(say: Say) -> str:
    """All that is said, as a text."""
    return f"{say.name} {say.lines} {say.buttons}"


Outcome = tuple[bytes | None, tuple[str, ...], tuple[Reported, ...]]
"""What is remembered (None: nothing), what was said, in order, and what was reported."""


@dataclass
class Bot:
    """Turns on one database, in transactions as the writer makes them."""

    advisor: Advisor
    database: Database
    chat: int = 0
    again: bool = False  # takes repeats for new
    said: dict[int, Message] = field(default_factory=dict)
    sent: set[int] = field(default_factory=set)

    def run(self, course: Course) -> Outcome:
        """Everything is delivered; how it ended for a new person."""
        self.chat += 1
        self.said, self.sent = {}, set()
        chance = random.Random(len(course.deliveries))
        for group, died in course.groups:
            self._transaction(group, died=died)
            self._send(chance)
        return self._outcome()

    def _transaction(self, group: Sequence[Delivery], *, died: bool) -> None:
        with self.database.engine.connect() as connection:
            said = [message for delivery in group for message in self._take(connection, delivery)]
            if died:
                connection.rollback()
                return
            connection.commit()
        self.said |= {message.id: message for message in said}

    def _take(self, connection: Any, delivery: Delivery) -> tuple[Message, ...]:
        one = delivery.happening
        # Nobody's ids are another's: each chat's have numbers of their own.
        also = None if delivery.also is None else f"{delivery.also}.{self.chat}"
        spoken = Spoken(
            f"{delivery.key}.{self.chat}", Place(self.chat, private=True), one.event, one.message, also, one.edited
        )
        return self.advisor.answer(connection, spoken, again=self.again)

    def _send(self, chance: random.Random) -> None:
        """Some of what waits is sent, so that a press may find the question that it can take the place of."""
        with self.database.begin() as connection:
            waiting = outbox.load(connection, outbox.pending(connection))
            for message in waiting[: chance.randint(0, len(waiting))]:
                shown = 900 if message.last and message.passing else None
                outbox.sent(connection, [Sent(message.id, message.chat, message.turn, shown)])
                self.sent.add(message.id)

    def _outcome(self) -> Outcome:
        with self.database.begin() as connection:
            waiting = outbox.load(connection, outbox.pending(connection))
            row = chats.load(connection, self.chat)
            reported = [one for one in reports.listed(connection, None) if one.chat == self.chat]
            chats.forget(connection, self.chat)
            outbox.drop(connection, [message.id for message in waiting])
        # Whoever has everything forgotten gets no more of what was not sent before.
        forgetting = any(message.params["text"].startswith("forgotten ") for message in self.said.values())
        known = self.sent | {message.id for message in waiting}
        assert known == self.said.keys() or (forgetting and known < self.said.keys())
        return (
            comparable(row.conversation.encode()) if row is not None else None,
            tuple(without_token(self.said[id].params["text"]) for id in sorted(self.said)),
            tuple(sorted((one.certification or "", one.fact or "", one.words or "") for one in reported)),
        )


def outcome(state: State) -> Outcome:
    """What is compared."""
    return state.comparable, state.said, state.reported


# The tests


@pytest.fixture(scope="module")
def oracle(world: World) -> Oracle:
    """What is permitted in our own world."""
    return Oracle(world, TODAY, lambda said: tuple(map(spelt, said)))


def permitted(oracle: Oracle, course: Course) -> set[Outcome]:
    """How it may end."""
    return set(map(outcome, oracle.ends(course.messages, course.presses)))


@pytest.fixture(scope="module")
def bot(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """One database for all: each sequence is of a new person."""
    database = Database.open(f"sqlite:///{tmp_path_factory.mktemp('orders') / 'advisor.sqlite'}")

    @sqlalchemy.event.listens_for(database.engine, "connect")
    def hasty(connection: Any, _: object) -> None:
        # Nothing here dies for real: no commit need wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")

    database.engine.dispose()
    yield Bot(Advisor(world, drawn, lambda: NOW, lambda: TODAY), database)
    database.close()


@pytest.mark.parametrize("examples", [FEW, pytest.param(MANY, marks=pytest.mark.proof)])
def test_final_state_is_that_of_a_permitted_order(examples: int, bot: Bot, oracle: Oracle) -> None:
    """Conversation, messages and reports are those of an interleaving of the two queues, whatever the deliveries; and
    of all interleavings it is the one of the first deliveries."""

    @settings(max_examples=examples, phases=UNSHRUNK, suppress_health_check=[HealthCheck.too_slow], database=None)
    @given(courses())
    def check(course: Course) -> None:
        ended = bot.run(course)
        assert ended in permitted(oracle, course)
        assert ended == outcome(oracle.end(course.first))

    check()


def test_repeat_that_is_taken_for_new_is_noticed(bot: Bot, oracle: Oracle) -> None:
    """The oracle can fail: a bot that knows no ids ends in a state that no order permits."""
    role, years, back = (Happening(one, n) for n, one in enumerate((Text("student"), Text("9"), Command("back")), 1))
    update = Delivery(back, "u3", None)
    course = Course((role, years, back), (), (Delivery(role, "u1", None), Delivery(years, "u2", None), update, update))
    assert bot.run(course) in permitted(oracle, course)
    assert dataclasses.replace(bot, again=True, chat=bot.chat + 1_000_000).run(course) not in permitted(oracle, course)


def test_order_that_no_queue_permits_is_noticed(bot: Bot, oracle: Oracle) -> None:
    """The oracle can fail: messages that overtake one another end in a state that no order permits."""
    role, other = Happening(Text("student"), 1), Happening(Text("developer"), 2)
    course = Course((role, other), (), (Delivery(other, "u2", None), Delivery(role, "u1", None)))
    assert bot.run(course) not in permitted(oracle, course)


@example(events=[Text("blargh"), Text("blargh"), Text("blargh")], number=-1)  # brings a way to skip a question
@settings(max_examples=FEW // 4, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.sampled_from((*WRITTEN, *map(Tap, PRESSED))), max_size=5), number=st.integers(0, 11))
def test_second_press_of_a_button_answers_nothing_more(events: list[Event], number: int, world: World) -> None:
    """A press that comes again under new ids of both kinds changes no answer, brings nothing into or out of focus and
    takes nothing back. At most what was said is said again, or it is said that there is nothing left to do."""
    before, shown = Conversation(), []
    for event in events:
        before, effects = step(world, before, event, TODAY)
        shown = [button.data for button in buttons(effects)] or shown
    if not shown:
        return
    press = Tap(shown[number % len(shown)])
    once, first = step(world, before, press, TODAY)
    twice, second = step(world, once, press, TODAY)
    assert twice.answers == once.answers and twice.turns == once.turns
    if not any(isinstance(effect, Forget) for effect in first):
        assert twice.focus == once.focus
    assert {effect.name for effect in second if isinstance(effect, Say)} <= {"miss.tap", "nothing.share", "noted"} | {
        effect.name for effect in first if isinstance(effect, Say)
    }


def buttons(effects: Sequence[Effect]) -> Iterator[Button]:
    """The buttons of what is said."""
    for effect in effects:
        if isinstance(effect, Say):
            yield from (button for row in effect.buttons for button in row if isinstance(button, Button))
