"""How, when and for what price a certification is kept, in codes. What it means for one person's dates is a plan of
its own; this is the rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certbot.advice import facts
from certbot.advice.codes import Code, Quantity
from certbot.advice.standing import ended, successors
from certbot.advice.words import duration, months, named
from certbot.catalog.model import Catalog, Certification, Renewal
from certbot.catalog.status import can_be_taken, first_event, renewal_on, renewal_rule_on, status_on
from certbot.catalog.vocabulary import LEARNT


def renewing(catalog: Catalog, id: str, today: date) -> tuple[Code, ...]:
    """The renewal rule in short lines, by messages ``renew.*``; what is not known is said to be so.

    Raises KeyError for an unknown id.
    """
    return tuple(_lines(catalog, catalog.certifications[id], today))


def _lines(catalog: Catalog, cert: Certification, today: date) -> Iterator[Code]:
    renewal = renewal_on(cert, today)
    closed = first_event(cert, "renewal-closed")
    still_open = renewal is not None and closed is not None and today <= closed.date.first
    gone = ended(status_on(cert, today))
    yield Code("renew.lead", {"name": cert.name})
    if gone and cert.after_retirement is not None:
        yield Code("card.holding", {"text": cert.after_retirement.holding})
    if cert.kind == "family":
        yield Code("renew.family", {"names": named(cert.members)}) if cert.members else Code("renew.unknown")
    elif cert.validity is not None and cert.validity.never_expires:
        yield Code("renew.never")
    elif renewal is None:
        if cert.kind in LEARNT:
            yield Code("renew.nothing")
        elif not gone or cert.after_retirement is None:
            yield Code("renew.unknown")
    else:
        validity = facts.validity(cert)
        yield Code("renew.valid", {"validity": validity}) if validity is not None else Code("renew.valid.unknown")
        if closed is not None and still_open:
            yield Code("renew.until", {"date": closed.date})
        if gone and not still_open:
            yield from _after_the_end(catalog, cert, renewal, today)
        elif renewal.method is not None:
            yield Code("renew.method", {"method": renewal.method})
        else:
            yield Code("renew.method.unknown")
        if not gone or still_open or renewal.renewable_after_retirement:
            yield from _in_time(catalog, cert, renewal, today)
    if renewal is not None:
        yield from (Code("renew.note", {"text": note}) for note in renewal.notes)
    yield from _doubts(catalog, cert, today)
    yield facts.checked(cert, today)


def _after_the_end(catalog: Catalog, cert: Certification, renewal: Renewal, today: date) -> Iterator[Code]:
    """Whether holders can still renew what can no longer be taken."""
    closed = first_event(cert, "renewal-closed")
    if closed is not None:
        yield Code("renew.closed", {"date": closed.date})
    elif renewal.renewable_after_retirement is None:
        yield Code("renew.retired.unknown")
    else:
        yield Code("renew.retired.yes" if renewal.renewable_after_retirement else "renew.retired.no")
    if renewal.method is not None:
        yield Code("renew.method", {"method": renewal.method})
    instead = successors(catalog, cert, today)
    if instead is not None and not renewal.renewable_after_retirement:
        yield Code("renew.retired.successors", {"successors": instead})


def _in_time(catalog: Catalog, cert: Certification, renewal: Renewal, today: date) -> Iterator[Code]:
    higher = [id for id in renewal.renewed_by if can_be_taken(catalog.certifications[id], today)]
    if higher:
        yield Code("renew.by", {"names": named(higher)})
    window = renewal.window_opens
    if window is None:
        yield Code("renew.window.unknown")
    else:
        yield Code("renew.window", {"span": duration(window)})
    if renewal.early_is_harmful:
        yield Code("renew.early.harmful")
    elif renewal.counted_from == "pass-date":
        yield Code("renew.early.pass-date")
    cost = facts.renewal_cost(cert, today)
    yield Code("renew.cost.unknown") if cost is None else Code("renew.cost", {"cost": cost})
    if renewal.extends_months is not None:
        key = f"renew.term.{renewal.counted_from or 'unknown'}"
        yield Code(key, {"span": months(renewal.extends_months)})
    yield _late(renewal)


def _late(renewal: Renewal) -> Code:
    """What can be done after the expiry."""
    match renewal.renewable_after_expiry, renewal.grace_days:
        case False, _:
            return Code("renew.late.no")
        case True, int() as days if days > 0:
            return Code("renew.late.grace", {"span": Quantity("days", days)})
        case True, _:
            return Code("renew.late.yes")
    return Code("renew.late.unknown")


def _doubts(catalog: Catalog, cert: Certification, today: date) -> Iterator[Code]:
    texts = list(facts.doubts(cert, "renewal", "validity"))
    rule = renewal_rule_on(catalog, cert, today)
    if rule is not None:
        texts += [doubt.text for doubt in rule.doubts if doubt.text not in texts]
    yield from (Code("renew.doubt", {"text": text}) for text in texts)
