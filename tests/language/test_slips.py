"""Slips of the hand in the words of the conversation."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.load import Words
from certbot.language.normalise import tokens
from certbot.language.slips import MOST_REPAIRS, mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("data enginer", "data engineer"),
        ("begginer", "beginner"),
        ("markteing", "marketing"),
        ("i moved in march", "i moved in march"),
        ("which stage", "which stage"),
        ("my brother", "my brother"),
        ("a nurse", "a nurse"),
    ],
)
def test_only_slips_are_mended(words: Words, names: NameIndex, typed: str, meant: str) -> None:
    """A letter too few, too many or out of place; a wrong letter in a short word makes another word."""
    assert " ".join(token.text for token in mend(words, names, tokens(typed))) == meant


def test_a_long_text_is_not_compared_word_by_word(words: Words, names: NameIndex) -> None:
    """After so many unknown words the rest stays as it is."""
    text = tokens("qzxwvk " * MOST_REPAIRS + "enginer")
    assert mend(words, names, text)[-1].text == "enginer"
