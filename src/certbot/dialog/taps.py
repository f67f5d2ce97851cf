"""The data behind buttons: words joined by `|`, at most 64 bytes.

    advise|role|developer      an answer: flow, slot, value
    forget|confirm|sure|1f0a.. the same with the token of the very question it belongs to (see state.py)
    ask|goal                   ask me for my goal
    do|mistakes                an intent, as if it had been written
    do|lookup|azure-ai-103     the same about one certification, stack or question
    do|skip|goal               no answer to that question, if it is what is asked
    choose|azure-ai-103        "that one": answers the open question, if it is still open
    wrong|azure-ai-103|price   that fact about it is wrong
    list|p:nvidia;m:150|8      a list by criteria (see lists.py) from that number on

A tap carries meaning, not a position, so that old buttons keep working.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SEPARATOR = "|"
LIMIT = 64
_NUMBER = re.compile(r"0|[1-9]\d{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answered:
    """A slot of a flow gets a value; `token` is that of the question, if it has one."""

    flow: str
    slot: str
    value: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """An offered slot is to be asked for."""

    slot: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An intent, with what it is about."""

    intent: str
    argument: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of the options of the open question."""

    id: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A fact of a certification is said to be wrong."""

    id: str
    fact: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list by criteria as lists.py writes them, from number `start` on."""

    criteria: str
    start: int


Meaning = Answered | Asked | Wanted | Chosen | Disputed | Listed


def encode(meaning: Meaning) -> str:
    """The data of a button. `check` and a test see to it that no id makes it longer than LIMIT bytes."""
    match meaning:
        case Answered(flow, slot, value, token):
            return SEPARATOR.join((flow, slot, value, *filter(None, [token])))
        case Asked(slot):
            return SEPARATOR.join(("ask", slot))
        case Wanted(intent, None):
            return SEPARATOR.join(("do", intent))
        case Wanted(intent, argument):
            return SEPARATOR.join(("do", intent, str(argument)))
        case Chosen(id):
            return SEPARATOR.join(("choose", id))
        case Disputed(id, fact):
            return SEPARATOR.join(("wrong", id, fact))
        case Listed(criteria, start):
            return SEPARATOR.join(("list", criteria, str(start)))


def decode(data: str) -> Meaning | None:
    """What a tap means, by its form alone; None when it is none of ours. Whether flow, slot, value, intent and
    argument exist is for the engine to check."""
    if len(data.encode("utf-8", "replace")) > LIMIT:
        return None
    match data.split(SEPARATOR):
        case ["ask", slot]:
            return Asked(slot)
        case ["do", intent]:
            return Wanted(intent)
        case ["do", intent, argument]:
            return Wanted(intent, argument)
        case ["choose", id]:
            return Chosen(id)
        case ["wrong", id, fact]:
            return Disputed(id, fact)
        case ["list", criteria, start]:
            return Listed(criteria, int(start)) if _NUMBER.fullmatch(start) else None
        case [flow, slot, value]:
            return Answered(flow, slot, value)
        case [flow, slot, value, token]:
            return Answered(flow, slot, value, token)
        case _:
            return None
