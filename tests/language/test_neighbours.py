"""The words near another one, found by the parts they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from certbot.language.neighbours import Neighbours

WORDS = st.text(alphabet="ab1", max_size=7)


@given(st.lists(WORDS.filter(bool), max_size=30), WORDS, st.sampled_from([1, 2]))
def test_they_are_those_that_comparing_with_each_finds(words: list[str], typed: str, most: int) -> None:
    """None is missed and none is too many, whatever slips lie between."""
    near = Neighbours(words, most).near(typed)
    assert set(near) == {word for word in words if OSA.distance(typed, word) <= most}


@pytest.mark.parametrize(("typed", "near"), [("ai102", ("ai102", "ai103", "ia102")), ("mlac01", ()), ("", ())])
def test_the_nearest_comes_first(typed: str, near: tuple[str, ...]) -> None:
    """Then by the alphabet; asked twice the answer is the same."""
    found = Neighbours(["ia102", "ai103", "ai102"], 1)
    assert (found.near(typed), found.near(typed)) == (near, near)
