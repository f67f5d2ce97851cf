"""The little language of phrases: words, `(a|b)` for a choice, `[x]` or `[a|b]` for what may be missing, `{slot}`.

No slot inside an optional part and no nesting: one line shows what it accepts and which slots it fills. All
templates together form one network (network.py).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from certbot.language.normalise import tokens

MOST_PHRASES = 20000
"""A template that stands for more is an error: write two."""
SKIPPED = frozenset(["a", "an", "the", "please", "pls", "plz", "really", "very", "quite", "kindly"])
"""Words that may stand between any two words of a phrase, MOST_SKIPPED in a row."""
MOST_SKIPPED = 2

_PART = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|([^()\[\]]+)|(.)", re.S)
_SLOT = re.compile(r"\{([^{}]*)\}")

Phrase = tuple[str, ...]
"""A sequence of words; a slot in it is written "{name}"."""


class Part(NamedTuple):
    """A piece of a template: one of these phrases, or nothing if it is optional."""

    phrases: tuple[Phrase, ...]
    optional: bool


class TemplateError(ValueError):
    """A template that cannot be read; `column` counts from 0 in it."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@lru_cache(2**16)
def parse(template: str) -> tuple[Part, ...]:
    """The parts of a template. Raises TemplateError."""
    parts: list[Part] = []
    size = 1
    for match in _PART.finditer(template):
        group, optional, plain, wrong = match.groups()
        if wrong is not None:
            raise TemplateError(f"{wrong!r} has no counterpart here, or stands inside another bracket", match.start())
        if optional is not None and "{" in optional:
            raise TemplateError("no {slot} inside [ ]: write two templates", match.start() + optional.index("{") + 1)
        if plain is not None and "|" in plain:
            raise TemplateError("a | outside brackets", match.start() + plain.index("|"))
        inner = group if group is not None else optional
        options: list[str] = [plain or ""] if inner is None else inner.split("|")
        phrases = tuple(dict.fromkeys(_words(option, match.start()) for option in options))
        if inner is None and phrases == ((),):
            continue
        if () in phrases:
            raise TemplateError("a choice is empty: write [x] for what may be missing", match.start())
        parts.append(Part(phrases, optional is not None))
        size *= len(phrases) + (optional is not None)
        if size > MOST_PHRASES:
            raise TemplateError(f"stands for more than {MOST_PHRASES} phrases: write two templates", match.start())
    if all(part.optional for part in parts):
        raise TemplateError("nothing is left when all that is optional is missing", 0)
    return tuple(parts)


def expand(template: str) -> list[Phrase]:
    """All phrases that a template stands for. Raises TemplateError."""
    choices = [[*part.phrases, *([()] if part.optional else [])] for part in parse(template)]
    return list(dict.fromkeys(tuple(word for piece in pieces for word in piece) for pieces in product(*choices)))


def slots(template: str) -> list[tuple[str, int]]:
    """The slots of a template, each with its column."""
    return [(match[1], match.start()) for match in _SLOT.finditer(template)]


def _words(text: str, column: int) -> Phrase:
    result: list[str] = []
    at = 0
    for match in _SLOT.finditer(text):
        result += _plain(text[at : match.start()], column)
        result.append("{" + match[1].strip() + "}")
        at = match.end()
    return (*result, *_plain(text[at:], column))


def _plain(text: str, column: int) -> list[str]:
    if "{" in text or "}" in text:
        raise TemplateError("a { or } without its counterpart", column)
    return [token.text for token in tokens(text)]


class Span(NamedTuple):
    """A stretch of the tokens that means something: `kind` is a slot, an intent ..., `value` what of it."""

    start: int
    end: int
    kind: str
    value: str
