"""What a list is asked for, in words: "Exams from NVIDIA about RAG under $150"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Money, Param, Term
from certbot.advice.words import join, months
from certbot.catalog.criteria import CERTIFICATIONS, CURRENCY, TRAITS, Criteria
from certbot.catalog.fits import NEW
from certbot.catalog.model import Catalog

_COURSES = frozenset({"course-certificate", "free-course"})
_HEADS = {
    frozenset(CERTIFICATIONS): Code("browse.all"),
    frozenset({"exam"}): Code("browse.exams"),
    frozenset({"free-course"}): Code("browse.courses"),
    _COURSES: Code("browse.courses"),
    frozenset({"university-program"}): Code("browse.programs"),
    frozenset({"learning-platform"}): Code("browse.platforms"),
}


def in_words(catalog: Catalog, criteria: Criteria, today: date) -> Param:
    """The criteria as they are shown: "Exams from NVIDIA under $150"."""
    kinds = frozenset(criteria.kinds)
    head = _HEADS.get(kinds, Code("browse.all"))
    parts = ["providers", "but", "topics", "levels", *TRAITS, "months", "languages", "standing", "price"]
    if kinds and kinds not in _HEADS:
        parts.insert(0, "kinds")
    asked = [part for part in parts if part in criteria.parts]
    said = [words for part in asked for words in part_in_words(catalog, criteria, part, today)]
    return join((head, *said), "text.space")


def part_in_words(catalog: Catalog, criteria: Criteria, part: str, today: date) -> Iterator[Code]:
    """One part of the criteria in words; the price in several, if it has two bounds or an order."""
    match part:
        case "kinds" if frozenset(criteria.kinds) in _HEADS:
            yield _HEADS[frozenset(criteria.kinds)]
        case "kinds":
            yield Code("browse.kinds", {"kinds": tuple(Term("kind", kind) for kind in criteria.kinds)})
        case "providers":
            yield Code("browse.by", {"providers": _providers(catalog, criteria.providers)})
        case "but":
            yield Code("browse.but", {"providers": _providers(catalog, criteria.but)})
        case "topics":
            yield Code("browse.on", {"topics": tuple(Term("topic", id) for id in criteria.topics)})
        case "levels":
            yield Code("browse.level", {"levels": tuple(Term("level", level) for level in criteria.levels)})
        case "languages":
            yield Code("browse.in", {"languages": facts.languages(criteria.languages)})
        case "months":
            yield Code("browse.valid", {"span": months(criteria.months or 0)})
        case "standing" if criteria.standing == "new":
            yield Code("browse.new", {"date": today - NEW})
        case "standing":
            yield Code(f"browse.standing.{criteria.standing}")
        case "price":
            yield from _bounds(criteria)
        case _:
            yield Code(f"browse.trait.{part}")


def _bounds(criteria: Criteria) -> Iterator[Code]:
    if criteria.least is not None:
        key = "browse.from" if criteria.least.inclusive else "browse.over"
        yield Code(key, {"money": Money(CURRENCY, criteria.least.amount)})
    if criteria.most is not None:
        key = "browse.up-to" if criteria.most.inclusive else "browse.under"
        yield Code(key, {"money": Money(CURRENCY, criteria.most.amount)})
    if criteria.order is not None:
        yield Code(f"browse.order.{criteria.order}")


def _providers(catalog: Catalog, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(catalog.providers[id].short for id in ids if id in catalog.providers)
