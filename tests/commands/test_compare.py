"""compare on the command line."""

from __future__ import annotations

import json

import pytest

from certbot import cli

DAY = ("--today", "2026-11-21")


def test_a_table_fits_the_width(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The names stand over the columns, and a pipe gets the table too."""
    monkeypatch.setenv("COLUMNS", "80")
    assert cli.main(["compare", "aws-mla", "google-pmle", *DAY]) == 0
    out = capsys.readouterr().out
    head = next(line for line in out.splitlines() if line)
    assert "AWS ML Engineer Associate" in head and "Google Cloud PMLE" in head
    assert max(len(line) for line in out.splitlines() if "  " in line) <= 80
    assert "$400–$600" in out


def test_what_has_ended_is_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is compared, with what can be taken instead."""
    assert cli.main(["compare", "aws-mls", "google-pmle", *DAY]) == 0
    assert "no longer a choice" in capsys.readouterr().out.splitlines()[0]


def test_json_has_the_values_by_aspect_and_id(capsys: pytest.CaptureFixture[str]) -> None:
    """What differs stands by the name of the aspect, for each id."""
    assert cli.main(["compare", "aws-mla", "google-pmle", "kaggle-learn", "--json", *DAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        *("ids", "today", "first", "rows", "alike", "prices", "totals", "unknown", "limits", "checked")
    ]
    assert found["checked"] == "2026-11-21"
    rows = {row["aspect"]: row["values"] for row in found["rows"]}
    assert rows["cost"] == {"aws-mla": "$150–$375", "google-pmle": "$400–$600", "kaggle-learn": "free"}
    assert found["prices"]["aws-mla"] == {"currency": "USD", "low": 75, "high": 150}
    assert found["totals"]["aws-mla"] == [{"currency": "USD", "low": 150, "high": 375}]


@pytest.mark.parametrize("ids", [["aws-mla"], ["aws-mla", "aws-mla"], ["aws-mla", "aws-aif", "aws-clf", "google-pmle"]])
def test_two_or_three_different_ones(capsys: pytest.CaptureFixture[str], ids: list[str]) -> None:
    """Anything else is a wrong call that says what to give."""
    assert cli.main(["compare", *ids, *DAY]) == 2
    assert "two or three different" in capsys.readouterr().err


def test_an_unknown_id_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip is answered with what was probably meant."""
    assert cli.main(["compare", "aws-mla", "google-pmlee", *DAY]) == 2
    assert "google-pmle" in capsys.readouterr().err
