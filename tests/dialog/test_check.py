"""The checks of flows, commands and messages, each with a fault of its kind and without."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from certbot.catalog.load import read_files
from certbot.dialog.check import check_dialogs

ROOT = Path(__file__).parents[2]
FLOW = """\
flow: extra
start: one
steps:
  one: {ask: role, next: two}
  two: {show: help, next: end}
asks:
  role: [[developer]]
digressions: [help]
"""


def problems(folder: Path, *, flow: str = FLOW) -> list[str]:
    """What is found in our dialogs with one more flow."""
    dialogs = folder / "dialogs"
    shutil.copytree(ROOT / "dialogs", dialogs, dirs_exist_ok=True)
    (dialogs / "extra.yaml").write_text(flow)
    return [
        str(problem).removeprefix(f"{dialogs}/") for problem in check_dialogs(dialogs, read_files(ROOT / "catalog"))
    ]


def test_a_sound_flow_has_no_problem(tmp_path: Path) -> None:
    """Our own dialogs with a small flow more are clean."""
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("flow: extra", "flow: do", "1:7: a flow cannot be called do"),
        ("start: one", "start: zero", "2:8: unknown step zero"),
        ("{ask: role, next: two}", "{ask: role, show: help, next: two}", "4:3: step one needs exactly one of"),
        ("{ask: role, next: two}", "{next: two}", "4:3: step one needs exactly one of"),
        ("ask: role", "ask: shoes", "4:14: unknown slot shoes"),
        ("show: help", "show: nothing-like-it", "5:15: unknown message nothing-like-it"),
        ("show: help", "do: dance", "5:13: unknown effect dance"),
        ("next: end}", "offer: [shoes], next: end}", "5:29: unknown slot shoes"),
        ("next: end}", "actions: [dance], next: end}", "5:31: unknown intent dance"),
        ("next: two}", "next: three}", "4:26: unknown step three"),
        ("next: two}", "next: []}", "4:26: step one has no default"),
        ("next: two}", "next: [{go: two}, {go: end}]}", "4:27: a branch without `when`"),
        ("next: two}", "next: [{when: {role: [developer]}, go: two}]}", "4:27: step one has no default"),
        ("next: two}", "next: [{when: {role: [king]}, go: two}, {go: end}]}", "4:42: unknown value king of role"),
        ("next: two}", "next: [{when: {shoes: [red]}, go: two}, {go: end}]}", "4:35: unknown slot shoes"),
        ("next: end}", "next: one}", "4:3: step one leads back to itself"),
        ("next: two}", "next: end}", "5:3: step two cannot be reached"),
        ("[[developer]]", "[[king]]", "7:11: unknown value king of role"),
        ("digressions: [help]", "digressions: [dance]", "8:15: unknown intent dance"),
        ("digressions: [help]", "digression: [help]", "8:1: "),
        ("start: one", "start: one\nstart: two", "3:1: duplicate key"),
    ],
)
def test_each_fault_is_found_at_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """A fault in a flow is reported with line and column."""
    assert old in FLOW
    found = problems(tmp_path, flow=FLOW.replace(old, new))
    assert any(line.startswith(f"extra.yaml:{problem}") for line in found), found


def test_faults_of_one_file_are_all_found(tmp_path: Path) -> None:
    """Three faults are three problems in one run."""
    flow = FLOW.replace("ask: role", "ask: shoes").replace("show: help", "show: silence").replace("[help]", "[dance]")
    found = [line for line in problems(tmp_path, flow=flow) if line.startswith("extra.yaml")]
    assert {line.split(":")[1] for line in found} == {"4", "5", "8"}


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("forget.yaml", "flow: forget", "flow: forgive", "flow forget is missing"),
        ("commands.yaml", "  help: help", "  help: dance", "unknown intent dance"),
        ("commands.yaml", "  help: help", "  assist: help", "unknown message command.assist"),
        ("messages/en.yaml", "echo: ", "ecco: ", "message echo is missing"),
        ("messages/en.yaml", "echo: ", "ecco: ", "ecco: unknown message"),
        ("messages/en.yaml", "{answers}.", "{answer}.", "unknown placeholder {answer}"),
        ("messages/en.yaml", "topic.rag: RAG", "topic.rug: RAG", "message topic.rag is missing"),
    ],
)
def test_commands_and_messages_are_checked_too(tmp_path: Path, file: str, old: str, new: str, problem: str) -> None:
    """What is missing, superfluous or wrong is named."""
    problems(tmp_path)
    path = tmp_path / "dialogs" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    found = [str(item) for item in check_dialogs(tmp_path / "dialogs", read_files(ROOT / "catalog"))]
    assert any(line.startswith(f"{path}:") and problem in line for line in found), found


def test_advice_of_the_wrong_shape_is_left_to_the_catalogs_check(tmp_path: Path) -> None:
    """A file of advice that is a list stops nothing here."""
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog)
    (catalog / "advice" / "mistakes.yaml").write_text("- a\n")
    assert check_dialogs(ROOT / "dialogs", read_files(catalog)) == []
