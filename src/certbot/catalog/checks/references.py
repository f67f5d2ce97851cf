"""References: every id that is named exists, and once only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from certbot.catalog.checks.world import Entry, World, known_ids
from certbot.catalog.validate import nearest
from certbot.catalog.vocabulary import SLOTS
from certbot.yaml.load import Path
from certbot.yaml.problem import Problem

PERSON: dict[str, frozenset[str]] = {slot: frozenset(values) for slot, values in SLOTS.items()}
"""The slots of a person, with their values."""

ADVICE: dict[str, frozenset[str]] = PERSON | {
    "have": frozenset({"none", "one", "several"}),
    "asked": frozenset({"dumps"}),
}
"""What advice may depend on: a person's slots, how many certifications are held, what was asked about."""


def unique_ids(world: World) -> Iterator[Problem]:
    """No two certifications, providers, renewal rules or pieces of advice have the same id."""
    for entries in (world.certifications, world.advice, world.renewal, world.providers, world.topics):
        by_id: dict[str, list[Entry]] = {}
        for entry in entries:
            by_id.setdefault(entry.id, []).append(entry)
        for id, same in by_id.items():
            for entry in same if id and len(same) > 1 else ():
                others = ", ".join(other.place(("id",)) for other in same if other is not entry)
                yield entry.problem(("id",), f"id {id} is taken, see {others}: ids are unique")


def known_certifications(world: World) -> Iterator[Problem]:
    """Every certification that a record, a piece of advice or the catalog's order names is in the catalog."""
    for entry in world.certifications:
        for renewal in _renewals(entry):
            yield from _unknown(world, renewal, renewal.texts("renewed_by"))
        yield from _unknown(world, entry, entry.texts("members"))
        for successor in entry.entries("successors"):
            yield from _unknown(world, successor, [(("id",), successor.id)] if successor.id else [])
        for prerequisite in entry.entries("prerequisites"):
            yield from _unknown(world, prerequisite, prerequisite.texts("ids"))
    for entry in world.advice:
        yield from _unknown(world, entry, entry.texts("certifications"))
        for step in entry.entries("steps"):
            yield from _unknown(world, step, step.texts("ids"))
    document = world.files.providers
    if isinstance(document.value, dict):
        top = Entry(document, (), document.value)
        yield from _unknown(world, top, top.texts("first"))


def known_providers(world: World) -> Iterator[Problem]:
    """Every certification's provider is in providers.yaml."""
    known = known_ids(world.providers, world.files.providers)
    for entry in world.certifications:
        provider = entry.text("provider")
        if provider is not None and provider not in known:
            message = f"unknown provider {provider}{nearest(provider, known) or ': add it to providers.yaml'}"
            yield entry.problem(("provider",), message)


def known_renewal_rules(world: World) -> Iterator[Problem]:
    """Every renewal rule that a certification names is in renewal.yaml."""
    known = known_ids(world.renewal, world.files.renewal)
    for entry in world.certifications:
        for renewal in _renewals(entry):
            rule = renewal.text("rule")
            if rule is not None and rule not in known:
                hint = nearest(rule, known) or ": add it to renewal.yaml"
                yield renewal.problem(("rule",), f"unknown renewal rule {rule}{hint}")


def families(world: World) -> Iterator[Problem]:
    """A family has members, nothing else has."""
    for entry in world.certifications:
        members = entry.items("members")
        if entry.text("kind") == "family" and not members:
            yield entry.problem(("kind",), "a family without members: name them, or choose another kind")
        if entry.text("kind") != "family" and members:
            yield entry.problem(("members",), "members of what is no family: leave them out", key=True)


def advice_fits_slots(world: World) -> Iterator[Problem]:
    """What advice depends on are slots and values that exist."""
    for entry in world.advice:
        yield from conditions(entry.entries("when"), ADVICE)


def conditions(entries: Iterable[Entry], known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """The problems of conditions, mappings from a slot to its values, given the known slots with theirs."""
    for entry in entries:
        for slot in entry.value:
            if slot not in known:
                hint = nearest(slot, known) or f": known are {', '.join(known)}"
                yield entry.problem((slot,), f"unknown slot {slot}{hint}", key=True)
                continue
            for path, value in entry.texts(slot):
                if value not in known[slot]:
                    hint = nearest(value, known[slot]) or f": known are {', '.join(sorted(known[slot]))}"
                    yield entry.problem(path, f"{value} is no value of {slot}{hint}")


def _renewals(entry: Entry) -> Iterator[Entry]:
    """The terms of renewal of a certification, and those that held before."""
    for renewal in entry.entries("renewal"):
        yield renewal
        yield from renewal.entries("until_closed")


def _unknown(world: World, entry: Entry, named: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for path, id in named:
        if id not in world.ids:
            yield entry.problem(path, f"unknown certification {id}{nearest(id, world.ids)}")
