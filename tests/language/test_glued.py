"""Names typed without their blanks."""

from __future__ import annotations

import pytest

from certbot.language.glued import Glued

NAMES = {"cloud leader": (4,), "cloudlead er": (2, 7), "cloud": (1,), "a b": (3,), "ml ops pro": (5,)}


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("cloudleader", {2, 4, 7}),
        ("mlopspro", {5}),
        ("cloud", set()),
        ("ab", set()),
        ("cloudleaders", set()),
        ("", set()),
    ],
)
def test_a_name_of_several_words_is_found_without_its_blanks(typed: str, entries: set[int]) -> None:
    """Whatever blanks it has; not a single word, which is found as it is, nor what may be anything."""
    assert Glued(NAMES).get(typed) == entries
