"""What the server knows: chats, updates, presses and calls, under one lock that tests and the server's thread share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

from botapi.chats import Chat, Entry, Press
from botapi.clock import Clock
from botapi.errors import bad_request
from botapi.faults import Faults, Rates
from botapi.methods import Upload
from botapi.queues import Updates

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class Call:
    """A call of the bot. Times are of time.monotonic()."""

    at: float
    method: str
    params: dict[str, str]
    chat: int | str | None = None
    status: int = 0  # HTTP status; 0: the connection was cut, or the call is still under way
    description: str = ""  # of the error
    result: object = None
    done: bool = False  # it took effect, whatever the bot heard of it
    early: bool = False  # a message to a chat before its retry_after was over
    fault: str = ""
    ended: float = 0.0


@dataclass
class Profile:
    """What the bot set about itself; keys of texts are languages."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[Any, str], tuple[Any, ...]] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)


class State:
    """The state. `lock` is a condition: it is notified of every change."""

    def __init__(self, *, token: str, username: str, seed: int, now: float | None, privacy: bool) -> None:
        self.token = token
        self.clock = Clock(now)
        self.random = Random(seed)
        self.lock = threading.Condition(threading.RLock())
        self.bot: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Certification advisor",
            "username": username,
        }
        self.privacy = privacy
        self.chats: dict[int, Chat] = {}
        self.updates = Updates(self.random, self.clock.now)
        self.faults = Faults(self.random)
        self.rates = Rates(self.clock.now)
        self.presses: dict[str, Press] = {}
        self.inline_queries: dict[str, dict[str, Any] | None] = {}
        self.files: dict[str, Upload] = {}
        self.profile = Profile()
        self.calls: list[Call] = []
        self.warnings: list[str] = []
        self.retry_at: dict[int | str, float] = {}  # by chat: not before this time.monotonic()
        self.changes = 0
        self.dirty: set[int] = set()  # chats in which something happened, for those who drive many people
        self.updates.on_gone = self.dirty.add
        self._last_id = 0

    def chat(self, chat_id: int | str | None) -> Chat:
        """The chat of that id or @name. Raises ApiError `chat not found`."""
        if isinstance(chat_id, int):
            chat = self.chats.get(chat_id)
        else:
            name = (chat_id or "")[1:].lower()
            named = (chat for chat in self.chats.values() if str(chat.about.get("username", "")).lower() == name)
            chat = next((chat for chat in named if chat.type != "private"), None)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def new_id(self, chat: Chat) -> int:
        """A message id: a supergroup has its own series, all other chats share the bot's."""
        if chat.type in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self._last_id += 1
        return self._last_id

    def show(self, chat: Chat, entry: Entry) -> Entry:
        """Puts a new or changed message before the people in the chat."""
        self.changes += 1
        entry.changed = self.changes
        chat.entries[entry.message_id] = entry
        chat.log.append((self.changes, entry))
        self.touch(chat)
        return entry

    def touch(self, chat: Chat) -> None:
        """Something happened in the chat."""
        chat.touched = time.monotonic()
        self.dirty.add(chat.id)
        self.lock.notify_all()

    def until(self, ready: Callable[[], T], timeout: float, what: Callable[[], str]) -> T:
        """Waits for a true value of `ready`; its value. Raises TimeoutError, saying `what`, after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        with self.lock:
            while not (value := ready()):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(what())
                self.lock.wait(left)
            return value

    def until_quiet(self, chat: Chat, quiet: float, timeout: float) -> None:
        """Waits until the chat's updates are confirmed and nothing was seen in it for `quiet` seconds."""
        began = time.monotonic()
        deadline = began + timeout
        with self.lock:
            while (now := time.monotonic()) < deadline:
                if self.updates.of[chat.id]:
                    self.lock.wait(deadline - now)
                elif (left := max(chat.touched, began) + quiet - now) > 0:
                    self.lock.wait(left)
                else:
                    return
        raise TimeoutError(f"chat {chat.id} is not quiet: {self.updates.of[chat.id]} updates wait")
