"""A chat as people see it and act in it; private chats and groups build on it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from botapi.calls import member
from botapi.chats import Button, Chat, Entry, Press
from botapi.entities import detect
from botapi.markup import InlineKeyboard
from botapi.state import State

T = TypeVar("T")


@dataclass(frozen=True)
class How:
    """How an update is delivered: how often under its id, how often again under new ids, before how many others."""

    times: int = 1
    renumbered: int = 0
    overtake: int = 0


ONCE = How()


class Room:
    """A chat seen by those who are in it."""

    def __init__(self, state: State, chat: Chat) -> None:
        self.state = state
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.chat.id

    @property
    def transcript(self) -> list[Entry]:
        """What is to be seen in the chat now, oldest first."""
        with self.state.lock:
            return self.chat.transcript

    @property
    def last(self) -> Entry:
        """The bot's last message. Raises LookupError if there is none."""
        for entry in reversed(self.transcript):
            if entry.who == "bot":
                return entry
        raise LookupError(f"the bot wrote nothing in chat {self.id}")

    def wait(self, done: Callable[[list[Entry]], T], timeout: float = 10.0) -> T:
        """Waits until `done` says something true of the transcript: that value. Raises TimeoutError."""
        return self.state.until(
            lambda: done(self.chat.transcript), timeout, lambda: f"the chat shows {self.transcript}"
        )

    def answers(self, since: int) -> list[Entry]:
        """The bot's messages that were sent or edited after that count of the state's changes."""
        with self.state.lock:
            return [entry for entry in self.chat.since(since) if entry.who == "bot"]

    def settle(self, since: int | None = None, quiet: float = 0.15, timeout: float = 10.0) -> list[Entry]:
        """Waits until the chat's updates are confirmed and nothing came for `quiet` seconds; what the bot wrote."""
        since = self.state.changes if since is None else since
        self.state.until_quiet(self.chat, quiet, timeout)
        return self.answers(since)

    def answered(self, since: int, quiet: float = 0.15, timeout: float = 10.0) -> list[Entry]:
        """As `settle`, but at least one message must come."""
        self.state.until(lambda: self.answers(since), timeout, lambda: f"no answer; the chat shows {self.transcript}")
        return self.settle(since, quiet, timeout)

    # What people do. `who` is the User's JSON.

    def _write(self, who: dict[str, Any], content: dict[str, Any], how: How, sees: bool = True) -> int:
        state, chat = self.state, self.chat
        with state.lock:
            now = int(state.clock.now())
            message = {"message_id": state.new_id(chat), "from": who, "chat": chat.json, "date": now, **content}
            message = {key: value for key, value in message.items() if value is not None}
            state.show(chat, Entry("user", who["id"], message))
            if sees:
                self._push("message", message, chat.id, how)
            return int(message["message_id"])

    def _push(self, kind: str, payload: dict[str, Any], number: int, how: How = ONCE) -> None:
        updates = self.state.updates
        update_id = updates.push(kind, payload, number, self.chat.id, how.overtake)
        if update_id is not None:
            updates.repeat(update_id, how.times - 1)
            updates.repeat(update_id, how.renumbered, renumber=True)
        self.chat.touched = time.monotonic()

    def _service(self, who: dict[str, Any], **content: object) -> int:
        with self.state.lock:
            message_id = self._write(who, content, ONCE)
            self.chat.entries[message_id].who = "service"
            return message_id

    def _edit(self, who: dict[str, Any], message_id: int, text: str, how: How, sees: bool = True) -> None:
        with self.state.lock:
            entry = self.chat.entries[message_id]
            if entry.sender != who["id"]:
                raise LookupError(f"message {message_id} is not of {who['id']}")
            entry.edits.append(entry.text)
            key = "caption" if "caption" in entry.message else "text"
            entities = {"entities" if key == "text" else "caption_entities": list(detect(text)) or None}
            new = {**entry.message, key: text, **entities, "edit_date": int(self.state.clock.now())}
            entry.message = {k: v for k, v in new.items() if v is not None}
            self.state.show(self.chat, entry)
            if sees:
                self._push("edited_message", entry.message, self.chat.id, how)

    def find(
        self, label: str | None = None, data: str | None = None, message: int | None = None
    ) -> tuple[Entry, Button]:
        """The last message with such a button (or that message), and the button. Raises LookupError.

        A label is the whole label, or else a part of one. With `data` alone the button need not exist: a forged press.
        """
        there = [self.chat.entries[message]] if message is not None else self.chat.transcript[::-1]
        shown = [entry for entry in there if isinstance(entry.markup, InlineKeyboard)]
        for fits in _fitting(label, data):
            for entry in shown:
                for row in entry.buttons:
                    for button in row:
                        if fits(button):
                            return entry, button
        own = shown or [entry for entry in there if entry.who == "bot"]
        if label is None and data is not None and own:
            return own[0], Button("", data)
        raise LookupError(f"no button {label or data!r}; the chat shows {self.transcript}")

    def _press(self, who: dict[str, Any], entry: Entry, data: str, how: How, inaccessible: bool) -> str:
        state, chat = self.state, self.chat
        with state.lock:
            press = Press(str(state.random.randrange(2**60, 2**62)), who["id"], chat.id, data, state.clock.now())
            state.presses[press.id] = press
            message = entry.message
            if inaccessible or entry.deleted:
                message = {"chat": chat.json, "message_id": entry.message_id, "date": 0}
            instance = {"chat_instance": str(chat.id * 1_000_003), "data": data}
            self._push("callback_query", {"id": press.id, "from": who, "message": message, **instance}, who["id"], how)
            return press.id

    def _membership(self, who: dict[str, Any], old: str, new: str) -> None:
        bot = self.state.bot
        changed = {"old_chat_member": member(bot, old), "new_chat_member": member(bot, new)}
        now = int(self.state.clock.now())
        self._push("my_chat_member", {"chat": self.chat.json, "from": who, "date": now, **changed}, self.chat.id)


def _fitting(label: str | None, data: str | None) -> list[Callable[[Button], bool]]:
    """What a button must be, the strictest first."""
    if label is None:
        return [lambda button: button.data == data]
    if data is not None:
        return [lambda button: button.label == label and button.data == data]
    return [lambda button: button.label == label, lambda button: label.lower() in button.label.lower()]
