"""What the rules look at: the catalog's files as plain values, each at its place.

Plain values and not the built records, so that a record with one fault is still looked at for others. All reading is
therefore forgiving: what has the wrong shape is passed over here and reported by the rule of shapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from certbot.catalog.build import decode_special
from certbot.catalog.load import Files
from certbot.catalog.model import Catalog, Certification, Event, ExamVersion, Successor
from certbot.yaml.load import Document, Path
from certbot.yaml.problem import Problem, Severity

T = TypeVar("T")

_ID = re.compile(r"(?m)^[ {-]*id: *([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping somewhere in a document, with the path to it."""

    document: Document
    path: Path
    value: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The entry's id, empty if it has none that is text."""
        return self.text("id") or ""

    def text(self, key: str) -> str | None:
        """The text at `key`, None if there is none."""
        value = self.value.get(key)
        return value if isinstance(value, str) else None

    def day(self, key: str) -> date | None:
        """The day at `key`, None if there is none."""
        return parsed(self.value.get(key), date)

    def items(self, key: str) -> list[tuple[Path, Any]]:
        """What the list at `key` holds, each with its path from this entry."""
        value = self.value.get(key)
        return [((key, i), item) for i, item in enumerate(value)] if isinstance(value, list) else []

    def texts(self, key: str) -> list[tuple[Path, str]]:
        """The texts in the list at `key`, each with its path from this entry."""
        return [(path, item) for path, item in self.items(key) if isinstance(item, str)]

    def entries(self, key: str) -> list[Entry]:
        """The mappings in the list at `key`, or the one mapping at `key`."""
        value = self.value.get(key)
        pairs = self.items(key) if isinstance(value, list) else [((key,), value)]
        return [Entry(self.document, self.path + path, item) for path, item in pairs if isinstance(item, dict)]

    def named(self, key: str) -> list[Entry]:
        """The mappings that stand under names in the mapping at `key`."""
        value = self.value.get(key)
        pairs = value.items() if isinstance(value, dict) else ()
        return [Entry(self.document, (*self.path, key, name), item) for name, item in pairs if isinstance(item, dict)]

    def place(self, path: Path) -> str:
        """Where the value at `path` from this entry stands, for messages: path:line."""
        return f"{self.document.path}:{self.document.at(self.path + path)[0]}"

    def problem(self, path: Path, message: str, *, key: bool = False, severity: Severity = "error") -> Problem:
        """A problem at `path` from this entry."""
        line, col = self.document.at(self.path + path, key=key)
        return Problem(self.document.path, line, col, message, severity)

    def overdue(self, path: Path, message: str, due: date) -> Problem:
        """A warning at `path` from this entry: it was to be looked at anew by `due`."""
        return replace(self.problem(path, message, severity="warning"), due=due)


@dataclass(frozen=True)
class World:
    """All that a rule may look at. `today` is the day for which statuses are derived."""

    files: Files
    today: date

    @cached_property
    def certifications(self) -> tuple[Entry, ...]:
        """The records of certifications/, in the catalog's order of files."""
        return tuple(entry for document in self.files.certifications for entry in _listed(document, (), document.value))

    @cached_property
    def advice(self) -> tuple[Entry, ...]:
        """The records of advice/."""
        return tuple(
            entry
            for document in self.files.advice
            if isinstance(document.value, dict)
            for kind, items in document.value.items()
            for entry in _listed(document, (kind,), items)
        )

    @cached_property
    def renewal(self) -> tuple[Entry, ...]:
        """The shared renewal rules."""
        return tuple(_under(self.files.renewal, "renewal"))

    @cached_property
    def providers(self) -> tuple[Entry, ...]:
        """The providers."""
        return tuple(_under(self.files.providers, "providers"))

    @cached_property
    def topics(self) -> tuple[Entry, ...]:
        """The subjects that certifications are asked for by."""
        return tuple(_under(self.files.topics, "topics")) if self.files.topics is not None else ()

    @cached_property
    def elsewhere(self) -> tuple[Entry, ...]:
        """The certifications that are not in the catalog."""
        return tuple(_under(self.files.elsewhere, "elsewhere")) if self.files.elsewhere is not None else ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all certifications."""
        return known_ids(self.certifications, *self.files.certifications)

    @cached_property
    def catalog(self) -> Catalog:
        """The certifications as far as time and succession go, from what can be read of each record. Of what cannot be
        read at all nothing is known, so that it counts as there."""
        unread = {id: Entry(self.files.providers, (), {"id": id}) for id in sorted(self.ids)}
        read = {entry.id: entry for entry in self.certifications}
        records = {id: _skeleton(entry) for id, entry in (unread | read).items()}
        return Catalog(certifications=records, providers={}, advice={})

    def entry(self, id: str) -> Entry:
        """The first record of that id. Raises StopIteration if there is none."""
        return next(entry for entry in self.certifications if entry.id == id)


Rule = Callable[[World], Iterator[Problem]]


def known_ids(entries: Iterable[Entry], *documents: Document) -> frozenset[str]:
    """The ids of these entries of the documents. Of a document with a syntax error those that its text shows, so that
    one slip of the pen does not make all that it holds unknown."""
    shown = (_ID.findall(document.text) for document in documents if document.value is None)
    return frozenset(entry.id for entry in entries if entry.id).union(*shown)


def parsed(value: object, kind: type[T]) -> T | None:
    """The typed value of a plain one, None if it does not fit."""
    try:
        return msgspec.convert(value, kind, dec_hook=decode_special)
    except msgspec.ValidationError:
        return None


def all_of(entry: Entry, key: str, kind: type[T]) -> tuple[T, ...]:
    """Those items of the list at `key` that fit the type."""
    return tuple(item for _, value in entry.items(key) if (item := parsed(value, kind)) is not None)


def _listed(document: Document, path: Path, value: object) -> Iterator[Entry]:
    for i, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict):
            yield Entry(document, (*path, i), item)


def _under(document: Document, key: str) -> Iterator[Entry]:
    if isinstance(document.value, dict):
        yield from _listed(document, (key,), document.value.get(key))


def _skeleton(entry: Entry) -> Certification:
    return Certification(
        id=entry.id,
        name="",
        short="",
        provider="",
        kind="exam",
        checked=date.min,
        recheck=date.max,
        confidence="low",
        summary="",
        for_whom="",
        status="unclear" if entry.value.get("status") == "unclear" else None,
        timeline=all_of(entry, "timeline", Event),
        versions=all_of(entry, "versions", ExamVersion),
        successors=all_of(entry, "successors", Successor),
    )
