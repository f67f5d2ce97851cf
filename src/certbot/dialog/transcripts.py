"""Transcripts: conversations written down, with what each turn must say. Run by the tests and by `test`.

What the person does in a turn is one of these:

    user      writes a text
    tap       presses a button: its data, or {slot: value} for an answer to the question that is open
    command   sends a command, without the slash, with the words behind it ("compare AI-103 and PMLE"); in a group it
              names the bot
    edit      writes an earlier text anew: {slot: text} with the slot that it answered, or a text that answered none
    sends     sends what cannot be read ("photo")

`group: true` makes it a turn in a group, beside the conversation of which nothing is known there.

Expectations name messages, slots and ids rather than sentences, so that a writer may change the words:

    says      the names of the messages, in order and complete
    slots     answers that must stand after the turn (null: skipped)
    absent    slots that must not have been answered
    contains  ids that the messages must name (certifications, advice)
    lacks     ids that they must not name
    shows     keys of codes that must be among what is said
    buttons   data of buttons that must be offered; of links into the private chat their start parameter
    does      effects beside messages, in order ("report", "share", "forget", "export", "missed")
    reads     words that the text must hold, in the transcript's language
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from certbot.advice.codes import Code, Named, Param
from certbot.catalog.model import Record
from certbot.dialog.engine import step
from certbot.dialog.events import Command, Effect, Event, Link, Say, Tap, Text, Unreadable
from certbot.dialog.flows import Answer
from certbot.dialog.group import step_in_group
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.tables import without_tables
from certbot.dialog.taps import Answered, encode
from certbot.dialog.world import ADVISE, World


class TurnOf(Record, frozen=True):
    """One turn: what the person does, then what must follow."""

    user: str | None = None
    tap: str | Mapping[str, str] | None = None
    command: str | None = None
    edit: str | Mapping[str, str] | None = None
    sends: str | None = None
    group: bool = False
    today: date | None = None
    says: str | tuple[str, ...] | None = None
    slots: Mapping[str, Answer] = {}
    absent: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    does: str | tuple[str, ...] | None = None
    reads: tuple[str, ...] = ()


class Transcript(Record, frozen=True):
    """A conversation on one day (each turn may say another), and what it shows."""

    title: str
    today: date
    turns: tuple[TurnOf, ...]


def run(world: World, messages: Messages, transcript: Transcript) -> Iterator[str]:
    """Hold the conversation. Yields what is not as expected, each naming its turn; nothing when all is."""
    for number, (turn, conversation, effects) in enumerate(held(world, transcript), 1):
        for fault in _faults(turn, conversation, effects, messages):
            yield f"turn {number} ({_done(turn)}): {fault}"


def held(world: World, transcript: Transcript) -> Iterator[tuple[TurnOf, Conversation, tuple[Effect, ...]]]:
    """Each turn with the state after it and what it brought."""
    conversation = Conversation()
    for turn in transcript.turns:
        today = turn.today or transcript.today
        happened = _event(world, turn, conversation)
        if turn.group:
            effects = step_in_group(world, happened, today)
        else:
            conversation, effects = step(world, conversation, happened, today)
        yield turn, conversation, effects


def _done(turn: TurnOf) -> object:
    done = (turn.user, turn.command, turn.tap, turn.edit, turn.sends)
    return next((what for what in done if what is not None), None)


def _event(world: World, turn: TurnOf, conversation: Conversation) -> Event:
    match turn:
        case TurnOf(command=str(command)):
            name, _, words = command.partition(" ")
            return Command(name, words, addressed=turn.group)
        case TurnOf(tap=str(data)):
            return Tap(data)
        case TurnOf(tap=dict(answer)):
            ((slot, value),) = answer.items()
            flow = world.owner(slot)
            return Tap(encode(Answered(flow, slot, value, "" if flow == ADVISE else conversation.token)))
        case TurnOf(edit=str(text)):
            return Text(text, "")
        case TurnOf(edit=dict(answer)):
            ((slot, text),) = answer.items()
            return Text(text, slot)
        case TurnOf(sends=str()):
            return Unreadable()
    return Text(turn.user or "")


def _faults(turn: TurnOf, conversation: Conversation, effects: tuple[Effect, ...], messages: Messages) -> Iterator[str]:
    says = [effect for effect in effects if isinstance(effect, Say)]
    names = tuple(say.name for say in says)
    expected = (turn.says,) if isinstance(turn.says, str) else turn.says
    if expected is not None and names != expected:
        yield f"says {', '.join(names) or 'nothing'} instead of {', '.join(expected)}"
    done = tuple(type(effect).__name__.casefold() for effect in effects if not isinstance(effect, Say))
    wanted = (turn.does,) if isinstance(turn.does, str) else turn.does
    if wanted is not None and done != wanted:
        yield f"does {', '.join(done) or 'nothing'} instead of {', '.join(wanted)}"
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
    buttons = (button for say in says for row in say.buttons for button in row)
    data = {button.start if isinstance(button, Link) else button.data for button in buttons}
    for offered in turn.buttons:
        if offered not in data:
            yield f"does not offer the button {offered}"
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
