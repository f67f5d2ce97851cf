"""Who asks: the slots of a person, as far as they were stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Profile:
    """The answers (values: vocabulary of the slots); None is "not stated". `have` are ids of certifications held."""

    role: str | None = None
    experience: str | None = None
    platform: str | None = None
    goal: str | None = None
    budget: str | None = None
    have: tuple[str, ...] = ()

    @classmethod
    def of(cls, answers: Mapping[str, str | tuple[str, ...] | None]) -> Profile:
        """The person who gave these answers; slots that a profile does not have are left out."""
        stated: dict[str, Any] = {
            field.name: value for field in fields(cls) if (value := answers.get(field.name)) is not None
        }
        return cls(**stated)
