"""Certifications by criteria as a short list: what was asked for in words, what fits, what may fit as well.

Where nothing fits, the nearest criteria are taken instead and what they leave out is said: never an empty answer. Each
line shows the facts that were asked for, and what is not known of them is counted, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from certbot.advice import facts
from certbot.advice.codes import Code, Param, Term
from certbot.advice.list_line import line
from certbot.advice.wanted import in_words, part_in_words
from certbot.advice.words import join, named
from certbot.catalog.criteria import CURRENCY, Criteria, Standing
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.selection import relaxed, select, uncertain
from certbot.catalog.status import stale

AT_ONCE = 8
"""So many certifications are listed in one answer."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Wider:
    """Criteria that `fitting` certifications fit, because they leave `part` out of what was asked for."""

    criteria: Criteria
    part: Param
    fitting: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A part of a list: its lines by messages ``browse.*``, the ids that it shows, and where the next part begins (None
    at the end). `criteria` are those of the list: the nearest, where nothing fits those asked for, of which `given_up`
    are the parts that they leave out. `wider` are more criteria that something fits."""

    lines: tuple[Code, ...]
    ids: tuple[str, ...]
    criteria: Criteria
    next: int | None
    given_up: tuple[str, ...] = ()
    wider: tuple[Wider, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What was asked for, and what fits: those criteria, or else the nearest, which leave `given_up` out of them."""

    asked: Criteria
    criteria: Criteria
    fitting: tuple[str, ...]
    given_up: tuple[str, ...] = ()


def size(catalog: Catalog, criteria: Criteria, today: date) -> int:
    """How many certifications the whole list by these criteria has."""
    return len(_find(catalog, criteria, today).fitting)


def listing(catalog: Catalog, criteria: Criteria, today: date, start: int = 0, facet: str | None = None) -> Listing:
    """What fits the criteria on that day, AT_ONCE at most from number `start` on. `facet` is one more fact to show of
    each (see list_line); "currency" says that prices are in another currency than was asked."""
    found = _find(catalog, criteria, today)
    if not found.fitting:
        return _nothing(catalog, criteria, today)
    start = start if 0 <= start < len(found.fitting) else 0
    ids = found.fitting[start : start + AT_ONCE]
    certs = [catalog.certifications[id] for id in ids]
    given_up = {_subject(part) for part in found.given_up}
    doubts = {part: doubt for part, doubt in _doubts(catalog, criteria, today).items() if part in given_up}
    more_doubts = _doubts(catalog, found.criteria, today)
    lines = (
        *((Code("browse.currency", {"currency": Term("currency", CURRENCY)}),) if facet == "currency" else ()),
        *_none(catalog, found, today, doubts.values()),
        *_lead(catalog, found, start, today),
        *(line(catalog, found.criteria, facet, cert, today) for cert in certs),
        *(doubt for part, doubt in more_doubts.items() if part not in doubts),
        *_notes(catalog, found.criteria, certs, today),
        *_checked(certs, today),
    )
    end = start + len(ids)
    wider = tuple(_wider(catalog, found, today)) if found.given_up else ()
    return Listing(lines, ids, found.criteria, end if end < len(found.fitting) else None, found.given_up, wider)


def _find(catalog: Catalog, criteria: Criteria, today: date) -> _Found:
    """What fits the criteria, else what fits the nearest; nothing where those would be none at all."""
    if fitting := select(catalog, criteria, today):
        return _Found(criteria, criteria, fitting)
    nearest, given_up = relaxed(catalog, criteria, today)
    if {*nearest.parts} <= {"kinds"}:
        return _Found(criteria, criteria, ())
    return _Found(criteria, nearest, select(catalog, nearest, today), given_up)


def _nothing(catalog: Catalog, asked: Criteria, today: date) -> Listing:
    """That nothing fits, where the nearest criteria would be none at all, so that there is no list to show instead."""
    lines = (
        Code("browse.none", {"wanted": in_words(catalog, asked, today)}),
        *_doubts(catalog, asked, today).values(),
        *_at_another_time(catalog, asked, today),
        *_checked(list(catalog.certifications.values()), today),
    )
    return Listing(lines, (), asked, None)


def _none(catalog: Catalog, found: _Found, today: date, doubts: Iterable[Code]) -> Iterator[Code]:
    """That nothing fits what was asked for, which is said before the list of the nearest; `doubts` are about that."""
    if found.given_up:
        yield Code("browse.none", {"wanted": in_words(catalog, found.asked, today)})
        yield from doubts
        yield from _at_another_time(catalog, found.asked, today)


def _lead(catalog: Catalog, found: _Found, start: int, today: date) -> Iterator[Code]:
    """What is listed, how many fit, and which of them follow: those after the first `start`."""
    total = len(found.fitting)
    first, last = start + 1, min(start + AT_ONCE, total)
    if found.given_up:
        part = _left_out(catalog, found, today)
        if last - start == total:
            yield Code("browse.relaxed", {"part": part, "n": total})
        elif first == last:
            yield Code("browse.relaxed.last", {"part": part, "n": total})
        else:
            yield Code("browse.relaxed.part", {"part": part, "n": total, "first": first, "last": last})
        if found.criteria.order is not None and total > 1:
            yield Code(f"browse.first.{found.criteria.order}")
        return
    wanted = in_words(catalog, found.asked, today)
    if last - start == total:
        yield Code("browse.lead", {"wanted": wanted, "n": total})
    elif first == last:
        yield Code("browse.lead.last", {"wanted": wanted, "n": total})
    else:
        yield Code("browse.lead.part", {"wanted": wanted, "n": total, "first": first, "last": last})


def _left_out(catalog: Catalog, found: _Found, today: date) -> Param:
    """What the nearest criteria leave out, in words; an order is not left out if there is one."""
    limits = structs.replace(found.asked, order=None) if found.criteria.order is not None else found.asked
    return join(
        [words for part in found.given_up for words in part_in_words(catalog, limits, part, today)], "text.space"
    )


def _notes(catalog: Catalog, criteria: Criteria, shown: list[Certification], today: date) -> Iterator[Code]:
    """What to know of the list: what a monthly price means, what is free only in part."""
    priced = criteria.most or criteria.least or criteria.order
    if priced and any(cert.price is not None and cert.price.model == "per-month" for cert in shown):
        yield Code("browse.monthly")
    if "free" in criteria.traits:
        others = select(catalog, criteria.without("free"), today)
        partly = [id for id in others if _free_in_part(catalog.certifications[id])]
        if partly:
            yield Code("browse.partly-free", {"names": named(partly[:_MOST_NAMED])})


def _free_in_part(cert: Certification) -> bool:
    return cert.price is not None and bool(cert.price.free_audit) and facts.regular_price(cert) != facts.FREE


def _doubts(catalog: Catalog, criteria: Criteria, today: date) -> dict[str, Code]:
    """By subject, how many more fit but for what is not known of them."""
    unknown: dict[str, set[str]] = {}
    for part, ids in uncertain(catalog, criteria, today).items():
        unknown.setdefault(_subject(part), set()).update(ids)
    unknown.pop("levels", None)  # what has no level is no answer to a question for one
    doubts = {part: Code(f"browse.unknown.{part}", {"n": len(ids)}) for part, ids in unknown.items()}
    if "languages" in doubts:
        doubts["languages"] = Code("browse.unknown.languages", {"languages": facts.languages(criteria.languages)})
    return doubts


def _subject(part: str) -> str:
    """What must be known to tell whether a part of the criteria is met: for bounds and for "free" it is the price."""
    return "price" if part == "free" else part


def _at_another_time(catalog: Catalog, asked: Criteria, today: date) -> Iterator[Code]:
    """What would fit, but is still to come or has ended; nothing where that was the question."""
    standings: tuple[Standing, ...] = ("upcoming", "retired") if asked.standing is None else ()
    for standing in standings:
        ids = select(catalog, structs.replace(asked, standing=standing), today)
        if ids:
            yield Code(f"browse.then.{standing}", {"names": named(ids[:_MOST_NAMED])})


def _checked(shown: list[Certification], today: date) -> Iterator[Code]:
    """When the facts were looked at, and how many are due for a new look."""
    days = sorted(cert.checked for cert in shown)
    if not days:
        return
    if days[0] == days[-1]:
        yield Code("card.checked", {"date": days[0]})
    else:
        yield Code("browse.checked.between", {"first": days[0], "last": days[-1]})
    overdue = sum(stale(cert, today) for cert in shown)
    if overdue:
        yield Code("browse.checked.overdue", {"n": overdue})


def _wider(catalog: Catalog, found: _Found, today: date) -> Iterator[Wider]:
    """Other single parts of the criteria without which something fits."""
    for part in found.asked.parts:
        wider = found.asked.without(part)
        fitting = len(select(catalog, wider, today)) if (part,) != found.given_up else 0
        if fitting:
            words = join(list(part_in_words(catalog, found.asked, part, today)), "text.space")
            yield Wider(wider, words, fitting)
