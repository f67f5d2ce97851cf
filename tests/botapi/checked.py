"""The calls once their parameters are checked: what the server has to carry out. Those about the profile stand apart.

A chat is its id or "@name". Times are in seconds. What a call says about state (whether a chat or message exists, what
the bot may do there) is not checked yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from botapi.entities import Formatted
from botapi.markup import InlineKeyboard, Markup
from botapi.params import Upload

ChatId = int | str


@dataclass(frozen=True)
class Target:
    """Where a message goes and what it replies to; `reply_optional`: it is sent also if that message is gone."""

    chat_id: ChatId
    message_thread_id: int = 0
    disable_notification: bool = False
    protect_content: bool = False
    reply_to: int = 0
    reply_optional: bool = False
    reply_chat_id: ChatId | None = None
    reply_quote: str = ""


@dataclass(frozen=True)
class Where:
    """The message to be changed: in a chat, or an inline message, then without a chat."""

    chat_id: ChatId | None = None
    message_id: int = 0
    inline_message_id: str = ""


@dataclass(frozen=True)
class Call:
    """A call whose parameters are checked."""


@dataclass(frozen=True)
class GetMe(Call):
    """Who the bot is."""


@dataclass(frozen=True)
class GetUpdates(Call):
    """`allowed_updates`: None as before; empty all but those about members and reactions."""

    offset: int = 0
    limit: int = 100
    timeout: int = 0
    allowed_updates: tuple[str, ...] | None = None


@dataclass(frozen=True)
class SetWebhook(Call):
    """An empty `url` deletes the webhook."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    allowed_updates: tuple[str, ...] | None = None
    drop_pending_updates: bool = False
    ip_address: str = ""


@dataclass(frozen=True)
class DeleteWebhook(Call):
    """Back to polling."""

    drop_pending_updates: bool = False


@dataclass(frozen=True)
class GetWebhookInfo(Call):
    """What the webhook is and how it fares."""


@dataclass(frozen=True)
class SendMessage(Call):
    """A new text."""

    target: Target
    text: Formatted
    reply_markup: Markup | None = None
    link_preview_options: dict[str, Any] | None = None


@dataclass(frozen=True)
class SendDocument(Call):
    """A new file: uploaded, or the file_id or URL of one."""

    target: Target
    document: Upload | str
    caption: Formatted
    reply_markup: Markup | None = None


@dataclass(frozen=True)
class SendPhoto(Call):
    """A new photo: uploaded, or the file_id or URL of one."""

    target: Target
    photo: Upload | str
    caption: Formatted
    reply_markup: Markup | None = None


@dataclass(frozen=True)
class EditMessageText(Call):
    """Another text; without `reply_markup` the buttons go."""

    where: Where
    text: Formatted
    reply_markup: InlineKeyboard | None = None
    link_preview_options: dict[str, Any] | None = None


@dataclass(frozen=True)
class EditMessageCaption(Call):
    """Another caption; without `reply_markup` the buttons go."""

    where: Where
    caption: Formatted
    reply_markup: InlineKeyboard | None = None


@dataclass(frozen=True)
class EditMessageReplyMarkup(Call):
    """Other buttons, or none."""

    where: Where
    reply_markup: InlineKeyboard | None = None


@dataclass(frozen=True)
class DeleteMessage(Call):
    """One message goes."""

    chat_id: ChatId
    message_id: int


@dataclass(frozen=True)
class DeleteMessages(Call):
    """Up to 100 messages go; those that are gone already do not matter."""

    chat_id: ChatId
    message_ids: tuple[int, ...]


@dataclass(frozen=True)
class SendChatAction(Call):
    """The line "typing" above the chat."""

    chat_id: ChatId
    action: str
    message_thread_id: int = 0


@dataclass(frozen=True)
class AnswerCallbackQuery(Call):
    """Ends the wait of a pressed button."""

    callback_query_id: str
    text: str = ""
    show_alert: bool = False
    url: str = ""
    cache_time: int = 0


@dataclass(frozen=True)
class AnswerInlineQuery(Call):
    """What an inline query offers."""

    inline_query_id: str
    results: tuple[dict[str, Any], ...]
    cache_time: int = 300
    is_personal: bool = False
    next_offset: str = ""
    button: dict[str, Any] | None = None


@dataclass(frozen=True)
class SetMessageReaction(Call):
    """The bot's reaction to a message: one or none."""

    chat_id: ChatId
    message_id: int
    reaction: tuple[dict[str, Any], ...] = ()
    is_big: bool = False


@dataclass(frozen=True)
class GetChat(Call):
    """All about a chat."""

    chat_id: ChatId


@dataclass(frozen=True)
class GetChatMember(Call):
    """What somebody is in a chat."""

    chat_id: ChatId
    user_id: int


@dataclass(frozen=True)
class GetFile(Call):
    """Where a file can be downloaded."""

    file_id: str


@dataclass(frozen=True)
class Checked:
    """A call that may be carried out, and what Telegram would have accepted without a word."""

    method: str
    call: Call
    warnings: tuple[str, ...] = ()
