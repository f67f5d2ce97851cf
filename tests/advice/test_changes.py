"""Tests of what changed: the events and exam versions of all certifications in one order."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.changes import BEGINS, ENDS, Change, changes
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
    found = changes(catalog(one, two), date(2026, 1, 1), TODAY)
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
    found = changes(catalog(cert("x", event("launched", day))), date.fromisoformat(since), TODAY)
    assert bool(found.past) == within
    assert not found.ahead


def test_what_ended_leads_on() -> None:
    """The end names what can be taken in its place, its other events do not."""
    old = cert("old", event("last-exam", "2026-06-30"), event("renewal-closed", "2026-06-30"), to=("gone",))
    gone = cert("gone", event("retired", "2026-07"), to=("new",))
    found = changes(catalog(old, gone, cert("new")), date(2026, 1, 1), TODAY).past
    assert [change.successors for change in found] == [("new",), (), ("new",)]


def test_the_days_of_exam_versions() -> None:
    """First and last days of exam versions are changes, those of one code on one day together."""
    versions = (
        version("X-1", last="2026-09-28", languages=("en",)),
        version("X-1", last="2026-09-28", languages=("ja",)),
        version("X-2", first="2026-09-29", last="2027-12-31"),
    )
    found = changes(catalog(cert("x", versions=versions)), date(2026, 1, 1), TODAY)
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
    found = changes(catalog(one), date(2026, 1, 1), TODAY).past
    assert any(change.event == BEGINS for change in found) == said


def test_each_has_its_source() -> None:
    """Events rest on what speaks for the timeline, days of versions on what speaks for these, if anything does."""
    one = cert("x", event("launched", "2026-01-01"), versions=(version("X-2", first="2026-09-29"),))
    assert [change.basis for change in changes(catalog(one), date(2026, 1, 1), TODAY).past] == [TIMELINE, VERSIONS]
    ours = cert("x", event("launched", "2026-01-01"), sources={})
    assert [change.basis for change in changes(catalog(ours), date(2026, 1, 1), TODAY).past] == [None]


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(str) | st.sampled_from(["2025", "2026", "2026-07", "2026-11"])


@given(st.lists(DAYS, max_size=8), st.dates(date(2024, 1, 1), TODAY))
def test_every_event_is_past_or_ahead_or_too_old(days: list[str], since: date) -> None:
    """No event is lost between the two lists, and both are in order."""
    one = cert("x", *(event("launched", day) for day in days))
    found = changes(catalog(one), since, TODAY)
    old = [day for day in days if PartialDate.parse(day).last < since]
    assert len(found.past) + len(found.ahead) + len(old) == len(days)
    for part in (found.past, found.ahead):
        assert [change.when.first for change in part] == sorted(change.when.first for change in part)


def test_our_own_catalog(catalog: Catalog) -> None:
    """Every certification that ended this year is among the changes of this year, once."""
    found = changes(catalog, date(2026, 1, 1), TODAY).past
    for one in catalog.certifications.values():
        for name in ("last-exam", "launched", "beta"):
            days = [e for e in one.timeline if e.event == name and date(2026, 1, 1) <= e.date.last <= TODAY]
            assert len([change for change in found if (change.id, change.event) == (one.id, name)]) >= len(days)
