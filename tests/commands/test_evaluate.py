"""evaluate: how well texts are understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from certbot import cli
from certbot.evaluation.readme import FIRST, LAST

SETS = {
    "names": "- {text: ai102, kind: code, expect: [azure-ai-102]}\n- {text: hello, kind: chat, expect: []}\n",
    "profiles": "today: 2026-11-21\nmessages:\n  - {text: manager, kind: answer, slots: {role: manager}}\n",
    "intents": "- {text: help, intent: help}\n",
}


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """A folder of small sets, the same in both parts."""
    for name, text in SETS.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}_aside.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_for_people(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables of the part to develop by, with the peers beside us; of the other part with --aside alone."""
    assert cli.main(["evaluate", str(sets)]) == 0
    out = capsys.readouterr().out
    assert "| certbot-advisor | 100.0 | 0.0 | – | 0.0 | 0.0 | 100.0 |" in out
    assert "| rapidfuzz WRatio, from 100 |" in out
    assert "set aside" not in out
    assert cli.main(["evaluate", str(sets), "--aside"]) == 0
    assert capsys.readouterr().out.startswith(out.rstrip() + "\n\n## The part that is set aside\n")


def test_for_programs(sets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON object with the figures of each part."""
    assert cli.main(["evaluate", str(sets), "--aside", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["development", "aside"]
    for part in found.values():
        assert (part["names"]["right"], part["profiles"]["all_right"], part["intents"]["right"]) == (1, 1, 1)
        assert len(part["peers"]) == len(part["peers_held"]) == 4


def test_no_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is no folder is a wrong call; one without sets has wrong data, whose file is named."""
    assert cli.main(["evaluate", str(tmp_path / "nowhere")]) == 2
    assert cli.main(["evaluate", str(tmp_path)]) == 1
    assert f"{tmp_path / 'profiles.yaml'}:1:1: cannot be read" in capsys.readouterr().err


def test_figures_for_the_readme(sets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are written between the marks of a file, and nothing is printed; a file without marks is left as it is."""
    readme = tmp_path / "README.md"
    readme.write_text(f"Before.\n{FIRST}\n{LAST}\nAfter.\n", encoding="utf-8")
    assert cli.main(["evaluate", str(sets), "--readme", str(readme)]) == 0
    text = readme.read_text(encoding="utf-8")
    assert text.startswith(f"Before.\n{FIRST}\n\n**Names.** 1 texts are unambiguous") and text.endswith("After.\n")
    assert capsys.readouterr().out == ""
    readme.write_text("No marks.\n", encoding="utf-8")
    assert cli.main(["evaluate", str(sets), "--readme", str(readme)]) == 2
    assert readme.read_text(encoding="utf-8") == "No marks.\n"
    assert "lacks the two lines" in capsys.readouterr().err
    assert cli.main(["evaluate", str(sets), "--readme", str(tmp_path / "nowhere.md")]) == 2
