"""What changed, and what is known to come: the timelines of all certifications in one order, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from certbot.catalog.dates import PartialDate
from certbot.catalog.facts import basis, event_basis
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

    @property
    def by_year(self) -> bool:
        """Whether no more than the year of it is known."""
        return "-" not in self.when.text


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed up to today, and what is known to come after it; both in order of their first day."""

    past: tuple[Change, ...] = field(default=())
    ahead: tuple[Change, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Window:
    """The changes of a kind from `since` to `until`, both inclusive, by these providers, by all where none is named.
    `since` is date.min and `until` date.max where there is no such bound."""

    since: date
    until: date = date.max
    kind: ChangeKind = "all"
    providers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The latest changes of a window: those `shown`, and by themselves those known `by_year` alone. They are all that
    the window has from `since` on; it has `n` lines. `older` is the window of all that came before, None where nothing
    is known to have."""

    since: date
    shown: tuple[Change, ...]
    by_year: tuple[Change, ...]
    n: int
    older: Window | None = None


def changes(catalog: Catalog, window: Window, today: date) -> Changes:
    """What changed within the window up to `today`, and what is known to come within it. A date that is known by its
    month or year alone is within if any of its days may be."""
    every = [
        change
        for cert in catalog.certifications.values()
        if not window.providers or cert.provider in window.providers
        for change in _of(catalog, cert, today)
        if (window.kind == "all" or change.event in KINDS[window.kind])
        and change.when.first <= window.until
        and change.when.last >= window.since
    ]
    every.sort(key=lambda change: (change.when.first, change.when.last))
    past = tuple(change for change in every if change.when.first <= today)
    return Changes(past, tuple(every[len(past) :]))


def page(catalog: Catalog, window: Window, today: date, most: int) -> Page:
    """The latest `most` lines of what changed within the window up to `today`, more only where they have the same day.

    Here the first day that a date may mean counts, so that each change is in one window only. What is known by its year
    alone takes the place of nothing else.
    """
    known = changes(catalog, replace(window, since=date.min), today).past
    within = [change for change in known if change.when.first >= window.since]
    since = max(_since(within, most), window.since)
    latest = [change for change in within if change.when.first >= since]
    before = [change for change in known if change.when.first < since]
    older = None
    if before:
        last = max(change.when.first for change in before)
        older = replace(window, since=_since(before, most), until=last)
    return Page(
        since=since,
        shown=tuple(change for change in latest if not change.by_year),
        by_year=tuple(change for change in latest if change.by_year),
        n=len(together(within)),
        older=older,
    )


def together(found: Iterable[Change]) -> list[tuple[Change, ...]]:
    """The changes of each line: what one certification has on one day."""
    alike: dict[tuple[PartialDate, str], list[Change]] = {}
    for change in found:
        alike.setdefault((change.when, change.id), []).append(change)
    return list(map(tuple, alike.values()))


def _since(found: Sequence[Change], most: int) -> date:
    """The day since when the latest lines are, `most` without those known by their year; the first day of all where
    there are no more, date.min where there are none."""
    days = sorted((alike[0].when.first for alike in together(found) if not alike[0].by_year), reverse=True)
    if len(days) > most:
        return days[most - 1]
    return min((change.when.first for change in found), default=date.min)


def _of(catalog: Catalog, cert: Certification, today: date) -> Iterator[Change]:
    for event in cert.timeline:
        if event.event == "note":
            continue
        ended = living_successors(catalog, cert.id, today) if event.event in _ENDS else ()
        source = event_basis(cert, event)
        yield Change(cert.id, event.event, event.date, cert.checked, event.note, successors=ended, basis=source)
    edges: dict[tuple[str, str, PartialDate], dict[str, None]] = {}
    for version in cert.versions:
        for name, day in ((BEGINS, version.first_day), (ENDS, version.last_day)):
            if day is not None and not any(_says(event, name, version, day) for event in cert.timeline):
                edges.setdefault((name, version.code, day), {}).update(dict.fromkeys(version.languages))
    for (name, code, day), tags in edges.items():
        source = basis(cert, "versions") or basis(cert, "timeline")
        yield Change(cert.id, name, day, cert.checked, code=code, languages=tuple(tags), basis=source)


def _says(event: Event, name: str, version: ExamVersion, day: PartialDate) -> bool:
    """Whether an event of the timeline is that first or last day of an exam version."""
    if event.date.last < day.first or day.last < event.date.first:
        return False
    if event.event == "version-change":
        return event.note is None or any(code in event.note for code in (version.code, version.booking_code) if code)
    return event.event in (_BEGINNINGS if name == BEGINS else _ENDS)
