"""From what was typed to words that can be compared.

A token is a run of letters, a number or a currency sign; letters and digits part ("ai900" is "ai", "900"), so that
glued, split and dashed codes are the same words. Chinese and Japanese have no blanks between words: each of their
letters is a token, as if it stood alone, so that the words in a run of them are found. What stood between two tokens is
kept in the first, because it tells a range ("2-3") from a list and ends the scope of a "not".
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import NamedTuple

from certbot.language.confusables import APOSTROPHES, INVISIBLE, latinise

LONGEST = 4096
"""Characters that are read; a Telegram message has no more."""
MOST = 1200
"""Tokens that are read: prose of LONGEST characters has 800 to 1,000, and only what is no prose more ("1-1-1-1-1")."""

# Vowel signs of scripts that are not Latin belong to their word, though they are no letters to Python.
_MARK = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u0e00-\u0eff"
)
# Kana, Han and what belongs to them; the long vowel sign is a letter to Python.
_ALONE = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LETTERS = rf"[^\W\d_{_ALONE}](?:[^\W\d_{_ALONE}]|[{_MARK}])*|(?=\w)[{_ALONE}][\u3099\u309a]?"
# A decimal keeps its point ("3.5", "3,5"); "a+" keeps its plus, because it is another thing than the article "a".
_TOKEN = re.compile(rf"\d+(?:\.\d+|(?<!\d\d\d),\d(?!\d))?|(?<![^\W_])[a-z]\+(?!\w)|{_LETTERS}|[$€£¥₹]")
_IS_ALONE = re.compile(rf"[{_ALONE}]")
_SIMPLE = re.compile("[a-z]+(?: [a-z]+)*")  # most names, and much of what is typed: nothing in it but words
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_STOPS = frozenset("\n!。।")
_CURRENCIES = {"$": "$", "€": "$", "£": "$", "¥": "yen", "₹": "rs"}
"""The word that the sign of a currency is read as: those that are worth about a dollar as one."""
_SIGNS = str.maketrans(
    {"&": " and ", "@": " at ", "→": " to ", "⇒": " to ", "👍": " ok ", "👎": " no ", "👋": " hi "}
    | dict.fromkeys("✅✔☑", " done ") | dict.fromkeys("❌🚫⛔", " no ") | dict.fromkeys("💰💵💶💷💸🤑", " money ")
    | {"🆓": " free "}
)  # fmt: skip
_JOINED = "\u200d"
_TRADES = {
    "🎓": "student", "💻": "developer", "🏫": "teacher", "🔬": "scientist", "🎨": "artist", "🍳": "cook", "⚕": "doctor",
    "🚒": "firefighter", "✈": "pilot", "🌾": "farmer", "⚖": "judge", "🔧": "mechanic", "🏭": "factory worker",
}  # fmt: skip
"""What a person with one of these signs is: a person and the sign are joined into one picture."""
_PERSON = re.compile(f"{_JOINED}([{''.join(_TRADES)}])")
_DOTTED = re.compile(r"(?<![\w.])(?:[a-z]\.){2,}")  # "a.i."
_PLUS = re.compile(r"(?:(?<=[^\W\d])|(?<=\d\d\d)) \+ (?=\w)")  # between two names, not in "5 + years"
_ARROW = re.compile("[-=]+>")
_SHORT = {"w/o": "without", "b4": "before", "1st": "first", "2nd": "second"}
_WHOSE = re.compile(r"(?:(?<=[A-Z]{3})|(?<=[A-Za-z0-9]\d\d))['’]s(?!\w)")
"""Whose something is, after initials and codes ("the CKA's price", "AI-102's successor"): no part of them."""
_SHORTENED = re.compile(r"(?<![\w/-])(?:" + "|".join(_SHORT) + r")(?!\w)")
_DIGIT_WORDS = re.compile(
    r"(?<=[a-z]) 2 (?=(?:pay|be|do|get|learn|go|become|know|work|build|make|use|take|spend|switch|move|start|study|find"
    r"|see|try)(?!\w))"
    r"|(?<![\w-])4 (?=(?:it|me|this|that|the|my|u|us|everything|free|now|sure)(?!\w))"
)
"""What is "to" and "for": "I want 2 learn", "pays 4 it"."""
_HALF = re.compile(r"(?:(?<![\w.,/])(\d{1,2})[ -]?)?(?:½|(?<![\w.,/-])1/2(?![\d/]))")  # "2½", "2 1/2"


class Token(NamedTuple):
    """A word as compared, and what follows it: "" nothing, " " space, "-" a dash or inner dot, "/" a slash,
    "," a weak and "." a strong end of a clause, "?" a question mark."""

    text: str
    after: str

    @property
    def ends(self) -> bool:
        """Whether a clause ends after this word."""
        return self.after in {",", ".", "?"}


def fold(text: str) -> str:
    """One spelling for what looks alike: compatibility forms, look-alike letters, case, accents; without what
    cannot be seen. At most LONGEST characters are kept."""
    text = text[:LONGEST]
    if "½" in text or "1/2" in text:
        text = _HALF.sub(lambda match: f"{match[1] or 0}.5", text)
    if not text.isascii():
        if _JOINED in text:
            text = _PERSON.sub(lambda match: f" {_TRADES[match[1]]} ", text)
        text = unicodedata.normalize("NFKC", text.translate(INVISIBLE))[: 2 * LONGEST].translate(INVISIBLE)
    if " 2 " in text or "4 " in text:
        text = _DIGIT_WORDS.sub(lambda match: "for " if match[0][0] == "4" else " to ", text)
    if "'s" in text or "’s" in text:
        text = _WHOSE.sub("", text)
    if " + " in text:
        text = _PLUS.sub(" and ", text)
    if ">" in text:
        text = _ARROW.sub(" to ", text)
    text = text.translate(APOSTROPHES).translate(_SIGNS)
    if not text.isascii():
        text = without_accents(latinise(without_accents(text)).casefold())
        # Every sign that Python calls a digit becomes one that it can read as a number: "❶" and "٣" too.
        text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return _SHORTENED.sub(lambda match: _SHORT[match[0]], text.lower())


def without_accents(text: str) -> str:
    """A text without its accents."""
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def _between(gap: str) -> str:
    """The meaning of what stands between two tokens."""
    if not gap:
        return ""
    if gap == " ":
        return " "
    if "?" in gap:
        return "?"
    bare = gap.strip()
    if not _STOPS.isdisjoint(gap) or ("." in gap and gap != "."):
        return "."
    if not bare or bare == "+":
        return " "
    if gap in {"-", "–", "‐", "‑", "_", "."} or (bare in {"–", "-"} and len(gap) == 1):
        return "-"
    return "/" if bare in {"/", "\\", "|"} else ","


def _unseen(folded: str, at: int) -> str:
    """The blank that is not written beside a letter of Chinese or Japanese ("AI-102考试")."""
    return " " if _IS_ALONE.search(folded[at - 1 : at + 1]) else ""


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order; the first MOST of them."""
    folded = fold(text)
    if "." in folded:
        folded = _DOTTED.sub(lambda match: match[0].replace(".", ""), folded)
    if _SIMPLE.fullmatch(folded):
        *before, last = folded.split(" ")
        return (*(Token(word, " ") for word in before), Token(last, ""))[:MOST]
    found = [(match[0], match.start(), match.end()) for match in islice(_TOKEN.finditer(folded), MOST + 1)]
    result = []
    for number, (word, _, end) in enumerate(found[:MOST]):
        following = found[number + 1][1] if number + 1 < len(found) else len(folded)
        gap = folded[end:following] or _unseen(folded, end)
        after = _between(gap) if number + 1 < len(found) else _between(gap.rstrip(" ") + " " if gap else "").strip()
        result.append(Token(_CURRENCIES.get(word) or word.replace(",", "."), after))
    return tuple(result)


def normalise(text: str) -> str:
    """The words of a text with single spaces between: equal for texts that say the same name."""
    return " ".join(token.text for token in tokens(text))
