"""Slips of the hand in the words of the conversation; those in names of certifications are mended in repair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import OSA

from certbot.catalog.vocabulary import SLOTS
from certbot.language.entries import NameIndex
from certbot.language.lexicon import TALK
from certbot.language.normalise import Token
from certbot.language.templates import SKIPPED
from certbot.language.words import Words

MOST_REPAIRS = 40
"""So many unknown words of one text are compared with the vocabulary."""
_SHORTEST = 5
_LEAST = 3  # in words shorter than _SHORTEST a letter may be missing, no more
_SHORT = 4
_LONG = 8  # words of so many letters may have two slips
_LONGEST = 24
_PLAIN = 7  # in shorter words a wrong letter makes another word too often ("march", "match")


def mend(words: Words, index: NameIndex, text: Sequence[Token]) -> tuple[Token, ...]:
    """The text with the word that was meant for each that is typed in haste ("u"), and for each of three letters and
    more that nothing knows."""
    result = list(text)
    left = MOST_REPAIRS
    said = [number for number, token in enumerate(text) if token.text not in SKIPPED]
    if len(said) == 1:
        result[said[0]] = _control(words, index, text[said[0]])
    for number, token in enumerate(text):
        word = token.text
        if word in words.spelling:
            result[number] = Token(words.spelling[word], token.after)
            continue
        if left == 0 or result[number] is not token or len(word) < _LEAST or not (word.isascii() and word.isalpha()):
            continue
        if word in TALK or word in words.known:
            continue
        left -= 1
        if len(word) < _SHORTEST:
            meant = None if word in index.typed else _whole(word, words.short.get(word[0], ()))
        else:
            most = 1 if word in index.typed or len(word) < _LONG else 2
            candidates = words.vocabulary.get(word[0], ())
            meant = _nearest(word, candidates, most) or _without_vowels(word, candidates)
        if meant is not None:
            result[number] = Token(meant, token.after)
    return tuple(result)


def unglue(words: Words, index: NameIndex, text: Sequence[Token]) -> tuple[Token, ...]:
    """The text with the two words of a value that are typed as one ("datascientist")."""
    result: list[Token] = []
    left = MOST_REPAIRS
    for token in text:
        word = token.text
        plain = _LONG <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
        if left and plain and not (word in TALK or word in words.known or word in index.typed):
            left -= 1
            result += _parts(words, token)
        else:
            result.append(token)
    return tuple(result)


def _parts(words: Words, token: Token) -> Sequence[Token]:
    """The two words that one is, if they are a value together."""
    word = token.text
    for at in range(2, len(word) - 1):
        if word[:at] in words.known and word[at:] in words.known:
            parts = (Token(word[:at], " "), Token(word[at:], token.after))
            if any(span.end - span.start == 2 and span.kind in SLOTS for span in words.values.matches(parts, {})):
                return parts
    return (token,)


def unknown(words: Words, index: NameIndex, text: Sequence[Token]) -> Iterator[int]:
    """Where words stand that nothing knows."""
    for at, token in enumerate(text):
        word = token.text
        if len(word) > 2 and word.isalpha() and not (word in TALK or word in words.known or word in index.typed):
            yield at


def _control(words: Words, index: NameIndex, token: Token) -> Token:
    """The control word that is meant by a text of one short word that nothing knows ("sikp"): letters that changed
    places, one too many or one too few. A wrong letter makes another word too often ("book", "back")."""
    word = token.text
    if len(word) < _SHORT or word in TALK or word in words.known or word in index.typed:
        return token
    near = [
        other for other in words.controls if len(other) >= _SHORT and OSA.distance(word, other, score_cutoff=1) <= 1
    ]
    meant = [other for other in near if len(other) != len(word) or sorted(other) == sorted(word)]
    return Token(meant[0], token.after) if len(meant) == 1 else token


def _nearest(word: str, candidates: Sequence[str], most: int) -> str | None:
    """The candidate that the fewest slips turn into `word`, if at most `most`."""
    distances = ((OSA.distance(word, other, score_cutoff=most), other) for other in candidates)
    near = [(d, _undoubled(other) != _undoubled(word), -len(other), other) for d, other in distances if d <= most]
    if not near:
        return None
    best = min(near)[-1]  # a letter is left out more easily than added, and one of two alike most easily
    substituted = len(best) == len(word) and sorted(best) != sorted(word)
    return None if substituted and len(word) < _PLAIN else best


def _without_vowels(word: str, candidates: Sequence[str]) -> str | None:
    """The only candidate that a word is with two of its vowels left out ("mchne")."""
    heard = _consonants(word)
    if len(heard) < _SHORTEST:
        return None
    near = [other for other in candidates if len(other) == len(word) + 2 and _consonants(other) == heard]
    return near[0] if len(near) == 1 else None


def _consonants(word: str) -> str:
    """A word without its vowels."""
    return "".join(letter for letter in word if letter not in "aeiou")


def _whole(word: str, candidates: Sequence[str]) -> str | None:
    """The only candidate that a short word is with one letter left out ("dta"), or with one of two alike ("fre")."""
    near = [
        other for other in candidates if len(other) == len(word) + 1 and OSA.distance(word, other, score_cutoff=1) < 2
    ]
    near = [other for other in near if _undoubled(other) == _undoubled(word)] or near
    return near[0] if len(near) == 1 else None


def _undoubled(word: str) -> str:
    """A word with one letter for each run of the same."""
    return "".join(letter for letter, _ in groupby(word))
