"""Certifications by criteria as a short list: what was asked for in words, what fits, what may fit as well.

Where nothing fits, the nearest criteria are taken instead and what they leave out is said: never an empty answer. Each
line shows the facts that were asked for, and what is not known of them is counted, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from certbot.advice import facts
from certbot.advice.codes import Code, Param, Term
from certbot.advice.list_line import line
from certbot.advice.wanted import in_words, part_in_words
from certbot.advice.words import join, named
from certbot.catalog.criteria import Criteria, Standing, relaxed, select, uncertain
from certbot.catalog.fits import CURRENCY
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import stale

AT_ONCE = 8
"""So many certifications are listed in one answer."""
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """A part of a list: its lines by messages ``browse.*``, the ids that it shows, and where the next part begins (None
    at the end). `criteria` are those of the list: the nearest, where nothing fits those asked for, of which `given_up`
    are the parts that they leave out. `wider` are more criteria that something fits, each with what it leaves out and
    how many fit."""

    lines: tuple[Code, ...]
    ids: tuple[str, ...]
    criteria: Criteria
    next: int | None
    given_up: tuple[str, ...] = ()
    wider: tuple[tuple[Criteria, Param, int], ...] = ()


def listing(catalog: Catalog, criteria: Criteria, today: date, start: int = 0, facet: str | None = None) -> Listing:
    """What fits the criteria on that day, AT_ONCE at most from number `start` on. `facet` is one more fact to show of
    each (see list_line); "currency" says that prices are in another currency than was asked."""
    asked, given_up = criteria, tuple[str, ...]()
    fitting = select(catalog, criteria, today)
    if not fitting:
        criteria, given_up = relaxed(catalog, criteria, today)
        if {*criteria.parts} <= {"kinds"}:
            return _nothing(catalog, asked, today)
        fitting = select(catalog, criteria, today)
    start = start if 0 <= start < len(fitting) else 0
    ids = fitting[start : start + AT_ONCE]
    certs = [catalog.certifications[id] for id in ids]
    lines = (
        *((Code("browse.currency", {"currency": Term("currency", CURRENCY)}),) if facet == "currency" else ()),
        *_lead(catalog, asked, criteria, given_up, today, (start, len(ids), len(fitting))),
        *(line(catalog, criteria, facet, cert, today) for cert in certs),
        *_notes(catalog, criteria, certs, today),
        *_checked(certs, today),
    )
    end = start + len(ids)
    wider = tuple(_wider(catalog, asked, given_up, today)) if given_up else ()
    return Listing(lines, ids, criteria, end if end < len(fitting) else None, given_up, wider)


def _nothing(catalog: Catalog, asked: Criteria, today: date) -> Listing:
    """That nothing fits, where the nearest criteria would be none at all, so that there is no list to show instead."""
    lines = (
        Code("browse.none", {"wanted": in_words(catalog, asked, today)}),
        *_unsure(catalog, asked, today),
        *_at_another_time(catalog, asked, today),
        *_checked(list(catalog.certifications.values()), today),
    )
    return Listing(lines, (), asked, None)


def _lead(
    catalog: Catalog,
    asked: Criteria,
    criteria: Criteria,
    given_up: tuple[str, ...],
    today: date,
    extent: tuple[int, int, int],
) -> Iterator[Code]:
    """What was asked for and how many fit. `extent` is the number of the first one shown, how many are, and of how
    many."""
    start, shown, total = extent
    wanted = in_words(catalog, asked, today)
    if given_up:
        left_out = join([w for part in given_up for w in part_in_words(catalog, asked, part, today)], "text.space")
        yield Code("browse.none", {"wanted": wanted})
        yield from _unsure(catalog, asked, today, given_up)
        yield from _at_another_time(catalog, asked, today)
        yield Code("browse.relaxed", {"part": left_out, "n": total})
    if not given_up and shown == total:
        yield Code("browse.lead", {"wanted": wanted, "n": total})
    elif not given_up:
        yield Code("browse.lead.part", {"wanted": wanted, "n": total, "first": start + 1, "last": start + shown})
    elif shown < total:
        yield Code("browse.part", {"first": start + 1, "last": start + shown})


def _notes(catalog: Catalog, criteria: Criteria, shown: list[Certification], today: date) -> Iterator[Code]:
    """What to know of the list: what may fit as well, what a monthly price means, what is free only in part."""
    yield from _unsure(catalog, criteria, today)
    priced = criteria.most or criteria.least or criteria.order
    if priced and any(cert.price is not None and cert.price.model == "per-month" for cert in shown):
        yield Code("browse.monthly")
    if "free" in criteria.traits:
        others = select(catalog, criteria.without("free"), today)
        partly = [id for id in others if _free_in_part(catalog.certifications[id])]
        if partly:
            yield Code("browse.partly-free", {"names": named(partly[:_MOST_NAMED])})


def _free_in_part(cert: Certification) -> bool:
    return cert.price is not None and bool(cert.price.free_audit) and facts.price(cert) != facts.FREE


def _unsure(catalog: Catalog, criteria: Criteria, today: date, parts: tuple[str, ...] | None = None) -> Iterator[Code]:
    """How many more fit but for what is not known of them; of some parts of the criteria only, if they are given."""
    for part, ids in uncertain(catalog, criteria, today).items():
        if parts is not None and part not in parts:
            continue
        if part == "languages":
            yield Code("browse.unknown.languages", {"languages": facts.languages(criteria.languages)})
        elif part != "levels":
            yield Code(f"browse.unknown.{part}", {"n": len(ids)})


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


def _wider(
    catalog: Catalog, asked: Criteria, given_up: tuple[str, ...], today: date
) -> Iterator[tuple[Criteria, Param, int]]:
    """Other single parts of the criteria without which something fits."""
    for part in asked.parts:
        wider = asked.without(part)
        fitting = len(select(catalog, wider, today)) if (part,) != given_up else 0
        if fitting:
            yield wider, join(list(part_in_words(catalog, asked, part, today)), "text.space"), fitting
