"""Numbers under keys that are not kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from certbot.language.buckets import Buckets


@given(st.lists(st.tuples(st.text("ab", max_size=3), st.integers(0, 9))), st.text("ab", max_size=4))
def test_all_numbers_of_a_key_are_found(pairs: list[tuple[str, int]], wanted: str) -> None:
    """And none that no key has; how many others come along is left to chance."""
    found = list(Buckets(pairs).get(wanted))
    for key, number in pairs:
        assert key != wanted or number in found
    assert set(found) <= {number for _, number in pairs}
    assert len(found) <= len(pairs)


def test_nothing_is_found_where_nothing_is() -> None:
    """Without any pairs every key has none."""
    assert list(Buckets(()).get("a")) == []
