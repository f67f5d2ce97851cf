"""One certification in a list: what it is, how it stands if that is special, its price, and what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.offers import offers, standing_terms
from certbot.advice.retakes import rule
from certbot.advice.standing import ended, status_words
from certbot.advice.words import join, known
from certbot.catalog.booking import languages_on
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
    if not ended(status):
        words += _price(cert, today, facet, otherwise=any("price" in item.params for item in versions))
    if cert.kind == "exam" and cert.prerequisites and facet != "prerequisites":
        words.append(Code("browse.conditions"))  # not everybody may take it
    words += _asked(criteria, facet, cert, today)
    return Code("browse.line", {"name": Named(cert.id), "words": join(words)})


def _price(cert: Certification, today: date, facet: str | None, *, otherwise: bool) -> Iterator[Code]:
    """The price, unless the kind says already that there is none; that it is not known only where it was asked for.
    `otherwise` if those of exam versions stand before it, so that the regular one is of interest."""
    price, regular = facts.price(cert, today), facts.regular_price(cert)
    if otherwise and regular is not None:
        yield Code("browse.price.otherwise", {"price": regular})
    elif price is None and facet == "price":
        yield Code("browse.price.unknown")
    elif price is not None and not (cert.kind == "free-course" and price == facts.FREE):
        yield price


def _versions(criteria: Criteria, cert: Certification, today: date) -> tuple[Code, ...]:
    """Which of its exam versions are in beta, or ending, where that was asked for and it is not so as a whole."""
    if criteria.standing not in ("beta", "retiring") or status_on(cert, today).kind == criteria.standing:
        return ()
    found: dict[str, Code] = {}
    bookable = exam_versions_on(cert, today)
    others = {item.version.code for item in bookable if item.kind != criteria.standing}
    for item in bookable:
        if item.kind != criteria.standing:
            continue
        code, price = item.version.code, facts.version_price(cert, item.version)
        params: dict[str, Param] = {"code": code}
        if code in others and item.version.languages:  # only these are ending, or in beta
            spoken = facts.languages(item.version.languages)
            params["code"] = Code("browse.version.languages", {"code": code, "languages": spoken})
        if price is None:
            found[code] = Code(f"browse.version.{criteria.standing}", params)
        else:
            found[code] = Code(f"browse.version.{criteria.standing}.price", {**params, "price": price})
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
    """The languages that are known, those that are ending apart, with their last day."""
    tags, versions = languages_on(cert, today), [item.version for item in exam_versions_on(cert, today)]
    lasting = {tag for version in versions if version.last_day is None for tag in version.languages}
    ends = {tag: item.last_day for item in versions if item.last_day for tag in item.languages if tag not in lasting}
    staying = facts.languages(tuple(tag for tag in tags if tag not in ends))
    found: list[Param] = [Code("browse.languages", {"languages": staying})] if staying else []
    for day in sorted(set(ends.values())):
        ending = facts.languages(tuple(tag for tag in tags if ends.get(tag) == day))
        found.append(Code("browse.languages.until", {"languages": ending, "date": day}))
    return tuple(found)


_FACETS: Mapping[str, Callable[[Certification, date], tuple[Param, ...]]] = {
    "validity": lambda cert, _: known((facts.validity(cert),)),
    "preparation": lambda cert, _: facts.time(cert),
    "prerequisites": lambda cert, _: tuple(item.text for item in cert.prerequisites),
    "retake": lambda cert, _: rule(cert),
    "offers": lambda cert, today: (*offers(cert, today), *standing_terms(cert, today)),
    "languages": _languages,
}
"""What can be asked of all in a list beside level and price, which every line has."""
