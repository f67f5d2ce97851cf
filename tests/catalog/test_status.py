from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.build import decode_special
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification, Event, ExamVersion, Offer, Renewal, Successor
from certbot.catalog.status import (
    TAKEABLE,
    can_be_taken,
    exam_versions_on,
    first_event,
    living_successors,
    offers_on,
    renewal_on,
    retired_since,
    stale,
    status_on,
)
from certbot.catalog.vocabulary import EventName

DAY = date(2026, 11, 21)


def cert(id: str = "x", *, unclear: bool = False, to: tuple[str, ...] = (), **events: str) -> Certification:
    """A certification with these events (underscores for hyphens) and successors."""
    names: dict[str, EventName] = {
        "announced": "announced",
        "beta": "beta",
        "beta_ended": "beta-ended",
        "renewal_closed": "renewal-closed",
        "launched": "launched",
        "last_exam": "last-exam",
        "retired": "retired",
        "renamed": "renamed",
        "note": "note",
    }
    return Certification(
        id=id,
        name=id,
        short=id,
        provider="p",
        kind="exam",
        checked=DAY,
        recheck=date(2027, 1, 20),
        confidence="high",
        summary="",
        for_whom="",
        status="unclear" if unclear else None,
        timeline=tuple(Event(event=names[name], date=PartialDate.parse(text)) for name, text in events.items()),
        successors=tuple(Successor(id=other, relation="nearest") for other in to),
    )


def catalog(*certs: Certification) -> Catalog:
    return Catalog(certifications={one.id: one for one in certs}, providers={}, advice={})


def kind(record: Certification, day: str) -> str:
    return status_on(record, date.fromisoformat(day)).kind


def test_without_a_beginning_it_was_always_there() -> None:
    """A timeline without launch means that it was there before anything we read."""
    assert status_on(cert(note="2026-01-01"), date(1990, 1, 1)).kind == "active"


def test_a_life() -> None:
    """Announced, beta, launched and last exam follow each other to the day."""
    life = cert(announced="2026-01-01", beta="2026-02-10", launched="2026-04-01", last_exam="2027-06-30")
    assert [kind(life, day) for day in ("2025-12-31", "2026-01-15", "2026-02-09")] == ["upcoming"] * 3
    assert [kind(life, day) for day in ("2026-02-10", "2026-03-31")] == ["beta"] * 2
    assert [kind(life, day) for day in ("2026-04-01", "2027-06-30")] == ["retiring"] * 2
    assert kind(life, "2027-07-01") == "retired"


def test_launched_without_end_is_active() -> None:
    """A launch with no end known is active from that day."""
    record = cert(launched="2026-04-01")
    status = status_on(record, DAY)
    assert (status.kind, status.since, status.last_day) == ("active", date(2026, 4, 1), None)


def test_a_partial_launch_begins_at_its_end() -> None:
    """Launched in July counts from the last of July, not before."""
    record = cert(launched="2026-07")
    assert [kind(record, day) for day in ("2026-07-30", "2026-07-31")] == ["upcoming", "active"]
    assert not status_on(record, DAY).exact


def test_a_partial_last_day_ends_at_its_start() -> None:
    """A last exam some time in June is over after the first of June."""
    record = cert(last_exam="2026-06")
    assert [kind(record, day) for day in ("2026-06-01", "2026-06-02")] == ["retiring", "retired"]
    assert retired_since(record) == date(2026, 6, 2)


def test_the_last_exam_day_is_inclusive() -> None:
    """On the last exam day it can be taken; it is retired since the day after."""
    record = cert(last_exam="2026-03-31")
    assert can_be_taken(record, date(2026, 3, 31))
    assert not can_be_taken(record, date(2026, 4, 1))
    status = status_on(record, DAY)
    assert (status.kind, status.since, status.last_day, status.exact) == (
        "retired", date(2026, 4, 1), date(2026, 3, 31), True,
    )  # fmt: skip
    assert status.known_since == date(2026, 4, 1)


def test_retired_without_a_last_day() -> None:
    """What is only known to be gone is gone from that day, a year from its first."""
    record = cert(retired="2024")
    status = status_on(record, DAY)
    assert (status.kind, status.since, status.last_day, status.exact) == ("retired", date(2024, 1, 1), None, False)
    assert status.known_since == PartialDate.parse("2024")
    assert kind(record, "2023-12-31") == "active"


def test_retired_since_may_lie_ahead() -> None:
    """The day after a last exam day that is still to come is known today."""
    assert retired_since(cert(last_exam="2027-01-31")) == date(2027, 2, 1)
    assert retired_since(cert(launched="2024")) is None


def test_renamed() -> None:
    """From its renaming on it is to be had under another name only."""
    record = cert(renamed="2025-10", to=("y",))
    assert [kind(record, day) for day in ("2025-09-30", "2025-10-01")] == ["active", "renamed"]
    assert not can_be_taken(record, DAY)


def test_unclear() -> None:
    """Unclear is what the record says between the beginning and the end, and only there."""
    record = cert(unclear=True, beta="2026-09-08", launched="2026-11", last_exam="2027-03-31")
    days = ("2026-09-07", "2026-09-08", "2026-11-21", "2026-12-24", "2027-03-31", "2027-04-01")
    assert [kind(record, day) for day in days] == ["upcoming", *["unclear"] * 4, "retired"]
    assert can_be_taken(record, DAY)
    assert status_on(record, DAY).last_day == date(2027, 3, 31)


def test_announced_alone_is_upcoming_unless_unclear() -> None:
    """What was only announced cannot be taken yet, unless the record says that this is not settled."""
    assert kind(cert(announced="2026-03"), "2026-11-21") == "upcoming"
    assert kind(cert(announced="2026-03", unclear=True), "2026-11-21") == "unclear"


def test_upcoming_says_what_is_to_come() -> None:
    """The event of an upcoming certification is the first one that will begin it."""
    status = status_on(cert(announced="2026-11", launched="2027-03", beta="2027-01"), DAY)
    assert status.event is not None and status.event.event == "beta"
    assert status.since is None


@given(st.dictionaries(st.sampled_from(["beta", "launched", "last_exam", "retired", "renamed"]), st.dates().map(str)),
       st.booleans(), st.dates(date(1900, 1, 1), date(9000, 1, 1)))  # fmt: skip
def test_what_is_gone_stays_gone(events: dict[str, str], unclear: bool, day: date) -> None:
    """A certification that is gone on a day is gone ever after, and one that can be taken has begun."""
    record = cert(unclear=unclear, **events)
    gone = status_on(record, day).kind in ("retired", "renamed")
    assert not gone or status_on(record, day + timedelta(days=400)).kind in ("retired", "renamed")
    status = status_on(record, day)
    assert status.since is None or status.since <= day
    assert status.last_day is None or status.kind not in TAKEABLE or status.last_day >= day


def test_living_successors_follow_chains() -> None:
    """Successors that are gone give their place to their own, in the order stated, each once."""
    found = living_successors(
        catalog(
            cert("a", to=("b", "c", "d"), retired="2020"),
            cert("b", to=("e", "c"), retired="2021"),
            cert("c"),
            cert("d", launched="2027"),
            cert("e", unclear=True),
        ),
        "a",
        DAY,
    )
    assert found == ("e", "c")


def test_living_successors_of_circles() -> None:
    """Circles, ids that are not in the catalog and dead ends lead to nothing."""
    circle = catalog(cert("a", to=("b", "z"), retired="2020"), cert("b", to=("a",), retired="2020"))
    assert living_successors(circle, "a", DAY) == ()
    assert living_successors(circle, "z", DAY) == ()


def test_living_successors_depend_on_the_day() -> None:
    """A successor counts once it can be taken."""
    known = catalog(cert("a", to=("b",), retired="2026-01-01"), cert("b", launched="2026-06-01"))
    assert living_successors(known, "a", date(2026, 5, 31)) == ()
    assert living_successors(known, "a", date(2026, 6, 1)) == ("b",)


def version(code: str, status: str, first: str | None = None, last: str | None = None) -> ExamVersion:
    values = {"code": code, "status": status, "first_day": first, "last_day": last}
    return msgspec.convert(values, ExamVersion, dec_hook=decode_special)


@pytest.mark.parametrize(
    ("day", "bookable"),
    [
        ("2026-05-01", [("C01", "retiring"), ("C01-ja", "active")]),
        ("2026-09-28", [("C01", "retiring"), ("C01-ja", "active")]),
        ("2026-09-29", [("C01-ja", "active"), ("C02", "beta")]),
        ("2027-03-01", [("C01-ja", "active"), ("C02", "beta"), ("C03", "active")]),
    ],
)
def test_exam_versions_of_a_day(day: str, bookable: list[tuple[str, str]]) -> None:
    """Versions are bookable between their first and last day; those without days by the status last seen."""
    versions = (
        version("C01", "retired", "2024-10-08", "2026-09-28"),
        version("C01-ja", "active"),
        version("C00", "retired"),
        version("C02", "beta", "2026-09-29"),
        version("C03", "active", "2027-02"),
    )
    record = msgspec.structs.replace(cert(), versions=versions)
    found = exam_versions_on(record, date.fromisoformat(day))
    assert [(one.version.code, one.kind) for one in found] == bookable


def test_no_exam_versions_of_what_is_gone() -> None:
    """Nothing is bookable once the certification is gone."""
    record = msgspec.structs.replace(cert(retired="2020"), versions=(version("C1", "active"),))
    assert exam_versions_on(record, DAY) == ()


def test_stale() -> None:
    """Facts are stale from the day after their recheck day."""
    assert not stale(cert(), date(2027, 1, 20))
    assert stale(cert(), date(2027, 1, 21))


def test_first_event() -> None:
    """Of several events of one name the earliest counts."""
    record = cert(launched="2026-07")
    assert first_event(record, "launched") == record.timeline[0]
    assert first_event(record, "beta") is None


def test_an_offer_stands_from_its_first_day_to_its_last() -> None:
    """Both days count; of a month the cautious one does, and without a last day nobody knows."""

    def texts(day: str, **days: str) -> list[str]:
        offer = Offer(text="half", **{name: PartialDate.parse(text) for name, text in days.items()})
        record = msgspec.structs.replace(cert(), offers=(offer,))
        return [item.text for item in offers_on(record, date.fromisoformat(day))]

    exact = {"first_day": "2026-11-01", "last_day": "2026-11-21"}
    assert texts("2026-11-01", **exact) == texts("2026-11-21", **exact) == ["half"]
    assert texts("2026-10-31", **exact) == texts("2026-11-22", **exact) == []
    vague = {"first_day": "2026-10", "last_day": "2026-12"}
    assert texts("2026-10-31", **vague) == texts("2026-12-01", **vague) == ["half"]
    assert texts("2026-10-30", **vague) == texts("2026-12-02", **vague) == []
    assert texts("2026-11-21") == texts("2026-11-21", first_day="2026-11-01") == []


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-01-31", "upcoming"),
        ("2026-02-01", "beta"),
        ("2026-03-31", "beta"),
        ("2026-04-01", "upcoming"),
        ("2026-04-13", "upcoming"),
        ("2026-04-14", "active"),
    ],
)
def test_between_its_beta_and_its_launch_nobody_can_take_it(day: str, kind: str) -> None:
    """The last day of a beta is inclusive; from the day after, what is expected is the launch."""
    one = cert(beta="2026-02-01", beta_ended="2026-03-31", launched="2026-04-14")
    status = status_on(one, date.fromisoformat(day))
    assert status.kind == kind
    if day.startswith("2026-04"):
        assert status.event is not None and status.event.event == "launched"
    assert can_be_taken(one, date.fromisoformat(day)) is (kind != "upcoming")


def test_a_beta_that_is_over_without_a_launch_is_to_come() -> None:
    """Neither the beta nor any other day is said to be its beginning."""
    status = status_on(cert(beta="2026-02-01", beta_ended="2026-03-31"), DAY)
    assert (status.kind, status.event) == ("upcoming", None)


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-09-01", "upcoming"),
        ("2026-09-15", "beta"),
        ("2026-09-30", "beta"),
        ("2026-10-01", "upcoming"),
        ("2026-10-31", "upcoming"),
        ("2026-11-01", "unclear"),
        ("2026-11-21", "unclear"),
        ("2027-03-01", "unclear"),
    ],
)
def test_unclear_decides_only_what_no_event_settles(day: str, kind: str) -> None:
    """During a beta with a known end, and from that to the first day that the launch may mean, nothing is unclear."""
    one = cert(unclear=True, beta="2026-09-08", beta_ended="2026-09-30", launched="2026-11")
    assert status_on(one, date.fromisoformat(day)).kind == kind
    assert status_on(cert(unclear=True, beta="2026-09-08"), date(2026, 9, 15)).kind == "unclear"
    assert status_on(cert(unclear=True, beta="2026-09-08", beta_ended="2026-09-30"), DAY).kind == "unclear"


def test_renewal_goes_by_the_earlier_terms_up_to_its_last_day() -> None:
    """That day is inclusive, a partial one ends at its start; without earlier terms or such a day nothing changes."""
    earlier = Renewal(method="earlier")
    now = Renewal(method="now", until_closed=earlier)
    closed = msgspec.structs.replace(cert(renewal_closed="2026-06-30"), renewal=now)
    assert renewal_on(closed, date(2026, 6, 30)) == earlier
    assert renewal_on(closed, date(2026, 7, 1)) == now
    partial = msgspec.structs.replace(cert(renewal_closed="2026-06"), renewal=now)
    assert renewal_on(partial, date(2026, 6, 1)) == earlier
    assert renewal_on(partial, date(2026, 6, 2)) == now
    assert renewal_on(msgspec.structs.replace(closed, renewal=earlier), date(2026, 6, 1)) == earlier
    assert renewal_on(cert(renewal_closed="2026-06-30"), date(2026, 6, 1)) is None
