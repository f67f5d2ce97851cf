"""Two or three certifications side by side: what differs, what that means for this person, what cannot be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from certbot.advice import facts, retakes
from certbot.advice.codes import Code, Line, Named, Param, Quantity, Row, Table
from certbot.advice.compare_meaning import Certs, for_person, limits
from certbot.advice.cost import YEARS, Cost, cost, total
from certbot.advice.cost_parts import Amount, amount_on
from certbot.advice.profile import Profile
from certbot.advice.standing import ended, status_words, successors
from certbot.advice.words import join, named
from certbot.catalog.booking import languages_on
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import exam_versions_on, renewal_on, stale, status_on
from certbot.catalog.vocabulary import LEARNT

MOST = 3
"""So many are compared at most, and so many are answered in one turn."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first`: what has ended and what to compare instead. `table`: what differs, a row for each of `aspects`, a
    column for each of `ids`. `alike`: what does not differ, by aspect. `unknown`: the aspects known of none.
    `person`: what that means for who asks. `limits`: what cannot be compared. `checked`: the oldest check.
    `prices` and `costs`: the price of the day and the true cost of each, as numbers."""

    ids: tuple[str, ...]
    first: tuple[Code, ...]
    aspects: tuple[str, ...]
    table: Table
    alike: Mapping[str, Param]
    unknown: tuple[str, ...]
    person: tuple[Code, ...]
    limits: tuple[Code, ...]
    checked: Code
    prices: tuple[Amount | None, ...]
    costs: tuple[Cost, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything, in the order in which it is said."""
        table = (self.table,) if self.table.rows else ()
        alike = [Code("compare.alike")] if self.alike else []
        alike += [
            Code("compare.alike.one", {"aspect": _label(aspect), "value": value})
            for aspect, value in self.alike.items()
        ]
        labels = tuple(map(_label, self.unknown))
        unknown = (Code("compare.unknown.all", {"aspects": labels}),) if labels else ()
        return (*self.first, *table, *alike, *unknown, *self.person, *self.limits, self.checked)


def comparable(ids: tuple[str, ...]) -> bool:
    """Whether these are two or three different ones."""
    return 2 <= len(ids) <= MOST and len(set(ids)) == len(ids)


def compare(catalog: Catalog, ids: tuple[str, ...], today: date, profile: Profile | None = None) -> Comparison:
    """Compare two or three different certifications as they are on a day.

    Raises KeyError for an unknown id, ValueError for fewer than two, more than MOST, or one named twice.
    """
    if not comparable(ids):
        raise ValueError("two or three different certifications can be compared")
    certs = tuple(catalog.certifications[id] for id in ids)
    costs = tuple(cost(catalog, id, today) for id in ids)
    gone = tuple(_ended(catalog, certs, today))
    rows, alike, unknown = _aspects(certs, costs, today)
    return Comparison(
        ids,
        (Code("compare.first-of-all", {"ended": join(gone, "text.space")}),) if gone else (),
        tuple(rows),
        Table(named(ids), tuple(rows.values())),
        alike,
        tuple(unknown),
        tuple(for_person(certs, costs, profile, today)) if profile is not None else (),
        tuple(limits(certs, costs, today)),
        facts.checked(min(certs, key=lambda cert: (not stale(cert, today), cert.checked)), today),
        tuple(amount_on(cert, today) for cert in certs),
        costs,
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


def _aspects(certs: Certs, costs: tuple[Cost, ...], today: date) -> tuple[dict[str, Row], dict[str, Param], list[str]]:
    """The aspects in which they differ, as rows; those in which they do not, with the value; those known of none.
    Practice is not missed where none says anything of it: most exams have none."""
    by_id = {found.id: found for found in costs}
    aspects: dict[str, Callable[[Certification], Param | None]] = {
        "status": lambda cert: status_words(cert, today),
        "level": facts.level,
        "price": lambda cert: facts.price(cert, today),
        "cost": lambda cert: total(by_id[cert.id]),
        "time": facts.length,
        "validity": facts.validity,
        "renewal": lambda cert: _renewal(cert, today),
        "retake": _retake,
        "languages": lambda cert: _languages(cert, today),
        "hands-on": facts.hands_on,
        "platform": facts.platform,
        "for-whom": lambda cert: cert.for_whom.rstrip("."),
    }
    rows: dict[str, Row] = {}
    alike: dict[str, Param] = {}
    unknown: list[str] = []
    for aspect, of in aspects.items():
        values = [of(cert) for cert in certs]
        first = values[0]
        if any(value != first for value in values):
            cells = (Code("compare.unknown") if value is None else value for value in values)
            rows[aspect] = Row(_label(aspect), tuple(cells))
        elif first is not None:
            alike[aspect] = first
        elif aspect != "hands-on":
            unknown.append(aspect)
    return rows, alike, unknown


def _languages(cert: Certification, today: date) -> Param | None:
    """The languages that are known, and that there are others where a version that can be booked names none."""
    spoken = facts.languages(languages_on(cert, today))
    if spoken and any(not item.version.languages for item in exam_versions_on(cert, today)):
        return Code("fact.languages.some", {"languages": spoken})
    return spoken or None


def _label(aspect: str) -> Code:
    return Code(f"aspect.{aspect}", {"span": Quantity("years", YEARS)})


def _renewal(cert: Certification, today: date) -> Param | None:
    terms = renewal_on(cert, today)
    if terms is not None and terms.renewable_after_retirement is False and ended(status_on(cert, today)):
        return Code("compare.not-renewable")
    return facts.renewal_in_brief(cert, today)


def _retake(cert: Certification) -> Param | None:
    terms = retakes.rule(cert)
    if terms:
        return join(terms)
    return Code("compare.no-exam") if cert.kind in LEARNT and cert.exam is None else None
