"""The engine under any sequence of events."""

from __future__ import annotations

from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from said import EVENTS, SENTENCES, SEQUENCES, TODAY, real

from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.engine import begin, step
from certbot.dialog.events import Button, Command, Effect, Event, Forget, Report, Say, Share, Tap, Text
from certbot.dialog.state import Conversation
from certbot.dialog.tables import without_tables
from certbot.dialog.taps import LIMIT
from certbot.dialog.world import ADVISE


def talk(events: list[Event]) -> tuple[Conversation, tuple[Effect, ...]]:
    """The state after the events, and what the last one brought."""
    conversation, effects = Conversation(), tuple[Effect, ...]()
    for event in events:
        conversation, effects = step(real()[0], conversation, event, TODAY)
    return conversation, effects


def sure(conversation: Conversation) -> Tap:
    """The button that deletes everything, of the question that is open."""
    return Tap(f"forget|confirm|sure|{conversation.token}")


@given(SEQUENCES.filter(bool))
@settings(max_examples=150)
def test_every_event_is_answered_in_words(events: list[Event]) -> None:
    """Whatever is sent, something is said, and all of it can be rendered."""
    _, effects = talk(events)
    says = [effect for effect in effects if isinstance(effect, Say)]
    assert says
    for say in says:
        for line in without_tables(say.lines):
            assert real()[1].render(line)
        for row in say.buttons:
            for button in row:
                assert real()[1].render(button.label)
                assert isinstance(button, Button)
                assert 0 < len(button.data.encode()) <= LIMIT


@given(SEQUENCES, EVENTS)
@settings(max_examples=80)
def test_the_same_event_on_the_stored_state_is_the_same_turn(events: list[Event], last: Event) -> None:
    """A state that went through JSON, as after a crash, leads to the same answer."""
    conversation, _ = talk(events)
    stored = msgspec.json.decode(msgspec.json.encode(conversation), type=Conversation)
    assert step(real()[0], stored, last, TODAY) == step(real()[0], conversation, last, TODAY)


@given(SEQUENCES)
@settings(max_examples=80)
def test_the_state_stays_small_and_sound(events: list[Event]) -> None:
    """At most two flows are in focus, and what is kept fits into a few kilobytes."""
    conversation, _ = talk(events)
    assert len(conversation.focus) <= 2
    assert set(conversation.focus) <= real()[0].flows.keys()
    assert len(msgspec.json.encode(conversation)) < 8192


@given(SEQUENCES)
@settings(max_examples=40)
def test_forgetting_leaves_nothing(events: list[Event]) -> None:
    """After "forget me" and the confirmation no answer is left, whatever was said before."""
    conversation, _ = talk([*events, Command("forget")])
    conversation, effects = step(real()[0], conversation, sure(conversation), TODAY)
    assert any(isinstance(effect, Forget) for effect in effects)
    assert conversation == Conversation(last=TODAY)


@given(SEQUENCES)
@settings(max_examples=40)
def test_restart_begins_at_the_first_question(events: list[Event]) -> None:
    """After a restart the first question is asked, whatever was said before."""
    conversation, effects = talk([*events, Tap("do|restart")])
    assert conversation.of(ADVISE) == {}
    assert [effect.name for effect in effects if isinstance(effect, Say)][-1] == "ask.role"


@given(SEQUENCES, st.sampled_from(["emperor", "", "aws", "x" * 40]))
@settings(max_examples=40)
def test_a_forged_tap_changes_no_answer(events: list[Event], value: str) -> None:
    """A value that does not exist is refused."""
    before, _ = talk(events)
    after, _ = step(real()[0], before, Tap(f"advise|role|{value}"), TODAY)
    assert after.answers == before.answers


def test_a_long_pause_is_noticed_once() -> None:
    """Weeks later the person hears where they were; in the next turn no more."""
    conversation, _ = talk([Text("data engineer")])
    later = TODAY + timedelta(days=30)
    conversation, effects = step(real()[0], conversation, Text("4 years"), later)
    assert [effect.name for effect in effects if isinstance(effect, Say)] == ["paused", "ask.platform"]
    _, effects = step(real()[0], conversation, Text("aws"), later)
    assert "paused" not in [effect.name for effect in effects if isinstance(effect, Say)]


def test_a_value_that_a_deploy_removed_is_asked_for_again() -> None:
    """The walk finds the new position by itself."""
    conversation = Conversation(answers={ADVISE: {"role": "alchemist", "experience": "mid"}}, focus=(ADVISE,))
    after, effects = step(real()[0], conversation, Text("help"), TODAY)
    assert "role" not in after.of(ADVISE)
    assert [effect.name for effect in effects if isinstance(effect, Say)] == ["help", "ask.role"]


def test_the_slot_that_is_asked_for_is_told() -> None:
    """That is what a message written now answers, and what an edit of it is read as."""
    conversation, _ = talk([Text("developer")])
    assert begin(real()[0], conversation, TODAY).asked == "experience"
    assert begin(real()[0], Conversation(), TODAY).asked is None


@given(SEQUENCES, st.sampled_from(SENTENCES), st.sampled_from(["", *SLOTS, "confirm"]))
@settings(max_examples=60)
def test_an_edit_never_deletes_and_never_reports(events: list[Event], text: str, slot: str) -> None:
    """What was asked since the message was written is not answered by an edit of it."""
    conversation, _ = talk(events)
    _, effects = step(real()[0], conversation, Text(text, slot), TODAY)
    assert not any(isinstance(effect, Forget | Report) for effect in effects)


@given(SEQUENCES, SEQUENCES)
@settings(max_examples=40)
def test_the_button_that_deletes_works_once(before: list[Event], between: list[Event]) -> None:
    """Pressed again it does nothing, not even while the same question is open anew."""
    conversation, _ = talk([*before, Command("forget")])
    old = sure(conversation)
    conversation, _ = step(real()[0], conversation, Tap(f"forget|confirm|keep|{conversation.token}"), TODAY)
    for event in (*between, Command("cancel"), Command("forget")):
        conversation, _ = step(real()[0], conversation, event, TODAY)
    assert sure(conversation) != old
    _, effects = step(real()[0], conversation, old, TODAY)
    assert not any(isinstance(effect, Forget) for effect in effects)


def test_a_seed_makes_a_button_of_an_earlier_conversation_worthless() -> None:
    """Who was forgotten and says the very same again on the same day has another button."""
    tokens = set()
    for seed in ("u1", "u2"):
        conversation, _ = step(real()[0], Conversation(seed=seed), Command("forget"), TODAY)
        tokens.add(conversation.token)
    assert len(tokens) == 2


def test_a_report_has_a_thousand_characters_at_most() -> None:
    """A longer text is cut."""
    _, effects = talk([Tap("wrong|aws-mla|price"), Text("wrong " * 700)])
    (report,) = (effect for effect in effects if isinstance(effect, Report))
    assert report.words is not None and len(report.words) == 1000


def test_a_word_without_end_is_not_repeated_in_full() -> None:
    """What was not understood is shown by its beginning, in a text and behind a command."""
    world, messages = real()
    for event in (Text("x" * 4000), Command("cert", "x" * 4000)):
        _, effects = step(world, Conversation(), event, TODAY)
        text = "".join(messages.render(line) for effect in effects if isinstance(effect, Say) for line in effect.lines)
        assert "xxx…" in text and len(text) < 400


def test_of_a_text_that_was_not_understood_the_beginning_is_kept_for_one_turn() -> None:
    """It can be shared in the next turn, and is gone after it."""
    conversation, _ = talk([Text("blargh"), Text("blorgh " * 200)])
    assert len(conversation.missed) <= 500
    after, effects = step(real()[0], conversation, Tap("do|share"), TODAY)
    assert any(isinstance(effect, Share) and effect.text == conversation.missed for effect in effects)
    assert after.missed == ""
    assert step(real()[0], conversation, Text("hello"), TODAY)[0].missed == ""
