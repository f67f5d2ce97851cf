"""What a comparison means: for the person who asks, and where two numbers or words that look comparable are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Quantity, Term
from certbot.advice.cost import Cost
from certbot.advice.profile import Profile
from certbot.advice.words import named
from certbot.catalog.model import Certification
from certbot.catalog.vocabulary import LEARNT

_STEEP = frozenset({"professional", "expert", "specialty", "advanced"})
_NEW = frozenset({"none", "early"})

Certs = tuple[Certification, ...]
Able = Sequence[Certification]


def for_person(certs: Certs, costs: tuple[Cost, ...], profile: Profile, today: date) -> Iterator[Code]:
    """What the answers decide between them; what fits all or none of them alike decides nothing and is not said, and
    nothing speaks for what has ended."""
    able = [cert for cert, found in zip(certs, costs, strict=True) if found.none != "ended"]
    lines = [*_fits(certs, able, profile), *_budget(certs, able, costs, profile, today)]
    lines += _warnings(certs, able, profile)
    if lines:
        yield Code("compare.person")
        yield from lines
    elif profile != Profile():
        yield Code("compare.person.undecided")


def _fits(certs: Certs, able: Able, profile: Profile) -> Iterator[Code]:
    tests: dict[str, tuple[str | None, Callable[[Certification, str], bool]]] = {
        "platform": (profile.platform, lambda cert, value: cert.platform == value),
        "role": (profile.role, lambda cert, value: value in cert.roles),
        "goal": (profile.goal, lambda cert, value: value in cert.goals),
    }
    for slot, (value, fit) in tests.items():
        if value is None or (slot == "platform" and value == "none"):
            continue
        fitting = [cert.id for cert in able if fit(cert, value)]
        if 0 < len(fitting) < len(certs):
            yield Code(f"compare.fits.{slot}", {"names": named(fitting), slot: Term(slot, value)})


def _budget(certs: Certs, able: Able, costs: tuple[Cost, ...], profile: Profile, today: date) -> Iterator[Code]:
    """To whom money matters: what is free, else what costs less than the others even at its dearest."""
    if profile.budget not in ("free", "low"):
        return
    cheap = [cert.id for cert in able if facts.price(cert, today) == facts.FREE]
    if 0 < len(cheap) < len(certs):
        yield Code("compare.fits.budget", {"names": named(cheap)})
        return
    sums = [found.totals[0] for found in costs if len(found.totals) == 1]
    if len(sums) < len(costs) or len({amount.currency for amount in sums}) > 1:
        return
    for found, own in zip(costs, sums, strict=True):
        if own.high is not None and all(own.high < other.low for other in sums if other is not own):
            yield Code("compare.fits.cost", {"names": named((found.id,)), "span": Quantity("years", found.years)})


def _warnings(certs: Certs, able: Able, profile: Profile) -> Iterator[Code]:
    if profile.experience in _NEW:
        steep = [cert.id for cert in able if cert.level in _STEEP]
        if steep:
            yield Code("compare.too-advanced", {"names": named(steep), "n": len(steep)})
    held = [cert.id for cert in certs if cert.id in profile.have]
    if held:
        yield Code("compare.have", {"names": named(held)})


def limits(certs: Certs, costs: tuple[Cost, ...], today: date) -> Iterator[Code]:
    """Where two numbers or words that look comparable are not."""
    courses = [cert.kind in LEARNT for cert in certs if cert.level is not None]
    if any(courses) and not all(courses):
        yield Code("compare.cannot.levels")
    if any(cert.level == "specialty" for cert in certs) and len({cert.level for cert in certs}) > 1:
        yield Code("compare.cannot.specialty")
    priced = [cert.price for cert in certs if cert.price is not None and facts.regular_price(cert) is not None]
    if len({price.model for price in priced if price.model != "free"}) > 1:
        yield Code("compare.cannot.price-models")
    if len({price.currency for price in priced}) > 1:
        yield Code("compare.cannot.currencies")
    yield from _totals(certs, costs, today)
    families = [cert.id for cert in certs if cert.kind == "family"]
    if families:
        yield Code("compare.cannot.family", {"names": named(families)})


def _totals(certs: Certs, costs: tuple[Cost, ...], today: date) -> Iterator[Code]:
    """Why the sums over the years do not say all: something is missing in one, or only one of them goes on costing."""
    partial = [found.id for found in costs if found.unknown]
    if partial and any(found.totals for found in costs):
        yield Code("compare.cannot.partial", {"names": named(partial), "n": len(partial)})
    for found in costs:
        for ids in found.before:
            yield Code("compare.cannot.before", {"name": Named(found.id), "names": named(ids)})
    both = zip(certs, costs, strict=True)
    own = [cert for cert, found in both if found.none is None and cert.kind not in facts.LEARNING]
    lasting = [cert.id for cert in own if facts.renewal_in_brief(cert, today) == facts.NOTHING_TO_RENEW]
    renewed = [cert.id for cert in own if cert.validity is not None and cert.validity.months is not None]
    if lasting and renewed:
        yield Code("compare.cannot.lasting", {"lasting": named(lasting), "renewed": named(renewed), "n": len(renewed)})
