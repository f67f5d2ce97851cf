"""The fields of one certification as facts: each value with the word it rests on, the day it was checked, its doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import msgspec

from certbot.catalog.fields import OURS_BY_NATURE, has_value, leaves, speaks_for
from certbot.catalog.model import Catalog, Certification, Doubt, Event, Renewal, RenewalRule, Source
from certbot.catalog.status import offers_on, renewal_on, renewal_rule_on, status_on

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value and what it rests on.

    `value` is plain (text, numbers, lists, mappings), without what is not known. `basis` is the best source for it,
    None where it is our own reading. `rule` is the id of the shared renewal rule that states the value, None where
    the record itself does. `doubts` are those about it. `parts` are those parts of the value that rest on something
    else than the value as a whole.
    """

    value: Any
    basis: Source | None
    checked: date
    confidence: str
    doubts: tuple[str, ...] = ()
    rule: str | None = None
    parts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The best source's address, or what it was where none is known, or "ours"."""
        return address(self.basis)

    @property
    def as_of(self) -> str | None:
        """The source's own date."""
        return self.basis.as_of if self.basis is not None else None

    @property
    def doubt(self) -> str | None:
        """All doubts as one text."""
        return "; ".join(self.doubts) or None


def address(source: Source | None) -> str:
    """A source in one line for programs: its address, or what it was where none is known; of None, "ours"."""
    return (source.url or source.ref or OURS) if source is not None else OURS


def facts(catalog: Catalog, id: str, today: date) -> dict[str, Fact]:
    """Every field of the certification `id` that has a value, with the status, renewal and offers of `today`.

    All sources and all doubts are fields of their own. Raises KeyError for an unknown id.
    """
    cert = catalog.certifications[id]
    cert = msgspec.structs.replace(cert, offers=offers_on(cert, today), renewal=_renewal_of_the_day(cert, today))
    # The record's own status only ever says "unclear"; the one of the day takes its place, near the top.
    status = {"status": status_on(cert, today).kind}
    values = {"id": id, "name": cert.name, **status, **plain(cert), **status}
    rule = renewal_rule_on(catalog, cert, today)
    found = {name: _fact(cert, rule, name, value) for name, value in values.items()}
    found["status"] = replace(found["status"], basis=_status_basis(cert, today))
    return found


def _renewal_of_the_day(cert: Certification, today: date) -> Renewal | None:
    """The terms in force, without those that once were."""
    terms = renewal_on(cert, today)
    return None if terms is None else msgspec.structs.replace(terms, until_closed=None)


def plain(value: object, *, unknown: bool = False) -> Any:
    """A record as mappings, lists, text and numbers, whole numbers as integers; without what is not known, unless
    `unknown` asks for every key."""
    return _plain(msgspec.to_builtins(value, enc_hook=str), unknown)


def best(sources: Iterable[Source]) -> Source | None:
    """The source to show for a value: the provider's own text before one that quotes it before another's, the newest
    first, one with an address before one without."""
    newest_first = sorted(sources, key=_date, reverse=True)
    return min(newest_first, key=lambda source: (_rank(source), source.url is None), default=None)


def _rank(source: Source) -> int:
    """How far a source is from the provider's own text, which is 0."""
    return 1 if source.quotes_official else {"official": 0, "third-party": 2, "ours": 3}[source.kind]


def _date(source: Source) -> str:
    """The source's own date, to sort by; those without one are the oldest."""
    return source.as_of or ""


def basis(record: Certification | RenewalRule, name: str) -> Source | None:
    """The best source for one field or part of a record: of those that speak for it, else for its parts; None where
    it is our own reading."""
    exact = [s for s in record.sources.values() if any(speaks_for(n, name) for n in s.fields)]
    of_parts = [s for s in record.sources.values() if any(n.startswith(f"{name}.") for n in s.fields)]
    return best(exact) or best(of_parts)


def event_basis(cert: Certification, event: Event) -> Source | None:
    """What an event rests on: the source that it names itself, else the best of the timeline; None where it is our own
    reading."""
    return cert.sources.get(event.source) if event.source is not None else basis(cert, "timeline")


def _status_basis(cert: Certification, today: date) -> Source | None:
    """What the status of `today` rests on: the best source that names it, of equally good ones the newest, with an
    address or without; else the event that decides it. Where the record calls it unclear, no event does."""
    named = [source for source in cert.sources.values() if "status" in source.fields]
    if named:
        return min(sorted(named, key=_date, reverse=True), key=_rank)
    status = status_on(cert, today)
    return event_basis(cert, status.event) if status.event is not None and status.kind != "unclear" else None


def _fact(cert: Certification, rule: RenewalRule | None, name: str, value: Any) -> Fact:
    if name == "renewal" and rule is not None:
        return _renewal(cert, rule, value)
    parts = {part: _plain_fact(cert, f"{name}.{part}", value[part]) for part in leaves(name, value)}
    return _with_parts(_plain_fact(cert, name, value), parts)


def _with_parts(whole: Fact, parts: Mapping[str, Fact]) -> Fact:
    """The fact of a field, with those of its parts that rest on something else."""
    other = {name: part for name, part in parts.items() if replace(part, value=None) != replace(whole, value=None)}
    return replace(whole, parts=other)


def _plain_fact(cert: Certification, name: str, value: Any) -> Fact:
    """The fact of one field or part of a record."""
    source = None if name in OURS_BY_NATURE else basis(cert, name)
    return Fact(value, source, cert.checked, cert.confidence, about(cert.doubts, name))


def _renewal(cert: Certification, rule: RenewalRule, value: Mapping[str, Any]) -> Fact:
    """Renewal: what the shared rule says rests on the rule's sources, the record's own values on the record's."""
    shared = plain(rule)
    parts: dict[str, Fact] = {}
    for part, inner in value.items():
        named = any(speaks_for(n, f"renewal.{part}") for s in cert.sources.values() for n in s.fields)
        if part in shared and shared[part] == inner and not named:
            doubts = (*about(cert.doubts, f"renewal.{part}"), *about(rule.doubts, part))
            parts[part] = Fact(inner, basis(rule, part), rule.checked, rule.confidence, _once(doubts), rule.id)
        else:
            parts[part] = _plain_fact(cert, f"renewal.{part}", inner)
    own = [s for s in cert.sources.values() if any(n.split(".")[0] == "renewal" for n in s.fields)]
    whole = Fact(
        value,
        best([*rule.sources.values(), *own]),
        min(cert.checked, rule.checked),
        min(cert.confidence, rule.confidence, key=("low", "medium", "high").index),
        _once((*about(cert.doubts, "renewal"), *(doubt.text for doubt in rule.doubts))),
        rule.id,
    )
    return _with_parts(whole, parts)


def about(doubts: Iterable[Doubt], *names: str) -> tuple[str, ...]:
    """The doubts about one of these fields or a part of it ("renewal" takes "renewal.cost")."""
    return tuple(
        doubt.text
        for doubt in doubts
        if doubt.field is not None and any(doubt.field == name or doubt.field.startswith(f"{name}.") for name in names)
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _plain(value: Any, unknown: bool) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner, unknown) for key, inner in value.items() if unknown or has_value(inner)}
    if isinstance(value, (list, tuple)):
        return [_plain(inner, unknown) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
