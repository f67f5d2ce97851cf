"""reply_markup: inline keyboards, reply keyboards and the two that only change the field to write in.

Source: https://github.com/tdlib/telegram-bot-api, `Client::get_reply_markup`, and https://github.com/tdlib/td,
td/telegram/ReplyMarkup.cpp. The limits of 100 buttons and 64 bytes are those of Telegram's main servers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from botapi import fields, links
from botapi.entities import Warn, cleaned
from botapi.errors import ApiError, Refusal, bad_request
from botapi.params import in_utf8

MAX_BUTTONS = 100
MAX_IN_ROW = 8  # what Telegram's servers keep of a row; undocumented
MAX_DATA = 64  # bytes
MAX_KEYS = 300
MAX_KEYS_IN_ROW = 12
MAX_PLACEHOLDER = 64
MAX_COPIED = 256
STYLES = {"", "default", "primary", "success", "danger"}
REQUESTS = ("request_poll", "request_users", "request_user", "request_chat", "request_managed_bot", "web_app")
KEYBOARD_OPTIONS = ("is_persistent", "resize_keyboard", "one_time_keyboard")
B = TypeVar("B")


@dataclass(frozen=True)
class InlineButton:
    """A button under a message; `more` holds an action that is neither callback data nor a link, and the style."""

    text: str
    data: str | None = None
    url: str | None = None
    more: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The button as it appears in a Message."""
        action = {"callback_data": self.data, "url": self.url}
        return {"text": self.text} | {name: value for name, value in action.items() if value is not None} | self.more


@dataclass(frozen=True)
class InlineKeyboard:
    """Buttons under a message."""

    rows: tuple[tuple[InlineButton, ...], ...]

    def as_json(self) -> dict[str, Any]:
        """The keyboard as it appears in a Message."""
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


@dataclass(frozen=True)
class ReplyKeyboard:
    """Keys in place of the keyboard: each sends its text."""

    rows: tuple[tuple[str, ...], ...]
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RemoveKeyboard:
    """Takes the keys away."""

    selective: bool = False


@dataclass(frozen=True)
class ForceReply:
    """Makes the person reply to the message."""

    selective: bool = False
    placeholder: str = ""


Markup = InlineKeyboard | ReplyKeyboard | RemoveKeyboard | ForceReply


def read(value: Any, warn: Warn) -> Markup | None:
    """The markup of a parsed reply_markup, None where it has no effect. Raises ApiError."""
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    try:
        return _markup(value, warn)
    except Refusal as why:
        raise bad_request(str(why)) from None


def read_inline(value: Any, warn: Warn) -> InlineKeyboard | None:
    """The same where only an inline keyboard will do: in edits."""
    markup = read(value, warn)
    if markup is not None and not isinstance(markup, InlineKeyboard):
        raise bad_request("Inline keyboard expected")
    return markup


def _markup(value: fields.Object, warn: Warn) -> Markup | None:
    keys = _rows(value, "keyboard", 'Field "keyboard" must be an Array of Arrays', _key, "keyboard button")
    complaint = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    buttons = _rows(value, "inline_keyboard", complaint, lambda it: _button(it, warn), "inline keyboard button")
    selective = fields.boolean(value, "selective")
    remove, force = fields.boolean(value, "remove_keyboard"), fields.boolean(value, "force_reply")
    placeholder = in_utf8(fields.string(value, "input_field_placeholder", ""))
    if len(placeholder) > MAX_PLACEHOLDER:
        warn(f"a placeholder of {len(placeholder)} characters: at most {MAX_PLACEHOLDER} are shown")
    if keys:
        options = {name: fields.boolean(value, name) for name in KEYBOARD_OPTIONS}
        return _keyboard(keys, options | {"selective": selective, "placeholder": placeholder}, warn)
    if buttons:
        return _inline(buttons, warn)
    if remove:
        return RemoveKeyboard(selective)
    if force:
        return ForceReply(selective, placeholder)
    warn("reply_markup has no effect")
    return None


def _rows(value: fields.Object, name: str, complaint: str, read_one: Callable[[Any], B], kind: str) -> list[list[B]]:
    rows = []
    for row in fields.array(value, name):
        if not isinstance(row, list):
            raise Refusal(complaint)
        try:
            rows.append([read_one(button) for button in row])
        except Refusal as why:
            raise Refusal(f"Can't parse {kind}: {why}") from None
    return rows


def _key(value: Any) -> str:
    if isinstance(value, str):
        return in_utf8(value)
    if not isinstance(value, dict):
        raise Refusal("KeyboardButton must be a String or an Object")
    text = fields.string(value, "text")
    _style(value)
    for name in ("request_contact", "request_location"):
        fields.boolean(value, name)
    for name in REQUESTS:
        if name in value:
            fields.nested(value, name)
    return in_utf8(text)


def _style(value: fields.Object) -> dict[str, Any]:
    style = fields.string(value, "style", "").lower()
    if style not in STYLES:
        raise Refusal("invalid button style specified")
    icon = fields.integer(value, "icon_custom_emoji_id", 0, bits=64)
    shown = {"style": style, "icon_custom_emoji_id": str(icon) if icon else ""}
    return {name: text for name, text in shown.items() if text not in ("", "default")}


def _button(value: Any, warn: Warn) -> InlineButton:
    if not isinstance(value, dict):
        raise Refusal("InlineKeyboardButton must be an Object")
    text = fields.string(value, "text")
    style = _style(value)
    actions = [name for name in value if name not in ("text", "style", "icon_custom_emoji_id")]
    if len(actions) > 1:
        warn(f"of a button's actions {', '.join(actions)} only one counts")
    if url := fields.string(value, "url", ""):
        return InlineButton(text, url=url, more=style)
    if data := fields.string(value, "callback_data", ""):
        return InlineButton(text, data=data, more=style)
    return InlineButton(text, more=_other_action(value) | style)


def _other_action(value: fields.Object) -> dict[str, Any]:
    for name in ("callback_game", "pay"):
        if name in value:
            return {name: value[name]}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in value:
            return {name: in_utf8(fields.string(value, name))}
    if "switch_inline_query_chosen_chat" in value:
        return {"switch_inline_query_chosen_chat": fields.nested(value, "switch_inline_query_chosen_chat")}
    for name in ("login_url", "web_app"):
        if name in value:
            return {name: {"url": fields.string(fields.nested(value, name), "url")}}
    if "copy_text" in value:
        return {"copy_text": {"text": in_utf8(fields.string(fields.nested(value, "copy_text"), "text"))}}
    raise Refusal("Text buttons are unallowed in the inline keyboard")


def _keyboard(rows: list[list[str]], options: dict[str, Any], warn: Warn) -> ReplyKeyboard | None:
    shown = _cut([[key for key in row if key] for row in rows], MAX_KEYS, MAX_KEYS_IN_ROW, warn)
    return ReplyKeyboard(tuple(tuple(cleaned(key) for key in row) for row in shown), options) if shown else None


def _inline(rows: list[list[InlineButton]], warn: Warn) -> InlineKeyboard | None:
    named = [[button for button in row if button.text or "icon_custom_emoji_id" in button.more] for row in rows]
    if sum(map(len, named)) < sum(map(len, rows)):
        warn("a button without a text is not shown")
    shown = tuple(tuple(_sendable(button, warn) for button in row) for row in named if row)
    if sum(map(len, shown)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    for row in shown:
        if len(row) > MAX_IN_ROW:
            warn(f"{len(row)} buttons in a row: at most {MAX_IN_ROW} are sure to be shown")
    return InlineKeyboard(shown) if shown else None


def _sendable(button: InlineButton, warn: Warn) -> InlineButton:
    """The button with its text cleaned and its link completed."""
    text = cleaned(_utf8(button.text, "text"))
    if not text.strip() and not button.more.get("icon_custom_emoji_id"):
        raise Refusal("Inline keyboard button text must be non-empty")
    if button.data is not None and len(in_utf8(button.data).encode()) > MAX_DATA:
        raise Refusal("BUTTON_DATA_INVALID")
    if len(button.more.get("copy_text", {}).get("text", "x")) not in range(1, MAX_COPIED + 1):
        raise Refusal("BUTTON_COPY_TEXT_INVALID")
    for kind, place in (("web_app", "Web App "), ("login_url", "login ")):
        if kind in button.more:
            _link(button.more[kind]["url"], place, warn)
    url = _link(button.url, "", warn) if button.url is not None else None
    return InlineButton(text, button.data, url, button.more)


def _link(url: str, place: str, warn: Warn) -> str:
    url = _utf8(url, f"{place}URL")
    if trouble := links.suspicious(url):
        warn(f'the button to "{url}": {trouble}')
    if not place and links.user_of(url):
        return url
    try:
        checked = links.checked(url)
    except Refusal as why:
        raise Refusal(f"Inline keyboard button {place}URL '{url}' is invalid: {why}") from None
    if place and not checked.startswith("https://"):
        raise Refusal(f"Inline keyboard button {place}URL '{url}' is invalid: Only HTTPS links are allowed")
    return checked


def _utf8(text: str, what: str) -> str:
    try:
        return in_utf8(text)
    except ApiError:
        raise Refusal(f"Inline keyboard button {what} must be encoded in UTF-8") from None


def _cut(rows: list[list[str]], most: int, most_in_row: int, warn: Warn) -> list[list[str]]:
    """The rows without what Telegram silently cuts off."""
    kept: list[list[str]] = []
    for row in rows:
        room = min(most_in_row, most - sum(map(len, kept)))
        if row[:room]:
            kept.append(row[:room])
    if cut := sum(map(len, rows)) - sum(map(len, kept)):
        warn(f"{cut} keys over {most_in_row} in a row or {most} in all are not shown")
    return kept
