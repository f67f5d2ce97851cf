"""Values against the schema of a type, each fault at its place and in our own words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from textwrap import shorten
from typing import Any

import jsonschema

from certbot.catalog.dates import PartialDate
from certbot.catalog.schema import schema_of
from certbot.yaml.load import Document, Path
from certbot.yaml.problem import Problem

_FORMATS = jsonschema.FormatChecker(["date"])
_TYPES = {
    "string": "a text (write numbers and the like in quotes)",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
}
_KINDS: dict[type, str] = {list: "a list", dict: "a mapping"}
_DATES = {"date": "a day: write 2026-07-23", "partial-date": "a date: write 2026, 2026-07 or 2026-07-23"}


@_FORMATS.checks("partial-date", raises=ValueError)
def _partial_date(value: object) -> bool:
    return not isinstance(value, (str, int)) or bool(PartialDate.parse(str(value)))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint to the known name that `name` looks like; empty if none does."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f": did you mean {close[0]}?" if close else ""


def validated(document: Document, path: Path, value: object, kind: type) -> Iterator[Problem]:
    """What keeps `value`, which stands at `path` of the document, from being a record of that type."""
    for error in _validator(kind).iter_errors(value):
        yield from _translated(document, path, error)


@cache
def _validator(kind: type) -> Any:
    return jsonschema.Draft202012Validator(schema_of(kind), format_checker=_FORMATS)


def _translated(document: Document, root: Path, error: Any) -> Iterator[Problem]:
    """jsonschema's error in our words, one problem a fault."""
    path = (*root, *error.absolute_path)
    rule, wanted, value = error.validator, error.validator_value, error.instance
    if rule == "anyOf":
        yield from _of_alternatives(document, root, error)
    elif rule == "additionalProperties":
        known: Mapping[str, Any] = error.schema.get("properties", {})
        for key in value:
            if key not in known:
                hint = nearest(key, known) or f": known are {', '.join(known)}"
                yield document.problem((*path, key), f"unknown key {key}{hint}", key=True)
    elif rule == "required":
        for key in wanted:
            if key not in value and error.message.startswith(repr(key)):
                yield document.problem(path, f"key {key} is missing: add it")
    else:
        yield document.problem(path, _message(rule, wanted, value))


def _of_alternatives(document: Document, root: Path, error: Any) -> Iterator[Problem]:
    """Where several types are allowed, what is wrong is said of the one that was meant: that which has the value's
    kind, or the only one beside null."""
    meant = [inner for inner in error.context if inner.validator_value != "null"]
    inside = [inner for inner in meant if inner.validator != "type" or inner.relative_path]
    if inside or len(meant) == 1:
        for inner in inside or meant:
            yield from _translated(document, root, inner)
    else:
        kinds = [inner.validator_value for inner in meant]
        yield document.problem((*root, *error.absolute_path), _message("type", kinds, error.instance))


def _message(rule: str, wanted: Any, value: object) -> str:
    shown = shorten(str(value), 60) if isinstance(value, (str, int, float)) else _KINDS.get(type(value), "nothing")
    if rule == "type":
        kinds = wanted if isinstance(wanted, list) else [wanted]
        what = " or ".join(_TYPES.get(kind) or str(kind) for kind in kinds)
        return f"{repr(shown) if isinstance(value, str) else shown} stands here: it must be {what}"
    if rule == "enum":
        return f"{shown} is not one of {', '.join(map(str, wanted))}{nearest(shown, map(str, wanted))}"
    if rule == "format":
        return f"{shown} is not {_DATES.get(wanted, wanted)}"
    if rule == "pattern":
        return f"{shown!r} is no id: use a-z, 0-9 and -, 64 characters at most"
    return f"{shown} does not fit: {rule} {wanted}"
