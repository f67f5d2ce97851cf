"""The advice: from a person's answers, the catalog and the date to picks, reasons, limits and the way there.

The decisions themselves are data (catalog/rules.yaml) and are carried out by `choose`; around the choice stand its
reasons and limits, the neighbours of the person, the path, what is gone, and when "none yet" is the better advice.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from certbot.advice.beside import mistakes, none_yet, retired
from certbot.advice.choose import Chooser
from certbot.advice.codes import Code, Named
from certbot.advice.limits import limits
from certbot.advice.neighbours import answer, neighbours, runners_up
from certbot.advice.path import path
from certbot.advice.profile import Profile
from certbot.advice.reasons import reasons
from certbot.advice.recommendation import Pick, Recommendation
from certbot.catalog.model import Catalog
from certbot.catalog.status import living_successors, status_on


class Advisor:
    """The advice for one catalog on one day. What does not depend on the person is worked out once."""

    def __init__(self, catalog: Catalog, today: date) -> None:
        self.catalog = catalog
        self.today = today
        self._chooser = Chooser(catalog, today)

    def recommend(self, profile: Profile) -> Recommendation:
        """The whole advice for one person. Certifications in `have` that the catalog does not know are ignored."""
        chooser = self._chooser
        choice = chooser.choose(profile)
        return Recommendation(
            picks=tuple(
                Pick(item.id, reasons(chooser, profile, choice, item), limits(chooser, profile, item.id))
                for item in choice.picks
            ),
            none_yet=none_yet(chooser, profile, choice),
            runners_up=runners_up(chooser, profile, choice),
            retired=retired(chooser, profile, choice),
            mistakes=mistakes(chooser, profile),
            path=path(chooser, profile, choice),
        )

    def why_not(self, profile: Profile, id: str) -> tuple[Code, ...]:
        """Why `id` is not what this person should take first. Raises KeyError for an id that the catalog lacks."""
        chooser = self._chooser
        cert = self.catalog.certifications[id]
        picks = [item.id for item in chooser.choose(profile).picks]
        if id in picks:
            return (Code("why-not.first" if picks[0] == id else "why-not.picked", {"certification": Named(id)}),)
        if id in profile.have and not chooser.held.lapsed((id,)):
            return (Code("why-not.held"),)
        if cert.members:
            return (Code("why-not.family", {"certifications": tuple(Named(member) for member in cert.members)}),)
        gone = self._gone(id)
        if gone is not None:
            return gone
        held = chooser.held
        if profile.have and id in chooser.left_out(profile) & (held.covered(profile.have) | held.beneath(profile.have)):
            return (Code("why-not.below-held"),)
        lines = list(limits(chooser, profile, id))
        if (condition := held.closed(profile.have).get(id)) is not None:
            return (Code("why-not.condition", {"condition": condition.text}), *lines)
        asked = list(neighbours(chooser, profile))
        first = next((item for item in asked if item.choice.picks and item.choice.picks[0].id == id), None)
        also = next((item for item in asked if any(pick.id == id for pick in item.choice.picks)), None)
        if first is not None:
            return (answer(first.slot, first.value, first=True), *lines)
        if also is not None:
            return (answer(also.slot, also.value, first=False), *lines)
        purpose = Code("why-not.purpose", {"for_whom": cert.for_whom.rstrip(".")})
        return (purpose, *lines)

    def _gone(self, id: str) -> tuple[Code, ...] | None:
        """What is said of a certification that cannot be taken today, or not for long enough; None for all others."""
        cert = self.catalog.certifications[id]
        status = status_on(cert, self.today)
        if self._chooser.in_time(cert):
            return None
        instead = tuple(Named(other) for other in living_successors(self.catalog, id, self.today))
        successors = (Code("why-not.successors", {"certifications": instead}),) if instead else ()
        if status.kind == "upcoming":
            return (Code("why-not.upcoming"),)
        if status.last_day is not None and status.last_day >= self.today:
            return (Code("why-not.ends-too-soon", {"last_day": status.last_day}), *successors)
        since = status.known_since
        assert since is not None  # what has ended has an event that says since when
        key = "why-not.renamed" if status.kind == "renamed" else "why-not.gone"
        return (Code(key, {"since": since}), *successors)


@lru_cache(maxsize=4)
def advisor(catalog: Catalog, today: date) -> Advisor:
    """The advisor for this very catalog and day, kept while it is in use: a program has one, and a day lasts."""
    return Advisor(catalog, today)


@lru_cache(maxsize=256)
def recommend(catalog: Catalog, profile: Profile, today: date) -> Recommendation:
    """What to take, why, what speaks against it, and what else a person with these answers should know.

    Depends on nothing but its arguments, and many people give the same answers: the last ones are kept. At most three
    picks, none of which cannot be taken on `today`; no picks only for somebody who holds all that could be named, who
    then gets `none_yet`.
    """
    return advisor(catalog, today).recommend(profile)


def why_not(catalog: Catalog, profile: Profile, id: str, today: date) -> tuple[Code, ...]:
    """Why not `id` for this person? Raises KeyError for an id that the catalog lacks."""
    return advisor(catalog, today).why_not(profile, id)
