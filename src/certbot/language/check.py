"""What is wrong in the words and phrases: everything in one run, each fault at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import get_args

from certbot.catalog.criteria import TRAITS, Order, Standing
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS, ChangeKind, Kind, Level
from certbot.language.check_parts import check_parts
from certbot.language.check_signs import check_signs
from certbot.language.counting import GROUPS, UNITS
from certbot.language.lexicon import RISKY
from certbot.language.load import asked_slots, entries, language_files, word_files
from certbot.language.names import index
from certbot.language.network import Network
from certbot.language.templates import Phrase, TemplateError, parse, slots
from certbot.language.words import COUNTING, CRITERIA, OF_NAMES, Entry
from certbot.yaml.load import Document
from certbot.yaml.problem import Problem

INTENTS = frozenset(
    """recommend lookup compare mistakes renew remind free stacks faq-worth faq-first faq-degree faq-howlong
    faq-outdated employers help cancel back restart delete-data smalltalk out-of-scope skip correct why why-not sources
    dumps privacy my-data my-certs browse cost changes wrong""".split()
)
MARKS = frozenset(
    """negation unnegation unwanted turn correction preference past present have not-have towards entering link asking
    person aspect self wish renews renewed-by denied other group own object status tech told retort job refusal
    only leaving employed credited labelled gained missed failed tried ticked have-it living company ours
    supposed willing same doing aim""".split()
)
FACETS = frozenset("price cost validity preparation level exam languages retake offers status prerequisites".split())
"""What can be asked about one certification: the arguments of lookup."""
_FILLED = frozenset({*SLOTS, "cert", "vendor", "language"})
_PLAIN = frozenset(
    {"careers", "whole", *CRITERIA, "limit", "listing", *COUNTING, "spelling", "common", "english", "skipped"}
)
"""Lists whose templates are words alone."""
_LAYERS = (
    *(frozenset({slot, "ignored"}) for slot in SLOTS),
    *(frozenset({kind}) for kind in ("phrases", "about", "whole", "limit", "listing", "numbers", "units", "spelling")),
    frozenset(CRITERIA),
)
"""Kinds that are matched together: in one layer a phrase may mean one thing only. Of one kind of criteria it may mean
several values."""
LIMITS = frozenset("under most over least between valid".split())
LISTING = frozenset("ask which several single refine except around".split())
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?")

_NUMBER = re.compile(r"\d+(\.\d+)?")

Heard = tuple[Entry, str]
"""An entry and the language that it is heard in, "" for English, which is heard beside all others."""
Slots = Mapping[str, Collection[str]]
"""Slots with their values: those of a person, and those that only a flow asks for."""


def check_words(dialogs: Path, catalog: Catalog) -> list[Problem]:
    """All problems of words/*.yaml, phrases.yaml and languages/*.yaml: what cannot be read, unknown slots, values,
    intents and concepts, a phrase that means two things, a word that is the name of a certification."""
    asked = asked_slots(dialogs)
    good, named, problems = _sound(word_files(dialogs), catalog, asked)
    problems += chain(_unsaid(good, catalog, dialogs), check_signs(named, INTENTS, _FILLED), check_parts(named))
    heard: list[Heard] = [(entry, "") for entry in good]
    for document in language_files(dialogs):
        other, also, faults = _sound([document], catalog, asked)
        problems += chain(faults, check_signs([*named, *also], INTENTS, _FILLED), check_parts([*named, *also]))
        heard += ((entry, document.path) for entry in other)
    return sorted({*problems, *_twice(heard), *_names([entry for entry, _ in heard], catalog)})


def _sound(documents: list[Document], catalog: Catalog, asked: Slots) -> tuple[list[Entry], list[Entry], list[Problem]]:
    """What can be used of some files, all their entries, and the problems of the rest."""
    problems: list[Problem] = []
    good: list[Entry] = []
    named: list[Entry] = []
    for document in documents:
        problems += document.problems
        for item in entries(document) if document.value is not None else ():
            if isinstance(item, Problem):
                problems.append(item)
                continue
            named.append(item)
            if item.kind in OF_NAMES:
                continue
            faults = list(_faults(item, catalog, asked))
            problems += faults
            if not faults and item.kind != "concepts":  # a word may belong to several concepts
                good.append(item)
    return good, named, problems


def _faults(entry: Entry, catalog: Catalog, asked: Slots) -> Iterator[Problem]:
    try:
        parse(entry.template)
    except TemplateError as error:
        yield _problem(entry, f"{entry.template!r}: {error} (column {error.column + 1} of it)")
        return
    allowed = frozenset[str]() if entry.kind in _PLAIN else _FILLED
    for name, _ in slots(entry.template):
        if name not in allowed:
            known = f"there are {', '.join(sorted(allowed))}" if allowed else "slots are not for this list"
            yield _problem(entry, f"unknown slot {{{name}}}: {known}")
    if entry.path[-1] == 0:  # what does not exist is reported once, at the first word of its list
        yield from _meaning(entry, catalog, asked)


def _meaning(entry: Entry, catalog: Catalog, asked: Slots) -> Iterator[Problem]:
    """A slot, value, intent, mark or argument that does not exist."""
    kind, _, of = entry.kind.partition(" ")
    if kind in SLOTS or kind == "answers":
        slot = of or kind
        if slot not in asked:
            yield _problem(entry, f"unknown slot {slot!r}: there are {', '.join(asked)}")
        elif entry.value not in asked[slot]:
            yield _problem(entry, f"{entry.value!r} is no value of {slot}: there are {', '.join(asked[slot])}")
    elif kind in _CLOSED and entry.value not in (known := _CLOSED[kind](catalog)):
        yield _problem(entry, f"{entry.value!r} is no value of {kind}: there are {', '.join(known)}")
    elif kind == "numbers" and not _NUMBER.fullmatch(entry.value):
        yield _problem(entry, f"{entry.value!r} is no number: write it in digits and quotes")
    elif kind == "language" and not _TAG.fullmatch(entry.value):
        yield _problem(entry, f"{entry.value!r} is no tag of a language: write en, pt or zh-CN")
    elif kind in {"phrases", "whole"} and entry.value not in INTENTS:
        yield _problem(entry, f"unknown intent {entry.value!r}")
    elif kind == "marks" and entry.value not in MARKS:
        yield _problem(entry, f"unknown mark {entry.value!r}: there are {', '.join(sorted(MARKS))}")
    elif kind == "about" or (kind == "arguments" and of == "lookup"):
        if entry.value not in FACETS:
            yield _problem(entry, f"unknown fact {entry.value!r}: there are {', '.join(sorted(FACETS))}")
    elif kind == "arguments" and of == "changes":
        if entry.value not in get_args(ChangeKind):
            yield _problem(entry, f"unknown changes {entry.value!r}: there are {', '.join(get_args(ChangeKind))}")
    elif kind == "arguments" and of == "compare":
        if entry.value != "last":
            yield _problem(entry, f"unknown comparison {entry.value!r}: there is last, those last spoken of")
    elif kind == "arguments" and of not in INTENTS:
        yield _problem(entry, f"unknown intent {of!r}")
    elif kind == "arguments" and catalog.advice and not _advice(catalog, entry.value):
        yield _problem(entry, f"the catalog has no advice {entry.value!r}, nor advice of that kind")


_CLOSED: Mapping[str, Callable[[Catalog], Collection[str]]] = {
    "vendor": lambda catalog: catalog.providers,
    "topic": lambda catalog: catalog.topics,
    "level": lambda _: get_args(Level),
    "kind": lambda _: get_args(Kind),
    "trait": lambda _: TRAITS,
    "standing": lambda _: get_args(Standing),
    "order": lambda _: get_args(Order),
    "limit": lambda _: LIMITS,
    "listing": lambda _: LISTING,
    "units": lambda _: UNITS,
    "counting": lambda _: GROUPS,
}
"""The values that a list of criteria may be for."""


def _unsaid(good: list[Entry], catalog: Catalog, folder: Path) -> Iterator[Problem]:
    """A provider or a topic of the catalog that nobody can ask for."""
    for kind, known in (("vendor", catalog.providers), ("topic", catalog.topics)):
        named = [entry for entry in good if entry.kind == kind]
        for missing in sorted(known.keys() - {entry.value for entry in named}):
            message = f"no {kind} {missing}: the catalog has it, so write what people call it"
            if named:
                yield _problem(named[0], message)
            else:
                yield Problem(str(folder / "words"), 1, 1, message)


def _advice(catalog: Catalog, name: str) -> bool:
    return name in catalog.advice or bool(catalog.of_kind(name))


def _twice(heard: Sequence[Heard]) -> Iterator[Problem]:
    """The same phrase with two meanings: reported at both places, each naming the other."""
    narrow = dict.fromkeys(entry.kind for entry, _ in heard if entry.kind.startswith(("answers ", "arguments ")))
    for layer in (*_LAYERS, *(frozenset({kind}) for kind in narrow)):
        here = [(entry, language) for entry, language in heard if entry.kind in layer]
        reported: set[int] = set()
        for phrase, owners in _meanings([entry for entry, _ in here]):
            first, among = here[owners[0]]
            for number in owners[1:]:
                entry, language = here[number]
                together = language == among or "" in (language, among)
                if together and number not in reported and _differ(entry, first):
                    reported.add(number)
                    yield _conflict(entry, first, " ".join(phrase))
                    yield _conflict(first, entry, " ".join(phrase))


def _meanings(entries: Iterable[Entry]) -> Iterator[tuple[Phrase, list[int]]]:
    """A phrase of each set of entries that it is in common to, with their numbers."""
    network = Network()
    for number, entry in enumerate(entries):
        network.add(entry.template, str(number), "")
    for phrase, ends in network.meanings():
        yield phrase, sorted(int(number) for number, _ in ends)


def _differ(entry: Entry, other: Entry) -> bool:
    """Whether one phrase of both would have two meanings."""
    return other.kind != entry.kind if entry.kind in CRITERIA else other.value != entry.value


def _conflict(entry: Entry, other: Entry, phrase: str) -> Problem:
    line, _ = other.document.at(other.path)
    where = f"{Path(other.document.path).name}:{line}"
    return _problem(entry, f"{phrase!r} means {entry.value} here and {other.value} at {where}")


def _names(good: Sequence[Entry], catalog: Catalog) -> Iterator[Problem]:
    """A word for a slot or an intent that is a certification's name would never be understood as that word.

    What somebody does may be part of a name ("data engineer"), and is told apart when it is read.
    """
    names, network = index(catalog), Network()
    for number, entry in enumerate(good):
        if entry.kind in {*SLOTS, "phrases", "about", "whole"}:
            network.add(entry.template, str(number), "")
    reported: set[str] = set()
    for name, owners in names.raw.items():
        phrase = tuple(name.split())
        if not set(phrase) <= RISKY | {"ai"}:
            for owner, _ in network.meaning(phrase):
                if owner not in reported:
                    reported.add(owner)
                    yield _problem(good[int(owner)], f"{name!r} is a name of {names.ids[owners[0]]}")


def _problem(entry: Entry, message: str) -> Problem:
    return entry.document.problem(entry.path, message)
