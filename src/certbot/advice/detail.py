"""One fact of one certification: the lines of its card that answer a narrower question ("how much is it?")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from certbot.advice import facts
from certbot.advice.card import card
from certbot.advice.codes import Code
from certbot.advice.standing import end_lines, ended, status_lines
from certbot.catalog.model import Catalog
from certbot.catalog.status import status_on

# The lines of the card that answer a facet, and the fields whose doubts belong to it.
_LINES: Mapping[str, tuple[str, ...]] = {
    "price": ("card.price",),
    "preparation": ("card.time",),
    "level": ("card.level", "card.experience"),
    "exam": ("card.exam", "card.languages", "card.version"),
    "validity": ("card.validity",),
    "status": ("card.status", "card.beta", "card.last-day", "card.retiring", "card.version"),
    "prerequisites": ("card.prerequisites", "card.experience"),
}
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "price": ("price",),
    "preparation": ("preparation", "course"),
    "level": ("level", "experience"),
    "exam": ("exam", "versions"),
    "validity": ("validity", "renewal"),
    "status": ("status", "timeline"),
    "prerequisites": ("prerequisites",),
}
FACETS = frozenset(_LINES)
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
    lines = [
        line
        for line in card(catalog, id, today).lines
        if line not in lead and any(line.key == key or line.key.startswith(f"{key}.") for key in _LINES[facet])
    ]
    if not lines and not gone:
        lines.append(Code("detail.unknown"))
    doubts = [Code("renew.doubt", {"text": text}) for text in facts.doubts(cert, *_FIELDS[facet])]
    return (*lead, *lines, *doubts, facts.checked(cert, today))
