"""Every transcript goes as it is written, and together they reach all that the dialog can do."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.dialog.answers import ANSWERS
from certbot.dialog.controls import CONTROLS
from certbot.dialog.events import Say
from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.messages import Messages
from certbot.dialog.transcripts import Transcript, held, run
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
        for _, _, effects in held(world, transcript):
            said |= {effect.name for effect in effects if isinstance(effect, Say)}
    asks = {f"ask.{slot}" for flow in world.flows.values() for slot in flow.asks}
    shows = {step.show for flow in world.flows.values() for step in flow.steps.values() if step.show is not None}
    called = {"lookup": "card", "delete-data": "ask.confirm", "recommend": "greeting"}
    called |= {"cancel": "cancelled", "restart": "restarted", "skip": "nothing.skip"}
    called |= {"share": "shared", "wrong": "report.fact"}
    intents = {called.get(name, name) for name in (*ANSWERS, *CONTROLS)}
    missing = (asks | shows | intents | {"forgotten", "paused", "miss", "which", "card.price", "browse"}) - said
    assert missing == set()


def test_buttons_side_by_side_can_be_read(world: World, messages: Messages) -> None:
    """A messenger gives each button of a row the same width, on a phone some 36 characters in all."""
    for _, transcript in TRANSCRIPTS:
        for _, _, effects in held(world, transcript):
            for say in effects:
                for row in say.buttons if isinstance(say, Say) else ():
                    widest = max(len(messages.render(button.label).striptags()) for button in row)
                    assert len(row) == 1 or len(row) * widest <= 44, row
