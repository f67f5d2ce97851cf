"""From tokens to the words of names: several spellings of one thing become one word.

"Machine Learning", "ML" and "machinelearning" are the word "ml"; plurals lose their s; letters and digits typed as
one are one ("cs50", "0cka"), so that nothing is found within them. Both the names of the catalog and what people type
go through this, so that only what differs in meaning differs in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from certbot.language.foreign import TRANSLATED
from certbot.language.lexicon import CREDENTIAL, FILLERS, STOP, VENDOR_WORDS
from certbot.language.normalise import Token, tokens
from certbot.language.spellings import PHRASES, SHORT_PLURALS, SPELLINGS, SYNONYMS

_ALONE = "\u3000"  # letters above are tokens each: no blanks stand between words
_FOREIGN = {
    tuple(token.text for token in tokens(key)) if key > _ALONE else tuple(key.split()): tuple(value.split())
    for key, value in TRANSLATED.items()
    if " " in key or key > _ALONE
}
_PHRASES = _FOREIGN | PHRASES
FILLER = "so"
"""The word of talk that stands for all others (see ordinary)."""
_STARTS: dict[str, int] = {}
for _phrase in _PHRASES:
    _STARTS[_phrase[0]] = max(_STARTS.get(_phrase[0], 0), len(_phrase))
_WORDS = TRANSLATED | SYNONYMS | SHORT_PLURALS

_OWNERS = (
    VENDOR_WORDS
    | SPELLINGS.keys()
    | {short for short, word in SYNONYMS.items() if word in VENDOR_WORDS}
    | {phrase[-1] for phrase, made in PHRASES.items() if not made or made[0] in VENDOR_WORDS}
)
"""Whose things certifications are: vendors, and people by their last name."""


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
    known = word in STOP or word in CREDENTIAL or word in VENDOR_WORDS or word in FILLERS
    return word if known else singular(word)


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
    return [_owner(word) for word in typed], starts


def _owner(word: str) -> str:
    """A vendor or a person in full and without the s that says whose something is: apostrophes are gone by now ("ibms",
    "ngs")."""
    if word.endswith("s") and word not in _OWNERS and word[:-1] in _OWNERS:
        word = word[:-1]
    return SPELLINGS.get(word, word)


def _longest(
    text: Sequence[Token], typed: Sequence[str], starts: Sequence[int], first: int
) -> tuple[tuple[str, ...], int]:
    """What the longest phrase that begins here is written as, and how many of the typed words it is."""
    for length in range(min(_STARTS[typed[first]], len(typed) - first), 0, -1):
        made = _PHRASES.get(tuple(typed[first : first + length]))
        if made is not None and not any(text[start - 1].ends for start in starts[first + 1 : first + length]):
            return made, length
    return _one(typed[first])


def _one(word: str) -> tuple[tuple[str, ...], int]:
    """What a word by itself is written as, which is one typed word."""
    return tuple(_WORDS.get(word, word).split()), 1
