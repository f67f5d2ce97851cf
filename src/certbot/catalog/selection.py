"""Certifications by what they are like: from whom, how dear, about what, for how long.

What is not known never counts as fitting: an unknown price is not "under 100 dollars". Such certifications are
kept apart, so that it can be said how many there are (`uncertain`). Only what can be taken on the day is selected,
unless the criteria ask for something else ("which were retired?"), and a family gives its place to its members.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import structs

from certbot.catalog.criteria import Criteria, Order
from certbot.catalog.fits import beginning, named_for, price_range, topics_of, verdicts
from certbot.catalog.model import Catalog

_RANKS: Mapping[str, int] = {"free-course": 1, "learning-platform": 2}
"""What certifies comes before what only teaches."""


def select(catalog: Catalog, criteria: Criteria, today: date) -> tuple[str, ...]:
    """The ids of what fits on `today`: the better known first, what certifies before what only teaches, and what is
    about more of the topics, or is named for them, before that; by price or by date where that was asked for."""
    found = [
        cert
        for cert in catalog.certifications.values()
        if all(verdict is True for _, verdict in verdicts(catalog, cert, criteria, today))
    ]
    found.sort(
        key=lambda cert: (
            _RANKS.get(cert.kind, 0),
            -len(topics_of(catalog, cert, criteria.topics)),
            -len(named_for(catalog, cert, criteria.topics)),
        )
    )
    if criteria.order == "cheapest":
        found.sort(key=lambda cert: price_range(cert, today)[0] or 0)
    elif criteria.order == "dearest":
        found.sort(key=lambda cert: -(price_range(cert, today)[1] or 0))
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
    enough, else as many as it takes. Instead of a limit to the price there is an order: the one that was asked for,
    else that in which the nearest to the limit come first."""
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
    ordered = structs.replace(left, order=_instead(criteria))
    if {"price", "free"} & {*given_up} and select(catalog, ordered, today):
        left = ordered
        if left.order == criteria.order and not (criteria.most or criteria.least):
            given_up = tuple(part for part in given_up if part != "price")
    return left, given_up


def _instead(criteria: Criteria) -> Order:
    """The order in which to list what is beyond the limits of these criteria to the price."""
    beyond = criteria.least is not None and criteria.most is None and "free" not in criteria.traits
    return criteria.order or ("dearest" if beyond else "cheapest")
