"""Tests of the cards, over the whole catalog and over small made-up certifications."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import cert

from certbot.advice.card import alternatives, card
from certbot.advice.codes import Code
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import (
    AfterRetirement,
    Catalog,
    Certification,
    Doubt,
    Event,
    Exam,
    ExamVersion,
    Offer,
    Prerequisite,
    Price,
    Provider,
    Retake,
    Successor,
    Validity,
)
from certbot.catalog.status import status_on
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)
DAYS = [date(2024, 1, 1), date(2026, 1, 15), date(2026, 3, 31), date(2026, 4, 1), TODAY, date(2027, 6, 1)]
ENDS = {"card.retired.last-day", "card.retired.since", "card.renamed"}


def world(*certs: Certification) -> Catalog:
    return Catalog({item.id: item for item in certs}, {"x": Provider(id="x", name="X Inc", short="X")}, {})


def event(name: Any, day: str) -> Event:
    return Event(event=name, date=PartialDate.parse(day))


def keys(lines: tuple[Code, ...]) -> list[str]:
    return [line.key for line in lines]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_certification_has_a_card_on_any_day(catalog: Catalog, messages: Messages, today: date) -> None:
    """Each card can be said, and no value without words gets into it."""
    for id in catalog.certifications:
        for line in card(catalog, id, today).lines:
            text = str(messages.render(line))
            assert text.strip()
            assert not re.search(r"\bNone\b|\bnull\b|\{|\}", text), text


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_has_ended_leads_with_its_end(catalog: Catalog, today: date) -> None:
    """A card begins with the end exactly where the certification cannot be had any more."""
    for one in catalog.certifications.values():
        gone = status_on(one, today).kind in ("retired", "renamed")
        assert (card(catalog, one.id, today).lines[0].key in ENDS) == gone, one.id


def test_cards_fit_a_phone(catalog: Catalog) -> None:
    """No card has more than twenty lines."""
    assert max(len(card(catalog, id, TODAY).lines) for id in catalog.certifications) <= 20


def test_the_retired_specialty_says_what_its_end_means(catalog: Catalog, messages: Messages) -> None:
    """Day, successors, and the three people, before anything else."""
    lines = card(catalog, "aws-mls", TODAY).lines
    assert keys(lines)[:5] == [
        "card.retired.last-day",
        "card.successors.nearest",
        "card.studying",
        "card.booked",
        "card.holding",
    ]
    assert "31 March 2026" in messages.render(lines[0])
    assert messages.names["aws-mla"] in messages.render(lines[1])


def test_the_specialty_was_to_be_had_before(catalog: Catalog) -> None:
    """On its last exam day it has an ordinary card that names that day."""
    lines = keys(card(catalog, "aws-mls", date(2026, 3, 31)).lines)
    assert lines[0].startswith("card.name")
    assert "card.retiring.successors" in lines


def test_versions_are_said_where_they_matter(catalog: Catalog, messages: Messages) -> None:
    """In November 2026 the AWS engineer exam is in English only as the beta of its new version."""
    lines = [str(messages.render(line)) for line in card(catalog, "aws-mla", TODAY).lines if "version" in line.key]
    assert any("MLA-C02" in line and "beta" in line and "English" in line for line in lines)
    assert any("MLA-C01" in line and "28 September 2026" in line for line in lines)


def test_an_unknown_id_is_an_error(catalog: Catalog) -> None:
    """There is no card of what is not in the catalog."""
    with pytest.raises(KeyError):
        card(catalog, "no-such", TODAY)


def test_unknown_facts_are_said_to_be_unknown(messages: Messages) -> None:
    """Without price, time or validity the card says so for each, and says nothing of the rest."""
    lines = card(world(cert()), "x-1", TODAY).lines
    assert [key.removeprefix("card.") for key in keys(lines)] == [
        "name",
        "kind",
        "summary",
        "for-whom",
        "status",
        "price",
        "time.unknown",
        "validity",
        "checked",
    ]
    text = "\n".join(str(messages.render(line)) for line in lines)
    assert "Cost: not known" in text and "for how long, I don't know" in text


def test_a_price_of_the_day_stands_before_the_regular_one(catalog: Catalog, messages: Messages) -> None:
    """The card says what cost and comparison say, and the regular price beside it where that is another."""
    lines = {line.key: str(messages.render(line)) for line in card(catalog, "aws-mla", TODAY).lines}
    assert lines["card.price"].startswith("Cost: $75–$150 for one attempt; regular price: $150 for one attempt; ")
    before = {line.key: str(messages.render(line)) for line in card(catalog, "aws-mla", date(2026, 1, 15)).lines}
    assert before["card.price"].startswith("Cost: $150 for one attempt; AWS")


def test_a_retired_one_without_our_words_still_says_what_it_means() -> None:
    """Studying, booked and holding are answered from the facts where nobody wrote them down."""
    gone = cert(timeline=(event("last-exam", "2026-03-31"),), validity=Validity(never_expires=True))
    lines = keys(card(world(gone), "x-1", TODAY).lines)
    assert lines[:5] == [
        "card.retired.last-day",
        "card.successors.none",
        "card.studying.stop",
        "card.booked.ask",
        "card.holding.never-expires",
    ]


def test_a_successor_that_has_ended_too_is_followed_to_its_own() -> None:
    """What stands in its place is what can be taken on the day."""
    chain = world(
        cert(
            "x-1", timeline=(event("last-exam", "2025-01-01"),), successors=(Successor(id="x-2", relation="replaces"),)
        ),
        cert(
            "x-2", timeline=(event("last-exam", "2026-01-01"),), successors=(Successor(id="x-3", relation="replaces"),)
        ),
        cert("x-3"),
    )
    line = card(chain, "x-1", TODAY).lines[1]
    assert line.key == "card.successors"
    assert "x-3" in str(line.params["successors"])
    assert "x-2" not in str(line.params["successors"])


def test_a_partial_day_is_said_as_far_as_it_is_known() -> None:
    """An end known by the month is no day."""
    gone = cert(timeline=(event("last-exam", "2026-03"),))
    assert card(world(gone), "x-1", TODAY).lines[0].params["date"] == PartialDate.parse("2026-03")


def test_an_unclear_status_is_never_said_without_its_doubt(messages: Messages) -> None:
    """The card says that it is not certain, and why."""
    unclear = cert(status="unclear", doubts=(Doubt(text="Nobody says whether it goes on.", field="status"),))
    lines = card(world(unclear), "x-1", TODAY).lines
    said = next(line for line in lines if line.key == "card.status.unclear")
    assert "Nobody says whether it goes on." in messages.render(said)


def test_a_beta_is_named_with_what_it_means() -> None:
    """After the status comes what a beta is."""
    beta = cert(timeline=(event("beta", "2026-10-01"),))
    assert "card.beta" in keys(card(world(beta), "x-1", TODAY).lines)
    assert "card.beta" not in keys(card(world(cert()), "x-1", TODAY).lines)


def test_facts_past_their_day_are_said_to_be() -> None:
    """The day after `recheck` the card says that a new check is due."""
    one = world(cert())
    assert "card.checked" in keys(card(one, "x-1", date(2027, 5, 1)).lines)
    assert "card.checked.overdue" in keys(card(one, "x-1", date(2027, 5, 2)).lines)


def test_a_lone_version_is_no_news() -> None:
    """One version is what the exam line says already."""
    alone = cert(versions=(ExamVersion(code="X-1", status="active"),))
    assert not any("version" in key for key in keys(card(world(alone), "x-1", TODAY).lines))


def test_more_doubts_than_a_card_holds_are_counted(messages: Messages) -> None:
    """The first three are said, the others are promised."""
    full = cert(doubts=tuple(Doubt(text=f"doubt {n}") for n in range(5)))
    line = next(line for line in card(world(full), "x-1", TODAY).lines if line.key.startswith("card.doubts"))
    text = str(messages.render(line))
    assert "doubt 2" in text
    assert "doubt 3" not in text
    assert "2 more" in text


def test_a_condition_that_has_ended_names_what_can_be_taken_now() -> None:
    """Whoever needs a retired certification first hears so, and of its successor; what can be taken needs no word."""
    ended = {"timeline": (event("last-exam", "2026-01-01"),)}
    needs = cert("x-1", prerequisites=(Prerequisite(text="X two", ids=("x-2",)),))
    replaced = cert("x-2", **ended, successors=(Successor(id="x-3", relation="replaces"),))
    lines = card(world(needs, replaced, cert("x-3")), "x-1", TODAY).lines
    line = next(line for line in lines if line.key == "card.prerequisites.ended")
    assert "x-2" in str(line.params["names"]) and "x-3" in str(line.params["able"])
    assert "card.prerequisites.ended.none" in keys(card(world(needs, cert("x-2", **ended)), "x-1", TODAY).lines)
    assert not any("ended" in key for key in keys(card(world(needs, cert("x-2")), "x-1", TODAY).lines))


def test_retake_and_running_offers_have_a_line_each(messages: Messages) -> None:
    """An offer without a last day is not shown, nor one that is over."""
    offers = (
        Offer(text="Half price.", last_day=PartialDate.parse("2026-12-01")),
        Offer(text="Cheaper."),
        Offer(text="Gone.", last_day=PartialDate.parse("2026-11-20")),
    )
    one = cert(retake=Retake(waits=(14,), attempts=3), offers=offers)
    text = "\n".join(str(messages.render(line)) for line in card(world(one), "x-1", TODAY).lines)
    assert "If you fail: after a failed attempt you wait 14 days; at most 3 attempts in all" in text
    assert "On offer now: Half price (until 1 December 2026)" in text
    assert "Cheaper" not in text and "Gone" not in text


def test_languages_are_those_of_the_day(messages: Messages) -> None:
    """Of versions without languages the exam's are said; those of a lone version are not lost."""
    silent = (ExamVersion(code="A", status="retired"), ExamVersion(code="B", status="active"))
    for one in (
        cert(exam=Exam(languages=("en",)), versions=silent),
        cert(versions=(ExamVersion(code="A", status="active", languages=("en",)),)),
    ):
        lines = [str(messages.render(line)) for line in card(world(one), "x-1", TODAY).lines]
        assert "Languages known: English" in lines


def test_alternatives_can_be_taken_and_share_something(catalog: Catalog) -> None:
    """Three at most; each serves a common goal on the same platform or level, and none is the thing itself."""
    for one in catalog.certifications.values():
        near = alternatives(catalog, one, TODAY)
        assert len(near) <= 3
        for id in near:
            other = catalog.certifications[id]
            assert id != one.id
            assert set(other.goals) & set(one.goals)
            assert status_on(other, TODAY).kind not in ("retired", "renamed", "upcoming")


@given(st.text(max_size=60))
def test_hostile_text_of_the_catalog_is_only_shown(messages: Messages, text: str) -> None:
    """No field of a record brings markup into the card."""
    nasty = f'<script>"{text}"</script>'
    record = cert(
        name=nasty,
        summary=nasty,
        for_whom=nasty,
        timeline=(event("retired", "2025"),),
        after_retirement=AfterRetirement(studying=nasty, booked=nasty, holding=nasty),
        doubts=(Doubt(text=nasty),),
        price=Price(currency="USD", model="one-time", amount=5, notes=(nasty,)),
    )
    for line in card(world(record), "x-1", TODAY).lines:
        rendered = str(messages.render(line))
        assert set(re.findall(r"<[^>]*>?", rendered)) <= {"<b>", "</b>", "<i>", "</i>"}
