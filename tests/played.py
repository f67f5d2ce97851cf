"""Transcripts played on Telegram: what a person does there for each turn, and what the bot must show for it.

What must be shown is made in this process by `step` and the renderer; the bot under test knows nothing of that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from botapi.chats import Entry
from botapi.kinds import KINDS
from botapi.server import Group, User

from certbot.conversation import Document, Place
from certbot.dialog.engine import begin
from certbot.dialog.events import Effect, Export, Say
from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.state import Conversation
from certbot.dialog.taps import Answered, encode
from certbot.dialog.transcripts import Transcript, TurnOf
from certbot.dialog.world import ADVISE, World
from certbot.telegram.render import Renderer

# What is seen of a message: its text with markup, or of a file what stands below it, and the labels under it.
Seen = tuple[str, tuple[str, ...]]


def transcripts(folder: Path, today: date) -> Iterator[tuple[Path, Transcript]]:
    """Those that play on one day, which is this one."""
    for path, transcript in load_transcripts(folder):
        if transcript.today == today and all(turn.today in (None, today) for turn in transcript.turns):
            yield path, transcript


def expected(renderer: Renderer, effects: Sequence[Effect], place: Place) -> list[Seen]:
    """What a turn must show."""
    said = [Document("", "") if isinstance(effect, Export) else effect for effect in effects]
    drafts = renderer([one for one in said if isinstance(one, Say | Document)], place, "en")
    texts = [draft.params.get("text") or draft.params["caption"] for draft in drafts]
    return [(text, _labels(draft.params.get("reply_markup"))) for text, draft in zip(texts, drafts, strict=True)]


def seen(entries: Sequence[Entry]) -> list[Seen]:
    """What messages of the bot show."""
    return [(entry.html or "", tuple(entry.labels)) for entry in entries]


@dataclass
class Player:
    """Does what a transcript says. `messages` are those that the person wrote, by the slot that each answered."""

    world: World
    user: User
    messages: dict[str | None, int] = field(default_factory=dict)

    def do(self, turn: TurnOf, before: Conversation, today: date) -> bool:
        """Do it in the private chat; False for what cannot be done on Telegram."""
        user = self.user
        match turn:
            case TurnOf(user=str(text)) | TurnOf(command=str(text)):
                slot = begin(self.world, before, today).asked
                self.messages[slot] = user.say(text if turn.command is None else f"/{text}")
            case TurnOf(tap=tap) if tap is not None:
                if not any(entry.who == "bot" for entry in user.transcript):
                    return False  # there is nothing to press on
                user.tap(data=pressed(self.world, user.transcript, tap))
            case TurnOf(edit=edit) if edit is not None:
                slot, text = (None, edit) if isinstance(edit, str) else next(iter(edit.items()))
                if slot not in self.messages:
                    return False
                user.edit(self.messages[slot], text)
            case TurnOf(sends=str(kind)):
                user.send(kind if kind in KINDS else "photo")
            case _:
                return False
        return True

    def do_in(self, group: Group, turn: TurnOf) -> bool:
        """Do it in a group; False for what cannot be done there."""
        match turn:
            case TurnOf(command=str(text)):
                name, _, words = text.partition(" ")
                group.say(self.user, f"/{name}@{group.state.bot['username']} {words}".rstrip())
            case TurnOf(user=str(text)):
                group.say(self.user, text, reply_to=group.last.message_id)
            case TurnOf(tap=tap) if tap is not None:
                group.tap(self.user, data=pressed(self.world, group.transcript, tap))
            case TurnOf(sends=str(kind)):
                group.send(self.user, kind, reply_to=group.last.message_id)
            case _:
                return False
        return True


def pressed(world: World, shown: Sequence[Entry], tap: object) -> str:
    """The data of the button. One with a token is taken from the last message that has it."""
    if not isinstance(tap, dict):
        return str(tap)
    ((slot, value),) = tap.items()
    data = encode(Answered(world.owner(slot) or ADVISE, slot, value))
    buttons = [button.data or "" for entry in reversed(shown) for row in entry.buttons for button in row]
    return next((there for there in buttons if there == data or there.startswith(f"{data}|")), data)


def _labels(markup: object) -> tuple[str, ...]:
    keyboard = json.loads(markup) if isinstance(markup, str) else markup
    rows = keyboard["inline_keyboard"] if isinstance(keyboard, dict) else ()
    return tuple(button["text"] for row in rows for button in row)
