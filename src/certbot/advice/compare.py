"""Two or three certifications side by side: what differs, what that means for this person, what cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.profile import Profile
from certbot.advice.standing import ended, status_words, successors
from certbot.advice.words import join, named
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import status_on

_MOST = 3
_STEEP = frozenset({"professional", "expert", "specialty", "advanced"})
_NEW = frozenset({"none", "early"})

Certs = tuple[Certification, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first`: what has ended and what to compare instead. `rows`: what differs, then what is alike. `person`: what
    that means for who asks. `limits`: what cannot be compared. All by messages ``compare.*``."""

    ids: tuple[str, ...]
    first: tuple[Code, ...]
    rows: tuple[Code, ...]
    person: tuple[Code, ...]
    limits: tuple[Code, ...]

    @property
    def lines(self) -> tuple[Code, ...]:
        """Everything, in the order in which it is said."""
        return (*self.first, *self.rows, *self.person, *self.limits)


def compare(catalog: Catalog, ids: tuple[str, ...], today: date, profile: Profile | None = None) -> Comparison:
    """Compare two or three different certifications as they are on a day.

    Raises KeyError for an unknown id, ValueError for fewer than two, more than three, or one named twice.
    """
    if len(set(ids)) != len(ids) or not 2 <= len(ids) <= _MOST:
        raise ValueError("two or three different certifications can be compared")
    certs = tuple(catalog.certifications[id] for id in ids)
    return Comparison(
        ids,
        tuple(_ended(catalog, certs, today)),
        tuple(_rows(catalog, certs, today)),
        tuple(_person(certs, profile)) if profile is not None else (),
        tuple(_limits(certs)),
    )


def _ended(catalog: Catalog, certs: Certs, today: date) -> Iterator[Code]:
    for cert in certs:
        if not ended(status_on(cert, today)):
            continue
        params: dict[str, Param] = {"name": Named(cert.id), "status": status_words(cert, today)}
        instead = successors(catalog, cert, today)
        if instead is None:
            yield Code("compare.ended", params)
        else:
            yield Code("compare.ended.successors", {**params, "successors": instead})


def _rows(catalog: Catalog, certs: Certs, today: date) -> Iterator[Code]:
    aspects: dict[str, Callable[[Certification], Param | None]] = {
        "status": lambda cert: status_words(cert, today),
        "level": facts.level,
        "price": facts.price,
        "time": lambda cert: next(iter(facts.time(cert)), None),
        "validity": facts.validity,
        "renewal": facts.renewal_in_brief,
        "hands-on": facts.hands_on,
        "platform": facts.platform,
        "for-whom": lambda cert: cert.for_whom.rstrip("."),
    }
    alike: list[Param] = []
    for aspect, of in aspects.items():
        values = [of(cert) for cert in certs]
        if all(value is None for value in values):
            continue
        if all(value == values[0] for value in values):
            alike.append(Code("compare.alike.one", {"aspect": Term("aspect", aspect), "value": values[0] or ""}))
        else:
            yield Code("compare.row", {"aspect": Term("aspect", aspect), "values": _beside(certs, values)})
    if alike:
        yield Code("compare.alike", {"values": join(alike)})


def _beside(certs: Certs, values: list[Param | None]) -> Param:
    cells: list[Param] = [
        Code("compare.value", {"name": Named(cert.id), "value": Code("compare.unknown") if value is None else value})
        for cert, value in zip(certs, values, strict=True)
    ]
    return join(cells)


def _person(certs: Certs, profile: Profile) -> Iterator[Code]:
    """What the answers decide between them; what fits all or none of them alike decides nothing and is not said."""
    lines = [*_fits(certs, profile), *_warnings(certs, profile)]
    if lines:
        yield Code("compare.person")
        yield from lines
    elif profile != Profile():
        yield Code("compare.person.undecided")


def _fits(certs: Certs, profile: Profile) -> Iterator[Code]:
    tests: dict[str, tuple[str | None, Callable[[Certification, str], bool]]] = {
        "platform": (profile.platform, lambda cert, value: cert.platform == value),
        "role": (profile.role, lambda cert, value: value in cert.roles),
        "goal": (profile.goal, lambda cert, value: value in cert.goals),
    }
    for slot, (value, fit) in tests.items():
        if value is None or (slot == "platform" and value == "none"):
            continue
        fitting = [cert.id for cert in certs if fit(cert, value)]
        if 0 < len(fitting) < len(certs):
            yield Code(f"compare.fits.{slot}", {"names": named(fitting), slot: Term(slot, value)})
    if profile.budget in ("free", "low"):
        cheap = [cert.id for cert in certs if facts.price(cert) == facts.FREE]
        if 0 < len(cheap) < len(certs):
            yield Code("compare.fits.budget", {"names": named(cheap)})


def _warnings(certs: Certs, profile: Profile) -> Iterator[Code]:
    if profile.experience in _NEW:
        steep = [cert.id for cert in certs if cert.level in _STEEP]
        if steep:
            yield Code("compare.too-advanced", {"names": named(steep), "n": len(steep)})
    held = [cert.id for cert in certs if cert.id in profile.have]
    if held:
        yield Code("compare.have", {"names": named(held)})


def _limits(certs: Certs) -> Iterator[Code]:
    """Where two numbers or words that look comparable are not."""
    courses = [cert.kind in facts.COURSES for cert in certs if cert.level is not None]
    if any(courses) and not all(courses):
        yield Code("compare.cannot.levels")
    if any(cert.level == "specialty" for cert in certs) and len({cert.level for cert in certs}) > 1:
        yield Code("compare.cannot.specialty")
    priced = [cert.price for cert in certs if cert.price is not None and facts.price(cert) is not None]
    if len({price.model for price in priced if price.model != "free"}) > 1:
        yield Code("compare.cannot.price-models")
    if len({price.currency for price in priced}) > 1:
        yield Code("compare.cannot.currencies")
    if any(cert.kind == "family" for cert in certs):
        yield Code("compare.cannot.family", {"names": named(cert.id for cert in certs if cert.kind == "family")})
