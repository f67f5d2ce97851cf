"""Slips of the hand in the words of names: the word that was meant, if only one slip away."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from certbot.language.entries import NameIndex
from certbot.language.lexicon import OWN, TALK

_MOST_REPAIRS = 240  # words whose repair is remembered
_LONGEST = 40  # letters of a word that may be one of a name: longer ones are not kept in memory


def repair(names: NameIndex, word: str) -> str:
    """The word that was meant, if this one is unknown, long enough, and one slip away (two in a long word)."""
    if not 5 <= len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
        return word
    if word in names.typed or word in TALK or word in OWN:
        return word
    known = names.repairs.get(word)
    if known is None:
        if len(names.repairs) > _MOST_REPAIRS:
            names.repairs.clear()
        known = names.repairs[word] = _nearest(names, word)
    return known


def _nearest(names: NameIndex, word: str) -> str:
    """The likeliest word, among those that begin alike or with their first two letters swapped; else `word`."""
    most = 1 if len(word) < 8 else 2
    best = (most + 1, word)
    for other in (*names.spelt.get(word[0], ()), *names.spelt.get(word[:2], ())):
        if abs(len(other) - len(word)) <= most:
            best = min(best, (OSA.distance(word, other, score_cutoff=most), other))
    return best[1] if best[0] <= most else word
