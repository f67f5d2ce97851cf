"""One fact of one certification."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.advice.detail import FACETS, detail
from certbot.catalog.model import Catalog
from certbot.catalog.status import status_on
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


def test_languages_are_told_by_version(catalog: Catalog, messages: Messages) -> None:
    """Whether MLA-C01 is still offered in English is answered with its last day there, and where it goes on."""
    lines = {line.key: str(messages.render(line)) for line in detail(catalog, "aws-mla", "languages", TODAY)}
    ended, active, beta = (lines[f"card.version.{end}"] for end in ("ended.dated", "active.details", "beta.details"))
    assert "MLA-C01" in ended and "English" in ended and "28 September 2026" in ended
    assert "MLA-C01" in active and "Japanese" in active and "English" not in active
    assert "MLA-C02" in beta and "English" in beta
    assert "card.languages" not in lines


def test_languages_of_a_single_version_are_those_of_the_exam(catalog: Catalog, messages: Messages) -> None:
    """Without versions that differ there is one line; a question about the exam no longer brings it."""
    (line,) = (line for line in detail(catalog, "google-pmle", "languages", TODAY) if line.key == "card.languages")
    assert "English" in messages.render(line)
    assert "card.languages" not in {line.key for line in detail(catalog, "google-pmle", "exam", TODAY)}


def test_a_retake_is_told_as_far_as_it_is_known(catalog: Catalog) -> None:
    """Each known term is a line; of a course it is said that there is no exam, of an exam without a rule that it is not
    known."""
    assert "detail.retake" in keys(catalog, "google-pmle", "retake")
    assert "detail.retake.course" in keys(catalog, "ibm-ai-engineering", "retake")
    unknown = next(id for id, cert in catalog.certifications.items() if cert.kind == "exam" and cert.retake is None)
    assert keys(catalog, unknown, "retake") & {"detail.unknown", "card.successors", "card.successors.nearest"}


def test_offers_are_said_while_they_run(catalog: Catalog) -> None:
    """With its last day an offer is shown, without one never; else it is said that none is known."""
    for cert in catalog.certifications.values():
        if status_on(cert, TODAY).kind in ("retired", "renamed"):
            continue
        running = [o for o in cert.offers if o.last_day is not None and o.last_day.first >= TODAY and not o.first_day]
        said = keys(catalog, cert.id, "offers")
        assert ("detail.offer" in said) == bool(running)
        assert ("detail.offers.none" in said) != bool(running)


def test_a_family_sends_to_its_members(catalog: Catalog) -> None:
    """What differs between its members is asked about one of them."""
    assert "detail.family" in keys(catalog, "nvidia-dli", "retake")


def keys(catalog: Catalog, id: str, facet: str) -> set[str]:
    return {line.key for line in detail(catalog, id, facet, TODAY)}
