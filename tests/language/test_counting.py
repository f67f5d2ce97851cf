"""The words that years are counted with."""

from __future__ import annotations

from pathlib import Path

from certbot.language.counting import counting
from certbot.language.load import load_words
from certbot.language.normalise import tokens
from certbot.language.numbers import find_years


def test_words_are_numbers_units_and_groups() -> None:
    """Each list means what its key says."""
    found = counting([("numbers", "2.5", "zweieinhalb"), ("units", "decade", "dekade"), ("counting", "since", "seit")])
    assert (found.numbers, found.units) == ({"zweieinhalb": 2.5}, {"dekade": 10.0})
    assert found.is_a("seit", "ago", "since")
    assert not found.is_a("seit", "ago")


def test_every_file_adds_its_own(tmp_path: Path) -> None:
    """A language brings its numbers and units in a file of its own."""
    (tmp_path / "words").mkdir()
    (tmp_path / "phrases.yaml").write_text("phrases: {help: [help]}\n")
    (tmp_path / "words" / "a.yaml").write_text("numbers: {'4': [four]}\nunits: {year: [years]}\n")
    (tmp_path / "words" / "b.yaml").write_text("numbers: {'4': [quattro]}\nunits: {year: [anni]}\n")
    words = load_words(tmp_path).counting
    assert [find_years(tokens(text), words, False, None)[0].years for text in ("four years", "quattro anni")] == [4, 4]
