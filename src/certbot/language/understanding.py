"""What a text was found to mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # `find` does without it
    from certbot.catalog.criteria import Criteria
    from certbot.language.periods import Period
    from certbot.language.times import Unread


@dataclass(frozen=True, slots=True)
class Match:
    """A certification that a text may mean; score 0-100, 100 for an exact name, code or alias."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """Which certification a text means. Verdict `take`: the first match is meant. `ask`: one of the matches
    (three at most) may be meant. `none`: no match. `code`: a well-formed exam code that the catalog does not
    have, as normalised ("AI-104"); the verdict is then ask (nearest codes) or none, never take. `rule` is the code of
    the rule that decided (rules.py), None where nothing was found."""

    verdict: str
    matches: tuple[Match, ...] = ()
    code: str | None = None
    rule: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything read in one text.

    `slots` holds only what was stated (`have` as a tuple of ids; `platform` "none" when the person said they have
    none). `cleared` are slots whose value was taken back without a new one ("not AWS"), with those values.
    `certifications` are those certainly meant, in the order of their mention, those in `have` left out.
    `elsewhere` are those named that the catalog does not have, by their ids in elsewhere.yaml.
    `ask` are candidates of an unclear name; `vendors` are providers mentioned, which are no platform here;
    `argument` narrows the intent (a fact about a certification, an id or a kind of advice), `further` are the
    other facts that are asked for in one breath. `criteria` are those of the
    list that is asked for; `refines` if it goes on from the one last shown. `period` is the time that a question
    for what is new is about. `understood` is false when nothing at all was read in the text; `unknown` are the words
    that meant nothing.
    """

    text: str
    intent: str | None = None
    slots: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    cleared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    certifications: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    ask: Found | None = None
    vendors: tuple[str, ...] = ()
    argument: str | None = None
    further: tuple[str, ...] = ()
    criteria: Criteria | None = None
    refines: bool = False
    period: Period | Unread | None = None
    unknown: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether anything was read in the text."""
        read = (self.intent, self.slots, self.cleared, self.certifications, self.elsewhere, self.ask, self.vendors)
        return any(map(bool, read))
