"""One certification in a list: what it is, how it stands if that is special, its price, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.offers import offers, standing_terms
from certbot.advice.retakes import rule
from certbot.advice.standing import ended, languages_on, status_words
from certbot.advice.words import join, known
from certbot.catalog.criteria import Criteria
from certbot.catalog.fits import beginning
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import exam_versions_on, status_on


def line(catalog: Catalog, criteria: Criteria, facet: str | None, cert: Certification, today: date) -> Code:
    """One certification. `facet` is one more fact to show: price or one of _FACETS."""
    status = status_on(cert, today)
    single = len(criteria.providers) == 1
    words: list[Param] = [Term("kind", cert.kind) if single else facts.kind(catalog, cert)]
    words += known((Code("fact.level", {"level": Term("level", cert.level)}) if cert.level is not None else None,))
    versions = _versions(criteria, cert, today)
    if versions:
        words += versions
    elif status.kind != "active":
        words.append(status_words(cert, today))
    elif criteria.standing == "new":
        words += known((Code("browse.since", {"date": begun}) if (begun := beginning(cert, today)) else None,))
    price = facts.price(cert) if not ended(status) else None
    if price is not None:
        words.append(Code("browse.price.otherwise", {"price": price}) if versions else price)
    elif facet == "price" and not ended(status):
        words.append(Code("browse.price.unknown"))
    words += _asked(criteria, facet, cert, today)
    return Code("browse.line", {"name": Named(cert.id), "words": join(words)})


def _versions(criteria: Criteria, cert: Certification, today: date) -> tuple[Code, ...]:
    """Which of its exam versions are in beta, or ending, where that was asked for and it is not so as a whole."""
    if criteria.standing not in ("beta", "retiring") or status_on(cert, today).kind == criteria.standing:
        return ()
    found: dict[str, Code] = {}
    for item in exam_versions_on(cert, today):
        price = facts.version_price(cert, item.version)
        if item.kind == criteria.standing and price is None:
            found[item.version.code] = Code(f"browse.version.{criteria.standing}", {"code": item.version.code})
        elif item.kind == criteria.standing and price is not None:
            params: dict[str, Param] = {"code": item.version.code, "price": price}
            found[item.version.code] = Code(f"browse.version.{criteria.standing}.price", params)
    return tuple(found.values())


def _asked(criteria: Criteria, facet: str | None, cert: Certification, today: date) -> Iterator[Param]:
    """The facts that the criteria or the question are about; of the latter also that they are not known."""
    validity = criteria.months or {"never-expires", "renews-free"} & {*criteria.traits}
    wanted = {"validity": validity and cert.kind not in facts.LEARNING, "languages": criteria.languages}
    for name, fact in _FACETS.items():
        if facet == name or wanted.get(name):
            found = fact(cert, today)
            yield from found
            if facet == name and not found:
                yield Code(f"browse.no.{facet}")
    if "renews-free" in criteria.traits:
        yield Code("browse.renewal.free")


def _languages(cert: Certification, today: date) -> tuple[Param, ...]:
    tags = languages_on(cert, today)
    return (Code("browse.languages", {"languages": tags}),) if tags else ()


_FACETS: Mapping[str, Callable[[Certification, date], tuple[Param, ...]]] = {
    "validity": lambda cert, _: known((facts.validity(cert),)),
    "preparation": lambda cert, _: facts.time(cert),
    "prerequisites": lambda cert, _: tuple(item.text for item in cert.prerequisites),
    "retake": lambda cert, _: rule(cert),
    "offers": lambda cert, today: (*offers(cert, today), *standing_terms(cert)),
    "languages": _languages,
}
"""What can be asked of all in a list beside level and price, which every line has."""
