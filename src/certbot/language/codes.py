"""Exam codes: equal after normalising, or not at all.

A code is compared without what separates its parts and with the digits 0 and 1 for the letters that look like
them, so "AI-9OO", "ai 900" and "AI900" are one. A text that has the form of a code, but is none of the catalog's,
is never taken for one: only those that a slip of the hand explains are worth asking about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from certbot.language.lexicon import CODE_PREFIXES
from certbot.language.normalise import Token, tokens

_LOOKALIKE = str.maketrans("oil", "011")
_MOST_TOKENS = 6
_LONGEST = 14
_VERSIONED = re.compile(r"([a-z]{3})c(\d{1,2})")  # AWS: three letters and the version of the exam
_FAMILY = re.compile(r"(nc[ap])([a-z]{2,5})")  # NVIDIA: level and subject
_NUMBERED = re.compile(r"([a-z]{2})(\d{2,4})")  # Microsoft, GitHub, Salesforce


def key(text: str) -> str:
    """A code as it is compared: "AI-9OO" and "ai 900" give the same."""
    return "".join(token.text for token in tokens(text)).translate(_LOOKALIKE)


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """A code in a text: the tokens from `start` to before `end`, as typed in capitals, and whose it is (or None)."""

    start: int
    end: int
    text: str
    id: str | None


@dataclass(slots=True)
class CodeIndex:
    """All codes: by key, and as plain letters and digits with their ids. `shapes` are the forms that occur."""

    by_key: dict[str, str] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    shapes: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=lambda: set(CODE_PREFIXES))

    def add(self, code: str, id: str, official: bool = True) -> None:
        """Register a code; the first owner keeps it. Only official ones say what the form of a code is."""
        words = [token.text for token in tokens(code)]
        if len(words) < 2:
            return
        plain = "".join(words)
        self.by_key.setdefault(plain.translate(_LOOKALIKE), id)
        self.plain.setdefault(plain, id)
        if official and not plain.isalpha():
            self.shapes.add(_shape(plain))
            self.prefixes.add(words[0])

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
        glued, best, formed = "", None, None
        for end in range(start + 1, min(start + _MOST_TOKENS, len(text)) + 1):
            token = text[end - 1]
            glued += token.text
            if len(glued) > _LONGEST:
                break
            id = self.by_key.get(glued.translate(_LOOKALIKE))
            if id is not None and not glued.isdigit() and _separate(text, end, glued):
                best = CodeSpan(start, end, _shown(text[start:end]), id)
            elif self._formed(text[start:end], glued):
                formed = CodeSpan(start, end, _shown(text[start:end]), None)
            if token.after not in {"", "-", " "}:
                break
        if best is not None and (formed is None or formed.end <= best.end):
            return best
        return formed

    def _formed(self, words: Sequence[Token], glued: str) -> bool:
        """Whether these words have the form of a code: one that occurs, and written as one or with a known start."""
        if len(words) == 1:
            return False
        first = words[0].text
        joined = all(word.after in {"", "-"} for word in words[:-1])
        if glued.isalpha():
            match = _FAMILY.fullmatch(glued)
            return match is not None and joined and words[0].after == "-"
        if first in self.prefixes and len(words) == 2 and _NUMBERED.fullmatch(glued):
            digits = words[1].text
            return joined or (len(digits) == 3 and first != "ms")
        if not joined and first not in self.prefixes:
            return False
        if _VERSIONED.fullmatch(glued):
            return True
        return (joined and _shape(glued) in self.shapes and not glued[:1].isdigit()) or (
            glued.startswith("1z0") and joined
        )

    def near(self, code: str) -> list[str]:
        """Ids of the codes that a slip of the hand turns into this one, the likeliest first."""
        typed = "".join(token.text for token in tokens(code))
        ranked = [(rank, number) for number, real in enumerate(self.plain) if (rank := _slip(typed, real)) is not None]
        ids = list(self.plain.values())
        return list(dict.fromkeys(ids[number] for _, number in sorted(ranked)))


def _shape(plain: str) -> str:
    return "".join("9" if character.isdigit() else "a" for character in plain)


def _shown(words: Iterable[Token]) -> str:
    parts = [word.text.upper() + ("" if word.after == "" else "-") for word in words]
    return "".join(parts).rstrip("-")


def _separate(text: Sequence[Token], end: int, glued: str) -> bool:
    """Whether the code ends here: "AI-1022" or "AI-102-7" is another one. A word may follow ("ai900exam")."""
    after = text[end - 1].after
    if after == "-" and end < len(text) and text[end].text.isdigit():
        return False
    return not (after == "" and end < len(text) and (glued.isalpha() or len(text[end].text) < 3))


def _slip(typed: str, real: str) -> int | None:
    """How good an explanation a slip is that typed one code for the other (0 is best); None if it is none.

    The first digits of a code tell exams apart that really exist (AZ-400, AZ-900): only the last one may differ by a
    little, neighbours may be swapped, a character may be doubled, added or lost. Of a versioned code the version
    may be any, because there are older and newer ones.
    """
    if typed == real:
        return None
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
    lost_or_added = abs(len(typed) - len(real)) == 1 and OSA.distance(typed, real) == 1
    return 4 if lost_or_added and _letters(typed) == _letters(real) else None


def _letters(code: str) -> str:
    return "".join(character for character in code if character.isalpha())
