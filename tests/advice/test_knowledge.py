"""Tests of the answers about certifications in general."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.advice import knowledge
from certbot.advice.codes import Code
from certbot.advice.conditions import advice_fits
from certbot.advice.profile import Profile
from certbot.catalog.model import Advice, AdviceStep, Catalog
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


def text(messages: Messages, lines: tuple[Code, ...]) -> str:
    return "\n".join(str(messages.render(line)) for line in lines)


@pytest.mark.parametrize("today", [date(2026, 1, 15), TODAY], ids=str)
def test_every_advice_can_be_said_with_whose_it_is(catalog: Catalog, messages: Messages, today: date) -> None:
    """Title, text, article and correction of each entry are in its answer."""
    for id, entry in catalog.advice.items():
        lines = knowledge.one(catalog, id, today)
        said = text(messages, lines)
        assert said
        assert (entry.article is None) == ("article" not in lines[0].params)
        assert (entry.now is None) == ("advice.now" not in [line.key for line in lines])
        assert "None" not in said.replace("None of them", "").replace("None is", "")


def test_every_kind_has_a_heading(catalog: Catalog, messages: Messages) -> None:
    """All of a kind are told in the file's order under one heading."""
    for kind in {entry.kind for entry in catalog.advice.values()}:
        lines = knowledge.about(catalog, kind, TODAY)
        titles = [line.params["title"] for line in lines if line.key.startswith("advice.entry")]
        assert lines[0].key.startswith("advice.lead")
        assert titles == [entry.title for entry in catalog.of_kind(kind)]
        assert text(messages, lines)


def test_a_kind_without_entries_is_empty(catalog: Catalog) -> None:
    """There is no heading over nothing."""
    assert knowledge.about(catalog, "no-such", TODAY) == ()


def test_the_mistakes_that_fit_come_first(catalog: Catalog) -> None:
    """All five are told, those of this person before the others."""
    profile = Profile(role="beginner", budget="free", have=("aws-clf", "aws-aif"))
    lines = knowledge.mistakes(catalog, TODAY, profile)
    fitting = [entry.title for entry in catalog.of_kind("mistakes") if advice_fits(entry, profile)]
    told = [line.params["title"] for line in lines if line.key.startswith("advice.entry")]
    assert len(told) == len(catalog.of_kind("mistakes")) == 5
    assert told[: len(fitting)] == fitting
    assert len(fitting) >= 2


def test_without_a_person_no_mistake_is_yours(catalog: Catalog) -> None:
    """Nobody is told that a mistake fits who has said nothing."""
    keys = [line.key for line in knowledge.mistakes(catalog, TODAY)]
    assert "advice.mistakes.yours" not in keys
    assert keys.count("advice.entry") == 5


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ((), False),
        (({"role": ("manager",)},), True),
        (({"role": ("manager",), "budget": ("free",)},), False),
        (({"budget": ("free",)}, {"role": ("manager",)}), True),
        (({"budget": (None,)},), True),
        (({"have": ("none",)},), False),
        (({"have": ("one",)},), True),
        (({"have": ("one", "several")},), True),
        (({"asked": ("dumps",)},), False),
    ],
)
def test_advice_fits_by_its_conditions(when: tuple[dict[str, tuple[str | None, ...]], ...], fits: bool) -> None:
    """Any of the mappings may match, and in it every slot."""
    entry = Advice(id="x", kind="mistakes", title="X", text="x", when=when)
    assert advice_fits(entry, Profile(role="manager", have=("aws-aif",))) is fits


def test_what_was_asked_about_counts() -> None:
    """A question about dumps makes the mistake of cramming fit."""
    entry = Advice(id="x", kind="mistakes", title="X", text="x", when=({"asked": ("dumps",)},))
    assert advice_fits(entry, Profile(), asked="dumps")


def test_a_stack_has_numbered_steps(catalog: Catalog) -> None:
    """The steps come in order, each with what can be taken for it."""
    lines = knowledge.stacks(catalog, TODAY, "stack-ml-engineer")
    steps = [line.params["number"] for line in lines if line.key.startswith("advice.step")]
    assert steps == list(range(1, len(catalog.advice["stack-ml-engineer"].steps) + 1))


def test_what_has_ended_is_shown_with_what_there_is_now(catalog: Catalog, messages: Messages) -> None:
    """A retired certification in a step is never shown as if it could be taken; before its end it was."""
    step = AdviceStep(text="The exam", ids=("aws-mls", "google-pmle"))
    entry = Advice(id="x", kind="stacks", title="X", text="x", steps=(step,))
    small = Catalog(catalog.certifications, catalog.providers, {"x": entry})
    now = text(messages, knowledge.stacks(small, TODAY, "x"))
    before = text(messages, knowledge.stacks(small, date(2026, 1, 15), "x"))
    assert f"{messages.names['aws-mls']} (ended" in now
    assert messages.names["aws-mla"] in now
    assert "ended" not in before


def test_employers_are_three_kinds_of_advice(catalog: Catalog) -> None:
    """What they look for, what they say, and how to make it count."""
    told = {line.params["title"] for line in knowledge.employers(catalog, TODAY) if "title" in line.params}
    for kind in ("seek", "voices", "count"):
        assert {entry.title for entry in catalog.of_kind(kind)} <= told


def test_each_question_has_its_answer(catalog: Catalog) -> None:
    """The questions are answered by id, and an unknown one is an error."""
    for entry in catalog.of_kind("questions"):
        assert knowledge.question(catalog, entry.id, TODAY)[0].params["text"] == entry.text
    with pytest.raises(KeyError):
        knowledge.question(catalog, "no-such", TODAY)


def test_free_options_name_the_catch(catalog: Catalog) -> None:
    """Every free option of the catalog is told."""
    told = [line for line in knowledge.free(catalog, TODAY) if line.key.startswith("advice.entry")]
    assert len(told) == len(catalog.of_kind("free")) > 0
