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
_NEVER_LISTED = frozenset({"retired", "upcoming"})
"""What is in no list unless it is asked for."""
_BEFORE_VALUES = frozenset("from by on in at about for of with to".split())
_ORDERED: Mapping[str, tuple[str, ...]] = {"traits": TRAITS, "levels": get_args(Level), "kinds": get_args(Kind)}
"""Fields whose values stand in the order of the vocabulary, in whatever order they are said."""
_FIELDS = {
    "vendor": "providers", "topic": "topics", "level": "levels", "kind": "kinds", "language": "languages",
    "trait": "traits",
}  # fmt: skip


def criteria_of(found: Annotated, clauses: Sequence[Clause]) -> Criteria:
    """What the clauses ask for. Of what is denied only a vendor and "free" have an opposite that criteria can say; the
    rest is noted as unheard."""
    values: dict[str, Any] = {}
    for clause in clauses:
        denied = {span.end for span in clause.words if span.value == "except"}
        for span in clause.spans:
            field = _FIELDS.get(span.kind, span.kind)
            if _denied(found, span, denied):
                clause.denied = True
                if span.value == "free":
                    values["least"] = Bound(0, inclusive=False)
                elif span.kind != "vendor" and span.value not in _NEVER_LISTED:
                    clause.unheard.update(range(span.start, span.end))
                if span.kind != "vendor":
                    continue
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
    """Whether a word such as "not" stands right before a value, or before its "from" or "about"."""
    at = span.start
    while at and found.text[at - 1].text in SKIPPED | _BEFORE_VALUES and at not in ends:
        at -= 1
    return at in ends


def _price(bounds: Sequence[tuple[str, Bound]]) -> dict[str, Bound]:
    """The bounds of the price. Between two amounts it lies in whatever order they are said, with or without a word
    before them ("$100-$200", "between 200 and 100")."""
    if len(bounds) > 1 and bounds[0][0] in ("between", "") and bounds[1][0] == "":
        least, most = sorted((bound for _, bound in bounds[:2]), key=lambda bound: bound.amount)
        return {"least": least, "most": most}
    return {"least" if kind in ("over", "least", "between") else "most": bound for kind, bound in bounds}
