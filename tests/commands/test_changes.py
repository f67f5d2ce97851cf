"""changes on the command line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from certbot import cli

DAY = ("--today", "2026-11-21")


def test_changes_stand_in_order_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """What happened since the day, each with its source; then what is to come; then the day of the check."""
    assert cli.main(["changes", "--since", "2026-06-01", *DAY]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert lines[0] == "What changed from 1 June 2026 to 21 November 2026:"
    (at,) = (i for i, line in enumerate(lines) if line.startswith("Still to come"))
    (ai_102,) = (line for line in lines[1:at] if "30 June 2026 · Azure AI-102" in line)
    assert "In its place: Azure AI-103. Source: " in ai_102
    assert any("14 January 2027" in line for line in lines[at:])
    assert all(" Source: " in line for line in lines if line.startswith("• "))
    assert lines[-1].startswith("Last checked ")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """--json gives the same as data: days as exact as known, successors, what each rests on, and the last look."""
    assert cli.main(["changes", "--since", "2026-06-30", "--json", *DAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["since"], found["today"]) == ("2026-06-30", "2026-11-21")
    ended = next(c for c in found["changes"] if (c["id"], c["event"]) == ("azure-ai-102", "last-exam"))
    assert (ended["date"], ended["successors"]) == ("2026-06-30", ["azure-ai-103"])
    assert list(ended) == [
        *("date", "id", "name", "event", "code", "languages", "note", "successors", "source", "as_of", "checked"),
    ]
    assert all(change["source"] and date.fromisoformat(change["checked"]) for change in found["changes"])
    assert all(change["date"] > "2026-11-21" for change in found["ahead"])


def test_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is known to have changed, that is said."""
    assert cli.main(["changes", "--since", "2016-01-01", "--today", "2016-02-01"]) == 0
    assert capsys.readouterr().out.startswith("What changed from 1 January 2016 to 1 February 2016: nothing")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--since", "2026-11-22"], "2026-11-22 lies after 2026-11-21"),
        (["--since", "yesterday"], "'yesterday' is no date: write it as in 2026-11-21"),
        (["--since", "2026-02-30"], "'2026-02-30' is no date"),
        ([], "--since"),
    ],
)
def test_a_day_that_cannot_be(capsys: pytest.CaptureFixture[str], args: list[str], said: str) -> None:
    """A day to come, what is no day, and no day at all are wrong calls."""
    try:
        status = cli.main(["changes", *args, *DAY])
    except SystemExit as stop:
        status = int(stop.code or 0)
    captured = capsys.readouterr()
    assert (status, captured.out) == (2, "")
    assert said in captured.err
