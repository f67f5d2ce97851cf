"""What has the form of a code without being one of the catalog's: another vendor's, or one with a character too many,
lost, swapped or wrong.

A code is typed in chunks, between blanks, of parts, between dashes. A text has the form of a code if it goes on from
the beginning of one ("AI-104", "mla d01", "1Z0-1085-25"), is built like one ("SY0-701"), or is one slip away from one.
All of it is then that other code, and its parts ("mla" in "MLA-C015") name nothing. Numbers with a unit ("4yrs",
"3rd"), years, and what is far from every code ("k8s", "gpt-4") are no codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from certbot.language.lexicon import CODE_PREFIXES, CREDENTIAL, GENERIC, STOP, TALK, VENDOR_WORDS
from certbot.language.neighbours import Neighbours
from certbot.language.normalise import Token
from certbot.language.spellings import SYNONYMS

FAMILIES = ("nca", "ncp")
"""NVIDIA's levels: what follows them is letters, and no English word begins like that."""
_MOST_CHUNKS = 3
_MOST_TOKENS = 8  # of one chunk that are read
_LONGEST = 16  # characters
_SHORTEST = 4  # characters of a code that a slip can be told of
_UNITS = frozenset(
    """y yr yrs year years yo yoe yoy mo mos month months w wk wks week weeks d day days h hr hrs hour hours m min mins
    minutes questions percent st nd rd th s k usd eur dollars euros am pm x""".split()
)
_KNOWN = STOP | TALK | CREDENTIAL.keys()
_SHORT_VENDORS = {short for short, word in SYNONYMS.items() if word in VENDOR_WORDS}
_VENDORS = (VENDOR_WORDS | _SHORT_VENDORS) - CODE_PREFIXES - {"dli"}  # three letters like those of NVIDIA's codes
_BESIDE = _KNOWN | _VENDORS
_PLAIN = GENERIC | _VENDORS
_YEAR = re.compile("[a-z]*(?:19|20)[0-9]{2}")
_COUNTED = re.compile("[0-9.]+([a-z]+)")
_LETTERS = re.compile("[a-z]+")
_NUMBERED = re.compile("([a-z]{2})[0-9]{3}")
_NUMBER, _VERSION = "999", "a99"  # what follows the letters of Microsoft's codes, and of AWS's
_PRODUCT = "365"  # "MS 365" is no exam


@dataclass(slots=True)
class Forms:
    """What the codes of a catalog look like: the codes without dashes, those of letters alone and the last parts of
    these, the shapes of the others, and for each beginning of a code the shapes of the part that follows it."""

    codes: dict[str, None] = field(default_factory=dict)
    lettered: list[str] = field(default_factory=list)
    tails: set[str] = field(default_factory=set)
    shapes: set[str] = field(default_factory=set)
    stems: dict[str, set[str]] = field(default_factory=lambda: {prefix: {_NUMBER} for prefix in CODE_PREFIXES})
    _slips: dict[tuple[str, int], Neighbours] = field(default_factory=dict)

    def add(self, code: Sequence[Token]) -> None:
        """Note the form of an official code."""
        parts = _parts(code)
        plain = "".join(parts)
        if len(plain) >= _SHORTEST:
            self.codes[plain] = None
        if not plain.isalpha():
            self.shapes.add(_shape(plain))
        elif len(parts) > 1:
            self.lettered.append(plain)
            self.tails.add(parts[-1])
        for number in range(1, len(parts)):
            self.stems.setdefault("".join(parts[:number]), set()).add(_shape(parts[number]))

    def end(self, text: Sequence[Token], start: int) -> int | None:
        """Where the code ends that begins at the token `start`; None if nothing there has the form of one. It may be
        one of the catalog's."""
        if not _begins(text, start):
            return None
        stem, result = "", None
        for _ in range(_MOST_CHUNKS):
            end, whole = self._chunk(text, start)
            parts = _parts(text[start:end])
            following = text[end].text if end < len(text) else ""
            if self._goes_on(stem, parts, following) if stem else self._joined(parts):
                result = end
            stem += "".join(parts)
            if not whole or end == len(text) or text[end - 1].after != " " or len(stem) > _LONGEST or stem in _BESIDE:
                break
            start = end
        return result

    def _chunk(self, text: Sequence[Token], start: int) -> tuple[int, bool]:
        """Where the chunk that begins at `start` ends, without words of talk at its end, and whether it had none."""
        end = start + 1
        while end < len(text) and text[end - 1].after in {"", "-"} and end - start < _MOST_TOKENS:
            end += 1
        last = end
        while last - 1 > start and beside(text[last - 1], text[last - 2].after == ""):
            if text[last - 2].after == "" and last - start < 3:
                break  # letters and digits at least are left of a code
            if text[last - 2].text in self.stems and _short(text[last - 1].text):
                break
            last -= 1
        return last, last == end

    def _joined(self, parts: Sequence[str]) -> bool:
        """Whether what stands between two blanks has the form of a code."""
        plain = "".join(parts)
        if len(plain) < 3 or plain.isdecimal():
            return False
        if plain.isalpha():
            return self._letters(parts, plain)
        if self._near(plain, 1):
            return True
        if _counted(plain) or _YEAR.fullmatch(plain):
            return False
        first = _LETTERS.search(plain)
        if first is None or len(plain) < _SHORTEST:
            return False
        if len(parts) > 1 and parts[0] in self.stems and not (parts[0] + parts[1]).isalpha():
            return True
        if first[0] in self.stems or first[0].startswith(FAMILIES):
            return plain[first.end() : first.end() + 1].isdecimal()
        return any(plain.startswith(stem) for stem in self.stems if not stem.isalpha()) or (
            _shape(plain) in self.shapes and first.start() == 0
        )

    def _letters(self, parts: Sequence[str], plain: str) -> bool:
        """Whether letters without a digit have the form of a code: NVIDIA's, a slip of one, or the beginning of one
        with a version ("MLA-C")."""
        if not _BESIDE.isdisjoint(parts[:-1] if _short(parts[-1]) else parts):
            return False
        if plain.startswith(FAMILIES) and 4 < len(plain) < 10:
            return True
        if len(parts) == 1:
            return len(plain) > 4 and any(code[:2] == plain[:2] for code in self._lettered(plain, 1))
        if len(parts) > 2 or len(parts[0]) > 5:
            return False
        versioned = _VERSION in self.stems.get(parts[0], ()) and len(parts[1]) < 3
        return versioned or bool(self._lettered(plain, 2 if parts[1] in self.tails else 1))

    def _goes_on(self, stem: str, parts: Sequence[str], following: str) -> bool:
        """Whether what stands after a blank goes on from the beginning of a code before it: "mla d01", "nca genx"."""
        tail = "".join(parts)
        plain = stem + tail
        after = self.stems.get(stem)
        if tail in STOP or tail == _PRODUCT or len(plain) > _LONGEST:
            return False
        if stem in _SHORT_VENDORS and tail in self.codes:  # "ms ai103"
            return False
        if tail in _KNOWN and not (_short(tail) and following in CREDENTIAL):  # "NCP AIM exam"
            return False
        if tail.isalpha():
            return self._letters_go_on(stem, tail)
        if tail.isdecimal():
            if following in _UNITS or _YEAR.fullmatch(tail):
                return False
            if after is None:
                return len(tail) > 2 and self._near(plain, 1)
            if _shape(tail) in after or not stem.isalpha() or (_VERSION in after and tail.startswith("0")):
                return True
            return len(tail) >= min(map(len, after)) and self._near(plain, 1)
        if self._near(plain, 1):
            return True
        if after is None or _counted(tail):
            return False
        return _shape(tail) in after or not stem.isalpha() or stem in FAMILIES or self._near(plain, 2)

    def _letters_go_on(self, stem: str, tail: str) -> bool:
        if tail in _PLAIN or tail + "s" in _PLAIN:
            return False
        if stem in FAMILIES:
            return 1 < len(tail) < 7
        plain = stem + tail
        if len(stem) > 5:
            return False
        alike = self._lettered(plain, 2 if tail in self.tails else 1)
        return any(len(tail) > 2 or code[:2] == plain[:2] for code in alike)

    def _near(self, plain: str, most: int) -> bool:
        """Whether so few slips make this of a code."""
        if plain in self.codes:
            return True
        return len(plain) <= _LONGEST and bool(self._neighbours("codes", self.codes, most).near(plain))

    def _lettered(self, plain: str, most: int) -> tuple[str, ...]:
        """The codes of letters alone that so few slips make this of."""
        return self._neighbours("lettered", self.lettered, most).near(plain) if len(plain) <= _LONGEST else ()

    def _neighbours(self, name: str, codes: Iterable[str], most: int) -> Neighbours:
        if (name, most) not in self._slips:
            self._slips[name, most] = Neighbours(codes, most)
        return self._slips[name, most]


def series(code: str) -> str:
    """What a code has in common with the others of its vendor: its letters if just a number follows, else its shape."""
    plain = code.lower().replace("-", "")
    match = _NUMBERED.fullmatch(plain)
    return match[1] if match else _shape(plain)


def beside(token: Token, glued: bool) -> bool:
    """Whether a word may follow a code without being part of it: after a dash ("ai-900-exam"), or, if it is no letter
    or two, even `glued` to it ("ai900exam")."""
    return token.text in _BESIDE and (not glued or len(token.text) > 2)


def _begins(text: Sequence[Token], start: int) -> bool:
    """Whether a chunk begins here: after a blank, or after a vendor and a dash ("azure-ai-1022")."""
    if not text[start].text.isascii():
        return False
    before = text[start - 1] if start else None
    return before is None or before.after not in {"", "-"} or (before.after == "-" and before.text in VENDOR_WORDS)


def _short(word: str) -> bool:
    """Whether a word of talk may just as well be the end of a code ("NCP-AIM")."""
    return len(word) < 4 and word not in CREDENTIAL


def _parts(typed: Sequence[Token]) -> list[str]:
    """What stands between the dashes of a chunk."""
    parts, part = [], ""
    for number, token in enumerate(typed):
        part += token.text
        if token.after != "" or number == len(typed) - 1:
            parts.append(part)
            part = ""
    return parts


def _shape(plain: str) -> str:
    return "".join("9" if character.isdigit() else "a" for character in plain)


def _counted(plain: str) -> bool:
    """Whether this is a number with its unit: "4yrs", "2-3years", "1st"."""
    match = _COUNTED.fullmatch(plain)
    return match is not None and (match[1] in _UNITS or len(match[1]) > 4)
