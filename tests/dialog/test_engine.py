"""The engine under any sequence of events."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from certbot.dialog.engine import INTENTS, step
from certbot.dialog.events import Command, Effect, Event, Forget, Say, Tap, Text
from certbot.dialog.load import load_world
from certbot.dialog.load_messages import load_messages
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.tables import without_tables
from certbot.dialog.taps import LIMIT
from certbot.dialog.world import ADVISE, World

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)

SENTENCES = [
    "hi", "data engineer", "4 years", "aws", "actually gcp", "not aws", "skip", "back", "cancel", "restart", "help",
    "why?", "why not PMLE?", "what is AI-102?", "AI-900 vs AI-901", "compare", "sources", "mistakes",
    "how do I renew it?",
    "I already have AIF-C01", "forget me", "yes", "no", "what do you know about me?", "AI-104", "databricks cert",
    "dumps please", "thanks", "oracle?", "manager, no cloud, no budget", "remind me of my PMLE", "blargh", "",
    "nvidia certs", "free ones", "under 100 dollars", "more", "only free ones", "and from ibm?", "what expires never?",
    "do azure certs expire?", "does AIP-C01 renew MLA?",
]  # fmt: skip
TAPS = [
    "advise|role|developer", "advise|experience|senior", "advise|platform|none", "advise|goal|genai",
    "advise|budget|free", "ask|goal", "ask|budget", "ask|role", "do|recommend", "do|why-not", "do|compare",
    "do|compare|aws-mla", "do|sources|google-pmle", "do|renew|azure-ai-103", "do|lookup|nvidia-dli",
    "do|mistakes|waste", "do|browse", "list|p:nvidia;k:abcd|8", "list|q:a|0", "list||8", "list|s:c|0",
    "choose|aws-mla", "forget|confirm|sure", "forget|confirm|keep", "do|delete-data", "do|skip", "nonsense", "a|b|c",
]  # fmt: skip
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(SENTENCES).map(Text),
    st.text(max_size=40).map(Text),
    st.sampled_from(TAPS).map(Tap),
    st.builds(
        "do|{}|{}".format,
        st.sampled_from([*sorted(INTENTS), "vendor", "start"]),
        st.sampled_from(["google-pmle", "azure-ai-102", "stack-coherence", "collecting", "waste", "price", "nothing"]),
    ).map(Tap),
    st.text(max_size=20).map(Tap),
    st.sampled_from(["start", "help", "back", "forget", "cancel", "compare", "unknown", ""]).map(Command),
)
SEQUENCES = st.lists(EVENTS, max_size=8)


@cache
def real() -> tuple[World, Messages]:
    """Not a fixture: a failing example would print the whole catalog."""
    world = load_world(ROOT / "catalog", ROOT / "dialogs")
    return world, load_messages(ROOT / "dialogs", "en", world.catalog.short_names())


def talk(events: list[Event]) -> tuple[Conversation, tuple[Effect, ...]]:
    """The state after the events, and what the last one brought."""
    conversation, effects = Conversation(), tuple[Effect, ...]()
    for event in events:
        conversation, effects = step(real()[0], conversation, event, TODAY)
    return conversation, effects


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
    conversation, effects = talk([*events, Command("forget"), Tap("forget|confirm|sure")])
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
