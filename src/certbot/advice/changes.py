"""What changed, and what is known to come: the timelines of all certifications in one order, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from certbot.catalog.dates import PartialDate
from certbot.catalog.facts import basis
from certbot.catalog.model import Catalog, Certification, Event, ExamVersion, Source
from certbot.catalog.status import living_successors
from certbot.catalog.vocabulary import ChangeKind

_ENDS = frozenset({"last-exam", "retired", "renamed"})
_BEGINNINGS = frozenset({"beta", "launched"})
BEGINS = "version-begins"
ENDS = "version-ends"
"""The first and the last day of one exam version, which are no events of the timeline."""
KINDS: Mapping[ChangeKind, frozenset[str]] = {
    "begun": _BEGINNINGS | {"announced"},
    "ended": _ENDS | {"renewal-closed"},
    "versions": frozenset({"version-change", BEGINS, ENDS}),
}
"""The changes that can be asked for by themselves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the certification `id`; `when` is as exact as it is known.

    `event` is the name of an event of the timeline, or BEGINS or ENDS of the exam version `code` in `languages` (BCP 47
    tags). `successors` can be taken today in the place of what ended. `basis` is the best source, None where it is our
    own reading; `checked` the day we last looked. Planned dates have a `note` that says so.
    """

    id: str
    event: str
    when: PartialDate
    checked: date
    note: str | None = None
    code: str | None = None
    languages: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    basis: Source | None = None

    def end(self, today: date) -> date:
        """The last day that `when` may mean, as far as that is past on `today`."""
        return min(self.when.last, today)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed up to today, and what is known to come after it; both in order of their first day."""

    past: tuple[Change, ...] = field(default=())
    ahead: tuple[Change, ...] = field(default=())


def changes(catalog: Catalog, since: date, today: date) -> Changes:
    """What changed from `since` to `today`, both inclusive, and all that is known to come. A date that is known by its
    month or year alone is within if any of its days may be."""
    every = [change for cert in catalog.certifications.values() for change in _of(catalog, cert, today)]
    every.sort(key=lambda change: (change.when.first, change.when.last))
    past = tuple(change for change in every if change.when.first <= today and change.when.last >= since)
    return Changes(past, tuple(change for change in every if change.when.first > today))


def _of(catalog: Catalog, cert: Certification, today: date) -> Iterator[Change]:
    by_events = basis(cert, "timeline") or basis(cert, "status")
    for event in cert.timeline:
        if event.event == "note":
            continue
        ended = living_successors(catalog, cert.id, today) if event.event in _ENDS else ()
        yield Change(cert.id, event.event, event.date, cert.checked, event.note, successors=ended, basis=by_events)
    edges: dict[tuple[str, str, PartialDate], dict[str, None]] = {}
    for version in cert.versions:
        for name, day in ((BEGINS, version.first_day), (ENDS, version.last_day)):
            if day is not None and not any(_says(event, name, version, day) for event in cert.timeline):
                edges.setdefault((name, version.code, day), {}).update(dict.fromkeys(version.languages))
    for (name, code, day), tags in edges.items():
        source = basis(cert, "versions") or by_events
        yield Change(cert.id, name, day, cert.checked, code=code, languages=tuple(tags), basis=source)


def _says(event: Event, name: str, version: ExamVersion, day: PartialDate) -> bool:
    """Whether an event of the timeline is that first or last day of an exam version."""
    if event.date.last < day.first or day.last < event.date.first:
        return False
    if event.event == "version-change":
        return event.note is None or any(code in event.note for code in (version.code, version.booking_code) if code)
    return event.event in (_BEGINNINGS if name == BEGINS else _ENDS)
