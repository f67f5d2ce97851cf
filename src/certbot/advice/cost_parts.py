"""What is paid for a certification, part by part: to earn it, to try again, to keep it. The rules stand in cost.py."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certbot.advice import facts
from certbot.advice.codes import Code, Money, Param
from certbot.advice.retakes import one_attempt
from certbot.advice.words import amount, known, months
from certbot.catalog.booking import bounds, price_on
from certbot.catalog.model import Certification, ExamVersion, Fee, Price, Renewal
from certbot.catalog.status import exam_versions_on, first_event, renewal_on, retired_since
from certbot.catalog.vocabulary import LEARNT

PartName = Literal["exam", "course", "subscription", "retake", "renewals"]

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """Money between two bounds, in the unit of `currency`. `high` is None where no upper bound is known. Without a
    currency it is nothing at all, in any."""

    currency: str | None
    low: float
    high: float | None

    @property
    def words(self) -> Param:
        """The amount as a value that messages can show."""
        if self.currency is None or self.high == 0:
            return facts.FREE
        return amount(self.currency, self.low, self.high)


NOTHING = Amount(None, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the cost. `what` says what is paid for, or why there is nothing to pay (NOTHING); `amount` is None
    where it is not known; `notes` are what the record says beside the numbers."""

    name: PartName
    what: Code
    amount: Amount | None
    notes: tuple[Param, ...] = ()


def parts(cert: Certification, today: date, span: int) -> tuple[Part, ...]:
    """The parts of what it costs to earn `cert` on `today` and to keep it for `span` months."""
    first = _first(cert, today)
    return (first, *_retake(cert, first.amount), *_renewals(cert, today, span))


def amount_on(cert: Certification, today: date) -> Amount | None:
    """The price of the day, for one attempt, month or programme, whichever is paid; None where it is not known."""
    fee = price_on(cert, today)
    return _between(cert.price.currency, *fee) if cert.price is not None and fee is not None else None


def renewals_needed(term: int, further: int, span: int) -> int:
    """How many renewals, each at the end of a term, keep a certification valid through month `span`; `term` is the
    first one, `further` every later one. All in months."""
    return max(0, math.ceil((span - term) / further))


def _first(cert: Certification, today: date) -> Part:
    """What is paid to earn it, if all goes well."""
    price, notes = cert.price, facts.price_details(cert)
    if price is not None and price.model == "per-month":
        return _subscription(cert, price, notes)
    if cert.kind != "exam":
        what = Code("cost.part.platform") if cert.kind == "learning-platform" else Code("cost.part.course")
        return Part("course", what, _amount(price), notes)
    if price_on(cert, today) != bounds(price):
        booked = [(item.version, facts.version_price(cert, item.version)) for item in exam_versions_on(cert, today)]
        notes = (*(_version(item, own) for item, own in booked if own is not None), *notes)
    return Part("exam", Code("cost.part.exam"), amount_on(cert, today), notes)


def _version(item: ExamVersion, price: Money) -> Code:
    languages = facts.languages(item.languages) or Code("fact.languages.unknown")
    return Code("cost.version", {"code": item.code, "languages": languages, "price": price})


def _subscription(cert: Certification, price: Price, notes: tuple[Param, ...]) -> Part:
    """A price a month, times the months of the course. A platform has no months: one leaves it when one likes."""
    monthly, course = bounds(price), cert.course.months if cert.course is not None else None
    rate, length = facts.regular_price(cert), facts.course_months(cert)
    if rate is None or monthly is None:
        bare = Code("cost.part.subscription")
        what = bare if length is None else Code("cost.part.subscription.span", {"span": length})
        return Part("subscription", what, None, notes)
    if course is None or length is None or (course.low is None and course.high is None):
        return Part("subscription", Code("cost.part.subscription.open", {"rate": rate}), None, notes)
    most = None if monthly[1] is None or course.high is None else monthly[1] * course.high
    what = Code("cost.part.subscription.months", {"rate": rate, "span": length})
    return Part("subscription", what, _between(price.currency, monthly[0] * (course.low or 0), most), notes)


def _retake(cert: Certification, fee: Amount | None) -> Iterator[Part]:
    """One more attempt at an exam that costs something: from nothing, where none is needed, to its price."""
    rule = cert.retake
    if cert.kind != "exam" or (fee is not None and fee.high == 0):
        return
    notes: tuple[Param, ...] = rule.notes if rule is not None else ()
    if one_attempt(rule):
        yield Part("retake", Code("cost.part.retake.none"), NOTHING, notes)
    elif rule is not None and rule.included:
        yield Part("retake", Code("cost.part.retake.included", {"n": rule.included}), NOTHING, notes)
    else:
        own = rule.cost if rule is not None else None
        once = cert.price is not None and cert.price.model == "one-time"  # the fee of an attempt, and of nothing else
        again = _amount(own) if own is not None else fee if once else None
        what = Code("cost.part.retake.assumed") if own is None and again is not None else Code("cost.part.retake")
        upto = _between(again.currency, 0, again.high) if again is not None else None
        yield Part("retake", what, upto, (*_note(own), *notes))


def _renewals(cert: Certification, today: date, span: int) -> Iterator[Part]:
    """What keeps it valid, or why there is nothing to pay for that. What certifies nothing has no such part."""
    validity, renewal = cert.validity, renewal_on(cert, today)
    term = validity.months if validity is not None else None
    if cert.kind in facts.LEARNING:
        return
    if validity is not None and validity.never_expires:
        yield Part("renewals", Code("cost.part.renewals.never"), NOTHING)
    elif term is not None and term >= span:
        yield Part("renewals", Code("cost.part.renewals.long", {"span": months(term)}), NOTHING)
    elif renewal is not None:
        yield _renewing(cert, renewal, term, today, span)
    elif term is None and cert.kind in LEARNT:
        yield Part("renewals", Code("cost.part.renewals.unstated"), NOTHING)
    else:
        yield Part("renewals", Code("cost.part.renewals.unknown"), None)


def _renewing(cert: Certification, renewal: Renewal, term: int | None, today: date, span: int) -> Part:
    """The renewals that fall into the time, as far as their number and their price are known."""
    each, further = _amount(renewal.cost), renewal.extends_months
    free = each is not None and each.high == 0
    notes: tuple[Param, ...] = () if free else _note(renewal.cost)
    if term is not None and not _open_in(cert, renewal, today, term):
        if _ends_for_certain(cert, renewal):
            return Part("renewals", Code("cost.part.renewals.closed", {"span": months(term)}), NOTHING)
        return Part("renewals", Code("cost.part.renewals.after-the-end"), None, notes)
    if term is None or not further:
        if each is None or free:
            return Part("renewals", Code("cost.part.renewals.unknown"), each, notes)
        what = Code("cost.part.renewals.often-unknown", {"cost": each.words})
        # A term that is shorter than the whole time is renewed once at least.
        least = _between(each.currency, each.low, None) if term is not None else None
        return Part("renewals", what, least, notes)
    needed = renewals_needed(term, further, span)
    possible = sum(_open_in(cert, renewal, today, term + done * further) for done in range(needed))
    most = None if each is None or each.high is None else possible * each.high
    if possible < needed and _ends_for_certain(cert, renewal):
        notes = (*notes, Code("cost.part.renewals.then-closed"))
    elif possible < needed:
        notes, most = (*notes, Code("cost.part.renewals.then-unknown")), None
    what = Code("cost.part.renewals", {"n": possible})
    if each is None or free:
        return Part("renewals", what, each, notes)
    if possible > 1:
        what = Code("cost.part.renewals.each", {"n": possible, "cost": each.words})
    return Part("renewals", what, _between(each.currency, possible * each.low, most), notes)


def _open_in(cert: Certification, renewal: Renewal, today: date, month: int) -> bool:
    """Whether a pass of `today` can be renewed so many months later: before the end of renewal, or of the exam where it
    is not known to outlive that."""
    closed = first_event(cert, "renewal-closed")
    end = closed.date.first if closed is not None else retired_since(cert)
    if end is None or (closed is None and renewal.renewable_after_retirement):
        return True
    left = (end.year - today.year) * _YEAR + end.month - today.month - (end.day < today.day)
    return month <= left


def _ends_for_certain(cert: Certification, renewal: Renewal) -> bool:
    """Whether it is known that nobody renews it after that end."""
    return first_event(cert, "renewal-closed") is not None or renewal.renewable_after_retirement is False


def _amount(price: Price | Fee | None) -> Amount | None:
    """A price of the record between its bounds; None where there is no number."""
    known_bounds = bounds(price)
    return None if price is None or known_bounds is None else _between(price.currency, *known_bounds)


def _between(currency: str | None, low: float, high: float | None) -> Amount | None:
    """An amount, unless "at least nothing" is all there is to say."""
    return Amount(currency, low, high) if low or high is not None else None


def _note(fee: Fee | None) -> tuple[str, ...]:
    return known((fee.note if fee is not None else None,))
