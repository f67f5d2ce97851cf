"""What is wrong in the signs of intents: concepts that nobody has described, or that no sign speaks of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from certbot.language.signs import ASKS, NUMBER, PROVIDED, UNKNOWN, WEIGHTS, parse_sign
from certbot.language.templates import TemplateError, expand
from certbot.language.words import Entry
from certbot.yaml.problem import Problem


def check_signs(entries: Sequence[Entry], intents: Collection[str], filled: Collection[str]) -> Iterator[Problem]:
    """The problems of signs, of the weights of concepts, and of concepts. `filled` are the slots that the program
    fills, without braces."""
    found = {"{" + name + "}" for name in filled} | PROVIDED | {UNKNOWN, NUMBER}
    described = {entry.value for entry in entries if entry.kind == "concepts"} | found
    used = {ASKS}
    for entry in entries:
        if entry.kind == "signs":
            needed, absent = parse_sign(entry.template)
            used |= {*needed, *absent}
            if entry.value not in intents:
                yield _problem(entry, f"unknown intent {entry.value!r}")
            if PROVIDED.issuperset(needed):
                yield _problem(entry, f"{entry.template!r} needs no concept")
            yield from (_unknown(entry, name, described) for name in (*needed, *absent) if name not in described)
        elif entry.kind == "weight":
            if entry.value not in WEIGHTS:
                yield _problem(entry, f"unknown weight {entry.value!r}: there are {', '.join(WEIGHTS)}")
            if entry.template not in described:
                yield _unknown(entry, entry.template, described)
        elif entry.kind == "spelling":
            yield from _words(entry)
    for entry in entries:
        if entry.kind == "concepts" and entry.path[-1] == 0 and entry.value not in used:
            yield _problem(entry, f"no sign speaks of the concept {entry.value!r}")


def _words(entry: Entry) -> Iterator[Problem]:
    try:
        if any(len(phrase) > 1 for phrase in expand(entry.template)):
            yield _problem(entry, f"{entry.template!r} is more than one word")
    except TemplateError:
        return  # reported with all others


def _unknown(entry: Entry, name: str, described: Collection[str]) -> Problem:
    kind = ", ".join(sorted(other for other in described if other.startswith("{")))
    known = f": there are {kind}" if name.startswith("{") else ": no list under `concepts` has that name"
    return _problem(entry, f"unknown concept {name!r}{known}")


def _problem(entry: Entry, message: str) -> Problem:
    return entry.document.problem(entry.path, message)
