"""Names: what a person may type stands for one certification only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from certbot.catalog.checks.world import Entry, World
from certbot.yaml.load import Path
from certbot.yaml.problem import Problem


def one_meaning(world: World) -> Iterator[Problem]:
    """A name, short name, code or alias stands for one certification, or for exams of the same certification.

    Compared without case, accents, spaces and punctuation, as a person may leave them out. Said at both places,
    because only a writer knows which is wrong.
    """
    same = _same_certification(world)
    places: dict[str, list[tuple[Entry, Path, str]]] = {}
    for entry in world.certifications:
        own: set[str] = set()
        for path, name in _names(entry):
            if plain_name(name) not in own:
                own.add(plain_name(name))
                places.setdefault(plain_name(name), []).append((entry, path, name))
    for alike in places.values():
        for entry, path, name in alike:
            for other, other_path, _ in alike:
                if same.get(other.id, other.id) != same.get(entry.id, entry.id):
                    where = other.place(other_path)
                    yield entry.problem(
                        path, f"{name!r} also stands for {other.id} ({where}): keep it with one of them"
                    )


def elsewhere_is_elsewhere(world: World) -> Iterator[Problem]:
    """A name of elsewhere.yaml stands for one entry there, and for no certification of the catalog. A plus counts."""
    ours = {plain_name(name): entry.id for entry in world.certifications for _, name in _names(entry)}
    taken: dict[str, str] = {}
    for entry in world.elsewhere:
        own = {_with_plus(name): (path, name) for path, name in reversed([*_called(entry)])}
        for plain, (path, name) in own.items():
            other = ours.get(plain) or taken.get(plain)
            if other is not None:
                yield entry.problem(path, f"{name!r} also stands for {other}: keep it with one of them")
        taken |= dict.fromkeys(own, entry.id)


def _called(entry: Entry) -> Iterator[tuple[Path, str]]:
    if (name := entry.text("name")) is not None:
        yield ("name",), name
    yield from entry.texts("aliases")


def _with_plus(name: str) -> str:
    return plain_name(name.replace("+", "plus"))


def plain_name(name: str) -> str:
    """The letters and digits of a name, without case and accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", name).casefold() if char.isalnum())


def _names(entry: Entry) -> Iterator[tuple[Path, str]]:
    yield ("id",), entry.id
    for key in ("name", "short"):
        if (text := entry.text(key)) is not None:
            yield (key,), text
    yield from entry.texts("codes")
    yield from entry.texts("aliases")
    for i, version in enumerate(entry.entries("versions")):
        for key in ("code", "booking_code"):
            if (text := version.text(key)) is not None:
                yield ("versions", i, key), text


def _same_certification(world: World) -> dict[str, str]:
    """For each id that is joined to others by same-certification-new-exam, one id that stands for all of them."""
    group: dict[str, str] = {}
    for entry in world.certifications:
        for successor in entry.entries("successors"):
            if successor.text("relation") == "same-certification-new-exam":
                old, new = group.setdefault(entry.id, entry.id), group.setdefault(successor.id, successor.id)
                group.update({id: new for id, stands in group.items() if stands == old})
    return group
