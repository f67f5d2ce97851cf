"""The true cost: every number follows from the record, what is not known is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import cert

from certbot.advice.codes import Line
from certbot.advice.cost import cost, cost_lines, total
from certbot.advice.cost_parts import renewals_needed
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import (
    Catalog,
    Certification,
    Course,
    Doubt,
    Event,
    ExamVersion,
    Fee,
    Prerequisite,
    Price,
    Renewal,
    Retake,
    Span,
    Successor,
    Validity,
)
from certbot.catalog.status import status_on
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)
DAYS = [date(2025, 3, 10), date(2026, 1, 15), date(2026, 3, 20), date(2026, 6, 28), TODAY, date(2027, 6, 1)]

Range = tuple[float, float | None]
Underived = Callable[[Iterable[Line], Iterable[str], date], set[float]]


def usd(amount: float | None = None, **fields: Any) -> Fee:
    return Fee(currency="USD", amount=amount, **fields)


def price(amount: float | None = None, **fields: Any) -> Price:
    plain: dict[str, Any] = {"currency": "USD", "model": "one-time", "amount": amount}
    return Price(**plain | fields)


def world(*certs: Certification) -> Catalog:
    return Catalog({item.id: item for item in certs}, {}, {})


def parts(one: Certification, today: date = TODAY) -> dict[str, Range | None]:
    """Each part of the cost with its bounds."""
    found = cost(world(one), one.id, today).parts
    return {part.name: None if part.amount is None else (part.amount.low, part.amount.high) for part in found}


def totals(one: Certification, today: date = TODAY) -> list[tuple[str | None, float, float | None]]:
    return [(sum.currency, sum.low, sum.high) for sum in cost(world(one), one.id, today).totals]


def keys(catalog: Catalog, id: str, today: date = TODAY) -> list[str]:
    return [line.key for line in cost_lines(catalog, id, today)]


# The whole catalog


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_number_of_every_certification_follows_from_its_record(
    catalog: Catalog, sums: Any, underived: Underived, today: date
) -> None:
    """Parts and totals are what the records and the stated rules give, worked out a second time; no other number is
    said."""
    for id, record in catalog.certifications.items():
        found = cost(catalog, id, today)
        assert (found.none == "ended") == (status_on(record, today).kind in ("retired", "renamed"))
        assert (found.none is not None) == (not found.parts)
        assert not underived(cost_lines(catalog, id, today), (id, *record.members), today), id
        if found.none is None:
            amounts = {part.name: part.amount for part in found.parts}
            known = {name: None if item is None else (item.low, item.high) for name, item in amounts.items()}
            assert known == sums.parts(id, today), id
            assert [(item.low, item.high) for item in found.totals] == [sums.total(id, today)] * bool(found.totals), id
            assert bool(found.totals) == (sums.total(id, today) is not None), id


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_cost_can_be_said(catalog: Catalog, messages: Messages, today: date) -> None:
    """Each has a title or its end first, the day of the check last, and words for all between."""
    for id in catalog.certifications:
        lines = cost_lines(catalog, id, today)
        assert lines[0].key.startswith(("cost.lead", "card.renamed", "card.retired"))
        assert lines[-1].key.startswith("card.checked")
        assert all(str(messages.render(line)).strip() for line in lines)


# What is paid to earn it


def test_an_exam_costs_its_fee_and_at_most_once_more() -> None:
    """A retake is between nothing and the fee again, where no other price is stated."""
    one = cert(price=price(100), validity=Validity(never_expires=True))
    assert parts(one) == {"exam": (100, 100), "retake": (0, 100), "renewals": (0, 0)}
    assert totals(one) == [("USD", 100, 200)]
    assert "cost.part.retake.assumed" in str(cost_lines(world(one), "x-1", TODAY))


def test_a_stated_retake_counts_instead_of_the_fee() -> None:
    """Its own price, nothing where it is part of the fee, and none where there is only one attempt."""
    assert parts(cert(price=price(200), retake=Retake(cost=usd(100))))["retake"] == (0, 100)
    assert parts(cert(price=price(200), retake=Retake(included=1)))["retake"] == (0, 0)
    assert parts(cert(price=price(200), retake=Retake(attempts=1)))["retake"] == (0, 0)
    assert parts(cert(price=price(200), retake=Retake(attempts=3)))["retake"] == (0, 200)
    assert parts(cert(price=price(200), retake=Retake(cost=usd(note="less"))))["retake"] is None
    assert parts(cert(price=price(900, model="per-program")))["retake"] is None  # the fee buys more than an attempt


def test_a_free_exam_has_no_paid_retake() -> None:
    """Where the fee is nothing, so is every attempt."""
    one = cert(price=price(model="free"), validity=Validity(months=24), renewal=Renewal(cost=usd(0), extends_months=24))
    assert parts(one) == {"exam": (0, 0), "renewals": (0, 0)}
    assert totals(one) == [("USD", 0, 0)]


def test_versions_that_can_be_booked_give_the_range(catalog: Catalog, messages: Messages) -> None:
    """In November 2026 the AWS engineer exam is to be had as a beta for 75 and in other languages for 150."""
    found = cost(catalog, "aws-mla", TODAY).parts[0].amount
    assert found is not None and (found.low, found.high) == (75, 150)
    text = "\n".join(str(messages.render(line)) for line in cost_lines(catalog, "aws-mla", TODAY))
    assert "MLA-C02 in English: $75" in text
    before = cost(catalog, "aws-mla", date(2026, 1, 15)).parts[0].amount
    assert before is not None and (before.low, before.high) == (150, 150)


def test_only_the_versions_of_the_day_count() -> None:
    """A beta that has ended, or a version to come, changes no price."""
    versions = (
        ExamVersion(code="B", status="beta", last_day=PartialDate.parse("2026-11-20"), price=50),
        ExamVersion(code="N", status="active", first_day=PartialDate.parse("2027-01-01"), price=300),
        ExamVersion(code="R", status="active"),
    )
    assert parts(cert(price=price(100), versions=versions))["exam"] == (100, 100)
    assert parts(cert(price=price(100), versions=versions[:1]), date(2026, 11, 20))["exam"] == (50, 50)


def test_a_subscription_is_its_price_times_its_months() -> None:
    """Low by low and high by high; without months or without a price it is not known."""
    course = Course(months=Span(low=3, high=6))
    monthly = price(model="per-month", low=39, high=49)
    one = cert(kind="course-certificate", price=monthly, course=course)
    assert parts(one) == {"subscription": (117, 294), "renewals": (0, 0)}
    assert totals(one) == [("USD", 117, 294)]
    open_ended = cert(kind="course-certificate", price=monthly, course=Course(months=Span(low=2)))
    assert totals(open_ended) == [("USD", 78, None)]
    for unknown in (
        cert(kind="course-certificate", price=monthly),
        cert(price=price(model="per-month"), course=course),
    ):
        assert parts(unknown)["subscription"] is None
        assert totals(unknown) == []


def test_a_programme_is_paid_once_and_cannot_be_failed() -> None:
    """A course has neither a retake nor, without a stated expiry, a renewal."""
    one = cert(kind="university-program", price=price(model="per-program", low=3000, currency="GBP"))
    assert parts(one) == {"course": (3000, None), "renewals": (0, 0)}
    assert totals(one) == [("GBP", 3000, None)]


def test_what_certifies_nothing_is_not_renewed() -> None:
    """A platform to learn on has one part."""
    assert parts(cert(kind="learning-platform", price=price(model="free"))) == {"course": (0, 0)}


# What is paid to keep it


@pytest.mark.parametrize(
    ("term", "further", "number"),
    [
        (12, 12, 4),
        (24, 24, 2),
        (36, 36, 1),
        (36, 12, 2),
        (24, 36, 1),
        (60, 60, 0),
        (72, 12, 0),
        (18, 18, 3),
        (59, 1, 1),
    ],
)
def test_renewals_reach_month_sixty(term: int, further: int, number: int) -> None:
    """As many as keep it valid through the sixtieth month, not one more."""
    assert renewals_needed(term, further, 60) == number


@given(term=st.integers(1, 120), further=st.integers(1, 120), span=st.integers(1, 240))
def test_renewals_suffice_and_none_is_spare(term: int, further: int, span: int) -> None:
    """With so many it is valid long enough, with one less it is not."""
    number = renewals_needed(term, further, span)
    assert term + number * further >= span
    assert number == 0 or term + (number - 1) * further < span


@given(fee=st.floats(0, 999).map(round), renewal=st.floats(0, 999).map(round), term=st.sampled_from([12, 24, 36, 48]))
def test_the_total_is_the_sum_of_its_parts(fee: int, renewal: int, term: int) -> None:
    """Fee, perhaps a second one, and the renewals."""
    terms = Renewal(cost=usd(renewal), extends_months=term)
    one = cert(price=price(fee), validity=Validity(months=term), renewal=terms)
    kept = renewals_needed(term, term, 60) * renewal
    assert totals(one) == [("USD", fee + kept, 2 * fee + kept)]


def test_a_renewal_that_is_not_known_is_not_counted() -> None:
    """Without its price or its term the total is an "at least", and the part is named."""
    known = {"price": price(100), "validity": Validity(months=24)}
    no_fee = cert(**known, renewal=Renewal(extends_months=24))
    assert parts(no_fee)["renewals"] is None
    assert totals(no_fee) == [("USD", 100, None)]
    assert "cost.total.without" in keys(world(no_fee), "x-1")
    once_at_least = cert(**known, renewal=Renewal(cost=usd(50)))
    assert parts(once_at_least)["renewals"] == (50, None)
    assert totals(once_at_least) == [("USD", 150, None)]
    assert parts(cert(price=price(100), renewal=Renewal(cost=usd(50), extends_months=24)))["renewals"] is None
    assert parts(cert(price=price(100)))["renewals"] is None


def test_free_renewals_cost_nothing_however_often() -> None:
    """The term need not be known where the fee is nothing."""
    assert parts(cert(price=price(100), renewal=Renewal(cost=usd(0))))["renewals"] == (0, 0)


def test_what_can_no_longer_be_renewed_is_not(catalog: Catalog) -> None:
    """Of an exam that ends before the first renewal the holder keeps one term; that is said, and free."""
    assert "cost.part.renewals.closed" in str(cost_lines(catalog, "aws-mls", date(2026, 1, 15)))
    ending = (Event(event="last-exam", date=PartialDate.parse("2028-12-01")),)
    terms: dict[str, Any] = {"price": price(100), "validity": Validity(months=12), "timeline": ending}

    def kept(**renewal: Any) -> Range | None:
        return parts(cert(**terms, renewal=Renewal(cost=usd(10), extends_months=12, **renewal)))["renewals"]

    assert kept(renewable_after_retirement=True) == (40, 40)
    assert kept(renewable_after_retirement=False) == (20, 20)
    assert kept() == (20, None)


def test_nothing_known_is_no_total(messages: Messages) -> None:
    """No number is made up: the total says that it cannot be told, and why."""
    assert totals(cert()) == []
    line = next(line for line in cost_lines(world(cert()), "x-1", TODAY) if line.key.startswith("cost.total"))
    assert line.key == "cost.total.unknown"
    assert not any(character.isdigit() for character in messages.render(line).striptags())
    assert total(cost(world(cert()), "x-1", TODAY)) is None


# What has none


def test_what_has_ended_costs_nothing_any_more(catalog: Catalog) -> None:
    """It cannot be taken: its end comes first, and no sum follows."""
    found = cost(catalog, "azure-ai-102", TODAY)
    assert (found.none, found.parts, found.totals) == ("ended", (), ())
    said = keys(catalog, "azure-ai-102")
    assert said[0].startswith("card.retired") and "cost.ended" in said
    assert not [key for key in said if key.startswith(("cost.line", "cost.total"))]


def test_a_family_has_the_costs_of_its_members(catalog: Catalog) -> None:
    """Each member is named with its own, the family has none."""
    assert cost(catalog, "nvidia-dli", TODAY).none == "family"
    members = catalog.certifications["nvidia-dli"].members
    assert keys(catalog, "nvidia-dli")[0] == "cost.lead.family"
    assert keys(catalog, "nvidia-dli").count("cost.member") == len(members)


# Beside the sum


def test_currencies_are_never_added(messages: Messages) -> None:
    """Each has a sum of its own, and both are said."""
    renewal = Renewal(cost=Fee(currency="GBP", amount=30), extends_months=24)
    one = cert("aws-clf", price=price(100), validity=Validity(months=24), renewal=renewal)
    assert totals(one) == [("USD", 100, 200), ("GBP", 60, 60)]
    text = "\n".join(str(messages.render(line)) for line in cost_lines(world(one), "aws-clf", TODAY))
    assert "$100–$200" in text and "£60" in text


def test_what_must_be_held_first_is_named_and_not_counted() -> None:
    """A condition that is a certification is no part of the sum; one that has ended gives way to its successor."""
    gone = cert(
        "x-2",
        timeline=(Event(event="last-exam", date=PartialDate.parse("2026-01-01")),),
        successors=(Successor(id="x-3", relation="replaces"),),
    )
    one = cert(
        price=price(100), validity=Validity(never_expires=True), prerequisites=(Prerequisite(text="X", ids=("x-2",)),)
    )
    catalog = world(one, gone, cert("x-3", price=price(70)))
    found = cost(catalog, "x-1", TODAY)
    assert found.before == (("x-2",),)
    assert [item.low for item in found.totals] == [100]
    line = next(line for line in cost_lines(catalog, "x-1", TODAY) if line.key == "cost.before")
    assert "x-3" in str(line.params) and "x-2" not in str(line.params)


def test_doubts_about_what_is_counted_are_said_with_it() -> None:
    """A doubt about the price belongs to the sum, one about the level does not."""
    doubts = (Doubt(text="One page says 95.", field="price"), Doubt(text="No word.", field="level"))
    said = [str(line.params) for line in cost_lines(world(cert(doubts=doubts)), "x-1", TODAY)]
    assert any("One page says 95" in text for text in said)
    assert not any("No word" in text for text in said)


def test_notes_stand_beside_their_part() -> None:
    """What only a note says is shown, and the sum says that it is without it."""
    one = cert(price=price(100, notes=("plus tax",)), validity=Validity(never_expires=True))
    lines = cost_lines(world(one), "x-1", TODAY)
    at = [line.key for line in lines].index("cost.note")
    assert lines[at - 1].key == "cost.line" and lines[at].params["text"] == "plus tax"
    assert "cost.notes" in [line.key for line in lines]


def test_an_unknown_id_is_an_error(catalog: Catalog) -> None:
    """There is no cost of what is not in the catalog."""
    with pytest.raises(KeyError):
        cost(catalog, "no-such", TODAY)
