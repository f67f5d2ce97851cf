"""What the fields of a certification say, each in brief: the values of receipts, read as they are read on the card."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TypeVar

from msgspec import Struct, structs

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Param, Quantity, Term
from certbot.advice.offers import offers
from certbot.advice.retakes import retake
from certbot.advice.standing import status_words
from certbot.advice.words import duration, known, months
from certbot.catalog.model import Certification, ExamVersion, Renewal
from certbot.catalog.status import renewal_on

S = TypeVar("S", bound=Struct)


def brief(cert: Certification, field: str, parts: Collection[str], today: date) -> tuple[Param, ...]:
    """What `field` says, of a field that has parts only what `parts` say; empty where that is nothing to show.

    Raises KeyError for a field that no receipt is given for: see FIELDS.
    """
    cert = structs.replace(cert, renewal=renewal_on(cert, today))
    value = getattr(cert, field)
    if isinstance(value, Struct) and parts:
        cert = structs.replace(cert, **{field: _only(value, parts)})
    return _BRIEF[field](cert, today)


def event_words(event: str, note: str | None) -> tuple[Param, ...]:
    """What happened on the date of an event, by its name and note. A note as such, and what is said of a change of
    exam versions, need no name."""
    if note is not None and event in ("note", "version-change"):
        return (note,)
    return known((Term("event", event), note))


def _only(record: S, parts: Collection[str]) -> S:
    """The record without the values that are not among `parts`, as far as it can be without them."""
    gone = {f.name: f.default for f in structs.fields(record) if f.name not in parts and not f.required}
    return structs.replace(record, **gone)


def _price(cert: Certification, today: date) -> tuple[Param, ...]:
    assert cert.price is not None
    amount = facts.regular_price(cert)
    without_notes = structs.replace(cert, price=structs.replace(cert.price, notes=()))
    return known((amount, *facts.price_details(without_notes if amount is not None else cert)))


def _preparation(cert: Certification, today: date) -> tuple[Param, ...]:
    return facts.time(structs.replace(cert, course=None))


def _course(cert: Certification, today: date) -> tuple[Param, ...]:
    return facts.time(structs.replace(cert, preparation=None))


def _exam(cert: Certification, today: date) -> tuple[Param, ...]:
    assert cert.exam is not None
    spoken = facts.languages(cert.exam.languages)
    return (*facts.exam(cert), *((Code("source.languages", {"languages": spoken}),) if spoken else ()))


def _versions(cert: Certification, today: date) -> tuple[Param, ...]:
    return tuple(_version(item) for item in cert.versions)


def _version(item: ExamVersion) -> Code:
    params: dict[str, Param] = {
        "code": item.code,
        "languages": facts.languages(item.languages) or Code("fact.languages.unknown"),
    }
    match item.first_day, item.last_day:
        case None, None:
            return Code("source.version", params)
        case first, None if first is not None:
            return Code("source.version.from", {**params, "first": first})
        case None, last if last is not None:
            return Code("source.version.until", {**params, "last": last})
        case first, last if first is not None and last is not None:
            return Code("source.version.from-until", {**params, "first": first, "last": last})
    raise AssertionError("all cases are above")


def _renewal(cert: Certification, today: date) -> tuple[Param, ...]:
    renewal = cert.renewal
    assert renewal is not None
    window, cost = renewal.window_opens, facts.renewal_cost(cert, today)
    return known(
        (
            renewal.method,
            Code("source.renewal.window", {"span": duration(window)}) if window else None,
            _early(renewal),
            Code("source.renewal.cost", {"cost": cost}) if cost is not None else None,
            Code("source.renewal.term", {"span": months(renewal.extends_months)}) if renewal.extends_months else None,
            Code(f"source.renewal.{renewal.counted_from}") if renewal.counted_from not in (None, "unknown") else None,
            *_late(renewal),
            _after_retirement(renewal),
            Code("source.renewal.by", {"names": tuple(map(Named, renewal.renewed_by))}) if renewal.renewed_by else None,
            Code("source.renewal.notes") if renewal.notes else None,
        )
    )


def _early(renewal: Renewal) -> Code | None:
    if renewal.early_is_harmful is None:
        return None
    return Code("source.renewal.not-early" if renewal.early_is_harmful else "source.renewal.early")


def _late(renewal: Renewal) -> tuple[Param, ...]:
    """What can be done after the expiry; no days of grace say nothing beside that it is too late then."""
    late = renewal.renewable_after_expiry
    grace = Code("source.renewal.grace", {"span": Quantity("days", renewal.grace_days)}) if renewal.grace_days else None
    if late is None:
        return known((Code("source.renewal.no-grace") if renewal.grace_days == 0 else grace,))
    return known((Code("source.renewal.late" if late else "source.renewal.not-late"), grace))


def _after_retirement(renewal: Renewal) -> Code | None:
    after = renewal.renewable_after_retirement
    if after is None:
        return None
    return Code("source.renewal.after-the-end" if after else "source.renewal.not-after-the-end")


_BRIEF: Mapping[str, Callable[[Certification, date], tuple[Param, ...]]] = {
    "status": lambda cert, today: (status_words(cert, today),),
    "versions": _versions,
    "successors": lambda cert, today: (tuple(Named(item.id) for item in cert.successors),),
    "level": lambda cert, today: (Term("level", cert.level),) if cert.level is not None else (),
    "price": _price,
    "retake": lambda cert, today: retake(cert),
    "offers": offers,
    "exam": _exam,
    "preparation": _preparation,
    "course": _course,
    "hands_on": lambda cert, today: known((facts.hands_on(cert),)),
    "experience": lambda cert, today: (cert.experience.text,) if cert.experience is not None else (),
    "prerequisites": lambda cert, today: tuple(item.text for item in cert.prerequisites),
    "validity": lambda cert, today: known((facts.validity(cert),)),
    "renewal": _renewal,
}
FIELDS = tuple(_BRIEF)
"""The fields that a receipt is given for, in the order of the card; the events of the timeline come first."""
