"""Slips of the hand in the words of the conversation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.entries import NameIndex
from certbot.language.normalise import tokens
from certbot.language.slips import MOST_REPAIRS, mend
from certbot.language.understanding import Understanding
from certbot.language.words import Words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("data enginer", "data engineer"),
        ("begginer", "beginner"),
        ("developr", "developer"),
        ("markteing", "marketing"),
        ("i moved in march", "i moved in march"),
        ("which stage", "which stage"),
        ("my brother", "my brother"),
        ("a nurse", "a nurse"),
        ("dta", "data"),
        ("fre", "free"),
        ("thre", "three"),
        ("bmw", "bmw"),
    ],
)
def test_only_slips_are_mended(words: Words, names: NameIndex, typed: str, meant: str) -> None:
    """A letter too few, too many or out of place; a wrong letter in a short word makes another word."""
    assert " ".join(token.text for token in mend(words, names, tokens(typed))) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hlep", "help"),
        ("skpi", "skip"),
        ("bakc", "back"),
        ("stopp", "stop"),
        ("book", "book"),
        ("bach", "bach"),
        ("sikp mna", "sikp mna"),
    ],
)
def test_a_short_control_word_is_mended_where_it_is_the_whole_text(
    words: Words, names: NameIndex, typed: str, meant: str
) -> None:
    """Letters out of place, one too many or too few; within a longer text short words are left alone."""
    assert " ".join(token.text for token in mend(words, names, tokens(typed))) == meant


@pytest.mark.parametrize(("typed", "meant"), [("wat r u", "what are you"), ("ur teh best", "your the best")])
def test_what_is_typed_in_haste_is_spelt_out(words: Words, names: NameIndex, typed: str, meant: str) -> None:
    """One word for one, by the lists of `spelling`."""
    assert " ".join(token.text for token in mend(words, names, tokens(typed))) == meant


def test_a_long_text_is_not_compared_word_by_word(words: Words, names: NameIndex) -> None:
    """After so many unknown words the rest stays as it is."""
    text = tokens("qzxwvk " * MOST_REPAIRS + "enginer")
    assert mend(words, names, text)[-1].text == "enginer"


@pytest.mark.parametrize(
    ("text", "role"),
    [("productmanager", "product"), ("im a webdeveloper", "developer"), ("mlengineer, 4 yrs", "ml-engineer")],
)
def test_two_words_may_be_typed_as_one(read: Callable[..., Understanding], text: str, role: str) -> None:
    """What is a value as two words is one where the blank is missing."""
    assert read(text).slots["role"] == role
