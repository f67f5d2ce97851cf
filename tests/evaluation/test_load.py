"""Reading the sets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certbot.errors import DataError
from certbot.evaluation.load import load_part

NAMES = "- {text: ai102, kind: code, expect: [azure-ai-102]}\n"
PROFILES = "today: 2026-11-21\nmessages:\n  - {text: newbie, kind: answer, asked: role, slots: {}, or: {goal: null}}\n"
INTENTS = "- {text: how much, intent: lookup, or: [cost]}\n- {text: '4', asked: experience, intent: null}\n"


def _write(folder: Path, end: str = "") -> None:
    for name, text in {"names": NAMES, "profiles": PROFILES, "intents": INTENTS}.items():
        (folder / f"{name}{end}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("end", "aside"), [("", False), ("_aside", True)])
def test_a_part_is_three_files(tmp_path: Path, end: str, aside: bool) -> None:
    """With the lines in their order, and the day on which they were written."""
    _write(tmp_path, end)
    part = load_part(tmp_path, aside=aside)
    assert [line.text for line in (*part.names, *part.profiles, *part.intents)] == ["ai102", "newbie", "how much", "4"]
    assert part.profiles[0].others == {"goal": None}
    assert [line.others for line in part.intents] == [("cost",), ()]
    assert part.today == date(2026, 11, 21)


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    """A key that there is not, or a file that there is not."""
    _write(tmp_path)
    with pytest.raises(DataError, match=r"names_aside\.yaml|profiles_aside\.yaml"):
        load_part(tmp_path, aside=True)
    (tmp_path / "names.yaml").write_text("- {text: ai102, kind: code, expects: []}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"names\.yaml:1:"):
        load_part(tmp_path)
