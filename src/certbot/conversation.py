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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import msgspec

from certbot.advice.codes import Code
from certbot.dialog.engine import asked, step
from certbot.dialog.events import Command, Effect, Event, Export, Forget, Missed, Report, Say, Share, Tap, Text
from certbot.dialog.group import step_in_group
from certbot.dialog.state import Conversation
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
    message that was written, or the one whose button was pressed; `edited` if its text replaces an earlier one."""

    key: str
    place: Place
    event: Event
    message: int | None = None
    also: str | None = None
    edited: bool = False
    kind: str = "private"

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
    """What a message of the person was: the slot that was asked for, and a digest of the text."""

    message: int
    asked: str | None
    digest: str


_heard = msgspec.json.Decoder(tuple[Heard, ...])
_conversation = msgspec.json.Decoder(Conversation)


class Advisor:
    """Answers what is said, by one world. `now` gives Unix seconds, `today` the date that the advice goes by."""

    def __init__(self, world: World, render: Render, now: Callable[[], int], today: Callable[[], date]) -> None:
        self._world = world
        self._render = render
        self._now = now
        self._today = today

    def answer(self, connection: Connection, spoken: Spoken, *, again: bool = False) -> tuple[Message, ...]:
        """One turn in the transaction of `connection`. Returns the messages to send, which stand in the outbox; none
        for a repeat, unless it is to be done `again`."""
        fresh = updates.first_seen(connection, spoken.keys, self._now())
        if not fresh and not again:
            return ()
        if not spoken.place.private:
            said = step_in_group(self._world, spoken.event, self._today())
            return self._say(connection, said, spoken.place, turn=0)
        return self._turn(connection, spoken)

    def failed(
        self, connection: Connection, spoken: Spoken, update: str, error: str, tries: int
    ) -> tuple[Message, ...]:
        """Set aside an update that could not be answered, and tell the person under which number. Returns the messages
        to send."""
        now = self._now()
        updates.first_seen(connection, spoken.keys, now)
        quarantine.put(connection, spoken.key, spoken.place.chat, update, error, tries, now)
        said = Say("failed", (Code("failed", {"id": spoken.key}),))
        return self._say(connection, (said,), spoken.place, turn=0)

    def _turn(self, connection: Connection, spoken: Spoken) -> tuple[Message, ...]:
        today, now = self._today(), self._now()
        chat = chats.load(connection, spoken.place.chat) or Chat(
            id=spoken.place.chat, kind=spoken.kind, language=LANGUAGE, created=now, seen=now
        )
        before = _decoded(chat.conversation)
        if not before.seed:  # so that what was pressed in a conversation that is forgotten fits no later one
            before = msgspec.structs.replace(before, seed=spoken.key)
        event = self._heard(chat, before, spoken, today)
        if event is None:
            return ()
        pressed = isinstance(event, Tap) and spoken.message is not None and spoken.message == chat.replaceable
        after, effects = step(self._world, before, event, today)
        chat.active, chat.gone, chat.seen, chat.turn, chat.replaceable = True, None, now, chat.turn + 1, None
        chat.conversation = msgspec.json.encode(after).decode()
        edit = spoken.message if pressed else None
        if any(isinstance(effect, Forget) for effect in effects):
            chats.forget(connection, chat.id)
            return self._say(connection, effects, spoken.place, turn=0, edit=edit)
        chats.save(connection, chat)
        said = tuple(chain.from_iterable(self._kept(connection, chat, effect, today) for effect in effects))
        return self._say(connection, said, spoken.place, turn=chat.turn, language=chat.language, edit=edit)

    def _heard(self, chat: Chat, conversation: Conversation, spoken: Spoken, today: date) -> Event | None:
        """The event as the engine takes it, and kept of a text what an edit of it will need. None for an edit that
        leaves the text as it was: Telegram reports those as well."""
        event = spoken.event
        if spoken.message is None or not isinstance(event, Text | Command):
            return event
        text = event.text if isinstance(event, Text) else f"/{event.name} {event.words}"
        earlier = _heard.decode(chat.asked) if chat.asked else ()
        digest = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
        known = next((heard for heard in earlier if heard.message == spoken.message), None)
        if spoken.edited and known is not None and known.digest == digest:
            return None
        if spoken.edited and known is not None:
            slot = known.asked
        else:
            slot = asked(self._world, conversation, today)
        if spoken.edited and isinstance(event, Text):
            event = Text(event.text, slot or "")  # "" for none: an edit answers nothing that is asked inside
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


def _decoded(text: str) -> Conversation:
    """What is remembered. What an earlier version wrote and this one cannot read is a new conversation: to fail would
    shut the person out for ever."""
    try:
        return _conversation.decode(text) if text else Conversation()
    except msgspec.ValidationError:
        return Conversation()
