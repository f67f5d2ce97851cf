"""understand: intent, slots and certifications found in a text."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from certbot.catalog.vocabulary import SLOTS
from certbot.commands import read
from certbot.commands.lines import Query, answer, text_of
from certbot.commands.names import check_value
from certbot.language.read import understand
from certbot.language.understanding import Understanding


def run(args: Namespace) -> int:
    """Print what was understood. Raises DataError, ConfigError or UsageError."""
    world = read.world()
    check_value("--asked", args.asked, SLOTS)

    def understood(query: Query) -> Understanding:
        text, asked = text_and_asked(query)
        return understand(world.words, world.index, text, asked or args.asked, args.today)

    def respond(query: Query) -> dict[str, Any]:
        found = understood(query)
        return {
            "text": found.text,
            "intent": found.intent,
            "slots": slots(found),
            "certifications": list(found.certifications),
        }

    def show(text: str) -> None:
        """Names and values of the vocabulary, one a line: this is for who writes words, not for who chats."""
        found = understood(text)
        rows = {"intent": found.intent, **slots(found), "certifications": list(found.certifications)}
        for name, value in rows.items():
            if value:
                print(f"{name}: {', '.join(value) if isinstance(value, list) else value}")

    return answer(args, respond, show)


def text_and_asked(query: Query) -> tuple[str, str | None]:
    """The text of a query and, if it says so, the slot that was asked for. Raises UsageError."""
    asked = query.get("asked") if isinstance(query, dict) else None
    check_value("asked", asked, SLOTS)
    return text_of(query, "asked"), asked


def slots(found: Understanding) -> dict[str, Any]:
    """All slots, None for what was not stated, in the shape of the vocabulary."""
    return {slot: found.slots.get(slot) for slot in SLOTS} | {"have": list(found.slots.get("have", ()))}
