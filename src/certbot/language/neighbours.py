"""The words that a few slips of the hand turn into another, found without comparing it with every word.

Each word is cut into 2n+1 parts. A slip (a character too many, lost, wrong, or swapped with the next) damages two parts
at most, so n slips leave one part whole, and move it by n places at most. Only words that share a part, about where it
was, are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from certbot.language.buckets import Buckets

_REMEMBERED = 500
"""So many answers are kept: a text may say the same thing a thousand times."""


class Neighbours:
    """Words, looked up by what is at most `most` slips away."""

    __slots__ = ("_answers", "_lengths", "_parts", "_words", "most")

    def __init__(self, words: Iterable[str], most: int) -> None:
        self.most = most
        self._words = list(dict.fromkeys(words))
        self._lengths = set(map(len, self._words))
        self._parts = Buckets(
            ((len(word), part, word[start:end]), number)
            for number, word in enumerate(self._words)
            for part, (start, end) in enumerate(self._cuts(len(word)))
        )
        self._answers: dict[str, tuple[str, ...]] = {}

    def near(self, word: str) -> tuple[str, ...]:
        """The words so near to this one (itself, if it is one of them), the nearest first, then by the alphabet."""
        known = self._answers.get(word)
        if known is None:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            known = self._answers[word] = self._compared(word)
        return known

    def _compared(self, word: str) -> tuple[str, ...]:
        candidates = list(dict.fromkeys(self._sharing(word)))
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=self.most, limit=None)
        return tuple(other for other, _, _ in sorted(found, key=lambda each: (each[1], each[0])))

    def _sharing(self, word: str) -> Iterator[str]:
        """The words that have a part of this one, where it may have come to stand."""
        for length in range(len(word) - self.most, len(word) + self.most + 1):
            if length not in self._lengths:
                continue
            for part, (start, end) in enumerate(self._cuts(length)):
                for shift in range(-self.most, self.most + 1):
                    if start + shift >= 0 and end + shift <= len(word):
                        key = length, part, word[start + shift : end + shift]
                        yield from map(self._words.__getitem__, self._parts.get(key))

    def _cuts(self, length: int) -> Iterator[tuple[int, int]]:
        """Where the parts of a word of this length begin and end; short words have empty ones, which all share."""
        count = 2 * self.most + 1
        return ((number * length // count, (number + 1) * length // count) for number in range(count))
