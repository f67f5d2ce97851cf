"""What was folded in each word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.folding import folded
from certbot.language.normalise import LONGEST, fold

KINDS = {
    "exam": (),
    "Exam": ("case",),
    "examén": ("accents",),
    "еxam": ("look-alike",),
    "ехаm": ("look-alike",),
    "экзамен": (),
    "e\u200bxam": ("invisible",),
    "exam’s": ("apostrophe",),
    "ｅｘａｍ": ("compatibility",),
    "①": ("compatibility",),
    "ÉxＡm": ("compatibility", "accents", "case"),
}


@pytest.mark.parametrize(("word", "kinds"), KINDS.items())
def test_the_kinds(word: str, kinds: tuple[str, ...]) -> None:
    """Each kind of folding is told by itself, in the order in which it is done."""
    assert [each.kinds for each in folded(f"an {word}")] == ([kinds] if kinds else [])


def test_each_word_once() -> None:
    """A word that was typed twice is there once, with its tokens."""
    (word,) = folded("AI900 or AI900")
    assert (word.typed, word.tokens) == ("AI900", ("ai", "900"))


@given(st.text(alphabet=st.characters(categories=("L", "N")), min_size=1, max_size=20))
def test_what_is_not_listed_was_not_changed(word: str) -> None:
    """A word of letters and digits in which nothing was folded is left as it is."""
    assert len(word) < LONGEST
    if not folded(word):
        assert fold(word) in (word, fold(word.casefold()))
