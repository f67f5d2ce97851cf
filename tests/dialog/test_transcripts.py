"""The runner of transcripts finds what is not as expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.messages import Messages
from certbot.dialog.transcripts import Transcript, run
from certbot.dialog.world import World
from certbot.errors import DataError


def faults(world: World, messages: Messages, **expected: Any) -> list[str]:
    """What is found when one turn ("data engineer") is expected to be so."""
    plain = {"title": "t", "today": "2026-11-21", "turns": [{"user": "data engineer", **expected}]}
    return list(run(world, messages, msgspec.convert(plain, Transcript)))


@pytest.mark.parametrize(
    "expected",
    [
        {"says": "ask.experience"},
        {"says": ["ask.experience"]},
        {"slots": {"role": "data-engineer"}},
        {"absent": ["platform"]},
        {"shows": ["echo"]},
        {"lacks": ["aws-mla"]},
        {"buttons": ["advise|experience|mid"]},
        {"reads": ["Data Engineer"]},
    ],
)
def test_what_is_as_expected_is_no_fault(world: World, messages: Messages, expected: dict[str, Any]) -> None:
    """Each kind of expectation can hold."""
    assert faults(world, messages, **expected) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"says": "ask.role"},
        {"says": ["ask.experience", "help"]},
        {"slots": {"role": "developer"}},
        {"slots": {"platform": "aws"}},
        {"absent": ["role"]},
        {"shows": ["miss.text"]},
        {"contains": ["aws-mla"]},
        {"lacks": ["echo"]},
        {"buttons": ["advise|experience|ancient"]},
        {"reads": ["no such words"]},
    ],
)
def test_what_is_not_as_expected_is_a_fault(world: World, messages: Messages, expected: dict[str, Any]) -> None:
    """Each kind of expectation can fail, and names its turn."""
    (fault,) = faults(world, messages, **expected)
    assert fault.startswith("turn 1 (data engineer): ")


def test_a_file_that_is_no_transcript_is_refused_at_its_line(tmp_path: Path) -> None:
    """A key that does not exist is named with file and line."""
    file = tmp_path / "t.yaml"
    file.write_text("title: t\ntoday: 2026-11-21\nturns:\n  - {user: hi, sais: greeting}\n")
    with pytest.raises(DataError, match=r"t\.yaml:4:.*sais"):
        list(load_transcripts(file))
