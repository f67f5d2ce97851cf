"""Which of several spans that overlap count: the longest, and what may stand together with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from certbot.catalog.vocabulary import SLOTS
from certbot.language.templates import Span

_STUDYING = "student"


def values_chosen(spans: Iterable[Span]) -> list[Span]:
    """The longest of what overlaps. One stretch may fill several slots ("career change" is a role and a goal), and
    how experienced somebody is may stand within what they do ("junior developer")."""
    return _chosen(spans, _compatible)


def wanted_chosen(spans: Iterable[Span]) -> list[Span]:
    """The longest of what overlaps; of the same stretch all values of one kind ("google" is two vendors)."""
    return _chosen(spans, lambda span, other: span[:3] == other[:3])


def _chosen(spans: Iterable[Span], together: Callable[[Span, Span], bool]) -> list[Span]:
    """The longest first, each that may stand `together` with all those before it that it overlaps."""
    chosen: list[Span] = []
    taken: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(dict.fromkeys(spans), key=lambda span: (span.start - span.end, span.start)):
        places = range(span.start, span.end)
        if all(together(span, other) for at in places if at in taken for other in taken[at]):
            chosen.append(span)
            for at in places:
                taken[at].append(span)
    return sorted(chosen)


def _compatible(span: Span, other: Span) -> bool:
    """Whether two overlapping values may both count."""
    if span.kind == other.kind or span.kind not in SLOTS or other.kind not in SLOTS:
        return False
    if (span.start, span.end) == (other.start, other.end):
        return True
    # The "senior" in "high school senior" tells no experience.
    studies = ("role", _STUDYING) in (span[2:], other[2:])
    return {span.kind, other.kind} == {"role", "experience"} and not studies
