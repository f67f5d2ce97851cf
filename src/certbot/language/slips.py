"""Slips of the hand in the words of the conversation; those in names of certifications are mended in repair."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from certbot.language.entries import NameIndex
from certbot.language.lexicon import TALK
from certbot.language.load import Words
from certbot.language.normalise import Token

MOST_REPAIRS = 40
"""So many unknown words of one text are compared with the vocabulary."""
_SHORTEST = 5
_LONG = 8  # words of so many letters may have two slips
_PLAIN = 7  # in shorter words a wrong letter makes another word too often ("march", "match")


def mend(words: Words, index: NameIndex, text: Sequence[Token]) -> tuple[Token, ...]:
    """The text with the word that was meant for each word of five letters and more that nothing knows."""
    result = list(text)
    left = MOST_REPAIRS
    for number, token in enumerate(text):
        word = token.text
        if left == 0 or len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
            continue
        if word in TALK or word in words.known:
            continue
        left -= 1
        meant = _nearest(word, words.vocabulary.get(word[0], ()), 1 if word in index.typed or len(word) < _LONG else 2)
        if meant is not None:
            result[number] = Token(meant, token.after)
    return tuple(result)


def _nearest(word: str, candidates: Sequence[str], most: int) -> str | None:
    """The candidate that the fewest slips turn into `word`, if at most `most`."""
    best = min(((OSA.distance(word, other, score_cutoff=most), other) for other in candidates), default=(most + 1, ""))
    if best[0] > most:
        return None
    substituted = len(best[1]) == len(word) and sorted(best[1]) != sorted(word)
    return None if substituted and len(word) < _PLAIN else best[1]
