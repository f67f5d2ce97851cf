"""What is remembered, and how it is undone."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.criteria import Criteria
from certbot.dialog.flows import Flow
from certbot.dialog.state import KEPT_TURNS, Conversation, Open, Shown, clear, fill, prune, remember, undo

VALUES = st.one_of(st.none(), st.sampled_from(["a", "b", "c"]))
FILLS = st.lists(st.dictionaries(st.sampled_from(["role", "goal", "budget"]), VALUES, min_size=1), max_size=12)


def answered(*fills: dict[str, str | None]) -> Conversation:
    """A conversation with one turn per mapping."""
    conversation = Conversation(focus=("advise",))
    for values in fills:
        conversation, changes = fill(conversation, "advise", values)
        conversation = remember(conversation, changes)
    return conversation


@given(FILLS)
def test_undoing_every_turn_leads_back_to_nothing(fills: list[dict[str, str | None]]) -> None:
    """As many steps back as there were turns that changed something leave no answer."""
    conversation = answered(*fills)
    for _ in conversation.turns:
        before = undo(conversation)
        assert before is not None
        conversation = before
    assert conversation.of("advise") == {}
    assert undo(conversation) is None


@given(FILLS, st.dictionaries(st.sampled_from(["role", "goal"]), VALUES, min_size=1))
def test_undo_restores_the_answers_before_the_turn(
    fills: list[dict[str, str | None]], last: dict[str, str | None]
) -> None:
    """Back undoes all that the last turn changed, and nothing else."""
    before = answered(*fills)
    after, changes = fill(before, "advise", last)
    if changes:
        undone = undo(remember(after, changes))
        assert undone is not None and undone.of("advise") == before.of("advise")


@given(FILLS)
def test_the_state_survives_as_json(fills: list[dict[str, str | None]]) -> None:
    """What is stored and read again is the same."""
    conversation = msgspec.structs.replace(answered(*fills), open=Open(kind="which", options=("x", "y")), topic=("x",))
    assert msgspec.json.decode(msgspec.json.encode(conversation), type=Conversation) == conversation


def test_the_same_answer_again_is_no_change() -> None:
    """A repeated answer is not a turn to be undone."""
    conversation = answered({"role": "a"}, {"role": "a"})
    assert len(conversation.turns) == 1


def test_undo_makes_the_flow_speak_again() -> None:
    """After a step back, what was said counts as unsaid."""
    conversation = answered({"role": "a"}).with_spoken("advise", {"advice": "digest"})
    undone = undo(conversation)
    assert undone is not None and undone.spoken_in("advise") == {}


def test_a_cleared_answer_can_be_undone() -> None:
    """Taking an answer back is a change like any other."""
    conversation, changes = clear(answered({"role": "a"}), "advise", ("role", "goal"))
    assert conversation.of("advise") == {}
    undone = undo(remember(conversation, changes))
    assert undone is not None and undone.of("advise") == {"role": "a"}


def test_the_undo_groups_are_bounded() -> None:
    """A conversation that goes on for years stays small."""
    conversation = answered(*({"role": value} for _ in range(KEPT_TURNS) for value in ("a", "b")))
    assert len(conversation.turns) == KEPT_TURNS


def known(criteria: Criteria) -> bool:
    """A catalog that has no vendor but one."""
    return set(criteria.providers) <= {"here"}


def test_values_that_no_longer_exist_are_dropped() -> None:
    """After a deploy without a value or a flow, both are gone and the rest stays."""
    flow = msgspec.convert({"flow": "advise", "start": "s", "steps": {"s": {"ask": "role", "next": "end"}}}, Flow)
    conversation = answered({"role": "gone", "goal": "kept", "have": None})
    conversation = msgspec.structs.replace(conversation.with_answers("old", {"x": "y"}), focus=("advise", "old"))
    pruned = prune(conversation, {"advise": flow}, {"role": ("here",), "goal": ("kept",)}, (), known)
    assert pruned.answers == {"advise": {"goal": "kept", "have": None}}
    assert pruned.focus == ("advise",)


def test_certifications_that_no_longer_exist_are_dropped() -> None:
    """Nobody holds, asks about or goes back to what the catalog no longer has."""
    flow = msgspec.convert({"flow": "advise", "start": "s", "steps": {"s": {"ask": "role", "next": "end"}}}, Flow)
    conversation = answered({"have": ("gone", "here")}, {"have": ("here",)}, {"role": "old"}, {"role": "new"})
    question = Open(kind="which", options=("gone", "here"), known=("gone",))
    conversation = msgspec.structs.replace(conversation, topic=("here", "gone"), open=question)
    pruned = prune(conversation, {"advise": flow}, {"role": ("new",)}, {"here"}, known)
    assert pruned.topic == ("here",)
    assert pruned.open == Open(kind="which", options=("here",))
    role_back = undo(pruned)
    assert role_back is not None and role_back.of("advise") == {"have": ("here",)}
    assert "gone" not in str(pruned)


@pytest.mark.parametrize("provider", ["here", "gone"])
def test_a_list_of_what_no_longer_exists_is_dropped(provider: str) -> None:
    """One goes on from the list last shown only as long as the catalog has what it was asked for by."""
    shown = Shown(criteria=Criteria(providers=(provider,)), next=8)
    pruned = prune(Conversation(shown=shown), {}, {}, (), known)
    assert pruned.shown == (shown if provider == "here" else None)


def test_a_question_for_a_slot_that_is_no_longer_offered_is_dropped() -> None:
    """An open question survives only while its flow has it."""
    flow = msgspec.convert({"flow": "advise", "start": "s", "steps": {"s": {"ask": "role", "next": "end"}}}, Flow)
    conversation = Conversation(open=Open(kind="ask", flow="advise", slot="goal"))
    assert prune(conversation, {"advise": flow}, {}, (), known).open is None
