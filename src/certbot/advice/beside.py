"""What is said beside the picks: what is gone, the mistakes that fit, and when "none for now" is the better advice."""

from __future__ import annotations

from certbot.advice.choose import Choice, Chooser
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.conditions import advice_fits, answers
from certbot.advice.facts import LEARNING
from certbot.advice.path import instead
from certbot.advice.profile import Profile
from certbot.advice.recommendation import NoneYet, Retired
from certbot.catalog.rules import Pause, RuleStep
from certbot.catalog.status import coming_successors, living_successors, retired_since, status_on

MOST_PAUSES = 2
_NOTHING_LEFT = (RuleStep(say="project"), RuleStep(say="keep-current"))


def retired(chooser: Chooser, profile: Profile, choice: Choice) -> tuple[Retired, ...]:
    """What this person holds and cannot keep, or will have read about and cannot take any more: what picks stand for,
    and `read_about`."""
    given = answers(profile)
    lapsed = chooser.held.lapsed(profile.have)
    ids = list(lapsed) + [old for candidate in choice.named for old in candidate.instead_of]
    for asks in chooser.rules.read_about:
        if chooser.condition(asks.when).fits(given):
            ids += asks.certifications
    kept = set(profile.have) - set(lapsed)
    found: list[Retired] = []
    for id in dict.fromkeys(ids):
        cert = chooser.catalog.certifications[id]
        since = retired_since(cert)
        if since is None or id in kept or status_on(cert, chooser.today).kind != "retired":
            continue
        successors = living_successors(chooser.catalog, id, chooser.today)
        found.append(
            Retired(id, since, successors, () if successors else coming_successors(chooser.catalog, id, chooser.today))
        )
    return tuple(found)


def mistakes(chooser: Chooser, profile: Profile) -> tuple[str, ...]:
    """The ids of the mistakes that fit these answers, in the order of the file."""
    return tuple(item.id for item in chooser.catalog.of_kind("mistakes") if advice_fits(item, profile))


def none_yet(chooser: Chooser, profile: Profile, choice: Choice) -> NoneYet | None:
    """Where no certification for now is honest advice: why, and what to do instead; it may stand beside picks."""
    fitting = [pause for pause in chooser.rules.pauses if _pauses(chooser, pause, profile, choice)][:MOST_PAUSES]
    if not fitting and not choice.picks:
        return NoneYet((Code("none-yet.nothing-left"),), instead(chooser, profile, _NOTHING_LEFT))
    if not fitting:
        return None
    values: dict[str, Param] = {"held": len(chooser.held.kept(profile.have))}
    if choice.held_first is not None:
        values["certification"] = Named(choice.held_first)
    if profile.experience is not None:
        values["experience"] = Term("experience", profile.experience)
    why = tuple(Code(f"none-yet.{key}", values) for pause in fitting for key in pause.why)
    steps = instead(chooser, profile, tuple(step for pause in fitting for step in pause.instead))
    return NoneYet(why, steps)


def _pauses(chooser: Chooser, pause: Pause, profile: Profile, choice: Choice) -> bool:
    many = 0 < pause.held <= len(chooser.held.kept(profile.have))
    if pause.holds_first:
        fits = bool(pause.when) and chooser.condition(pause.when).fits(answers(profile))
        return choice.held_first is not None and (many or fits or not _better_left(chooser, choice))
    if pause.held:
        return many
    return chooser.condition(pause.when).fits(answers(profile))


def _better_left(chooser: Chooser, choice: Choice) -> bool:
    """Whether the table itself has a certification left for this person, and not learning platforms alone."""
    kinds = (chooser.catalog.certifications[pick.id].kind for pick in choice.picks)
    return not choice.fallback and any(kind not in LEARNING for kind in kinds)
