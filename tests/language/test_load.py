"""Reading the words and phrases."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.errors import DataError
from certbot.language.load import load_words
from certbot.language.normalise import tokens
from certbot.language.words import Words


def write(dialogs: Path, words: str, phrases: str = "phrases:\n  help: [help]\n") -> Path:
    (dialogs / "words").mkdir()
    (dialogs / "words" / "a.yaml").write_text(words)
    (dialogs / "phrases.yaml").write_text(phrases)
    return dialogs


def test_each_list_has_its_network(tmp_path: Path) -> None:
    """Values, answers, phrases, padding and careers are kept apart."""
    loaded = load_words(
        write(
            tmp_path,
            "role: {developer: [dev]}\nanswers: {colour: {red: [yes]}}\npadding: [i guess]\ncareers: [nurse]\n",
            "phrases: {help: [help me], back: [back]}\nmarks: {negation: [not]}\nabout: {price: [how much is it]}\n",
        )
    )
    assert [span.value for span in loaded.values.matches(tokens("a dev"), {})] == ["developer"]
    assert [span.value for span in loaded.answers["colour"].matches(tokens("yes"), {})] == ["red"]
    assert [span.kind for span in loaded.phrases.matches(tokens("not how much is it"), {})] == ["marks", "about"]
    assert loaded.order == {"help": 0, "back": 1}
    assert loaded.careers == {"nurse"}
    assert {"dev", "guess", "nurse", "much", "not"} <= loaded.known


def test_the_lists_of_one_concept_add_up(tmp_path: Path) -> None:
    """A second file makes a sign work in other words."""
    dialogs = write(tmp_path, "concepts: {erase: [wipe], data: [data]}\n", "signs: {delete-data: [erase data]}\n")
    (dialogs / "words" / "b.yaml").write_text("concepts: {erase: [wisch], data: [daten]}\nspelling: {wipe: [wpie]}\n")
    loaded = load_words(dialogs)
    text = tokens("daten, bitte wisch")
    found = list(loaded.signs.found(text, loaded.phrases.matches(text, {})))
    assert [said.intent for said in found] == ["delete-data"]
    assert loaded.spelling == {"wpie": "wipe"}


def test_answers_stand_for_every_slot_that_is_asked(words: Words) -> None:
    """A flow's own question has its answers, too."""
    assert {"role", "experience", "platform", "confirm"} <= words.answers.keys()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("role: {developer: ['(a']}\n", "counterpart"),
        ("roles: {developer: [a]}\n", "unknown key"),
        ("role: [a]\n", "mapping"),
        ("role: {developer: a}\n", "list"),
        ("role: {developer: [true]}\n", "quotes"),
        ("- a\n", "mapping of lists"),
        ("role: {developer: [a]\n", ""),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, words: str, message: str) -> None:
    """Every fault of a file is an error at its place."""
    with pytest.raises(DataError) as caught:
        load_words(write(tmp_path, words))
    assert message in str(caught.value)


def test_a_slip_is_compared_with_long_words_only(words: Words) -> None:
    """The vocabulary holds plain words of five letters and more, by their first letter."""
    assert all(len(word) > 4 and word[0] == letter for letter, found in words.vocabulary.items() for word in found)
