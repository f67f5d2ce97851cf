"""What is wrong in the values that parts tell together: slots and values that do not exist, parts that nobody has
described, or that nothing speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certbot.catalog.vocabulary import SLOTS
from certbot.language.words import COMPOSED, Entry
from certbot.yaml.problem import Problem

BLOCKING = "else-"
"""What the names of parts begin with that only keep shorter ones from counting: "pays well"."""


def check_parts(entries: Sequence[Entry]) -> Iterator[Problem]:
    """The problems of compositions and of parts."""
    described = {entry.value for entry in entries if entry.kind == "parts"}
    used: set[str] = set()
    for entry in entries:
        if not entry.kind.startswith(COMPOSED):
            continue
        slot = entry.kind.removeprefix(COMPOSED)
        if entry.value not in SLOTS.get(slot, ()):
            known = ", ".join(SLOTS.get(slot, ()))
            yield _problem(entry, f"{entry.value!r} is no value of {slot}: there are {known}")
        names = entry.template.split()
        used.update(names)
        if len(names) < 2:
            yield _problem(entry, f"{entry.template!r} is not two parts or more")
        yield from (
            _problem(entry, f"unknown part {name!r}: no list under `parts` has that name")
            for name in names
            if name not in described
        )
    for entry in entries:
        unused = entry.value not in used and not entry.value.startswith(BLOCKING)
        if entry.kind == "parts" and entry.path[-1] == 0 and unused:
            yield _problem(entry, f"nothing is composed of the part {entry.value!r}")


def _problem(entry: Entry, message: str) -> Problem:
    return entry.document.problem(entry.path, message)
