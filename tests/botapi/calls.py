"""What every other call does: the bot itself, answers to queries, chats, files. And the table of all calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botapi import checked, checked_profile, sending
from botapi.errors import bad_request
from botapi.state import State

ACCEPTED = 15.0  # seconds in which a press can be answered: unpublished, a fair value
INLINE_ACCEPTED = 30.0
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def get_me(state: State, call: checked.GetMe) -> dict[str, Any]:
    more = {"can_join_groups": True, "can_read_all_group_messages": not state.privacy, "supports_inline_queries": False}
    return {**state.bot, **more}


def answer_press(state: State, call: checked.AnswerCallbackQuery) -> bool:
    press = state.presses.get(call.callback_query_id)
    if press is None or press.answered is not None or state.clock.now() - press.at > ACCEPTED:
        raise bad_request(TOO_OLD)
    press.answered = {"text": call.text, "show_alert": call.show_alert, "url": call.url, "at": state.clock.now()}
    state.lock.notify_all()
    return True


def answer_inline(state: State, call: checked.AnswerInlineQuery) -> bool:
    query = state.inline_queries.get(call.inline_query_id)
    if query is None or "results" in query or state.clock.now() - query["at"] > INLINE_ACCEPTED:
        raise bad_request(TOO_OLD)
    query["results"] = call.results
    state.lock.notify_all()
    return True


def get_chat(state: State, call: checked.GetChat) -> dict[str, Any]:
    chat = state.chat(call.chat_id)
    return {**chat.json, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


_GIFTS = {
    "unlimited_gifts": True, "limited_gifts": True, "unique_gifts": True, "premium_subscription": True,
    "gifts_from_channels": True,
}  # fmt: skip


def get_member(state: State, call: checked.GetChatMember) -> dict[str, Any]:
    chat = state.chat(call.chat_id)
    if call.user_id == state.bot["id"]:
        return member(state.bot, chat.status if chat.status in ("administrator", "left", "kicked") else "member")
    person = state.chats.get(call.user_id)
    if person is None or person.type != "private":
        raise bad_request("invalid user_id specified")
    user = {"id": person.id, "is_bot": False, "first_name": person.about["first_name"]}
    return member(user, "member" if chat.id == person.id or person.id in chat.members else "left")


def member(user: dict[str, Any], status: str) -> dict[str, Any]:
    """A ChatMember."""
    if status == "kicked":
        return {"user": user, "status": status, "until_date": 0}
    if status == "administrator":
        rights = ("can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
                  "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
                  "can_edit_stories can_delete_stories").split()  # fmt: skip
        return {"user": user, "status": status, **dict.fromkeys(rights, False)}
    return {"user": user, "status": status}


def get_file(state: State, call: checked.GetFile) -> dict[str, Any]:
    file = state.files.get(call.file_id)
    if file is None:
        raise bad_request("invalid file_id")
    more = {"file_unique_id": f"u-{call.file_id}", "file_size": len(file.content)}
    return {"file_id": call.file_id, **more, "file_path": f"documents/{call.file_id}"}


def set_commands(state: State, call: checked_profile.SetMyCommands) -> bool:
    state.profile.commands[call.scope, call.language_code] = call.commands
    return True


def get_commands(state: State, call: checked_profile.GetMyCommands) -> list[dict[str, str]]:
    commands = state.profile.commands.get((call.scope, call.language_code), ())
    return [{"command": each.command, "description": each.description} for each in commands]


def delete_commands(state: State, call: checked_profile.DeleteMyCommands) -> bool:
    state.profile.commands.pop((call.scope, call.language_code), None)
    return True


def set_name(state: State, call: checked_profile.SetMyName) -> bool:
    state.profile.names[call.language_code] = call.name
    return True


def set_description(state: State, call: checked_profile.SetMyDescription) -> bool:
    state.profile.descriptions[call.language_code] = call.description
    return True


def set_short_description(state: State, call: checked_profile.SetMyShortDescription) -> bool:
    state.profile.short_descriptions[call.language_code] = call.short_description
    return True


def _in_language(texts: dict[str, str], language: str, default: str = "") -> str:
    return texts.get(language) or texts.get("") or default


def get_name(state: State, call: checked_profile.GetMyName) -> dict[str, str]:
    return {"name": _in_language(state.profile.names, call.language_code, str(state.bot["first_name"]))}


def get_description(state: State, call: checked_profile.GetMyDescription) -> dict[str, str]:
    return {"description": _in_language(state.profile.descriptions, call.language_code)}


def get_short_description(state: State, call: checked_profile.GetMyShortDescription) -> dict[str, str]:
    return {"short_description": _in_language(state.profile.short_descriptions, call.language_code)}


def set_menu(state: State, call: checked_profile.SetChatMenuButton) -> bool:
    if call.chat_id is not None:
        state.chat(call.chat_id)
    state.profile.menu_buttons[call.chat_id] = call.menu_button
    return True


def get_menu(state: State, call: checked_profile.GetChatMenuButton) -> dict[str, Any]:
    buttons = state.profile.menu_buttons
    return buttons.get(call.chat_id) or buttons.get(None) or {"type": "commands"}


TABLE: dict[type, Callable[[State, Any], object]] = {
    checked.GetMe: get_me,
    checked.SendMessage: sending.send_message,
    checked.SendDocument: sending.send_document,
    checked.SendPhoto: sending.send_photo,
    checked.EditMessageText: sending.edit_text,
    checked.EditMessageCaption: sending.edit_caption,
    checked.EditMessageReplyMarkup: sending.edit_markup,
    checked.DeleteMessage: sending.delete,
    checked.DeleteMessages: sending.delete_several,
    checked.SendChatAction: sending.chat_action,
    checked.SetMessageReaction: sending.react,
    checked.AnswerCallbackQuery: answer_press,
    checked.AnswerInlineQuery: answer_inline,
    checked.GetChat: get_chat,
    checked.GetChatMember: get_member,
    checked.GetFile: get_file,
    checked_profile.SetMyCommands: set_commands,
    checked_profile.GetMyCommands: get_commands,
    checked_profile.DeleteMyCommands: delete_commands,
    checked_profile.SetMyName: set_name,
    checked_profile.SetMyDescription: set_description,
    checked_profile.SetMyShortDescription: set_short_description,
    checked_profile.GetMyName: get_name,
    checked_profile.GetMyDescription: get_description,
    checked_profile.GetMyShortDescription: get_short_description,
    checked_profile.SetChatMenuButton: set_menu,
    checked_profile.GetChatMenuButton: get_menu,
}
