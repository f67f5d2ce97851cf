"""Values of slots that several parts of a clause tell together: somebody who pays, and a word of paying.

Nobody foresees every wording, so a words file says what people speak of (`parts`: "payer" has a list of templates,
"pays" another), and which parts, in this order, are a value (`composed: {budget: {any: [payer pays]}}`). A few words
may stand between two parts, but no "not", no word for the writer and no end of a clause; right after a colon or a comma
the next part may follow. A part within a longer one of another list says nothing: "pays" is a part, "pays well"
another one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from certbot.language.spans import holding, longest, starting
from certbot.language.templates import Span

REACH = 4
"""So many words may stand between two parts."""


class Composition(NamedTuple):
    """The names of parts that are a value of a slot together, in their order."""

    slot: str
    value: str
    parts: tuple[str, ...]


def compositions(entries: Iterable[tuple[str, str, str]]) -> tuple[Composition, ...]:
    """From slot, value and the names of the parts of each."""
    return tuple(Composition(slot, value, tuple(parts.split())) for slot, value, parts in entries)


def composed(rules: Sequence[Composition], parts: Iterable[Span], joined: Callable[[int, int], bool]) -> Iterator[Span]:
    """The values that the parts of a text tell; `joined` tells whether one part may go on from another, which ends
    before the first of two tokens and starts at the second."""
    every = sorted(dict.fromkeys(parts))
    most = longest(every)
    by_name: dict[str, list[Span]] = defaultdict(list)
    for span in every:
        around = holding(every, span.start, span.end, most)
        if all(other[:2] == span[:2] or other.value == span.value for other in around):
            by_name[span.value].append(span)
    for rule in rules:
        if all(name in by_name for name in rule.parts):
            for first in by_name[rule.parts[0]]:
                end = _end(rule.parts[1:], first.end, by_name, joined)
                if end is not None:
                    yield Span(first.start, end, rule.slot, rule.value)


def _end(
    names: Sequence[str], end: int, by_name: dict[str, list[Span]], joined: Callable[[int, int], bool]
) -> int | None:
    """Where the last of these parts ends, if each goes on from the one before it."""
    for name in names:
        following = starting(by_name[name], end, end + REACH + 1)
        span = min((s for s in following if joined(end, s.start)), key=lambda s: (s.start, -s.end), default=None)
        if span is None:
            return None
        end = span.end
    return end
