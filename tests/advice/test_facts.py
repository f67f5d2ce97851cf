"""Tests of single facts in codes, and of the bricks they are built of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from markupsafe import Markup
from records import cert

from certbot.advice import facts, words
from certbot.advice.codes import Code, Money, Param
from certbot.catalog.model import Catalog, Course, ExamVersion, Fee, Price, Renewal, Span, Validity
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


def said(messages: Messages, value: Param | None) -> Markup | None:
    return None if value is None else messages.render(Code("text.join", {"first": value, "rest": ""}))[:-2]


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (None, None),
        (Span(), None),
        (Span(note="a while"), "a while"),
        (Span(low=1, high=1), "1 week"),
        (Span(low=8, high=12), "8–12 weeks"),
        (Span(high=4), "up to 4 weeks"),
        (Span(low=2), "at least 2 weeks"),
    ],
)
def test_a_span_says_what_is_known_of_it(messages: Messages, span: Span | None, text: str | None) -> None:
    """One end, both ends, words alone, or nothing."""
    assert said(messages, words.span("weeks", span)) == text


@pytest.mark.parametrize(
    ("kind", "price", "text"),
    [
        ("exam", None, None),
        ("exam", Price(currency="USD", model="one-time"), None),
        ("exam", Price(currency="USD", model="one-time", amount=165), "$165 for one attempt"),
        ("course-certificate", Price(currency="USD", model="one-time", amount=49), "$49 once"),
        ("course-certificate", Price(currency="USD", model="per-month", low=39, high=49), "$39–$49 a month"),
        ("family", Price(currency="GBP", model="per-program", low=3000), "at least £3,000 for the whole program"),
        ("exam", Price(currency="USD", model="one-time", high=62.5), "up to $62.50 for one attempt"),
        ("exam", Price(currency="USD", model="one-time", amount=0), "free"),
        ("free-course", Price(currency="USD", model="free"), "free"),
    ],
)
def test_a_price_says_what_it_buys(messages: Messages, kind: str, price: Price | None, text: str | None) -> None:
    """An attempt, a month, a program; free is a word, and unknown is nothing."""
    assert said(messages, facts.price(cert(kind=kind, price=price), TODAY)) == text


@pytest.mark.parametrize(("number", "text"), [(1, "1 month"), (12, "1 year"), (18, "18 months"), (36, "3 years")])
def test_whole_years_are_years(messages: Messages, number: int, text: str) -> None:
    """Thirty-six months are said as three years."""
    assert said(messages, words.months(number)) == text


def test_a_level_is_marked_where_it_is_our_reading(messages: Messages) -> None:
    """A level that stands in the name is the provider's own word, whatever the sources say."""
    named = cert(name="X professional exam", level="professional", ours=("level",))
    assert said(messages, facts.level(named)) == "professional level"
    assert said(messages, facts.level(cert(level="expert", ours=("level",)))) == "expert level (our reading)"
    assert said(messages, facts.level(cert(level="expert"))) == "expert level"


def test_courses_and_exams_without_validity_differ(messages: Messages) -> None:
    """Of a course that states no end nothing is missing; of an exam it is not known."""
    assert facts.validity(cert()) is None
    assert facts.validity(cert(kind="free-course")) == Code("fact.validity.unstated")
    assert said(messages, facts.validity(cert(validity=Validity(months=24)))) == "valid for 2 years"


def test_a_course_says_its_effort(messages: Messages) -> None:
    """Hours, months at their pace, and the number of courses."""
    course = Course(hours=Span(low=166, high=166), months=Span(low=3, high=6), hours_per_week=10, courses=13)
    text = said(messages, words.join(facts.time(cert(kind="course-certificate", course=course))))
    assert text == "166 hours; 3–6 months at 10 hours a week; 13 courses"


def test_a_renewal_in_brief(messages: Messages) -> None:
    """Free, an amount, the source's words, nothing to renew, or nothing known."""
    free = Renewal(rule="x", cost=Fee(currency="USD", amount=0))
    half = Renewal(rule="x", cost=Fee(currency="USD", amount=62.5))
    told = Renewal(rule="x", cost=Fee(currency="USD", note="fees not read"))
    assert said(messages, facts.renewal_in_brief(cert(renewal=free), TODAY)) == "free"
    assert said(messages, facts.renewal_in_brief(cert(renewal=half), TODAY)) == "$62.50"
    assert said(messages, facts.renewal_in_brief(cert(renewal=told), TODAY)) == "fees not read"
    assert facts.renewal_in_brief(cert(kind="free-course"), TODAY) == Code("fact.renewal.nothing")
    assert facts.renewal_in_brief(cert(validity=Validity(never_expires=True)), TODAY) == Code("fact.renewal.nothing")
    assert facts.renewal_in_brief(cert(), TODAY) is None


def test_prose_is_joined_without_doubled_stops(messages: Messages) -> None:
    """A full stop before a semicolon is dropped, and between sentences there is one."""
    assert said(messages, words.join(("One.", "two."))) == "One; two"
    assert said(messages, words.sentences(["One.", "Two."])) == "One. Two"
    with pytest.raises(ValueError, match="unpack"):
        words.join(())


def test_a_range_is_said_before_an_amount() -> None:
    """Where sources give a range, one figure of it would be too sure; every answer says the same."""
    price = Price(currency="USD", model="per-month", amount=49, low=39, high=49)
    assert words.money(price) == Money("USD", 39, 49)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, None),
        ({"preparation": Span(note="a while")}, None),
        ({"preparation": Span(low=4, high=6, note="or more")}, "4–6 weeks to prepare"),
        ({"course": Course(courses=17)}, None),
        ({"course": Course(courses=3, hours=Span(low=20, high=20), notes=("at your pace",))}, "20 hours"),
        ({"course": Course(hours=Span(high=60), months=Span(low=2, high=2))}, "2 months"),
        ({"course": Course(months=Span(low=6, high=6), hours_per_week=10)}, "6 months at 10 hours a week"),
    ],
)
def test_a_length_is_weeks_months_or_hours(messages: Messages, fields: dict[str, Any], text: str | None) -> None:
    """A number of courses is no time, and words cannot be held against a number."""
    assert said(messages, facts.length(cert(**fields))) == text


def test_where_it_is_is_not_said_twice() -> None:
    """A provider's own place needs no second name."""
    catalog = Catalog({}, {}, {})
    assert facts.kind(catalog, cert(host="x")).key == "fact.kind"
    assert facts.kind(catalog, cert(host="Elsewhere")).key == "fact.kind.hosted"


def test_a_price_from_nothing_is_an_up_to(messages: Messages) -> None:
    """Nobody reads "$0 to $250"."""
    assert said(messages, words.money(Fee(currency="USD", low=0, high=250))) == "up to $250"


def test_a_version_is_priced_in_the_currency_of_its_record() -> None:
    """Without a price of the record its currency is not known."""
    version = ExamVersion(code="X", status="beta", price=75)
    pounds = Price(currency="GBP", model="one-time", amount=150)
    assert facts.version_price(cert(price=pounds), version) == Money("GBP", 75)
    assert facts.version_price(cert(), version) is None
