"""Slips of the hand in the words of names: the word that was meant, if only one slip away."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from certbot.language.entries import NameIndex
from certbot.language.lexicon import FILLERS, OWN, TALK
from certbot.language.vocabulary import beside

SHORTEST = 5
"""Letters of a word that may have a slip: a shorter one with a slip is another word too often."""
LONG = 8
"""Letters of a word that may have two."""
_MOST_REPAIRS = 1200  # words whose repair is remembered: those of the longest text
_SHORT = 5
_VOWELS = frozenset("aeiouyw")  # as they sound
_LONGEST = 40  # letters of a word that may be one of a name: longer ones are not kept in memory


def repair(names: NameIndex, word: str) -> str:
    """The word that was meant, if this one is unknown, long enough, and one slip away (two in a long word)."""
    if not SHORTEST <= len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
        return word
    if word in names.typed or word in TALK or word in OWN or word in FILLERS:
        return word
    known = names.repairs.get(word)
    if known is None:
        if len(names.repairs) > _MOST_REPAIRS:
            names.repairs.clear()
        known = names.repairs[word] = _nearest(names, word)
    return known


def _nearest(names: NameIndex, word: str) -> str:
    """The likeliest word, among those that begin alike or with their first two letters swapped; else `word`."""
    most = 1 if len(word) < LONG else 2
    likely = (*names.spelt.get(word[0], ()), *names.spelt.get(word[:2], ()))
    near = process.extract(word, likely, scorer=OSA.distance, score_cutoff=most, limit=None)
    best = min(((slips, other) for other, slips, _ in near), default=(0, word))[1]
    return word if _is_another(word, best) else best


def _is_another(word: str, other: str) -> bool:
    """Whether a short word with one letter for another is rather a word of its own, or one cut short ("datab"): hands
    take a neighbouring key, or two vowels for each other."""
    if len(word) > _SHORT or len(word) != len(other) or sorted(word) == sorted(other):
        return False
    ((typed, meant),) = [(a, b) for a, b in zip(word, other, strict=True) if a != b]
    return not (beside(typed, meant) or {typed, meant} <= _VOWELS)
