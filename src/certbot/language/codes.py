"""Exam codes: equal after normalising, or not at all.

A code is compared without what separates its parts, and where it has a digit 0 or 1 an O, an L or an I may stand for
it, so "AI-9OO", "ai 900" and "AI900" are one. A text that has the form of a code, but is none of the catalog's, is
never taken for one: only those that a slip of the hand explains are worth asking about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from certbot.language.buckets import Buckets
from certbot.language.lexicon import CREDENTIAL, VENDOR_WORDS
from certbot.language.neighbours import Neighbours
from certbot.language.normalise import Token, tokens
from certbot.language.strange import FAMILIES, Forms, beside

_LOOKALIKE = str.maketrans("oil", "011")  # in a question whether a code was meant
_TYPED_FOR = {"0": "0o", "1": "1l", "I": "1li"}  # in a code that is taken: only where the digit stands
_ONE = re.compile(r"(?<=\d)1|1(?=\d)|^1")  # beside another digit, or first, a capital I may stand for a one
_LETTERED = 5  # letters of a code in which a zero or a one stands for a letter
_MOST_TOKENS = 6
_LONGEST = 14
_VERSIONED = re.compile(r"([a-z]{3})c(\d{1,2})")  # AWS: three letters and the version of the exam
_YEARLY = re.compile(r"(1z0\d{4})\d{2}")  # Oracle: four digits and the year
_FAMILY = re.compile(r"(nc[ap])([a-z]{2,5})")  # NVIDIA: level and subject


def spellings(plain: str) -> Iterable[str]:
    """A code, and with an O, an L or an I for its zeros and ones; a long one of letters also with these for letters."""
    if plain.isalpha() and len(plain) > _LETTERED:
        return map("".join, product(*({"i": "i1", "o": "o0"}.get(character, character) for character in plain)))
    marked = _ONE.sub("I", plain)
    return map("".join, product(*(_TYPED_FOR.get(character, character) for character in marked)))


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """A code in a text: the tokens from `start` to before `end`, as typed in capitals, and whose it is (or None)."""

    start: int
    end: int
    text: str
    id: str | None


@dataclass(slots=True)
class CodeIndex:
    """All codes: by key, and without what separates their parts, with their ids; and what codes look like."""

    by_key: dict[str, str] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    forms: Forms = field(default_factory=Forms)
    _relatives: _Relatives | None = None

    def add(self, code: str, id: str, official: bool = True) -> None:
        """Register a code; the first owner keeps it. Only official ones say what the form of a code is."""
        typed = tokens(code)
        plain = "".join(token.text for token in typed)
        for spelling in spellings(plain):
            self.by_key.setdefault(spelling, id)
        self.plain.setdefault(plain, id)
        if official:
            self.forms.add(typed)

    def whole(self, code: str) -> CodeSpan | None:
        """This one code by itself; None if it has not the form of one."""
        found = self.spans(tokens(code))
        return found[0] if len(found) == 1 else None

    def spans(self, text: Sequence[Token]) -> list[CodeSpan]:
        """The codes in a text, real and merely well-formed ones, in order and without overlap."""
        result = []
        start = 0
        while start < len(text):
            span = self._at(text, start)
            if span is not None:
                result.append(span)
            start = span.end if span is not None else start + 1
        return result or self._turned(text)

    def _turned(self, text: Sequence[Token]) -> list[CodeSpan]:
        """A code whose number comes first, if nothing else is said but whose exam it is ("102 ai exam azure")."""
        if not 2 < len(text) <= _MOST_TOKENS:
            return []
        for at, (number, letters) in enumerate(pairwise(text)):
            id = self.by_key.get(letters.text + number.text) if number.text.isdecimal() else None
            if id is not None and all(_names_exam(word.text) for word in (*text[:at], *text[at + 2 :])):
                return [CodeSpan(at, at + 2, f"{letters.text}-{number.text}".upper(), id)]
        return []

    def _at(self, text: Sequence[Token], start: int) -> CodeSpan | None:
        """The code that begins at this token: the catalog's, unless what has the form of one is longer."""
        real = self._real(text, start)
        end = self.forms.end(text, start)
        if end is None or (real is not None and end <= real.end):
            return real
        return CodeSpan(start, end, _shown(text[start:end]), None)

    def _real(self, text: Sequence[Token], start: int) -> CodeSpan | None:
        glued, best = "", None
        for end in range(start + 1, min(start + _MOST_TOKENS, len(text)) + 1):
            token = text[end - 1]
            glued += token.text
            if len(glued) > _LONGEST:
                break
            id = self.by_key.get(glued)
            if id is not None and _separate(text, start, end):
                best = CodeSpan(start, end, _shown(text[start:end]), id)
            if token.after not in {"", "-", " "}:
                break
        return best

    def near(self, code: str) -> list[str]:
        """Ids of the codes that a slip of the hand turns into this one, the likeliest first."""
        if self._relatives is None:
            self._relatives = _Relatives(self.plain)
        typed = _Code.of("".join(token.text for token in tokens(code)))
        slips = ((_slip(typed, real), number, real.plain) for number, real in self._relatives.of(typed))
        likeliest = sorted((rank, number, plain) for rank, number, plain in slips if rank is not None)
        return list(dict.fromkeys(self.plain[plain] for _, _, plain in likeliest))


def _names_exam(word: str) -> bool:
    return word in VENDOR_WORDS or (CREDENTIAL.get(word, "course") != "course" and not word.endswith("s"))


def _shown(words: Iterable[Token]) -> str:
    parts = [word.text.upper() + ("" if word.after == "" else "-") for word in words]
    return "".join(parts).rstrip("-")


def _separate(text: Sequence[Token], start: int, end: int) -> bool:
    """Whether the code begins and ends here: "AI-1022", "AI-102-7" and "5AI-102" are others. A vendor, a word of talk
    and a dash may stand before it, such a word after it ("ai900exam")."""
    if start and text[start - 1].after in {"", "-"}:
        before = text[start - 1]
        if before.after == "" or before.text.isdecimal() or not (beside(before, False) or len(before.text) > 4):
            return False
    after = text[end - 1].after
    return end == len(text) or after not in {"", "-"} or beside(text[end], after == "")


class _Code(NamedTuple):
    """A code without what separates its parts, `plain`; with one spelling for look-alikes; its characters in order; and
    what it has in common with others of its vendor: all but the year, the letters before the version, or level and
    subject."""

    plain: str
    alike: str
    letters: tuple[str, ...]
    lettered: bool
    yearly: str | None
    versioned: str | None
    family: tuple[str, str] | None

    @classmethod
    def of(cls, plain: str) -> _Code:
        """A code taken apart."""
        yearly, versioned, family = _YEARLY.fullmatch(plain), _VERSIONED.fullmatch(plain), _FAMILY.fullmatch(plain)
        return cls(
            plain,
            plain.translate(_LOOKALIKE),
            tuple(sorted(plain)),
            plain.isalpha(),
            yearly[1] if yearly else None,
            versioned[1] if versioned else None,
            (family[1], family[2]) if family else None,
        )


class _Relatives:
    """The codes of a catalog by what one of them may have in common with a slip of it."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._numbers = {plain: number for number, plain in enumerate(codes)}
        self._codes = list(self._numbers)
        self._sharing = Buckets(
            (shared, number) for number, plain in enumerate(self._codes) for shared in _shared(_Code.of(plain))
        )
        self._slipped = Neighbours(self._codes, 1)

    def of(self, typed: _Code) -> list[tuple[int, _Code]]:
        """The codes that may have been meant, with their numbers in the catalog's order."""
        found = [self._codes[number] for shared in _shared(typed) for number in self._sharing.get(shared)]
        near = dict.fromkeys([*found, *self._slipped.near(typed.plain)])
        return [(self._numbers[plain], _Code.of(plain)) for plain in near]


def _shared(code: _Code) -> Iterator[tuple[str, str]]:
    """What a code has in common with those that it may be a slip of."""
    yield "alike", code.alike
    yield "but the last", code.plain[:-1]
    if code.yearly:
        yield "yearly", code.yearly
    if code.versioned:
        yield "versioned", code.versioned
    if code.family:
        yield "family", code.family[1]


def _slip(typed: _Code, real: _Code) -> int | None:
    """How good an explanation a slip is that typed one code for the other (0 is best); None if it is none.

    The first digits of a code tell exams apart that really exist (AZ-400, AZ-900): only the last one may differ by a
    little, neighbours may be swapped, a character may be doubled, added or lost. Of a versioned code the version
    or the year may be any, because there are older and newer ones.
    """
    if abs(len(typed.plain) - len(real.plain)) > 1 or typed.plain == real.plain:
        return None
    if typed.alike == real.alike:
        return 0
    if len(typed.plain) != len(real.plain):
        return 4 if _one_slip(typed.plain, real.plain) else None
    if real.lettered and not typed.plain.startswith(FAMILIES) and _one_slip(typed.plain, real.plain):
        return 1
    if typed.yearly and typed.yearly == real.yearly:
        return 0
    if typed.versioned and real.versioned:
        if typed.versioned == real.versioned:
            return 0
        swapped = sorted(typed.versioned) == sorted(real.versioned) and _one_slip(typed.plain, real.plain)
        return 1 if swapped else None
    if typed.family and real.family:
        if typed.family[1] == real.family[1]:
            return 1
        return 0 if typed.family[0] == real.family[0] and _one_slip(typed.family[1], real.family[1]) else None
    if typed.versioned or real.versioned or typed.family or real.family or real.lettered:
        return None
    if typed.plain[:-1] == real.plain[:-1]:
        apart = abs(ord(typed.plain[-1]) - ord(real.plain[-1]))
        return apart if apart <= 2 else None
    return 3 if typed.letters == real.letters and _one_slip(typed.plain, real.plain) else None


def _one_slip(typed: str, real: str) -> bool:
    return OSA.distance(typed, real, score_cutoff=1) == 1
