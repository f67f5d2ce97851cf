"""Renewal beyond one certification."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from certbot.advice.codes import Named
from certbot.advice.renewals import renewed_by, rules_of
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Event
from certbot.catalog.status import can_be_taken
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


def test_the_rules_of_every_vendor_can_be_said(catalog: Catalog, messages: Messages) -> None:
    """Each certification that can be taken is in one line, with its terms."""
    for provider in catalog.providers:
        ids, lines = rules_of(catalog, (provider,), TODAY)
        assert all(str(messages.render(line)) for line in lines)
        named = [name for line in lines if line.key == "renew.of.terms" for name in line.params["names"]]  # type: ignore[union-attr]
        assert sorted(named, key=str) == sorted(map(Named, ids), key=str)
        assert all(can_be_taken(catalog.certifications[id], TODAY) for id in ids)


def test_what_is_alike_is_one_line(catalog: Catalog, messages: Messages) -> None:
    """NVIDIA's exams differ in the fee alone; Google's levels have rules of their own."""
    _, lines = rules_of(catalog, ("nvidia",), TODAY)
    terms = [str(messages.render(line)) for line in lines if line.key == "renew.of.terms"]
    assert len(terms) == len({text.rsplit("$", 1)[1] for text in terms})
    _, lines = rules_of(catalog, ("google-cloud",), TODAY)
    assert sum(line.key == "renew.of.rule" for line in lines) == 2


def test_who_has_nothing_has_no_rules(catalog: Catalog) -> None:
    """A platform to learn on certifies nothing."""
    assert rules_of(catalog, ("kaggle",), TODAY) == ((), ())


def test_what_has_ended_renews_no_more(catalog: Catalog) -> None:
    """The rule is said to have been one."""
    gone = Event(event="last-exam", date=PartialDate.parse("2026-10-31"))
    higher = structs.replace(catalog.certifications["aws-genai-dev"], timeline=(gone,))
    later = Catalog({**catalog.certifications, higher.id: higher}, catalog.providers, {})
    assert renewed_by(later, higher.id, "aws-mla", TODAY).key == "renew.pair.ended"


@pytest.mark.parametrize(
    ("higher", "lower", "today", "key"),
    [
        ("aws-genai-dev", "aws-mla", TODAY, "renew.pair.yes"),
        ("aws-mla", "aws-genai-dev", TODAY, "renew.pair.other-way"),
        ("azure-ai-103", "azure-ai-102", TODAY, "renew.pair.no"),
        ("aws-genai-dev", "aws-mla", date(2025, 6, 1), "renew.pair.coming"),
    ],
)
def test_whether_one_renews_the_other(catalog: Catalog, higher: str, lower: str, today: date, key: str) -> None:
    """By the records alone, in both directions."""
    assert renewed_by(catalog, higher, lower, today).key == key
