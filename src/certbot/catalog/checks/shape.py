"""Shapes: every record against the schema of its type, each fault in our own words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten
from types import MappingProxyType
from typing import Any

import jsonschema

from certbot.catalog.checks.world import World
from certbot.catalog.dates import PartialDate
from certbot.catalog.load import ProvidersFile
from certbot.catalog.model import Advice, ArticleInfo, Certification, RenewalRule
from certbot.catalog.rules import Rules
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


def shapes(world: World) -> Iterator[Problem]:
    """Every record has the keys and the types of its model."""
    files = world.files
    if not files.providers.problems:
        yield from validated(files.providers, (), files.providers.value, ProvidersFile)
    yield from _all(files.renewal, "renewal", RenewalRule)
    for document in files.certifications:
        yield from _all(document, None, Certification)
    for document in files.advice:
        if isinstance(document.value, dict):
            for kind in document.value:
                yield from _all(document, kind, Advice, {"kind": kind})
        elif not document.problems:
            yield document.problem((), "the file must be a mapping from a kind to a list of advice")
    if files.rules is not None and not files.rules.problems:
        yield from validated(files.rules, (), files.rules.value, Rules)
    if files.articles is not None:
        yield from _all(files.articles, "articles", ArticleInfo)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint to the known name that `name` looks like; empty if none does."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f": did you mean {close[0]}?" if close else ""


def _all(
    document: Document, key: str | None, kind: type, more: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Problem]:
    """The problems of a document that is a list of records, or holds one at `key`. `more` completes each record."""
    value = document.value.get(key) if key is not None and isinstance(document.value, dict) else document.value
    path: Path = (key,) if key is not None else ()
    if not isinstance(value, list):
        if not document.problems:
            yield document.problem(path, f"{key or 'the file'} must be a list of records")
        return
    for i, item in enumerate(value):
        yield from validated(document, (*path, i), {**more, **item} if isinstance(item, dict) else item, kind)


_validators: dict[type, Any] = {}


def validated(document: Document, path: Path, value: object, kind: type) -> Iterator[Problem]:
    """What keeps `value`, which stands at `path` of the document, from being a record of that type."""
    if kind not in _validators:
        _validators[kind] = jsonschema.Draft202012Validator(schema_of(kind), format_checker=_FORMATS)
    for error in _validators[kind].iter_errors(value):
        yield from _translated(document, path, error)


def _translated(document: Document, root: Path, error: Any) -> Iterator[Problem]:
    """jsonschema's error in our words, one problem a fault."""
    path = (*root, *error.absolute_path)
    rule, wanted, value = error.validator, error.validator_value, error.instance
    if rule == "anyOf":  # our only alternatives are "this or null": what is wrong is this
        for inner in error.context:
            if inner.validator_value != "null":
                yield from _translated(document, root, inner)
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
