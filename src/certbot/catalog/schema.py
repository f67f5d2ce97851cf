"""The JSON Schema of records, of the catalog's files and of its export, made from the model's types.

`check` validates records with `schema_of`. Editors and readers of the export take `published`, where each field is
described by what the docstrings say of it. catalog/schemas/ has a copy of these (`make schemas`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from certbot.catalog.dates import PartialDate
from certbot.catalog.export import Export
from certbot.catalog.load import ProvidersFile
from certbot.catalog.model import Advice, ArticleInfo, Certification, Elsewhere, Record, RenewalRule, Topic
from certbot.catalog.rules import Rules


class RenewalFile(Record, frozen=True):
    """The whole of renewal.yaml."""

    renewal: tuple[RenewalRule, ...]


class ArticlesFile(Record, frozen=True):
    """The whole of articles.yaml."""

    articles: tuple[ArticleInfo, ...]


class TopicsFile(Record, frozen=True):
    """The whole of topics.yaml."""

    topics: tuple[Topic, ...]


class ElsewhereFile(Record, frozen=True):
    """The whole of elsewhere.yaml."""

    elsewhere: tuple[Elsewhere, ...]


EXPORT = "export"
PUBLISHED: Mapping[str, Any] = {
    "certifications": tuple[Certification, ...],
    "providers": ProvidersFile,
    "renewal": RenewalFile,
    "advice": dict[str, tuple[Advice, ...]],
    "articles": ArticlesFile,
    "topics": TopicsFile,
    "elsewhere": ElsewhereFile,
    "rules": Rules,
    EXPORT: Export,
}
"""The kinds of documents, by the name of the file or folder in catalog/, and what one of them holds."""

_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z`])")


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema (2020-12) of values of type `kind`. Unknown keys are refused.

    The formats are "date" (a day) and "partial-date" (a day, a month or a year; YAML reads a year as a number).
    """
    (root,), definitions = msgspec.json.schema_components((kind,), schema_hook=_special, ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": definitions}


def published(name: str) -> dict[str, Any]:
    """The schema of one of PUBLISHED, with descriptions. Raises KeyError for what is none of them.

    In the export every key of a record stands, and a date is always text.
    """
    schema = schema_of(PUBLISHED[name])
    definitions: dict[str, Any] = schema["$defs"]
    said = {title: _sentences(title) for title in definitions}
    for title, definition in definitions.items():
        _describe(title, definition, said)
        if name == EXPORT:
            definition["required"] = list(definition["properties"])
    if name == "advice":
        definitions["Advice"]["required"].remove("kind")  # the file says it once for a whole list, as the key above it
    for date in _partial_dates(schema):
        date["pattern"] = _DATE
        if name == EXPORT:
            date["type"] = "string"
    return schema


def _special(kind: type) -> dict[str, Any]:
    if kind is PartialDate:
        return {"type": ["string", "integer"], "format": "partial-date"}
    raise NotImplementedError(kind)


def _describe(title: str, definition: dict[str, Any], said: Mapping[str, list[str]]) -> None:
    """Gives a record the text of its docstring, and each field the sentences in it that name the field, else what the
    record in that field says of itself first."""
    definition["description"] = " ".join(said[title])
    for field, schema in definition["properties"].items():
        about = [sentence for sentence in said[title] if f"`{field}`" in sentence]
        inside = [part.rsplit("/", 1)[1] for part in _references(schema)]
        if about or inside:
            schema["description"] = " ".join(about or said[inside[0]][:1])


def _sentences(title: str) -> list[str]:
    """What the docstring of a record says, and those of the records that it extends."""
    kind = next(kind for kind in _kinds(Record) if kind.__name__ == title)
    documented = (base for base in kind.__mro__ if base is not Record and issubclass(base, Record))
    text = " ".join(str(base.__doc__) for base in documented)
    return _SENTENCES.split(re.sub(r"\bNone\b", "null", " ".join(text.split())))


def _kinds(base: type[Record]) -> Iterator[type[Record]]:
    """All records that extend `base`."""
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _partial_dates(schema: Any) -> list[dict[str, Any]]:
    """Every part of a schema that is a partial date."""
    return [part for part in _parts(schema) if part.get("format") == "partial-date"]


def _references(schema: Any) -> list[str]:
    """What a schema refers to."""
    return [part["$ref"] for part in _parts(schema) if "$ref" in part]


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and every mapping in it."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _parts(inner)
