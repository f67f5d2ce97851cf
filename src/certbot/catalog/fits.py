"""Whether one certification fits what is asked for, part by part: yes, no, or not known.

What is not known is neither: an unknown price is not "under 100 dollars", and a language that is not listed may be
offered all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from certbot.catalog.booking import languages_on, price_on
from certbot.catalog.criteria import CURRENCY, Criteria, Standing, Trait
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import ENDED, can_be_taken, exam_versions_on, renewal_on, status_on
from certbot.catalog.vocabulary import LEARNT

NEW = timedelta(days=365)
"""So long after its first day a certification counts as new; our own line."""


def beginning(cert: Certification, today: date) -> PartialDate | None:
    """When its beta or its launch was, whichever came first; None if it has not begun by `today`, or it is not known
    when."""
    dates = (event.date for event in cert.timeline if event.event in ("beta", "launched"))
    return min((begun for begun in dates if begun.last <= today), default=None)


def speaks_of(texts: Iterable[str], word: str) -> bool:
    """Whether one of the texts (topics, names) has a topic's word as a whole, with or without the plural s."""
    pattern = re.compile(rf"(?<![^\W_]){re.escape(word)}s?(?![^\W_])")
    return any(pattern.search(text.lower().replace(" ", "-")) for text in texts)


def verdicts(
    catalog: Catalog, cert: Certification, criteria: Criteria, today: date
) -> Iterator[tuple[str, bool | None]]:
    """Each part of the criteria with whether the certification fits it; None where that is not known. What is quickly
    seen comes first."""
    yield "kinds", cert.kind in criteria.kinds if criteria.kinds else cert.kind != "family"
    if criteria.providers:
        yield "providers", any(_of(catalog, cert, provider) for provider in criteria.providers)
    if criteria.but:
        yield "but", not any(_of(catalog, cert, provider) for provider in criteria.but)
    if criteria.levels:
        yield "levels", cert.level in criteria.levels if cert.level is not None else None
    if criteria.most or criteria.least or criteria.order:
        yield "price", _affordable(cert, criteria, today)
    if criteria.months is not None:
        yield "months", _valid(cert, criteria.months)
    yield from ((trait, _HAS[trait](cert, today)) for trait in criteria.traits)
    if criteria.topics:
        yield "topics", bool(topics_of(catalog, cert, criteria.topics))
    if criteria.languages:
        yield "languages", _spoken(cert, criteria.languages, today) or None
    yield "standing", _stands(cert, criteria.standing, today)


def _of(catalog: Catalog, cert: Certification, provider: str) -> bool:
    """Whether it comes from the provider, is taken there, or is about the provider's platform."""
    if cert.provider == provider:
        return True
    known = catalog.providers.get(provider)
    if known is None:
        return False
    return known.short in (cert.host or "") or known.platform == cert.platform != "none"


def topics_of(catalog: Catalog, cert: Certification, wanted: Iterable[str]) -> tuple[str, ...]:
    """Which of the topics, by id, it is about."""
    return _topics_in(catalog, (*cert.topics, cert.name, cert.short), wanted)


def named_for(catalog: Catalog, cert: Certification, wanted: Iterable[str]) -> tuple[str, ...]:
    """Which of the topics, by id, its name speaks of: those that are the heart of it."""
    return _topics_in(catalog, (cert.name, cert.short), wanted)


def _topics_in(catalog: Catalog, texts: tuple[str, ...], wanted: Iterable[str]) -> tuple[str, ...]:
    topics = (catalog.topics[id] for id in wanted if id in catalog.topics)
    return tuple(topic.id for topic in topics if any(speaks_of(texts, word) for word in topic.words))


def _stands(cert: Certification, standing: Standing | None, today: date) -> bool:
    """Whether its status on the day is the one asked for; without one, whether it can be taken."""
    kind = status_on(cert, today).kind
    if standing == "retired":
        return kind in ENDED
    if standing == "upcoming":
        return kind == standing
    if not can_be_taken(cert, today):
        return False
    if standing == "new":
        begun = beginning(cert, today)
        return begun is not None and today - NEW < begun.first
    return standing is None or kind == standing or any(v.kind == standing for v in exam_versions_on(cert, today))


def _spoken(cert: Certification, wanted: tuple[str, ...], today: date) -> bool:
    """Whether its exam is known to be held in one of the languages on the day. The lists name only what is known, so
    that a language that is missing says nothing."""
    tags = languages_on(cert, today)
    return any(tag == language or tag.startswith(f"{language}-") for tag in tags for language in wanted)


def price_range(cert: Certification, today: date) -> tuple[float | None, float | None]:
    """The lowest and the highest price of the day in CURRENCY, None where it is not known."""
    price = cert.price
    if price is None or (price.currency != CURRENCY and price.model != "free"):
        return None, None
    return price_on(cert, today) or (None, None)


def _affordable(cert: Certification, criteria: Criteria, today: date) -> bool | None:
    """Whether the whole range of its price lies within the bounds."""
    low, high = price_range(cert, today)
    verdicts: list[bool | None] = [None if low is None or high is None else True]
    if (most := criteria.most) is not None:
        beyond = [amount > most.amount or (amount == most.amount and not most.inclusive) for amount in _said(low, high)]
        verdicts.append(False if any(beyond) else True if high is not None else None)
    if (least := criteria.least) is not None:
        below = [
            amount < least.amount or (amount == least.amount and not least.inclusive) for amount in _said(low, high)
        ]
        verdicts.append(False if any(below) else True if low is not None else None)
    return False if False in verdicts else None if None in verdicts else True


def _said(*amounts: float | None) -> list[float]:
    return [amount for amount in amounts if amount is not None]


def _valid(cert: Certification, months: int) -> bool | None:
    if cert.validity is None:
        return None
    return cert.validity.never_expires or (cert.validity.months is not None and cert.validity.months >= months)


def _is_free(cert: Certification, today: date) -> bool | None:
    """Free is what costs nothing, however it is paid. Of what is paid by the month or the programme an amount that is
    not known is not nothing."""
    low, high = price_range(cert, today)
    if high is not None or (low or 0) > 0:
        return high == 0
    return None if cert.price is None or cert.price.model == "one-time" else False


def _never_expires(cert: Certification, today: date) -> bool | None:
    """Only what is said to last for ever does: a course that states no end is another thing."""
    return cert.validity.never_expires if cert.validity is not None else None


def _renews_free(cert: Certification, today: date) -> bool | None:
    """Whether there is something to renew, and renewing costs nothing."""
    if cert.validity is not None and cert.validity.never_expires:
        return False
    terms = renewal_on(cert, today)
    if terms is None:
        return False if cert.kind in LEARNT else None
    cost = terms.cost
    amounts = _said(cost.low, cost.amount, cost.high) if cost is not None else []
    return not any(amounts) if amounts else None


_HAS: Mapping[Trait, Callable[[Certification, date], bool | None]] = {
    "free": _is_free,
    "never-expires": _never_expires,
    "renews-free": _renews_free,
    "hands-on": lambda cert, _: cert.hands_on,
    "no-prerequisites": lambda cert, _: not cert.prerequisites,
}
