"""Profiles: which slots a message states, counted.

A slot that is filled as expected is a hit. One that is filled otherwise is false, and one that is not filled as
expected is missed: a wrong value is both. In `have` every certification counts for itself, in whatever order. Where
the line has another reading of a slot (`others`), that one is expected if it is what was read. A message is right if
all its slots are, those that it does not state included.

Precision is hits / (hits + false), recall hits / (hits + missed), F1 their harmonic mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from certbot.catalog.vocabulary import SLOTS
from certbot.evaluation.sets import ProfileLine

Values = str | tuple[str, ...]
Reader = Callable[[str, str | None], Mapping[str, Values]]
"""The slots that a text states, given the question that was open."""


@dataclass
class SlotFigures:
    """Of one slot: values read as expected, read where they are not expected, expected and not read."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right; None where nothing was read."""
        return _share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float | None:
        """The share of what is expected that was read; None where nothing is expected."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where nothing was expected nor read."""
        return _share(2 * self.hits, 2 * self.hits + self.false + self.missed)


@dataclass
class ProfileFigures:
    """The figures by slot; by kind, how many messages there are and in how many all slots are right."""

    slots: dict[str, SlotFigures] = field(default_factory=lambda: {slot: SlotFigures() for slot in (*SLOTS, "have")})
    messages: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def all_right(self, kind: str | None = None) -> float | None:
        """The share of the messages, of this kind or in all, in which every slot is right."""
        if kind is None:
            return _share(self.right.total(), self.messages.total())
        return _share(self.right[kind], self.messages[kind])


def count(lines: Iterable[ProfileLine], read: Reader) -> ProfileFigures:
    """Put every line to `read`."""
    figures = ProfileFigures()
    for line in lines:
        found = read(line.text, line.asked)
        right = True
        for slot, counted in figures.slots.items():
            had = _values(found.get(slot))
            expected = _values(line.slots.get(slot))
            if slot in line.others and had == _values(line.others[slot]):
                expected = had
            counted.hits += len(had & expected)
            counted.false += len(had - expected)
            counted.missed += len(expected - had)
            right = right and had == expected
        figures.messages[line.kind] += 1
        figures.right[line.kind] += right
    return figures


def _values(value: Values | None) -> frozenset[str]:
    return frozenset((value,) if isinstance(value, str) else value or ())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
