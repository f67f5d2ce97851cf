"""What `recommend` returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certbot.advice.codes import Code


@dataclass(frozen=True, slots=True)
class Pick:
    """A recommended certification, with the reasons taken from the person's answers and the honest limits."""

    id: str
    why: tuple[Code, ...]
    doubts: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A certification that one other answer would have made the first pick (or a pick): that answer."""

    id: str
    why_not: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Retired:
    """A certification that the person will have read about. `since` is the day after its last exam day. `successors`
    can be taken today; where there are none, `coming` are those that cannot be taken yet."""

    id: str
    since: date
    successors: tuple[str, ...]
    coming: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path: a certification of the catalog, or (id None) words alone."""

    text: Code
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NoneYet:
    """No certification for now: why, and what to do instead (an id, or a step in words)."""

    why: tuple[Code, ...]
    instead: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The whole advice. `picks` are in order, three at most; the first is what to aim for next."""

    picks: tuple[Pick, ...]
    none_yet: NoneYet | None
    runners_up: tuple[RunnerUp, ...]
    retired: tuple[Retired, ...]
    mistakes: tuple[str, ...]
    path: tuple[Step, ...]
