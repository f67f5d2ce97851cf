"""What is said beside the picks: what is gone, the mistakes that fit, and when "none for now" is the better advice."""

from __future__ import annotations

from certbot.advice.choose import Choice, Chooser
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.conditions import advice_fits, answers
from certbot.advice.path import instead
from certbot.advice.profile import Profile
from certbot.advice.recommendation import NoneYet, Retired, Step
from certbot.catalog.rules import Pause
from certbot.catalog.status import living_successors, retired_since, status_on

MOST_PAUSES = 2


def retired(chooser: Chooser, profile: Profile, choice: Choice) -> tuple[Retired, ...]:
    """What this person will have read about and cannot take any more: what picks stand for, and `read_about`."""
    given = answers(profile)
    ids = [old for candidate in choice.named for old in candidate.instead_of]
    for asks in chooser.rules.read_about:
        if chooser.condition(asks.when).fits(given):
            ids += asks.certifications
    found: list[Retired] = []
    for id in dict.fromkeys(ids):
        cert = chooser.catalog.certifications[id]
        since = retired_since(cert)
        if since is None or id in profile.have or status_on(cert, chooser.today).kind != "retired":
            continue
        found.append(Retired(id, since, living_successors(chooser.catalog, id, chooser.today)))
    return tuple(found)


def mistakes(chooser: Chooser, profile: Profile) -> tuple[str, ...]:
    """The ids of the mistakes that fit these answers, in the order of the file."""
    return tuple(item.id for item in chooser.catalog.of_kind("mistakes") if advice_fits(item, profile))


def none_yet(chooser: Chooser, profile: Profile, choice: Choice) -> NoneYet | None:
    """Where no certification for now is honest advice: why, and what to do instead; it may stand beside picks."""
    fitting = [pause for pause in chooser.rules.pauses if _pauses(chooser, pause, profile, choice)][:MOST_PAUSES]
    if not fitting and not choice.picks:
        return NoneYet((Code("none-yet.nothing-left"),), (Step(Code("step.project")), Step(Code("step.keep-current"))))
    if not fitting:
        return None
    values: dict[str, Param] = {"held": len(profile.have)}
    if choice.held_first is not None:
        values["certification"] = Named(choice.held_first)
    if profile.experience is not None:
        values["experience"] = Term("experience", profile.experience)
    why = tuple(Code(f"none-yet.{key}", values) for pause in fitting for key in pause.why)
    steps = instead(chooser, profile, tuple(step for pause in fitting for step in pause.instead))
    return NoneYet(why, steps)


def _pauses(chooser: Chooser, pause: Pause, profile: Profile, choice: Choice) -> bool:
    if pause.held:
        return len(profile.have) >= pause.held
    if pause.holds_first:
        return choice.held_first is not None
    return chooser.condition(pause.when).fits(answers(profile))
