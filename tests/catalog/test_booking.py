"""What can be booked on a day: prices and languages."""

from __future__ import annotations

from datetime import date

import pytest
from records import cert

from certbot.catalog.booking import Range, bounds, languages_on, price_on
from certbot.catalog.dates import PartialDate
from certbot.catalog.fits import price_range
from certbot.catalog.model import Catalog, Exam, ExamVersion, Fee, Price

TODAY = date(2026, 11, 21)
REGULAR = Price(currency="USD", model="one-time", amount=100)
BETA = ExamVersion(code="B", status="beta", price=50, languages=("en",))
ENDED = ExamVersion(code="A", status="active", last_day=PartialDate.parse("2026-11-20"), price=10, languages=("de",))
PLAIN = ExamVersion(code="C", status="active", languages=("ja", "en"))


@pytest.mark.parametrize(
    ("price", "found"),
    [
        (None, None),
        (Fee(currency="USD", note="half"), None),
        (Fee(currency="USD", amount=75), (75, 75)),
        (Fee(currency="USD", amount=49, low=39, high=49), (39, 49)),
        (Fee(currency="USD", high=50), (0, 50)),
        (Fee(currency="USD", low=50), (50, None)),
        (Price(currency="USD", model="free"), (0, 0)),
        (Price(currency="USD", model="per-program"), None),
    ],
)
def test_a_price_lies_between_bounds(price: Price | Fee | None, found: Range | None) -> None:
    """One end may be unknown: the lower is nothing then, the upper stays unknown; free is nothing."""
    assert bounds(price) == found


@pytest.mark.parametrize(
    ("versions", "found"),
    [
        ((), (100, 100)),
        ((BETA,), (50, 50)),
        ((BETA, PLAIN), (50, 100)),
        ((ENDED, BETA), (50, 50)),
        ((ENDED,), (100, 100)),
    ],
)
def test_the_price_of_a_day_is_that_of_the_versions_to_be_had(
    versions: tuple[ExamVersion, ...], found: Range | None
) -> None:
    """A version without a price of its own costs what the record says, and what has ended changes nothing."""
    assert price_on(cert(price=REGULAR, versions=versions), TODAY) == found


def test_a_price_that_is_not_known_makes_the_range_unknown() -> None:
    """Half of a range is none; without a price of the record its currency is unknown, too."""
    unknown = Price(currency="USD", model="one-time")
    assert price_on(cert(price=unknown, versions=(BETA, PLAIN)), TODAY) is None
    assert price_on(cert(price=unknown, versions=(BETA,)), TODAY) == (50, 50)
    assert price_on(cert(versions=(BETA,)), TODAY) is None


def test_a_price_a_month_is_no_price_of_an_exam() -> None:
    """The prices of versions are for an attempt."""
    monthly = Price(currency="USD", model="per-month", amount=9)
    assert price_on(cert(price=monthly, versions=(BETA,)), TODAY) == (9, 9)


def test_lists_go_by_the_price_of_the_day(catalog: Catalog) -> None:
    """What a list is filtered by is what the cost and the comparison say."""
    for one in catalog.certifications.values():
        in_dollars = one.price is not None and (one.price.currency == "USD" or one.price.model == "free")
        assert price_range(one, TODAY) == ((price_on(one, TODAY) or (None, None)) if in_dollars else (None, None))
    assert price_range(catalog.certifications["aws-mla"], TODAY) == (75, 150)


def test_languages_are_those_of_the_versions_in_the_order_of_the_exam() -> None:
    """Without versions that can be booked they are those of the exam."""
    exam = Exam(languages=("en", "de", "ja"))
    assert languages_on(cert(exam=exam, versions=(ENDED, PLAIN)), TODAY) == ("en", "ja")
    assert languages_on(cert(exam=exam, versions=(ENDED,)), TODAY) == ("en", "de", "ja")
    assert languages_on(cert(versions=(PLAIN,)), TODAY) == ("ja", "en")
    assert languages_on(cert(), TODAY) == ()
