"""From tokens to the words of names: several spellings of one thing become one word.

"Machine Learning", "ML" and "machinelearning" are the word "ml"; plurals lose their s; letters and digits typed as
one are one ("cs50", "0cka"), so that nothing is found within them. Both the names of the catalog and what people type
go through this, so that only what differs in meaning differs in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from certbot.language.lexicon import CREDENTIAL, PHRASES, STOP, SYNONYMS, VENDOR_WORDS
from certbot.language.normalise import Token

_STARTS: dict[str, int] = {}
for _phrase in PHRASES:
    _STARTS[_phrase[0]] = max(_STARTS.get(_phrase[0], 0), len(_phrase))


class Word(NamedTuple):
    """A word of a name, made from the tokens from `start` to before `end`; `ends` if a clause ends after it."""

    text: str
    start: int
    end: int
    ends: bool


def singular(word: str) -> str:
    """Without the plural s; the same for every word that is not a plural, too, which does no harm."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _key(word: str) -> str:
    return word if word in STOP or word in CREDENTIAL or word in VENDOR_WORDS else singular(word)


def words(text: Sequence[Token], repair: Callable[[str], str] | None = None) -> list[Word]:
    """The words of a text. `repair` may replace a word by the one that was meant."""
    typed, starts = _glued(text)
    if repair is not None:
        typed = [repair(word) for word in typed]
    starts.append(len(text))
    result: list[Word] = []
    first = 0
    while first < len(typed):
        made, length = _longest(text, typed, starts, first) if typed[first] in _STARTS else _one(typed[first])
        start, end = starts[first], starts[first + length]
        ends = text[end - 1].ends
        for word in made:
            result.append(Word(_key(word), start, end, ends))
        first += length
    return result


def _glued(text: Sequence[Token]) -> tuple[list[str], list[int]]:
    """The tokens with those put together that were typed as one, and where each begins."""
    typed: list[str] = []
    starts: list[int] = []
    glue = False
    for number, token in enumerate(text):
        if glue:
            typed[-1] += token.text
        else:
            typed.append(token.text)
            starts.append(number)
        glue = token.after == "" and number < len(text) - 1
    return typed, starts


def _longest(
    text: Sequence[Token], typed: Sequence[str], starts: Sequence[int], first: int
) -> tuple[tuple[str, ...], int]:
    """What the longest phrase that begins here is written as, and how many of the typed words it is."""
    for length in range(min(_STARTS[typed[first]], len(typed) - first), 0, -1):
        made = PHRASES.get(tuple(typed[first : first + length]))
        if made is not None and not any(text[start - 1].ends for start in starts[first + 1 : first + length]):
            return made, length
    return _one(typed[first])


def _one(word: str) -> tuple[tuple[str, ...], int]:
    """What a word by itself is written as, which is one typed word."""
    return tuple(SYNONYMS.get(word, word).split()), 1
