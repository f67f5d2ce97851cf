"""The diagram of the flows."""

from __future__ import annotations

import msgspec

from certbot.dialog.diagram import mermaid
from certbot.dialog.flows import END, Flow
from certbot.dialog.world import World

FORK = msgspec.convert(
    {
        "flow": "small-fork",
        "start": "ask-it",
        "steps": {
            "ask-it": {"ask": "colour", "next": [{"when": {"colour": ["red", "blue"]}, "go": "tell"}, {"go": "end"}]},
            "tell": {"show": "colours", "offer": ["size"], "next": "end"},
        },
    },
    Flow,
)


def test_a_flow_is_a_state_with_its_steps_inside() -> None:
    """Steps are labelled with what they do, transitions with their condition."""
    assert mermaid({"small-fork": FORK}).splitlines() == [
        "stateDiagram-v2",
        "    state small_fork {",
        "        [*] --> small_fork_ask_it",
        "        small_fork_ask_it: ask colour",
        "        small_fork_ask_it --> small_fork_tell: colour is red or blue",
        "        small_fork_ask_it --> [*]",
        "        small_fork_tell: show colours (offers size)",
        "        small_fork_tell --> [*]",
        "    }",
    ]


def test_every_transition_that_the_engine_walks_is_drawn(world: World) -> None:
    """The diagram holds as many arrows as our flows have branches, and one into each flow."""
    arrows = mermaid(world.flows).count("-->")
    branches = [branch for flow in world.flows.values() for step in flow.steps.values() for branch in step.branches]
    assert arrows == len(branches) + len(world.flows)
    assert any(branch.go == END for branch in branches)
