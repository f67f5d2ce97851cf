"""Certifications by criteria."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.build import decode_special
from certbot.catalog.criteria import CURRENCY, TRAITS, Bound, Criteria, Order, Standing
from certbot.catalog.fits import NEW, speaks_of
from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog, Certification, Provider, Topic
from certbot.catalog.selection import relaxed, select, uncertain
from certbot.catalog.status import ENDED, can_be_taken, exam_versions_on, renewal_on, status_on
from certbot.catalog.vocabulary import Kind, Level

TODAY = date(2026, 11, 21)
REAL = load_catalog(Path(__file__).parents[2] / "catalog")


def record(id: str, **fields: Any) -> dict[str, Any]:
    """A plain record with what every one has."""
    given = {"name": id, "short": id, "provider": "alpha", "kind": "exam", "summary": "", "for_whom": ""}
    return {"id": id, **given, "checked": TODAY, "recheck": TODAY, "confidence": "high", **fields}


def price(amount: float | None = None, model: str = "one-time", **fields: Any) -> dict[str, Any]:
    """A price in dollars."""
    return {"currency": "USD", "model": model, "amount": amount, **fields}


def catalog(*records: dict[str, Any]) -> Catalog:
    """A catalog of these records."""
    found = [msgspec.convert(item, Certification, dec_hook=decode_special) for item in records]
    providers = {id: Provider(id=id, name=id, short=id.title()) for id in ("alpha", "beta")}
    providers["host"] = Provider(id="host", name="host", short="Host", platform="aws")
    topics = {id: Topic(id=id, words=(id,)) for id in ("agent", "rag")}
    return Catalog({item.id: item for item in found}, providers, {}, topics=topics)


def fits(criteria: Criteria, **fields: Any) -> bool | None:
    """Whether one record with these fields fits; None if it is one of those of which it is not known."""
    small = catalog(record("it", **fields))
    if select(small, criteria, TODAY):
        return True
    return None if uncertain(small, criteria, TODAY) else False


@pytest.mark.parametrize(
    ("criteria", "fields", "verdict"),
    [
        (Criteria(most=Bound(100, inclusive=False)), {"price": price(100)}, False),
        (Criteria(most=Bound(100)), {"price": price(100)}, True),
        (Criteria(most=Bound(100)), {"price": price(low=50, high=120)}, False),
        (Criteria(most=Bound(100)), {"price": price(49, "per-month")}, True),
        (Criteria(most=Bound(100)), {"price": price()}, None),
        (Criteria(most=Bound(100)), {"price": price(low=50)}, None),
        (Criteria(most=Bound(100)), {"price": price(low=150)}, False),
        (Criteria(most=Bound(100)), {"price": {"currency": "GBP", "model": "one-time", "amount": 10}}, None),
        (Criteria(most=Bound(100)), {}, None),
        (Criteria(least=Bound(100, inclusive=False)), {"price": price(100)}, False),
        (Criteria(least=Bound(100)), {"price": price(low=100, high=200)}, True),
        (Criteria(least=Bound(100)), {"price": price(0, "free")}, False),
        (Criteria(order="cheapest"), {}, None),
        (Criteria(traits=("free",)), {"price": price(0, "free")}, True),
        (Criteria(traits=("free",)), {"price": price(None, "free")}, True),
        (Criteria(traits=("free",)), {"price": price(None, "per-month")}, False),
        (Criteria(traits=("free",)), {"price": price(0, "per-month")}, True),
        (Criteria(traits=("free",)), {"price": price()}, None),
        (Criteria(traits=("free",)), {"price": price(low=0, high=50)}, False),
        (Criteria(traits=("never-expires",)), {"validity": {"never_expires": True}}, True),
        (Criteria(traits=("never-expires",)), {"validity": {"months": 12}}, False),
        (Criteria(traits=("never-expires",)), {}, None),
        (Criteria(traits=("renews-free",)), {"renewal": {"cost": {"currency": "USD", "amount": 0}}}, True),
        (Criteria(traits=("renews-free",)), {"renewal": {"cost": {"currency": "USD", "low": 0, "high": 5}}}, False),
        (Criteria(traits=("renews-free",)), {"renewal": {"cost": {"currency": "USD", "note": "a fee"}}}, None),
        (Criteria(traits=("renews-free",)), {"validity": {"never_expires": True}, "renewal": {}}, False),
        (Criteria(traits=("renews-free",)), {"kind": "free-course"}, False),
        (Criteria(traits=("hands-on",)), {"hands_on": True}, True),
        (Criteria(traits=("hands-on",)), {}, None),
        (Criteria(traits=("no-prerequisites",)), {"prerequisites": [{"text": "another"}]}, False),
        (Criteria(months=24), {"validity": {"months": 24}}, True),
        (Criteria(months=25), {"validity": {"months": 24}}, False),
        (Criteria(months=24), {"validity": {"never_expires": True}}, True),
        (Criteria(languages=("zh",)), {"exam": {"languages": ["zh-TW"]}}, True),
        (Criteria(languages=("zh-CN",)), {"exam": {"languages": ["zh-TW"]}}, None),
        (Criteria(levels=("associate",)), {"level": "professional"}, False),
        (Criteria(kinds=("exam",)), {"kind": "free-course"}, False),
        (Criteria(), {"kind": "family", "members": ["it"]}, False),
        (Criteria(providers=("host",)), {"host": "Host"}, True),
        (Criteria(providers=("beta",)), {}, False),
        (Criteria(providers=("host",)), {"platform": "aws"}, True),
        (Criteria(providers=("beta",)), {"platform": "none"}, False),
        (Criteria(but=("alpha",)), {}, False),
        (Criteria(topics=("agent",)), {"topics": ["rag-and-agents"]}, True),
        (Criteria(topics=("agent",)), {"name": "AI Agents in Practice"}, True),
        (Criteria(topics=("rag",)), {"topics": ["storage"]}, False),
        (Criteria(standing="beta"), {"timeline": [{"event": "beta", "date": "2026-10"}]}, True),
        (Criteria(standing="new"), {"timeline": [{"event": "launched", "date": "2026-02"}]}, True),
        (Criteria(standing="new"), {"timeline": [{"event": "launched", "date": "2025"}]}, False),
        (Criteria(standing="retiring"), {"timeline": [{"event": "last-exam", "date": "2027-01-31"}]}, True),
        (Criteria(standing="retired"), {"timeline": [{"event": "last-exam", "date": "2026-01-31"}]}, True),
        (Criteria(standing="retired"), {"timeline": [{"event": "renamed", "date": "2026-01-31"}]}, True),
        (Criteria(standing="upcoming"), {"timeline": [{"event": "launched", "date": "2027-02"}]}, True),
        (Criteria(), {"timeline": [{"event": "last-exam", "date": "2026-01-31"}]}, False),
        (Criteria(), {"timeline": [{"event": "launched", "date": "2027-02"}]}, False),
    ],
)
def test_what_fits(criteria: Criteria, fields: dict[str, Any], verdict: bool | None) -> None:
    """What is known to fit does, what is not known is neither in nor out."""
    assert fits(criteria, **fields) is verdict


def test_a_version_in_beta_counts() -> None:
    """An exam whose English version is a beta is among what is in beta."""
    versions = [{"code": "A-1", "status": "active"}, {"code": "A-2", "status": "beta", "languages": ["en"]}]
    assert fits(Criteria(standing="beta"), versions=versions) is True
    assert fits(Criteria(languages=("en",)), versions=versions, exam={"languages": ["ja"]}) is True


def test_the_order() -> None:
    """By default that of the catalog, what certifies first, and what is about more of the topics before that; else by
    price, or the newest first."""
    small = catalog(
        record("course", kind="free-course", price=price(0, "free"), topics=["agents", "rag"]),
        record("dear", price=price(300), topics=["agents"], timeline=[{"event": "launched", "date": "2026-01"}]),
        record(
            "cheap", price=price(100), topics=["agents", "rag"], timeline=[{"event": "launched", "date": "2026-03"}]
        ),
    )
    assert select(small, Criteria(), TODAY) == ("dear", "cheap", "course")
    assert select(small, Criteria(topics=("agent", "rag")), TODAY) == ("cheap", "dear", "course")
    assert select(small, Criteria(order="cheapest"), TODAY) == ("course", "cheap", "dear")
    assert select(small, Criteria(order="dearest"), TODAY) == ("dear", "cheap", "course")
    assert select(small, Criteria(standing="new"), TODAY) == ("cheap", "dear")


def test_a_platform_is_its_owner_s() -> None:
    """Who has one course about a platform is not asked for by the exams of its owner."""
    small = catalog(
        record("course", provider="beta", kind="course-certificate", platform="aws"),
        record("exam", provider="host", platform="aws"),
    )
    assert select(small, Criteria(providers=("beta",)), TODAY) == ("course",)
    assert select(small, Criteria(providers=("host",)), TODAY) == ("course", "exam")


def test_the_nearest_criteria_leave_out_one_part() -> None:
    """What narrows goes before the subject; instead of a limit to the price the cheapest come first."""
    small = catalog(record("it", price=price(300)), record("other", provider="beta", price=price(0, "free")))
    asked = Criteria(providers=("alpha",), most=Bound(100))
    assert relaxed(small, asked, TODAY) == (Criteria(providers=("alpha",), order="cheapest"), ("price",))
    free = Criteria(providers=("alpha",), traits=("free",))
    assert relaxed(small, free, TODAY) == (Criteria(providers=("alpha",), order="cheapest"), ("free",))
    assert relaxed(small, Criteria(topics=("rag",), levels=("expert",)), TODAY) == (Criteria(), ("levels", "topics"))


def test_what_is_nearest_to_a_limit_comes_first() -> None:
    """The dearest where it was a lower limit alone, unless another order was asked for."""
    small = catalog(record("cheap", price=price(10)), record("dear", price=price(300)))
    for asked, order in (
        (Criteria(least=Bound(1000)), "dearest"),
        (Criteria(least=Bound(1000), order="cheapest"), "cheapest"),
        (Criteria(most=Bound(5)), "cheapest"),
        (Criteria(most=Bound(5), order="dearest"), "dearest"),
        (Criteria(least=Bound(20), most=Bound(30)), "cheapest"),
        (Criteria(traits=("free",), least=Bound(1000), order="dearest"), "dearest"),
    ):
        assert relaxed(small, asked, TODAY)[0].order == order


def test_an_order_that_is_kept_is_not_left_out() -> None:
    """Where the subject has to go and the order need not."""
    small = catalog(record("it", price=price(10)))
    asked = Criteria(topics=("rag",), levels=("expert",), order="dearest")
    assert relaxed(small, asked, TODAY) == (Criteria(order="dearest"), ("levels", "topics"))


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("rag-and-agents", "agent", True),
        ("storage", "rag", False),
        ("Agentic AI", "agent", False),
        ("AI Risk", "ai", True),
    ],
)
def test_a_topic_is_a_whole_word(text: str, word: str, found: bool) -> None:
    """With or without the plural s, in topics and in names."""
    assert speaks_of([text], word) is found


BOUNDS = st.none() | st.builds(Bound, st.sampled_from([0.0, 49.0, 99.0, 100.0, 165.0, 1000.0]), st.booleans())


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two of these values."""
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True).map(tuple)


CRITERIA = st.builds(
    Criteria,
    providers=some(REAL.providers),
    but=some(REAL.providers),
    kinds=some(get_args(Kind)),
    levels=some(get_args(Level)),
    topics=some(REAL.topics),
    languages=some(["en", "ja", "zh", "es"]),
    most=BOUNDS,
    least=BOUNDS,
    months=st.none() | st.sampled_from([12, 24, 36]),
    traits=some(TRAITS),
    standing=st.none() | st.sampled_from(get_args(Standing)),
    order=st.none() | st.sampled_from(get_args(Order)),
)
DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 1))


@given(CRITERIA, DAYS)
def test_nothing_is_selected_that_does_not_fit(criteria: Criteria, today: date) -> None:
    """Each field that is set holds of everything that is selected, by what the record itself says."""
    for id in select(REAL, criteria, today):
        cert = REAL.certifications[id]
        assert cert.kind in criteria.kinds if criteria.kinds else cert.kind != "family"
        assert not criteria.levels or cert.level in criteria.levels
        assert cert.provider not in criteria.but
        if criteria.standing == "retired":
            assert status_on(cert, today).kind in ENDED
        elif criteria.standing == "upcoming":
            assert status_on(cert, today).kind == "upcoming"
        else:
            assert can_be_taken(cert, today)
        if criteria.standing == "new":
            begun = [event.date for event in cert.timeline if event.event in ("beta", "launched")]
            assert today - NEW < min(day for day in begun if day.last <= today).first
        if criteria.languages:
            booked = [tag for item in exam_versions_on(cert, today) for tag in item.version.languages]
            tags = booked or (cert.exam.languages if cert.exam else ())
            assert {tag.split("-")[0] for tag in tags} & {*criteria.languages}
        if criteria.months is not None:
            assert cert.validity is not None
            assert cert.validity.never_expires or (cert.validity.months or 0) >= criteria.months
        if criteria.most or criteria.least or criteria.order or "free" in criteria.traits:
            assert cert.price is not None
            amounts = [n for n in (cert.price.low, cert.price.amount, cert.price.high) if n is not None]
            assert amounts or cert.price.model == "free"
            assert cert.price.currency == CURRENCY or cert.price.model == "free"
            assert not criteria.most or max(amounts, default=0) <= criteria.most.amount
            assert not criteria.least or min(amounts, default=0) >= criteria.least.amount
            assert "free" not in criteria.traits or not any(amounts)
        for trait, holds in {
            "never-expires": cert.validity is not None and cert.validity.never_expires,
            "renews-free": (terms := renewal_on(cert, today)) is not None and terms.cost is not None,
            "hands-on": cert.hands_on is True,
            "no-prerequisites": not cert.prerequisites,
        }.items():
            assert trait not in criteria.traits or holds


@given(CRITERIA, DAYS)
def test_what_is_uncertain_is_not_selected(criteria: Criteria, today: date) -> None:
    """Nothing is both said to fit and said to be unknown."""
    unknown = uncertain(REAL, criteria, today)
    assert not {*select(REAL, criteria, today)} & {id for ids in unknown.values() for id in ids}
    assert unknown.keys() <= {*criteria.parts}


@given(CRITERIA, DAYS)
def test_there_is_always_something_near(criteria: Criteria, today: date) -> None:
    """The nearest criteria leave out as little as it takes, and something fits them."""
    nearest, given_up = relaxed(REAL, criteria, today)
    assert select(REAL, nearest, today)
    assert not {*nearest.parts} & {*given_up} - {"price"}


@pytest.mark.parametrize("provider", sorted(REAL.providers))
def test_every_provider_has_something(provider: str) -> None:
    """Who is in providers.yaml has awarded something that can be taken, or could be once."""
    found = [id for id, cert in REAL.certifications.items() if cert.provider == provider]
    assert found
    assert {*select(REAL, Criteria(providers=(provider,)), TODAY)} & {*found}
