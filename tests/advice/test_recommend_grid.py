"""What holds for every person: all combinations of the five slots, on the day and on others."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from certbot.advice.profile import Profile
from certbot.advice.recommend import Advisor, recommend
from certbot.advice.recommendation import Recommendation
from certbot.catalog import vocabulary
from certbot.catalog.model import Catalog
from certbot.catalog.status import can_be_taken, status_on

TODAY = date(2026, 11, 21)
OTHER_DAYS = [
    date(2025, 6, 1),
    date(2026, 1, 15),
    date(2026, 3, 20),
    date(2026, 6, 20),
    date(2026, 7, 15),
    date(2027, 3, 1),
]
KINDS = (vocabulary.Role, vocabulary.Experience, vocabulary.SlotPlatform, vocabulary.Goal, vocabulary.Budget)
SLOTS = ("role", "experience", "platform", "goal", "budget")


def everybody() -> Iterator[Profile]:
    """Every combination of the slots, "not said" among the values."""
    for values in itertools.product(*((None, *get_args(kind)) for kind in KINDS)):
        yield Profile(*values)


def some(number: int, seed: int) -> list[Profile]:
    """So many different people."""
    return random.Random(seed).sample(list(everybody()), number)


def with_answer(profile: Profile, slot: str, value: str) -> Profile:
    """The same person with one other answer."""
    assert slot in SLOTS
    return replace(profile, **{slot: value})


def holds(catalog: Catalog, advisor: Advisor, profile: Profile, result: Recommendation) -> None:
    """What must be true of any recommendation to somebody who holds nothing."""
    today = advisor.today
    ids = [pick.id for pick in result.picks]
    assert 1 <= len(ids) <= 3 and len(set(ids)) == len(ids)
    for pick in result.picks:
        cert = catalog.certifications[pick.id]
        status = status_on(cert, today)
        assert can_be_taken(cert, today) and not cert.members
        if status.last_day is not None and cert.preparation is not None and cert.preparation.low is not None:
            assert today + timedelta(weeks=cert.preparation.low) <= status.last_day
        assert 3 <= len(pick.why) <= 6
        keys = {code.key for code in pick.doubts}
        assert status.kind != "beta" or "doubt.beta" in keys
        assert status.kind != "unclear" or keys & {"doubt.unclear", "doubt.unclear.bare"}
        assert status.last_day is None or "doubt.retiring" in keys
        free = cert.price is not None and cert.price.model == "free"
        if profile.budget == "free" and not free:
            assert keys & {"doubt.paid-part", "doubt.aid-needed", "doubt.not-free", "doubt.price-unknown"}
    assert 2 <= len(result.path) <= 4
    steps = [step.id for step in result.path if step.id is not None]
    assert len(set(steps)) == len(steps) and ids[0] in steps
    assert all(can_be_taken(catalog.certifications[id], today) for id in steps)
    assert result.mistakes and all(catalog.advice[id].kind == "mistakes" for id in result.mistakes)
    assert len(result.mistakes) < 5
    for gone in result.retired:
        assert gone.id not in ids and gone.since <= today
        assert status_on(catalog.certifications[gone.id], today).kind == "retired"
        assert all(can_be_taken(catalog.certifications[id], today) for id in gone.successors)
    assert 1 <= len(result.runners_up) <= 4
    for runner in result.runners_up:
        assert runner.id not in ids and len(runner.why_not) == 1
        _, slot, *rest = runner.why_not[0].key.replace("why-not.", "why-not ").replace(".", " ").split()
        term = runner.why_not[0].params.get(slot)
        value = getattr(term, "value", "none")
        assert ("none" in rest) == (value == "none")
        other = [pick.id for pick in advisor.recommend(with_answer(profile, slot, value)).picks]
        assert runner.id in other if "also" in rest else runner.id == other[0]
    if result.none_yet is not None:
        assert result.none_yet.why and result.none_yet.instead


def test_every_combination_of_answers_gets_a_true_recommendation(catalog: Catalog) -> None:
    """Of all 13,720 profiles none gets what cannot be taken, more than three, nothing, or no reasons."""
    advisor = Advisor(catalog, TODAY)
    count = 0
    for profile in everybody():
        result = advisor.recommend(profile)
        ids = {pick.id for pick in result.picks}
        assert 1 <= len(ids) == len(result.picks) <= 3
        assert all(pick.why and can_be_taken(catalog.certifications[pick.id], TODAY) for pick in result.picks)
        assert 2 <= len(result.path) <= 4 and result.mistakes and 1 <= len(result.runners_up) <= 4
        assert not ids & {gone.id for gone in result.retired}
        assert not ids & {runner.id for runner in result.runners_up}
        count += 1
    assert count == 13_720


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS], ids=str)
def test_on_any_day_all_that_is_said_holds(catalog: Catalog, today: date) -> None:
    """A sample of people on each day: dates, doubts, path, runners-up and the retired are all true."""
    advisor = Advisor(catalog, today)
    for profile in some(150, today.toordinal()):
        holds(catalog, advisor, profile, advisor.recommend(profile))


def test_recommending_is_a_pure_function(catalog: Catalog) -> None:
    """What was asked before changes nothing, and equal arguments give equal results."""
    people = some(40, 7)
    first = [recommend(catalog, profile, TODAY) for profile in people]
    again = [Advisor(catalog, TODAY).recommend(profile) for profile in reversed(people)]
    assert first == again[::-1]


def test_what_is_held_is_never_recommended(catalog: Catalog) -> None:
    """Whoever holds their picks, and then those that come instead, never sees one of them again."""
    advisor = Advisor(catalog, TODAY)
    for profile in some(60, 11):
        have: tuple[str, ...] = ()
        for _ in range(4):
            result = advisor.recommend(replace(profile, have=have))
            named = [pick.id for pick in result.picks] + [step.id for step in result.path if step.id is not None]
            assert not set(named) & set(have)
            assert not {runner.id for runner in result.runners_up} & set(have)
            have += tuple(pick.id for pick in result.picks)


def test_who_holds_everything_is_told_so(catalog: Catalog) -> None:
    """With every certification in hand there is no pick, but advice, and still a path."""
    for profile in some(20, 13):
        result = recommend(catalog, replace(profile, have=tuple(catalog.certifications)), TODAY)
        assert not result.picks and not result.runners_up
        assert result.none_yet is not None and result.none_yet.instead
        assert len(result.path) >= 2 and "collecting" in result.mistakes
