"""From YAML text to plain values, with the place of each, and all that is wrong with the file at once.

Stricter than YAML: what silently loses or changes something a writer meant is a problem here (duplicate keys,
anchors, aliases, merge keys, tags, keys that are no text, several documents). The values are built from the
parser's events, because nodes no longer show their anchors, and aliases in them may be endless.

Places are kept as the parser's marks, in a tree beside the values, and looked up only when something is to be
reported: that costs a normal load next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

import yaml

from certbot.yaml.problem import Problem
from certbot.yaml.scalar import Scalar, plain

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 64

Path = tuple[str | int, ...]


@dataclass(slots=True)
class _Place:
    """Where a list or a mapping starts, and the places inside it; `keys` are the marks of a mapping's keys. The place
    of a scalar is its mark alone: most values are scalars."""

    mark: Any
    keys: dict[str, Any] | None = None
    inside: Any = ()  # dict[str, place] of a mapping, list[place] of a sequence


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one file, and its problems in the order of the text. With problems the value holds what could be
    read, the first of duplicate keys, and None for an alias; after a syntax error it is None. `text` is the file's."""

    path: str
    value: Any
    problems: tuple[Problem, ...]
    _root: Any
    text: str = ""

    def at(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at `path` (with `key`: of its key, if it is in a mapping).

        Where the path leaves the data, the place of the last value on it.
        """
        place, of_key = self._root, None
        if place is None:
            return 1, 1
        for step in path:
            try:
                inside = place.inside[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                return _line_col(place)
            of_key = place.keys[str(step)] if place.keys is not None else None
            place = inside
        return _line_col(of_key if key and of_key is not None else place)

    def problem(self, path: Path, message: str, *, key: bool = False) -> Problem:
        """An error at `path` in this file."""
        return Problem(self.path, *self.at(path, key=key), message)


def load(text: str, path: str) -> Document:
    """Read one YAML document; `path` is what its problems call the file. Never raises for what `text` holds."""
    return _Builder(path).document(text)


def read(file: File) -> Document:
    """Read the YAML file `file` as UTF-8. What keeps it from being read is a problem of the document."""
    try:
        return load(file.read_text(encoding="utf-8"), str(file))
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start})"
    return Document(str(file), None, (Problem(str(file), 1, 1, message),), None)


def _line_col(place: Any) -> tuple[int, int]:
    mark = place.mark if isinstance(place, _Place) else place
    return mark.line + 1, mark.column + 1


class _TooDeep(Exception):
    """Nesting that no file of ours needs, and that would exhaust the stack."""


class _Builder:
    """Builds the values of one file from its events. Goes on after a problem, so that all are found in one run."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._problems: list[Problem] = []
        self._next: Callable[[], Any] = iter(()).__next__

    def document(self, text: str) -> Document:
        """The whole file. Only a syntax error ends the reading early."""
        value, root = None, None
        try:
            self._next = _LOADER(text).get_event
            documents = 0
            while (event := self._next()) is not None:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    first = self._next()
                    if documents == 1:
                        value, root = self._node(first, 0)
                        if isinstance(first, yaml.ScalarEvent) and first.value == "" and first.implicit[0]:
                            self._report(first.start_mark, "the file is empty")
                    else:
                        self._report(event.start_mark, "another document starts here: keep one in a file")
                        self._node(first, 0)
            if documents == 0:
                self._problems.append(Problem(self._path, 1, 1, "the file is empty"))
        except yaml.MarkedYAMLError as error:
            self._report(error.problem_mark or error.context_mark, f"not valid YAML: {_why(error)}")
        except (yaml.reader.ReaderError, UnicodeEncodeError):
            self._problems.append(_unprintable(text, self._path))
        except _TooDeep as error:
            self._report(error.args[0], f"nested more than {_MAX_DEPTH} levels deep")
        return Document(self._path, value, tuple(sorted(self._problems)), root, text)

    def _report(self, mark: Any, message: str) -> None:
        self._problems.append(Problem(self._path, *_line_col(mark), message))

    def _node(self, event: Any, depth: int) -> tuple[Any, Any]:
        """The value that starts with `event`, and its place; reads on to its end."""
        kind, mark = type(event), event.start_mark
        if event.anchor is not None:
            what = "alias *" if kind is yaml.AliasEvent else "anchor &"
            self._report(mark, f"{what}{event.anchor}: write the value out, anchors and aliases are not allowed")
            if kind is yaml.AliasEvent:
                return None, mark
        if event.tag is not None:
            self._report(mark, f"tag {event.tag}: leave it out, types follow from the value")
        if kind is yaml.ScalarEvent:
            return (self._plain(event) if event.implicit[0] else event.value), mark
        if depth == _MAX_DEPTH:
            raise _TooDeep(mark)
        if kind is yaml.MappingStartEvent:
            return self._mapping(mark, depth + 1)
        return self._sequence(mark, depth + 1)

    def _plain(self, event: Any) -> Scalar:
        try:
            return plain(event.value)
        except ValueError:
            self._report(event.start_mark, "a number of too many digits")
            return str(event.value)

    def _sequence(self, mark: Any, depth: int) -> tuple[list[Any], _Place]:
        values: list[Any] = []
        places: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, inner = self._node(event, depth)
            values.append(value)
            places.append(inner)
        return values, _Place(mark, None, places)

    def _mapping(self, mark: Any, depth: int) -> tuple[dict[str, Any], _Place]:
        values: dict[str, Any] = {}
        places: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, depth)
            value, inner = self._node(self._next(), depth)
            if key is None:
                continue
            if key in values:
                self._report(event.start_mark, f"duplicate key {key!r}, first in line {keys[key].line + 1}")
                continue
            values[key], places[key], keys[key] = value, inner, event.start_mark
        return values, _Place(mark, keys, places)

    def _key(self, event: Any, depth: int) -> str | None:
        """The text of a key, None if it has none (a list or a mapping, an alias)."""
        key, _ = self._node(event, depth)
        if type(event) is not yaml.ScalarEvent:
            if type(event) is not yaml.AliasEvent:
                self._report(event.start_mark, "a key must be text, not a list or a mapping")
            return None
        if key == "<<" and event.implicit[0]:
            self._report(event.start_mark, "merge key <<: write the keys out, merging is not allowed")
            return None
        if not isinstance(key, str):
            self._report(event.start_mark, f"key {event.value!r} is not text: write it in quotes")
        return str(event.value)


def _why(error: yaml.MarkedYAMLError) -> str:
    """The parser's explanation in one line."""
    return ", ".join(part for part in (error.context, error.problem) if part)


def _unprintable(text: str, path: str) -> Problem:
    """The place of the first character that YAML does not allow. The parser's own place may count bytes."""
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if match is None:  # only the parser in C refuses it, and names no place in the text
        return Problem(path, 1, 1, "a character that YAML does not allow")
    before = text[: match.start()]
    col = match.start() - (before.rfind("\n") + 1) + 1
    return Problem(path, before.count("\n") + 1, col, f"character U+{ord(match.group()):04X} is not allowed in YAML")
