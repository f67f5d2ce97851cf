"""What holds for every person: all combinations of the five slots, on the day and on the first of every month."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from certbot.advice.profile import Profile
from certbot.advice.recommend import Advisor, recommend
from certbot.advice.recommendation import Recommendation
from certbot.catalog.model import Catalog
from certbot.catalog.status import can_be_taken, status_on

TODAY = date(2026, 11, 21)
MONTHS = [date(2025 + month // 12, month % 12 + 1, 1) for month in range(5, 30)]
"""The first of every month from June 2025 to June 2027."""
SLOTS = ("role", "experience", "platform", "goal", "budget")


def some(everybody: Sequence[Profile], number: int, seed: int) -> list[Profile]:
    """So many different people."""
    return random.Random(seed).sample(everybody, number)


def with_answer(profile: Profile, slot: str, value: str) -> Profile:
    """The same person with one other answer."""
    assert slot in SLOTS
    return replace(profile, **{slot: value})


class Grid:
    """The advice of one day; it remembers what it picked for whom, because runners-up are about one's neighbours."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        self.catalog, self.today = catalog, today
        self.picked: dict[Profile, tuple[str, ...]] = {}
        self._advisor = Advisor(catalog, today)

    def recommend(self, profile: Profile) -> Recommendation:
        result = self._advisor.recommend(profile)
        self.picked[profile] = tuple(pick.id for pick in result.picks)
        return result

    def picks(self, profile: Profile) -> tuple[str, ...]:
        if profile not in self.picked:
            self.recommend(profile)
        return self.picked[profile]


def true_for_anybody(grid: Grid, profile: Profile, result: Recommendation) -> None:
    """What must be true of any recommendation, whatever is held: all of it can be taken on the day and by this person,
    nobody is left without an answer, and each pick has its reasons."""
    catalog, today = grid.catalog, grid.today
    ids = [pick.id for pick in result.picks]
    steps = [step.id for step in result.path if step.id is not None]
    instead = [step.id for step in result.none_yet.instead if step.id is not None] if result.none_yet else []
    assert len(ids) <= 3 and len(set(ids)) == len(ids)
    assert ids or (result.none_yet is not None and result.none_yet.why and result.none_yet.instead)
    for id in {*ids, *steps, *instead}:
        cert = catalog.certifications[id]
        assert can_be_taken(cert, today) and not cert.members, id
        conditions = cert.prerequisites if cert.kind == "exam" else ()
        assert all(set(condition.ids) & set(profile.have) for condition in conditions), id
    assert not {*ids, *steps, *instead} & set(profile.have)
    assert not {runner.id for runner in result.runners_up} & {*ids, *profile.have}
    assert all(3 <= len(pick.why) <= 6 for pick in result.picks)
    assert 2 <= len(result.path) <= 4 and len(set(steps)) == len(steps)
    assert all(catalog.advice[id].kind == "mistakes" for id in result.mistakes)
    for gone in result.retired:
        cert = catalog.certifications[gone.id]
        assert gone.id not in ids and gone.since <= today and status_on(cert, today).kind == "retired"
        assert gone.successors or gone.coming or cert.no_successor, gone.id
        assert all(can_be_taken(catalog.certifications[id], today) for id in gone.successors)
        assert all(status_on(catalog.certifications[id], today).kind == "upcoming" for id in gone.coming)


def holds(grid: Grid, profile: Profile, result: Recommendation) -> None:
    """What must be true of any recommendation to somebody who holds nothing."""
    true_for_anybody(grid, profile, result)
    catalog, today = grid.catalog, grid.today
    ids = [pick.id for pick in result.picks]
    assert ids and ids[0] in {step.id for step in result.path}
    for pick in result.picks:
        cert = catalog.certifications[pick.id]
        status = status_on(cert, today)
        if status.last_day is not None and cert.preparation is not None and cert.preparation.low is not None:
            assert today + timedelta(weeks=cert.preparation.low) <= status.last_day
        keys = {code.key for code in pick.doubts}
        assert status.kind != "beta" or "doubt.beta" in keys
        assert status.kind != "unclear" or keys & {"doubt.unclear", "doubt.unclear.bare"}
        assert status.last_day is None or "doubt.retiring" in keys
        free = cert.price is not None and cert.price.model == "free"
        if profile.budget == "free" and not free:
            assert keys & {"doubt.paid-part", "doubt.aid-needed", "doubt.not-free", "doubt.price-unknown"}
    assert 1 <= len(result.mistakes) < 5
    assert 1 <= len(result.runners_up) <= 4
    for runner in result.runners_up:
        assert len(runner.why_not) == 1
        _, slot, *rest = runner.why_not[0].key.replace("why-not.", "why-not ").replace(".", " ").split()
        term = runner.why_not[0].params.get(slot)
        value = getattr(term, "value", "none")
        assert ("none" in rest) == (value == "none")
        other = grid.picks(with_answer(profile, slot, value))
        assert runner.id in other if "also" in rest else runner.id == other[0]


def test_every_combination_of_answers_gets_a_true_recommendation(
    catalog: Catalog, advised: Mapping[Profile, Recommendation]
) -> None:
    """Of all 13,720 profiles none gets what cannot be taken, more than three, nothing, or no reasons."""
    grid = Grid(catalog, TODAY)
    for profile, result in advised.items():
        true_for_anybody(grid, profile, result)
        assert result.picks
    assert len(advised) == 13_720


@pytest.mark.parametrize("today", [TODAY, *MONTHS], ids=str)
def test_on_any_day_all_that_is_said_holds(catalog: Catalog, everybody: tuple[Profile, ...], today: date) -> None:
    """A sample of people on each day: dates, doubts, path, runners-up and the retired are all true."""
    grid = Grid(catalog, today)
    for profile in some(everybody, 80, today.toordinal()):
        result = grid.recommend(profile)
        holds(grid, profile, result)
        holder = replace(profile, have=grid.picks(profile))
        true_for_anybody(grid, holder, grid.recommend(holder))


@pytest.mark.proof
@pytest.mark.parametrize("today", MONTHS, ids=str)
def test_all_that_is_said_to_everybody_holds(catalog: Catalog, everybody: tuple[Profile, ...], today: date) -> None:
    """On the first of every month for everybody, and for every tenth once more who holds what was picked for them."""
    grid = Grid(catalog, today)
    first, none_yet, holders, nothing_left = Counter[str](), 0, 0, 0
    for number, profile in enumerate(everybody):
        result = grid.recommend(profile)
        holds(grid, profile, result)
        first[result.picks[0].id] += 1
        none_yet += result.none_yet is not None
        if number % 10 == 0:
            holder = replace(profile, have=grid.picks(profile))
            later = grid.recommend(holder)
            true_for_anybody(grid, holder, later)
            holders, nothing_left = holders + 1, nothing_left + (not later.picks)
    picked = {id for profile, ids in grid.picked.items() for id in ids if not profile.have}
    print(
        f"\n{today}: {first.total():,} people, all right; {len(picked)} certifications picked, {len(first)} of them"
        f" first; {none_yet:,} told none for now; nothing left for {nothing_left:,} of {holders:,} holding their picks",
        end=" ",
    )


def test_recommending_is_a_pure_function(catalog: Catalog, everybody: tuple[Profile, ...]) -> None:
    """What was asked before changes nothing, and equal arguments give equal results."""
    people = some(everybody, 40, 7)
    first = [recommend(catalog, profile, TODAY) for profile in people]
    again = [Advisor(catalog, TODAY).recommend(profile) for profile in reversed(people)]
    assert first == again[::-1]


def test_what_is_held_is_never_recommended(catalog: Catalog, everybody: tuple[Profile, ...]) -> None:
    """Whoever holds their picks, and then those that come instead, never sees one of them again."""
    advisor = Advisor(catalog, TODAY)
    for profile in some(everybody, 60, 11):
        have: tuple[str, ...] = ()
        for _ in range(4):
            result = advisor.recommend(replace(profile, have=have))
            named = [pick.id for pick in result.picks] + [step.id for step in result.path if step.id is not None]
            assert not set(named) & set(have)
            assert not {runner.id for runner in result.runners_up} & set(have)
            have += tuple(pick.id for pick in result.picks)


def test_who_holds_everything_is_told_so(catalog: Catalog, everybody: tuple[Profile, ...]) -> None:
    """With every certification in hand there is no pick, but advice, and still a path."""
    for profile in some(everybody, 20, 13):
        result = recommend(catalog, replace(profile, have=tuple(catalog.certifications)), TODAY)
        assert not result.picks and not result.runners_up
        assert result.none_yet is not None and result.none_yet.instead
        assert len(result.path) >= 2 and "collecting" in result.mistakes
