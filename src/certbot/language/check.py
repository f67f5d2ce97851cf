"""What is wrong in the words and phrases: everything in one run, each fault at its line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.language.lexicon import RISKY
from certbot.language.load import Entry, entries, word_files
from certbot.language.names import index
from certbot.language.templates import TemplateError, expand, slots
from certbot.yaml.problem import Problem

INTENTS = frozenset(
    [
        "recommend",
        "lookup",
        "compare",
        "mistakes",
        "renew",
        "remind",
        "free",
        "stacks",
        "faq-worth",
        "faq-first",
        "faq-degree",
        "faq-howlong",
        "faq-outdated",
        "employers",
        "help",
        "cancel",
        "back",
        "restart",
        "delete-data",
        "smalltalk",
        "out-of-scope",
        "skip",
        "correct",
        "why",
        "why-not",
        "sources",
        "dumps",
        "privacy",
        "my-data",
        "my-certs",
    ]
)
MARKS = frozenset(["negation", "unnegation", "turn", "correction", "preference", "past", "present", "have", "not-have"])
_FILLED = frozenset({*SLOTS, "cert", "vendor"})
_LAYERS = (*(frozenset({slot, "vendor", "ignored"}) for slot in SLOTS), frozenset({"phrases"}), frozenset({"whole"}))
"""Kinds that are matched together: in one layer a phrase may mean one thing only."""


def check_words(dialogs: Path, catalog: Catalog) -> list[Problem]:
    """All problems of words/*.yaml and phrases.yaml: what cannot be read, unknown slots, values and intents, a
    phrase that means two things, a word that is the name of a certification."""
    problems: list[Problem] = []
    good: list[tuple[Entry, list[tuple[str, ...]]]] = []
    for document in word_files(dialogs):
        problems += document.problems
        for item in entries(document) if document.value is not None else ():
            if isinstance(item, Problem):
                problems.append(item)
                continue
            faults = list(_faults(item, catalog))
            problems += faults
            if not faults:
                good.append((item, expand(item.template)))
    return sorted(set(chain(problems, _twice(good), _names(good, catalog))))


def _faults(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    try:
        expand(entry.template)
    except TemplateError as error:
        yield _problem(entry, f"{entry.template!r}: {error} (column {error.column + 1} of it)")
        return
    allowed = _FILLED if entry.kind not in {"careers", "whole"} else frozenset[str]()
    for name, _ in slots(entry.template):
        if name not in allowed:
            known = f"there are {', '.join(sorted(allowed))}" if allowed else "slots are not for this list"
            yield _problem(entry, f"unknown slot {{{name}}}: {known}")
    yield from _meaning(entry, catalog)


def _meaning(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """A value, intent, mark or argument that does not exist is reported once, at its first word."""
    if entry.path[-1] != 0:
        return
    kind, _, of = entry.kind.partition(" ")
    if kind in SLOTS or kind == "answers":
        slot = kind if kind in SLOTS else of
        if slot not in SLOTS:
            yield _problem(entry, f"unknown slot {slot!r}: there are {', '.join(SLOTS)}")
        elif entry.value not in SLOTS[slot]:
            yield _problem(entry, f"{entry.value!r} is no value of {slot}: there are {', '.join(SLOTS[slot])}")
    elif kind in {"phrases", "whole"} and entry.value not in INTENTS:
        yield _problem(entry, f"unknown intent {entry.value!r}")
    elif kind == "arguments" and of not in INTENTS:
        yield _problem(entry, f"unknown intent {of!r}")
    elif kind == "arguments" and of == "stacks" and catalog.advice and entry.value not in catalog.advice:
        yield _problem(entry, f"the catalog has no stack {entry.value!r}")
    elif kind == "marks" and entry.value not in MARKS:
        yield _problem(entry, f"unknown mark {entry.value!r}: there are {', '.join(sorted(MARKS))}")


def _twice(good: list[tuple[Entry, list[tuple[str, ...]]]]) -> Iterator[Problem]:
    """The same phrase with two meanings."""
    for layer in (*_LAYERS, *(frozenset({f"answers {slot}"}) for slot in SLOTS)):
        first: dict[tuple[str, ...], Entry] = {}
        for entry, phrases in good:
            if entry.kind not in layer:
                continue
            other = next((o for p in phrases if (o := first.setdefault(p, entry)).value != entry.value), None)
            if other is not None:
                phrase = next(" ".join(p) for p in phrases if first[p] is other)
                line, _ = other.document.at(other.path)
                where = f"{Path(other.document.path).name}:{line}"
                yield _problem(entry, f"{phrase!r} means {entry.value} here and {other.value} at {where}")


def _names(good: list[tuple[Entry, list[tuple[str, ...]]]], catalog: Catalog) -> Iterator[Problem]:
    """A word for a slot or an intent that is a certification's name would never be understood as that word.

    What somebody does may be part of a name ("data engineer"), and is told apart when it is read.
    """
    names = index(catalog)
    for entry, phrases in good:
        if entry.kind not in {*SLOTS, "vendor", "phrases", "whole"}:
            continue
        for phrase in phrases:
            owners = names.raw.get(" ".join(phrase))
            if owners and not set(phrase) <= RISKY | {"ai"}:
                yield _problem(entry, f"{' '.join(phrase)!r} is a name of {names.ids[owners[0]]}")
                break


def _problem(entry: Entry, message: str) -> Problem:
    return entry.document.problem(entry.path, message)
