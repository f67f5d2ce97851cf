"""A strict local Bot API server: it rejects what Telegram rejects, and delivers as Telegram delivers.

    with BotApi(token="1:abc") as api:              # HTTP on 127.0.0.1, in a thread of its own
        api.url                                     # calls go to {url}/bot<token>/<method>
        ann = api.user(1001, first_name="Ann", language_code="en")
        ann.say("hi"); ann.tap("AWS"); ann.tap(data="forged", message=7); ann.edit(3, "hello"); ann.start("cert_x")
        ann.send("photo"); ann.block(); ann.unblock(); ann.deactivate(); ann.delete_message(3); ann.inquire("inline")
        ann.answer("hi")                            # what the bot wrote until the chat was quiet; reply_to_tap("AWS")
        ann.wait(lambda entries: ...)               # a true value of the transcript; TimeoutError after 10 s
        ann.answered(since=0)                       # as `answer`, for what was said before; api.changes is now
        ann.settle()                                # waits for quiet only: for where no answer may come
        ann.transcript, ann.last                    # Entry: who, text, html, buttons, labels, edits, file, date
        group = api.group(-1001, members=[ann]); group.say(ann, "/list", mention=True, reply_to=3, thread=5)
        group.tap(ann, "AWS"); group.migrate(-1002); group.kick(ann); group.add_bot(ann, "parameter"); group.mute()
        api.drive({ann: talk(ann), ...})            # many people at once, from one thread
        api.push({...}); api.push_raw(b"{")         # any update, any bytes
        with api.updates.held(): ...                # what is pushed in the block comes at once
        ann.say("hi", How(times=3, renumbered=1)); ann.tap("AWS", How(overtake=2)); api.updates.restart()
        api.repeat(update_id, times=2, renumber=True)
        rule = api.faults.add("429", "send*", p=0.5, retry_after=1); rule.off()     # see botapi.faults
        api.rates.on(); api.clock.advance(86_400); api.polling.hold = 0.1; api.webhook.scale = 0.01
        api.calls, api.early, api.sends(1001), api.unanswered, api.presses, api.warnings, api.profile, api.unexpected

Everything may be called from any thread. `How` says how an update is delivered: several times, again under new ids,
before others. Times of calls are of time.monotonic(); dates and lifetimes go by `api.clock`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any

from botapi.chats import Chat, Entry, Press
from botapi.driving import Talk, drive
from botapi.groups import Group
from botapi.handler import Server
from botapi.people import User
from botapi.rooms import How
from botapi.state import Call


class BotApi(Server):
    """The server. A context manager: it listens as long as the block runs."""

    def user(
        self,
        user_id: int,
        first_name: str = "Ann",
        language_code: str | None = "en",
        *,
        started: bool = True,
        **about: object,
    ) -> User:
        """A person with a private chat. `started` False: the bot cannot write before they do. `about`: username ..."""
        with self.lock:
            assert user_id not in self.chats, f"there is a chat {user_id} already"
            status = "member" if started else "never"
            chat = self.chats[user_id] = Chat(user_id, "private", {"first_name": first_name, **about}, status)
            return User(self, chat, language_code)

    def users(self, ids: Iterable[int]) -> list[User]:
        """Many people at once, whose names no log may show."""
        return [self.user(user_id, f"canary{user_id}") for user_id in ids]

    def group(
        self, group_id: int, members: Sequence[User] = (), *, title: str = "Study group", forum: bool = False
    ) -> Group:
        """A group (-100...: a supergroup) in which the bot is a member; `forum`: with topics."""
        supergroup = str(group_id).startswith("-100")
        about: dict[str, Any] = {"title": title, **({"is_forum": True} if forum else {})}
        with self.lock:
            chat = self.chats[group_id] = Chat(group_id, "supergroup" if supergroup else "group", about)
            return Group(self, chat, members)

    def push(self, update: object, chat: int = 0) -> int:
        """Queues any update at all; the id that confirms it, which a dict without `update_id` gets.

        A dict with an `update_id` of its own keeps that, and is confirmed by the poll after the one that brought it.
        """
        with self.lock:
            return self.updates.push_raw(update, "raw", chat, chat)

    def push_raw(self, element: bytes, chat: int = 0) -> int:
        """Puts these bytes into the batch, or into the body of the webhook's POST, as they are."""
        return self.push(element, chat)

    def repeat(self, update_id: int, times: int = 1, renumber: bool = False) -> list[int]:
        """Delivers an update again, under the same id or new ones; the ids."""
        with self.lock:
            return self.updates.repeat(update_id, times, renumber)

    def drive(self, talks: Mapping[User, Generator[Talk, list[Entry], None]], timeout: float = 60.0) -> None:
        """Has many people talk at once, see botapi.driving. Raises TimeoutError naming those who wait."""
        drive(self, talks, timeout)

    def until_confirmed(self, timeout: float = 10.0) -> None:
        """Waits until the bot has confirmed every update."""
        self.until(lambda: not len(self.updates), timeout, lambda: f"{len(self.updates)} updates wait")

    def until_called(self, method: str, times: int = 1, timeout: float = 10.0) -> list[Call]:
        """Waits until there were so many finished calls of a method; all of these."""

        def found() -> list[Call]:
            calls = [call for call in self.calls if call.method == method and call.ended]
            return calls if len(calls) >= times else []

        return self.until(found, timeout, lambda: f"{len(found())} calls of {method}")

    def sends(self, chat: int | None = None) -> list[Call]:
        """The calls that put messages into a chat (or any), whether the bot heard of their success or not."""
        with self.lock:
            calls = [call for call in self.calls if call.done and call.method.startswith(("send", "editMessage"))]
        return [call for call in calls if call.method != "sendChatAction" and chat in (None, call.chat)]

    @property
    def early(self) -> list[Call]:
        """Messages to a chat before its retry_after was over."""
        with self.lock:
            return [call for call in self.calls if call.early]

    @property
    def unanswered(self) -> list[Press]:
        """Presses that the bot did not answer (yet)."""
        with self.lock:
            return [press for press in self.presses.values() if press.answered is None]


__all__ = ["BotApi", "Call", "Entry", "Group", "How", "Press", "User"]
