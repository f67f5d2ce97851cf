"""How the work of reading a text grows with its length, counted in lines of Python: the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from certbot.language.normalise import tokens

HALF = 200  # tokens of the shorter text
GROWTH = 2.5
"""Twice the text may take so many times the steps; where each word was compared with each other it would be four."""


@contextmanager
def counted() -> Iterator[list[int]]:
    """The number of lines of Python that are run, in a list of one number."""
    lines = [0]

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        lines[0] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield lines
    finally:
        sys.settrace(before)


def growth(call: Callable[[str], object], unit: str) -> float:
    """How many times the steps of reading a unit n times it takes to read it 2n times."""
    number = max(1, HALF // len(tokens(unit * 8)) * 8) if tokens(unit * 8) else HALF
    call(unit * 8)  # what is worked out once, for all texts, is no part of it
    steps = []
    for times in (number, 2 * number):
        with counted() as lines:
            call(unit * times)
        steps.append(lines[0])
    return steps[1] / steps[0]
