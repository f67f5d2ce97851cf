"""What follows a failed attempt, in codes: retakes in the fee, the wait, how often, the price of another."""

from __future__ import annotations

from certbot.advice.codes import Code, Param, Quantity
from certbot.advice.facts import FREE
from certbot.advice.words import costs_nothing, duration, known, money
from certbot.catalog.model import Certification, Retake


def retake(cert: Certification) -> tuple[Param, ...]:
    """What follows a failed attempt, as far as it is known, and what the record says beside that."""
    return (*rule(cert), *cert.retake.notes) if cert.retake is not None else ()


def rule(cert: Certification) -> tuple[Param, ...]:
    """The same without the record's notes: retakes in the fee, the wait, how often, the price."""
    value = cert.retake
    if value is None:
        return ()
    included = Code("fact.retake.included", {"n": value.included}) if value.included else None
    return known((included, _wait(value.waits), _attempts(value), _another(value)))


def one_attempt(value: Retake | None) -> bool:
    """Whether the exam can be tried once and never again."""
    return value is not None and value.attempts == 1 and value.within is None


def _wait(waits: tuple[int, ...]) -> Code | None:
    if not waits:
        return None
    first, *rest = (Quantity("days", days) for days in waits)
    if not rest:
        return Code("fact.retake.wait", {"span": first}) if waits[0] else Code("fact.retake.no-wait")
    return Code("fact.retake.waits", {"first": first, "rest": tuple(rest)})


def _attempts(value: Retake) -> Code | None:
    if value.attempts is None:
        return None
    if value.within is None:
        return Code("fact.retake.attempts", {"n": value.attempts})
    return Code("fact.retake.attempts.within", {"n": value.attempts, "span": duration(value.within)})


def _another(value: Retake) -> Param | None:
    """What one more attempt costs, beyond those in the fee; None where the record does not say."""
    if value.cost is None:
        return None
    fee = money(value.cost)
    cost = FREE if costs_nothing(fee) else fee or value.cost.note
    return None if cost is None else Code("fact.retake.cost", {"cost": cost})
