"""Why a certification is recommended: what fits the person first, what it costs and asks after that."""

from __future__ import annotations

from collections.abc import Iterator

from certbot.advice.choose import Candidate, Choice, Chooser
from certbot.advice.codes import Code, Money, Named, Param, Quantity, Term
from certbot.advice.conditions import answers
from certbot.advice.profile import Profile
from certbot.advice.words import months
from certbot.catalog.model import Certification, Span
from certbot.catalog.status import retired_since

PERSONAL = 3
"""So many reasons are about the person; cost, effort and validity follow."""
YEARS = {"none": (0, 0), "early": (0, 2), "mid": (3, 7), "senior": (8, 99)}
"""Years of experience that each answer means, at least and at most."""
_STARTING = frozenset({"beginner", "career-changer", "student"})
_CERTIFICATES = frozenset({"course-certificate", "university-program"})


def reasons(chooser: Chooser, profile: Profile, choice: Choice, candidate: Candidate) -> tuple[Code, ...]:
    """Why `candidate` is recommended, the most personal reason first. Never empty."""
    cert = chooser.catalog.certifications[candidate.id]
    personal = list(_personal(chooser, profile, choice, candidate, cert))
    if not personal:
        personal = [Code("why.general")]
    facts = (cost(cert), effort(cert), keeping(cert))
    return (*personal[:PERSONAL], *(fact for fact in facts if fact is not None))


def _personal(
    chooser: Chooser, profile: Profile, choice: Choice, candidate: Candidate, cert: Certification
) -> Iterator[Code]:
    """The reasons that come from the answers, the strongest first."""
    yield from _money(profile, cert)
    if profile.platform is not None and profile.platform == cert.platform != "none":
        yield Code("why.fits-platform", {"platform": Term("platform", cert.platform)})
    if candidate.instead_of:
        yield instead(chooser, candidate.instead_of[0])
    if chooser.assumed_new(answers(profile)) and candidate == choice.picks[0]:
        yield Code("why.assumed-new", {"experience": Term("experience", profile.experience or "")})
    leads_there = profile.goal in cert.goals or ("goal" in choice.slots and candidate == choice.picks[0])
    if profile.goal is not None and leads_there:
        yield Code("why.fits-goal", {"goal": Term("goal", profile.goal)})
    yield from _article(chooser, choice, cert)
    if profile.role is not None and profile.role in cert.roles and profile.role != "other":
        key = "why.fits-start" if profile.role in _STARTING else "why.fits-role"
        yield Code(key, {"role": Term("role", profile.role)})
    yield from _experience(chooser, profile, cert)
    if profile.platform == "none" and cert.platform == "none":
        yield Code("why.no-vendor")
    if cert.hands_on:
        yield Code("why.hands-on")
    if profile.experience is not None and "experience" in choice.slots:
        yield Code("why.stage", {"experience": Term("experience", profile.experience)})


def _money(profile: Profile, cert: Certification) -> Iterator[Code]:
    if profile.budget not in ("free", "low") or cert.price is None:
        return
    if cert.price.model == "free":
        yield Code("why.free")
    elif cert.price.free_audit:
        yield Code("why.free-tier" if cert.kind == "learning-platform" else "why.free-audit")
    elif cert.price.financial_aid:
        yield Code("why.aid")


_CASES = frozenset({"table", "stages", "stacks"})
"""Kinds of advice that speak of a person's case; all of them are article B's."""


def _article(chooser: Chooser, choice: Choice, cert: Certification) -> Iterator[Code]:
    """The row of the article that names this very certification."""
    for row in (*choice.rule.rows, *choice.free_rows):
        advice = chooser.catalog.advice.get(row)
        if advice is not None and advice.kind in _CASES and cert.id in advice.certifications:
            yield Code("why.article", {"row": advice.title})
            return


def _experience(chooser: Chooser, profile: Profile, cert: Certification) -> Iterator[Code]:
    years = cert.experience.years if cert.experience is not None else None
    if years == 0 or (years is None and cert.level in ("beginner", "foundational")):
        if chooser.newcomer(answers(profile)) or profile.experience == "early":
            yield Code("why.no-experience-needed")
        return
    if years is None or profile.experience is None:
        return
    low, high = YEARS[profile.experience]
    if high >= years:
        key = "why.experience-enough" if low >= years else "why.experience-near"
        yield Code(key, {"advised": practice(years), "experience": Term("experience", profile.experience)})


def instead(chooser: Chooser, old: str) -> Code:
    """That something stands in the place of `old`, which is gone, ends too soon, or has not begun."""
    since = retired_since(chooser.catalog.certifications[old])
    if since is None:
        return Code("why.instead", {"certification": Named(old)})
    key = "why.replaced" if since <= chooser.today else "why.replaces-ending"
    return Code(key, {"certification": Named(old), "since": since})


def practice(years: float) -> Quantity:
    """Years of practice; months where it is less than one."""
    return Quantity("years", years) if years >= 1 else Quantity("months", round(years * 12))


def amount(cert: Certification) -> Money | None:
    """The price as a range where the ends are known, else the amount."""
    price = cert.price
    if price is None:
        return None
    if price.low is not None and price.high is not None and price.low != price.high:
        return Money(price.currency, price.low, price.high)
    known = next((value for value in (price.amount, price.low, price.high) if value is not None), None)
    return Money(price.currency, known) if known is not None else None


def price_code(cert: Certification) -> Code | None:
    """The price in words; None where no number is known."""
    money = amount(cert)
    if cert.price is not None and (cert.price.model == "free" or (money is not None and money.low == 0)):
        return Code("fact.price.free")
    if cert.price is None or money is None:
        return None
    attempt = cert.price.model == "one-time" and cert.kind == "exam"
    return Code("fact.price.attempt" if attempt else f"fact.price.{cert.price.model}", {"money": money})


def cost(cert: Certification) -> Code | None:
    """What it costs; None where not known."""
    price = price_code(cert)
    return Code("why.cost", {"cost": price}) if price is not None else None


def effort(cert: Certification) -> Code | None:
    """Level and time; None where neither is known."""
    time = effort_time(cert)
    if cert.level is None:
        return Code("why.effort.time", {"time": time}) if time is not None else None
    level = Term("level", cert.level)
    if time is None:
        return Code("why.effort.level", {"level": level})
    return Code("why.effort", {"level": level, "time": time})


def effort_time(cert: Certification) -> Param | None:
    """Weeks of preparation, or the months or hours of a course."""
    course = cert.course
    for unit, value in (
        ("weeks", cert.preparation),
        ("months", course.months if course is not None else None),
        ("hours", course.hours if course is not None else None),
    ):
        span = _quantity(unit, value)
        if span is not None:
            return span
    return None


def _quantity(unit: str, span: Span | None) -> Param | None:
    if span is None:
        return None
    if span.low is not None and span.high is not None:
        return Quantity(unit, span.low, span.high if span.high != span.low else None)
    if span.high is not None:
        return Code("span.up-to", {"what": Quantity(unit, span.high)})
    return Code("span.at-least", {"what": Quantity(unit, span.low)}) if span.low is not None else None


def keeping(cert: Certification) -> Code | None:
    """How long it lasts and what it costs to keep; None where not known."""
    if cert.validity is None:
        return Code("why.no-expiry-stated") if cert.kind in _CERTIFICATES else None
    if cert.validity.never_expires:
        return Code("why.never-expires")
    if cert.validity.months is None:
        return None
    valid = months(cert.validity.months)
    fee = cert.renewal.cost if cert.renewal is not None else None
    low = (fee.amount if fee.amount is not None else fee.low) if fee is not None else None
    if fee is None or low is None:
        return Code("why.valid", {"valid": valid})
    high = fee.high if fee.amount is None else None
    if not low and not high:
        return Code("why.valid-renew-free", {"valid": valid})
    return Code("why.valid-renew-cost", {"valid": valid, "cost": Money(fee.currency, low, high)})
