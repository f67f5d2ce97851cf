"""How a certification stands on a day, in codes: whether it can be taken, and what its end means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certbot.advice.codes import Code, Param
from certbot.advice.facts import doubts, full_name, languages, version
from certbot.advice.words import join, named, sentences
from certbot.catalog.booking import languages_on
from certbot.catalog.model import Catalog, Certification, ExamVersion
from certbot.catalog.status import (
    ENDED,
    Status,
    can_be_taken,
    coming_successors,
    exam_versions_on,
    first_event,
    living_successors,
    renewal_on,
    status_on,
)

_UNDATED = ("active", "unclear")


def ended(status: Status) -> bool:
    """Whether the certification can no longer be had under this name."""
    return status.kind in ENDED


def successors(catalog: Catalog, cert: Certification, today: date) -> Param | None:
    """Where to go instead on that day: what can be taken of the successors and theirs."""
    ids = living_successors(catalog, cert.id, today)
    return named(ids) or None


def in_its_place(catalog: Catalog, id: str, today: date) -> tuple[str, ...]:
    """What can be taken on that day for `id`: itself, else what stands in its place."""
    if can_be_taken(catalog.certifications[id], today):
        return (id,)
    return living_successors(catalog, id, today)


def status_words(cert: Certification, today: date) -> Code:
    """The status in a few words, for lists and comparisons: ``status.<kind>``, with its day where that is known."""
    status = status_on(cert, today)
    if status.event is not None and status.event.event == "retired":
        return Code("status.retired.since", {"date": status.event.date})
    if status.event is not None and status.kind not in _UNDATED:
        return Code(f"status.{status.kind}.dated", {"date": status.event.date})
    return Code(f"status.{status.kind}")


def status_lines(catalog: Catalog, cert: Certification, today: date) -> tuple[Code, ...]:
    """The status with what it means, for a card. Of something that ended: the end, and what it means for three people
    (who studies, has booked, holds it)."""
    status = status_on(cert, today)
    if ended(status):
        return (*end_lines(catalog, cert, today), *_three_people(catalog, cert, status, today))
    if status.kind == "unclear":
        about = unclear_because(cert)
        unclear = (
            Code("card.status.unclear", {"doubts": sentences(about)}) if about else Code("card.status.unclear.bare")
        )
        lines = [unclear]
    else:
        lines = [Code("card.status", {"status": status_words(cert, today)})]
    if status.kind == "beta":
        lines.append(Code("card.beta"))
    if status.last_day is not None:
        lines += _before_the_end(catalog, cert, status, today)
    return tuple(lines)


def unclear_because(cert: Certification) -> tuple[str, ...]:
    """The doubts about the status; where none is said to be about it, all doubts."""
    return doubts(cert, "status", "timeline") or tuple(doubt.text for doubt in cert.doubts)


def _before_the_end(catalog: Catalog, cert: Certification, status: Status, today: date) -> Iterator[Code]:
    """The last exam day, where the status itself does not say it, as exactly as it is known; and where to go after
    it."""
    last_exam = first_event(cert, "last-exam")
    if status.kind != "retiring" and last_exam is not None:
        yield Code("card.last-day", {"date": last_exam.date})
    instead = successors(catalog, cert, today)
    if instead is not None:
        yield Code("card.retiring.successors", {"successors": instead})


def end_lines(catalog: Catalog, cert: Certification, today: date) -> tuple[Code, ...]:
    """How something that has ended did so, and what stands in its place; in this order."""
    status = status_on(cert, today)
    assert status.event is not None
    key = {"renamed": "card.renamed", "last-exam": "card.retired.last-day"}.get(
        status.event.event, "card.retired.since"
    )
    how = Code(key, {"name": full_name(cert), "date": status.event.date})
    instead = successors(catalog, cert, today)
    if instead is None and cert.no_successor is not None:
        return how, Code("card.successors.none.because", {"text": cert.no_successor})
    coming = coming_successors(catalog, cert.id, today)
    if instead is None and coming:
        return how, Code("card.successors.coming", {"successors": named(coming)})
    if instead is None:
        return how, Code("card.successors.none")
    by_provider = any(successor.relation != "nearest" for successor in cert.successors)
    return how, Code("card.successors" if by_provider else "card.successors.nearest", {"successors": instead})


def _three_people(catalog: Catalog, cert: Certification, status: Status, today: date) -> tuple[Code, ...]:
    """What the end means for whoever studies, has booked or holds it; a new name alone means nothing to them."""
    after = cert.after_retirement
    if after is not None:
        return (
            Code("card.studying", {"text": after.studying}),
            Code("card.booked", {"text": after.booked}),
            Code("card.holding", {"text": after.holding}),
        )
    if status.kind == "renamed":
        return ()
    instead = successors(catalog, cert, today)
    studying = Code("card.studying.move", {"successors": instead}) if instead else Code("card.studying.stop")
    if cert.validity is not None and cert.validity.never_expires:
        holding = Code("card.holding.never-expires")
    elif (terms := renewal_on(cert, today)) is not None and terms.renewable_after_retirement is False:
        holding = Code("card.holding.not-renewable")
    else:
        holding = Code("card.holding.unknown")
    return studying, Code("card.booked.ask"), holding


def version_lines(cert: Certification, today: date) -> tuple[Code, ...]:
    """The exam versions that matter on that day: what can be taken in which languages, what is to come, and of what
    has ended its last day. None where there is only one version."""
    if len(cert.versions) < 2:
        return ()
    open_now = [(item.version, item.kind) for item in exam_versions_on(cert, today)]
    kinds = {id(version): kind for version, kind in open_now}
    return tuple(_version(cert, item, kinds.get(id(item)), today) for item in cert.versions)


def says_languages(cert: Certification) -> bool:
    """Whether the lines of the versions say the languages."""
    return len(cert.versions) > 1 and any(item.languages for item in cert.versions)


def languages_line(cert: Certification, today: date) -> tuple[Code, ...]:
    """The languages of that day in one line; none where none is known."""
    tags = languages(languages_on(cert, today))
    return (Code("card.languages", {"languages": tags}),) if tags else ()


def _version(cert: Certification, item: ExamVersion, kind: str | None, today: date) -> Code:
    params: dict[str, Param] = {
        "code": _code(item),
        "languages": languages(item.languages) or Code("fact.languages.unknown"),
    }
    if kind is not None:
        if item.last_day is not None:
            params["date"] = item.last_day
            return Code(f"card.version.{kind}.until", params)
        details = version(cert, item)
        if not details:
            return Code(f"card.version.{kind}", params)
        return Code(f"card.version.{kind}.details", {**params, "details": join(details)})
    if item.first_day is not None and today < item.first_day.last:
        return Code("card.version.coming", {**params, "date": item.first_day})
    if item.last_day is not None:
        return Code("card.version.ended.dated", {**params, "date": item.last_day})
    return Code("card.version.ended", params)


def _code(item: ExamVersion) -> Param:
    """The exam code, with the one it is booked by where they differ."""
    if item.booking_code is None:
        return item.code
    return Code("fact.version.booked", {"code": item.code, "booking": item.booking_code})
