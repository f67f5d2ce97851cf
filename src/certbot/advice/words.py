"""Small bricks of codes that several answers are built of. No words stand here: they are in the messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from certbot.advice.codes import Code, Money, Named, Param, Quantity
from certbot.catalog.booking import bounds
from certbot.catalog.model import Duration, Fee, Price, Span

T = TypeVar("T")

_MONTHS = 12


def join(parts: Sequence[Param], key: str = "text.join") -> Param:
    """Several statements as one, by a message of `first` and `rest`; a lone one stays what it is.

    Prose of the catalog loses its final full stop, since another statement may follow. Raises ValueError for none.
    """
    first, *rest = (part.rstrip(".") if isinstance(part, str) else part for part in parts)
    return Code(key, {"first": first, "rest": join(rest, key)}) if rest else first


def sentences(texts: Sequence[str]) -> Param:
    """Prose of the catalog, sentence by sentence, the last full stop left to the message around it."""
    return join(texts, "text.sentences")


def known(parts: Iterable[T | None]) -> tuple[T, ...]:
    """The parts about which something is known."""
    return tuple(part for part in parts if part is not None)


def named(ids: Iterable[str]) -> tuple[Named, ...]:
    """Certifications by id, as values."""
    return tuple(Named(id) for id in ids)


def months(number: int) -> Quantity:
    """A number of months, in years where they are whole ones."""
    whole, rest = divmod(number, _MONTHS)
    return Quantity("months", number) if rest else Quantity("years", whole)


def duration(value: Duration) -> Quantity:
    """A number of calendar days or months, in years where they are whole ones."""
    return months(value.amount) if value.unit == "months" else Quantity(value.unit, value.amount)


def span(unit: str, value: Span | None) -> Param | None:
    """The numbers of a span in `unit`, else its note; None where neither is known."""
    if value is None:
        return None
    match value.low, value.high:
        case None, None:
            return value.note
        case None, float() | int() as high:
            return Code("span.up-to", {"what": Quantity(unit, high)})
        case float() | int() as low, None:
            return Code("span.at-least", {"what": Quantity(unit, low)})
    assert value.low is not None
    return Quantity(unit, value.low, value.high)


def span_and_note(unit: str, value: Span | None) -> tuple[Param, ...]:
    """The numbers of a span and, after them, its note."""
    numbers = span(unit, value)
    if value is None or numbers is None:
        return ()
    return (numbers,) if value.note is None or numbers == value.note else (numbers, value.note)


def amount(currency: str, low: float, high: float | None) -> Param:
    """An amount of money between two bounds, of which the upper may be unknown."""
    if high is None:
        return Code("span.at-least", {"what": Money(currency, low)})
    if low == high:
        return Money(currency, low)
    return Money(currency, low, high) if low else Code("span.up-to", {"what": Money(currency, high)})


def money(value: Price | Fee | None) -> Param | None:
    """What is known of a price as one value; None without a number."""
    known_bounds = bounds(value)
    return None if value is None or known_bounds is None else amount(value.currency, *known_bounds)


def costs_nothing(amount: Param | None) -> bool:
    """Whether an amount of money is nothing."""
    return isinstance(amount, Money) and amount.low == 0 and not amount.high
