"""Beside the picks: "none for now", the mistakes that fit, and words for all that is said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import pytest

from certbot.advice.codes import Code
from certbot.advice.profile import Profile
from certbot.advice.recommend import recommend, why_not
from certbot.catalog.model import Catalog
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


def paused(catalog: Catalog, profile: Profile) -> set[str]:
    """Why nothing is recommended for now; empty where something is."""
    none_yet = recommend(catalog, profile, TODAY).none_yet
    return {code.key.removeprefix("none-yet.") for code in none_yet.why} if none_yet is not None else set()


def test_beginners_without_money_learn_first(catalog: Catalog) -> None:
    """Nobody pays for a paper before the free learning is done; the first step is free learning."""
    profile = Profile("beginner", "none", None, None, "free")
    assert paused(catalog, profile) == {"learn-free-first"}
    none_yet = recommend(catalog, profile, TODAY).none_yet
    assert none_yet is not None and none_yet.instead[0].id == "kaggle-learn"
    assert not paused(catalog, Profile("beginner", "none"))


def test_who_holds_many_or_the_very_one_is_told(catalog: Catalog) -> None:
    """Three held are a collection; the natural pick in hand is said unless it is all there is in hand."""
    developer = ("developer", "mid", "aws", None, None)
    assert paused(catalog, Profile(*developer)) == set()
    assert paused(catalog, Profile(*developer, ("aws-mla",))) == set()
    assert paused(catalog, Profile(*developer, ("aws-mla", "google-genai-leader"))) == {"holds-the-pick"}
    senior = Profile("ml-engineer", "senior", "aws", "mlops", None, ("aws-mla",))
    assert paused(catalog, senior) == {"holds-the-pick"}
    assert paused(catalog, Profile(*developer, ("aws-aif", "aws-clf"))) == set()
    assert "holds-many" in paused(catalog, Profile(*developer, ("aws-aif", "aws-clf", "google-genai-leader")))
    assert paused(catalog, Profile("developer", "mid", "azure", None, None, ("azure-ai-102",))) == set()


def test_a_record_weighs_more_for_seniors_without_a_goal(catalog: Catalog) -> None:
    """With a goal the question is answered; in business roles literacy is meant."""
    assert paused(catalog, Profile("developer", "senior", "aws")) == {"record-weighs-more"}
    assert not paused(catalog, Profile("developer", "senior", "aws", "genai"))
    assert not paused(catalog, Profile("manager", "senior", "azure"))


def test_mistakes_are_those_that_fit(catalog: Catalog) -> None:
    """Several held, little money, a hard start: each brings its own mistake, and nobody gets all five."""
    free = recommend(catalog, Profile("ml-engineer", "mid", "aws", None, "free"), TODAY)
    assert "cost-alone" in free.mistakes and "too-advanced" not in free.mistakes
    assert "collecting" not in recommend(catalog, Profile("developer", have=("aws-aif",)), TODAY).mistakes
    assert "collecting" in recommend(catalog, Profile("developer", have=("aws-aif", "aws-clf")), TODAY).mistakes


def said(catalog: Catalog) -> Iterator[Code]:
    """What is said to very different people, on days on which something is a beta, ends, or has not begun."""
    days = (TODAY, date(2026, 1, 15), date(2026, 6, 20))
    slots = (
        (None, "beginner", "developer", "data-scientist", "manager", "researcher", "other"),
        (None, "none", "early", "senior"),
        (None, "aws", "azure", "gcp", "nvidia", "none"),
        (None, "genai", "prestige", "deep-learning"),
        (None, "free", "low"),
    )
    for today in days:
        for values in itertools.islice(itertools.product(*slots), 0, None, 7):
            for have in ((), ("aws-mla", "azure-ai-102", "ibm-ai-engineering")):
                result = recommend(catalog, Profile(*values, have), today)
                for pick in result.picks:
                    yield from (*pick.why, *pick.doubts)
                for runner in result.runners_up:
                    yield from runner.why_not
                for step in result.path:
                    yield step.text
                if result.none_yet is not None:
                    yield from (*result.none_yet.why, *(step.text for step in result.none_yet.instead))
        for id in catalog.certifications:
            yield from why_not(catalog, Profile("developer", "early", "aws", have=("aws-dea",)), id, today)


def test_all_that_is_said_has_its_words(catalog: Catalog, messages: Messages) -> None:
    """Every code renders, with all its placeholders, to a text without a stray brace."""
    texts = {str(messages.render(code)) for code in said(catalog)}
    assert len(texts) > 100
    assert not [text for text in texts if "{" in text or "None" in text or not text.strip()]


def test_words_of_paths_and_pauses_exist(catalog: Catalog, messages: Messages) -> None:
    """Whatever rules.yaml says in words (`say`, `why`) is a message."""
    assert catalog.rules is not None
    steps = [step for path in catalog.rules.paths for step in path.steps]
    steps += [step for pause in catalog.rules.pauses for step in pause.instead]
    keys = {f"step.{step.say}" for step in steps if step.say is not None}
    keys |= {f"none-yet.{why}" for pause in catalog.rules.pauses for why in pause.why}
    assert not {key for key in keys if key not in messages}


@pytest.mark.parametrize("slot", ["role", "experience", "platform", "goal", "budget"])
def test_every_other_answer_has_its_words(messages: Messages, slot: str) -> None:
    """A runner-up may be explained by any slot, as first pick or as one of the picks."""
    assert f"why-not.{slot}" in messages and f"why-not.{slot}.also" in messages


def test_a_profile_takes_its_own_slots_alone() -> None:
    """What was skipped, and a slot of other days, is not stated."""
    assert Profile.of({"role": "student", "goal": None, "colour": "red", "have": ("a",)}) == Profile(
        "student", have=("a",)
    )


def test_what_costs_nothing_says_so_once(catalog: Catalog) -> None:
    """A reason that it is free needs no price beside it."""
    for pick in recommend(catalog, Profile("beginner", "none", None, None, "free"), TODAY).picks:
        keys = [code.key for code in pick.why]
        assert not {"why.free", "why.cost"} <= set(keys)
