"""Terms: what must stand before an exam, what follows a failed one, what lowers its price for a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from certbot.catalog.checks.world import Entry, World, parsed
from certbot.catalog.dates import PartialDate
from certbot.catalog.status import TAKEABLE, can_be_taken, living_successors, status_on
from certbot.yaml.problem import Problem

_AHEAD = TAKEABLE | {"upcoming"}


def prerequisites_can_be_met(world: World) -> Iterator[Problem]:
    """Of the certifications that meet a condition of entry, one can be taken: a retired one stands beside another."""
    known = world.catalog.certifications
    for entry in world.certifications:
        cert = known.get(entry.id)
        if cert is None or status_on(cert, world.today).kind not in _AHEAD:
            continue
        for condition in entry.entries("prerequisites"):
            ids = [id for _, id in condition.texts("ids") if id in known]
            if ids and not any(can_be_taken(known[id], world.today) for id in ids):
                instead = dict.fromkeys(to for id in ids for to in living_successors(world.catalog, id, world.today))
                hint = f"add {' or '.join(instead)}" if instead else "say in words what counts instead, without ids"
                message = f"{' and '.join(ids)} cannot be taken on {world.today}, so nobody can meet this: {hint}"
                yield condition.problem(("ids",), message, key=True)


def retakes(world: World) -> Iterator[Problem]:
    """What follows a failed attempt can be counted: waits are not negative, attempts and times are more than none."""
    for entry in world.certifications:
        for retake in entry.entries("retake"):
            for path, days in retake.items("waits"):
                if _is_number(days) and days < 0:
                    yield retake.problem(path, f"waits {days}: write 0 or more")
            yield from _least(retake, 1, "attempts")
            yield from _least(retake, 0, "included")
            for within in retake.entries("within"):
                yield from _least(within, 1, "amount")
                if retake.value.get("attempts") is None:
                    yield retake.problem(("within",), "within without attempts: say how many are allowed", key=True)
            for cost in retake.entries("cost"):
                yield from _least(cost, 0, "amount", "low", "high")


def offers(world: World) -> Iterator[Problem]:
    """An offer ends after it began; one that is over is to be taken out (a warning)."""
    for entry in world.certifications:
        for offer in entry.entries("offers"):
            first, last = (parsed(offer.value.get(key), PartialDate) for key in ("first_day", "last_day"))
            if first is not None and last is not None and last.last < first.first:
                yield offer.problem(("last_day",), f"the offer ends on {last}, before it begins on {first}")
            elif last is not None and last.last < world.today:
                yield offer.problem(("last_day",), f"the offer ended on {last}: take it out", severity="warning")


def _least(entry: Entry, least: int, *keys: str) -> Iterator[Problem]:
    for key in keys:
        value = entry.value.get(key)
        if _is_number(value) and value < least:
            yield entry.problem((key,), f"{key} is {value}: write {least} or more")


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
