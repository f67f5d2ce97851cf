"""From Telegram's updates to what was said.

`read` takes anything and never raises: what is malformed, meant for others or of no use is `Ignored`, with a reason
that holds nothing a person wrote. Each update becomes the same result each time, so a repeat is known by its keys.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from certbot.conversation import Place, Spoken
from certbot.dialog.events import Command, Event, Tap, Text, Unreadable
from certbot.telegram.updates import (
    SERVICE,
    CallbackQuery,
    Chat,
    Id,
    MemberUpdated,
    Message,
    Origin,
    QueryId,
    Update,
)

MAX_TEXT = 4096
GROUPS = ("group", "supergroup")

# As Telegram marks them: letters, digits and _ after the slash, up to the end of a word.
_COMMAND = re.compile(
    r"/(?P<name>[A-Za-z0-9_]{1,64})(?:@(?P<bot>[A-Za-z0-9_]{3,32}))?(?![\w/@])(?P<words>.*)", re.DOTALL
)
_UNFIT = re.compile("[\x00\ud800-\udfff]")
# Half a surrogate pair where no text may be is a UnicodeError to msgspec.
_MALFORMED = (msgspec.ValidationError, UnicodeError)
_SANE = re.compile(r"[!-~]{1,64}")


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot may write into a chat from now on, or no longer: it was blocked, let in, thrown out."""

    key: str
    chat: int
    active: bool


@dataclass(frozen=True, slots=True)
class Migration:
    """A group has become a supergroup, with a new id. Telegram says so in both chats; either may be missed."""

    key: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Ignored:
    """Nothing to do. `key` is None where not even the update's id can be read; `why` is for the log."""

    key: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Received:
    """What an update means; `query` is the id of the callback query that is to be answered in any case."""

    what: Spoken | Membership | Migration | Ignored
    query: str | None = None


def read(raw: object, username: str, bot_id: int) -> Received:
    """What an update means for the bot that is called `username`. Never raises."""
    try:
        update = msgspec.convert(raw, Update, strict=True)
    except _MALFORMED as error:
        # The words of a ValidationError name fields and types, never values; those of the other do.
        why = str(error) if isinstance(error, msgspec.ValidationError) else "text that is no Unicode"
        return Received(Ignored(_key(raw), f"malformed: {why}"), _query(raw))
    key = f"u{update.update_id}"
    query = update.callback_query
    if query is not None:
        return Received(_pressed(key, query), query.id)
    if update.message is not None:
        return Received(_written(key, update.message, _is_service(raw), username, bot_id))
    if update.edited_message is not None:
        return Received(_rewritten(key, update.edited_message))
    if update.my_chat_member is not None:
        return Received(_member(key, update.my_chat_member))
    return Received(Ignored(key, "of no kind that is read"))


def _written(key: str, message: Message, service: bool, username: str, bot_id: int) -> Spoken | Migration | Ignored:
    chat = message.chat
    if message.migrate_to_chat_id is not None:
        return _migrated(key, chat, chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return _migrated(key, chat, message.migrate_from_chat_id, chat.id)
    if service:
        return Ignored(key, "a service message")
    if not _by_person(message):
        return Ignored(key, "not written by a person")
    place = _place(message, reply_to=message.message_id)
    if chat.type == "private":
        event = _event(_text(message))
    elif chat.type in GROUPS:
        replied = message.reply_to_message
        to_us = replied is not None and replied.sender is not None and replied.sender.id == bot_id
        heard = _addressed(_text(message), username, to_us=to_us)
        if heard is None:
            return Ignored(key, "said to others in a group")
        event = heard
    else:
        return Ignored(key, "neither a private chat nor a group")
    # An album is a message for each picture: they are answered once. One with words is answered for its words in any
    # case, and the others with it.
    album = message.media_group_id
    album = f"g{album}" if album is not None and _SANE.fullmatch(album) else None
    if isinstance(event, Unreadable):
        return Spoken(key, place, event, message.message_id, also=album)
    return Spoken(key, place, event, message.message_id, covers=album)


def _rewritten(key: str, message: Message) -> Spoken | Ignored:
    """An edited message. In a group it stays as it was answered; without words it is a moving location or the like."""
    if message.chat.type != "private":
        return Ignored(key, "edited in a group")
    if not _by_person(message):
        return Ignored(key, "not written by a person")
    event = _event(_text(message))
    if isinstance(event, Unreadable):
        return Ignored(key, "edited, and without words")
    return Spoken(key, _place(message), event, message.message_id, edited=True)


def _pressed(key: str, query: CallbackQuery) -> Spoken | Ignored:
    message = query.message
    if message is None or query.data is None:
        return Ignored(key, "a button that is none of ours")
    chat = message.chat
    if chat.type != "private" and chat.type not in GROUPS:
        return Ignored(key, "neither a private chat nor a group")
    if chat.type == "private" and chat.id != query.sender.id:
        return Ignored(key, "a button in the private chat of somebody else")
    # A message out of reach cannot be replaced by the answer either.
    message_id = message.message_id if message.date else None
    # Not the id itself, which would be kept: its upper 32 bits are the id of the person who pressed.
    also = f"c{hashlib.blake2b(query.id.encode(), digest_size=8).hexdigest()}"
    return Spoken(key, _place(message), Tap(_clean(query.data)), message_id, also)


def _member(key: str, updated: MemberUpdated) -> Membership | Ignored:
    if updated.chat.type != "private" and updated.chat.type not in GROUPS:
        return Ignored(key, "neither a private chat nor a group")
    member = updated.new_chat_member
    return Membership(key, updated.chat.id, member.status not in ("left", "kicked") and member.is_member)


def _migrated(key: str, chat: Chat, old: int, new: int) -> Migration | Ignored:
    if chat.type not in GROUPS or old == new:
        return Ignored(key, "a migration of what is no group")
    return Migration(key, old, new)


def _by_person(message: Message) -> bool:
    """Anonymous administrators and channels in groups write by a bot of Telegram's, and count as persons."""
    if message.via_bot is not None or message.is_automatic_forward:
        return False
    return message.sender is None or not message.sender.is_bot or message.sender_chat is not None


def _place(message: Message | Origin, reply_to: int | None = None) -> Place:
    private = message.chat.type == "private"
    # Outside of topics the thread is one of replies, and no place to write to.
    thread = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, private, None if private else reply_to, thread)


def _text(message: Message) -> str:
    return _clean(message.text or message.caption or "")


def _event(text: str) -> Event:
    """What a person said to the bot alone. A command is one to us there, whatever bot it names."""
    if not text.strip():
        return Unreadable()
    command = _COMMAND.fullmatch(text.lstrip())
    return Text(text) if command is None else _command(command)


def _addressed(text: str, username: str, *, to_us: bool) -> Event | None:
    """What was said to us in a group: a command, a reply to our message, a mention; None if it was not to us."""
    command = _COMMAND.fullmatch(text.lstrip())
    if command is not None:
        bot = command["bot"]
        ours = bot is not None and bot.lower() == username.lower()
        return _command(command, addressed=ours) if bot is None or ours else None
    words, mentions = _mention(username).subn(" ", text)
    if not mentions:
        return _event(text) if to_us else None
    return _event(words.strip()) if words.strip() else Command("help")


def _command(match: re.Match[str], *, addressed: bool = False) -> Command:
    return Command(match["name"].lower(), match["words"].strip(), addressed)


@lru_cache(maxsize=4)
def _mention(username: str) -> re.Pattern[str]:
    """@username as a word, with the comma or colon behind it."""
    return re.compile(rf"(?<![\w@])@{re.escape(username)}(?!\w)[,:]?", re.IGNORECASE)


def _clean(text: str) -> str:
    """Without what no database and no message can hold, and no longer than a message can be."""
    return _UNFIT.sub("", text[:MAX_TEXT])


def _is_service(raw: object) -> bool:
    """Whether a message, known to be well formed, tells of something that happened in the chat."""
    message = raw.get("message") if isinstance(raw, dict) else None
    return isinstance(message, dict) and not SERVICE.isdisjoint(message)


def _key(raw: object) -> str | None:
    """The key of an update that is malformed elsewhere."""
    try:
        return f"u{msgspec.convert(raw.get('update_id'), Id)}" if isinstance(raw, dict) else None
    except _MALFORMED:
        return None


def _query(raw: object) -> str | None:
    """The id of a callback query that is malformed elsewhere."""
    query = raw.get("callback_query") if isinstance(raw, dict) else None
    try:
        return msgspec.convert(query.get("id"), QueryId) if isinstance(query, dict) else None
    except _MALFORMED:
        return None
