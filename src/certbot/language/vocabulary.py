"""The words that names are made of, as they are typed in full: found again from what was cut short, squeezed to its
consonants, put down as initials, slipped, or written by ear.

It is worked out when the first text needs it, not when the names are prepared, because most texts do not. What a word
is looked up by is an order, a first letter or a sound: nothing goes through all certifications.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from certbot.language.buckets import Buckets
from certbot.language.lexicon import CREDENTIAL, GENERIC, LEVELS, OWN, STOP, TRADES, VENDOR_WORDS
from certbot.language.spellings import LAST_NAMES, PHRASES, SYNONYMS

_CUT = 3  # letters at least that are left of a word cut short
_MOST = 12  # words that one cut short may stand for
_LONG, _LONGER = 8, 7  # letters of a word that may have two slips, or three by ear
_LAST = "~"  # comes after every letter
_PARTLY = 4  # letters of a word that is squeezed in part only ("netwkg")
_LONGEST = 24  # letters of a word that may be one of a name
_VOWELS = frozenset("aeiou")
_PET = re.compile("(?:ie|y)s?$")  # the end of a word cut short that is said fondly ("fundies")
_WHOLE = frozenset(("ai", "ml", "llm", "llms"))  # all of their letters stand in initials
_KEYS = {
    key: (row, at + row / 2)
    for row, keys in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for at, key in enumerate(keys)
}
_SOUNDS = tuple(
    (re.compile(heard), said)
    for heard, said in (
        ("x", "ks"), ("ph", "f"), ("ck|q", "k"), ("[tcs]i(?=[aeou])|sh|ch", "5"), ("c(?=[eiy])|z", "s"),
        ("g(?=[eiy])", "j"), ("c", "k"), ("(?<!^)[aeiouyhw]", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def sound(word: str) -> str:
    """What a word sounds like: its first letter and its consonants, the same sign for the same sound."""
    for heard, said in _SOUNDS:
        word = heard.sub(said, word)
    return word


@dataclass(slots=True)
class Vocabulary:
    """The words of names in alphabetical order, by first letter and by sound, and the official names by the initials of
    each, of its beginning and of its end."""

    words: list[str] = field(default_factory=list)
    letters: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sounds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: list[str] = field(default_factory=list)
    initials: Buckets = field(default_factory=lambda: Buckets(()))
    codes: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls, official: Collection[str], names: Iterable[str], acronyms: set[str], codes: Iterable[str]
    ) -> Vocabulary:
        """The vocabulary of names, which are word for word; one letter more or less makes another of an acronym."""
        result = cls(names=list(official), codes=[word for word in (*acronyms, *codes) if word[_CUT:]])
        result.initials = Buckets(
            (initials, number) for number, name in enumerate(result.names) for initials, _ in _shortened(name.split())
        )
        every = {word for name in official for word in name.split()}
        every |= {word for name in names for word in name.split() if word[4:]}
        every |= {word for phrase in PHRASES for word in phrase} | LEVELS | TRADES | GENERIC
        every |= {word for word in (*CREDENTIAL, *SYNONYMS) if word[4:]}
        every = {word for word in every if word.isalpha() and len(word) >= _CUT and not _VOWELS.isdisjoint(word)}
        short = (
            {word for word in SYNONYMS if not word[4:]}
            | LAST_NAMES.keys()
            | {word for (word, *more) in PHRASES if not more}
        )
        result.words = sorted(every.difference(acronyms, short) | VENDOR_WORDS)
        for word in result.words:
            result.letters[word[0]].append(word)
            result.sounds[sound(word)].append(word)
        return result

    def meant(self, typed: str, known: bool = False) -> dict[str, int]:
        """The words that one may stand for, and how much speaks against each (1 to 4). A `known` one is no initials."""
        if not typed.isascii() or not typed.isalpha() or not 2 < len(typed) <= _LONGEST:
            return {}
        result = dict.fromkeys((*(() if known else self._initials(typed)), *self._squeezed(typed)), 2)
        result |= {word: 1 if len(word) == len(typed) + 1 else 2 for word in self.begun(typed)}
        if typed.endswith("s") and len(typed) > _CUT:
            result |= dict.fromkeys(self.begun(typed[:-1]), 2)
        pet = _PET.sub("", typed)
        if _CUT < len(pet) < len(typed):
            result |= dict.fromkeys(self.begun(pet), 2)
        for word in VENDOR_WORDS:
            if _shortens(typed, word):
                result.setdefault(word, 2)
        for word, against in self._slips(typed):
            result.setdefault(word, against)
        return result

    def _initials(self, typed: str) -> set[str]:
        """What these are the initials of, if they are not a code with a slip."""
        names = [self.names[number] for number in self.initials.get(typed)]
        found = {words for name in names for initials, words in _shortened(name.split()) if initials == typed}
        return set() if found and process.extractOne(typed, self.codes, scorer=OSA.distance, score_cutoff=1) else found

    def begun(self, typed: str) -> Iterator[str]:
        """The words that begin like this one and go on."""
        first = bisect_left(self.words, typed)
        return (word for word in self.words[first : first + _MOST] if word.startswith(typed) and word != typed)

    def _squeezed(self, typed: str) -> list[str]:
        """The words whose consonants these are, some perhaps left out: "mgmt", "ldr"."""
        if not _VOWELS.isdisjoint(typed[1:]):
            if len(typed) <= _PARTLY or typed in OWN or typed[-1] in _VOWELS:
                return []
            first, last = (bisect_left(self.words, typed[:2] + end) for end in ("", _LAST))
            return [word for word in self.words[first:last] if len(word) > len(typed) and _stands_for(typed, word)]
        return [word for word in self.letters.get(typed[0], ()) if _stands_for(typed, word)]

    def _slips(self, typed: str) -> Iterator[tuple[str, int]]:
        """The words that one slip of the hand turns into this one, or that sound like it; two slips in a long one."""
        most = 1 if len(typed) < _LONG else 2
        alike = [*self.letters.get(typed[0], ()), *self.letters.get(typed[1], ())]
        for word, slips, _ in process.extract(typed, alike, scorer=OSA.distance, score_cutoff=most, limit=_MOST):
            if slips and (slips == 1 or len(word) >= _LONG) and (len(word) > _CUT or _plain_slip(typed, word)):
                yield word, slips + 2
        for word in self.sounds.get(sound(typed), ()):
            if min(len(typed), len(word)) > _CUT and OSA.distance(typed, word) <= (3 if len(typed) >= _LONGER else 2):
                yield word, 3


def _shortened(name: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The initials of a name, of its beginning and of its end, with the words that they are of."""
    proper = [word for word in name if word not in STOP and word not in VENDOR_WORDS and word not in CREDENTIAL]
    telling = [word for word in proper if word not in LEVELS]
    for words in (proper, telling, proper[1:], telling[1:]):
        if len(words) > 1:
            initials = "".join(word if word in _WHOLE else word[0] for word in words)
            yield initials, " ".join(words)
            if "certified" in name:
                yield "c" + initials, " ".join(words)


def _stands_for(typed: str, word: str) -> bool:
    """Whether the letters stand in the word in this order, reach its end, and leave out less than half of its
    consonants."""
    typed = typed.removesuffix("s") if word.endswith("s") and len(typed) > _CUT else typed
    rest = iter(word)
    if not all(letter in rest for letter in typed):
        return False
    consonants = [letter for letter in word.removesuffix("s") if letter not in _VOWELS]
    kept = sum(letter not in _VOWELS for letter in typed)
    return typed[-1] in consonants[-3:] and 2 * kept > len(consonants)


def _shortens(typed: str, vendor: str) -> bool:
    """Whether letters are left out of the name of a vendor, which keeps its first and its last: "dbricks"."""
    if len(typed) <= _CUT or 2 * len(typed) < len(vendor) or (typed[0], typed[-1]) != (vendor[0], vendor[-1]):
        return False
    rest = iter(vendor)
    return all(letter in rest for letter in typed)


def _plain_slip(typed: str, word: str) -> bool:
    """Whether this is a slip that hands make in three letters: two of them swapped, or a neighbouring key."""
    if len(word) != len(typed):
        return False
    if sorted(word) == sorted(typed):
        return True
    ((one, other),) = [(a, b) for a, b in zip(typed, word, strict=True) if a != b]
    return beside(one, other)


def beside(one: str, other: str) -> bool:
    """Whether two letters are neighbours on the keyboard."""
    (row, at), (other_row, other_at) = _KEYS[one], _KEYS[other]
    return abs(row - other_row) + abs(at - other_at) <= 1.5
