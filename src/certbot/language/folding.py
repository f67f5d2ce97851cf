"""What `fold` changed in each word of a text, for who asks why the text was read as it was."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from certbot.language.confusables import APOSTROPHES, INVISIBLE, latinise
from certbot.language.normalise import LONGEST, tokens, without_accents


@dataclass(frozen=True, slots=True)
class Folded:
    """A word as it was typed, the tokens that it became, and what was folded in it: `invisible` characters,
    `apostrophe`, `compatibility` forms (full-width letters, circled numbers), `accents`, `look-alike` letters of other
    scripts, `case`."""

    typed: str
    tokens: tuple[str, ...]
    kinds: tuple[str, ...]


def folded(text: str) -> tuple[Folded, ...]:
    """The words of a text, between blanks, in which anything was folded, in order and each once."""
    result = dict.fromkeys(text[:LONGEST].split())
    found = (Folded(word, tuple(token.text for token in tokens(word)), _kinds(word)) for word in result)
    return tuple(word for word in found if word.kinds)


def _kinds(word: str) -> tuple[str, ...]:
    kinds = []
    seen = word.translate(INVISIBLE)
    if seen != word:
        kinds.append("invisible")
    if seen.translate(APOSTROPHES) != seen:
        kinds.append("apostrophe")
    composed, compatible = unicodedata.normalize("NFC", seen), unicodedata.normalize("NFKC", seen)
    if compatible != composed:
        kinds.append("compatibility")
    bare = without_accents(compatible)
    if bare != compatible:
        kinds.append("accents")
    latin = latinise(bare)
    if latin != bare:
        kinds.append("look-alike")
    if latin.casefold() != latin:
        kinds.append("case")
    return tuple(kinds)
