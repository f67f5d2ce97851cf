"""One certification by name: its card, and what lies close to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Param, Term
from certbot.advice.offers import offers
from certbot.advice.retakes import retake
from certbot.advice.standing import (
    ended,
    in_its_place,
    languages_line,
    says_languages,
    status_lines,
    unclear_because,
    version_lines,
)
from certbot.advice.words import join, known, named, sentences
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import Status, can_be_taken, living_successors, status_on

_MOST_DOUBTS = 3
_MOST_ALTERNATIVES = 3
_NO_CREDENTIAL = ("family", "learning-platform")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a certification on a day: short lines in order, each by a message ``card.*``."""

    id: str
    lines: tuple[Code, ...]


def card(catalog: Catalog, id: str, today: date) -> Card:
    """The card of a certification. Of one that has ended, the end comes first. Raises KeyError for an unknown id."""
    cert = catalog.certifications[id]
    if ended(status_on(cert, today)):
        return Card(id, (*status_lines(catalog, cert, today), *_past(catalog, cert, today)))
    return Card(id, tuple(_present(catalog, cert, today)))


def _present(catalog: Catalog, cert: Certification, today: date) -> Iterator[Code]:
    yield Code("card.name", {"name": facts.full_name(cert)})
    yield from _what(catalog, cert)
    yield from status_lines(catalog, cert, today)
    yield from version_lines(cert, today)
    yield Code("card.price", {"price": join(tuple(_price(cert, today)))})
    if cert.kind != "family":
        yield facts.joined("card.time", "time", facts.time(cert)) or Code("card.time.unknown")
    yield from known((facts.joined("card.exam", "exam", facts.exam(cert)),))
    if not says_languages(cert):
        yield from languages_line(cert, today)
    yield from known((facts.joined("card.retake", "retake", retake(cert)),))
    yield from known((facts.joined("card.offers", "offers", offers(cert, today)),))
    yield from _entry(catalog, cert, today)
    yield from _keeping(cert, today)
    yield from _about(catalog, cert, today)


def _past(catalog: Catalog, cert: Certification, today: date) -> Iterator[Code]:
    """What is still worth knowing of something that has ended."""
    yield from _what(catalog, cert)
    price = facts.regular_price(cert)
    if price is not None:
        yield Code("card.price.past", {"price": price})
    validity = facts.validity(cert)
    if validity is not None and cert.kind not in _NO_CREDENTIAL:
        yield Code("card.validity", {"validity": validity})
    yield from _about(catalog, cert, today)


def _what(catalog: Catalog, cert: Certification) -> Iterator[Code]:
    level = facts.level(cert)
    kind = facts.kind(catalog, cert)
    yield Code("card.kind", {"kind": kind}) if level is None else Code("card.level", {"kind": kind, "level": level})
    yield Code("card.summary", {"text": cert.summary})
    yield Code("card.for-whom", {"text": cert.for_whom})
    members = facts.members(cert)
    if members is not None:
        yield members


def _price(cert: Certification, today: date) -> Iterator[Param]:
    """The price of the day, the regular one where that is another, and what qualifies it."""
    price, regular = facts.price(cert, today), facts.regular_price(cert)
    yield price or Code("fact.price.unknown")
    if regular not in (None, price):
        yield Code("fact.price.regular", {"price": regular})
    yield from facts.price_details(cert)


def _entry(catalog: Catalog, cert: Certification, today: date) -> Iterator[Code]:
    """What must stand before it, what of that has ended and what can be taken now, and what had better stand before."""
    if cert.prerequisites:
        yield Code("card.prerequisites", {"prerequisites": join([item.text for item in cert.prerequisites])})
    for item in cert.prerequisites:
        gone = [id for id in item.ids if ended(status_on(catalog.certifications[id], today))]
        if not gone:
            continue
        values: dict[str, Param] = {"n": len(gone), "names": named(gone)}
        able = dict.fromkeys(one for id in item.ids for one in in_its_place(catalog, id, today))
        if able:
            yield Code("card.prerequisites.ended", {**values, "able": named(able)})
        else:
            yield Code("card.prerequisites.ended.none", values)
    if cert.experience is not None:
        yield Code("card.experience", {"text": cert.experience.text})


def _keeping(cert: Certification, today: date) -> Iterator[Code]:
    if cert.kind in _NO_CREDENTIAL:
        return
    words = (facts.validity(cert) or Code("fact.validity.unknown"), *facts.renewal(cert, today))
    yield Code("card.validity", {"validity": join(words)})


def _about(catalog: Catalog, cert: Certification, today: date) -> Iterator[Code]:
    """What others say, what lies close, what is uncertain, how fresh all this is."""
    for note in cert.articles:
        says: dict[str, Param] = {"article": Term("article", note.article), "says": note.says}
        yield Code("card.article", says) if note.now is None else Code("card.article.now", {**says, "now": note.now})
    near = alternatives(catalog, cert, today)
    if near and not living_successors(catalog, cert.id, today):
        yield Code("card.alternatives", {"names": named(near)})
    yield from _doubts(cert, status_on(cert, today))
    yield facts.checked(cert, today)
    if cert.url is not None:
        yield Code("card.link", {"url": cert.url})


def _doubts(cert: Certification, status: Status) -> Iterator[Code]:
    """The first doubts, less those that an unclear status was said with."""
    said = unclear_because(cert) if status.kind == "unclear" else ()
    texts = [doubt.text for doubt in cert.doubts if doubt.text not in said]
    if not texts:
        return
    doubts = sentences(texts[:_MOST_DOUBTS])
    if len(texts) > _MOST_DOUBTS:
        yield Code("card.doubts.more", {"doubts": doubts, "n": len(texts) - _MOST_DOUBTS})
    else:
        yield Code("card.doubts", {"doubts": doubts})


def alternatives(catalog: Catalog, cert: Certification, today: date) -> tuple[str, ...]:
    """What lies close to a certification, three at most: it can be taken on that day, serves one of the same goals, and
    shares the platform or the level. The more of all this it shares, and the kind, the nearer; our own measure, no
    ranking of worth. The successors of what has ended are no alternatives: they are named with its end."""
    own = {successor.id for successor in cert.successors} | set(cert.members) | {cert.id}
    close = [
        other
        for other in catalog.certifications.values()
        if other.id not in own
        and other.kind not in _NO_CREDENTIAL
        and (other.level == cert.level or (other.platform == cert.platform != "none"))
        and set(other.goals) & set(cert.goals)
        and can_be_taken(other, today)
    ]
    close.sort(key=lambda other: -_nearness(cert, other))
    return tuple(other.id for other in close[:_MOST_ALTERNATIVES])


def _nearness(cert: Certification, other: Certification) -> int:
    return (
        4 * (other.kind == cert.kind)
        + 2 * (other.level == cert.level)
        + 2 * (other.platform == cert.platform)
        + len(set(other.goals) & set(cert.goals))
        + len(set(other.roles) & set(cert.roles))
        + len(set(other.topics) & set(cert.topics))
    )
