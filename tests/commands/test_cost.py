"""cost on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from certbot import cli


def found(capsys: pytest.CaptureFixture[str], id: str, day: str = "2026-11-21") -> dict[str, Any]:
    """The JSON that is printed for a certification."""
    assert cli.main(["cost", id, "--json", "--today", day]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_the_cost_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Parts, total and the day of the check, one a line."""
    assert cli.main(["cost", "google-pmle", "--today", "2026-11-21"]) == 0
    out = capsys.readouterr().out
    assert "In all: $400–$600" in out
    assert "Last checked on" in out


def test_json_has_parts_and_totals(capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers are numbers, and the keys are always the same."""
    value = found(capsys, "google-pmle")
    assert list(value) == ["id", "years", "none", "parts", "totals", "unknown", "needed_first", "checked"]
    assert value["totals"] == [{"currency": "USD", "low": 400, "high": 600}]
    assert [part["part"] for part in value["parts"]] == ["exam", "retake", "renewals"]
    assert value["parts"][0]["amount"] == {"currency": "USD", "low": 200, "high": 200}


def test_what_is_not_known_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    """No amount, no upper bound, and the part is listed."""
    value = found(capsys, "google-paa")
    assert value["unknown"] == ["renewals"]
    assert value["totals"][0]["high"] is None
    assert {part["part"]: part["amount"] for part in value["parts"]}["renewals"] is None


def test_the_day_decides(capsys: pytest.CaptureFixture[str]) -> None:
    """What has ended has no cost; before its end it had one."""
    assert found(capsys, "aws-mls")["none"] == "ended"
    assert found(capsys, "aws-mls", "2026-01-15")["totals"]


def test_an_unknown_id_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip is answered with what was probably meant."""
    assert cli.main(["cost", "google-pmlee"]) == 2
    assert "google-pmle" in capsys.readouterr().err
