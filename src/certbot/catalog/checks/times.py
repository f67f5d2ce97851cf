"""Times and numbers: timelines that can have happened, ends that lead on, fresh facts, ranges with two ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from certbot.catalog.checks.world import Entry, World, parsed
from certbot.catalog.model import Certification, Event, ExamVersion
from certbot.catalog.status import ENDED, living_successors, retired_since, status_on
from certbot.yaml.problem import Problem

LIFE = ("announced", "beta", "beta-ended", "launched", "last-exam", "retired")
"""The events of a life, in the order in which they happen."""


def timeline_in_order(world: World) -> Iterator[Problem]:
    """Timelines stand in the order of their dates, and no life runs backwards."""
    for entry in world.certifications:
        events = [(path, event) for path, item in entry.items("timeline") if (event := parsed(item, Event))]
        for (_, before), (path, after) in pairwise(events):
            if after.date.last < before.date.first:
                message = f"{after.date} stands after {before.date}: put the timeline in the order of its dates"
                yield entry.problem((*path, "date"), message)
        alive = [(path, event) for path, event in events if event.event in LIFE]
        for i, (_, earlier) in enumerate(alive):
            for path, later in alive[i + 1 :]:
                if LIFE.index(later.event) < LIFE.index(earlier.event) and later.date.first > earlier.date.last:
                    message = f"{later.event} comes after {earlier.event}: one of the two is wrong"
                    yield entry.problem((*path, "event"), message)


def versions_in_order(world: World) -> Iterator[Problem]:
    """An exam version ends after it began, and a retired one says when it ended."""
    for entry in world.certifications:
        for item in entry.entries("versions"):
            version = parsed(dict(item.value), ExamVersion)
            if version is None:
                continue
            first, last = version.first_day, version.last_day
            if first is not None and last is not None and last.last < first.first:
                yield item.problem(("last_day",), f"{version.code} ends before it begins")
            if version.status == "retired" and last is None:
                yield item.problem(("status",), f"{version.code} is retired without a date: add last_day")


def ends_have_dates(world: World) -> Iterator[Problem]:
    """What has been replaced, or has ended, says when."""
    for entry in world.certifications:
        cert = world.catalog.certifications.get(entry.id)
        key = next((key for key in ("successors", "after_retirement", "no_successor") if entry.value.get(key)), None)
        if cert is None or key is None or _has_end(cert) or cert.status == "unclear":
            continue
        message = "retired without a date: add last-exam, retired or renamed to the timeline"
        yield entry.problem((key,), message, key=True)


def ends_lead_on(world: World) -> Iterator[Problem]:
    """From each certification that is gone, successors lead to one that can be taken; or it says why none does."""
    for id, cert in world.catalog.certifications.items():
        if status_on(cert, world.today).kind not in ENDED or _cycle(world, id):
            continue
        entry = world.entry(id)
        living = living_successors(world.catalog, id, world.today)
        stated = entry.text("no_successor") is not None
        if stated and living:
            message = f"{id} has no successor, yet {', '.join(living)} stands in its place: one of the two is wrong"
            yield entry.problem(("no_successor",), message, key=True)
        elif not stated and not living:
            message = (
                f"{id} is gone and its successors lead to nothing one can take: name one that can be taken, or say in "
                "no_successor why there is none"
            )
            yield entry.problem(("successors" if entry.items("successors") else "id",), message, key=True)


def successors_end(world: World) -> Iterator[Problem]:
    """Successors never lead back to where they started."""
    for id in world.catalog.certifications:
        if _cycle(world, id):
            message = f"the successors of {id} lead back to it: take out the wrong one"
            yield world.entry(id).problem(("successors",), message, key=True)


def betas_end_after_they_began(world: World) -> Iterator[Problem]:
    """A beta that ended had begun."""
    for entry in world.certifications:
        names = {event.text("event") for event in entry.entries("timeline")}
        if "beta-ended" in names and "beta" not in names:
            yield entry.problem(("timeline",), "beta-ended without a beta: say when the beta began", key=True)


def earlier_terms_have_an_end(world: World) -> Iterator[Problem]:
    """Terms of renewal that held until it was closed say when that was."""
    for entry in world.certifications:
        closed = any(event.text("event") == "renewal-closed" for event in entry.entries("timeline"))
        for renewal in entry.entries("renewal"):
            if renewal.value.get("until_closed") is not None and not closed:
                message = "until_closed without a day: add renewal-closed to the timeline"
                yield renewal.problem(("until_closed",), message, key=True)


def unclear_has_a_doubt(world: World) -> Iterator[Problem]:
    """A record whose status is unclear says why."""
    for entry in world.certifications:
        doubts = [doubt for doubt in entry.entries("doubts") if doubt.text("field") in (None, "status", "timeline")]
        if entry.text("status") == "unclear" and not doubts:
            yield entry.problem(("status",), "status is unclear without a doubt: say in doubts why")


def fresh(world: World) -> Iterator[Problem]:
    """Facts are checked again after they were checked, and before they are stale (a warning)."""
    for entry in (*world.certifications, *world.renewal):
        checked, recheck = entry.day("checked"), entry.day("recheck")
        if checked is not None and recheck is not None and recheck < checked:
            yield entry.problem(("recheck",), f"recheck {recheck} is before checked {checked}")
        elif recheck is not None and recheck < world.today:
            message = f"{entry.id} was to be checked again by {recheck}: look at its sources anew"
            yield entry.overdue(("recheck",), message, recheck)


def prices(world: World) -> Iterator[Problem]:
    """What is free costs nothing."""
    for entry in world.certifications:
        price = entry.value.get("price")
        if not isinstance(price, dict) or price.get("model") != "free":
            continue
        for key in ("amount", "low", "high"):
            if isinstance(price.get(key), (int, float)) and price[key] > 0:
                yield entry.problem(("price", key), f"free, but {key} is {price[key]}: one of the two is wrong")


def ranges(world: World) -> Iterator[Problem]:
    """A range begins with its lower end."""
    for entry in (*world.certifications, *world.renewal):
        yield from _ranges(entry)


def _ranges(entry: Entry) -> Iterator[Problem]:
    low, high = entry.value.get("low"), entry.value.get("high")
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low > high:
        yield entry.problem(("low",), f"low {low} is more than high {high}")
    for key in entry.value:
        for inner in entry.entries(key):
            yield from _ranges(inner)


def _has_end(cert: Certification) -> bool:
    return retired_since(cert) is not None or any(event.event == "renamed" for event in cert.timeline)


def _cycle(world: World, id: str) -> bool:
    """Whether following successors from `id` comes back to it."""
    seen: set[str] = set()
    ahead = [id]
    while ahead:
        cert = world.catalog.certifications.get(ahead.pop())
        for successor in cert.successors if cert else ():
            if successor.id == id:
                return True
            if successor.id not in seen:
                seen.add(successor.id)
                ahead.append(successor.id)
    return False
