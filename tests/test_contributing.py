"""CONTRIBUTING's "How to add a certification", followed step by step in a copy of the data."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import jsonschema
import pytest

from certbot.catalog.model import Certification, RenewalRule
from certbot.catalog.parts import Fee, Offer, Prerequisite, Renewal, Retake
from certbot.catalog.schema import published
from certbot.cli import main
from certbot.yaml.load import read

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-21"
SECTION = re.search(
    r"^## How to add a certification\n(.*?)^## ", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M | re.S
)


def samples() -> list[tuple[str, str]]:
    """Each sample of the section with the file that the text before it names."""
    assert SECTION is not None
    found = []
    for block in re.finditer(r"^( *)```yaml\n(.*?)^\1```$", SECTION[1], re.M | re.S):
        named = re.findall(r"`((?:catalog|dialogs)/[a-z/.-]+\.yaml)`", SECTION[1][: block.start()])
        found.append((named[-1], dedent(block[2])))
    return found


def add(folder: Path, name: str, sample: str) -> None:
    """Put a sample where the text says: at the end of a file, or into a new one."""
    file = folder / name
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    key, _, rest = sample.partition("\n")
    if re.search(rf"^{re.escape(key)}$", text, re.M):  # the list is there: only its items are new
        sample = rest
    file.write_text(f"{text.rstrip()}\n{sample}".lstrip(), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of our data, which the commands go by."""
    for name in ("catalog", "dialogs"):
        shutil.copytree(ROOT / name, tmp_path / name)
        monkeypatch.setenv(f"{name.upper()}_DIR", str(tmp_path / name))
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that must succeed and returns what it printed."""

    def command(*args: str) -> str:
        status = main([*args])
        printed = capsys.readouterr()
        assert status == 0, printed.out + printed.err
        return printed.out

    return command


def test_the_smallest_record_is_enough(copy: Path, run: Callable[..., str]) -> None:
    """After the first samples check is clean, and the certification is found by its name and can be shown."""
    for name, sample in samples()[:3]:
        add(copy, name, sample)
    assert run("check", "--strict", "--today", TODAY) == ""
    found = json.loads(run("find", "--json", "example ml associate"))
    assert (found["verdict"], found["matches"][0]["id"]) == ("take", "example-ml-associate")
    assert "$150" in run("show", "example-ml-associate", "--today", TODAY)


def test_the_whole_model_passes(copy: Path, run: Callable[..., str]) -> None:
    """With all samples check is clean, each file fits its schema, and what was written is what is known."""
    for name, sample in samples():
        add(copy, name, sample)
    assert run("check", "--strict", "--today", TODAY) == ""
    kind = "certifications"
    jsonschema.validate(read(copy / "catalog" / kind / "example.yaml").value, published(kind))
    known = {cert["id"]: cert for cert in json.loads(run("export", "--json", "--today", TODAY))["certifications"]}
    exam, classic = known["example-ml-pro"], known["example-ml-classic"]
    assert exam["renewal"]["cost"]["amount"] == 100 and exam["renewal"]["grace_days"] == 30
    assert exam["retake"]["waits"] == [14, 60]
    assert (classic["on_day"]["status"], classic["on_day"]["successors"]) == ("retired", ["example-ml-pro"])
    assert json.loads(run("find", "--json", "ex 201"))["matches"][0]["id"] == "example-ml-pro"


def test_the_sample_has_the_whole_model() -> None:
    """What a record of an exam may have is in the sample, so that nobody has to look into the program for it."""
    text = "".join(sample for _, sample in samples())
    course_or_family = {"course", "hands_on", "members", "host", "platform"}
    rarely = {
        "status",
        "no_successor",
        "until_closed",
        "articles",
        "renewed_by",
        "renewable_after_retirement",
        "included",
        "low",
    }
    shown = set(re.findall(r"(\w+):", text))
    for kind in (Certification, RenewalRule, Renewal, Retake, Offer, Prerequisite, Fee):
        assert set(kind.__struct_fields__) - shown <= course_or_family | rarely | {"high", "note"}
    assert SECTION is not None
    assert {"course", "hands_on", "members", "no_successor", "status", "included"} <= set(
        re.findall(r"`([a-z_]+)(?:: [a-z]+)?`", SECTION[1])
    )
