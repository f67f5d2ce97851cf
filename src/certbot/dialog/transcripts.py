"""Transcripts: conversations written down, with what each turn must say. Run by the tests and by `test`.

Expectations name messages, slots and ids rather than sentences, so that a writer may change the words:

    says      the names of the messages, in order and complete
    slots     answers that must stand after the turn (null: skipped)
    absent    slots that must not have been answered
    contains  ids that the messages must name (certifications, advice)
    lacks     ids that they must not name
    shows     keys of codes that must be among what is said
    buttons   data of buttons that must be offered
    reads     words that the text must hold, in the transcript's language
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from certbot.advice.codes import Code, Named, Param
from certbot.catalog.model import Record
from certbot.dialog.engine import step
from certbot.dialog.events import Command, Effect, Event, Say, Tap, Text
from certbot.dialog.flows import Answer
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.tables import without_tables
from certbot.dialog.taps import Answered, encode
from certbot.dialog.world import ADVISE, World


class TurnOf(Record, frozen=True):
    """One turn: what the person does (`user` writes, `tap` presses, `command` sends), then what must follow."""

    user: str | None = None
    tap: str | Mapping[str, str] | None = None
    command: str | None = None
    today: date | None = None
    says: str | tuple[str, ...] | None = None
    slots: Mapping[str, Answer] = {}
    absent: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()


class Transcript(Record, frozen=True):
    """A conversation on one day (each turn may say another), and what it shows."""

    title: str
    today: date
    turns: tuple[TurnOf, ...]


def run(world: World, messages: Messages, transcript: Transcript) -> Iterator[str]:
    """Hold the conversation. Yields what is not as expected, each naming its turn; nothing when all is."""
    conversation = Conversation()
    for number, turn in enumerate(transcript.turns, 1):
        today = turn.today or transcript.today
        conversation, effects = step(world, conversation, event(world, turn), today)
        said = turn.user if turn.user is not None else turn.command or turn.tap
        for fault in _faults(turn, conversation, effects, messages):
            yield f"turn {number} ({said}): {fault}"


def event(world: World, turn: TurnOf) -> Event:
    """What the person does in a turn."""
    match turn.tap:
        case None:
            return Command(turn.command) if turn.command is not None else Text(turn.user or "")
        case str():
            return Tap(turn.tap)
        case answer:
            ((slot, value),) = answer.items()
            return Tap(encode(Answered(world.owner(slot), slot, value)))


def _faults(turn: TurnOf, conversation: Conversation, effects: tuple[Effect, ...], messages: Messages) -> Iterator[str]:
    says = [effect for effect in effects if isinstance(effect, Say)]
    names = tuple(say.name for say in says)
    expected = (turn.says,) if isinstance(turn.says, str) else turn.says
    if expected is not None and names != expected:
        yield f"says {', '.join(names) or 'nothing'} instead of {', '.join(expected)}"
    answers = conversation.of(ADVISE)
    for slot, value in turn.slots.items():
        if slot not in answers or answers[slot] != value:
            yield f"{slot} is {answers.get(slot, 'not answered')} instead of {value}"
    for slot in turn.absent:
        if slot in answers:
            yield f"{slot} is {answers[slot]}, but should not have been answered"
    lines = [line for say in says for line in without_tables(say.lines)]
    codes = [code for line in lines for code in _codes(line)]
    ids = {id for code in codes for id in _ids(code)} | {code.key for code in codes}
    for id in turn.contains:
        if id not in ids:
            yield f"does not name {id}"
    for id in turn.lacks:
        if id in ids:
            yield f"names {id}"
    keys = {code.key for code in codes}
    for key in turn.shows:
        if key not in keys:
            yield f"does not say {key}"
    data = {button.data for say in says for row in say.buttons for button in row}
    for wanted in turn.buttons:
        if wanted not in data:
            yield f"does not offer the button {wanted}"
    if turn.reads:
        text = "\n".join(str(messages.render(line).striptags()) for line in lines)
        for words in turn.reads:
            if words.casefold() not in text.casefold():
                yield f"does not read {words!r}"


def _codes(param: Param) -> Iterator[Code]:
    """A code and all codes inside it."""
    if isinstance(param, Code):
        yield param
        for value in param.params.values():
            yield from _codes(value)
    elif isinstance(param, tuple):
        for value in param:
            yield from _codes(value)


def _ids(code: Code) -> Iterator[str]:
    """The ids of the certifications that a code names itself."""
    for value in code.params.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Named):
                yield part.id
