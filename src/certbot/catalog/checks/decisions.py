"""Decisions: what catalog/rules.yaml names exists, and what its conditions ask for can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from certbot.catalog.checks.references import PERSON, conditions
from certbot.catalog.checks.world import Entry, World, known_ids
from certbot.catalog.rules import TRACK, UNSAID
from certbot.catalog.validate import nearest
from certbot.catalog.vocabulary import Budget, Level
from certbot.yaml.load import Path
from certbot.yaml.problem import Problem

_FIRST_FITS = ("rules", "free_first", "paths")
"""Lists of which the first entry that fits is taken."""
_BUDGETS = get_args(Budget)
_NOT_CHOSEN = ("read_about", "covers")
"""Where certifications are named that are known or held, not chosen."""
_LISTS = (*_FIRST_FITS, "pauses", "read_about")


def decisions_name_certifications(world: World) -> Iterator[Problem]:
    """What the recommender chooses from is in the catalog, or a track that every platform has."""
    for entry in _top(world):
        tracks = _tracks(entry)
        for path, choice in _choices(entry):
            if choice.startswith(TRACK):
                lacking = sorted(name for name, has in tracks.items() if choice.removeprefix(TRACK) not in has)
                if lacking:
                    yield entry.problem(path, f"{choice}: no such track in platforms under {', '.join(lacking)}")
            elif choice not in world.ids:
                yield entry.problem(path, f"unknown certification {choice}{nearest(choice, world.ids)}")


def decisions_name_what_is_open(world: World) -> Iterator[Problem]:
    """No exam is chosen that has a condition of entry which no certification meets: the advice would pass it over."""
    closed = {
        entry.id: condition.text("text")
        for entry in world.certifications
        if entry.text("kind") == "exam"
        for condition in entry.entries("prerequisites")
        if not condition.texts("ids")
    }
    for entry in _top(world):
        for path, choice in _choices(entry):
            if choice in closed and path[0] not in _NOT_CHOSEN:
                message = f"{choice} is not open to everybody ({closed[choice]}), so it is never chosen: leave it out"
                yield entry.problem(path, message)


def decisions_name_advice(world: World) -> Iterator[Problem]:
    """The rows that a decision carries out are pieces of advice; decisions of one list have ids of their own."""
    known = known_ids(world.advice, *world.files.advice)
    for top in _top(world):
        for key in _LISTS:
            ids: set[str] = set()
            for rule in top.entries(key):
                for path, row in rule.texts("rows"):
                    if row not in known:
                        yield rule.problem(path, f"unknown advice {row}{nearest(row, known)}")
                if rule.id and rule.id in ids:
                    yield rule.problem(("id",), f"id {rule.id} is taken in {key}: ids are unique")
                ids.add(rule.id)


def decisions_fit_slots(world: World) -> Iterator[Problem]:
    """Conditions ask for slots and values that exist, or for groups of values that are defined."""
    for top in _top(world):
        groups = {str(entry.path[-1]): frozenset(entry.value) for entry in top.named("groups")}
        known = {slot: values | groups.get(slot, frozenset()) for slot, values in PERSON.items()}
        for entry in _inside(top):
            for key in ("when", "newcomers", "assume_new", "established"):
                yield from conditions(entry.entries(key), known)
        for slot in top.named("groups"):
            yield from conditions([_as_condition(top, slot, name) for name in slot.value], PERSON)


def decisions_answer_everybody(world: World) -> Iterator[Problem]:
    """Of a list whose first fitting entry is taken, the last entry, and only that, fits everybody."""
    for top in _top(world):
        for key in _FIRST_FITS:
            entries = top.entries(key)
            for entry in entries[:-1]:
                if not entry.value.get("when"):
                    message = f"without when this fits everybody, so what follows in {key} is never taken: put it last"
                    yield entry.problem(("id",), message)
            if entries and entries[-1].value.get("when"):
                message = f"the last of {key} must fit everybody: leave its when out, or add an entry without one"
                yield entries[-1].problem(("when",), message, key=True)


def decisions_use_terms(world: World) -> Iterator[Problem]:
    """The levels, budgets and platforms that decisions name exist."""
    for top in _top(world):
        for path, level in top.texts("too_hard"):
            yield from _term(top, path, level, "level", get_args(Level))
        for key in ("platforms", "dear"):
            kind, known = ("platform", [*PERSON["platform"], UNSAID]) if key == "platforms" else ("budget", _BUDGETS)
            for entry in top.entries(key):
                for name in entry.value:
                    yield from _term(entry, (name,), name, kind, known)
        for entry in top.entries("preparation"):
            for levels in entry.entries("levels"):
                for name in levels.value:
                    yield from _term(levels, (name,), name, "level", get_args(Level))


def _term(entry: Entry, path: Path, name: str, kind: str, known: Iterable[str]) -> Iterator[Problem]:
    if name not in known:
        yield entry.problem(path, f"unknown {kind} {name}{nearest(name, known)}", key=True)


def _top(world: World) -> list[Entry]:
    """The whole of rules.yaml, if it is there and a mapping."""
    document = world.files.rules
    return [Entry(document, (), document.value)] if document and isinstance(document.value, dict) else []


def _tracks(top: Entry) -> dict[str, frozenset[str]]:
    return {str(entry.path[-1]): frozenset(entry.value) for entry in top.named("platforms")}


def _inside(entry: Entry) -> Iterator[Entry]:
    """The entry and all mappings in its lists."""
    yield entry
    for key in entry.value:
        if isinstance(entry.value[key], list) and key != "when":
            for inner in entry.entries(key):
                yield from _inside(inner)


def _choices(top: Entry) -> Iterator[tuple[Path, str]]:
    """Every certification or track that is named, with its path."""
    for key in ("fallback", "foundations"):
        yield from top.texts(key)
    for entry in _inside(top):
        for key in ("choose", "certifications"):
            for path, choice in entry.texts(key):
                yield entry.path + path, choice
    for platform in top.named("platforms"):
        for track in platform.value:
            for path, choice in platform.texts(track):
                yield platform.path + path, choice
    covers: Any = top.value.get("covers")
    if isinstance(covers, dict):
        held = Entry(top.document, ("covers",), covers)
        for key in covers:
            yield ("covers", key), key
            for path, choice in held.texts(key):
                yield ("covers", *path), choice


def _as_condition(top: Entry, slot: Entry, name: str) -> Entry:
    """A group of values, seen as a condition on its slot."""
    return Entry(top.document, slot.path[:-1], {str(slot.path[-1]): slot.value[name]})
