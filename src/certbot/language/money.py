"""Amounts of money in a text ("$50", "1,500 dollars", "a hundred bucks"), and what somebody wants to spend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from certbot.language.normalise import Token

LOW = 150.0
"""Amounts up to this many dollars (pounds, euros) are a low budget: it pays for one foundational or associate
exam, or some months of a course; our own line."""
DOLLARS = frozenset("$ usd dollar dollars bucks buck".split())
"""Words of the currency that prices are in; every sign of a currency is read as "$" (see normalise)."""
OTHERS = frozenset("eur gbp euro euros pound pounds quid inr rs rupee rupees yen jpy cad aud chf francs".split())
"""Words of other currencies."""
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = "one two three four five six seven eight nine"
_WORDS = {word: float(10 * number) for number, word in enumerate(_TENS.split(), 1)} | {
    word: float(number) for number, word in enumerate(_UNITS.split(), 1)
}
_FACTORS = {"hundred": 100.0, "thousand": 1000.0, "k": 1000.0, "grand": 1000.0}
_LONGEST = 6  # digits; what is longer is no price


class Amount(NamedTuple):
    """A number in the tokens from `start` to before `end`, with its currency if one is said: "" if none is."""

    start: int
    end: int
    value: float
    currency: str


def amounts(text: Sequence[Token]) -> Iterator[Amount]:
    """The numbers in a text that may be money, in order, each with the currency before or after it."""
    at = 0
    while at < len(text):
        found = _number(text, at)
        if found is None:
            at += 1
            continue
        value, end = found
        start = at
        currency = ""
        if at and _currency(text[at - 1].text):
            start, currency = at - 1, text[at - 1].text
        elif end < len(text) and _currency(text[end].text) and not text[end - 1].ends:
            currency, end = text[end].text, end + 1
        yield Amount(start, end, value, currency)
        at = end


def budget(text: Sequence[Token], asked: bool) -> str | None:
    """The slot's value for the first amount in the text; a bare number counts if it was `asked` for."""
    for amount in amounts(text):
        if amount.currency or (asked and len(text) <= 4):
            return "free" if amount.value == 0 else "low" if amount.value <= LOW else "any"
    return None


def _currency(word: str) -> bool:
    return word in DOLLARS or word in OTHERS


def _number(text: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that begins at a token, and where it ends: digits ("1,500", "2k") or words ("two hundred")."""
    word = text[at].text
    end = at + 1
    if word[0].isdigit() and len(word) <= _LONGEST:
        value = float(word)
        if text[at].after == "," and len(word) < 4 and end < len(text) and _thousands(text[end].text):
            value, end = value * 1000 + float(text[end].text), end + 1
    elif word in _FACTORS and word != "k":
        return _FACTORS[word], end  # "a hundred"
    elif word in _WORDS:
        value = _WORDS[word]
    else:
        return None
    if end < len(text) and text[end].text in _FACTORS and not text[end - 1].ends:
        return value * _FACTORS[text[end].text], end + 1
    return None if word == "one" else (value, end)  # "this one" is no amount


def _thousands(word: str) -> bool:
    return len(word) == 3 and word.isdigit()
