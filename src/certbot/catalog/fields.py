"""Which fields a record has, and which source speaks for which of them.

A source's `fields` name keys of the record, dotted for a part. `renewal` speaks for all below it, `renewal.cost` only
for that; `price` for the amounts, the model and the notes, but free audit and financial aid are named apart; `course`
for the effort, but not for the number of courses.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from certbot.catalog.model import Certification, Record, RenewalRule

BOOK_KEEPING = frozenset({"id", "title", "sources", "ours", "checked", "recheck", "confidence", "renewal.rule"})
"""Fields about the record itself, which nothing speaks for."""

OURS_BY_NATURE = BOOK_KEEPING | frozenset(
    {"name", "short", "provider", "host", "kind", "platform", "members", "codes", "aliases", "known_by", "url", "roles"}
    | {"goals", "topics", "summary", "for_whom", "articles", "after_retirement", "no_successor", "notes", "doubts"}
)
"""Fields that are our prose, our classification or our own book-keeping; they need no source."""

SPLIT: Mapping[str, frozenset[str] | None] = {
    "exam": None,
    "renewal": None,
    "price": frozenset({"free_audit", "financial_aid"}),
    "course": frozenset({"courses"}),
}
"""Fields whose parts may have sources of their own: all of them (None), or these; the rest goes by the field's name."""

NAMED_APART = frozenset({"price.free_audit", "price.financial_aid", "course.courses"})
"""Parts that a source of the whole field does not speak for."""


@cache
def known_fields(kind: type[Record]) -> frozenset[str]:
    """Every field of `kind` that a source, a doubt or `ours` may name, parts dotted."""
    names: set[str] = set()
    for name, hint in get_type_hints(kind).items():
        names.add(name)
        parts = [part for part in _options(hint) if isinstance(part, type) and issubclass(part, msgspec.Struct)]
        for part in parts:
            names.update(f"{name}.{inner}" for inner in get_type_hints(part))
    return frozenset(names)


def claims(values: Mapping[str, Any]) -> Iterator[str]:
    """The fields of a record's plain values that need a source, parts dotted, where they have a value."""
    for name, value in values.items():
        if name in OURS_BY_NATURE or not has_value(value):
            continue
        if name not in SPLIT or not isinstance(value, Mapping):
            yield name
            continue
        apart = SPLIT[name]
        parts = [part for part, inner in value.items() if has_value(inner) and f"{name}.{part}" not in BOOK_KEEPING]
        if apart is not None and any(part not in apart for part in parts):
            yield name
        yield from (f"{name}.{part}" for part in parts if apart is None or part in apart)


def leaves(name: str, value: object) -> tuple[str, ...]:
    """The parts of the field `name` that may have words of their own, without the field's name."""
    return tuple(value) if name in SPLIT and isinstance(value, Mapping) else ()


def has_value(value: object) -> bool:
    """Whether a plain value says anything: neither nothing nor an empty list or mapping."""
    return value is not None and value not in ([], {}, ())


def speaks_for(named: str, field: str) -> bool:
    """Whether a source that names the field `named` speaks for `field` (see the module's text)."""
    return named == field or (field.startswith(f"{named}.") and field not in NAMED_APART)


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


CERTIFICATION_FIELDS = known_fields(Certification) - BOOK_KEEPING
RULE_FIELDS = known_fields(RenewalRule) - BOOK_KEEPING
"""What sources, doubts and `ours` may name."""
