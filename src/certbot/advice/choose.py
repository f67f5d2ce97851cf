"""Which certifications fit a person on a day, and what they stand in the place of; reasons come later.

    the first rule of the table that fits  ->  ids in order (platform:x looked up in `platforms`)
    little money                           ->  what `free_first` names before them
    each id                                ->  itself, or its first living successor
                                               nothing where neither can be taken, or ends before one is ready
    what is held, or is below it           ->  left out, and so are foundations for whoever is beyond them, and exams
                                               with a condition of entry that nothing held meets
    what follows something held and gone   ->  in the second place, if nowhere else
    newcomers                              ->  what is too hard comes after the rest
    a budget of nothing                    ->  of the three that are left the free come first

All of it but the last three is the same for everybody whom a rule fits, so it is worked out once for each rule and
platform. Nothing here depends on the order in which people ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from certbot.advice.conditions import Answers, Condition, answers
from certbot.advice.held import Held
from certbot.advice.profile import Profile
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.rules import TRACK, UNSAID, Rule, Rules, When
from certbot.catalog.status import can_be_taken, living_successors, status_on

MOST = 3
"""So many certifications are recommended at most."""
_FEWEST = 2
"""So many are left for whoever is beyond the foundations: what those leave empty is filled from the fallback."""
_KEPT = 20_000
"""So many choices are remembered: all combinations of the five slots, since runners-up ask for their neighbours."""
_LITERACY = "literacy"
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
        self._established = self.condition(self.rules.established)
        self._literacy = {id for id, cert in catalog.certifications.items() if _LITERACY in cert.goals}
        self.held = Held(catalog, self.rules, today)
        """The rules about what people hold."""
        self._left_out: dict[Profile, frozenset[str]] = {}
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
        excluded = self.left_out(profile)
        named = self.named((*first, *rule.choose), profile.platform, excluded)
        fallback = not named
        if fallback:
            named = self.named(self.rules.fallback, profile.platform, excluded)
        elif len(named) < _FEWEST and self.established(profile):
            more = self.named(self.rules.fallback, profile.platform, excluded | {item.id for item in named})
            named += more[: _FEWEST - len(named)]
        if self.newcomer(given):
            named = tuple(sorted(named, key=lambda candidate: self._too_hard(candidate.id)))
        picks = self._with_what_follows(profile, named, excluded)
        if profile.budget == "free":
            picks = tuple(sorted(picks, key=lambda candidate: self._cost_rank(candidate.id)))
        return Choice(
            rule,
            condition.slots(given),
            picks,
            named,
            self._held_first(rule, profile) if profile.have else None,
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

    def left_out(self, profile: Profile) -> frozenset[str]:
        """What is never recommended to this person: what they hold or what lies below it, what they are not known to
        be admitted to, and what would lead them back: foundations, where what they hold or their work takes those for
        granted."""
        if profile not in self._left_out:
            if len(self._left_out) >= _KEPT:
                self._left_out.clear()
            held = self.held
            out = held.covered(profile.have) | held.closed(profile.have).keys() | self._too_low(profile)
            self._left_out[profile] = out
        return self._left_out[profile]

    def established(self, profile: Profile) -> bool:
        """Whether this person is beyond the foundations, by their work or by an exam that they passed."""
        given = answers(profile)
        by_work = bool(self._established.alternatives) and self._established.fits(given)
        return by_work or self.held.advanced(profile.have)

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

    def _with_what_follows(
        self, profile: Profile, named: tuple[Candidate, ...], excluded: frozenset[str]
    ) -> tuple[Candidate, ...]:
        """The first of `named`; on the platform of something held that has lapsed, or where no platform was chosen,
        with what follows that, in the second place if the rules put it in none."""
        picks = list(named[:MOST])
        for lapsed in self.held.lapsed(profile.have):
            platform = self.catalog.certifications[lapsed].platform
            ways = [way for way in self.ways(lapsed) if way not in excluded]
            if not ways or profile.platform not in (None, "none", platform):
                continue
            if all(pick.id not in ways for pick in picks):
                way = next((item for item in named if item.id == ways[0]), Candidate(ways[0], (lapsed,)))
                picks.insert(min(1, len(picks)), way)
        return tuple(picks[:MOST])

    def _too_low(self, profile: Profile) -> frozenset[str]:
        """The fundamentals and foundations that would lead this person back, unless literacy is what they ask for."""
        below = self.held.beneath(profile.have)
        if self.established(profile):
            below |= frozenset(self.rules.foundations)
        return below if profile.goal != _LITERACY else below - self._literacy

    def _held_first(self, rule: Rule, profile: Profile) -> str | None:
        """What would come first today, if it is held or below what is held and still valid."""
        expanded = self._expanded(rule.choose, profile.platform)
        natural = next((ways[0] for _, ways in expanded if ways), None)
        return natural if natural in self.held.covered(profile.have) else None

    def _too_hard(self, id: str) -> bool:
        return self.catalog.certifications[id].level in self.rules.too_hard

    def _cost_rank(self, id: str) -> int:
        """0 free, 1 with a free tier, audit or aid, 2 to be paid."""
        price = self.catalog.certifications[id].price
        if price is None:
            return 2
        return 0 if price.model == "free" else 1 if price.free_audit or price.financial_aid else 2


_NOTHING = (Rule(id="nothing", choose=()), Condition(()))
