"""One fact of one certification: the lines that answer a narrower question ("how much is it?")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from certbot.advice import facts
from certbot.advice.card import card
from certbot.advice.codes import Code
from certbot.advice.offers import offers, standing_terms
from certbot.advice.retakes import retake
from certbot.advice.standing import end_lines, ended, languages_line, says_languages, status_lines, version_lines
from certbot.advice.words import join, named
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import status_on
from certbot.catalog.vocabulary import LEARNT

# The lines of the card that answer a facet.
_LINES: Mapping[str, tuple[str, ...]] = {
    "price": ("card.price", "card.offers"),
    "preparation": ("card.time",),
    "level": ("card.level", "card.experience"),
    "exam": ("card.exam", "card.version"),
    "validity": ("card.validity",),
    "status": ("card.status", "card.beta", "card.last-day", "card.retiring", "card.version"),
    "prerequisites": ("card.prerequisites", "card.experience"),
}


def _retake(cert: Certification, today: date) -> Iterator[Code]:
    """What follows a failed attempt; of what is learnt and not sat that there is none."""
    known = retake(cert)
    if known:
        yield from (Code("detail.retake", {"text": item}) for item in known)
    elif cert.kind in LEARNT:
        yield Code("detail.retake.course")


def _languages(cert: Certification, today: date) -> tuple[Code, ...]:
    """The languages, by version where those differ in them."""
    return version_lines(cert, today) if says_languages(cert) else languages_line(cert, today)


def _offers(cert: Certification, today: date) -> Iterator[Code]:
    """The offers that run on that day, and what lowers the price at any time."""
    running, always = offers(cert, today), tuple(standing_terms(cert, today))
    yield from (Code("detail.offer", {"offer": offer}) for offer in running)
    if always:
        yield Code("detail.offers.always", {"terms": join(always)})
    if not running:
        yield Code("detail.offers.none")


# The facets with lines of their own; nothing of them is said of what has ended.
_OWN: Mapping[str, Callable[[Certification, date], Iterable[Code]]] = {
    "retake": _retake,
    "languages": _languages,
    "offers": _offers,
}
# The fields whose doubts belong to a facet.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "price": ("price",),
    "preparation": ("preparation", "course"),
    "level": ("level", "experience"),
    "exam": ("exam", "versions"),
    "validity": ("validity", "renewal"),
    "status": ("status", "timeline"),
    "prerequisites": ("prerequisites",),
    "retake": ("retake",),
    "languages": ("exam.languages", "versions"),
    "offers": ("offers", "price.free_audit", "price.financial_aid"),
}
FACETS = frozenset(_FIELDS)
"""What can be asked about one certification by itself."""


def detail(catalog: Catalog, id: str, facet: str, today: date) -> tuple[Code, ...]:
    """The lines that answer `facet` (one of FACETS), with their doubts and the day they were checked.

    Of what has ended its end comes first, whatever was asked, and what that means where it was the question.
    Raises KeyError for an unknown id or facet.
    """
    cert = catalog.certifications[id]
    gone = ended(status_on(cert, today))
    if not gone:
        lead: tuple[Code, ...] = (Code("card.name", {"name": cert.short}),)
    else:
        lead = (status_lines if facet == "status" else end_lines)(catalog, cert, today)
    if facet in _OWN:
        lines = [] if gone else list(_OWN[facet](cert, today))
    else:
        lines = [
            line
            for line in card(catalog, id, today).lines
            if line not in lead and any(line.key == key or line.key.startswith(f"{key}.") for key in _LINES[facet])
        ]
    if not lines and not gone:
        members = cert.kind == "family"
        lines.append(Code("detail.family", {"names": named(cert.members)}) if members else Code("detail.unknown"))
    doubts = [Code("renew.doubt", {"text": text}) for text in facts.doubts(cert, *_FIELDS[facet])]
    return (*lead, *lines, *doubts, facts.checked(cert, today))
