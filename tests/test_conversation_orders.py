"""Whatever order updates come in, and however often: what is remembered and said is that of a permitted order.

Telegram keeps the messages of a chat in order, and the presses of a person in order, each in a queue of its own. So of
one person's events any interleaving of these two queues is permitted, and no other order. An update may be delivered
again at any time after its first delivery (here up to five times), because the acknowledgement was lost, or the process
died before its commit; update ids may start anew at random, so that a later update has a lower one; and a press may
come under another update id with the same id of its callback query. None of this may add an order, or an effect.

What comes with a new id of the callback query as well is another press for everybody who looks at ids (a client that
reconnects can send one, and so can an impatient thumb). It is taken for a second press: see the last test for what
that may do.

The oracle runs the engine, which knows no ids, over every permitted order of the distinct events, without a store.
"""

from __future__ import annotations

import dataclasses
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
import pytest
import sqlalchemy
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from certbot.conversation import Advisor, Place, Said, Spoken
from certbot.dialog.engine import asked, step
from certbot.dialog.events import Button, Command, Effect, Event, Forget, Report, Say, Share, Tap, Text
from certbot.dialog.state import Conversation
from certbot.dialog.world import World
from certbot.store import chats, outbox, reports
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message, Sent

NOW = 1_795_000_000
TODAY = date(2026, 11, 21)
FEW, MANY = 300, 10_000
MOST_MESSAGES, MOST_PRESSES = 4, 3  # 35 orders at most
MOST_DELIVERIES = 5  # of one update
# On the buttons of a question that can be answered once. It is made of the id of a person's first update.
TOKEN = re.compile(r"(?<=forget\|confirm\|sure\|)\w{8}|(?<=forget\|confirm\|keep\|)\w{8}")

# A failure is short as it is: to shrink it takes minutes.
UNSHRUNK = (Phase.explicit, Phase.generate)

# What depends on what came before: answers to a question, corrections, steps back, reports, forgetting.
WRITTEN: tuple[Event, ...] = (
    *map(Text, ("student", "data engineer, 4 years", "9", "aws", "actually azure", "no", "yes", "back", "free")),
    *map(Text, ("I hold AI-900", "AI-103", "it is cheaper now", "compare", "PMLE", "blargh")),
    *(Command(name) for name in ("start", "restart", "back", "skip", "forget", "cancel")),
    Command("start", "cert_aws-mla"),
)
REWRITTEN = ("developer", "2 years", "gcp", "AI-102", "student")
PRESSED = (
    "advise|role|developer", "advise|role|student", "advise|experience|senior", "advise|platform|gcp",
    "advise|platform|aws", "ask|goal", "advise|goal|mlops", "do|skip", "do|restart", "do|recommend", "do|delete-data",
    "do|share", "do|lookup|azure-ai-103", "do|compare", "choose|azure-ai-103", "wrong|azure-ai-103|price",
    "wrong|azure-ai-103|done", "do|list", "nonsense",
)  # fmt: skip


Reported = tuple[str, str, str]
"""Certification, fact and words of a report; a text that was shared has words alone."""


@dataclass(frozen=True, eq=False)
class Happening:
    """Something that a person did. `message`: the one that was written, or which of them was edited."""

    event: Event
    message: int | None = None
    edited: bool = False


@dataclass(frozen=True)
class Delivery:
    """An update on its way: what it is about, and the ids that it bears."""

    happening: Happening
    key: str
    also: str | None


@dataclass(frozen=True)
class Course:
    """What one person did, in the order of its two queues, and how it reaches the bot: in transactions, of which those
    that are `lost` are rolled back once, and their updates delivered again."""

    messages: tuple[Happening, ...]
    presses: tuple[Happening, ...]
    deliveries: tuple[Delivery, ...]
    cuts: tuple[int, ...] = ()
    lost: tuple[bool, ...] = (False,)

    @property
    def first(self) -> tuple[Happening, ...]:
        """Everything once, in the order of the first deliveries."""
        firsts = {id(one.happening): one.happening for one in self.deliveries}
        return tuple(firsts.values())

    @property
    def groups(self) -> Iterator[tuple[tuple[Delivery, ...], bool]]:
        """The deliveries of each transaction, and whether it is rolled back."""
        edges = (0, *self.cuts, len(self.deliveries))
        for (start, end), lost in zip(itertools.pairwise(edges), self.lost, strict=True):
            if lost:
                yield self.deliveries[start:end], True
            yield self.deliveries[start:end], False


@st.composite
def written(draw: st.DrawFn) -> tuple[Happening, ...]:
    """The queue of messages: texts, commands, edits of texts."""
    queue: list[Happening] = []
    for event in draw(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=MOST_MESSAGES)):
        earlier = [one.message for one in queue if isinstance(one.event, Text)]
        if earlier and draw(st.integers(0, 3)) == 0:
            queue.append(Happening(Text(draw(st.sampled_from(REWRITTEN))), draw(st.sampled_from(earlier)), edited=True))
        else:
            queue.append(Happening(event, len(queue) + 1))
    return tuple(queue)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """What happens, and a way in which Telegram may deliver it."""
    messages = draw(written())
    pressed = draw(st.lists(st.sampled_from(PRESSED), max_size=MOST_PRESSES))
    presses = tuple(Happening(Tap(data), 900) for data in pressed)
    # How it is delivered says little about why it fails: one seed, which is not shrunk, is much faster.
    chance = random.Random(draw(st.integers(0, 2**32)))
    deliveries = delivered(messages, presses, chance)
    cuts = sorted(chance.sample(range(1, len(deliveries)), min(chance.randrange(4), len(deliveries) - 1)))
    lost = tuple(chance.random() < 0.2 for _ in range(len(cuts) + 1))
    return Course(messages, presses, tuple(deliveries), tuple(cuts), lost)


def delivered(messages: Sequence[Happening], presses: Sequence[Happening], chance: random.Random) -> list[Delivery]:
    """Both queues merged, ids that start anew at random, and repeats after the first delivery of each."""
    queues = [list(messages), list(presses)]
    places = [0] * len(messages) + [1] * len(presses)
    chance.shuffle(places)
    deliveries: list[Delivery] = []
    repeats: list[tuple[Delivery, int]] = []
    number = chance.randrange(2**50)
    for place in places:
        happening = queues[place].pop(0)
        number = number + 1 if chance.random() < 0.7 else chance.randrange(2**50)
        first = Delivery(happening, f"u{number}", f"c{chance.randrange(2**62)}" if place else None)
        repeats.append((first, len(deliveries)))
        deliveries.append(first)
    for first, _ in repeats:
        for _ in range(chance.choice((0, 0, 1, 2, MOST_DELIVERIES - 1))):
            renumbered = first.also is not None and chance.random() < 0.5
            again = Delivery(first.happening, f"u{chance.randrange(2**50)}", first.also) if renumbered else first
            deliveries.insert(chance.randint(deliveries.index(first) + 1, len(deliveries)), again)
    return deliveries


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
    return TOKEN.sub("", f"{say.name} {say.lines} {say.buttons}")


def comparable(conversation: bytes) -> bytes:
    """What is remembered, without what is there to be different for everybody."""
    return msgspec.json.encode(msgspec.structs.replace(_decode(conversation), seed="", token=""))


@dataclass(frozen=True, repr=False)
class Outcome:
    """How it ended: what is remembered (None: nothing), what was said, in order, and what was reported."""

    conversation: bytes | None
    said: tuple[str, ...]
    reported: tuple[Reported, ...]

    def __repr__(self) -> str:
        names = [text.partition(" ")[0] for text in self.said]
        return f"<{names} {self.conversation!r} {self.reported}>"


@dataclass
class Bot:
    """Turns on one database, in transactions as the writer makes them."""

    advisor: Advisor
    database: Database
    chat: int = 0
    again: bool = False  # takes repeats for new
    said: dict[int, Message] = field(default_factory=dict)

    def run(self, course: Course) -> Outcome:
        """Everything is delivered; how it ended for a new person."""
        self.chat += 1
        self.said = {}
        chance = random.Random(len(course.deliveries))
        for group, died in course.groups:
            self._transaction(group, died=died)
            self._send(chance)
        return self._outcome()

    def _transaction(self, group: Sequence[Delivery], *, died: bool) -> None:
        with self.database.engine.connect() as connection:
            for delivery in group:
                self._take(connection, delivery)
            if died:
                connection.rollback()
            else:
                connection.commit()

    def _take(self, connection: Any, delivery: Delivery) -> None:
        one = delivery.happening
        # Nobody's ids are another's: each chat's have numbers of their own.
        also = None if delivery.also is None else f"{delivery.also}.{self.chat}"
        spoken = Spoken(
            f"{delivery.key}.{self.chat}", Place(self.chat, private=True), one.event, one.message, also, one.edited
        )
        self.advisor.answer(connection, spoken, again=self.again)

    def _send(self, chance: random.Random) -> None:
        """Some of what waits is sent, so that a press may find the question that it can take the place of."""
        with self.database.begin() as connection:
            waiting = outbox.pending(connection)
            self.said |= {message.id: message for message in waiting}
            for message in waiting[: chance.randint(0, len(waiting))]:
                shown = 900 if message.last and message.passing else None
                outbox.sent(connection, [Sent(message.id, message.chat, message.turn, shown)])

    def _outcome(self) -> Outcome:
        with self.database.begin() as connection:
            waiting = outbox.pending(connection)
            row = chats.load(connection, self.chat)
            reported = [one for one in reports.listed(connection, None) if one.chat == self.chat]
            chats.forget(connection, self.chat)
            outbox.drop(connection, [message.id for message in waiting])
        assert all(message.chat == self.chat for message in waiting)
        assert {message.id for message in waiting} <= self.said.keys()
        return Outcome(
            comparable(row.conversation.encode()) if row is not None else None,
            tuple(self.said[id].params["text"] for id in sorted(self.said)),
            tuple(sorted((one.certification or "", one.fact or "", one.words or "") for one in reported)),
        )


# What is permitted


@dataclass(frozen=True)
class State:
    """What is remembered, said and reported up to here; `heard`: which slot a text answered, and what it was."""

    conversation: bytes | None = None
    said: tuple[str, ...] = ()
    reported: tuple[Reported, ...] = ()
    heard: tuple[tuple[int, tuple[str | None, str]], ...] = ()

    @property
    def outcome(self) -> Outcome:
        """How it ends here. Reports of one fact on one day are one report, with the words of all."""
        texts = [one for one in self.reported if not one[0]]
        cards: dict[tuple[str, str], str] = {}
        for certification, fact, more in self.reported:
            if certification:
                known = cards.get((certification, fact))
                cards[certification, fact] = f"{known}\n{more}" if known and more else known or more
        found = [*texts, *((*about, words) for about, words in cards.items())]
        conversation = None if self.conversation is None else comparable(self.conversation)
        return Outcome(conversation, self.said, tuple(sorted(found)))


@dataclass
class Oracle:
    """Every permitted order, by the engine alone. Orders begin alike, and so do people: steps are kept."""

    world: World
    _steps: dict[tuple[bytes | None, Event], tuple[bytes | None, tuple[str, ...], tuple[Reported, ...]]] = field(
        default_factory=dict
    )
    _slots: dict[bytes | None, str | None] = field(default_factory=dict)

    def outcomes(self, messages: Sequence[Happening], presses: Sequence[Happening]) -> set[Outcome]:
        """How it may end."""
        return set(self._from(tuple(messages), tuple(presses), State()))

    def outcome(self, order: Sequence[Happening]) -> Outcome:
        """How it ends in this order."""
        state = State()
        for one in order:
            state = self._after(state, one)
        return state.outcome

    def _from(self, messages: tuple[Happening, ...], presses: tuple[Happening, ...], state: State) -> Iterator[Outcome]:
        if not messages and not presses:
            yield state.outcome
        if messages:
            yield from self._from(messages[1:], presses, self._after(state, messages[0]))
        if presses:
            yield from self._from(messages, presses[1:], self._after(state, presses[0]))

    def _after(self, state: State, one: Happening) -> State:
        event, heard = one.event, dict(state.heard)
        if isinstance(event, Text) and one.message is not None:
            slot, text = heard.get(one.message, (None, None))
            if one.edited and text == event.text:
                return state
            heard[one.message] = slot, event.text
            if one.edited and text is not None:
                event = Text(event.text, slot or "")
            else:
                heard[one.message] = self._asked(state.conversation), event.text
        conversation, said, reported = self._step(state.conversation, event)
        if conversation is None:  # all was forgotten
            return State(None, state.said + said)
        return State(conversation, state.said + said, state.reported + reported, tuple(heard.items()))

    def _step(self, before: bytes | None, event: Event) -> tuple[bytes | None, tuple[str, ...], tuple[Reported, ...]]:
        known = self._steps.get((before, event))
        if known is None:
            after, effects = step(self.world, stored(before), event, TODAY)
            forgotten = any(isinstance(effect, Forget) for effect in effects)
            known = (
                None if forgotten else msgspec.json.encode(after),
                tuple(spelt(effect) for effect in effects if isinstance(effect, Say)),
                tuple(one for effect in effects if (one := reported_by(effect)) is not None),
            )
            self._steps[before, event] = known
        return known

    def _asked(self, before: bytes | None) -> str | None:
        if before not in self._slots:
            self._slots[before] = asked(self.world, stored(before), TODAY)
        return self._slots[before]


_decode = msgspec.json.Decoder(Conversation).decode


def stored(conversation: bytes | None) -> Conversation:
    """The conversation in a row, a new one without."""
    return Conversation() if conversation is None else _decode(conversation)


def reported_by(effect: Effect) -> Reported | None:
    """What is kept of an effect as a report."""
    match effect:
        case Report(certification, fact, words):
            return certification, fact or "", words or ""
        case Share(text):
            return "", "", text
    return None


# The tests


@pytest.fixture(scope="module")
def oracle(world: World) -> Oracle:
    """What is permitted in our own world."""
    return Oracle(world)


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
        assert ended in oracle.outcomes(course.messages, course.presses)
        assert ended == oracle.outcome(course.first)

    check()


def test_repeat_that_is_taken_for_new_is_noticed(bot: Bot, oracle: Oracle) -> None:
    """The oracle can fail: a bot that knows no ids ends in a state that no order permits."""
    role, years, back = (Happening(one, n) for n, one in enumerate((Text("student"), Text("9"), Command("back")), 1))
    update = Delivery(back, "u3", None)
    course = Course((role, years, back), (), (Delivery(role, "u1", None), Delivery(years, "u2", None), update, update))
    permitted = oracle.outcomes(course.messages, course.presses)
    assert bot.run(course) in permitted
    assert dataclasses.replace(bot, again=True, chat=bot.chat + 1_000_000).run(course) not in permitted


def test_order_that_no_queue_permits_is_noticed(bot: Bot, oracle: Oracle) -> None:
    """The oracle can fail: messages that overtake one another end in a state that no order permits."""
    role, other = Happening(Text("student"), 1), Happening(Text("developer"), 2)
    course = Course((role, other), (), (Delivery(other, "u2", None), Delivery(role, "u1", None)))
    assert bot.run(course) not in oracle.outcomes(course.messages, course.presses)


@settings(max_examples=FEW, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.sampled_from((*WRITTEN, *map(Tap, PRESSED))), max_size=5), number=st.integers(0, 11))
def test_second_press_of_a_button_answers_nothing_more(events: list[Event], number: int, world: World) -> None:
    """A press that comes again under new ids of both kinds changes no answer, brings nothing in or out of focus, and
    takes nothing back: what it asks for is said again, at most."""
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
