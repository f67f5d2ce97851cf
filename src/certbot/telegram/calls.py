"""The calls that a message of the outbox can become: an edit, a new message, plain text, at last a word of apology."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, NamedTuple

from certbot.store.outbox import Message
from certbot.telegram.outcomes import Refused, Uneditable

_EDIT = "editMessageText"
_SEND = "sendMessage"
_EDITABLE = ("text", "parse_mode", "entities", "link_preview_options", "reply_markup")
"""What editMessageText takes of sendMessage's parameters."""
_PLACE = ("message_thread_id", "reply_parameters")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class Call(NamedTuple):
    """A method of the Bot API and its parameters."""

    method: str
    params: dict[str, Any]


def first(message: Message) -> Call:
    """What is tried first: to edit the message that this one replaces, if there is one."""
    if message.edit is None or message.method != _SEND:
        return anew(message)
    params = {name: message.params[name] for name in _EDITABLE if name in message.params}
    return Call(_EDIT, {"chat_id": message.chat, "message_id": message.edit, **params})


def anew(message: Message) -> Call:
    """The message itself."""
    return Call(message.method, {"chat_id": message.chat, **message.params})


def otherwise(message: Message, call: Call, error: Uneditable | Refused) -> Call | None:
    """What else can be tried after this error: a new message if there is none to edit, plain text if Telegram cannot
    parse ours.
    """
    if isinstance(error, Uneditable):
        return anew(message) if call.method == _EDIT else None
    return _plain(call) if "can't parse entities" in error.reason else None


def apology(message: Message, params: dict[str, Any]) -> Call:
    """These words where the message would have stood."""
    place = {name: message.params[name] for name in _PLACE if name in message.params}
    return Call(_SEND, {"chat_id": message.chat, **params, **place})


def _plain(call: Call) -> Call | None:
    """The call without markup, for a text that Telegram cannot parse; None if it has none."""
    if "parse_mode" not in call.params:
        return None
    params = {name: value for name, value in call.params.items() if name != "parse_mode"}
    for name in params.keys() & {"text", "caption"}:
        params[name] = unescape(_TAG.sub("", params[name]))
    return Call(call.method, params)
