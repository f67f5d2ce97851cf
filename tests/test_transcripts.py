"""Every transcript goes as it is written, and together they reach all that the dialog can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.dialog.answers import ANSWERS
from certbot.dialog.engine import CONTROLS, step
from certbot.dialog.events import Say
from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.transcripts import Transcript, event, run
from certbot.dialog.world import World

ROOT = Path(__file__).parents[1]
TRANSCRIPTS = list(load_transcripts(ROOT / "tests" / "transcripts"))


@pytest.mark.parametrize("transcript", [pytest.param(item, id=file.stem) for file, item in TRANSCRIPTS])
def test_the_conversation_goes_as_written(world: World, messages: Messages, transcript: Transcript) -> None:
    """What is said, understood and offered is what the transcript expects."""
    assert list(run(world, messages, transcript)) == []


def test_every_step_and_every_answer_is_reached(world: World) -> None:
    """Each question, each thing that a step shows, each digression and control is in some transcript."""
    said: set[str] = set()
    for _, transcript in TRANSCRIPTS:
        conversation = Conversation()
        for turn in transcript.turns:
            today = turn.today or transcript.today
            conversation, effects = step(world, conversation, event(world, turn), today)
            said |= {effect.name for effect in effects if isinstance(effect, Say)}
    asks = {f"ask.{slot}" for flow in world.flows.values() for slot in flow.asks}
    shows = {step.show for flow in world.flows.values() for step in flow.steps.values() if step.show is not None}
    called = {"lookup": "card", "delete-data": "ask.confirm", "recommend": "greeting"}
    called |= {"cancel": "cancelled", "restart": "restarted", "skip": "nothing.skip"}
    intents = {called.get(name, name) for name in (*ANSWERS, *CONTROLS)}
    missing = (asks | shows | intents | {"forgotten", "paused", "miss", "which", "card.price", "browse"}) - said
    assert missing == set()
