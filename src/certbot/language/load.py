"""The words and phrases of the conversation from dialogs/: the only file reading of this package.

Every list in words/*.yaml and phrases.yaml becomes entries (a template, and what it means). The networks that match
them are built when they are first needed, so that whoever only wants names does not pay for them.

The keys of these files are the slots (words that mean a value), `answers` (words that mean a value only
where its slot was asked for, and only as the whole text), `phrases` and `whole` (what an intent sounds like, anywhere
or as the whole text), `about` (a question for one fact about a certification that is not named), `arguments` (what
narrows an intent), `marks` (what turns the words beside it), `ignored`, `padding` around an
answer, and `careers` (words of other trades). Lists of certifications are asked for by the keys of CRITERIA, by amounts
beside a word of `limit`, and with the words of `listing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from certbot.catalog.vocabulary import SLOTS
from certbot.errors import DataError
from certbot.language.network import Network
from certbot.language.templates import TemplateError, parse
from certbot.yaml.load import Document, read
from certbot.yaml.problem import Problem

CRITERIA = ("vendor", "topic", "level", "kind", "language", "trait", "standing", "order")
"""What certifications are asked for by, each with words for its values; a word under several values means any."""
DEPTHS = {
    **dict.fromkeys((*SLOTS, *CRITERIA, "limit", "listing", "phrases", "whole", "about", "marks"), 1),
    "answers": 2,
    "arguments": 2,
    "ignored": 0,
    "padding": 0,
    "careers": 0,
}
"""The keys a file may have, and how many mappings stand between each and its lists."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One template and what it means: `kind` is the key it stands under ("role", "answers platform"), `value` the
    last name above it. `path` leads to it in the document."""

    document: Document
    path: tuple[str | int, ...]
    kind: str
    value: str
    template: str


@dataclass
class Words:
    """All words and phrases; built lazily from the entries."""

    entries: tuple[Entry, ...]

    @cached_property
    def values(self) -> Network:
        """Words that fill slots, or are to be ignored."""
        return self._network(*SLOTS, "ignored")

    @cached_property
    def criteria(self) -> Network:
        """Words that certifications are asked for by."""
        return self._network(*CRITERIA)

    @cached_property
    def listing(self) -> Network:
        """Words that make a bound of an amount, and those of asking for a list."""
        return self._network("limit", "listing")

    @cached_property
    def phrases(self) -> Network:
        """Phrases of intents, their arguments, and marks, anywhere in a text."""
        kinds = {entry.kind for entry in self.entries if entry.kind.startswith("arguments ")}
        return self._network("phrases", "about", "marks", *kinds)

    @cached_property
    def whole(self) -> Network:
        """Phrases that count only when they are the whole text."""
        return self._network("whole")

    @cached_property
    def answers(self) -> dict[str, Network]:
        """Words that answer only the question for one slot, and only as the whole text. The slots are those of a
        person and whatever else a flow asks for."""
        kinds = dict.fromkeys(entry.kind for entry in self.entries if entry.kind.startswith("answers "))
        return {kind.removeprefix("answers "): self._network(kind) for kind in kinds}

    @cached_property
    def padding(self) -> Network:
        """What may stand around an answer without changing it."""
        return self._network("padding")

    @cached_property
    def careers(self) -> frozenset[str]:
        """Words of other trades."""
        return frozenset(word for entry in self.entries if entry.kind == "careers" for word in _words_of(entry))

    @cached_property
    def order(self) -> dict[str, int]:
        """The intents as the file orders them: of several in one text the first wins."""
        intents = dict.fromkeys(entry.value for entry in self.entries if entry.kind == "phrases")
        return {intent: rank for rank, intent in enumerate(intents)}

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of every list: none of them is a slip of the hand."""
        return frozenset(word for entry in self.entries for word in _words_of(entry))

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """Words of five letters and more, by their first letter: what a slip of the hand is compared with."""
        kinds = {*SLOTS, *CRITERIA, "listing", "phrases", "whole", "about"}
        found = {word for entry in self.entries if entry.kind in kinds for word in _words_of(entry)}
        result: dict[str, list[str]] = {}
        for word in sorted(found):
            if len(word) > 4 and word.isalpha():
                result.setdefault(word[0], []).append(word)
        return {letter: tuple(words) for letter, words in result.items()}

    def _network(self, *kinds: str) -> Network:
        root = Network()
        for entry in self.entries:
            if entry.kind in kinds:
                root.add(entry.template, entry.kind, entry.value)
        return root


def _words_of(entry: Entry) -> Iterator[str]:
    return (word for part in parse(entry.template) for phrase in part.phrases for word in phrase)


def word_files(dialogs: Path) -> list[Document]:
    """The documents with words and phrases, in the order in which they count."""
    return [read(file) for file in (*sorted((dialogs / "words").glob("*.yaml")), dialogs / "phrases.yaml")]


def asked_slots(dialogs: Path) -> dict[str, set[str]]:
    """Every slot that is asked for, with its values: those of a person, and those on the buttons of a flow."""
    result: dict[str, set[str]] = {slot: set(values) for slot, values in SLOTS.items()}
    for document in map(read, sorted(dialogs.glob("*.yaml"))):
        asks = document.value.get("asks") if isinstance(document.value, dict) else None
        for slot, rows in asks.items() if isinstance(asks, dict) else ():
            if slot not in SLOTS:
                lists = (row for row in rows if isinstance(row, list)) if isinstance(rows, list) else ()
                result.setdefault(slot, set()).update(str(value) for row in lists for value in row)
    return result


def entries(document: Document) -> Iterator[Entry | Problem]:
    """The entries of one file, and a problem for each thing that is none."""
    if not isinstance(document.value, dict):
        yield document.problem((), "a mapping of lists of words is expected here")
        return
    for key, value in document.value.items():
        depth = DEPTHS.get(key)
        if depth is None:
            yield document.problem((key,), f"unknown key {key!r}: there are {', '.join(DEPTHS)}", key=True)
        else:
            yield from _below(document, (key,), value, depth)


def _below(document: Document, path: tuple[str | int, ...], value: Any, depth: int) -> Iterator[Entry | Problem]:
    if depth:
        if not isinstance(value, dict):
            yield document.problem(path, "a mapping is expected here")
            return
        for key, inner in value.items():
            yield from _below(document, (*path, key), inner, depth - 1)
        return
    if not isinstance(value, list):
        yield document.problem(path, "a list is expected here")
        return
    names = [str(step) for step in path]
    kind, last = (" ".join(names[:-1]), names[-1]) if len(names) > 1 else (names[0], names[0])
    for number, template in enumerate(value):
        if isinstance(template, str):
            yield Entry(document, (*path, number), kind, last, template)
        else:
            yield document.problem((*path, number), f"{template!r} is not text: write it in quotes")


def load_words(dialogs: Path) -> Words:
    """The words and phrases below `dialogs`. Raises DataError with everything that cannot be read."""
    problems: list[Problem] = []
    found: list[Entry] = []
    for document in word_files(dialogs):
        problems += document.problems
        for item in entries(document):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                found.append(item)
                try:
                    parse(item.template)
                except TemplateError as error:
                    problems.append(document.problem(item.path, str(error)))
    if problems:
        raise DataError(problems)
    return Words(tuple(found))
