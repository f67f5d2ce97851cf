"""Tests of what changed: the events and exam versions of all certifications in one order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from certbot.advice.changes import BEGINS, ENDS, Change, Page, Window, changes, page
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification, Event, ExamVersion, Source, Successor
from certbot.catalog.vocabulary import EventName

TODAY = date(2026, 11, 21)
TIMELINE = Source(kind="official", url="https://x.example/", as_of="2026-10", fields=("timeline",))
VERSIONS = Source(kind="official", url="https://x.example/versions", fields=("versions",))


def event(name: EventName, day: str, note: str | None = None) -> Event:
    return Event(event=name, date=PartialDate.parse(day), note=note)


def version(code: str, *, first: str | None = None, last: str | None = None, **fields: Any) -> ExamVersion:
    days = {"first_day": first, "last_day": last}
    known = {name: PartialDate.parse(day) for name, day in days.items() if day is not None}
    return ExamVersion(code=code, status="active", **known, **fields)


def cert(id: str, *events: Event, to: tuple[str, ...] = (), **fields: Any) -> Certification:
    plain: dict[str, Any] = {
        "id": id,
        "name": id,
        "short": id,
        "provider": "x",
        "kind": "exam",
        "checked": TODAY,
        "recheck": date(2027, 1, 20),
        "confidence": "high",
        "summary": "",
        "for_whom": "",
        "timeline": events,
        "successors": tuple(Successor(id=other, relation="replaces") for other in to),
        "sources": {"s1": TIMELINE, "s2": VERSIONS},
    }
    return Certification(**plain | fields)


def catalog(*certs: Certification) -> Catalog:
    return Catalog(certifications={one.id: one for one in certs}, providers={}, advice={})


def brief(found: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(str(change.when), change.id, change.event) for change in found]


def test_all_in_one_order() -> None:
    """Events of all certifications stand by their day, what is to come apart; notes are no changes."""
    one = cert("one", event("launched", "2026-06-01"), event("last-exam", "2027-01-31"))
    two = cert("two", event("beta", "2026-05-01"), event("note", "2026-05-15", "x"), event("launched", "2026-07-01"))
    found = changes(catalog(one, two), Window(date(2026, 1, 1)), TODAY)
    assert brief(found.past) == [
        ("2026-05-01", "two", "beta"),
        ("2026-06-01", "one", "launched"),
        ("2026-07-01", "two", "launched"),
    ]
    assert brief(found.ahead) == [("2027-01-31", "one", "last-exam")]


@pytest.mark.parametrize(
    ("day", "since", "within"),
    [
        ("2026-11-21", "2026-11-21", True),
        ("2026-11-20", "2026-11-21", False),
        ("2026-10", "2026-10-31", True),
        ("2026-10", "2026-11-01", False),
        ("2026", "2026-11-21", True),
        ("2026-11", "2026-11-21", True),
        ("2025", "2026-01-01", False),
    ],
)
def test_both_days_count_and_a_partial_date_if_it_may_be_within(day: str, since: str, within: bool) -> None:
    """Since and today are inclusive; a month or a year counts if any of its days does."""
    found = changes(catalog(cert("x", event("launched", day))), Window(date.fromisoformat(since)), TODAY)
    assert bool(found.past) == within
    assert not found.ahead


def test_what_ended_leads_on() -> None:
    """The end names what can be taken in its place, its other events do not."""
    old = cert("old", event("last-exam", "2026-06-30"), event("renewal-closed", "2026-06-30"), to=("gone",))
    gone = cert("gone", event("retired", "2026-07"), to=("new",))
    found = changes(catalog(old, gone, cert("new")), Window(date(2026, 1, 1)), TODAY).past
    assert [change.successors for change in found] == [("new",), (), ("new",)]


def test_the_days_of_exam_versions() -> None:
    """First and last days of exam versions are changes, those of one code on one day together."""
    versions = (
        version("X-1", last="2026-09-28", languages=("en",)),
        version("X-1", last="2026-09-28", languages=("ja",)),
        version("X-2", first="2026-09-29", last="2027-12-31"),
    )
    found = changes(catalog(cert("x", versions=versions)), Window(date(2026, 1, 1)), TODAY)
    assert [(c.event, c.code, c.languages) for c in found.past] == [(ENDS, "X-1", ("en", "ja")), (BEGINS, "X-2", ())]
    assert brief(found.ahead) == [("2027-12-31", "x", ENDS)]


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([("version-change", "2026-09-29", "beta of X-2 begins")], False),
        ([("version-change", "2026-09-29", "booked as ME-2")], False),
        ([("version-change", "2026-09", "X-2 comes")], False),
        ([("version-change", "2026-09-29", None)], False),
        ([("launched", "2026-09-29", None)], False),
        ([("version-change", "2026-09-29", "last day of X-1")], True),
        ([("version-change", "2026-09-28", "beta of X-2 begins")], True),
        ([("last-exam", "2026-09-29", None)], True),
    ],
)
def test_nothing_is_said_twice(events: list[tuple[EventName, str, str | None]], said: bool) -> None:
    """The day of a version that an event of the timeline tells of is that event alone."""
    timeline = tuple(event(name, day, note) for name, day, note in events)
    one = cert("x", *timeline, versions=(version("X-2", first="2026-09-29", booking_code="ME-2"),))
    found = changes(catalog(one), Window(date(2026, 1, 1)), TODAY).past
    assert any(change.event == BEGINS for change in found) == said


def test_an_event_may_name_its_source() -> None:
    """An event that names a source of its record rests on that; without one that speaks of the timeline it is ours."""
    own = structs.replace(event("launched", "2026-01-01"), source="s2")
    by_status = Source(kind="official", url="https://x.example/", fields=("status",))
    ours = cert("y", event("launched", "2026-01-02"), sources={"s1": by_status})
    found = changes(catalog(cert("x", own), ours), Window(date(2026, 1, 1)), TODAY).past
    assert [change.basis for change in found] == [VERSIONS, None]


def test_each_has_its_source() -> None:
    """Events rest on what speaks for the timeline, days of versions on what speaks for these, if anything does."""
    one = cert("x", event("launched", "2026-01-01"), versions=(version("X-2", first="2026-09-29"),))
    assert [change.basis for change in changes(catalog(one), Window(date(2026, 1, 1)), TODAY).past] == [
        TIMELINE,
        VERSIONS,
    ]
    ours = cert("x", event("launched", "2026-01-01"), sources={})
    assert [change.basis for change in changes(catalog(ours), Window(date(2026, 1, 1)), TODAY).past] == [None]


def test_a_window_has_two_ends_and_may_be_narrower() -> None:
    """Only what may be between the two days, of the kind and by the providers that are asked for."""
    one = cert("one", event("launched", "2026-05-31"), event("last-exam", "2026-06"), event("retired", "2026-07-01"))
    two = cert("two", event("launched", "2026-06-30"), event("launched", "2027-01-01"), provider="y")
    both = catalog(one, two)

    def found(**asked: Any) -> list[tuple[str, str, str]]:
        return brief(changes(both, Window(date(2026, 6, 15), date(2026, 6, 30), **asked), TODAY).past)

    assert found() == [("2026-06", "one", "last-exam"), ("2026-06-30", "two", "launched")]
    assert found(kind="ended") == [("2026-06", "one", "last-exam")]
    assert found(providers=("y",)) == [("2026-06-30", "two", "launched")]
    assert not changes(both, Window(date(2026, 6, 15), date(2026, 12, 31)), TODAY).ahead
    assert brief(changes(both, Window(date(2026, 6, 15), date(2027, 1, 1)), TODAY).ahead) == [
        ("2027-01-01", "two", "launched")
    ]


def latest(one: Certification, window: Window, most: int) -> Page:
    return page(catalog(one), window, TODAY, most)


def test_a_page_has_the_latest_and_knows_what_came_before() -> None:
    """The latest lines, more where they have the same day; the rest is in the older window, as many lines at a time."""
    days = ("2026-01-05", "2026-02-01", "2026-03-01", "2026-03-01", "2026-04-01")
    one = cert("x", *(event("launched", day) for day in days[:3]), event("beta", days[4]))
    two = latest(one, Window(date(2026, 1, 1)), 2)
    assert brief(two.shown) == [("2026-03-01", "x", "launched"), ("2026-04-01", "x", "beta")]
    assert (two.since, two.n) == (date(2026, 3, 1), 4)
    assert two.older == Window(date(2026, 1, 5), date(2026, 2, 1))
    rest = latest(one, two.older, 2)
    assert (len(rest.shown), rest.n, rest.older) == (2, 2, None)


def test_a_year_alone_takes_nobodys_place() -> None:
    """What is known by its year alone is in the window that has the first day of that year, and stands by itself."""
    one = cert("x", event("renamed", "2026"), event("launched", "2026-01-01"), event("beta", "2026-11-20"))
    assert brief(latest(one, Window(date(2026, 11, 16)), 1).shown) == [("2026-11-20", "x", "beta")]
    assert not latest(one, Window(date(2026, 11, 16)), 1).by_year
    first = latest(one, Window(date(2026, 1, 1)), 1)
    assert (brief(first.shown), first.by_year, first.n) == ([("2026-11-20", "x", "beta")], (), 3)
    assert first.older is not None
    second = latest(one, first.older, 1)
    assert brief(second.shown) == [("2026-01-01", "x", "launched")]
    assert brief(second.by_year) == [("2026", "x", "renamed")]
    assert second.older is None


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(str) | st.sampled_from(["2025", "2026", "2026-07", "2026-11"])


@given(st.lists(DAYS, max_size=8), st.dates(date(2024, 1, 1), TODAY))
def test_every_event_is_past_or_ahead_or_too_old(days: list[str], since: date) -> None:
    """No event is lost between the two lists, and both are in order."""
    one = cert("x", *(event("launched", day) for day in days))
    found = changes(catalog(one), Window(since), TODAY)
    old = [day for day in days if PartialDate.parse(day).last < since]
    assert len(found.past) + len(found.ahead) + len(old) == len(days)
    for part in (found.past, found.ahead):
        assert [change.when.first for change in part] == sorted(change.when.first for change in part)


def test_our_own_catalog(catalog: Catalog) -> None:
    """Every certification that ended this year is among the changes of this year, once."""
    found = changes(catalog, Window(date(2026, 1, 1)), TODAY).past
    for one in catalog.certifications.values():
        for name in ("last-exam", "launched", "beta"):
            days = [e for e in one.timeline if e.event == name and date(2026, 1, 1) <= e.date.last <= TODAY]
            assert len([change for change in found if (change.id, change.event) == (one.id, name)]) >= len(days)
