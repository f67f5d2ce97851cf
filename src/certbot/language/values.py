"""The criteria that the clauses of a text hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from certbot.catalog.criteria import CERTIFICATIONS, TRAITS, Bound, Criteria
from certbot.catalog.vocabulary import Kind, Level
from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.clauses import Clause
from certbot.language.templates import SKIPPED, Span

_NOUNS = frozenset({"several", "single"})
_ANY_NOUN = frozenset("one ones things program programs programme programmes".split())
"""Nouns that do not say that certifications are meant rather than anything to learn."""
_ORDERED: Mapping[str, tuple[str, ...]] = {"traits": TRAITS, "levels": get_args(Level), "kinds": get_args(Kind)}
"""Fields whose values stand in the order of the vocabulary, in whatever order they are said."""
_FIELDS = {
    "vendor": "providers", "topic": "topics", "level": "levels", "kind": "kinds", "language": "languages",
    "trait": "traits",
}  # fmt: skip


def criteria_of(found: Annotated, clauses: Sequence[Clause]) -> Criteria | None:
    """What the clauses ask for; None where something other than a vendor is denied, which no criteria can say."""
    values: dict[str, Any] = {}
    for clause in clauses:
        denied = {span.end for span in clause.words if span.value == "except"}
        for span in clause.spans:
            field = _FIELDS.get(span.kind, span.kind)
            if _denied(found, span, denied):
                if span.kind != "vendor":
                    return None
                field = "but"
            values[field] = span.value if field in ("standing", "order") else (*values.get(field, ()), span.value)
        if not clause.foreign:
            values |= _price(clause.bounds)
        if clause.months is not None:
            values["months"] = clause.months
    for field, said in values.items():
        if isinstance(said, tuple):
            values[field] = tuple(value for value in _ORDERED.get(field) or dict.fromkeys(said) if value in said)
    if any(clause.foreign for clause in clauses):
        values.setdefault("order", "cheapest")
    nouns = {found.text[span.start].text for clause in clauses for span in clause.words if span.value in _NOUNS}
    if nouns - _ANY_NOUN and "free" not in values.get("traits", ()):
        values.setdefault("kinds", CERTIFICATIONS)
    return Criteria(**values)


def vendors_besides(found: Annotated, tokens: frozenset[int]) -> tuple[str, ...]:
    """The vendors that are said outside of the list ("we're on Azure. What is free?")."""
    platforms = [span for span in found.values if span.kind == "platform" and span.value != "none"]
    spans = [
        span
        for span in found.wanted
        if span.kind == "vendor"
        and span.start not in tokens
        and any(platform.start <= span.start < platform.end for platform in platforms)
        and not scope.negated(found, span.start)
    ]
    return tuple(dict.fromkeys(span.value for span in spans))


def _denied(found: Annotated, span: Span, ends: set[int]) -> bool:
    """Whether a word such as "not" stands right before a value, or before its "from"."""
    at = span.start
    while at and found.text[at - 1].text in SKIPPED | {"from", "by", "on"} and at not in ends:
        at -= 1
    return at in ends


def _price(bounds: Sequence[tuple[str, Bound]]) -> dict[str, Bound]:
    """The bounds of the price. Of two amounts without a word between which it may lie ("$100-$200") the first is the
    lower one."""
    result: dict[str, Bound] = {}
    for number, (kind, bound) in enumerate(bounds):
        first_of_two = kind == "" and number == 0 and len(bounds) > 1
        result["least" if kind in ("over", "least", "between") or first_of_two else "most"] = bound
    return result
