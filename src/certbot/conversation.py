"""The one turn: load what is remembered of a chat, step, keep it, and hand over what is to be said.

`Advisor.answer` is one job in one transaction of the store: the update's keys, the new state, its effects and the
messages to send are committed together or not at all. So whoever delivers an update may deliver it again until the
commit is done, and a repeat after that is known by its keys and does nothing. Nothing here knows a network: `render`
makes messages of what the dialog says, and a sender takes them from the outbox after the commit.

In a group nothing is remembered and nothing personal is said (dialog/group.py).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any, TypeVar

import msgspec

from certbot.advice.codes import Code
from certbot.dialog.answers_wrong import answered_by
from certbot.dialog.engine import begin, take
from certbot.dialog.events import Command, Effect, Event, Export, Forget, Missed, Report, Say, Share, Tap, Text
from certbot.dialog.group import step_in_group
from certbot.dialog.state import Conversation
from certbot.dialog.turn import Turn
from certbot.dialog.world import World
from certbot.store import chats, outbox, quarantine, reports, updates
from certbot.store.chats import Chat
from certbot.store.database import Connection
from certbot.store.outbox import Draft, Message

# Of so many of a person's last messages it is known what they answered, in case they are edited.
HEARD = 20
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said and is to be answered: the chat; in a group the message and the thread, too."""

    chat: int
    private: bool
    reply_to: int | None = None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something that a person said or pressed. `key` and `also` are what a repeat of it is known by, `message` is the
    message that was written, or the one whose button was pressed; `edited` if its text replaces an earlier one. What is
    known by `covers` (the other pictures of an album) needs no answer any more once this one is answered."""

    key: str
    place: Place
    event: Event
    message: int | None = None
    also: str | None = None
    edited: bool = False
    covers: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """All that a repeat may be known by."""
        return (self.key,) if self.also is None else (self.key, self.also)


@dataclass(frozen=True, slots=True)
class Document:
    """A file for the person."""

    name: str
    content: str


Said = Effect | Document
Render = Callable[[Sequence[Said], Place, str], tuple[Draft, ...]]
"""What is said at a place, in a language, as messages for the outbox."""


class Heard(msgspec.Struct, frozen=True, array_like=True):
    """What a message of the person was: the slot that was asked for, or the report that it belongs to, and a digest of
    the text that nobody can guess it by, because its key is in the memory of this process alone."""

    message: int
    asked: str | None
    digest: str


_heard = msgspec.json.Decoder(tuple[Heard, ...])
_conversation = msgspec.json.Decoder(Conversation)
T = TypeVar("T")


class Advisor:
    """Answers what is said, by one world. `now` gives Unix seconds, `today` the date that the advice goes by."""

    def __init__(self, world: World, render: Render, now: Callable[[], int], today: Callable[[], date]) -> None:
        self._world = world
        self._render = render
        self._now = now
        self._today = today
        self._key = secrets.token_bytes(16)

    def answer(self, connection: Connection, spoken: Spoken, *, again: bool = False) -> tuple[Message, ...]:
        """One turn in the transaction of `connection`. Returns the messages to send, which stand in the outbox; none
        for a repeat, unless it is to be done `again`."""
        fresh = updates.first_seen(connection, spoken.keys, self._now())
        if not fresh and not again:
            return ()
        if spoken.covers is not None:
            updates.first_seen(connection, (spoken.covers,), self._now())
        if not spoken.place.private:
            said = step_in_group(self._world, spoken.event, self._today())
            return self._say(connection, said, spoken.place, turn=0)
        return self._turn(connection, spoken)

    def failed(
        self, connection: Connection, spoken: Spoken, update: str, error: str, tries: int
    ) -> tuple[Message, ...]:
        """Set aside an update that could not be answered, and tell the person under which number. Returns the messages
        to send; none the second time. Of a group its id is not kept."""
        now = self._now()
        if not updates.first_seen(connection, spoken.keys, now):
            return ()
        chat = spoken.place.chat if spoken.place.private else None
        quarantine.put(connection, spoken.key, chat, update, error, tries, now)
        # Later messages may be answered before this is known: it shows which one it is about.
        place = replace(spoken.place, reply_to=spoken.message)
        return self._say(connection, (_failure(spoken.key),), place, turn=0)

    def apology(self, id: str) -> dict[str, Any]:
        """The message that is sent in place of one that was refused, under this id."""
        return self._render((_failure(id),), Place(0, private=True), LANGUAGE)[0].params

    def _turn(self, connection: Connection, spoken: Spoken) -> tuple[Message, ...]:
        today, now = self._today(), self._now()
        # Turns are counted from the time on: no message of a conversation that is forgotten passes for a new one's.
        kept = chats.load(connection, spoken.place.chat)
        chat = kept or Chat(id=spoken.place.chat, language=LANGUAGE, turn=now, created=now, seen=now)
        before = _decoded(_conversation, chat.conversation, Conversation())
        if not before.seed:  # so that what was pressed in a conversation that is forgotten fits no later one
            before = msgspec.structs.replace(before, seed=spoken.key)
        turn = begin(self._world, before, today)
        event = self._heard(chat, turn, spoken)
        if event is None:
            return ()
        pressed = isinstance(event, Tap) and spoken.message is not None and spoken.message == chat.replaceable
        after, effects = take(turn, event, edited=spoken.edited)
        if kept is None and isinstance(event, Tap) and _changes_nothing(before, after, effects):
            # A second press on "delete everything" must not bring back what the first one deleted.
            return self._say(connection, effects, spoken.place, turn=0)
        if spoken.message is not None and isinstance(event, Text):
            _note_report(chat, effects)
        edit = spoken.message if pressed else None
        # A question put in place of another keeps its id: who presses twice must not be asked twice.
        chat.replaceable = edit if _is_question(effects) else None
        chat.gone, chat.seen, chat.turn = None, now, chat.turn + 1
        chat.conversation = msgspec.json.encode(after).decode()
        if any(isinstance(effect, Forget) for effect in effects):
            chats.forget(connection, chat.id)
            return self._say(connection, effects, spoken.place, turn=0, edit=edit)
        chats.save(connection, chat)
        said = tuple(chain.from_iterable(self._kept(connection, chat, effect, today) for effect in effects))
        return self._say(connection, said, spoken.place, turn=chat.turn, language=chat.language, edit=edit)

    def _heard(self, chat: Chat, turn: Turn, spoken: Spoken) -> Event | None:
        """The event as the engine takes it, and kept of a text what an edit of it will need. None for an edit that
        leaves the text as it was: Telegram reports those as well."""
        event = spoken.event
        if spoken.message is None or not isinstance(event, Text | Command):
            return event
        text = event.text if isinstance(event, Text) else f"/{event.name} {event.words}"
        earlier = _decoded(_heard, chat.asked, ())
        written = f"{chat.id} {spoken.message} {text}"  # so that the same text has another digest each time
        digest = hashlib.blake2b(written.encode(), digest_size=6, key=self._key).hexdigest()
        known = next((heard for heard in earlier if heard.message == spoken.message), None)
        if spoken.edited and known is not None and known.digest == digest:
            return None
        slot = known.asked if known is not None else None
        if not spoken.edited:
            slot = turn.asked if isinstance(event, Text) else None
        elif isinstance(event, Text):
            event = Text(event.text, slot or "")  # "" for none: an edit answers nothing that is asked now
        others = tuple(heard for heard in earlier if heard is not known)
        chat.asked = msgspec.json.encode((*others, Heard(spoken.message, slot, digest))[-HEARD:]).decode()
        return event

    def _kept(self, connection: Connection, chat: Chat, effect: Effect, today: date) -> tuple[Said, ...]:
        """Carry out what is to be kept of a turn; returns what is to be said."""
        match effect:
            case Say():
                return (effect,)
            case Export():
                content = json.dumps(chats.export(connection, chat.id), ensure_ascii=False, indent=2)
                return (Document("certbot-advisor.json", content),)
            case Report(certification, fact, words):
                reports.add(connection, chat.id, "card", certification, fact, words, today.isoformat(), self._now())
            case Share(text):
                reports.add(connection, chat.id, "text", None, None, text, today.isoformat(), self._now())
            case Missed():
                reports.count(connection, today.isoformat(), "missed")
            case Forget():
                raise AssertionError("forgetting ends a turn before anything is kept")
        return ()

    def _say(
        self,
        connection: Connection,
        said: Sequence[Said],
        place: Place,
        *,
        turn: int,
        language: str = LANGUAGE,
        edit: int | None = None,
    ) -> tuple[Message, ...]:
        drafts = self._render(said, place, language)
        if edit is not None and drafts:
            drafts = (msgspec.structs.replace(drafts[0], edit=edit), *drafts[1:])
        return outbox.add(connection, place.chat, turn, drafts, self._now())


def _note_report(chat: Chat, effects: Sequence[Effect]) -> None:
    """If the text just heard was words of a report, remember so: an edit of it is about the report."""
    for effect in effects:
        if isinstance(effect, Report):
            *others, heard = _decoded(_heard, chat.asked, ())
            chat.asked = msgspec.json.encode(
                (*others, msgspec.structs.replace(heard, asked=answered_by(effect)))
            ).decode()


def _changes_nothing(before: Conversation, after: Conversation, effects: Sequence[Effect]) -> bool:
    """Whether something is said and that is all."""
    said = all(isinstance(effect, Say) for effect in effects)
    return said and msgspec.structs.replace(after, last=before.last) == before


def _is_question(effects: Sequence[Effect]) -> bool:
    """Whether all that is said is one message that what follows may replace."""
    match [effect for effect in effects if isinstance(effect, Say)]:
        case [Say(passing=True)]:
            return True
    return False


def _failure(id: str) -> Say:
    """What a person is told when something failed, with the id that the log has."""
    return Say("failed", (Code("failed", {"id": id}),))


def _decoded(decoder: msgspec.json.Decoder[T], text: str, otherwise: T) -> T:
    """What is remembered. What an earlier version wrote and this one cannot read is forgotten: to fail would shut the
    person out for ever."""
    try:
        return decoder.decode(text) if text else otherwise
    except msgspec.DecodeError:
        return otherwise
