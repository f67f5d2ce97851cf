"""What the advice says, before it is words: codes with parameters, and tables of such values.

A code's key names a message in dialogs/messages/; its parameters are typed values that the messages' renderer
formats for the reader's language. No text of ours passes through here, only names of things and the prose
that the catalog itself holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from certbot.catalog.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Named:
    """A certification, by id; rendered as its short name."""

    id: str


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a closed list; rendered by the message `<kind>.<value>` ("role.data-engineer")."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of `currency`, or a range of two amounts."""

    currency: str
    low: float
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of `unit` (weeks, months, hours, years, days, minutes, questions ...), or a range of two numbers;
    rendered by the message `unit.<unit>`, which has plural forms."""

    unit: str
    low: float
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """One thing to be said: the message's key and the values of its placeholders. A tuple of values is
    rendered as a list in words ("a, b and c")."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict)


Param = str | int | float | date | PartialDate | Named | Term | Money | Quantity | Code | tuple["Param", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what it is about, and one value for each column."""

    label: Param
    cells: tuple[Param, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Values side by side. `head` names the columns; the labels of the rows have no heading. A channel draws it as it
    can; `certbot.dialog.tables` has it as lines for those that cannot."""

    head: tuple[Param, ...]
    rows: tuple[Row, ...]


Line = Code | Table
"""One line of what is said, or a table in its place."""
