"""What lowers a price."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from records import cert

from certbot.advice.offers import offers, standing_terms
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Fee, Offer, Price, Renewal, Retake

TODAY = date(2026, 11, 21)


def day(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


@pytest.mark.parametrize(
    ("first", "last", "runs"),
    [
        (None, None, False),
        ("2026-01-01", None, False),
        (None, "2026-11-20", False),
        (None, "2026-11-21", True),
        ("2026-11-21", "2026-12-31", True),
        ("2026-11-22", "2026-12-31", False),
        ("2026-11", "2026-12-31", False),
        ("2026-10", "2026-12", True),
        (None, "2026-11", False),
        (None, "2026", False),
    ],
)
def test_an_offer_runs_from_its_first_to_its_last_day(first: str | None, last: str | None, runs: bool) -> None:
    """Both days count; partial dates are read on the cautious side; without a last day it never does."""
    one = cert(offers=(Offer(text="Half price.", first_day=day(first), last_day=day(last)),))
    assert bool(offers(one, TODAY)) is runs


def test_terms_that_always_hold() -> None:
    """A retake in the fee, aid, learning for free, and a renewal that is cheaper than the exam."""
    price = Price(currency="USD", model="one-time", amount=100, financial_aid=True, free_audit=True)

    def said(fee: Fee, **fields: Any) -> list[str]:
        return [code.key for code in standing_terms(cert(price=price, renewal=Renewal(cost=fee), **fields), TODAY)]

    assert said(Fee(currency="USD", amount=50), retake=Retake(included=1)) == [
        "fact.retake.included",
        "fact.price.audit",
        "fact.price.aid",
        "fact.renewal.cheaper",
    ]
    assert said(Fee(currency="USD", amount=0))[-1] == "fact.renewal.free"
    for dear in (Fee(currency="USD", amount=100), Fee(currency="USD", low=10), Fee(currency="GBP", amount=10)):
        assert said(dear)[-1] == "fact.price.aid"
    assert list(standing_terms(cert(), TODAY)) == []
