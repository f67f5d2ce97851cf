"""`check` on a copy of our data with faults, one of each kind, all found in one run, each at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from certbot.cli import main

ROOT = Path(__file__).parents[1]

FLOW = """\
flow: {name}
start: one
steps:
  one: {{ask: role, next: two}}
{steps}
asks:
  role: [[developer]]
"""


class Fault(msgspec.Struct, frozen=True):
    """One planted fault; see planted_faults.yaml."""

    kind: str
    file: str
    new: str
    at: str
    says: str
    old: str = ""


FAULTS = msgspec.yaml.decode((ROOT / "tests" / "planted_faults.yaml").read_bytes(), type=list[Fault])


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data with all faults in it."""
    for folder in ("catalog", "dialogs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for fault in FAULTS:
        file = tmp_path / fault.file
        if fault.old:
            text = file.read_text()
            assert fault.old in text, f"{fault.kind}: {fault.old!r} is not in {fault.file} any more"
            file.write_text(text.replace(fault.old, fault.new, 1))
        else:
            text = FLOW.format(name=file.stem, steps=fault.new)
            file.write_text(text + (f"  place: [[{'y' * 60}]]\n" if "place" in fault.new else ""))
    monkeypatch.setenv("CATALOG_DIR", str(tmp_path / "catalog"))
    monkeypatch.setenv("DIALOGS_DIR", str(tmp_path / "dialogs"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_planted_fault_is_found_at_its_line(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run prints them all, each with path, line and column, and exits 1."""
    assert len({fault.kind for fault in FAULTS}) == len(FAULTS) == 27
    assert main(["check", "--today", "2026-11-21"]) == 1
    printed = capsys.readouterr().out.splitlines()
    for fault in FAULTS:
        lines = (planted / fault.file).read_text().splitlines()
        expected = {number for number, line in enumerate(lines, 1) if fault.at in line}
        hits = [
            line
            for line in printed
            if line.startswith(f"{fault.file}:") and int(line.split(":")[1]) in expected and fault.says in line
        ]
        assert hits, f"{fault.kind} in {fault.file} (line {expected}) is not among\n" + "\n".join(
            line for line in printed if line.startswith(fault.file)
        )


def test_our_own_data_is_clean(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is wrong with what we ship, and nothing was due for a new look on the day it was written."""
    monkeypatch.delenv("CATALOG_DIR", raising=False)
    monkeypatch.delenv("DIALOGS_DIR", raising=False)
    assert main(["check", "--strict", "--today", "2026-11-21"]) == 0
    assert capsys.readouterr().out == ""
