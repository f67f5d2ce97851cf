"""What comes in and what goes out."""

from __future__ import annotations

import pytest

from certbot.dialog.events import Say


@pytest.mark.parametrize(
    "name", ["ask.role", "ask.confirm", "which", "compare.ask", "why-not.ask", "report.fact", "miss"]
)
def test_a_question_passes(name: str) -> None:
    """Once it is answered, nobody needs it any more."""
    assert Say(name, ()).passing


@pytest.mark.parametrize("name", ["card", "card.price", "recommendation", "browse", "compare", "my-data", "asking"])
def test_an_answer_stays(name: str) -> None:
    """What a person may want to read again is never replaced."""
    assert not Say(name, ()).passing
