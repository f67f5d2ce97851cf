from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from certbot.yaml import load as module
from certbot.yaml.load import load, read

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"))
_SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False) | _TEXT
)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4), max_leaves=12
)


def problems(text: str) -> list[str]:
    return [str(problem) for problem in load(text, "f").problems]


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest) -> Any:
    """Runs every test with the parser in C, where there is one, and with the one in Python."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if request.param == "C" else yaml.SafeLoader
    before, module._LOADER = module._LOADER, loader
    yield
    module._LOADER = before


@given(_VALUES.filter(lambda value: value is not None))
def test_plain_values_come_back(value: Any) -> None:
    """What is written as JSON, which YAML 1.2 contains, is read as the same values, with no problem."""
    document = load(json.dumps(value, ensure_ascii=False), "f")
    assert document.problems == ()
    assert document.value == value


@given(st.text() | _TEXT.map(lambda text: f"- {text}\n- &a [*a, ? b\n"))
@example("\ud800")
@example("a: \x01")
@example("[" * 5000)
@example("{" * 100)
@example("? " * 100)
@example("%YAML 9.9\n---\na")
def test_never_raises(text: str) -> None:
    """Any text gives values or problems at places inside it, never an exception."""
    document = load(text, "f")
    lines = len(text.splitlines()) + 1
    assert all(1 <= problem.line <= lines and problem.col >= 1 for problem in document.problems)
    assert document.problems or document.value is not None or text.strip()


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        yield (*path, step), inner
        yield from _places(inner, (*path, step))


@given(
    st.recursive(
        st.integers(0, 10**6),
        lambda v: st.lists(v, max_size=4) | st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), v, max_size=4),
    )
)
def test_places_point_at_the_text(value: Any) -> None:
    """A value's place is where its text starts, a key's place where the key stands."""
    text = yaml.dump(value)
    document = load(text, "f")
    lines = text.split("\n")
    for path, inner in _places(value):
        line, col = document.at(path)
        if isinstance(inner, int):
            assert lines[line - 1][col - 1 :].startswith(str(inner))
        if isinstance(path[-1], str):
            line, col = document.at(path, key=True)
            assert lines[line - 1][col - 1 :].lstrip("'").startswith(path[-1])


def test_place_of_what_is_missing() -> None:
    """A path that leaves the data has the place of the last value on it."""
    document = load("a:\n  b: [1,\n      2]\n", "f")
    assert document.at(("a", "b", 1)) == (3, 7)
    assert document.at(("a", "b", 7)) == document.at(("a", "b")) == (2, 6)
    assert document.at(("a", "x", "y")) == document.at(("a",)) == (2, 3)
    assert document.at(("a",), key=True) == (1, 1)
    assert document.at(("a", "b", 1, "deeper")) == (3, 7)


def test_all_problems_in_one_run() -> None:
    """Everything that is wrong is said at once, each at its place."""
    text = "a: 1\nb: &x [1]\na: 2\nc: *x\n<<: {d: 1}\n4: x\ne: !!str 1\n? [1]\n: 2\n"
    assert problems(text) == [
        "f:2:4: anchor &x: write the value out, anchors and aliases are not allowed",
        "f:3:1: duplicate key 'a', first in line 1",
        "f:4:4: alias *x: write the value out, anchors and aliases are not allowed",
        "f:5:1: merge key <<: write the keys out, merging is not allowed",
        "f:6:1: key '4' is not text: write it in quotes",
        "f:7:4: tag tag:yaml.org,2002:str: leave it out, types follow from the value",
        "f:8:3: a key must be text, not a list or a mapping",
    ]


def test_the_first_of_duplicate_keys_counts() -> None:
    """The value of a key that stands twice is the first, which is where the second is reported against."""
    assert load("a: 1\na: 2\n", "f").value == {"a": 1}


@pytest.mark.parametrize("key", ["true", "null", "1.5", "12"])
def test_keys_are_text(key: str) -> None:
    """A key that YAML reads as something else is a problem, in quotes it is none."""
    assert problems(f"{key}: 1") == [f"f:1:1: key '{key}' is not text: write it in quotes"]
    assert load(f"'{key}': 1", "f").value == {key: 1}


def test_words_of_yaml_1_1_are_text() -> None:
    """on, no, dates and times are text as keys and as values."""
    assert load("on: [no, 2026-11-21, 12:30]", "f").value == {"on": ["no", "2026-11-21", "12:30"]}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n...\n"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    """A file without a value is reported as empty."""
    assert [problem.split(": ", 1)[1] for problem in problems(text)] == ["the file is empty"]


def test_a_null_that_is_written_is_a_value() -> None:
    """A file that says null is not empty."""
    assert load("null", "f").problems == ()


def test_several_documents() -> None:
    """A second document is a problem where it starts; the first is read."""
    document = load("a: 1\n---\nb: 2\n", "f")
    assert document.value == {"a": 1}
    assert [str(problem) for problem in document.problems] == [
        "f:2:1: another document starts here: keep one in a file"
    ]


def test_a_syntax_error_has_its_line() -> None:
    """A syntax error is reported where the parser stumbled, with what was found before it."""
    found = load("a: 1\na: 2\nb: [1, 2\nc: 3\n", "f").problems
    assert [problem.line for problem in found] == [2, 4]
    assert found[1].message.startswith("not valid YAML: ")


@pytest.mark.parametrize(("text", "place"), [("a: 1\nb: 'x\x01'\n", "f:2:6"), ("\x07", "f:1:1")])
def test_a_forbidden_character_has_its_place(text: str, place: str) -> None:
    """A character that YAML does not allow is named at its place, whatever stands before it."""
    (problem,) = load(text, "f").problems
    assert str(problem).startswith(f"{place}: character U+00")


def test_columns_count_characters() -> None:
    """Columns count characters, not bytes."""
    assert load("{ä: 1, é: x}", "f").at(("é",)) == (1, 11)


def test_depth_has_an_end() -> None:
    """Nesting beyond all need is a problem, not a crash."""
    assert load("[" * 60 + "]" * 60, "f").problems == ()
    assert "nested more than 64 levels deep" in problems("[" * 100 + "]" * 100)[0]


def test_reads_files(tmp_path: Path) -> None:
    """A file is read as UTF-8 and its problems carry its path."""
    file = tmp_path / "a.yaml"
    file.write_text("ä: ö", encoding="utf-8")
    assert read(file).value == {"ä": "ö"}
    assert read(file).problem(("ä",), "no").path == str(file)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and one that is not UTF-8 are problems, not exceptions."""
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe4")
    assert read(tmp_path / "latin.yaml").problems[0].message == "is not UTF-8 (byte 3)"
    assert read(tmp_path / "none.yaml").problems[0].message.startswith("cannot be read: ")
