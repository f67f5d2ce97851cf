"""What sending, editing and deleting do to the chats: each function takes the state and a checked call.

They raise ApiError with Telegram's reasons for what depends on the state; the parameters' form was checked before.
"""

from __future__ import annotations

from typing import Any

from botapi import checked
from botapi.chats import Chat, Entry
from botapi.entities import Formatted
from botapi.errors import bad_request, too_many_requests
from botapi.markup import InlineKeyboard, Markup
from botapi.params import Upload
from botapi.state import State

OLD = 48 * 3600  # seconds: older messages cannot be deleted


def writable(state: State, chat_id: int | str | None, what: str = "send text messages to the chat") -> Chat:
    """The chat, if the bot can write in it now."""
    chat = state.chat(chat_id)
    chat.check()
    if chat.muted:
        raise bad_request(f"not enough rights to {what}")
    return chat


def _new(state: State, target: checked.Target, markup: Markup | None, what: str) -> tuple[Chat, dict[str, Any]]:
    """The chat and a message to it that has yet no content."""
    chat = writable(state, target.chat_id, what)
    if target.message_thread_id and target.message_thread_id not in chat.threads:
        raise bad_request("message thread not found")
    reply = chat.entries.get(target.reply_to) if target.reply_to else None
    if reply is not None and reply.deleted:
        reply = None
    if target.reply_to and reply is None and not target.reply_optional:
        raise bad_request("message to be replied not found")
    if state.rates.active and (seconds := state.rates.refuse(chat.id)):
        raise too_many_requests(seconds)
    message = {"message_id": state.new_id(chat), "from": state.bot, "chat": chat.json, "date": int(state.clock.now())}
    if target.message_thread_id:
        message["message_thread_id"] = target.message_thread_id
        message["is_topic_message"] = True
    if reply is not None:
        message["reply_to_message"] = {k: v for k, v in reply.message.items() if k != "reply_to_message"}
    if isinstance(markup, InlineKeyboard):
        message["reply_markup"] = markup.as_json()
    return chat, message


def _put(state: State, chat: Chat, message: dict[str, Any], text: Formatted, markup: Markup | None) -> Entry:
    html = text.source if text.parse_mode == "HTML" else None
    return state.show(chat, Entry("bot", state.bot["id"], message, html, markup))


def _write(message: dict[str, Any], text: Formatted, key: str = "text") -> None:
    """Puts a text and its entities into the message, in place of those that it had."""
    entities = "entities" if key == "text" else "caption_entities"
    message.pop(entities, None)
    message.pop(key, None)
    if text.text:
        message[key] = text.text
    if text.entities:
        message[entities] = list(text.entities)


def send_message(state: State, call: checked.SendMessage) -> dict[str, Any]:
    chat, message = _new(state, call.target, call.reply_markup, "send text messages to the chat")
    _write(message, call.text)
    if call.link_preview_options:
        message["link_preview_options"] = call.link_preview_options
    _put(state, chat, message, call.text, call.reply_markup)
    return message


def _stored(state: State, file: Upload | str) -> tuple[str, Upload]:
    """The file's id and content, of an upload or of what was uploaded before."""
    if isinstance(file, str):
        if file not in state.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return file, state.files[file]
    file_id = f"bot-file-{len(state.files) + 1}"
    state.files[file_id] = file
    return file_id, file


def send_document(state: State, call: checked.SendDocument) -> dict[str, Any]:
    chat, message = _new(state, call.target, call.reply_markup, "send documents to the chat")
    file_id, file = _stored(state, call.document)
    ids = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(file.content)}
    message["document"] = {"file_name": file.name, "mime_type": file.mime, **ids}
    _write(message, call.caption, "caption")
    _put(state, chat, message, call.caption, call.reply_markup).file = file
    return message


def send_photo(state: State, call: checked.SendPhoto) -> dict[str, Any]:
    chat, message = _new(state, call.target, call.reply_markup, "send photos to the chat")
    file_id, file = _stored(state, call.photo)
    ids = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(file.content)}
    message["photo"] = [{**ids, "width": 90, "height": 90}, {**ids, "width": 1280, "height": 1280}]
    _write(message, call.caption, "caption")
    _put(state, chat, message, call.caption, call.reply_markup).file = file
    return message


def _editable(state: State, where: checked.Where) -> tuple[Chat, Entry]:
    if where.inline_message_id:
        raise bad_request("MESSAGE_ID_INVALID")  # no inline message is ever sent here
    chat = writable(state, where.chat_id)
    entry = chat.own(where.message_id, "edit")
    if entry.who != "bot" or not (entry.markup is None or isinstance(entry.markup, InlineKeyboard)):
        raise bad_request("message can't be edited")
    return chat, entry


def _edit(state: State, chat: Chat, entry: Entry, new: dict[str, Any], markup: InlineKeyboard | None) -> dict[str, Any]:
    """Puts the new content in place of the old, and the new keyboard: none takes the old one away."""
    new.pop("reply_markup", None)
    if markup is not None:
        new["reply_markup"] = markup.as_json()
    if {**new, "edit_date": 0} == {**entry.message, "edit_date": 0}:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    entry.edits.append(entry.text)
    new["edit_date"] = int(state.clock.now())
    entry.message, entry.markup = new, markup
    state.show(chat, entry)
    return new


def edit_text(state: State, call: checked.EditMessageText) -> dict[str, Any]:
    chat, entry = _editable(state, call.where)
    if "text" not in entry.message:
        raise bad_request("there is no text in the message to edit")
    new = dict(entry.message)
    _write(new, call.text)
    result = _edit(state, chat, entry, new, call.reply_markup)
    entry.html = call.text.source if call.text.parse_mode == "HTML" else None
    return result


def edit_caption(state: State, call: checked.EditMessageCaption) -> dict[str, Any]:
    chat, entry = _editable(state, call.where)
    if "text" in entry.message:
        raise bad_request("there is no caption in the message to edit")
    new = dict(entry.message)
    _write(new, call.caption, "caption")
    result = _edit(state, chat, entry, new, call.reply_markup)
    entry.html = call.caption.source if call.caption.parse_mode == "HTML" else None
    return result


def edit_markup(state: State, call: checked.EditMessageReplyMarkup) -> dict[str, Any]:
    chat, entry = _editable(state, call.where)
    return _edit(state, chat, entry, dict(entry.message), call.reply_markup)


def _delete(state: State, chat: Chat, entry: Entry) -> None:
    if state.clock.now() - entry.date > OLD:
        raise bad_request("message can't be deleted for everyone")
    if entry.who != "bot" and chat.type != "private":
        raise bad_request("message can't be deleted")
    entry.deleted = True
    state.show(chat, entry)


def delete(state: State, call: checked.DeleteMessage) -> bool:
    chat = writable(state, call.chat_id)
    _delete(state, chat, chat.own(call.message_id, "delete"))
    return True


def delete_several(state: State, call: checked.DeleteMessages) -> bool:
    chat = writable(state, call.chat_id)
    there = (chat.entries.get(message_id) for message_id in call.message_ids)
    for entry in there:
        if entry is not None and not entry.deleted:
            _delete(state, chat, entry)
    return True


def chat_action(state: State, call: checked.SendChatAction) -> bool:
    chat = writable(state, call.chat_id)
    chat.actions.append((state.clock.now(), call.action))
    return True


def react(state: State, call: checked.SetMessageReaction) -> bool:
    chat = writable(state, call.chat_id)
    entry = chat.own(call.message_id, "react")
    entry.reaction = call.reaction
    state.show(chat, entry)
    return True
