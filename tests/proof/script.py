"""What one person of a crowd says, drawn from a seed, and what the bot has to answer.

The answers are known beforehand: the same turns are made in this process by `step` and the renderer, without a store
and without a network. No message is the same as the one before it, so that each is told from a repeat of the other.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Protocol

from certbot.conversation import Place
from certbot.dialog.engine import step
from certbot.dialog.events import Button, Command, Effect, Event, Export, Forget, Missed, Report, Say, Share, Tap, Text
from certbot.dialog.state import Conversation
from certbot.dialog.world import World
from certbot.telegram.render import Renderer

PHRASES = (
    "data engineer, 4 years", "student", "manager, 10 years", "ml engineer, 2 yrs, aws shop", "we are on azure", "gcp",
    "actually aws", "developer", "career changer", "my goal is mlops", "something free please", "6 years", "none",
    "what are common mistakes", "free courses", "which ones do employers want", "do I need a degree", "hello",
    "/help", "/stacks", "/free", "/mistakes", "/new", "/list", "/sources", "/back", "/restart", "/cancel", "/skip",
    "/privacy", "/start", "/start cert_aws-mla", "/mycerts",
)  # fmt: skip
ASKED = ("{}", "{}", "how much is {}", "is {} worth it", "how do I renew {}", "compare {} and {}", "I hold {}")
CONSONANTS = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True, slots=True)
class Said:
    """A text or the data of a button, and what the answers to it are known by."""

    text: str | None
    tap: str | None
    answers: tuple[str, ...]


class Script(Protocol):
    """Draws what a person says next. `texts`: no tap."""

    def next(self, texts: bool = False) -> Said: ...


def mark(params: Mapping[str, object]) -> str:
    """What a message is known by: its text and its buttons, as parameters of sendMessage have them."""
    keyboard = params.get("reply_markup")
    buttons = json.loads(keyboard) if isinstance(keyboard, str) else keyboard
    return f"{params['text']}\n{json.dumps(buttons, sort_keys=True)}"


class Echoed:
    """A script for a bot that says everything back."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = 0

    def next(self, texts: bool = False) -> Said:
        self._count += 1
        text = f"{self._count} {nonsense(self._random)}"
        return Said(text, None, (mark({"text": text}),))


@dataclass
class Advised:
    """A script for the advisor; it is the twin of what the bot remembers of this person as well."""

    world: World
    render: Renderer
    today: date
    random: Random
    conversation: Conversation = field(default_factory=Conversation)
    turn: int = 0
    missed: int = 0
    reports: dict[tuple[str, str], str | None] = field(default_factory=dict)
    shared: Counter[str] = field(default_factory=Counter)
    _buttons: tuple[str, ...] = ()
    _last: str = ""

    def __post_init__(self) -> None:
        self._names = [record.short for record in self.world.catalog.certifications.values()]

    def next(self, texts: bool = False) -> Said:
        while True:
            text, tap = self._draw(texts)
            after, effects = step(self.world, self.conversation, _event(text, tap), self.today)
            if after.token or any(isinstance(effect, Forget | Export) for effect in effects):
                continue  # what depends on the update's id or on the clock is not known beforehand
            place = Place(1, private=True)
            drafts = self.render([effect for effect in effects if isinstance(effect, Say)], place, "en")
            answers = tuple(mark(draft.params) for draft in drafts)
            if all(one != other for one, other in zip((self._last, *answers), answers, strict=False)):
                self._go(after, effects, answers)
                return Said(text, tap, answers)

    def _draw(self, texts: bool) -> tuple[str | None, str | None]:
        random = self.random
        if self._buttons and not texts and random.random() < 0.5:
            rare = [data for data in self._buttons if data.startswith(("do|wrong", "wrong|", "do|share"))]
            return None, random.choice(rare if rare and random.random() < 0.5 else self._buttons)
        match random.choices(("phrase", "asked", "nonsense"), (3, 5, 2))[0]:
            case "phrase":
                return random.choice(PHRASES), None
            case "asked":
                asked = random.choice(ASKED)
                return asked.format(*random.sample(self._names, asked.count("{}"))), None
        return nonsense(random), None

    def _go(self, after: Conversation, effects: Sequence[Effect], answers: tuple[str, ...]) -> None:
        self.conversation, self.turn, self._last = after, self.turn + 1, answers[-1]
        self._buttons = tuple(_buttons(effects)) or self._buttons
        for effect in effects:
            match effect:
                case Missed():
                    self.missed += 1
                case Share(text):
                    self.shared[text] += 1
                case Report(certification, fact, words):
                    key = (certification, fact or "")
                    earlier = self.reports.get(key)
                    self.reports[key] = f"{earlier}\n{words}" if earlier and words else words or earlier


def nonsense(random: Random) -> str:
    """A word that nobody said before."""
    return "".join(random.choices(CONSONANTS, k=10))


def _event(text: str | None, tap: str | None) -> Event:
    if text is None:
        return Tap(tap or "")
    if text.startswith("/"):
        name, _, words = text[1:].partition(" ")
        return Command(name, words)
    return Text(text)


def _buttons(effects: Sequence[Effect]) -> Iterator[str]:
    for effect in effects:
        if isinstance(effect, Say):
            for row in effect.buttons:
                yield from (button.data for button in row if isinstance(button, Button))
