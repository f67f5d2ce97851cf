"""Something to be answered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be answered: the intent, the certifications it is about, and what narrows it."""

    intent: str
    certifications: tuple[str, ...] = ()
    argument: str | None = None
