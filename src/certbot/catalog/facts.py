"""The fields of one certification as facts: each value with the word it rests on, the day it was checked, its doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import msgspec

from certbot.catalog.fields import OURS_BY_NATURE, has_value, leaves, speaks_for
from certbot.catalog.model import Catalog, Certification, Doubt, RenewalRule, Source
from certbot.catalog.status import status_on

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and what it rests on.

    `value` is plain (text, numbers, lists, mappings), without what is not known. `source` is the best source's
    address, or what it was where none is known, or "ours". `as_of` is the source's own date. `parts` are those
    parts of the value that rest on something else than the value as a whole.
    """

    value: Any
    source: str
    checked: date
    as_of: str | None
    confidence: str
    doubt: str | None
    parts: Mapping[str, Fact] = field(default_factory=dict)


def facts(catalog: Catalog, id: str, today: date) -> dict[str, Fact]:
    """Every field of the certification `id` that has a value, with the status of `today`.

    All sources and all doubts are fields of their own. Raises KeyError for an unknown id.
    """
    cert = catalog.certifications[id]
    # The record's own status only ever says "unclear"; the one of the day takes its place, near the top.
    status = {"status": status_on(cert, today).kind}
    values = {"id": id, "name": cert.name, **status, **plain(cert), **status}
    rule = catalog.renewal.get(cert.renewal.rule) if cert.renewal else None
    return {name: _fact(cert, rule, name, value) for name, value in values.items()}


def plain(value: object) -> Any:
    """A record as mappings, lists, text and numbers, without what is not known; whole numbers as integers."""
    return _pruned(msgspec.to_builtins(value, enc_hook=str))


def best(sources: Iterable[Source]) -> Source | None:
    """The source to show for a value: the provider's own text before one that quotes it before another's, the newest
    first, one with an address before one without."""
    ranks = {"official": 0, "third-party": 2, "ours": 3}
    newest_first = sorted(sources, key=lambda source: source.as_of or "", reverse=True)
    return min(
        newest_first,
        key=lambda source: (1 if source.quotes_official else ranks[source.kind], source.url is None),
        default=None,
    )


def _fact(cert: Certification, rule: RenewalRule | None, name: str, value: Any) -> Fact:
    if name == "renewal" and rule is not None:
        return _renewal(cert, rule, value)
    parts = {part: _plain_fact(cert, f"{name}.{part}", value[part]) for part in leaves(name, value)}
    return _with_parts(_plain_fact(cert, name, value), parts)


def _with_parts(whole: Fact, parts: Mapping[str, Fact]) -> Fact:
    """The fact of a field, with those of its parts that rest on something else."""
    other = {name: part for name, part in parts.items() if replace(part, value=None) != replace(whole, value=None)}
    return replace(whole, parts=other)


def _plain_fact(cert: Certification | RenewalRule, name: str, value: Any) -> Fact:
    """The fact of one field or part, from the sources that speak for it, else for its parts."""
    source = None
    if name not in OURS_BY_NATURE:
        wanted = {"status": ("status", "timeline")}.get(name, (name,))
        exact = [s for s in cert.sources.values() if any(speaks_for(n, want) for n in s.fields for want in wanted)]
        of_parts = [s for s in cert.sources.values() if any(n.startswith(f"{name}.") for n in s.fields)]
        source = best(exact) or best(of_parts)
    return Fact(
        value,
        (source.url or source.ref or OURS) if source else OURS,
        cert.checked,
        source.as_of if source else None,
        cert.confidence,
        _doubt(cert.doubts, name),
    )


def _renewal(cert: Certification, rule: RenewalRule, value: Mapping[str, Any]) -> Fact:
    """Renewal: what the shared rule says rests on the rule's sources, the record's own values on the record's."""
    shared = plain(rule)
    parts: dict[str, Fact] = {}
    for part, inner in value.items():
        named = any(speaks_for(n, f"renewal.{part}") for s in cert.sources.values() for n in s.fields)
        if part in shared and shared[part] == inner and not named:
            parts[part] = _plain_fact(rule, part, inner)
        else:
            parts[part] = _plain_fact(cert, f"renewal.{part}", inner)
    own = [s for s in cert.sources.values() if any(n.split(".")[0] == "renewal" for n in s.fields)]
    source = best([*rule.sources.values(), *own])
    doubts = [doubt.text for doubt in rule.doubts]
    own_doubt = _doubt(cert.doubts, "renewal")
    whole = Fact(
        value,
        (source.url or source.ref or OURS) if source else OURS,
        min(cert.checked, rule.checked),
        source.as_of if source else None,
        min(cert.confidence, rule.confidence, key=("low", "medium", "high").index),
        "; ".join([*([own_doubt] if own_doubt else []), *doubts]) or None,
    )
    return _with_parts(whole, parts)


def _doubt(doubts: Iterable[Doubt], name: str) -> str | None:
    """The doubts about a field or a part of it, joined."""
    about = [d.text for d in doubts if d.field is not None and (d.field == name or d.field.startswith(f"{name}."))]
    return "; ".join(about) or None


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pruned(inner) for key, inner in value.items() if has_value(inner)}
    if isinstance(value, (list, tuple)):
        return [_pruned(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
