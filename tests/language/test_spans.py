"""Spans looked up among their neighbours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from certbot.language.spans import holding, longest, starting
from certbot.language.templates import Span

PLACES = st.integers(0, 12)
SPANS = st.lists(
    st.builds(lambda at, length: Span(at, at + length, "role", "x"), at=PLACES, length=st.integers(1, 5))
).map(sorted)


@given(SPANS, PLACES, PLACES)
def test_those_that_start_within(spans: list[Span], first: int, end: int) -> None:
    """From the first token on, and before the end."""
    assert list(starting(spans, first, end)) == [span for span in spans if first <= span.start < end]


@given(SPANS, PLACES, st.integers(1, 4))
def test_those_that_hold_a_stretch(spans: list[Span], start: int, length: int) -> None:
    """All of it, however long they are."""
    end = start + length
    held = [span for span in spans if span.start <= start and end <= span.end]
    assert holding(spans, start, end, longest(spans)) == held


def test_none_is_of_no_length() -> None:
    """Where there are no spans, the longest has no tokens."""
    assert longest([]) == 0
