"""Tests of how a certification stands on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from records import cert

from certbot.advice.codes import Named
from certbot.advice.standing import end_lines, status_lines
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification, Event, Successor
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain

TODAY = date(2026, 11, 21)


def ended(**fields: Any) -> Certification:
    over = (Event(event="last-exam", date=PartialDate.parse("2026-06-30")),)
    return cert(**{"id": "old", "name": "Old", "short": "Old", "timeline": over, **fields})


def second_line(messages: Messages, old: Certification) -> str:
    catalog = Catalog(certifications={old.id: old}, providers={}, advice={})
    return plain(messages.render(end_lines(catalog, old, TODAY)[1]))


def test_an_end_that_leads_nowhere_says_why(messages: Messages) -> None:
    """Where nothing stands in its place, the stated reason is told; without one, the bare fact."""
    nothing = "Nothing that can be taken today stands in its place"
    assert second_line(messages, ended(no_successor="The provider closed.")) == f"{nothing}: The provider closed."
    dead_end = ended(successors=(Successor(id="gone", relation="replaces"),))
    assert second_line(messages, dead_end) == f"{nothing}."


def test_where_nothing_can_be_taken_yet_what_is_to_come_is_named(messages: Messages) -> None:
    """A successor that is not out stands in its place, still to come; once it is out, it simply stands there."""
    coming = Event(event="launched", date=PartialDate.parse("2026-12"))
    new = ended(id="new", short="New", timeline=(coming,))
    old = ended(successors=(Successor(id="new", relation="replaces"),))
    catalog = Catalog(certifications={old.id: old, new.id: new}, providers={}, advice={})
    line = end_lines(catalog, old, TODAY)[1]
    assert (line.key, line.params) == ("card.successors.coming", {"successors": (Named("new"),)})
    assert end_lines(catalog, old, date(2026, 12, 31))[1].key == "card.successors"


def test_a_last_day_is_as_exact_as_it_is_known(messages: Messages) -> None:
    """Of an end in some month the month is said, not the first day of it that we reckon with."""
    events = (("beta", "2026-10-01"), ("last-exam", "2027-01"))
    timeline = tuple(Event(event=name, date=PartialDate.parse(day)) for name, day in events)
    old = ended(timeline=timeline)
    lines = status_lines(Catalog({old.id: old}, {}, {}), old, TODAY)
    (line,) = (line for line in lines if line.key == "card.last-day")
    assert plain(messages.render(line)) == "Last exam day: January 2027"
