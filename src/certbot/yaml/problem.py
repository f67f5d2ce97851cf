"""What is wrong in a file, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault of one file. Line and column count from 1; problems sort by place. `due` is the day by which something
    was to be looked at anew, of what is not wrong but old."""

    path: str
    line: int
    col: int
    message: str
    severity: Severity = "error"
    due: date | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once: by place, and after all others what is only old, the oldest first."""
    return sorted(set(problems), key=lambda problem: (problem.due is not None, problem.due or date.min, problem))
