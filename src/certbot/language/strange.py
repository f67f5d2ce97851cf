"""Codes that nobody has: a character too many, lost, swapped or wrong.

What stands between two blanks and mixes letters and digits, or continues the beginning of a code, is a code; if it is
none of the catalog's, it is another one, and its parts ("mla" in "MLA-C015") name nothing. Numbers with a unit
("4yrs", "3rd") and what is far from every code ("k8s", "gpt-4") are no codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from certbot.language.lexicon import CODE_PREFIXES, CREDENTIAL, GENERIC, STOP, TALK, VENDOR_WORDS
from certbot.language.normalise import Token

_MOST = 8  # tokens of one chunk that are read
_UNITS = frozenset(
    """y yr yrs year years yo yoe yoy mo mos month months w wk wks week weeks d day days h hr hrs hour hours m min mins
    st nd rd th s k usd eur dollars euros percent am pm x""".split()
)
_KNOWN = STOP | TALK | CREDENTIAL.keys()
_FAMILIES = ("nca", "ncp")  # NVIDIA's levels; no English word begins like that
_YEARS = ("19", "20")


@dataclass(slots=True)
class Forms:
    """What the codes of a catalog look like: letters and digits, letters alone, first parts, and last parts of the
    latter."""

    mixed: list[str] = field(default_factory=list)
    lettered: list[str] = field(default_factory=list)
    stems: set[str] = field(default_factory=lambda: set(CODE_PREFIXES))
    versioned: set[str] = field(default_factory=set)
    tails: set[str] = field(default_factory=set)

    def add(self, words: Sequence[str]) -> None:
        """Note the form of an official code, given as its tokens."""
        plain = "".join(words)
        if plain.isalpha():
            self.lettered.append(plain)
            self.tails.add(words[-1])
        else:
            self.mixed.append(plain)
            self.stems |= {words[0]} - _KNOWN
            if len(words) > 2:
                self.versioned |= {words[0]} - _KNOWN

    def end(self, text: Sequence[Token], start: int) -> int | None:
        """Where a code ends that begins at the token `start` and has the form of none in the catalog; None if no such
        code begins there. The caller knows that no real code does."""
        if not _begins(text, start):
            return None
        end = _chunk(text, start)
        trimmed = end
        while trimmed - 1 > start and text[trimmed - 1].text in _KNOWN and text[trimmed - 2].after == "-":
            trimmed -= 1
        words = [token.text for token in text[start:trimmed]]
        if self._alone(words):
            return trimmed
        if end < len(text) and text[end - 1].after == " " and len(words) <= 3:
            second = _chunk(text, end)
            if self._pair(words, [token.text for token in text[end:second]]):
                return second
        return None

    def _alone(self, words: Sequence[str]) -> bool:
        glued = "".join(words)
        if glued.isdecimal() or len(glued) < 3:
            return False
        if glued.isalpha():
            return self._letters(words, glued)
        if _near(glued, [*self.mixed, *self.lettered], 1):
            return True
        if _counted(words) or not any(word.isascii() and word.isalpha() for word in words):
            return False
        if words[-1] in self.tails and len(words) > 1 and len(glued) < 13:
            return True
        first = words[0] if words[0].isalpha() else words[1]
        return first in self.stems or first[:3] in _FAMILIES or any(glued.startswith(code) for code in self.mixed)

    def _letters(self, words: Sequence[str], glued: str) -> bool:
        """Whether letters without a digit are a code: NVIDIA's, or the beginning of one with a version ("MLA-C")."""
        if glued in self.lettered or (len(words) == 1 and glued in _KNOWN):
            return False
        if glued[:3] in _FAMILIES and 4 < len(glued) < 10 and (len(words) == 1 or not _KNOWN.intersection(words)):
            return True
        if _near(glued, self.lettered, 1):
            return True
        if len(words) != 2:
            return False
        if words[0] in self.versioned:
            return len(words[1]) < 3
        return words[1] in self.tails and len(words[0]) < 5 and _near(glued, self.lettered, 2)

    def _pair(self, first: Sequence[str], second: Sequence[str]) -> bool:
        """Whether what stands before and after a blank are one code that nobody has: "mla d01", "nca genx"."""
        stem, tail = "".join(first), "".join(second)
        if stem in _KNOWN or stem in VENDOR_WORDS or len(stem) > 6 or stem.isdecimal():
            return False
        glued = stem + tail
        if stem in _FAMILIES and tail not in STOP and _near(glued, self.lettered, 1):
            return True
        if _counted(second):
            return False
        if stem in _FAMILIES and not tail.isalpha() and not tail.isdecimal():
            return True
        if tail.isalpha():
            return self._pair_of_letters(stem, tail, glued)
        if tail.isdecimal():
            if stem in self.versioned and tail.startswith("0"):
                return True
            if len(tail) < 3 or (len(tail) == 4 and tail.startswith(_YEARS)):
                return False
        if stem in self.versioned and not tail.isdecimal():
            return _near(glued, self.mixed, 2)
        return _near(glued, [*self.mixed, *self.lettered], 1)

    def _pair_of_letters(self, stem: str, tail: str, glued: str) -> bool:
        if glued in self.lettered or tail in _KNOWN:
            return False
        if stem in _FAMILIES:
            plain = tail in GENERIC or tail + "s" in GENERIC or (tail in VENDOR_WORDS and tail != "dli")
            return 1 < len(tail) < 7 and not plain
        return _near(glued, self.lettered, 2 if tail in self.tails else 1) and len(stem) < 6


def _begins(text: Sequence[Token], start: int) -> bool:
    """Whether a chunk begins here: after a blank, or after a vendor and a dash ("azure-ai-1022")."""
    before = text[start - 1] if start else None
    return before is None or before.after not in {"", "-"} or (before.after == "-" and before.text in VENDOR_WORDS)


def _chunk(text: Sequence[Token], start: int) -> int:
    """Where the chunk ends that the token `start` begins."""
    end = start + 1
    while end < len(text) and text[end - 1].after in {"", "-"} and end - start < _MOST:
        end += 1
    return end


def _counted(words: Sequence[str]) -> bool:
    """Whether the words are a number with its unit: "4yrs", "2-3years", "1st"."""
    after = [word for at, word in enumerate(words) if not all(other[0].isdecimal() for other in words[: at + 1])]
    return 0 < len(after) < len(words) and all(word in _UNITS or (word.isalpha() and len(word) > 4) for word in after)


def _near(glued: str, codes: Iterable[str], most: int) -> bool:
    """Whether so few slips, and at least one, make this of a code."""
    if len(glued) > 16:
        return False
    return any(
        abs(len(code) - len(glued)) <= most and 0 < OSA.distance(glued, code, score_cutoff=most) <= most
        for code in codes
    )
