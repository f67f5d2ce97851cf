"""Letters of other scripts that look like Latin ones, and characters that cannot be seen.

The pairs are those of Unicode's confusables list (UTS 39) that a keyboard or a copied text really produces:
Cyrillic, Greek, and Latin letters that do not decompose. A word is rewritten only when every foreign letter in it
has a Latin twin ("АI" with a Cyrillic А), so that words that truly are Russian or Greek stay what they are.
"""

from __future__ import annotations

import re

# Capitals look alike more often than small letters do, hence two lists a script.
_CYRILLIC = ("АВЕЗКМНОРСТУХІЈЅԚԜҮаеорсухіјѕԛԝһԁӏкмтвн", "ABE3KMHOPCTYXIJSQWYaeopcyxijsqwhdlkmtbh")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχω", "ABEZHIKMNOPTYXabeikvoptuxw")
_LATIN = ("ıłŁøØđĐɑɡɩɪʟᴀᴄᴅᴇᴏᴘꜱ", "ilLoOdDagiilacdeops")
# Small letters that are twins only beside those of another script: a word of theirs alone is one of their language.
_ONLY_MIXED = frozenset("кмтвнαβεικνρτυχω")

TWINS = dict(zip(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1], strict=True))
LATIN: dict[int, str] = {ord(letter): twin for letter, twin in zip(*_LATIN, strict=True)}
LATIN |= {ord("æ"): "ae", ord("Æ"): "AE", ord("œ"): "oe", ord("Œ"): "OE"}

# Zero-width characters, bidi controls, variation selectors, tags; and apostrophes, which glue ("don't" is "dont").
_RANGES = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFFF9, 0xFFFB), (0xE0000, 0xE01FF))
INVISIBLE: dict[int, None] = dict.fromkeys(
    (0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x20E3, 0x3164, 0xFEFF, 0xFFA0)
) | {code: None for first, last in _RANGES for code in range(first, last + 1)}
APOSTROPHES: dict[int, None] = dict.fromkeys(map(ord, "'`´‘’ʼʹ＇"))

_FOREIGN = re.compile("[" + "".join(TWINS) + "]")
_RUN = re.compile(r"\w+")


def _one(match: re.Match[str]) -> str:
    word = match[0]
    foreign = [letter for letter in word if letter.isalpha() and not letter.isascii()]
    if not foreign or any(letter not in TWINS for letter in foreign):
        return word
    latin = any(letter.isascii() and letter.isalpha() for letter in word)
    one_script = not latin and len({letter in _GREEK[0] for letter in foreign}) == 1
    # A capital that only begins a word says no more than its small letter does ("Не").
    if one_script and not _ONLY_MIXED.isdisjoint(foreign if word[1:].isupper() else word.lower()):
        return word
    return "".join(TWINS.get(letter, letter) for letter in word)


def latinise(text: str) -> str:
    """Replace look-alike letters by the Latin ones they stand for."""
    text = text.translate(LATIN)
    return _RUN.sub(_one, text) if _FOREIGN.search(text) else text
