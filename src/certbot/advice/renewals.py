"""Renewal beyond one certification: the rules of a vendor, and whether passing one certification renews another."""

from __future__ import annotations

from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Param
from certbot.advice.standing import ended
from certbot.advice.words import join, known, named
from certbot.catalog.criteria import Criteria
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.selection import select
from certbot.catalog.status import renewal_rule_on, stale, status_on
from certbot.catalog.vocabulary import Kind

_CERTIFYING: tuple[Kind, ...] = ("exam", "course-certificate", "university-program")


def rules_of(catalog: Catalog, providers: tuple[str, ...], today: date) -> tuple[tuple[str, ...], tuple[Code, ...]]:
    """The certifications of these providers that can be taken on that day, and how long each is valid, how it is
    renewed and for how much: those with the same answer in one line. Nothing for providers without any."""
    ids = select(catalog, Criteria(providers=providers, kinds=_CERTIFYING), today)
    if not ids:
        return (), ()
    certs = [catalog.certifications[id] for id in ids]
    names = tuple(catalog.providers[id].short for id in providers if id in catalog.providers)
    lines = [Code("renew.of", {"providers": names})]
    rules = {rule.id: rule for cert in certs if (rule := renewal_rule_on(catalog, cert, today)) is not None}
    for rule in (*rules.values(), None):
        if rule is not None:
            lines.append(Code("renew.of.rule", {"title": rule.title}))
        lines += _alike([cert for cert in certs if renewal_rule_on(catalog, cert, today) is rule], today)
    doubts = dict.fromkeys(doubt.text for rule in rules.values() for doubt in rule.doubts)
    lines += [Code("renew.doubt", {"text": text}) for text in doubts]
    lines.append(facts.checked(min(certs, key=lambda cert: (not stale(cert, today), cert.checked)), today))
    return ids, tuple(lines)


def _alike(certs: list[Certification], today: date) -> list[Code]:
    """One line for all that are kept in the same way."""
    groups: list[tuple[Param, list[str]]] = []
    for cert in certs:
        terms = join(_terms(cert, today))
        members = next((members for known_terms, members in groups if known_terms == terms), None)
        if members is None:
            groups.append((terms, [cert.id]))
        else:
            members.append(cert.id)
    return [Code("renew.of.terms", {"names": named(members), "terms": terms}) for terms, members in groups]


def renewed_by(catalog: Catalog, higher: str, lower: str, today: date) -> Code:
    """Whether passing `higher` renews `lower`: yes, the other way round, or not that is known."""
    params: dict[str, Param] = {"higher": Named(higher), "lower": Named(lower)}
    if _renews(catalog, higher, lower):
        status = status_on(catalog.certifications[higher], today)
        if status.kind == "upcoming":
            return Code("renew.pair.coming", params)
        return Code("renew.pair.ended" if ended(status) else "renew.pair.yes", params)
    if _renews(catalog, lower, higher):
        return Code("renew.pair.other-way", params)
    return Code("renew.pair.no", params)


def _renews(catalog: Catalog, higher: str, lower: str) -> bool:
    renewal = catalog.certifications[lower].renewal
    return renewal is not None and higher in renewal.renewed_by


def _terms(cert: Certification, today: date) -> tuple[Param, ...]:
    """How long it is valid, how it is renewed and for how much; what is not known is said so."""
    validity = facts.validity(cert) or Code("fact.validity.unknown")
    renewal = facts.renewal(cert, today)
    if renewal or facts.renewal_in_brief(cert, today) is not None:
        return known((validity, *renewal))
    return validity, Code("renew.of.unknown")
