"""What is booked on a day, as far as that depends on the exam's versions: at what price, in which languages."""

from __future__ import annotations

from datetime import date

from certbot.catalog.model import Certification, Fee, Price
from certbot.catalog.status import exam_versions_on

Range = tuple[float, float | None]
"""The least and the most of an amount of money; the most may be unknown."""


def bounds(value: Price | Fee | None) -> Range | None:
    """The least and the most that a price may be: its range where both ends are known, else its amount, else its one
    end. Nothing costs less than nothing, so an "up to" begins at 0; the most may be unknown (None). None without any
    number, but what is called free costs nothing."""
    if value is None:
        return None
    if isinstance(value, Price) and value.model == "free":
        return 0, 0
    match value.low, value.amount, value.high:
        case float() | int() as low, _, float() | int() as high:
            return low, high
        case _, float() | int() as amount, _:
            return amount, amount
        case None, _, float() | int() as high:
            return 0, high
        case float() | int() as low, _, None:
            return low, None
    return None


def price_on(cert: Certification, today: date) -> Range | None:
    """The least and the most that it costs on that day, in the currency of the record's price: of an exam the range of
    the versions that can be booked, of which those without a price of their own cost what the record says, else what
    the record says. None where it is not known."""
    regular = bounds(cert.price)
    if cert.price is None or cert.kind != "exam" or cert.price.model == "per-month":
        return regular
    own = [item.version.price for item in exam_versions_on(cert, today)]
    fees = [regular if price is None else (price, price) for price in own] or [regular]
    known = [fee for fee in fees if fee is not None]
    if len(known) < len(fees):
        return None
    highs = [high for _, high in known if high is not None]
    return min(low for low, _ in known), max(highs) if len(highs) == len(known) else None


def languages_on(cert: Certification, today: date) -> tuple[str, ...]:
    """The languages by BCP 47 tag in which it can be taken on that day, as far as they are known: those of the versions
    that can be booked, else those of the exam; in the order in which the exam has them."""
    order = cert.exam.languages if cert.exam is not None else ()
    booked = dict.fromkeys(tag for item in exam_versions_on(cert, today) for tag in item.version.languages)
    if not booked:
        return order
    return (*(tag for tag in order if tag in booked), *(tag for tag in booked if tag not in order))
