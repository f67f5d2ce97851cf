"""What the recommender decides by: catalog/rules.yaml as frozen values.

The file is a literal decision table. A condition (`when`) is a list of mappings from a slot to values; one of
the mappings must fit, each of its slots with one of its values; null is "not said"; no condition always fits. A
value may also be the name of a group of values (`groups`). A choice is the id of a certification, or
`platform:<track>`: what the table `platforms` has under that track for the person's platform.
"""

from __future__ import annotations

from collections.abc import Mapping

from certbot.catalog.model import Record
from certbot.catalog.vocabulary import Id

When = tuple[Mapping[str, tuple[str | None, ...]], ...]

UNSAID = "unsaid"
"""The row of `platforms` for people who named no platform."""
TRACK = "platform:"
"""What the choice of a platform's track begins with."""


class Rule(Record, frozen=True):
    """One line of the decision table. `rows` are the pieces of advice (catalog/advice/) that it carries out."""

    id: Id
    choose: tuple[str, ...]
    when: When = ()
    rows: tuple[Id, ...] = ()


class Asks(Record, frozen=True):
    """A condition and the certifications that people whom it fits have read about elsewhere."""

    when: When
    certifications: tuple[Id, ...]


class RuleStep(Record, frozen=True):
    """One step of a path: a choice, words (`say`, the rest of the message's key after "step."), or the first pick.

    `basic` words are not for whoever is beyond the foundations. A step that chooses takes the first that is left.
    """

    when: When = ()
    choose: tuple[str, ...] = ()
    say: str | None = None
    basic: bool = False
    pick: bool = False


class Path(Record, frozen=True):
    """The path of one kind of person; the first that fits is taken."""

    id: Id
    steps: tuple[RuleStep, ...]
    when: When = ()
    rows: tuple[Id, ...] = ()


class Pause(Record, frozen=True):
    """When "none for now" is said beside the picks, why (after "none-yet."), and what to do instead.

    `held`: so many certifications that still count are held at least. `holds_first`: the natural first choice is
    held, and besides so many are, or `when` fits, or nothing better is left to recommend.
    """

    id: Id
    why: tuple[str, ...]
    instead: tuple[RuleStep, ...]
    when: When = ()
    held: int = 0
    holds_first: bool = False


class Weeks(Record, frozen=True):
    """Our own shortest preparation where a record has none: weeks by level."""

    levels: Mapping[str, float] = {}
    otherwise: float = 4


class Rules(Record, frozen=True):
    """The whole of catalog/rules.yaml.

    `newcomers` are those who start below everything in `too_hard` (levels). `assume_new` are experienced people
    who may still be new to ML: the reasons say that this is assumed. `free_first` is chosen before the table's
    choice for little money. `covers`: who holds the key needs none of its values. `dear`: a price from which the
    cost itself is a doubt, by budget ("any" for all who named none). `foundations` are not for those who are
    `established`, nor for whoever passed an exam that takes them for granted.
    """

    groups: Mapping[str, Mapping[str, tuple[str | None, ...]]] = {}
    platforms: Mapping[str, Mapping[str, tuple[Id, ...]]] = {}
    newcomers: When = ()
    assume_new: When = ()
    too_hard: tuple[str, ...] = ()
    established: When = ()
    foundations: tuple[Id, ...] = ()
    rules: tuple[Rule, ...] = ()
    free_first: tuple[Rule, ...] = ()
    fallback: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    pauses: tuple[Pause, ...] = ()
    read_about: tuple[Asks, ...] = ()
    covers: Mapping[Id, tuple[Id, ...]] = {}
    preparation: Weeks = Weeks()
    dear: Mapping[str, float] = {}
