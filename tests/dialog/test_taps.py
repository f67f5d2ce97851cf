"""The data behind buttons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.dialog.taps import LIMIT, Answered, Asked, Chosen, Meaning, Wanted, decode, encode

WORD = st.from_regex(r"[a-z0-9-]{1,18}", fullmatch=True)
FLOW = WORD.filter(lambda word: word not in {"ask", "do", "choose"})
MEANINGS = st.one_of(
    st.builds(Answered, FLOW, WORD, WORD),
    st.builds(Asked, WORD),
    st.builds(Wanted, WORD, st.one_of(st.none(), WORD)),
    st.builds(Chosen, WORD),
)


@given(MEANINGS)
def test_a_tap_means_what_its_button_meant(meaning: Meaning) -> None:
    """Data decodes to what it was encoded from."""
    assert decode(encode(meaning)) == meaning


@given(st.text())
def test_foreign_data_is_no_error(data: str) -> None:
    """Anything may come in: it is decoded or refused, never an exception."""
    meaning = decode(data)
    assert meaning is None or encode(meaning) == data


@pytest.mark.parametrize("data", ["", "advise", "a|b|c|d|e", "x" * (LIMIT + 1), "do|" + "ä" * 32])
def test_other_forms_mean_nothing(data: str) -> None:
    """What has no known form, or is longer than any button of ours, is refused."""
    assert decode(data) is None
