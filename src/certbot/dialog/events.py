"""What comes into the engine and what goes out of it: plain values, no channel."""

from __future__ import annotations

from dataclasses import dataclass

from certbot.advice.codes import Code, Line


@dataclass(frozen=True, slots=True)
class Text:
    """Words that a person wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """A button pressed. Its data comes from outside and is checked like any other input (see taps.py)."""

    data: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command such as /help, without the slash."""

    name: str


Event = Text | Tap | Command


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap: its label, and data of at most 64 bytes that carries the meaning, not a position."""

    label: Code
    data: str


@dataclass(frozen=True, slots=True)
class Say:
    """One message to the person. `name` is what it is called in transcripts ("ask.role", "card", ...)."""

    name: str
    lines: tuple[Line, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Forget:
    """Everything kept about this person is to be deleted, the conversation included."""


Effect = Say | Forget
