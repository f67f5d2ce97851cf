"""Single facts of a certification as codes: the bricks of cards, lists and comparisons.

Each function returns None where nothing is known: whoever asks decides whether that is worth a word.
"""

from __future__ import annotations

from datetime import date

from certbot.advice.codes import Code, Money, Param, Quantity, Term
from certbot.advice.words import amount, costs_nothing, join, known, money, months, named, span, span_and_note
from certbot.catalog.booking import Range, bounds, price_on
from certbot.catalog.facts import about
from certbot.catalog.model import Catalog, Certification, ExamVersion
from certbot.catalog.status import renewal_on, stale
from certbot.catalog.vocabulary import LEARNT

LEARNING = frozenset({"learning-platform", "free-course"})
"""Kinds that teach and certify nothing."""
FIRST_LEVELS = frozenset({"foundational", "beginner"})
"""The levels at which one starts."""
FREE = Code("fact.price.free")
NOTHING_TO_RENEW = Code("fact.renewal.nothing")


def full_name(cert: Certification) -> Param:
    """The provider's own name, with the exam code where the name does not hold it."""
    code = cert.codes[0] if cert.codes else None
    if code is None or code.lower() in cert.name.lower():
        return cert.name
    return Code("fact.name", {"name": cert.name, "code": code})


def kind(catalog: Catalog, cert: Certification) -> Code:
    """What sort of thing it is and whose: "exam by AWS"; and where it is, if it is not the provider's own place."""
    provider = catalog.providers.get(cert.provider)
    by = provider.short if provider else cert.provider
    params: dict[str, Param] = {"kind": Term("kind", cert.kind), "provider": by}
    if cert.host in (None, by):
        return Code("fact.kind", params)
    return Code("fact.kind.hosted", {**params, "host": cert.host or ""})


def level(cert: Certification) -> Code | None:
    """The level, and whether the word is the provider's or our reading."""
    if cert.level is None:
        return None
    ours = "level" in cert.ours and cert.level not in cert.name.lower()
    key = "fact.level.ours" if ours else "fact.level"
    return Code(key, {"level": Term("level", cert.level)})


def price(cert: Certification, today: date) -> Code | None:
    """What is paid on that day, and for what: one attempt, a month, a programme."""
    return _paid(cert, price_on(cert, today))


def regular_price(cert: Certification) -> Code | None:
    """What the record says is paid, whatever an exam version of some day costs."""
    return _paid(cert, bounds(cert.price))


def _paid(cert: Certification, fee: Range | None) -> Code | None:
    if cert.price is None or fee is None:
        return None
    if fee == (0, 0):
        return FREE
    attempt = cert.price.model == "one-time" and cert.kind in ("exam", "family")
    key = "fact.price.attempt" if attempt else f"fact.price.{cert.price.model}"
    return Code(key, {"money": amount(cert.price.currency, *fee)})


def price_terms(cert: Certification) -> tuple[Code, ...]:
    """What softens the price: auditing for free, financial aid."""
    if cert.price is None:
        return ()
    return known(
        (
            Code("fact.price.audit") if cert.price.free_audit and cert.price.model != "free" else None,
            Code("fact.price.aid") if cert.price.financial_aid else None,
        )
    )


def price_details(cert: Certification) -> tuple[Param, ...]:
    """What softens or qualifies the price, the notes of the record among it."""
    return (*price_terms(cert), *cert.price.notes) if cert.price is not None else ()


def time(cert: Certification) -> tuple[Param, ...]:
    """Preparation for an exam, effort of a course; empty where neither is known."""
    parts: list[Param] = []
    preparation = span_and_note("weeks", cert.preparation)
    if preparation:
        parts += [Code("fact.time.preparation", {"span": preparation[0]}), *preparation[1:]]
    course = cert.course
    if course is not None:
        parts += span_and_note("hours", course.hours)
        parts += known((course_months(cert),))
        if course.courses is not None:
            parts.append(Quantity("courses", course.courses))
        parts += course.notes
    return tuple(parts)


def length(cert: Certification) -> Param | None:
    """How long it takes, as one value that others can be held against: weeks of preparation, else the months, else the
    hours of a course. None where it is not known, or known in other words only."""
    match effort(cert):
        case "weeks", weeks:
            return Code("fact.time.preparation", {"span": weeks})
        case "months", _:
            return course_months(cert)
        case _, hours:
            return hours
    return None


def effort(cert: Certification) -> tuple[str, Param] | None:
    """The unit and the span of what `length` says: the first of weeks, months and hours that is known as a number."""
    course = cert.course
    for unit, value in (
        ("weeks", cert.preparation),
        ("months", course.months if course is not None else None),
        ("hours", course.hours if course is not None else None),
    ):
        found = span(unit, value)
        if found is not None and not isinstance(found, str):  # a note would be too long
            return unit, found
    return None


def course_months(cert: Certification) -> Param | None:
    """The months that a course takes, and the hours a week that they assume."""
    course = cert.course
    length = span("months", course.months) if course is not None else None
    if course is None or length is None or course.hours_per_week is None:
        return length
    return Code("fact.time.pace", {"span": length, "pace": Quantity("hours", course.hours_per_week)})


def exam(cert: Certification) -> tuple[Param, ...]:
    """Length, questions, pass mark and delivery of the exam, as far as known."""
    value = cert.exam
    if value is None:
        return ()
    return known(
        (
            Quantity("minutes", value.minutes) if value.minutes is not None else None,
            *span_and_note("questions", value.questions),
            Code("fact.exam.pass", {"mark": value.pass_mark}) if value.pass_mark is not None else None,
            value.delivery,
        )
    )


def languages(tags: tuple[str, ...]) -> tuple[Term, ...]:
    """Languages by BCP 47 tag, as values."""
    return tuple(Term("language", tag) for tag in tags)


def version(cert: Certification, item: ExamVersion) -> tuple[Param, ...]:
    """What is particular to one exam version."""
    return known(
        (
            Quantity("minutes", item.minutes) if item.minutes is not None else None,
            span("questions", item.questions),
            version_price(cert, item),
            *item.notes,
        )
    )


def version_price(cert: Certification, item: ExamVersion) -> Money | None:
    """An exam version's own price. Its currency is that of the record's price, without which it has none."""
    if item.price is None or cert.price is None:
        return None
    return Money(cert.price.currency, item.price)


def validity(cert: Certification) -> Code | None:
    """How long it lasts. A course that states nothing is said to state nothing; of an exam None means unknown."""
    if cert.validity is not None and cert.validity.never_expires:
        return Code("fact.validity.never")
    if cert.validity is not None and cert.validity.months is not None:
        return Code("fact.validity", {"span": months(cert.validity.months)})
    if cert.validity is not None and cert.validity.note is not None:
        return Code("fact.validity.otherwise", {"text": cert.validity.note})
    return Code("fact.validity.unstated") if cert.kind in LEARNT else None


def renewal(cert: Certification, today: date) -> tuple[Param, ...]:
    """Method and cost of a renewal in brief; empty where there is nothing to renew or nothing known."""
    value = renewal_on(cert, today)
    if value is None or value.method is None or (cert.validity is not None and cert.validity.never_expires):
        return ()
    cost = renewal_cost(cert, today)
    method = Code("fact.renewal", {"method": value.method.rstrip(".")})
    return (method,) if cost is None else (method, Code("fact.renewal.cost", {"cost": cost}))


def renewal_cost(cert: Certification, today: date) -> Param | None:
    """The fee of a renewal in time; its note where there is no number."""
    terms = renewal_on(cert, today)
    cost = terms.cost if terms is not None else None
    if cost is None:
        return None
    fee = money(cost)
    if costs_nothing(fee):
        return FREE
    return cost.note if fee is None else fee


def renewal_in_brief(cert: Certification, today: date) -> Param | None:
    """What keeping it costs, or that there is nothing to renew."""
    nothing = cert.renewal is None and cert.kind in LEARNT
    if nothing or (cert.validity is not None and cert.validity.never_expires):
        return NOTHING_TO_RENEW
    return renewal_cost(cert, today)


def hands_on(cert: Certification) -> Code | None:
    """Whether the learner builds something."""
    if cert.hands_on is None:
        return None
    return Code("fact.hands-on" if cert.hands_on else "fact.hands-off")


def platform(cert: Certification) -> Code:
    """Whose products it is about."""
    if cert.platform == "none":
        return Code("fact.platform.none")
    return Code("fact.platform", {"platform": Term("platform", cert.platform)})


def members(cert: Certification) -> Code | None:
    """What a family stands for."""
    return Code("card.members", {"names": named(cert.members)}) if cert.members else None


def doubts(cert: Certification, *fields: str) -> tuple[str, ...]:
    """The doubts about the given fields, or about a part of one."""
    return about(cert.doubts, *fields)


def checked(cert: Certification, today: date) -> Code:
    """The day on which the facts were last looked at, and whether they are due for a new look."""
    if stale(cert, today):
        return Code("card.checked.overdue", {"date": cert.checked, "recheck": cert.recheck})
    return Code("card.checked", {"date": cert.checked})


def joined(key: str, name: str, parts: tuple[Param, ...]) -> Code | None:
    """One line of all the parts, by message `key` with placeholder `name`; None where there are none."""
    return Code(key, {name: join(parts)}) if parts else None
