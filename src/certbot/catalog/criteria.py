"""Certifications by what they are like: from whom, how dear, about what, for how long.

What is not known never counts as fitting: an unknown price is not "under 100 dollars". Such certifications are
kept apart, so that it can be said how many there are (`uncertain`). Only what can be taken on the day is selected,
unless the criteria ask for something else ("which were retired?"), and a family gives its place to its members.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args

from msgspec import Struct, structs

from certbot.catalog.fits import beginning, price_range, topics_of, verdicts
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import Kind, Level

Trait = Literal["free", "never-expires", "renews-free", "hands-on", "no-prerequisites"]
Standing = Literal["beta", "new", "retiring", "retired", "upcoming"]
Order = Literal["cheapest", "dearest"]
TRAITS: tuple[Trait, ...] = get_args(Trait)
CERTIFICATIONS: tuple[Kind, ...] = ("exam", "course-certificate", "university-program", "free-course")
"""The kinds that people mean by certifications: all but platforms to learn on, and families."""
_RANKS: Mapping[str, int] = {"free-course": 1, "learning-platform": 2}
"""What certifies comes before what only teaches."""


class Bound(Struct, frozen=True, omit_defaults=True):
    """An amount of money in fits.CURRENCY that a price may reach, or must stay on this side of."""

    amount: float
    inclusive: bool = True


class Criteria(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What certifications are asked for by; of each field any of its values fits, and every field that is set counts.

    `providers` are ids, `but` those that are not wanted, `topics` ids of catalog/topics.yaml, `languages` BCP 47 tags
    of exams ("zh" takes every kind of Chinese). `most` and `least` bound the price, for one attempt, month or
    programme, whichever is paid. `months` is how long it must at least be valid.
    """

    providers: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    levels: tuple[Level, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    most: Bound | None = None
    least: Bound | None = None
    months: int | None = None
    traits: tuple[Trait, ...] = ()
    standing: Standing | None = None
    order: Order | None = None

    def refined(self, other: Criteria) -> Criteria:
        """These, with what `other` says in the place of what they say about the same; its traits are added."""
        said: dict[str, Any] = {name: value for name, value in structs.asdict(other).items() if value}
        if other.most or other.least:
            said |= {"most": other.most, "least": other.least}
        if other.traits:
            said["traits"] = tuple(dict.fromkeys((*self.traits, *other.traits)))
        if other.providers:
            said["but"] = other.but
        if "free" in other.traits:
            said |= {"most": None, "least": None, "order": None}
        return structs.replace(self, **said)

    def without(self, part: str) -> Criteria:
        """These but for one of their `parts`."""
        if part in TRAITS:
            return structs.replace(self, traits=tuple(trait for trait in self.traits if trait != part))
        if part == "price":
            return structs.replace(self, most=None, least=None, order=None)
        if part not in self.parts:
            return self
        return structs.replace(self, **{part: None if part in ("months", "standing") else ()})

    @property
    def parts(self) -> tuple[str, ...]:
        """What is asked for, by name: the fields that are set, "price" for both bounds and the order, each trait by
        itself. The first is the first to give up where nothing fits: what narrows a subject goes before it."""
        fields = ("languages", "months", "levels", "kinds", "but", "standing", "topics", "providers")
        bounded = ("price",) if self.most or self.least or self.order else ()
        own = [name for name in fields if getattr(self, name)]
        return (*bounded, *(trait for trait in TRAITS if trait in self.traits), *own)


def select(catalog: Catalog, criteria: Criteria, today: date) -> tuple[str, ...]:
    """The ids of what fits on `today`: the better known first, what certifies before what only teaches, and what is
    about more of the topics before that; by price or by date where that was asked for."""
    found = [
        cert
        for cert in catalog.certifications.values()
        if all(verdict is True for _, verdict in verdicts(catalog, cert, criteria, today))
    ]
    found.sort(key=lambda cert: (_RANKS.get(cert.kind, 0), -len(topics_of(catalog, cert, criteria.topics))))
    if criteria.order == "cheapest":
        found.sort(key=lambda cert: price_range(cert)[0] or 0)
    elif criteria.order == "dearest":
        found.sort(key=lambda cert: -(price_range(cert)[1] or 0))
    elif criteria.standing == "new":
        found.sort(key=lambda cert: begun.first if (begun := beginning(cert, today)) else date.min, reverse=True)
    return tuple(cert.id for cert in found)


def uncertain(catalog: Catalog, criteria: Criteria, today: date) -> dict[str, tuple[str, ...]]:
    """What may fit as well, by the part of the criteria of which nothing is known there; all else fits."""
    found: dict[str, list[str]] = {}
    for cert in catalog.certifications.values():
        unknown: list[str] = []
        for part, verdict in verdicts(catalog, cert, criteria, today):
            if verdict is False:
                break
            unknown += [part] if verdict is None else []
        else:
            for part in unknown:
                found.setdefault(part, []).append(cert.id)
    return {part: tuple(ids) for part, ids in found.items()}


def relaxed(catalog: Catalog, criteria: Criteria, today: date) -> tuple[Criteria, tuple[str, ...]]:
    """The nearest criteria that something fits, and which parts of the given ones they leave out: one if that is
    enough, else as many as it takes. Instead of a limit to the price the cheapest come first."""
    given_up: tuple[str, ...] = ()
    for part in criteria.parts:
        if select(catalog, criteria.without(part), today):
            given_up = (part,)
            break
    left = criteria
    for part in given_up or criteria.parts:
        left = left.without(part)
        given_up = (*given_up, part) if part not in given_up else given_up
        if select(catalog, left, today):
            break
    cheapest = structs.replace(left, order="cheapest")
    if {"price", "free"} & {*given_up} and select(catalog, cheapest, today):
        left = cheapest
    return left, given_up
