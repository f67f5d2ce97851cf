"""The checks of words and phrases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from certbot.catalog.model import Catalog
from certbot.config import dialogs_dir
from certbot.language.check import check_words


def test_our_own_words_are_clean(catalog: Catalog) -> None:
    """The packaged words and phrases have no problem."""
    assert [str(problem) for problem in check_words(dialogs_dir({}), catalog)] == []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("words/x.yaml", "role:\n  developer: [(a|b]\n", "counterpart"),
        ("words/x.yaml", "role:\n  wizard: [mage]\n", "no value of role"),
        ("words/x.yaml", "roles:\n  developer: [mage]\n", "unknown key"),
        ("words/x.yaml", "role:\n  developer: ['{town} planner']\n", "unknown slot"),
        ("words/x.yaml", "role:\n  designer: [data scientist]\n", "means"),
        ("words/x.yaml", "role:\n  developer: [pmle]\n", "is a name of google-pmle"),
        ("words/x.yaml", "role:\n  developer: [1]\n", "is not text"),
        ("words/x.yaml", "role:\n  developer: mage\n", "a list is expected"),
        ("words/x.yaml", "whole:\n  dance: [lets dance]\n", "unknown intent"),
    ],
)
def test_a_fault_is_found_at_its_line(tmp_path: Path, catalog: Catalog, file: str, text: str, message: str) -> None:
    """Each planted fault is one problem in its file; all others stay clean."""
    dialogs = tmp_path / "dialogs"
    shutil.copytree(dialogs_dir({}), dialogs)
    (dialogs / file).write_text(text)
    problems = check_words(dialogs, catalog)
    assert len(problems) == 1
    assert message in problems[0].message
    assert problems[0].path.endswith(file)
    assert problems[0].line == (1 if "unknown key" in message else 2)
