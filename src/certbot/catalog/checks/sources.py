"""Sources: every value rests on something, and what it rests on can be found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from certbot.catalog.checks.world import Entry, World
from certbot.catalog.dates import PartialDate
from certbot.catalog.fields import CERTIFICATION_FIELDS, RULE_FIELDS, claims, known_fields, speaks_for
from certbot.catalog.model import Advice
from certbot.catalog.validate import nearest
from certbot.yaml.load import Path
from certbot.yaml.problem import Problem

CONTENT_FARMS = ("winenfood", "visualfoodie", "eatsip365", "eathealthy365")
"""Sites that were seen to print made-up figures; they are no source of ours."""

_ADDRESS = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#]\S*)?", re.IGNORECASE)


def every_value_has_a_source(world: World) -> Iterator[Problem]:
    """A field with a value is supported by a source, or said to be ours."""
    for entry in (*world.certifications, *world.renewal):
        named = [name for source in entry.named("sources") for _, name in source.texts("fields")]
        named += [name for _, name in entry.texts("ours")]
        for field in claims(entry.value):
            if field in CERTIFICATION_FIELDS | RULE_FIELDS and not any(speaks_for(name, field) for name in named):
                message = f"{field} has no source: add it to the fields of a source, or to ours"
                yield entry.problem(tuple(field.split(".")), message, key=True)


def sources_name_fields(world: World) -> Iterator[Problem]:
    """What sources, doubts and `ours` name are fields of a record."""
    kinds = (
        (world.certifications, CERTIFICATION_FIELDS),
        (world.renewal, RULE_FIELDS),
        (world.advice, known_fields(Advice)),
    )
    for entries, known in kinds:
        for entry in entries:
            for path, name in _named(entry):
                if name not in known:
                    yield entry.problem(path, f"{name} is no field of a record{nearest(name, known)}")


def events_name_sources(world: World) -> Iterator[Problem]:
    """The source that an event of a timeline names is one of its record."""
    for entry in world.certifications:
        known = [source.path[-1] for source in entry.named("sources")]
        for event in entry.entries("timeline"):
            if (named := event.text("source")) is not None and named not in known:
                message = f"{named} is no source of {entry.id}: known are {', '.join(map(str, known)) or 'none'}"
                yield event.problem(("source",), message)


def sources_can_be_found(world: World) -> Iterator[Problem]:
    """A source has an address, or says what it was; its own date is one."""
    for entry in (*world.certifications, *world.renewal, *world.advice):
        for source in entry.named("sources"):
            if not source.text("url") and not source.text("ref"):
                yield source.problem((), "a source without url: say in ref what it was")
            if (as_of := source.text("as_of")) is not None and not _is_date(as_of):
                yield source.problem(("as_of",), f"{as_of} is not a date: write 2026, 2026-07 or 2026-07-23")


def addresses(world: World) -> Iterator[Problem]:
    """Addresses are complete, and none is a site that makes its figures up."""
    for entry in (*world.certifications, *world.providers):
        yield from _address(entry, "url")
    for entry in (*world.certifications, *world.renewal, *world.advice):
        for source in entry.named("sources"):
            yield from _address(source, "url")
            yield from _address(source, "quotes_official")


def _named(entry: Entry) -> Iterator[tuple[Path, str]]:
    for source in entry.named("sources"):
        for path, name in source.texts("fields"):
            yield (*source.path[len(entry.path) :], *path), name
    yield from entry.texts("ours")
    for doubt in entry.entries("doubts"):
        if (field := doubt.text("field")) is not None:
            yield (*doubt.path[len(entry.path) :], "field"), field


def _address(entry: Entry, key: str) -> Iterator[Problem]:
    url = entry.text(key)
    if url is None:
        return
    if not _ADDRESS.fullmatch(url):
        yield entry.problem((key,), f"{url!r} is no address: write https://host/...")
    elif any(farm in url.lower() for farm in CONTENT_FARMS):
        yield entry.problem((key,), "this site makes its figures up: find another source, or leave the value out")


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True
