"""Why a certification is recommended: what fits the person first, what it costs and asks after that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certbot.advice import facts
from certbot.advice.choose import Candidate, Choice, Chooser
from certbot.advice.codes import Code, Named, Quantity, Term
from certbot.advice.conditions import answers
from certbot.advice.english import english_beta
from certbot.advice.profile import Profile
from certbot.advice.words import known, months
from certbot.catalog.model import Certification
from certbot.catalog.status import renewal_on, retired_since, status_on

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
    price = None if Code("why.free") in personal else cost(cert, chooser.today)
    return (*personal[:PERSONAL], *known((price, effort(cert), keeping(cert, chooser.today))))


def _personal(
    chooser: Chooser, profile: Profile, choice: Choice, candidate: Candidate, cert: Certification
) -> Iterator[Code]:
    """The reasons that come from the answers, the strongest first."""
    yield from _money(profile, cert)
    if profile.platform is not None and profile.platform == cert.platform != "none":
        yield Code("why.fits-platform", {"platform": Term("platform", cert.platform)})
    lapsed = _followed(chooser, profile, choice, candidate)
    if lapsed is not None:
        yield Code("why.follows-held", {"certification": Named(lapsed)})
    elif candidate.instead_of:
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


def _followed(chooser: Chooser, profile: Profile, choice: Choice, candidate: Candidate) -> str | None:
    """What this person holds and is known to be unable to renew, if `candidate` is the first pick to follow it."""
    for id, ways in chooser.held.follows(profile.have).items():
        renewal = renewal_on(chooser.catalog.certifications[id], chooser.today)
        if renewal is None or renewal.renewable_after_retirement is not False:
            continue  # that it cannot be renewed is not known
        if candidate.id == next((pick.id for pick in choice.picks if pick.id in ways), None):
            return id
    return None


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
    if years == 0 or (years is None and cert.level in facts.FIRST_LEVELS):
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
    cert = chooser.catalog.certifications[old]
    since = retired_since(cert)
    if since is None:
        return Code("why.instead", {"certification": Named(old)})
    if since > chooser.today:
        return Code("why.replaces-ending", {"certification": Named(old), "since": since})
    since_when = status_on(cert, chooser.today).known_since or since
    return Code("why.replaced", {"certification": Named(old), "since": since_when})


def practice(years: float) -> Quantity:
    """Years of practice; months where it is less than one."""
    return Quantity("years", years) if years >= 1 else Quantity("months", round(years * 12))


def cost(cert: Certification, today: date) -> Code | None:
    """What it costs, called the regular price where in English only a beta of another price can be booked; None where
    not known."""
    only = english_beta(cert, today)
    regular = only is not None and only.price is not None
    price = facts.regular_price(cert) if regular else facts.price(cert, today)
    if price is None:
        return None
    return Code("why.cost.regular" if regular else "why.cost", {"cost": price})


def effort(cert: Certification) -> Code | None:
    """Level and time; None where neither is known."""
    found = facts.effort(cert)
    time = found[1] if found is not None else None
    if cert.level is None:
        return Code("why.effort.time", {"time": time}) if time is not None else None
    level = Term("level", cert.level)
    if time is None:
        return Code("why.effort.level", {"level": level})
    return Code("why.effort", {"level": level, "time": time})


def keeping(cert: Certification, today: date) -> Code | None:
    """How long it lasts and what it costs to keep; None where not known."""
    if cert.validity is None:
        return Code("why.no-expiry-stated") if cert.kind in _CERTIFICATES else None
    if cert.validity.never_expires:
        return Code("why.never-expires")
    if cert.validity.months is None:
        return None
    valid = months(cert.validity.months)
    fee = facts.renewal_cost(cert, today)
    if fee is None or isinstance(fee, str):
        return Code("why.valid", {"valid": valid})
    if fee == facts.FREE:
        return Code("why.valid-renew-free", {"valid": valid})
    return Code("why.valid-renew-cost", {"valid": valid, "cost": fee})
