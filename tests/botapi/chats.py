"""Chats as the server keeps them: their messages, who is in them, and why a bot may not write there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from botapi.errors import ApiError, bad_request, forbidden, upgraded
from botapi.markup import InlineKeyboard, Markup, ReplyKeyboard
from botapi.methods import Upload

KINDS_OF_GROUP = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


class Button(NamedTuple):
    """A button as a person sees it, with what a press on it sends or opens."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(eq=False, slots=True)
class Entry:
    """A message as the chat shows it now; `edits` are its earlier texts, the oldest first."""

    who: str  # "bot", "user" or "service"
    sender: int
    message: dict[str, Any]
    html: str | None = None
    markup: Markup | None = None
    file: Upload | None = None
    edits: list[str] = field(default_factory=list)
    reaction: tuple[dict[str, Any], ...] = ()
    deleted: bool = False
    changed: int = 0  # the state's count of changes when this one was last changed

    @property
    def message_id(self) -> int:
        """The message's id in its chat."""
        return int(self.message["message_id"])

    @property
    def text(self) -> str:
        """Its text, or its caption."""
        return str(self.message.get("text") or self.message.get("caption") or "")

    @property
    def date(self) -> int:
        """When it was written, in Unix seconds."""
        return int(self.message["date"])

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """The rows of its keyboard."""
        if isinstance(self.markup, InlineKeyboard):
            return tuple(tuple(Button(b.text, b.data, b.url) for b in row) for row in self.markup.rows)
        if isinstance(self.markup, ReplyKeyboard):
            return tuple(tuple(Button(label) for label in row) for row in self.markup.rows)
        return ()

    @property
    def labels(self) -> list[str]:
        """The labels of its buttons, in order."""
        return [button.label for row in self.buttons for button in row]

    def __repr__(self) -> str:
        edited = f" (edited {len(self.edits)} times)" if self.edits else ""
        return f"<{self.who} {self.message_id}{edited}: {self.text!r} {self.labels}>"


@dataclass(eq=False, slots=True)
class Press:
    """A press on a button, and what the bot answered to it: None as long as it did not."""

    id: str
    sender: int
    chat: int
    data: str
    at: float
    answered: dict[str, Any] | None = None


@dataclass(eq=False)
class Chat:
    """A chat. `status` says whether the bot can write: "member", or why not."""

    id: int
    type: str
    about: dict[str, Any]
    status: str = "member"  # member, administrator, never, blocked, deactivated, kicked, left, deleted
    muted: bool = False
    migrated_to: int | None = None
    entries: dict[int, Entry] = field(default_factory=dict)
    log: list[tuple[int, Entry]] = field(default_factory=list)  # the state's count of changes, and what changed
    threads: set[int] = field(default_factory=set)
    members: set[int] = field(default_factory=set)
    touched: float = 0.0  # time.monotonic() of the last change that is seen in the chat
    last_id: int = 0  # used by supergroups alone: others share one series of ids
    actions: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.json = {"id": self.id, "type": self.type, **self.about}

    @property
    def transcript(self) -> list[Entry]:
        """What is to be seen now, oldest first."""
        return [entry for entry in self.entries.values() if not entry.deleted]

    def since(self, changes: int) -> list[Entry]:
        """What was written or changed after that count of the state's changes and is still to be seen."""
        ids = set()
        for number, entry in reversed(self.log):
            if number <= changes:
                break
            ids.add(entry.message_id)
        return [entry for entry in map(self.entries.__getitem__, sorted(ids)) if not entry.deleted]

    def check(self) -> None:
        """Raises ApiError with Telegram's reason if the bot cannot write here."""
        if self.status in ("member", "administrator") and self.migrated_to is None:
            return
        raise self._reason()

    def _reason(self) -> ApiError:
        if self.migrated_to is not None:
            return upgraded(self.migrated_to)
        match self.status:
            case "never":
                return forbidden("bot can't initiate conversation with a user")
            case "blocked":
                return forbidden("bot was blocked by the user")
            case "deactivated":
                return forbidden("user is deactivated")
            case "kicked":
                return forbidden(f"bot was kicked from the {KINDS_OF_GROUP[self.type]}")
            case "left":
                return forbidden(f"bot is not a member of the {KINDS_OF_GROUP[self.type]}")
            case _:
                return forbidden("the group chat was deleted")

    def own(self, message_id: int, doing: str) -> Entry:
        """The message of that id. Raises ApiError `message to <doing> not found`."""
        entry = self.entries.get(message_id)
        if entry is None or entry.deleted:
            raise bad_request(f"message to {doing} not found")
        return entry
