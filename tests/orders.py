"""The orders in which one person's events may be taken, and how each of them ends.

Telegram keeps the messages of a chat in order (edits among them), and the presses of a person in order, each in a queue
of its own. So any interleaving of the two queues is permitted, and no other order. Repeats change nothing.

The oracle runs the engine alone, which knows no ids and no store.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

import msgspec

from certbot.dialog.answers_wrong import answered_by
from certbot.dialog.engine import begin, step
from certbot.dialog.events import Effect, Event, Forget, Report, Say, Share, Tap, Text
from certbot.dialog.state import Conversation
from certbot.dialog.world import World

Reported = tuple[str, str, str]
"""Certification, fact and words of a report; a text that was shared has words alone."""

# Buttons of a question that can be answered once carry a token, which differs from person to person.
_TOKEN = re.compile(r"(forget\|confirm\|\w+)\|\w{8}")
_decode = msgspec.json.Decoder(Conversation).decode


@dataclass(frozen=True, eq=False)
class Happening:
    """Something that a person did. `message`: the one that was written, or which of them was edited."""

    event: Event
    message: int | None = None
    edited: bool = False


@dataclass(frozen=True)
class State:
    """How far it came: what is remembered (None: nothing), what was said, in order, what was reported; `heard`: which
    slot a text answered, or which report, and what it was."""

    conversation: bytes | None = None
    said: tuple[str, ...] = ()
    reports: tuple[Reported, ...] = ()
    heard: tuple[tuple[int, tuple[str | None, str]], ...] = ()

    @property
    def comparable(self) -> bytes | None:
        """What is remembered, as `comparable` gives it."""
        return None if self.conversation is None else comparable(self.conversation)

    @property
    def reported(self) -> tuple[Reported, ...]:
        """The reports in a fixed order. Those of one fact on one day are one, with the words of all."""
        texts = [one for one in self.reports if not one[0]]
        cards: dict[tuple[str, str], str] = {}
        for certification, fact, more in self.reports:
            if certification:
                known = cards.get((certification, fact))
                cards[certification, fact] = f"{known}\n{more}" if known and more else known or more
        return tuple(sorted([*texts, *((*about, words) for about, words in cards.items())]))


_Step = tuple[bytes | None, tuple[str, ...], tuple[Reported, ...]]


@dataclass
class Oracle:
    """Every permitted order. `spell` makes texts of what is said. Orders begin alike, so steps are kept."""

    world: World
    today: date
    spell: Callable[[Sequence[Say]], tuple[str, ...]]
    _steps: dict[tuple[bytes | None, Event], _Step] = field(default_factory=dict)
    _slots: dict[bytes | None, str | None] = field(default_factory=dict)

    def ends(
        self, messages: Sequence[Happening], presses: Sequence[Happening], states: Iterable[State] = (State(),)
    ) -> set[State]:
        """How it may end, from each of these states."""
        return {end for state in states for end in self._ends(tuple(messages), tuple(presses), state)}

    def end(self, order: Sequence[Happening]) -> State:
        """How it ends in this order."""
        state = State()
        for one in order:
            state = self._after(state, one)
        return state

    def _ends(self, messages: tuple[Happening, ...], presses: tuple[Happening, ...], state: State) -> Iterator[State]:
        if not messages and not presses:
            yield state
        if messages:
            yield from self._ends(messages[1:], presses, self._after(state, messages[0]))
        if presses:
            yield from self._ends(messages, presses[1:], self._after(state, presses[0]))

    def _after(self, state: State, one: Happening) -> State:
        event, heard = one.event, dict(state.heard)
        if isinstance(event, Text) and one.message is not None:
            slot, text = heard.get(one.message, (None, None))
            if one.edited and text == event.text:
                return state  # Telegram reports edits that change nothing a bot can see
            if not one.edited:
                slot = self._asked(state.conversation)
            heard[one.message] = slot, event.text
            if one.edited:
                event = Text(event.text, slot or "")
        conversation, said, reports = self._step(state.conversation, event)
        if isinstance(event, Text) and one.message is not None:
            for certification, fact, _ in (report for report in reports if report[0]):
                heard[one.message] = answered_by(Report(certification, fact)), event.text
        if conversation is None:  # all was forgotten, or there was nothing yet and the press was of no button
            return State(None, state.said + said)
        return State(conversation, state.said + said, state.reports + reports, tuple(heard.items()))

    def _step(self, before: bytes | None, event: Event) -> _Step:
        known = self._steps.get((before, event))
        if known is None:
            after, effects = step(self.world, _stored(before), event, self.today)
            nothing = any(isinstance(effect, Forget) for effect in effects)
            if before is None and isinstance(event, Tap) and all(isinstance(effect, Say) for effect in effects):
                nothing = nothing or msgspec.structs.replace(after, last=None) == Conversation()
            known = (
                None if nothing else msgspec.json.encode(after),
                tuple(map(without_token, self.spell([effect for effect in effects if isinstance(effect, Say)]))),
                tuple(one for effect in effects if (one := _reported(effect)) is not None),
            )
            self._steps[before, event] = known
        return known

    def _asked(self, before: bytes | None) -> str | None:
        if before not in self._slots:
            self._slots[before] = begin(self.world, _stored(before), self.today).asked
        return self._slots[before]


def comparable(conversation: bytes) -> bytes:
    """What is remembered, without what is there to be different for everybody."""
    return msgspec.json.encode(msgspec.structs.replace(_decode(conversation), seed="", token=""))


def without_token(said: str) -> str:
    """What was said, without what is there to be different for everybody."""
    return _TOKEN.sub(r"\1", said)


def _stored(conversation: bytes | None) -> Conversation:
    return Conversation() if conversation is None else _decode(conversation)


def _reported(effect: Effect) -> Reported | None:
    match effect:
        case Report(certification, fact, words):
            return certification, fact or "", words or ""
        case Share(text):
            return "", "", text
    return None
