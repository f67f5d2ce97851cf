"""The lines of the sets that understanding is measured by. The heads of tests/understanding/*.yaml say how they are
written and read; what counts as right is said where it is counted: in `names`, `profiles` and `intents`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certbot.catalog.model import Record

Group = Literal["clear", "mistyped", "ambiguous", "refused"]
"""What is to be done with a name: taken, refused or asked about, asked about, refused."""


class NameLine(Record, frozen=True):
    """A text that names a certification, several or none: see `names.outcome`."""

    text: str
    kind: str
    expect: tuple[str, ...]
    ask: tuple[str, ...] = ()
    may_take: str | None = None

    @property
    def group(self) -> Group:
        """What is to be done with it; it follows from the keys that the line has."""
        if self.kind == "ambiguous":
            return "ambiguous"
        return "clear" if self.expect else "mistyped" if self.ask else "refused"


class ProfileLine(Record, frozen=True, rename={"others": "or"}):
    """A message with the slots that it states; `others` are values that are as right, None for no value."""

    text: str
    kind: str
    slots: Mapping[str, str | tuple[str, ...]]
    asked: str | None = None
    others: Mapping[str, str | None] = {}


class IntentLine(Record, frozen=True, rename={"others": "or"}):
    """A message with the intent that it has, None for a mere answer; `others` are as right."""

    text: str
    intent: str | None
    asked: str | None = None
    others: tuple[str, ...] = ()


class ProfileFile(Record, frozen=True):
    """The messages of a file, and the day on which they were written."""

    today: date
    messages: tuple[ProfileLine, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The three sets of one part, and the day on which they were written, from which "since 2019" is counted."""

    names: tuple[NameLine, ...]
    profiles: tuple[ProfileLine, ...]
    intents: tuple[IntentLine, ...]
    today: date
