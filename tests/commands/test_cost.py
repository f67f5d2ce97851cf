"""cost on the command line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from certbot import cli
from certbot.advice.cost import cost_doubts
from certbot.commands import read

DAY = date(2026, 11, 21)


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
    assert list(value) == [
        *("id", "today", "years", "no_cost", "parts", "totals", "unknown", "needed_first", "members", "doubts"),
        "checked",
    ]
    assert value["today"] == "2026-11-21"
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
    assert found(capsys, "aws-mls")["no_cost"] == "ended"
    assert found(capsys, "aws-mls", "2026-01-15")["totals"]


def test_json_says_what_the_words_say(capsys: pytest.CaptureFixture[str]) -> None:
    """The doubts about the sum, and of a family its members, are there too."""
    catalog = read.catalog()
    doubted = next(id for id in catalog.certifications if cost_doubts(catalog, id, DAY))
    assert found(capsys, doubted)["doubts"] == list(cost_doubts(catalog, doubted, DAY))
    family = found(capsys, "nvidia-dli")
    assert family["no_cost"] == "family"
    assert family["members"] == list(catalog.certifications["nvidia-dli"].members)


def test_whole_numbers_are_integers(capsys: pytest.CaptureFixture[str]) -> None:
    """As `show` and `export` print them: 147, not 147.0."""
    monthly = next(
        cert.id
        for cert in read.catalog().certifications.values()
        if cert.price is not None and cert.price.model == "per-month" and found(capsys, cert.id)["totals"]
    )
    assert cli.main(["cost", monthly, "--json", "--today", "2026-11-21"]) == 0
    assert ".0" not in capsys.readouterr().out


def test_an_unknown_id_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip is answered with what was probably meant."""
    assert cli.main(["cost", "google-pmlee"]) == 2
    assert "google-pmle" in capsys.readouterr().err
