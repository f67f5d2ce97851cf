"""The bot's commands, name, descriptions and menu button: the parameters of each call read and checked.

Source: https://github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.cpp, and https://github.com/tdlib/td,
td/telegram/BotCommand.cpp. How the main servers refuse a name or description that is too long is not published.
"""

from __future__ import annotations

import re
from typing import Any

from botapi import checked_profile, fields, links
from botapi.checked_profile import BotCommand, Scope
from botapi.entities import cleaned, utf16
from botapi.errors import Refusal, bad_request
from botapi.params import Parameters, in_utf8, part_of

MAX_COMMANDS = 100
MAX_COMMAND = 32
MAX_COMMAND_DESCRIPTION = 256
MAX_NAME = 64
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
COMMAND = re.compile(r"[a-z0-9_]{1,32}\Z")
WIDE_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}


def set_my_commands(params: Parameters) -> checked_profile.SetMyCommands:
    """The commands of one scope and language."""
    value = params.json("commands", "Can't parse commands JSON object")
    if not isinstance(value, list | None) or (value is None and params.text("commands")):
        raise bad_request("Expected an Array of BotCommand")
    try:
        commands = tuple(_command(item) for item in value or ())
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse BotCommand", why))) from None
    scope, language = _scope(params), _language(params)
    sent = tuple(_sendable(command, params) for command in commands)
    if len(sent) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    if len({command.command for command in sent}) < len(sent):
        params.warn("a command is listed twice")
    return checked_profile.SetMyCommands(sent, scope, language)


def get_my_commands(params: Parameters) -> checked_profile.GetMyCommands:
    """The commands of one scope and language."""
    return checked_profile.GetMyCommands(_scope(params), _language(params))


def delete_my_commands(params: Parameters) -> checked_profile.DeleteMyCommands:
    """The commands of one scope and language go."""
    return checked_profile.DeleteMyCommands(_scope(params), _language(params))


def set_my_name(params: Parameters) -> checked_profile.SetMyName:
    """Up to 64 characters."""
    return checked_profile.SetMyName(_line(params, "name", MAX_NAME, "BOT_TITLE_INVALID"), _language(params))


def set_my_description(params: Parameters) -> checked_profile.SetMyDescription:
    """Up to 512 characters."""
    text = _line(params, "description", MAX_DESCRIPTION, "BOT_DESCRIPTION_INVALID")
    return checked_profile.SetMyDescription(text, _language(params))


def set_my_short_description(params: Parameters) -> checked_profile.SetMyShortDescription:
    """Up to 120 characters."""
    text = _line(params, "short_description", MAX_SHORT_DESCRIPTION, "BOT_ABOUT_INVALID")
    return checked_profile.SetMyShortDescription(text, _language(params))


def get_my_name(params: Parameters) -> checked_profile.GetMyName:
    """The name in one language."""
    return checked_profile.GetMyName(_language(params))


def get_my_description(params: Parameters) -> checked_profile.GetMyDescription:
    """The description in one language."""
    return checked_profile.GetMyDescription(_language(params))


def get_my_short_description(params: Parameters) -> checked_profile.GetMyShortDescription:
    """The short description in one language."""
    return checked_profile.GetMyShortDescription(_language(params))


def set_chat_menu_button(params: Parameters) -> checked_profile.SetChatMenuButton:
    """The default button, the list of commands, or a Web App."""
    value = params.json("menu_button", "Can't parse menu button JSON object")
    try:
        button = _menu_button(value) if params.text("menu_button") else {"type": "default"}
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse menu button", why))) from None
    return checked_profile.SetChatMenuButton(_person(params), button)


def get_chat_menu_button(params: Parameters) -> checked_profile.GetChatMenuButton:
    """Of one private chat, or the default."""
    return checked_profile.GetChatMenuButton(_person(params))


def _command(value: Any) -> BotCommand:
    if not isinstance(value, dict):
        raise Refusal("expected an Object")
    return BotCommand(in_utf8(fields.string(value, "command")), in_utf8(fields.string(value, "description")))


def _sendable(command: BotCommand, params: Parameters) -> BotCommand:
    """The command without its slash, if the servers would take it."""
    name = cleaned(command.command).strip().removeprefix("/")
    description = cleaned(command.description).strip()
    for what, text, most in (
        ("Command", name, MAX_COMMAND),
        ("Command description", description, MAX_COMMAND_DESCRIPTION),
    ):
        if not text:
            raise bad_request(f"{what} must be non-empty")
        if len(text) > most:
            raise bad_request(f"{what} length must not exceed {most}")
    if not COMMAND.match(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if utf16(description) > MAX_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    if name != command.command:
        params.warn(f'the command "{command.command}" is kept as "{name}"')
    return BotCommand(name, description)


def _scope(params: Parameters) -> Scope:
    value = params.json("scope", "Can't parse BotCommandScope JSON object")
    if not params.text("scope"):
        return Scope()
    try:
        return _scope_of(value)
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse BotCommandScope", why))) from None


def _scope_of(value: Any) -> Scope:
    if not isinstance(value, dict):
        raise Refusal("BotCommandScope must be an Object")
    kind = fields.string(value, "type")
    if kind in WIDE_SCOPES:
        return Scope(kind)
    if kind not in CHAT_SCOPES:
        raise Refusal("Unsupported type specified")
    chat = in_utf8(fields.string(value, "chat_id"))
    if not chat:
        raise Refusal("Empty chat_id specified")
    chat_id: int | str = fields.integer(value, "chat_id", bits=64) if fields.INTEGER.match(chat) else chat.lower()
    if kind != "chat_member":
        return Scope(kind, chat_id)
    user = fields.integer(value, "user_id", bits=64)
    if user <= 0:
        raise Refusal("Invalid user_id specified")
    return Scope(kind, chat_id, user)


def _menu_button(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refusal("MenuButton must be an Object")
    kind = fields.string(value, "type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise Refusal("MenuButton has unsupported type")
    text, url = fields.string(value, "text"), fields.string(fields.nested(value, "web_app"), "url")
    if not links.checked(in_utf8(url)).startswith("https://"):
        raise Refusal("Only HTTPS links are allowed")
    return {"type": kind, "text": in_utf8(text), "web_app": {"url": url}}


def _language(params: Parameters) -> str:
    """Two small letters, or "" for all other languages."""
    code = params.text("language_code")
    if code and (len(code) < 2 or not re.fullmatch(r"[a-z]{2}[a-z-]*", code)):
        raise bad_request("Invalid language code specified")
    if len(code) > 2:
        raise bad_request("LANG_CODE_INVALID")
    return code


def _line(params: Parameters, name: str, most: int, complaint: str) -> str:
    text = cleaned(params.text(name)).strip()
    if utf16(text) > most:
        raise bad_request(complaint)
    return text


def _person(params: Parameters) -> int | None:
    """The private chat, None if the call is about all."""
    if not params.given("chat_id"):
        return None
    person = params.integer("chat_id", low=-(1 << 63), high=(1 << 63) - 1)
    if person <= 0:
        raise bad_request("Invalid chat_id specified")
    return person
