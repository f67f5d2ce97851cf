"""Intents: what a message wants, counted. Right is the intent of the line, or one of `others`, which are as right; it
counts under the line's own. A message that only answers the open question has none, and must be given none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from certbot.evaluation.sets import IntentLine

Reader = Callable[[str, str | None], str | None]
"""The intent of a text, given the question that was open."""
NONE = "none"
"""What stands for no intent."""


@dataclass
class IntentFigures:
    """By intent, how many messages there are and how many are right; and which was taken for which."""

    messages: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def accuracy(self, intent: str | None = None) -> float | None:
        """The share that is right, of this intent or in all; None where there are no messages."""
        if intent is None:
            right, every = self.right.total(), self.messages.total()
        else:
            right, every = self.right[intent], self.messages[intent]
        return right / every if every else None


def count(lines: Iterable[IntentLine], read: Reader) -> IntentFigures:
    """Put every line to `read`."""
    figures = IntentFigures()
    for line in lines:
        found = read(line.text, line.asked)
        expected = line.intent or NONE
        right = found == line.intent or found in line.others
        figures.messages[expected] += 1
        figures.right[expected] += right
        if not right:
            figures.confusions[expected, found or NONE] += 1
    return figures
