"""One fact of one certification."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.advice.detail import FACETS, detail
from certbot.catalog.model import Catalog
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("facet", sorted(FACETS))
def test_every_fact_of_every_certification_can_be_asked_for(catalog: Catalog, messages: Messages, facet: str) -> None:
    """There is an answer in words, with the day it was checked, whatever is known."""
    for id in catalog.certifications:
        lines = detail(catalog, id, facet, TODAY)
        assert lines[-1].key.startswith("card.checked")
        assert all(messages.render(line) for line in lines)


def test_only_what_was_asked_is_answered(catalog: Catalog) -> None:
    """A question about the price does not bring the length of the exam."""
    keys = {line.key for line in detail(catalog, "azure-ai-103", "price", TODAY)}
    assert "card.price" in keys
    assert not keys & {"card.exam", "card.preparation", "card.summary"}


def test_of_what_has_ended_the_end_comes_first(catalog: Catalog) -> None:
    """Nobody is told the price of an exam without being told that it is gone."""
    first, *rest = detail(catalog, "aws-mls", "price", TODAY)
    assert first.key == "card.retired.last-day"
    assert "card.price.past" in {line.key for line in rest}


def test_what_an_end_means_is_said_when_it_was_asked_for(catalog: Catalog) -> None:
    """A question about the status of a retired exam is answered for all three kinds of people."""
    keys = {line.key for line in detail(catalog, "azure-ai-102", "status", TODAY)}
    assert {"card.studying", "card.booked", "card.holding"} <= keys
    assert not {"card.studying"} & {line.key for line in detail(catalog, "azure-ai-102", "price", TODAY)}


def test_what_is_not_known_is_said(catalog: Catalog) -> None:
    """Nothing is guessed: a fact that nobody read is called unknown."""
    unknown = next(cert.id for cert in catalog.certifications.values() if cert.exam is None and cert.kind != "exam")
    assert "detail.unknown" in {line.key for line in detail(catalog, unknown, "exam", TODAY)}


def test_the_doubts_about_a_fact_come_with_it(catalog: Catalog) -> None:
    """A doubt about the price is said with the price."""
    doubtful = [
        cert for cert in catalog.certifications.values() if any(doubt.field == "price" for doubt in cert.doubts)
    ]
    assert doubtful
    for cert in doubtful:
        assert "renew.doubt" in {line.key for line in detail(catalog, cert.id, "price", TODAY)}
