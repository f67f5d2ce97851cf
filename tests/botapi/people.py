"""People: what they write, press and do in their private chats, and what they see there."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from botapi.chats import Chat, Entry
from botapi.entities import detect
from botapi.kinds import KINDS
from botapi.markup import InlineKeyboard, ReplyKeyboard
from botapi.rooms import ONCE, How, Room
from botapi.state import State


class User(Room):
    """A person with a private chat. All of it may be called from any thread."""

    def __init__(self, state: State, chat: Chat, language_code: str | None) -> None:
        super().__init__(state, chat)
        self.json = {"id": chat.id, "is_bot": False, **chat.about}
        if language_code is not None:
            self.json["language_code"] = language_code

    def say(self, text: str, how: How = ONCE, *, reply_to: int | None = None, **content: object) -> int:
        """Writes a text; its message id. Whoever writes has unblocked the bot. `content`: more fields."""
        with self.state.lock:
            entities = list(detect(text)) or None
            return self._send({"text": text, "entities": entities, **self._reply(reply_to), **content}, how)

    def send(self, kind: str, caption: str | None = None, how: How = ONCE, **content: object) -> int:
        """Sends something else than text: a kind of botapi.kinds.KINDS; its message id."""
        return self._send({**KINDS[kind], "caption": caption, **content}, how)

    def _reply(self, message_id: int | None) -> dict[str, Any]:
        return {} if message_id is None else {"reply_to_message": self.chat.entries[message_id].message}

    def _send(self, content: dict[str, Any], how: How) -> int:
        with self.state.lock:
            if self.chat.status == "blocked":
                self.unblock()
            if self.chat.status == "never":
                self.chat.status = "member"
            return self._write(self.json, content, how)

    def start(self, parameter: str = "", how: How = ONCE) -> int:
        """Opens the chat by a link, with this parameter, and taps Start."""
        return self.say(f"/start {parameter}".strip(), how)

    def edit(self, message_id: int, text: str, how: How = ONCE) -> None:
        """Changes an own message."""
        self._edit(self.json, message_id, text, how)

    def tap(
        self,
        label: str | None = None,
        how: How = ONCE,
        *,
        data: str | None = None,
        message: int | None = None,
        inaccessible: bool = False,
    ) -> str:
        """Presses a button (see `find`); the id of the callback query.

        A link to the bot opens the chat and starts, a button of a reply keyboard sends its label: "" then.
        """
        with self.state.lock:
            try:
                entry, button = self.find(label, data, message)
            except LookupError:
                if label not in self.keyboard:
                    raise
                self.say(label or "", how)
                return ""
            if button.url is not None:
                self.open(button.url)
                return ""
            if button.data is None:
                raise LookupError(f"the button {button.label!r} sends nothing")
            return self._press(self.json, entry, button.data, how, inaccessible)

    def open(self, url: str) -> int:
        """Follows a link to the bot. Raises LookupError for other links."""
        parts = urlsplit(url)
        if parts.hostname != "t.me" or parts.path.lower() != f"/{self.state.bot['username']}".lower():
            raise LookupError(f"{url} leads elsewhere")
        return self.start(parse_qs(parts.query).get("start", [""])[0])

    @property
    def keyboard(self) -> list[str]:
        """The labels of the reply keyboard that is shown."""
        for entry in reversed(self.chat.transcript):
            if entry.who == "bot" and entry.markup is not None and not isinstance(entry.markup, InlineKeyboard):
                return entry.labels if isinstance(entry.markup, ReplyKeyboard) else []
        return []

    def answer(self, text: str, quiet: float = 0.15, timeout: float = 10.0) -> list[Entry]:
        """Writes a text and waits until the bot has answered and the chat is quiet; what it sent or edited."""
        since = self.state.changes
        self.say(text)
        return self.answered(since, quiet, timeout)

    def reply_to_tap(
        self, label: str | None = None, *, data: str | None = None, quiet: float = 0.15, timeout: float = 10.0
    ) -> list[Entry]:
        """Presses a button and waits as `answer` does."""
        since = self.state.changes
        self.tap(label, data=data)
        return self.answered(since, quiet, timeout)

    def inquire(self, query: str) -> str:
        """Sends an inline query; its id."""
        with self.state.lock:
            query_id = str(self.state.random.randrange(2**60, 2**62))
            self.state.inline_queries[query_id] = {"query": query, "at": self.state.clock.now()}
            payload = {"id": query_id, "from": self.json, "query": query, "offset": "", "chat_type": "sender"}
            self._push("inline_query", payload, self.id)
            return query_id

    def block(self) -> None:
        """Blocks the bot."""
        with self.state.lock:
            self.chat.status = "blocked"
            self._membership(self.json, "member", "kicked")

    def unblock(self) -> None:
        """Takes the block away."""
        with self.state.lock:
            self.chat.status = "member"
            self._membership(self.json, "kicked", "member")

    def deactivate(self) -> None:
        """Deletes the account: the bot is told of it only by 403."""
        with self.state.lock:
            self.chat.status = "deactivated"

    def delete_message(self, message_id: int) -> None:
        """Deletes a message for both; the bot is told nothing."""
        with self.state.lock:
            entry = self.chat.entries[message_id]
            entry.deleted = True
            self.state.show(self.chat, entry)
