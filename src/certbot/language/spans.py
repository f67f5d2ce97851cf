"""Spans by where they stand: looked up among their neighbours, so that a long text is not searched for each of them.

All sequences here are in the order of the tokens at which the spans start.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from certbot.language.templates import Span


def longest(spans: Iterable[Span]) -> int:
    """How many tokens the longest of them has."""
    return max((span.end - span.start for span in spans), default=0)


def starting(spans: Sequence[Span], first: int, end: int) -> Sequence[Span]:
    """Those that start at the token `first` or after it, and before `end`."""
    if not spans:
        return spans
    return spans[bisect_left(spans, (first,)) : bisect_left(spans, (end,))]


def holding(spans: Sequence[Span], start: int, end: int, most: int) -> list[Span]:
    """Those that hold all the tokens from `start` to before `end`; none of them has more than `most` tokens."""
    return [span for span in starting(spans, end - most, start + 1) if span.end >= end]
