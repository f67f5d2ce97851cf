"""What is said, as a terminal or a pipe shows it."""

from __future__ import annotations

from collections.abc import Iterable

from certbot.advice.codes import Code, Line, Table
from certbot.dialog.messages import Messages
from certbot.dialog.tables import as_codes
from certbot.terminal.plain import bold, plain, width, wrap
from certbot.terminal.table import draw


def shown(messages: Messages, lines: Iterable[Line], *, styled: bool) -> str:
    """The lines as text, without blank lines around it. `styled` is for a terminal: with styles, and broken at its
    width; else each stays one line. Tables fit the width either way."""
    text = "\n".join(
        _table(messages, line, styled=styled) if isinstance(line, Table) else _line(messages, line, styled=styled)
        for line in lines
    )
    return text.strip("\n")


def _line(messages: Messages, code: Code, *, styled: bool) -> str:
    text = plain(messages.render(code), styled=styled)
    return wrap(text, width()) if styled else text


def _table(messages: Messages, table: Table, *, styled: bool) -> str:
    """The table between blank lines; where the terminal is too narrow for it, one aspect after another."""
    head = ["", *(plain(messages.value(name)) for name in table.head)]
    rows = [[plain(messages.value(value)) for value in (row.label, *row.cells)] for row in table.rows]
    drawn = draw(head, rows, width())
    if drawn is None:
        return "\n".join(_line(messages, code, styled=styled) for code in as_codes(table))
    first, *rest = drawn
    first = [bold(line) for line in first] if styled else first
    rule = "─" * max(len(line) for lines in drawn for line in lines)
    return "\n".join(["", *first, rule, *(line for lines in rest for line in lines), ""])
