"""Conditions as data: alternatives, values, groups, and "not said"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.conditions import Condition, answers
from certbot.advice.profile import Profile

GROUPS = {"role": {"builders": ("developer", "ml-engineer")}, "platform": {"open": (None, "none")}}
MAYBE = st.sampled_from([None, "developer", "manager", "ml-engineer"])


def test_no_condition_fits_everybody() -> None:
    """An entry without `when` is for all."""
    assert Condition.of((), GROUPS).fits(answers(Profile()))
    assert Condition.of((), GROUPS).slots(answers(Profile("manager"))) == frozenset()


def test_each_slot_must_fit_and_any_alternative_is_enough() -> None:
    """Inside a mapping all, among mappings one."""
    condition = Condition.of([{"role": ["manager"], "platform": ["aws"]}, {"goal": ["genai"]}], GROUPS)
    assert condition.fits(answers(Profile("manager", platform="aws")))
    assert not condition.fits(answers(Profile("manager")))
    assert condition.fits(answers(Profile("designer", goal="genai")))


def test_null_means_not_said() -> None:
    """A null among the values fits who did not say; without it nobody who was silent is meant."""
    condition = Condition.of([{"platform": ["open"]}], GROUPS)
    assert condition.fits(answers(Profile())) and condition.fits(answers(Profile(platform="none")))
    assert not condition.fits(answers(Profile(platform="aws")))
    assert condition.slots(answers(Profile())) == frozenset()
    assert condition.slots(answers(Profile(platform="none"))) == {"platform"}


@given(role=MAYBE)
def test_a_group_stands_for_its_values(role: str | None) -> None:
    """A group fits exactly whom its values fit."""
    by_group = Condition.of([{"role": ["builders"]}], GROUPS)
    by_value = Condition.of([{"role": ["developer", "ml-engineer"]}], {})
    assert (
        by_group.fits(answers(Profile(role)))
        == by_value.fits(answers(Profile(role)))
        == (role in ("developer", "ml-engineer"))
    )


def test_an_unknown_slot_is_refused() -> None:
    """A slot that nobody can answer is an error, not a condition that never fits."""
    with pytest.raises(ValueError, match="colour"):
        Condition.of([{"colour": ["red"]}], {})
