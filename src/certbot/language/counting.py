"""The words that people count years with: numbers, units, and what stands around them, from the files of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

UNITS: Mapping[str, float] = {"year": 1.0, "month": 1 / 12, "week": 1 / 52, "day": 1 / 365, "decade": 10.0}
"""The units that words may stand for, in years."""
GROUPS = frozenset(
    """one alone less around to between and half age aged age-of being not-after not-before purpose work been counted
    more since begun began until still this season recent lately instead remade passed-over ago activity
    month beside hedge denied rate schooled entered inside onward born
    ordinal definite""".split()
)
"""What the words around a number may say; numbers.yaml tells what each is."""


@dataclass(slots=True)
class Counting:
    """The numbers that words are, the years that units are, and the words of each group."""

    numbers: dict[str, float] = field(default_factory=dict)
    units: dict[str, float] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def is_a(self, word: str, *groups: str) -> bool:
        """Whether a word is in one of these groups."""
        return any(word in self.groups[group] for group in groups)


def counting(entries: Iterable[tuple[str, str, str]]) -> Counting:
    """From the entries of the lists `numbers`, `units` and `counting`: key, name and word of each."""
    result = Counting()
    for key, name, word in entries:
        if key == "numbers":
            result.numbers[word] = float(name)
        elif key == "units":
            result.units[word] = UNITS[name]
        else:
            result.groups[name].add(word)
    return result
