"""The door to the checks: a method and its parameters as they came in, a checked call out.

All functions are pure. What is refused raises ApiError with Telegram's words; what Telegram would accept although it is
most likely a mistake (an unknown parameter, a number out of range, markup shown as text) becomes a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from botapi import inline, messages, profile, receiving
from botapi.checked import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    Call,
    Checked,
    DeleteMessage,
    DeleteMessages,
    DeleteWebhook,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    GetChat,
    GetChatMember,
    GetFile,
    GetMe,
    GetUpdates,
    GetWebhookInfo,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMessageReaction,
    SetWebhook,
    Target,
    Where,
)
from botapi.checked_profile import (
    BotCommand,
    DeleteMyCommands,
    GetChatMenuButton,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    Scope,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from botapi.entities import utf16
from botapi.errors import bad_request, not_found
from botapi.params import Parameters, Upload, from_json, utf8

MAX_ANSWER = 200  # characters of a callback query's answer
MONTH = 30 * 24 * 60 * 60  # seconds
ANSWER_LINKS = ("https://t.me/", "http://t.me/", "t.me/", "tg://")

# Documented, but for paid, business and channel features, which the stand-in does not have: no warning, no effect.
WITHOUT_EFFECT = set(
    "business_connection_id direct_messages_topic_id message_effect_id allow_paid_broadcast suggested_post_parameters "
    "thumbnail certificate".split()
)


def read(method: str, params: Mapping[str, str], files: Mapping[str, Upload] | None = None) -> Checked:
    """The call that these parameters make; the method's name in any case. Raises ApiError."""
    name, reader = METHODS.get(method.lower(), (method, None))
    if reader is None:
        raise not_found("method not found")
    read_from = Parameters(name, params, files or {})
    call = reader(read_from)
    for unknown in read_from.unknown():
        if unknown not in WITHOUT_EFFECT:
            read_from.warn(f'unknown parameter "{unknown}"')
    return Checked(name, call, tuple(read_from.warnings))


def get_me(params: Parameters) -> GetMe:
    """No parameters."""
    return GetMe()


def answer_callback_query(params: Parameters) -> AnswerCallbackQuery:
    """Up to 200 characters, or a link to the bot."""
    text, url = params.text("text"), params.text("url")
    if utf16(text) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith(ANSWER_LINKS):
        raise bad_request("URL_INVALID")
    cache_time = params.integer("cache_time", 0, 0, MONTH)
    alert = params.boolean("show_alert")
    return AnswerCallbackQuery(params.text("callback_query_id"), text, alert, url, cache_time)


def get_chat(params: Parameters) -> GetChat:
    """Any chat."""
    return GetChat(messages.chat(params))


def get_chat_member(params: Parameters) -> GetChatMember:
    """A chat and a person."""
    user = params.integer("user_id", low=-(1 << 63), high=(1 << 63) - 1)
    if user <= 0:
        raise bad_request("Invalid user_id specified")
    return GetChatMember(messages.chat(params), user)


def get_file(params: Parameters) -> GetFile:
    """A file_id."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    return GetFile(file_id)


METHODS: dict[str, tuple[str, Callable[[Parameters], Call] | None]] = {
    name.lower(): (name, reader)
    for name, reader in (
        ("getMe", get_me),
        ("getUpdates", receiving.get_updates),
        ("setWebhook", receiving.set_webhook),
        ("deleteWebhook", receiving.delete_webhook),
        ("getWebhookInfo", receiving.get_webhook_info),
        ("sendMessage", messages.send_message),
        ("sendDocument", messages.send_document),
        ("sendPhoto", messages.send_photo),
        ("editMessageText", messages.edit_message_text),
        ("editMessageCaption", messages.edit_message_caption),
        ("editMessageReplyMarkup", messages.edit_message_reply_markup),
        ("deleteMessage", messages.delete_message),
        ("deleteMessages", messages.delete_messages),
        ("sendChatAction", messages.send_chat_action),
        ("setMessageReaction", messages.set_message_reaction),
        ("answerCallbackQuery", answer_callback_query),
        ("answerInlineQuery", inline.answer_inline_query),
        ("getChat", get_chat),
        ("getChatMember", get_chat_member),
        ("getFile", get_file),
        ("setMyCommands", profile.set_my_commands),
        ("getMyCommands", profile.get_my_commands),
        ("deleteMyCommands", profile.delete_my_commands),
        ("setMyName", profile.set_my_name),
        ("getMyName", profile.get_my_name),
        ("setMyDescription", profile.set_my_description),
        ("getMyDescription", profile.get_my_description),
        ("setMyShortDescription", profile.set_my_short_description),
        ("getMyShortDescription", profile.get_my_short_description),
        ("setChatMenuButton", profile.set_chat_menu_button),
        ("getChatMenuButton", profile.get_chat_menu_button),
    )
}

__all__ = [
    "METHODS", "AnswerCallbackQuery", "AnswerInlineQuery", "BotCommand", "Call", "Checked", "DeleteMessage",
    "DeleteMessages", "DeleteMyCommands", "DeleteWebhook", "EditMessageCaption", "EditMessageReplyMarkup",
    "EditMessageText", "GetChat", "GetChatMember", "GetChatMenuButton", "GetFile", "GetMe", "GetMyCommands",
    "GetMyDescription", "GetMyName", "GetMyShortDescription", "GetUpdates", "GetWebhookInfo", "Scope",
    "SendChatAction", "SendDocument", "SendMessage", "SendPhoto", "SetChatMenuButton", "SetMessageReaction",
    "SetMyCommands", "SetMyDescription", "SetMyName", "SetMyShortDescription", "SetWebhook", "Target", "Upload",
    "Where", "from_json", "read", "utf8",
]  # fmt: skip
