"""What is said, as a terminal shows it."""

from __future__ import annotations

import pytest

from certbot.advice.codes import Code, Named, Row, Table
from certbot.dialog.messages import Messages
from certbot.terminal.show import shown

LONG = "one thing and another thing and a third thing, which makes a line that is broken"
TABLE = Table(
    (Named("aws-clf"), Named("aws-aif")),
    (Row(Code("aspect.price"), ("cheap", "dear")), Row(Code("aspect.for-whom"), (LONG, "all"))),
)
LINES = (Code("noted"), TABLE, Code("correct"))


@pytest.mark.parametrize("styled", [True, False])
def test_a_table_is_drawn_between_its_lines(
    messages: Messages, monkeypatch: pytest.MonkeyPatch, *, styled: bool
) -> None:
    """At a terminal and in a pipe alike, within the width, with a line between head and rows."""
    monkeypatch.setenv("COLUMNS", "70")
    text = shown(messages, LINES, styled=styled)
    first, *_, last = text.split("\n")
    assert (first, last) == (messages.render(LINES[0]), messages.render(LINES[2]))
    plain = text.replace("\x1b[1m", "").replace("\x1b[22m", "")
    assert any(set(line) == {"─"} for line in plain.split("\n"))
    assert max(map(len, plain.split("\n"))) <= 70
    assert ("\x1b" in text) is styled


def test_a_narrow_terminal_gets_one_aspect_after_another(messages: Messages, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where columns would be too narrow each value stands behind its name."""
    monkeypatch.setenv("COLUMNS", "40")
    text = shown(messages, LINES, styled=False)
    assert f"• {messages.names['aws-clf']}: cheap" in text.split("\n")
    assert "─" not in text


def test_only_a_terminal_breaks_lines(messages: Messages, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe gets a sentence in one line, however long."""
    monkeypatch.setenv("COLUMNS", "40")
    assert "\n" not in shown(messages, (Code("miss.examples"),), styled=False)
    assert "\n" in shown(messages, (Code("miss.examples"),), styled=True)
