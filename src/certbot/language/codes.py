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

from certbot.language.lexicon import CODE_PREFIXES, CREDENTIAL, STOP, TALK, VENDOR_WORDS
from certbot.language.normalise import Token, tokens
from certbot.language.strange import Forms

_LOOKALIKE = str.maketrans("oil", "011")  # in a question whether a code was meant
_TYPED_FOR = {"0": "0o", "1": "1l"}  # in a code that is taken: only where the digit stands
_MOST_TOKENS = 6
_LONGEST = 14
_VERSIONED = re.compile(r"([a-z]{3})c(\d{1,2})")  # AWS: three letters and the version of the exam
_FAMILY = re.compile(r"(nc[ap])([a-z]{2,5})")  # NVIDIA: level and subject
_LEVELS = {"nca", "ncp"}
_BESIDE = CREDENTIAL.keys() | TALK | VENDOR_WORDS | STOP
_NUMBERED = re.compile(r"([a-z]{2})(\d{2,4})")  # Microsoft, GitHub, Salesforce


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
    """All codes: by key, and as plain letters and digits with their ids. `shapes` are the forms that occur."""

    by_key: dict[str, str] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    shapes: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=lambda: set(CODE_PREFIXES))
    forms: Forms = field(default_factory=Forms)

    def add(self, code: str, id: str, official: bool = True) -> None:
        """Register a code; the first owner keeps it. Only official ones say what the form of a code is."""
        words = [token.text for token in tokens(code)]
        if len(words) < 2:
            return
        plain = "".join(words)
        for spelling in spellings(plain):
            self.by_key.setdefault(spelling, id)
        self.plain.setdefault(plain, id)
        if official:
            self.forms.add(words)
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
            id = self.by_key.get(glued)
            if id is not None and _separate(text, start, end, glued):
                best = CodeSpan(start, end, _shown(text[start:end]), id)
            elif self._formed(text[start:end], glued):
                formed = CodeSpan(start, end, _shown(text[start:end]), None)
            if token.after not in {"", "-", " "}:
                break
        if best is not None and (formed is None or formed.end <= best.end):
            return best
        if (end := self.forms.end(text, start) or 0) > (formed.end if formed else 0):
            return CodeSpan(start, end, _shown(text[start:end]), None)
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


def _separate(text: Sequence[Token], start: int, end: int, glued: str) -> bool:
    """Whether the code begins and ends here: "AI-1022", "AI-102-7" and "5AI-102" are others. A vendor and a dash may
    stand before it, a word of talk after it ("ai900exam")."""
    if start and text[start - 1].after in {"", "-"}:
        before = text[start - 1]
        if before.after == "" or not (before.text in _BESIDE or len(before.text) > 4) or before.text.isdecimal():
            return False
    after = text[end - 1].after
    if end == len(text) or after not in {"", "-"}:
        return True
    word = text[end].text
    return word in _BESIDE and (after == "-" or (not glued.isalpha() and len(word) > 2))


def _slip(typed: str, real: str) -> int | None:
    """How good an explanation a slip is that typed one code for the other (0 is best); None if it is none.

    The first digits of a code tell exams apart that really exist (AZ-400, AZ-900): only the last one may differ by a
    little, neighbours may be swapped, a character may be doubled, added or lost. Of a versioned code the version
    may be any, because there are older and newer ones.
    """
    if typed == real:
        return None
    if typed.translate(_LOOKALIKE) == real.translate(_LOOKALIKE):
        return 0
    if abs(len(typed) - len(real)) == 1:
        return 4 if OSA.distance(typed, real) == 1 else None
    if real.isalpha() and typed[:3] not in _LEVELS and OSA.distance(typed, real) == 1:
        return 1
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
