"""Who asks: the slots of a person, as far as they were stated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The answers (values: vocabulary of the slots); None is "not stated". `have` are ids of certifications held."""

    role: str | None = None
    experience: str | None = None
    platform: str | None = None
    goal: str | None = None
    budget: str | None = None
    have: tuple[str, ...] = ()
