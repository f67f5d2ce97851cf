"""The conversation on standard input and output."""

from __future__ import annotations

import itertools
import string
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import TextIO

from certbot.advice.codes import Code
from certbot.dialog.engine import step
from certbot.dialog.events import (
    Button,
    Command,
    Effect,
    Event,
    Export,
    Forget,
    Missed,
    Report,
    Rows,
    Say,
    Share,
    Tap,
    Text,
)
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.world import World
from certbot.terminal.plain import plain
from certbot.terminal.show import shown


class Chat:
    """One conversation. `plain_text` is for pipes: no styles, each statement in one line, each button in its own.
    Tables fit the width all the same."""

    def __init__(self, world: World, messages: Messages, today: date, *, plain_text: bool) -> None:
        self._world = world
        self._messages = messages
        self._today = today
        self._plain = plain_text
        self._conversation = Conversation()
        self._buttons: dict[str, str] = {}

    def turn(self, line: str) -> str:
        """What is shown in answer to one line."""
        self._conversation, effects = step(self._world, self._conversation, self._event(line), self._today)
        return self._show(effects)

    def _event(self, line: str) -> Event:
        """A letter or the text of a button of the last turn is a tap, a slash begins a command, all else is text."""
        data = self._buttons.get(line.strip().removeprefix("[").removesuffix("]").casefold())
        if data is not None:
            return Tap(data)
        if line.lstrip().startswith("/"):
            name, _, words = line.strip()[1:].partition(" ")
            return Command(name, words)
        return Text(line)

    def _show(self, effects: tuple[Effect, ...]) -> str:
        self._buttons = {}
        letters = _letters()
        blocks = []
        for effect in effects:
            match effect:
                case Say(_, lines, buttons):
                    text = shown(self._messages, lines, styled=not self._plain)
                    blocks.append("\n".join([text, *self._rows(buttons, letters)]))
                case Report() | Share():
                    kept = shown(self._messages, (Code("terminal.not-kept"),), styled=not self._plain)
                    blocks.append(kept)
                case Forget() | Export() | Missed():
                    pass  # nothing is kept beside the conversation, which the engine empties and shows itself
        return "\n\n".join(blocks)

    def _rows(self, rows: Rows, letters: Iterator[str]) -> Iterator[str]:
        for row in rows:
            labels = [self._button(button, next(letters)) for button in row if isinstance(button, Button)]
            yield from labels if self._plain else ["   ".join(labels)]

    def _button(self, button: Button, letter: str) -> str:
        label = plain(self._messages.render(button.label))
        self._buttons[label.casefold()] = self._buttons[letter] = button.data
        return f"[{letter}] {label}"


def chat(world: World, messages: Messages, today: date, stdin: TextIO, stdout: TextIO, *, plain_text: bool) -> int:
    """Talk until the end of input. Returns the exit status, 0.

    A person at a terminal is greeted and sees a prompt; a pipe begins with its own first line.
    """
    conversation = Chat(world, messages, today, plain_text=plain_text)
    if not plain_text:
        print(conversation.turn("/start"), file=stdout)
    while line := _read(stdin, stdout, prompt="" if plain_text else "\n> "):
        if line.strip():
            answer = conversation.turn(line.rstrip("\n"))
            print(answer if plain_text else f"\n{answer}", file=stdout, end="\n\n" if plain_text else "\n", flush=True)
    return 0


def _read(stdin: TextIO, stdout: TextIO, prompt: str) -> str:
    """The next line, empty at the end of input. At a terminal it can be edited, and earlier lines come back."""
    if stdin is sys.stdin and stdin.isatty():
        with suppress(ImportError):
            import_module("readline")  # having been imported, it gives input() its editing
        try:
            return input(prompt) + "\n"
        except EOFError:
            print(file=stdout)
            return ""
    stdout.write(prompt)
    stdout.flush()
    return stdin.readline()


def _letters() -> Iterator[str]:
    """a to z, then aa, ab ..."""
    for size in itertools.count(1):
        yield from map("".join, itertools.product(string.ascii_lowercase, repeat=size))
