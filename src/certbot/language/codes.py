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
    """All codes: by key, and as plain letters and digits with their ids; and what codes look like."""

    by_key: dict[str, str] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    forms: Forms = field(default_factory=Forms)

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
        typed = "".join(token.text for token in tokens(code))
        ranked = [(rank, number) for number, real in enumerate(self.plain) if (rank := _slip(typed, real)) is not None]
        ids = list(self.plain.values())
        return list(dict.fromkeys(ids[number] for _, number in sorted(ranked)))


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


def _slip(typed: str, real: str) -> int | None:
    """How good an explanation a slip is that typed one code for the other (0 is best); None if it is none.

    The first digits of a code tell exams apart that really exist (AZ-400, AZ-900): only the last one may differ by a
    little, neighbours may be swapped, a character may be doubled, added or lost. Of a versioned code the version
    or the year may be any, because there are older and newer ones.
    """
    if typed == real or abs(len(typed) - len(real)) > 1:
        return None
    if typed.translate(_LOOKALIKE) == real.translate(_LOOKALIKE):
        return 0
    if abs(len(typed) - len(real)) == 1:
        return 4 if OSA.distance(typed, real) == 1 else None
    if real.isalpha() and not typed.startswith(FAMILIES) and OSA.distance(typed, real) == 1:
        return 1
    years = _YEARLY.fullmatch(typed), _YEARLY.fullmatch(real)
    if years[0] and years[1] and years[0][1] == years[1][1]:
        return 0
    versions = _VERSIONED.fullmatch(typed), _VERSIONED.fullmatch(real)
    if versions[0] and versions[1]:
        if versions[0][1] == versions[1][1]:
            return 0
        swapped = sorted(versions[0][1]) == sorted(versions[1][1]) and OSA.distance(typed, real) == 1
        return 1 if swapped else None
    families = _FAMILY.fullmatch(typed), _FAMILY.fullmatch(real)
    if families[0] and families[1]:
        if families[0][2] == families[1][2]:
            return 1
        return 0 if families[0][1] == families[1][1] and OSA.distance(families[0][2], families[1][2]) == 1 else None
    if versions[0] or versions[1] or families[0] or families[1] or real.isalpha():
        return None
    if len(typed) == len(real):
        if typed[:-1] == real[:-1]:
            apart = abs(ord(typed[-1]) - ord(real[-1]))
            return apart if apart <= 2 else None
        swapped = sorted(typed) == sorted(real) and OSA.distance(typed, real) == 1
        return 3 if swapped else None
    return None
