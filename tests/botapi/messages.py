"""Sending, editing, deleting and reacting: the parameters of each call read and checked.

Source: https://github.com/tdlib/telegram-bot-api, `process_..._query` in Client.cpp. As there, a missing chat_id is
noticed after everything else.
"""

from __future__ import annotations

from typing import Any

from botapi import fields, images, markup, texts
from botapi.checked import (
    ChatId,
    DeleteMessage,
    DeleteMessages,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    SendChatAction,
    SendDocument,
    SendMessage,
    SendPhoto,
    SetMessageReaction,
    Target,
    Where,
)
from botapi.entities import Formatted
from botapi.errors import Refusal, bad_request, too_large
from botapi.params import Parameters, Upload, in_utf8, part_of

MAX_UPLOAD = 50 * 1024 * 1024  # bytes
MAX_DELETED = 100
ACTIONS = set(
    "cancel typing record_video upload_video record_audio record_voice upload_audio upload_voice upload_photo "
    "upload_document choose_sticker pick_up_location find_location record_video_note upload_video_note".split()
)
REACTIONS = set(
    "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 "
    "🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 "
    "😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 "
    "🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split()
)  # https://core.telegram.org/bots/api#reactiontypeemoji


def send_message(params: Parameters) -> SendMessage:
    """A new text."""
    preview = _link_preview(params)
    text = _text(params)
    return SendMessage(*_target(params, text), preview)


def send_document(params: Parameters) -> SendDocument:
    """A new file with a caption."""
    document = _file(params, "document")
    params.boolean("disable_content_type_detection")
    target, caption, keyboard = _target(params, _caption(params))
    return SendDocument(target, document, caption, keyboard)


def send_photo(params: Parameters) -> SendPhoto:
    """A new photo with a caption; its size and kind are checked."""
    photo = _file(params, "photo")
    params.boolean("show_caption_above_media")
    params.boolean("has_spoiler")
    target, caption, keyboard = _target(params, _caption(params))
    if isinstance(photo, Upload):
        images.check(photo.content)
    return SendPhoto(target, photo, caption, keyboard)


def edit_message_text(params: Parameters) -> EditMessageText:
    """Another text and other buttons in the place of a message's."""
    preview = _link_preview(params)
    text = _text(params)
    keyboard = _inline_keyboard(params)
    return EditMessageText(_where(params), text, keyboard, preview)


def edit_message_caption(params: Parameters) -> EditMessageCaption:
    """Another caption and other buttons in the place of a message's."""
    caption = _caption(params)
    params.boolean("show_caption_above_media")
    keyboard = _inline_keyboard(params)
    return EditMessageCaption(_where(params), caption, keyboard)


def edit_message_reply_markup(params: Parameters) -> EditMessageReplyMarkup:
    """Other buttons, or none."""
    keyboard = _inline_keyboard(params)
    return EditMessageReplyMarkup(_where(params), keyboard)


def delete_message(params: Parameters) -> DeleteMessage:
    """One message goes."""
    if not params.text("chat_id"):
        raise bad_request("Chat identifier is not specified")
    message = params.identifier("message_id")
    if not message:
        raise bad_request("Message identifier is not specified")
    return DeleteMessage(chat(params), message)


def delete_messages(params: Parameters) -> DeleteMessages:
    """Up to 100 messages go."""
    value = params.json("message_ids", "Can't parse message_ids JSON object")
    if not isinstance(value, list):
        raise bad_request(
            "Message identifiers are not specified" if value is None else "Expected an Array of message identifiers"
        )
    if len(value) > MAX_DELETED:
        raise bad_request("Too many message identifiers specified")
    messages = tuple(_message_id(item) for item in value)
    if not messages:
        raise bad_request("Message identifiers are not specified")
    return DeleteMessages(chat(params), messages)


def send_chat_action(params: Parameters) -> SendChatAction:
    """What the bot seems to be doing."""
    topic = params.identifier("message_thread_id")
    action = params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    return SendChatAction(chat(params), action, topic)


def set_message_reaction(params: Parameters) -> SetMessageReaction:
    """One emoji of Telegram's list, or none."""
    message, big = params.identifier("message_id"), params.boolean("is_big")
    value = params.json("reaction", "Can't parse reaction types JSON object")
    if not isinstance(value, list | None):
        raise bad_request("Expected an Array of ReactionType")
    try:
        reactions = tuple(_reaction(item) for item in value or ())
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse ReactionType", why))) from None
    target = chat(params)
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(reaction.get("emoji", "👍") not in REACTIONS for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    return SetMessageReaction(target, message, reactions, big)


def chat(params: Parameters, name: str = "chat_id") -> ChatId:
    """The chat that a call is about: its id, or "@name" in lower case. Raises ApiError if there is none."""
    value = params.text(name)
    if not value:
        raise bad_request(f"{name} is empty")
    return value.lower() if value.startswith("@") else params.integer(name, low=-(1 << 63), high=(1 << 63) - 1)


def _text(params: Parameters) -> Formatted:
    given = _entities(params, "entities")
    return texts.message_text(params.text("text"), params.text("parse_mode"), given, params.warn)


def _caption(params: Parameters) -> Formatted:
    given = _entities(params, "caption_entities")
    return texts.caption(params.text("caption"), params.text("parse_mode"), given, params.warn)


def _entities(params: Parameters, name: str) -> Any:
    """Telegram takes entities that are no JSON for none."""
    try:
        return fields.parsed(params.text(name)) if params.text(name) else None
    except ValueError:
        params.warn(f"{name} are not JSON and ignored")
        return None


def _target(params: Parameters, text: Formatted) -> tuple[Target, Formatted, markup.Markup | None]:
    topic = params.identifier("message_thread_id")
    silent, protected = params.boolean("disable_notification"), params.boolean("protect_content")
    reply = _reply(params)
    value = params.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    keyboard = None if value is None and not params.text("reply_markup") else markup.read(value, params.warn)
    return Target(chat(params), topic, silent, protected, **reply), text, keyboard


def _reply(params: Parameters) -> dict[str, Any]:
    old = params.identifier("reply_to_message_id")
    optional = params.boolean("allow_sending_without_reply")
    value = params.json("reply_parameters", "Can't parse reply parameters JSON object")
    if not params.given("reply_parameters"):
        return {"reply_to": old, "reply_optional": optional}
    if not params.text("reply_parameters") or value == {}:
        return {}
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply parameters")
    try:
        chat_id = fields.string(value, "chat_id", "")
        message = max(fields.integer(value, "message_id"), 0)
        optional = fields.boolean(value, "allow_sending_without_reply")
        quote, mode = fields.string(value, "quote", ""), fields.string(value, "quote_parse_mode", "")
    except Refusal as why:
        raise bad_request(str(why)) from None
    quoted = texts.formatted(in_utf8(quote), mode, value.get("quote_entities"), params.warn).text
    other: ChatId | None = int(chat_id) if fields.INTEGER.match(chat_id) else in_utf8(chat_id).lower() or None
    return {"reply_to": message, "reply_optional": optional, "reply_chat_id": other, "reply_quote": quoted}


def _inline_keyboard(params: Parameters) -> markup.InlineKeyboard | None:
    value = params.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    return None if value is None and not params.text("reply_markup") else markup.read_inline(value, params.warn)


def _where(params: Parameters) -> Where:
    message, inline = params.identifier("message_id"), params.text("inline_message_id")
    if params.text("chat_id") or message:
        return Where(chat(params), message)
    if not inline:
        raise bad_request("Message identifier is not specified")
    return Where(inline_message_id=inline)


def _link_preview(params: Parameters) -> dict[str, Any] | None:
    old = params.boolean("disable_web_page_preview")
    value = params.json("link_preview_options", "Can't parse link preview options JSON object")
    if not params.text("link_preview_options"):
        return {"is_disabled": True} if old else None
    if not isinstance(value, dict):
        raise bad_request("Object expected as link preview options")
    names = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
    try:
        options = {name: True for name in names if fields.boolean(value, name)}
        url = in_utf8(fields.string(value, "url", ""))
    except Refusal as why:
        raise bad_request(str(why)) from None
    return options | ({"url": url} if url else {})


def _file(params: Parameters, name: str) -> Upload | str:
    file = params.file(name)
    if file is None:
        raise bad_request(f"There is no {name} in the request")
    if isinstance(file, Upload) and len(file.content) > MAX_UPLOAD:
        raise too_large()
    if isinstance(file, Upload) and not file.content:
        raise bad_request("File must be non-empty")
    return file


def _message_id(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise bad_request("Message identifier must be a Number")
    if not fields.INTEGER.match(str(value)) or len(str(value)) > 11 or abs(int(value)) >= 1 << 31:
        raise bad_request("Can't parse message identifier as a Number")
    if int(value) <= 0:
        raise bad_request("Invalid message identifier specified")
    return int(value)


def _reaction(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal("expected an Object")
    kind = fields.string(value, "type")
    if kind == "emoji":
        return {"type": kind, "emoji": in_utf8(fields.string(value, "emoji"))}
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": str(fields.integer(value, "custom_emoji_id", bits=64))}
    raise Refusal("invalid reaction type specified")
