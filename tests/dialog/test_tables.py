"""Tables as lines."""

from __future__ import annotations

from certbot.advice.codes import Code, Named, Row, Table
from certbot.dialog.messages import Messages
from certbot.dialog.tables import as_codes, without_tables

TABLE = Table(
    (Named("aws-clf"), Named("aws-aif")),
    (Row(Code("aspect.price"), ("one", "two")), Row(Code("aspect.level"), ("three", "four"))),
)


def test_each_row_is_a_heading_and_a_line_for_each_column(messages: Messages) -> None:
    """The names stand before the values, so that a narrow screen needs no columns."""
    text = [str(messages.render(code).striptags()) for code in as_codes(TABLE)]
    name = messages.names["aws-clf"]
    assert len(text) == 6
    assert text[1] == f"• {name}: one"
    assert text[4] == f"• {name}: three"


def test_a_table_keeps_its_place_among_the_lines() -> None:
    """What was said before and after it still is."""
    lines = without_tables((Code("noted"), TABLE, Code("correct")))
    assert (lines[0], lines[-1]) == (Code("noted"), Code("correct"))
    assert lines[1:-1] == as_codes(TABLE)
