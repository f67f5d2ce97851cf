"""From tokens to the words of names: several spellings of one thing become one word.

"Machine Learning", "ML" and "machinelearning" are the word "ml"; plurals lose their s. Both the names of the
catalog and what people type go through this, so that only what differs in meaning differs in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
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


@lru_cache(4096)
def _key(word: str) -> str:
    return word if word in STOP or word in CREDENTIAL or word in VENDOR_WORDS else singular(word)


def words(text: Sequence[Token], repair: Callable[[str], str] | None = None) -> list[Word]:
    """The words of a text. `repair` may replace a token by the one that was meant."""
    typed = [token.text if repair is None else repair(token.text) for token in text]
    result: list[Word] = []
    start = 0
    while start < len(typed):
        end, made = _longest(text, typed, start)
        ends = text[end - 1].ends
        result.extend(Word(_key(word), start, end, ends) for word in made)
        start = end
    return result


def _longest(text: Sequence[Token], typed: list[str], start: int) -> tuple[int, tuple[str, ...]]:
    for length in range(min(_STARTS.get(typed[start], 0), len(typed) - start), 0, -1):
        made = PHRASES.get(tuple(typed[start : start + length]))
        if made is not None and not any(token.ends for token in text[start : start + length - 1]):
            return start + length, made
    plain = SYNONYMS.get(typed[start])
    return start + 1, (typed[start],) if plain is None else tuple(plain.split())
