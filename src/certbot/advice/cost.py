"""What it really costs to earn a certification and to keep it for five years: a range, and the parts it is made of.

Counted are one pass, at most one failed attempt, and the renewals that five years need:

- an exam once, and where several versions can be booked, the range of their prices; a course or programme once; one by
  subscription at its price a month times the months it takes;
- of an exam one paid retake, between nothing and its price; that is the fee of an attempt again where no other price is
  stated;
- as many renewals as keep it valid through month 60 after the pass, each at the end of a term: none where the first
  term (validity.months) reaches so far, else (60 - first term) / further term (renewal.extends_months), rounded up. No
  renewal is counted that would fall after the end of renewing, where one is known.

What is not known is no number, and makes the total an "at least". Every number is one of the record's, or a product or
sum of such. Certifications that must be held first are named, and not in the sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certbot.advice import facts
from certbot.advice.codes import Code, Named, Param, Quantity, Term
from certbot.advice.cost_parts import Amount, Part, parts
from certbot.advice.standing import end_lines, ended, in_its_place, status_words
from certbot.advice.words import join, named
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.status import renewal_rule_on, status_on

YEARS = 5
_MONTHS = 12
# The fields that a sum is made of: doubts about them are doubts about the sum.
_COUNTED = frozenset(
    "price price.amount price.low price.high price.model retake retake.cost retake.included retake.attempts "
    "validity validity.months renewal renewal.cost renewal.extends_months".split()
)
_LENGTH = frozenset({"course", "course.months"})


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a certification over so many `years` from a day.

    `none` says why it has no cost of its own: it has ended, or it stands for several. `before` are the certifications
    that must be held first, any one of each tuple. `totals` has a sum for each currency of the parts, since different
    ones are never added.
    """

    id: str
    years: int
    parts: tuple[Part, ...] = ()
    before: tuple[tuple[str, ...], ...] = ()
    none: Literal["ended", "family"] | None = None

    @property
    def unknown(self) -> tuple[Part, ...]:
        """The parts that are not known, or of which only the least is."""
        return tuple(part for part in self.parts if part.amount is None or part.amount.high is None)

    @property
    def totals(self) -> tuple[Amount, ...]:
        """The sums. While a part is unknown none has an upper bound; one that would say "at least nothing" is left
        out."""
        amounts = [part.amount for part in self.parts if part.amount is not None]
        sums = []
        for currency in dict.fromkeys(amount.currency for amount in amounts if amount.currency is not None):
            mine = [amount for amount in amounts if amount.currency == currency]
            most = None if self.unknown else sum(amount.high or 0 for amount in mine)
            sums.append(Amount(currency, sum(amount.low for amount in mine), most))
        return tuple(total for total in sums if total.low or total.high is not None)


def cost(catalog: Catalog, id: str, today: date, years: int = YEARS) -> Cost:
    """The cost of a certification for somebody who begins on `today`. Raises KeyError for an unknown id."""
    cert = catalog.certifications[id]
    if ended(status_on(cert, today)):
        return Cost(id, years, none="ended")
    if cert.kind == "family":
        return Cost(id, years, none="family")
    before = tuple(item.ids for item in cert.prerequisites if item.ids)
    return Cost(id, years, parts(cert, today, years * _MONTHS), before)


def total(found: Cost) -> Param | None:
    """The total in a few words, or why there is none; None where too little is known."""
    match found.none:
        case "ended":
            return Code("cost.brief.ended")
        case "family":
            return Code("cost.brief.family")
    sums = [amount.words for amount in found.totals]
    return join(sums, "cost.currencies") if sums else None


def cost_lines(catalog: Catalog, id: str, today: date) -> tuple[Code, ...]:
    """The cost in words, by messages ``cost.*``: the parts, the total, what is not known, what is not certain.

    Raises KeyError for an unknown id.
    """
    cert = catalog.certifications[id]
    found = cost(catalog, id, today)
    doubts = (Code("renew.doubt", {"text": text}) for text in cost_doubts(catalog, id, today))
    return (*_lines(catalog, cert, found, today), *doubts, facts.checked(cert, today))


def _lines(catalog: Catalog, cert: Certification, found: Cost, today: date) -> Iterator[Code]:
    if found.none == "ended":
        yield from end_lines(catalog, cert, today)
        yield Code("cost.ended")
        return
    if found.none == "family":
        yield Code("cost.lead.family", {"name": Named(cert.id), "span": Quantity("years", found.years)})
    elif cert.kind in facts.LEARNING:
        yield Code("cost.lead.learning", {"name": Named(cert.id)})
    else:
        yield Code("cost.lead", {"name": Named(cert.id), "span": Quantity("years", found.years)})
    if status_on(cert, today).kind != "active":
        yield Code("card.status", {"status": status_words(cert, today)})
    if found.none == "family":
        yield Code("cost.family")
        for id in cert.members:
            brief = total(cost(catalog, id, today)) or Code("cost.unknown")
            yield Code("cost.member", {"name": Named(id), "cost": brief})
        return
    for part in found.parts:
        yield _part(part)
        yield from (Code("cost.note", {"text": note}) for note in part.notes)
    yield _total(found)
    if any(isinstance(note, str) for part in found.parts for note in part.notes):
        yield Code("cost.notes")
    for ids in found.before:
        able = tuple(dict.fromkeys(one for id in ids for one in in_its_place(catalog, id, today)))
        yield Code("cost.before", {"n": len(able), "names": named(able or ids)})


def _part(part: Part) -> Code:
    """One part: what it is and what it costs, or why it costs nothing."""
    if part.amount is not None and part.amount.currency is None:
        return Code("cost.line.nothing", {"what": part.what})
    amount = Code("cost.unknown") if part.amount is None else part.amount.words
    return Code("cost.line", {"what": part.what, "amount": amount})


def _total(found: Cost) -> Code:
    """The sum, and what is not in it."""
    unknown = tuple(dict.fromkeys(Term("cost-part", part.name) for part in found.unknown))
    sums = total(found)
    if sums is None:
        return Code("cost.total.unknown", {"parts": unknown})
    if not unknown:
        return Code("cost.total", {"total": sums})
    return Code("cost.total.without", {"total": sums, "parts": unknown})


def cost_doubts(catalog: Catalog, id: str, today: date) -> tuple[str, ...]:
    """The doubts about what the sum is made of, those of a shared renewal rule among them. Raises KeyError for an
    unknown id."""
    cert = catalog.certifications[id]
    by_the_month = cert.price is not None and cert.price.model == "per-month"
    fields = _COUNTED | _LENGTH if by_the_month else _COUNTED
    texts = [doubt.text for doubt in cert.doubts if doubt.field in fields]
    rule = renewal_rule_on(catalog, cert, today)
    if rule is not None:
        texts += [doubt.text for doubt in rule.doubts if doubt.field in ("cost", "extends_months")]
    return tuple(dict.fromkeys(texts))
