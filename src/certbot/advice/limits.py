"""The honest limits of a recommendation: what is uncertain, what costs more than was wished, what is too high."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from certbot.advice import facts
from certbot.advice.choose import Chooser
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.conditions import answers
from certbot.advice.english import english_beta, no_english, regular_versions
from certbot.advice.profile import Profile
from certbot.advice.reasons import YEARS, practice
from certbot.advice.standing import unclear_because
from certbot.catalog.model import Certification, ExamVersion
from certbot.catalog.status import exam_versions_on, status_on

_BUSINESS = frozenset({"manager", "product", "designer", "marketer"})
_ANYONE = "any"


def limits(chooser: Chooser, profile: Profile, id: str) -> tuple[Code, ...]:
    """What speaks against `id` for this person; what makes it uncertain on the day comes first."""
    cert = chooser.catalog.certifications[id]
    return (
        *_status(chooser, cert),
        *_level(chooser, profile, cert),
        *_platform(chooser, profile, cert),
        *_price(chooser, profile, cert),
        *_record(cert),
    )


def _status(chooser: Chooser, cert: Certification) -> Iterator[Code]:
    status = status_on(cert, chooser.today)
    if status.kind == "beta":
        yield Code("doubt.beta")
    if status.kind == "unclear":
        because = unclear_because(cert)
        yield Code("doubt.unclear", {"doubt": because[0]}) if because else Code("doubt.unclear.bare")
    if status.last_day is not None:
        yield Code("doubt.retiring", {"last_day": status.last_day})
    yield from _versions(chooser, cert)


def _versions(chooser: Chooser, cert: Certification) -> Iterator[Code]:
    """That in English only a beta can be booked, or nothing, while other languages have the regular exam."""
    if not no_english(cert, chooser.today):
        return
    beta = english_beta(cert, chooser.today)
    regular = regular_versions(cert, chooser.today)
    if beta is None:
        booked = (item.version for item in exam_versions_on(cert, chooser.today))
        yield Code("doubt.not-in-english", {"languages": _languages(booked)})
    elif regular:
        elsewhere: dict[str, Param] = {"regular": regular[0].code, "languages": _languages(regular)}
        if beta.price is None:
            yield Code("doubt.beta-version", {"beta": beta.code, **elsewhere})
        else:
            yield Code("doubt.beta-version.price", {"beta": beta.code, "price": beta.price, **elsewhere})
    elif beta.price is None:
        yield Code("doubt.beta-version.only", {"beta": beta.code})
    else:
        yield Code("doubt.beta-version.only.price", {"beta": beta.code, "price": beta.price})


def _languages(versions: Iterable[ExamVersion]) -> tuple[Term, ...]:
    return tuple(Term("language", tag) for version in versions for tag in version.languages)


def _level(chooser: Chooser, profile: Profile, cert: Certification) -> Iterator[Code]:
    years = cert.experience.years if cert.experience is not None else None
    newcomer = chooser.newcomer(answers(profile))
    most = 0 if newcomer else YEARS[profile.experience][1] if profile.experience is not None else None
    if years is not None and most is not None and years > most and years >= 1:
        yield Code("doubt.above-experience", {"advised": practice(years)})
    elif newcomer and cert.level is not None and cert.level in chooser.rules.too_hard:
        yield Code("doubt.above-level", {"level": Term("level", cert.level)})
    elif newcomer and cert.level == "intermediate":
        yield Code("doubt.intermediate")
    high = cert.level not in facts.FIRST_LEVELS
    if high and profile.role in _BUSINESS and cert.roles and profile.role not in cert.roles:
        yield Code("doubt.for-builders", {"role": Term("role", profile.role or "")})


def _platform(chooser: Chooser, profile: Profile, cert: Certification) -> Iterator[Code]:
    tied = cert.platform in chooser.rules.platforms and cert.platform != "none" and cert.kind == "exam"
    if not tied or cert.platform == profile.platform:
        return
    key = "doubt.which-platform" if profile.platform in (None, "none") else "doubt.other-platform"
    yield Code(key, {"platform": Term("platform", cert.platform)})


def _price(chooser: Chooser, profile: Profile, cert: Certification) -> Iterator[Code]:
    price, cost = cert.price, facts.price(cert, chooser.today)
    if price is None or cost is None:
        yield Code("doubt.price-unknown")
        return
    if cost == facts.FREE:
        return
    if profile.budget == "free":
        if price.free_audit:
            yield Code("doubt.paid-part", {"cost": cost})
        else:
            yield Code("doubt.aid-needed" if price.financial_aid else "doubt.not-free", {"cost": cost})
        return
    limit = chooser.rules.dear.get(profile.budget or _ANYONE, chooser.rules.dear.get(_ANYONE))
    least = next((value for value in (price.low, price.amount, price.high) if value is not None), 0)
    if limit is not None and least >= limit:
        yield Code("doubt.dear", {"cost": cost})


def _record(cert: Certification) -> Iterator[Code]:
    if cert.kind in facts.LEARNING:
        yield Code("doubt.no-credential")
    if cert.confidence == "low":
        yield Code("doubt.low-confidence", {"certification": Named(cert.id)})
    for doubt in cert.doubts:
        if doubt.field == "status" and cert.status is None:
            yield Code("doubt.record", {"doubt": doubt.text})
