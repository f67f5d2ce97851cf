"""Conditions of catalog/rules.yaml and of advice, made quick to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from certbot.advice.profile import Profile
from certbot.catalog.model import Advice
from certbot.catalog.vocabulary import SLOTS as VALUES

SLOTS = tuple(VALUES)
"""The slots that conditions may name, in the order of Answers."""

Answers = tuple[str | None, ...]
Groups = Mapping[str, Mapping[str, Iterable[str | None]]]


def answers(profile: Profile) -> Answers:
    """The five slots of a person, in the order of SLOTS."""
    return (profile.role, profile.experience, profile.platform, profile.goal, profile.budget)


def advice_fits(entry: Advice, profile: Profile, asked: str | None = None) -> bool:
    """Whether a piece of advice is for this person: in one of its `when` mappings every slot has one of the values
    given there. `have` counts what is held (none, one, several), `asked` is what the person asked about. An entry
    without `when` is for nobody in particular."""
    said = dict(zip(SLOTS, answers(profile), strict=True))
    said["have"] = ("none", "one", "several")[min(len(profile.have), 2)]
    said["asked"] = asked
    return any(all(said[slot] in values for slot, values in case.items()) for case in entry.when)


@dataclass(frozen=True, slots=True)
class Condition:
    """Alternatives, each the slots that it looks at (by place in SLOTS) with the values that fit; none is always."""

    alternatives: tuple[tuple[tuple[int, frozenset[str | None]], ...], ...]

    @classmethod
    def of(cls, when: Iterable[Mapping[str, Iterable[str | None]]], groups: Groups) -> Condition:
        """A condition as it stands in the file, the names of groups replaced by their values.

        Raises ValueError for a slot that there is not.
        """
        return cls(
            tuple(
                tuple((_place(slot), _values(values, groups.get(slot, {}))) for slot, values in mapping.items())
                for mapping in when
            )
        )

    def fits(self, given: Answers) -> bool:
        """Whether a person with these answers is meant."""
        if not self.alternatives:
            return True
        return any(all(given[slot] in values for slot, values in item) for item in self.alternatives)

    def slots(self, given: Answers) -> frozenset[str]:
        """Which slots made it fit: those of the first alternative that does; null ("not said") makes nothing fit."""
        for item in self.alternatives:
            if all(given[slot] in values for slot, values in item):
                return frozenset(SLOTS[slot] for slot, _ in item if given[slot] is not None)
        return frozenset()


def _place(slot: str) -> int:
    if slot not in SLOTS:
        raise ValueError(f"no slot {slot}: one of {', '.join(SLOTS)}")
    return SLOTS.index(slot)


def _values(values: Iterable[str | None], groups: Mapping[str, Iterable[str | None]]) -> frozenset[str | None]:
    found: set[str | None] = set()
    for value in values:
        found.update(groups[value] if value is not None and value in groups else (value,))
    return frozenset(found)
