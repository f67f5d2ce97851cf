"""Everybody and what they are advised; costs worked out anew from the records, and the numbers that may be said."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, get_args

import msgspec
import pytest

from certbot.advice.codes import Code, Line, Named, Param
from certbot.advice.profile import Profile
from certbot.advice.recommend import Advisor
from certbot.advice.recommendation import Recommendation
from certbot.catalog import vocabulary
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import exam_versions_on, first_event, renewal_on, renewal_rule_on, retired_since
from certbot.dialog.messages import Messages
from certbot.dialog.tables import without_tables

TODAY = date(2026, 11, 21)
KINDS = (vocabulary.Role, vocabulary.Experience, vocabulary.SlotPlatform, vocabulary.Goal, vocabulary.Budget)
YEARS = 5
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# What is never said in a cost or a comparison, so that its numbers must not excuse any.
UNSAID = ("sources", "articles", "aliases", "after_retirement", "topics", "url")

Range = tuple[float, float | None]


@pytest.fixture(scope="session")
def everybody() -> tuple[Profile, ...]:
    """Every combination of the slots, "not said" among the values."""
    return tuple(Profile(*values) for values in itertools.product(*((None, *get_args(kind)) for kind in KINDS)))


@pytest.fixture(scope="session")
def advised(catalog: Catalog, everybody: tuple[Profile, ...]) -> Mapping[Profile, Recommendation]:
    """What everybody is advised on 21 November 2026; worked out once, because it takes a while."""
    advisor = Advisor(catalog, TODAY)
    return {profile: advisor.recommend(profile) for profile in everybody}


def in_text(text: str) -> set[float]:
    """The numbers that stand in a text."""
    return {float(found.replace(",", "")) for found in NUMBER.findall(text)}


def inside(value: Any) -> Iterator[float]:
    """The numbers of plain values, those in their texts and dates too."""
    match value:
        case bool() | None:
            return
        case int() | float():
            yield float(value)
        case str():
            yield from in_text(value)
            yield from (float(part) for part in re.findall(r"\d+", value))
        case dict():
            for inner in value.values():
                yield from inside(inner)
        case list() | tuple():
            for inner in value:
                yield from inside(inner)


class Sums:
    """The sums by the rules that cost.py states, from the records alone, by other means than the module's."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.parts = cache(self._parts)
        self.numbers = cache(self._numbers)

    def _parts(self, id: str, today: date) -> dict[str, Range | None]:
        """Each part by name with the least and the most that it may be; None is "not known"."""
        cert = self.catalog.certifications[id]
        found = dict([self._first(cert, today)])
        if cert.kind == "exam" and (fee := found["exam" if "exam" in found else "subscription"]) != (0, 0):
            found["retake"] = self._retake(cert, fee)
        if cert.kind not in ("learning-platform", "free-course"):
            found["renewals"] = self._renewals(cert, today)
        return found

    def total(self, id: str, today: date) -> Range | None:
        """The sum of what is known; None where that is nothing."""
        parts = self.parts(id, today).values()
        low = sum(part[0] for part in parts if part is not None)
        if all(part is not None and part[1] is not None for part in parts):
            return low, sum(part[1] or 0 for part in parts if part is not None)
        return (low, None) if low else None

    def _numbers(self, id: str, today: date) -> frozenset[float]:
        """Every number that may be said of a certification on a day: of its record, whole years of its months, and the
        amounts that follow from the rules."""
        cert = self.catalog.certifications[id]
        plain = msgspec.to_builtins(cert, enc_hook=str)
        rule = renewal_rule_on(self.catalog, cert, today)
        said = {name: value for name, value in plain.items() if name not in UNSAID}
        numbers = set(inside(said)) | set(inside([doubt.text for doubt in rule.doubts] if rule is not None else []))
        numbers |= {number / 12 for number in numbers} | {float(YEARS)}
        amounts = [*self.parts(id, today).values(), self.total(id, today)]
        numbers |= {number for amount in amounts if amount is not None for number in amount if number is not None}
        terms = renewal_on(cert, today)
        if cert.validity is not None and cert.validity.months and terms is not None:
            numbers |= set(map(float, range(1, renewals(cert.validity.months, terms.extends_months) + 1)))
        return frozenset(numbers)

    def _first(self, cert: Certification, today: date) -> tuple[str, Range | None]:
        price = msgspec.to_builtins(cert.price)
        known = bounds(price)
        if cert.price is not None and cert.price.model == "per-month":
            months = cert.course.months if cert.course is not None else None
            if known is None or months is None or (months.low, months.high) == (None, None):
                return "subscription", None
            most = None if known[1] is None or months.high is None else known[1] * months.high
            return "subscription", (known[0] * (months.low or 0), most)
        if cert.kind != "exam":
            return "course", known
        own = {item.version.price for item in exam_versions_on(cert, today)} if price is not None else set()
        fees = [(fee, fee) if fee is not None else known for fee in own] or [known]
        if None in fees:
            return "exam", None
        low, high = zip(*(fee for fee in fees if fee is not None), strict=True)
        return "exam", (min(low), None if None in high else max(high))

    def _retake(self, cert: Certification, fee: Range | None) -> Range | None:
        rule = cert.retake
        if rule is not None and (rule.included > 0 or (rule.attempts == 1 and rule.within is None)):
            return 0, 0
        by_attempt = cert.price is not None and cert.price.model == "one-time"
        own = rule.cost if rule is not None else None
        again = bounds(msgspec.to_builtins(own)) if own is not None else fee if by_attempt else None
        return None if again is None or again[1] is None else (0, again[1])

    def _renewals(self, cert: Certification, today: date) -> Range | None:
        months = cert.validity.months if cert.validity is not None else None
        never = cert.validity is not None and cert.validity.never_expires
        course = cert.kind in ("course-certificate", "university-program")
        if never or (months is not None and months >= 12 * YEARS) or (course and months is None and not cert.renewal):
            return 0, 0
        terms = renewal_on(cert, today)
        if terms is None:
            return None
        fee = bounds(msgspec.to_builtins(terms.cost))
        closed = first_event(cert, "renewal-closed")
        end = closed.date.first if closed is not None else None
        if end is None and not terms.renewable_after_retirement:
            end = retired_since(cert)
        certain = closed is not None or terms.renewable_after_retirement is False
        if months is not None and end is not None and later(today, months) > end:
            return (0, 0) if certain else None
        if fee == (0, 0):
            return fee
        if fee is None:
            return None
        further = terms.extends_months
        if months is None or not further:
            return (fee[0], None) if months is not None and fee[0] else None
        days = [later(today, months + done * further) for done in range(renewals(months, further))]
        in_time = [day for day in days if end is None or day <= end]
        unknown = fee[1] is None or (len(in_time) < len(days) and not certain)
        return fee[0] * len(in_time), None if unknown else (fee[1] or 0) * len(in_time)


def bounds(price: Any) -> Range | None:
    """The least and the most of a price or fee as plain values."""
    if price is None:
        return None
    if price.get("model") == "free":
        return 0, 0
    low, amount, high = (price.get(name) for name in ("low", "amount", "high"))
    if low is not None and high is not None:
        return low, high
    if amount is not None:
        return amount, amount
    return None if low is None and high is None else (low or 0, high)


def renewals(months: int, further: int | None) -> int:
    """How often it is renewed until it is valid through the last month, counted one by one."""
    count = 0
    while further and months < 12 * YEARS:
        months, count = months + further, count + 1
    return count


def later(day: date, months: int) -> date:
    """The same day so many months later; for days that every month has."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1)


def names_in(value: Line | Param) -> Iterator[str]:
    """The certifications that are named in what is said."""
    match value:
        case Named(id=id):
            yield id
        case Code(params=params):
            for param in params.values():
                yield from names_in(param)
        case tuple():
            for part in value:
                yield from names_in(part)


@pytest.fixture(scope="session")
def sums(catalog: Catalog) -> Sums:
    """The sums of the catalog of the checkout."""
    return Sums(catalog)


class Underived:
    """Finds the numbers in what is said that follow from no record."""

    def __init__(self, sums: Sums, messages: Messages) -> None:
        self._sums, self._messages = sums, messages

    def __call__(self, lines: Iterable[Line], ids: Iterable[str], today: date) -> set[float]:
        """The numbers in the words of `lines` that neither the records of `ids` nor the rules explain; the names of
        whatever is named are explained by themselves."""
        codes = without_tables(lines)
        text = "\n".join(str(self._messages.render(code).striptags()) for code in codes)
        allowed = {number for id in ids for number in self._sums.numbers(id, today)}
        allowed |= {number for code in codes for id in names_in(code) for number in in_text(self._messages.names[id])}
        return in_text(text) - allowed


@pytest.fixture(scope="session")
def underived(sums: Sums, messages: Messages) -> Underived:
    """Finds invented numbers."""
    return Underived(sums, messages)
