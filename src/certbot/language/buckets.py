"""A hash table without its keys, which take most of the memory of a large dict.

What is found under a key may also stand under another: whoever asks compares it with what was wanted.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Iterator

_NONE = -1


class Buckets:
    """Numbers under keys, by separate chaining: `_first` has the place of the last number put into each bucket, and
    `_next` for each place the one that follows it."""

    __slots__ = ("_first", "_next", "_numbers")

    def __init__(self, pairs: Iterable[tuple[Hashable, int]]) -> None:
        hashes, self._numbers = array("q"), array("i")
        for key, number in pairs:
            hashes.append(hash(key))
            self._numbers.append(number)
        self._first = array("i", [_NONE]) * (1 << len(hashes).bit_length())
        self._next = array("i")
        for place, hashed in enumerate(hashes):
            bucket = hashed % len(self._first)
            self._next.append(self._first[bucket])
            self._first[bucket] = place

    def get(self, key: Hashable) -> Iterator[int]:
        """The numbers under a key, and perhaps others."""
        place = self._first[hash(key) % len(self._first)]
        while place != _NONE:
            yield self._numbers[place]
            place = self._next[place]
