"""Tests of the check of a messages file."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.dialog.check_messages import check_messages
from certbot.dialog.load_messages import load_messages
from certbot.errors import DataError
from certbot.yaml.load import read

ROOT = Path(__file__).parents[2]


def check(folder: Path, text: str, name: str = "en.yaml") -> list[str]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [f"{problem.line}: {problem.message}" for problem in check_messages(read(path))]


def test_our_messages_are_sound() -> None:
    """The English messages have no fault."""
    assert [str(problem) for problem in check_messages(read(ROOT / "dialogs" / "messages" / "en.yaml"))] == []


def test_every_fault_is_found_at_its_line(tmp_path: Path) -> None:
    """One run finds all that is wrong, each where it stands, and leaves the sound lines alone."""
    faults = check(
        tmp_path,
        """ok.line: Hello {name}
Bad key: text
bad.hole: "{a.b}"
bad.tag: <u>x</u>
bad.open: <b>x
bad.type: 7
bad.list: [a]
ok.plural: {one: "{n} day", other: "{n} days"}
bad.plural:
  one: a
  few: b
bad.form: {other: "<b>"}
ok.line: twice
""",
    )
    lines = sorted({int(fault.partition(":")[0]) for fault in faults})
    assert lines == [2, 3, 4, 5, 6, 7, 9, 11, 12, 13]
    assert any("'few' is no plural form" in fault for fault in faults)
    assert any("other is missing" in fault for fault in faults)


def test_plural_forms_are_those_of_the_language(tmp_path: Path) -> None:
    """Polish has forms that English does not."""
    text = "left: {one: a, few: b, many: c, other: d}\n"
    assert check(tmp_path, text, "pl.yaml") == []
    assert len(check(tmp_path, text, "en.yaml")) == 2


@pytest.mark.parametrize(("text", "name"), [("", "en.yaml"), ("- a\n", "en.yaml"), ("a: b\n", "notalanguage.yaml")])
def test_a_file_of_no_messages_is_a_fault(tmp_path: Path, text: str, name: str) -> None:
    """An empty file, a list and an unknown language are each said once."""
    assert len(check(tmp_path, text, name)) == 1


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """A language without a file is an error for the check and for loading."""
    assert len(check_messages(read(tmp_path / "en.yaml"))) == 1
    with pytest.raises(DataError):
        load_messages(tmp_path, "en", {})


def test_a_faulty_file_is_not_loaded(tmp_path: Path) -> None:
    """What YAML would quietly drop is an error."""
    (tmp_path / "messages").mkdir()
    path = tmp_path / "messages" / "en.yaml"
    path.write_text("a: x\na: y\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"en\.yaml:2"):
        load_messages(tmp_path, "en", {})
    path.write_text("a: 7\n", encoding="utf-8")
    with pytest.raises(DataError, match="a message is text"):
        load_messages(tmp_path, "en", {})
    path.write_text("- a\n", encoding="utf-8")
    with pytest.raises(DataError, match="mapping"):
        load_messages(tmp_path, "en", {})


def test_messages_are_loaded(tmp_path: Path) -> None:
    """The file of the language is read from the folder of the dialogs."""
    (tmp_path / "messages").mkdir()
    (tmp_path / "messages" / "en.yaml").write_text("hello: Hi\n", encoding="utf-8")
    assert "hello" in load_messages(tmp_path, "en", {})
