"""Which one other answer would have made a certification the pick: found by asking again with that answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from certbot.advice.choose import Choice, Chooser
from certbot.advice.codes import Code, Term
from certbot.advice.facts import LEARNING
from certbot.advice.profile import Profile
from certbot.advice.recommendation import RunnerUp
from certbot.catalog.vocabulary import SLOTS

MOST = 4
"""So many runners-up are named at most."""
_ENOUGH = 3
_PER_SLOT = 2
_ORDER = ("platform", "goal", "experience", "role", "budget")
"""The slots whose other values are tried, in the order in which they are preferred as an explanation."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A profile with one other answer, and what is chosen for it."""

    slot: str
    value: str
    choice: Choice


def neighbours(chooser: Chooser, profile: Profile) -> Iterator[Neighbour]:
    """Every profile that differs in one answer, in the order of preference."""
    for slot in _ORDER:
        for value in SLOTS[slot]:
            if getattr(profile, slot) != value:
                yield Neighbour(slot, value, chooser.choose(_with(profile, slot, value)))


def runners_up(chooser: Chooser, profile: Profile, choice: Choice) -> tuple[RunnerUp, ...]:
    """Up to four certifications that are no picks, each with the one answer that would have made it the first pick;
    where those are few, also such that one answer would have made a pick. Different slots come before many of one."""
    taken = {candidate.id for candidate in choice.picks} | set(profile.have)
    around = list(neighbours(chooser, profile))
    found: dict[str, tuple[str, Code]] = {}
    for first_only in (True, False):
        for item in around:
            for candidate in item.choice.picks[: 1 if first_only else None]:
                if candidate.id in taken or candidate.id in found:
                    continue
                if chooser.catalog.certifications[candidate.id].kind in LEARNING:
                    continue  # no certification: nobody missed one of these
                found[candidate.id] = (item.slot, answer(item.slot, item.value, first=first_only))
        if len(found) >= _ENOUGH:
            break
    return tuple(RunnerUp(id, (why,)) for id, why in _spread(found))


def answer(slot: str, value: str, *, first: bool) -> Code:
    """The answer that would have made it the first pick, or (not `first`) one of the picks."""
    key = f"why-not.{slot}" + (".none" if value == "none" else "") + ("" if first else ".also")
    return Code(key, {} if value == "none" else {slot: Term(slot, value)})


def _spread(found: dict[str, tuple[str, Code]]) -> list[tuple[str, Code]]:
    """At most two of a slot while there are others, in the order found."""
    count: dict[str, int] = {}
    kept: list[tuple[str, Code]] = []
    later: list[tuple[str, Code]] = []
    for id, (slot, why) in found.items():
        count[slot] = count.get(slot, 0) + 1
        (kept if count[slot] <= _PER_SLOT else later).append((id, why))
    return [*kept, *later][:MOST]


def _with(profile: Profile, slot: str, value: str) -> Profile:
    changed: dict[str, Any] = {slot: value}
    return replace(profile, **changed)
