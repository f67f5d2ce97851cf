"""Tables for those who cannot draw any: a chat, a narrow terminal, a transcript."""

from __future__ import annotations

from collections.abc import Iterable

from certbot.advice.codes import Code, Line, Table


def without_tables(lines: Iterable[Line]) -> tuple[Code, ...]:
    """The same lines, each table as one aspect after another: its label, then a line for each column."""
    return tuple(code for line in lines for code in (as_codes(line) if isinstance(line, Table) else (line,)))


def as_codes(table: Table) -> tuple[Code, ...]:
    """A table as lines, by the messages ``table.row`` and ``table.cell``."""
    return tuple(
        code
        for row in table.rows
        for code in (
            Code("table.row", {"label": row.label}),
            *(
                Code("table.cell", {"head": head, "value": cell})
                for head, cell in zip(table.head, row.cells, strict=True)
            ),
        )
    )
