"""What lowers a price: offers that run on a day, and the terms that always hold.

An offer without a known last day is never shown, because nobody can tell whether it still stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code
from certbot.catalog.booking import bounds, price_on
from certbot.catalog.model import Certification
from certbot.catalog.status import offers_on, renewal_on


def offers(cert: Certification, today: date) -> tuple[Code, ...]:
    """The offers that can be used on `today`, each with its last day (see `offers_on`)."""
    return tuple(
        Code("fact.offer", {"text": offer.text.rstrip("."), "date": offer.last_day})
        for offer in offers_on(cert, today)
        if offer.last_day is not None
    )


def standing_terms(cert: Certification, today: date) -> Iterator[Code]:
    """What lowers the price at any time: retakes in the fee, financial aid, learning for free, a renewal for less."""
    if cert.retake is not None and cert.retake.included:
        yield Code("fact.retake.included", {"n": cert.retake.included})
    yield from facts.price_terms(cert)
    cost = facts.renewal_cost(cert, today)
    if cost is not None and _renewing_is_cheaper(cert, today):
        free = cost == facts.FREE
        yield Code("fact.renewal.free") if free else Code("fact.renewal.cheaper", {"cost": cost})


def _renewing_is_cheaper(cert: Certification, today: date) -> bool:
    """Whether the dearest renewal costs less than the cheapest exam; both must be known, in one currency."""
    terms = renewal_on(cert, today)
    fee = terms.cost if terms is not None else None
    if fee is None or cert.price is None or fee.currency != cert.price.currency:
        return False
    renewal, exam = bounds(fee), price_on(cert, today)
    return renewal is not None and exam is not None and renewal[1] is not None and renewal[1] < exam[0]
