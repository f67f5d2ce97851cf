"""The little language of phrases: words, `(a|b)` for a choice, `[x]` or `[a|b]` for what may be missing, `{slot}`.

No slot inside an optional part and no nesting: one line shows what it accepts and which slots it fills. All
templates together form one network of nodes; matching walks along the text through it, remembering where it
has been, so that neither the number of templates nor a hostile text makes it run away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from certbot.language.normalise import Token, tokens

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


@lru_cache(4096)
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


@dataclass(slots=True)
class Node:
    """A point in the network: where each next word leads, and what ends here (kind, value)."""

    edges: dict[str, list[Node]] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)

    def add(self, template: str, kind: str, value: str) -> None:
        """Let a template mean something. Several meanings keep their order. Raises TemplateError."""
        frontier = [self]
        for part in parse(template):
            joint = Node()
            for phrase in part.phrases:
                for node in frontier:
                    for word in phrase[:-1]:
                        following = Node()
                        node.edges.setdefault(word, []).append(following)
                        node = following
                    node.edges.setdefault(phrase[-1], []).append(joint)
            frontier = [*frontier, joint] if part.optional else [joint]
        for node in frontier:
            node.ends.append((kind, value))

    def matches(self, text: Sequence[Token], filled: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
        """Everything in the text that the network knows; `filled` are the slots found already, by their start."""
        for start in range(len(text)):
            if text[start].text in self.edges or start in filled:
                yield from self._from(text, start, filled)

    def _from(self, text: Sequence[Token], start: int, filled: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
        stack: list[tuple[Node, int, int]] = [(self, start, 0)]
        seen: set[tuple[int, int]] = set()
        while stack:
            node, at, skipped = stack.pop()
            if (id(node), at) in seen:
                continue
            seen.add((id(node), at))
            for kind, value in node.ends:
                yield Span(start, at, kind, value)
            if at == len(text) or (at > start and text[at - 1].after in {".", "?"}):
                continue
            word = text[at].text
            following = node.edges.get(word, ())
            stack.extend((next_node, at + 1, 0) for next_node in following)
            if at > start and word in SKIPPED and not following and skipped < MOST_SKIPPED:
                stack.append((node, at + 1, skipped + 1))
            for span in filled.get(at, ()):
                stack.extend((next_node, span.end, 0) for next_node in node.edges.get("{" + span.kind + "}", ()))
