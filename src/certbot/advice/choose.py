"""Which certifications fit a person on a day, and what they stand in the place of; reasons come later.

    the first rule of the table that fits  ->  ids in order (platform:x looked up in `platforms`)
    little money                           ->  what `free_first` names before them
    each id                                ->  itself, or its first living successor
                                               nothing where neither can be taken, or ends before one is ready
    what is held, or is below it           ->  left out
    newcomers                              ->  what is too hard comes after the rest
    a budget of nothing                    ->  of the three that are left the free come first

All of it but the last three is the same for everybody whom a rule fits, so it is worked out once for each rule and
platform. Nothing here depends on the order in which people ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from certbot.advice.conditions import Answers, Condition, answers
from certbot.advice.facts import FIRST_LEVELS
from certbot.advice.profile import Profile
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.rules import TRACK, UNSAID, Rule, Rules, When
from certbot.catalog.status import can_be_taken, living_successors, status_on

MOST = 3
"""So many certifications are recommended at most."""
_KEPT = 20_000
"""So many choices are remembered: all combinations of the five slots, since runners-up ask for their neighbours."""
_DAYS_A_WEEK = 7
_WEEKS_A_MONTH = 365.25 / 12 / _DAYS_A_WEEK


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be recommended, and which certifications that an article or rule names it stands for."""

    id: str
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a person and by which rules. `named` is all that the rules named and that can be taken.

    `held_first` is the natural first choice of the day where the person holds it, or something above it, already.
    `fallback` tells that the table had nothing left for this person.
    """

    rule: Rule
    slots: frozenset[str]
    picks: tuple[Candidate, ...]
    named: tuple[Candidate, ...]
    held_first: str | None = None
    free_rows: tuple[str, ...] = ()
    fallback: bool = False


class Chooser:
    """The decision table for one catalog and day. `catalog.rules` must be there."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        self.catalog = catalog
        self.today = today
        self.rules = catalog.rules or Rules()
        self._conditions: dict[int, tuple[When, Condition]] = {}
        self._table = [(rule, self.condition(rule.when)) for rule in self.rules.rules]
        self._free = [(rule, self.condition(rule.when)) for rule in self.rules.free_first]
        self._newcomers = self.condition(self.rules.newcomers)
        self._assume_new = self.condition(self.rules.assume_new)
        self._twins = _twins(catalog)
        self._ways: dict[str, tuple[str, ...]] = {}
        self._chosen: dict[Profile, Choice] = {}
        self._expansions: dict[tuple[str, ...], dict[str | None, tuple[tuple[str, tuple[str, ...]], ...]]] = {}

    def condition(self, when: When) -> Condition:
        """A condition of the rules or of advice, kept: each is asked of everybody."""
        kept = self._conditions.get(id(when))
        if kept is None or kept[0] is not when:
            kept = self._conditions[id(when)] = (when, Condition.of(when, self.rules.groups))
        return kept[1]

    def newcomer(self, given: Answers) -> bool:
        """Whether these answers are of somebody at the very beginning."""
        return bool(self._newcomers.alternatives) and self._newcomers.fits(given)

    def assumed_new(self, given: Answers) -> bool:
        """Whether somebody with these answers is experienced, yet taken to be new to machine learning."""
        return bool(self._assume_new.alternatives) and self._assume_new.fits(given)

    def choose(self, profile: Profile) -> Choice:
        """What fits this person, in order; no picks only if they hold all that could be named."""
        if profile not in self._chosen:
            if len(self._chosen) >= _KEPT:
                self._chosen.clear()
            self._chosen[profile] = self._choose(profile)
        return self._chosen[profile]

    def _choose(self, profile: Profile) -> Choice:
        given = answers(profile)
        rule, condition = next(((rule, test) for rule, test in self._table if test.fits(given)), _NOTHING)
        free = next((rule for rule, test in self._free if test.fits(given)), None)
        first = free.choose if free is not None else ()
        excluded = self.excluded(profile.have)
        named = self.named((*first, *rule.choose), profile.platform, excluded)
        fallback = not named
        if fallback:
            named = self.named(self.rules.fallback, profile.platform, excluded)
        if self.newcomer(given):
            named = tuple(sorted(named, key=lambda candidate: self._too_hard(candidate.id)))
        picks = named[:MOST]
        if profile.budget == "free":
            picks = tuple(sorted(picks, key=lambda candidate: self._cost_rank(candidate.id)))
        return Choice(
            rule,
            condition.slots(given),
            picks,
            named,
            self._held_first(rule, profile, excluded) if profile.have else None,
            free.rows if free is not None and free.choose else (),
            fallback,
        )

    def named(
        self, choices: tuple[str, ...], platform: str | None, excluded: frozenset[str] = frozenset()
    ) -> tuple[Candidate, ...]:
        """The candidates that these choices come to for somebody on `platform`, without the excluded."""
        found: dict[str, tuple[str, ...]] = {}
        for id, ways in self._expanded(choices, platform):
            if id in excluded and id in ways:
                continue
            way = next((way for way in ways if way not in excluded), None)
            if way is not None:
                found[way] = (*found.get(way, ()), *((id,) if way != id else ()))
        return tuple(Candidate(id, instead) for id, instead in found.items())

    def excluded(self, have: tuple[str, ...]) -> frozenset[str]:
        """What is never recommended to somebody who holds `have`: that, the same under another exam, what is below."""
        if not have:
            return frozenset()
        certifications = self.catalog.certifications
        held: set[str] = set()
        to_add = [id for id in have if id in certifications]
        while to_add:
            id = to_add.pop()
            if id not in held:
                held.add(id)
                to_add += self._twins.get(id, ())
        above = {certifications[id].platform for id in held if _above_fundamentals(certifications[id])}
        below = {lower for id in held for lower in self.rules.covers.get(id, ())}
        for id, cert in certifications.items():
            renewed = cert.renewal is not None and any(higher in held for higher in cert.renewal.renewed_by)
            fundamental = cert.kind == "exam" and cert.level in FIRST_LEVELS
            if renewed or (fundamental and cert.platform in above):
                below.add(id)
        return frozenset(held | below)

    def ways(self, id: str) -> tuple[str, ...]:
        """What to take for `id`: itself where there is time to, else its living successors where there is."""
        if id not in self._ways:
            cert = self.catalog.certifications.get(id)
            if cert is not None and self.in_time(cert):
                self._ways[id] = (id,)
            else:
                successors = living_successors(self.catalog, id, self.today)
                self._ways[id] = tuple(way for way in successors if self.in_time(self.catalog.certifications[way]))
        return self._ways[id]

    def in_time(self, cert: Certification) -> bool:
        """Whether `cert` can be taken today, and still when the shortest preparation that starts today is over."""
        if cert.kind == "family" or not can_be_taken(cert, self.today):
            return False
        last_day = status_on(cert, self.today).last_day
        return last_day is None or self.today + self.shortest(cert) <= last_day

    def shortest(self, cert: Certification) -> timedelta:
        """The shortest preparation: of the record, else our own by level (rules.yaml, `preparation`)."""
        months = cert.course.months if cert.course is not None else None
        if cert.preparation is not None and cert.preparation.low is not None:
            weeks = cert.preparation.low
        elif months is not None and months.low is not None:
            weeks = months.low * _WEEKS_A_MONTH
        else:
            weeks = self.rules.preparation.levels.get(cert.level or "", self.rules.preparation.otherwise)
        return timedelta(days=weeks * _DAYS_A_WEEK)

    def _expanded(self, choices: tuple[str, ...], platform: str | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each id behind the choices with its ways; kept, because rules are few and people many."""
        kept = self._expansions.setdefault(choices, {})
        if platform not in kept:
            tracks = self.rules.platforms.get(UNSAID if platform is None else platform, {})
            ids: dict[str, None] = {}
            for choice in choices:
                ids.update(
                    dict.fromkeys(tracks.get(choice.removeprefix(TRACK), ()) if choice.startswith(TRACK) else (choice,))
                )
            kept[platform] = tuple((id, self.ways(id)) for id in ids)
        return kept[platform]

    def _held_first(self, rule: Rule, profile: Profile, excluded: frozenset[str]) -> str | None:
        """What would come first today, if it is held or below what is held."""
        expanded = self._expanded(rule.choose, profile.platform)
        natural = next((ways[0] for _, ways in expanded if ways), None)
        return natural if natural in excluded else None

    def _too_hard(self, id: str) -> bool:
        return self.catalog.certifications[id].level in self.rules.too_hard

    def _cost_rank(self, id: str) -> int:
        """0 free, 1 with a free tier, audit or aid, 2 to be paid."""
        price = self.catalog.certifications[id].price
        if price is None:
            return 2
        return 0 if price.model == "free" else 1 if price.free_audit or price.financial_aid else 2


_NOTHING = (Rule(id="nothing", choose=()), Condition(()))


def _twins(catalog: Catalog) -> dict[str, set[str]]:
    """For each certification those that are the same under an older or a newer exam, next to it."""
    found: dict[str, set[str]] = {}
    for cert in catalog.certifications.values():
        for successor in cert.successors:
            if successor.relation == "same-certification-new-exam":
                found.setdefault(cert.id, set()).add(successor.id)
                found.setdefault(successor.id, set()).add(cert.id)
    return found


def _above_fundamentals(cert: Certification) -> bool:
    return cert.kind == "exam" and cert.platform != "none" and cert.level not in FIRST_LEVELS and cert.level is not None
