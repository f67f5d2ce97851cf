from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import pytest

from certbot.catalog.build import Unfit, build
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Event, Record, Span
from certbot.yaml.load import load


class Box(Record, frozen=True):
    """Something to build."""

    spans: tuple[Span, ...] = ()
    day: date | None = None
    events: Mapping[str, Event] = MappingProxyType({})


def fault(text: str) -> str:
    document = load(text, "f")
    with pytest.raises(Unfit) as caught:
        build(document, (), Box, document.value)
    return str(caught.value.problem)


def test_builds_dates() -> None:
    """Days are read as days, partial dates as such, a year also from a number."""
    document = load("{day: 2026-01-02, events: {a: {event: beta, date: 2026}, b: {event: beta, date: 2026-02}}}", "f")
    box = build(document, (), Box, document.value)
    assert box.day == date(2026, 1, 2)
    assert box.events["a"].date == PartialDate.parse("2026")
    assert box.events["b"].date == PartialDate.parse("2026-02")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("spans:\n- low: 1\n- low: x\n", "f:3:8: Expected `float | null`"),
        ("day: 2026-13-01\n", "f:1:6: Invalid RFC3339"),
        ("spans:\n- {lwo: 1}\n", "f:2:3: Object contains unknown field `lwo`"),
        ("- 1\n", "f:1:1: Expected `object`, got `array`"),
        ("events:\n  a: {event: beta, date: soon}\n", "f:2:3: 'soon' is not a date"),
        ("events:\n  a: {event: beta, date: true}\n", "f:2:3: True is not a date"),
    ],
)
def test_a_fault_has_its_place(text: str, place: str) -> None:
    """A value that does not fit is reported where it stands, as far as its path is known."""
    assert fault(text).startswith(place)
