"""Whether the messages and the program fit: nothing said without words, no words that nobody says, and in each
message only placeholders that get a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.load_codes import Spoken
from certbot.dialog.templates import placeholders
from certbot.yaml.load import Document
from certbot.yaml.problem import Problem


def check_said(document: Document, spoken: Spoken, by_data: Iterable[str]) -> Iterator[Problem]:
    """The misfits of one language's messages. `by_data` are the messages that flows and commands name."""
    if not isinstance(document.value, dict):
        return
    values = {f"{slot}.{value}" for slot, values in SLOTS.items() for value in values}
    named = values | set(by_data)
    for key in sorted((named | set(spoken.keys)) - document.value.keys()):
        yield document.problem((), f"message {key} is missing: write it, the program says it")
    for key, text in document.value.items():
        if key not in named and not spoken.says(key):
            yield document.problem(
                (key,), f"{key}: unknown message, nothing says it: mend its name or remove it", key=True
            )
        known = frozenset[str]() if key in named else spoken.placeholders(key)
        if known is not None:
            for form in text.values() if isinstance(text, dict) else (text,):
                yield from _unfilled(document, key, form, known)


def _unfilled(document: Document, key: str, text: object, known: frozenset[str]) -> Iterator[Problem]:
    try:
        unknown = placeholders(str(text)) - known
    except ValueError:
        return  # the braces themselves are reported by check_messages
    for name in sorted(unknown):
        there = f"there are {', '.join(sorted(known))}" if known else "there are none"
        yield document.problem((key,), f"{key}: unknown placeholder {{{name}}}, {there}")
