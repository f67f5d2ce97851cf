"""Intents: what counts as right."""

from __future__ import annotations

import pytest

from certbot.evaluation.intents import count
from certbot.evaluation.sets import IntentLine


@pytest.mark.parametrize(
    ("intent", "others", "found", "right"),
    [
        ("lookup", (), "lookup", True),
        ("lookup", ("cost",), "cost", True),
        ("lookup", (), "cost", False),
        ("lookup", (), None, False),
        (None, (), None, True),
        (None, (), "skip", False),
    ],
)
def test_the_intent_or_one_that_is_as_right(
    intent: str | None, others: tuple[str, ...], found: str | None, right: bool
) -> None:
    """No intent is right of a mere answer alone; what is wrong is a pair of what is meant and what was taken."""
    figures = count([IntentLine(text="said", intent=intent, others=others)], lambda text, asked: found)
    assert figures.accuracy() == figures.accuracy(intent or "none") == right
    assert dict(figures.confusions) == ({} if right else {(intent or "none", found or "none"): 1})


def test_accuracy_by_intent() -> None:
    """Each intent for itself; none where there are no messages."""
    lines = [IntentLine(text=text, intent=intent) for text, intent in [("a", "why"), ("b", "why"), ("c", "free")]]
    figures = count(lines, lambda text, asked: "why" if text == "a" else "free")
    assert [figures.accuracy(intent) for intent in ("why", "free", "cost")] == [0.5, 1, None]
