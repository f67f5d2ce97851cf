"""The way from where a person stands to the goal: the first path of catalog/rules.yaml that fits."""

from __future__ import annotations

from certbot.advice.choose import Candidate, Choice, Chooser
from certbot.advice.codes import Code, Named, Param
from certbot.advice.conditions import Answers, answers
from certbot.advice.facts import LEARNING
from certbot.advice.profile import Profile
from certbot.advice.recommendation import Step
from certbot.catalog.rules import RuleStep

FEWEST, MOST = 2, 4
"""A path has so many steps."""
_COURSE = "course-certificate"
_PADDING = ("project", "keep-current", "record")
"""Words (step.x) that are added to a path too short to be one."""
_KEEP = "keep-current"
_RANKS = {
    "foundational": 0,
    "beginner": 0,
    "intermediate": 1,
    "associate": 1,
    "professional": 2,
    "specialty": 2,
    "expert": 2,
    "advanced": 2,
}
"""What is no harder than what; ours, since the providers' words for levels have no common scale."""
_MIDDLE = 1


def path(chooser: Chooser, profile: Profile, choice: Choice) -> tuple[Step, ...]:
    """Two to four steps that lead over the first pick, in order; what is held already is left out."""
    given = answers(profile)
    template = next((item for item in chooser.rules.paths if chooser.condition(item.when).fits(given)), None)
    pick = choice.picks[0] if choice.picks else None
    steps = _Steps(chooser, profile, pick)
    if pick is not None and chooser.catalog.certifications[pick.id].kind in LEARNING:
        steps.add_pick()
    for step in template.steps if template is not None else ():
        if chooser.condition(step.when).fits(given):
            steps.add(step)
    if pick is not None and all(step.id != pick.id for step in steps.found[:MOST]):
        steps.insert_pick()
    steps.put_in_order([candidate.id for candidate in choice.picks])
    for word in _PADDING:
        if len(steps.found) < FEWEST:
            steps.add(RuleStep(say=word))
    return tuple(steps.found[:MOST])


def instead(chooser: Chooser, profile: Profile, wanted: tuple[RuleStep, ...]) -> tuple[Step, ...]:
    """These steps as they are for this person: what to do where no certification is the better advice."""
    steps = _Steps(chooser, profile, None)
    given: Answers = answers(profile)
    for step in wanted:
        if chooser.condition(step.when).fits(given):
            steps.add(step)
    return tuple(steps.found)


class _Steps:
    """The steps as they come together, none twice."""

    def __init__(self, chooser: Chooser, profile: Profile, pick: Candidate | None) -> None:
        self.found: list[Step] = []
        self._chooser = chooser
        self._certifications = chooser.catalog.certifications
        self._profile = profile
        self._pick = pick
        self._excluded = chooser.left_out(profile)

    def add(self, step: RuleStep) -> None:
        if step.pick:
            self.add_pick()
        elif (word := step.say) is not None:
            if self._needless(step):
                return
            if all(other.id is None or word not in self._certifications[other.id].topics for other in self.found):
                self._add(Step(Code(f"step.{word}")))  # what an earlier step teaches needs no words of its own
        else:
            self._choose(step)

    def add_pick(self) -> None:
        """The first recommendation."""
        if self._pick is not None:
            self._add(self._of(self._pick.id))

    def insert_pick(self) -> None:
        """The first recommendation, in the last place that is left before the end."""
        if self._pick is not None:
            self.found.insert(min(len(self.found), MOST - 1), self._of(self._pick.id))

    def put_in_order(self, picks: list[str]) -> None:
        """Moves each pick, the first one first, before what is harder than it, unless that is an earlier pick; what
        comes after the first pick stands by level."""
        del self.found[MOST:]
        for place, pick in enumerate(picks):
            here = next((at for at, step in enumerate(self.found) if step.id == pick), None)
            if here is None:
                continue
            harder = (
                at
                for at, step in enumerate(self.found[:here])
                if step.id is not None and step.id not in picks[:place] and self._rank(step.id) > self._rank(pick)
            )
            self.found.insert(next(harder, here), self.found.pop(here))
        first = next((at for at, step in enumerate(self.found) if step.id in picks[:1]), len(self.found))
        places = [at for at, step in enumerate(self.found) if at > first and step.id is not None]
        by_level = sorted((self.found[at] for at in places), key=lambda step: self._rank(step.id or ""))
        for at, step in zip(places, by_level, strict=True):
            self.found[at] = step

    def _rank(self, id: str) -> int:
        cert = self._certifications.get(id)
        return _RANKS.get((cert.level if cert is not None else None) or "", _MIDDLE)

    def _needless(self, step: RuleStep) -> bool:
        """Whether these words are too basic for this person, or ask to keep what nobody can or need keep."""
        if step.basic and self._chooser.established(self._profile):
            return True
        return step.say == _KEEP and not self._chooser.held.to_keep(self._profile.have)

    def _choose(self, step: RuleStep) -> None:
        """The first of the choices that is left; the pick, if it is one; nothing, if one is a step already."""
        named = self._chooser.named(step.choose, self._profile.platform, self._excluded)
        ids = [candidate.id for candidate in named]
        if any(step.id in ids for step in self.found):
            return
        if ids and self._kind(ids[0]) == "exam" and self._comes_before(ids[0]):
            self.add_pick()
        if self._pick is not None and self._pick.id in ids:
            self._add(self._of(self._pick.id))
        elif len(ids) > 1 and self._several_platforms(ids):
            several: tuple[Param, ...] = tuple(Named(id) for id in ids)
            self._add(Step(Code("step.one-of", {"certifications": several}), ids[0]))
        elif ids:
            self._add(self._of(ids[0]))

    def _comes_before(self, exam: str) -> bool:
        """Whether the pick is a course, which comes before the first exam that is no easier."""
        if self._pick is None or self._kind(self._pick.id) != _COURSE:
            return False
        return self._rank(self._pick.id) <= self._rank(exam)

    def _kind(self, id: str) -> str:
        return self._certifications[id].kind

    def _several_platforms(self, ids: list[str]) -> bool:
        """Whether the choices are of several platforms, none of them the person's."""
        platforms = {self._certifications[id].platform for id in ids} - {"none"}
        return len(platforms) > 1 and self._profile.platform not in platforms

    def _of(self, id: str) -> Step:
        first = self._pick is not None and id == self._pick.id
        return Step(Code("step.aim" if first else "step.take", {"certification": Named(id)}), id)

    def _add(self, step: Step) -> None:
        if all(step != other and (step.id is None or step.id != other.id) for other in self.found):
            self.found.append(step)
