"""Tests of how a certification stands on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from certbot.advice.standing import end_lines
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification, Event, Successor
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain

TODAY = date(2026, 11, 21)


def ended(**fields: Any) -> Certification:
    values: dict[str, Any] = {
        "id": "old",
        "name": "Old",
        "short": "Old",
        "provider": "x",
        "kind": "exam",
        "checked": TODAY,
        "recheck": date(2027, 5, 20),
        "confidence": "high",
        "summary": "",
        "for_whom": "",
        "timeline": (Event(event="last-exam", date=PartialDate.parse("2026-06-30")),),
    }
    return Certification(**values | fields)


def second_line(messages: Messages, old: Certification) -> str:
    catalog = Catalog(certifications={old.id: old}, providers={}, advice={})
    return plain(messages.render(end_lines(catalog, old, TODAY)[1]))


def test_an_end_that_leads_nowhere_says_why(messages: Messages) -> None:
    """Where nothing stands in its place, the stated reason is told; without one, the bare fact."""
    nothing = "Nothing that can be taken today stands in its place"
    assert second_line(messages, ended(no_successor="The provider closed.")) == f"{nothing}: The provider closed."
    dead_end = ended(successors=(Successor(id="gone", relation="replaces"),))
    assert second_line(messages, dead_end) == f"{nothing}."
