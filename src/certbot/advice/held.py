"""What follows from what a person holds: what is not recommended again, what has lapsed, who needs no foundations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from certbot.advice.facts import FIRST_LEVELS, LEARNING
from certbot.catalog.model import Catalog, Certification, Prerequisite
from certbot.catalog.rules import Rules
from certbot.catalog.status import can_be_taken, living_successors, status_on

_HIGHER = frozenset({"associate", "professional", "expert", "specialty"})
"""The levels of exams that take the foundations for granted."""
_BUILDING = frozenset({"mlops", "genai", "deep-learning"})
"""The goals of exams about machine learning."""


class Held:
    """The rules about what is held, for one catalog and day. Ids that the catalog lacks are ignored."""

    def __init__(self, catalog: Catalog, rules: Rules, today: date) -> None:
        self._certifications: Mapping[str, Certification] = catalog.certifications
        self._catalog = catalog
        self._rules = rules
        self._today = today
        self._twins = _twins(catalog)
        self._lapsed: dict[str, bool] = {}
        self._conditions = {
            id: cert.prerequisites
            for id, cert in catalog.certifications.items()
            if cert.kind == "exam" and cert.prerequisites
        }

    def lapsed(self, have: tuple[str, ...]) -> tuple[str, ...]:
        """Of these, what is retired and runs out without a way to keep it: neither renewable nor for life, and not
        the same certification under another exam that can be taken."""
        return tuple(id for id in have if self._has_lapsed(id))

    def kept(self, have: tuple[str, ...]) -> tuple[str, ...]:
        """Of these, what still counts for what it covers: all that has not lapsed."""
        return tuple(id for id in have if id in self._certifications and not self._has_lapsed(id))

    def to_keep(self, have: tuple[str, ...]) -> bool:
        """Whether any of these runs out and can be kept from it."""
        validities = (self._certifications[id].validity for id in self.kept(have))
        return any(validity is not None and validity.months is not None for validity in validities)

    def follows(self, have: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """For each of these that has lapsed, what can be taken instead today."""
        return {id: living_successors(self._catalog, id, self._today) for id in self.lapsed(have)}

    def covered(self, have: tuple[str, ...]) -> frozenset[str]:
        """What is held, the same under another exam, and what lies below. What has lapsed covers only itself."""
        if not have:
            return frozenset()
        held = {same for id in self.kept(have) for same in self._same(id)}
        below = {lower for id in held for lower in self._rules.covers.get(id, ())} | self._fundamentals(held)
        for id, cert in self._certifications.items():
            if cert.renewal is not None and any(higher in held for higher in cert.renewal.renewed_by):
                below.add(id)
        return frozenset(held | below | {id for id in have if id in self._certifications})

    def beneath(self, have: tuple[str, ...]) -> frozenset[str]:
        """What would be a step back, though no valid credential covers it: the fundamentals of a platform whose
        higher exam was passed once, and the foundations for whoever passed an exam that takes them for granted."""
        passed = {id for id in have if id in self._certifications}
        found = self._fundamentals(passed)
        if any(self._takes_foundations(self._certifications[id]) for id in passed):
            found |= set(self._rules.foundations)
        return frozenset(found)

    def advanced(self, have: tuple[str, ...]) -> bool:
        """Whether any of these is an exam about machine learning of associate level or above."""
        return any(self._takes_foundations(self._certifications[id]) for id in have if id in self._certifications)

    def closed(self, have: tuple[str, ...]) -> dict[str, Prerequisite]:
        """The exams that this person is not known to be admitted to, each with the first condition of entry that
        nothing held meets. What no certification meets (an employer, an invitation) counts as not met, because
        nobody was asked; what courses expect is for the learner to judge."""
        held = self.covered(have)
        unmet = (
            (id, next((item for item in conditions if held.isdisjoint(item.ids)), None))
            for id, conditions in self._conditions.items()
        )
        return {id: condition for id, condition in unmet if condition is not None}

    def _has_lapsed(self, id: str) -> bool:
        if id not in self._lapsed:
            self._lapsed[id] = self._lapses(id)
        return self._lapsed[id]

    def _lapses(self, id: str) -> bool:
        cert = self._certifications.get(id)
        if cert is None or cert.kind in LEARNING or status_on(cert, self._today).kind != "retired":
            return False
        if cert.validity is None or cert.validity.never_expires:
            return False
        if cert.renewal is not None and cert.renewal.renewable_after_retirement:
            return False
        return not any(can_be_taken(self._certifications[same], self._today) for same in self._same(id))

    def _same(self, id: str) -> set[str]:
        """The certification under all its exams, older and newer."""
        found: set[str] = set()
        to_add = [id]
        while to_add:
            one = to_add.pop()
            if one not in found:
                found.add(one)
                to_add += self._twins.get(one, ())
        return found

    def _fundamentals(self, held: set[str]) -> set[str]:
        """The fundamentals of the platforms of which a higher exam is among `held`."""
        above = {self._certifications[id].platform for id in held if _above_fundamentals(self._certifications[id])}
        return {
            id
            for id, cert in self._certifications.items()
            if cert.kind == "exam" and cert.level in FIRST_LEVELS and cert.platform in above
        }

    def _takes_foundations(self, cert: Certification) -> bool:
        return cert.kind == "exam" and cert.level in _HIGHER and not _BUILDING.isdisjoint(cert.goals)


def _twins(catalog: Catalog) -> dict[str, set[str]]:
    """For each certification those that are the same under an older or a newer exam, next to it."""
    found: dict[str, set[str]] = {}
    for cert in catalog.certifications.values():
        for successor in cert.successors:
            if successor.relation == "same-certification-new-exam" and successor.id in catalog.certifications:
                found.setdefault(cert.id, set()).add(successor.id)
                found.setdefault(successor.id, set()).add(cert.id)
    return found


def _above_fundamentals(cert: Certification) -> bool:
    return cert.kind == "exam" and cert.platform != "none" and cert.level not in FIRST_LEVELS and cert.level is not None
