"""The examples that weights are learned from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certbot.dialog.engine import step
from certbot.dialog.events import Say, Text
from certbot.dialog.state import Conversation
from certbot.dialog.world import World
from certbot.errors import DataError
from certbot.evaluation.examples import check_examples, load_examples
from certbot.evaluation.load import load_part
from certbot.language.load import EXAMPLES, LEARNED

ROOT = Path(__file__).parents[2]
OURS = load_examples(ROOT / "dialogs")
ASIDE = load_part(ROOT / "tests" / "understanding", aside=True).intents


def test_ours_are_without_fault() -> None:
    """And the weights are those that were learned from them."""
    assert list(check_examples(ROOT / "dialogs")) == []


def test_nothing_is_learned_from_the_part_set_aside() -> None:
    """Or its figures would say nothing of texts that nobody has seen."""
    learned = {(line.text.casefold(), line.asked) for line in OURS}
    assert not [line for line in ASIDE if (line.text.casefold(), line.asked) in learned]


def test_every_example_is_answered(world: World) -> None:
    """Whatever intent is learned of a text, with whatever else was read in it: something is said. Every eighth."""
    for line in OURS[::8]:
        _, effects = step(world, Conversation(), Text(line.text), date(2026, 11, 21))
        assert any(isinstance(effect, Say) for effect in effects), line.text


@pytest.mark.parametrize(
    ("rows", "place", "says"),
    [
        ("- {text: cheap, intent: renew}\n", "1:25", "in the file of free"),
        ("- {text: cheap, intent: null}\n", "1:25", "in the file of free"),
        ("- {text: cheap, intent: free, asked: shoe}\n", "1:38", "unknown slot shoe"),
        ("- {text: cheap, intent: free}\n- {text: cheap, intent: free}\n", "2:10", "for the second time"),
        ("- {text: cheap, intent: free, colour: red}\n", "1:3", "colour"),
        ("- {text: [cheap], intent: free}\n", "1:10", "str"),
        ("text: cheap\n", "1:1", "a list of texts is expected here"),
        ("- {text: cheap\n", "2:1", ""),
    ],
)
def test_faults_are_found_at_their_place(tmp_path: Path, rows: str, place: str, says: str) -> None:
    """An unknown key or slot, another intent than that of the file, a text twice, what is no list."""
    file = tmp_path / EXAMPLES / "free.yaml"
    file.parent.mkdir()
    file.write_text(rows, encoding="utf-8")
    found = [problem for problem in check_examples(tmp_path) if problem.path == str(file)]
    assert [f"{problem.line}:{problem.col}" for problem in found] == [place]
    assert says in found[0].message
    with pytest.raises(DataError):
        load_examples(tmp_path)


def test_a_file_of_no_intent(tmp_path: Path) -> None:
    """A file is named after an intent."""
    file = tmp_path / EXAMPLES / "sing.yaml"
    file.parent.mkdir()
    file.write_text("- {text: la la, intent: sing}\n", encoding="utf-8")
    assert "in the file of sing" in next(check_examples(tmp_path)).message


@pytest.mark.parametrize("text", ["[", "{}", '{"intents": ["free"], "examples": "0"}', '{"features": {"word a": "?"}}'])
def test_weights_that_were_not_learned_from_them(tmp_path: Path, text: str) -> None:
    """No weights, or those of other examples."""
    (tmp_path / EXAMPLES).mkdir()
    file = tmp_path / LEARNED
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    (problem,) = check_examples(tmp_path)
    assert problem.path == str(file) and "certbot-advisor learn" in problem.message


def test_without_examples_there_is_nothing_to_check(tmp_path: Path) -> None:
    """Another folder of dialogs may do without."""
    assert list(check_examples(tmp_path)) == []
