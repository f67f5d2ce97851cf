"""Something to be answered."""

from __future__ import annotations

from dataclasses import dataclass

from certbot.catalog.criteria import Criteria
from certbot.language.periods import Period
from certbot.language.times import Unread


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be answered: the intent, the certifications it is about, and what narrows it: an argument, criteria,
    the time that is meant. `refines` if the criteria go on from the list last shown, `start` is the number of the first
    one to list, `unheard` are words of which nothing could be made."""

    intent: str
    certifications: tuple[str, ...] = ()
    argument: str | None = None
    criteria: Criteria | None = None
    period: Period | Unread | None = None
    refines: bool = False
    start: int = 0
    unheard: tuple[str, ...] = ()
