"""explain on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from certbot import cli


@pytest.mark.parametrize("columns", ["80", "100"])
def test_for_people(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: str) -> None:
    """The verdict with its reason, the words, the candidates, and what was understood; no line is longer than the
    terminal is wide."""
    monkeypatch.setenv("COLUMNS", columns)
    assert cli.main(["explain", "azure data scientist exm, im a markter on АWS not gcp"]) == 0
    out = capsys.readouterr().out
    assert "verdict     take (inside)" in out
    assert "azure (vendor)" in out
    assert "folded      АWS -> aws (look-alike, case)" in out
    assert "mended      markter -> marketer" in out
    assert "candidate   azure-dp-100" in out
    assert "unused      platform gcp: “gcp” (denied)" in out
    assert max(map(len, out.splitlines())) <= int(columns)


def test_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """One object: what `find` says, with the rule in a sentence and the evidence, and what `understand` says."""
    assert cli.main(["explain", "--json", "AZ-901 exam"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert list(value) == [
        *("text", "verdict", "rule", "reason", "because", "tokens", "otherwise", "folded", "slips", "words"),
        *("codes", "candidates", "thresholds", "understood"),
    ]
    assert (value["verdict"], value["rule"]) == ("ask", "no-such-code")
    assert value["reason"].startswith("The catalog has no such exam code.")
    assert value["candidates"][0]["id"] == value["codes"][0]["near"][0] == "azure-az-900"
    assert list(value["understood"]) == [
        *("intent", "slots", "certifications", "asked_about", "denied", "unknown"),
        *("slips", "names", "unused", "ignored", "marks"),
    ]


def test_the_words_of_a_refusal_are_in_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody who wonders why nothing was found is told which words are to blame."""
    assert cli.main(["explain", "--json", "welding", "licence"]) == 0
    assert json.loads(capsys.readouterr().out)["reason"].endswith(": welding, licence.")


def test_asked_and_today(capsys: pytest.CaptureFixture[str]) -> None:
    """The open question and the day count as for `understand`."""
    assert cli.main(["explain", "--asked", "experience", "--today", "2026-11-21", "--json", "since 2020"]) == 0
    slots = json.loads(capsys.readouterr().out)["understood"]["slots"]
    assert slots["experience"]["value"] == "mid"
    assert cli.main(["explain", "--asked", "colour", "red"]) == 2
    assert "--asked cannot be 'colour'" in capsys.readouterr().err


def test_many_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One text a line, or an object with the question that was open."""
    file = tmp_path / "lines"
    file.write_text('dp-100\n{"text": "nope", "asked": "platform"}\n', encoding="utf-8")
    assert cli.main(["explain", "--batch", str(file)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["verdict"] == "take"
    assert second["understood"]["slots"] == {
        "platform": {"value": "none", "from": [{"words": "nope", "kind": "platform", "value": "none", "why": ""}]}
    }


def test_what_is_typed_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in a text are not printed."""
    assert cli.main(["explain", "Ai\x1b[31m Thing"]) == 0
    assert "\x1b" not in capsys.readouterr().out
