"""The few fields of an update that are read, and the types they must have: no names, nothing of a quoted message.

`msgspec.convert` refuses every other type: null where a value must be, a boolean for a number, an id that is not one.
All other fields may hold anything.
"""

from __future__ import annotations

import json
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

MAX_ID = 2**52 - 1
"""Ids have up to 52 significant bits (https://core.telegram.org/bots/api#chat)."""

ChatId = Annotated[int, Meta(ge=-MAX_ID, le=MAX_ID)]
Id = Annotated[int, Meta(ge=0, le=MAX_ID)]
# Of messages and topics: Telegram refuses an answer to a larger one.
MessageId = Annotated[int, Meta(ge=0, le=2**31 - 1)]
# Telegram's are digits. Anything that can stand in a key of the store and go back to Telegram as it came will do.
QueryId = Annotated[str, Meta(pattern=r"\A[!-~]{1,64}\Z")]


class Read(Struct, omit_defaults=True):
    """What is read of an object; all else that it has is let go."""


class Something(Read):
    """An object of which only its presence counts."""


class User(Read):
    """Who sent something: only whether it is a person, never a name."""

    id: Id
    is_bot: bool = False


class Chat(Read):
    """Where it was sent."""

    id: ChatId
    type: str


class Replied(Read):
    """The message that a message answers: only whose it was."""

    sender: User | None = msgspec.field(default=None, name="from")


class Message(Read):
    """A message."""

    message_id: MessageId
    chat: Chat
    sender: User | None = msgspec.field(default=None, name="from")
    sender_chat: Something | None = None
    via_bot: Something | None = None
    text: str | None = None
    caption: str | None = None
    reply_to_message: Replied | None = None
    message_thread_id: MessageId | None = None
    is_topic_message: bool = False
    is_automatic_forward: bool = False
    media_group_id: str | None = None
    migrate_to_chat_id: ChatId | None = None
    migrate_from_chat_id: ChatId | None = None


class Origin(Read):
    """The message under which a button was. `date` is 0 if it is out of reach, for Telegram as for us."""

    message_id: MessageId
    chat: Chat
    date: int = 0
    message_thread_id: MessageId | None = None
    is_topic_message: bool = False


class CallbackQuery(Read):
    """A button that was pressed. No message: it was sent by way of inline mode. No data: it is a game's."""

    id: QueryId
    sender: User = msgspec.field(name="from")
    message: Origin | None = None
    data: str | None = None


class Member(Read):
    """What the bot is in a chat: member, administrator, creator, restricted, left, kicked."""

    status: str
    is_member: bool = True


class MemberUpdated(Read):
    """The bot came into a chat, was thrown out, was blocked, was let in again."""

    chat: Chat
    new_chat_member: Member


class Update(Read):
    """Something that happened: an id, and one of these or of the many that are not read."""

    update_id: Id
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: MemberUpdated | None = None


def reduced(raw: object) -> str:
    """JSON of what is read of an update, as good as the whole for answering it. Raises ValidationError or UnicodeError
    if it is malformed."""
    return json.dumps(msgspec.to_builtins(msgspec.convert(raw, Update, strict=True)))


# Messages that nobody wrote: something happened in the chat. All else without text is a thing that a person sent.
SERVICE = frozenset(
    {
        "boost_added", "channel_chat_created", "chat_background_set", "chat_owner_changed", "chat_owner_left",
        "chat_shared", "checklist_tasks_added", "checklist_tasks_done", "connected_website", "delete_chat_photo",
        "direct_message_price_changed", "forum_topic_closed", "forum_topic_created", "forum_topic_edited",
        "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "gift",
        "gift_upgrade_sent", "giveaway", "giveaway_completed", "giveaway_created", "giveaway_winners",
        "group_chat_created", "left_chat_member", "message_auto_delete_timer_changed", "migrate_from_chat_id",
        "migrate_to_chat_id", "new_chat_members", "new_chat_photo", "new_chat_title", "paid_message_price_changed",
        "passport_data", "pinned_message", "proximity_alert_triggered", "refunded_payment", "successful_payment",
        "suggested_post_approval_failed", "suggested_post_approved", "suggested_post_declined", "suggested_post_paid",
        "suggested_post_refunded", "supergroup_chat_created", "unique_gift", "users_shared", "video_chat_ended",
        "video_chat_participants_invited", "video_chat_scheduled", "video_chat_started", "web_app_data",
        "write_access_allowed",
    }
)  # fmt: skip
