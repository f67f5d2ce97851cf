"""Exam codes: equal after normalising, or not at all.

A code is compared without what separates its parts, and where it has a digit 0 or 1 an O or an L may stand for it, so
"AI-9OO", "ai 900" and "AI900" are one. A text that has the form of a code, but is none of the catalog's, is never
taken for one: only those that a slip of the hand explains are worth asking about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from certbot.language.normalise import Token, tokens
from certbot.language.strange import FAMILIES, Forms, beside

_LOOKALIKE = str.maketrans("oil", "011")  # in a question whether a code was meant
_TYPED_FOR = {"0": "0o", "1": "1l"}  # in a code that is taken: only where the digit stands
_MOST_TOKENS = 6
_LONGEST = 14
_VERSIONED = re.compile(r"([a-z]{3})c(\d{1,2})")  # AWS: three letters and the version of the exam
_YEARLY = re.compile(r"(1z0\d{4})\d{2}")  # Oracle: four digits and the year
_FAMILY = re.compile(r"(nc[ap])([a-z]{2,5})")  # NVIDIA: level and subject


def spellings(plain: str) -> Iterable[str]:
    """A code, and with an O or an L for its zeros and ones."""
    return map("".join, product(*(_TYPED_FOR.get(character, character) for character in plain)))


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """A code in a text: the tokens from `start` to before `end`, as typed in capitals, and whose it is (or None)."""

    start: int
    end: int
    text: str
    id: str | None


@dataclass(slots=True)
class CodeIndex:
    """All codes: by key, and taken apart, with their ids; and what codes look like."""

    by_key: dict[str, str] = field(default_factory=dict)
    plain: dict[_Code, str] = field(default_factory=dict)
    forms: Forms = field(default_factory=Forms)

    def add(self, code: str, id: str, official: bool = True) -> None:
        """Register a code; the first owner keeps it. Only official ones say what the form of a code is."""
        typed = tokens(code)
        plain = "".join(token.text for token in typed)
        for spelling in spellings(plain):
            self.by_key.setdefault(spelling, id)
        self.plain.setdefault(_Code.of(plain), id)
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
        return result

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
        typed = _Code.of("".join(token.text for token in tokens(code)))
        slips = ((_slip(typed, real), number) for number, real in enumerate(self.plain))
        ids = list(self.plain.values())
        return list(dict.fromkeys(ids[number] for rank, number in sorted((r, n) for r, n in slips if r is not None)))


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
