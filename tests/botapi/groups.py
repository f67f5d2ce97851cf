"""Groups: which messages reach the bot (privacy mode), topics, membership, and becoming a supergroup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from botapi.chats import Chat, Entry
from botapi.entities import detect
from botapi.kinds import KINDS
from botapi.people import User
from botapi.rooms import ONCE, How, Room
from botapi.state import State


class Group(Room):
    """A group or supergroup. All of it may be called from any thread."""

    def __init__(self, state: State, chat: Chat, members: Sequence[User]) -> None:
        super().__init__(state, chat)
        chat.members.update(user.id for user in members)

    def _reaches(self, message: dict[str, Any]) -> bool:
        """Privacy mode: commands that are not for another bot reach it, and replies to it; a plain @mention not."""
        if not self.state.privacy or self.chat.status == "administrator":
            return True
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.state.bot["id"]:
            return True
        text = message.get("text") or message.get("caption") or ""
        for entity in message.get("entities") or message.get("caption_entities") or ():
            if entity["type"] == "bot_command":
                units = text.encode("utf-16-le", "surrogatepass")
                piece = units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])]
                _, at, name = piece.decode("utf-16-le", "surrogatepass").partition("@")
                if (not at and entity["offset"] == 0) or name.lower() == str(self.state.bot["username"]).lower():
                    return True
        return False

    def say(
        self,
        user: User,
        text: str,
        how: How = ONCE,
        *,
        reply_to: int | None = None,
        mention: bool = False,
        thread: int | None = None,
        **content: object,
    ) -> int:
        """A member writes; the message id. `mention`: "@bot " before the text. `thread`: the topic of a forum."""
        text = f"@{self.state.bot['username']} {text}" if mention else text
        entities = list(detect(text)) or None
        return self._send(user, {"text": text, "entities": entities, **content}, how, reply_to, thread)

    def send(
        self,
        user: User,
        kind: str,
        caption: str | None = None,
        how: How = ONCE,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        **content: object,
    ) -> int:
        """A member sends something else than text."""
        entities = list(detect(caption)) if caption else None
        more = {"caption": caption, "caption_entities": entities or None}
        return self._send(user, {**KINDS[kind], **more, **content}, how, reply_to, thread)

    def _send(self, user: User, content: dict[str, Any], how: How, reply_to: int | None, thread: int | None) -> int:
        with self.state.lock:
            self.chat.members.add(user.id)
            if thread is not None:
                self.chat.threads.add(thread)
                content = {**content, "message_thread_id": thread, "is_topic_message": True}
            if reply_to is not None:
                original = self.chat.entries[reply_to].message
                content["reply_to_message"] = {k: v for k, v in original.items() if k != "reply_to_message"}
            return self._write(user.json, content, how, self._reaches(content) and self._there())

    def _there(self) -> bool:
        return self.chat.status in ("member", "administrator")

    def edit(self, user: User, message_id: int, text: str, how: How = ONCE) -> None:
        """A member changes an own message."""
        with self.state.lock:
            message = {**self.chat.entries[message_id].message, "text": text, "entities": detect(text)}
            self._edit(user.json, message_id, text, how, self._reaches(message) and self._there())

    def tap(
        self,
        user: User,
        label: str | None = None,
        how: How = ONCE,
        *,
        data: str | None = None,
        message: int | None = None,
        inaccessible: bool = False,
    ) -> str:
        """A member presses a button, as `User.tap`; a link to the bot opens that person's private chat."""
        with self.state.lock:
            entry, button = self.find(label, data, message)
            if button.url is not None:
                user.open(button.url)
                return ""
            return self._press(user.json, entry, button.data or "", how, inaccessible)

    def answer(self, user: User, text: str, quiet: float = 0.15, timeout: float = 10.0, **say: Any) -> list[Entry]:
        """A member writes; waits until the bot has answered here and the chat is quiet."""
        since = self.state.changes
        self.say(user, text, **say)
        return self.answered(since, quiet, timeout)

    def add_bot(self, user: User, parameter: str | None = None) -> None:
        """A member adds the bot, by a ?startgroup= link if there is a parameter."""
        with self.state.lock:
            old = self.chat.status if self.chat.status in ("kicked", "left") else "left"
            self.chat.status = "member"
            self._membership(user.json, old, "member")
            self._service(user.json, new_chat_members=[self.state.bot])
            if parameter is not None:
                self.say(user, f"/start@{self.state.bot['username']} {parameter}")

    def promote(self, user: User) -> None:
        """A member makes the bot an administrator: it sees every message then."""
        with self.state.lock:
            self.chat.status = "administrator"
            self._membership(user.json, "member", "administrator")

    def mute(self, muted: bool = True) -> None:
        """The bot may not write here."""
        self.chat.muted = muted

    def kick(self, user: User) -> None:
        """A member throws the bot out."""
        with self.state.lock:
            self._membership(user.json, "member", "kicked")
            self.chat.status = "kicked"

    def leave(self, user: User) -> None:
        """A member leaves."""
        with self.state.lock:
            self.chat.members.discard(user.id)
            if self._there():
                self._service(user.json, left_chat_member=user.json)

    def join(self, user: User) -> None:
        """Somebody comes in."""
        with self.state.lock:
            self.chat.members.add(user.id)
            self._service(user.json, new_chat_members=[user.json])

    def delete(self) -> None:
        """The group is deleted; the bot is told of it only by 403."""
        with self.state.lock:
            self.chat.status = "deleted"

    def migrate(self, new_id: int, user: User | None = None) -> Group:
        """It becomes a supergroup with a new id: two service messages, and 400 on sends to the old one."""
        with self.state.lock:
            who = user.json if user is not None else dict(self.state.bot)
            new = Chat(new_id, "supergroup", self.chat.about, members=self.chat.members)
            self.state.chats[new_id] = new
            group = Group(self.state, new, ())
            self._service(who, migrate_to_chat_id=new_id)
            self.chat.migrated_to = new_id
            group._service(who, migrate_from_chat_id=self.chat.id)
            return group
