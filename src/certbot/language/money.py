"""Amounts of money in a text ("$50", "1,500 dollars", "a hundred bucks"), and what somebody wants to spend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from certbot.language.normalise import Token

LOW = 150.0
"""Amounts up to this many dollars (pounds, euros) are a low budget: it pays for one foundational or associate
exam, or some months of a course; our own line."""
_MOST_WORDS = 8
"""In an answer of more words a number without a currency may be anything."""
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
MEASURES = frozenset(
    "month months year years yr yrs hour hours hrs week weeks day days minute minutes question questions".split()
)
"""Words that make of the number before them something other than money."""
_DIGITS = re.compile(r"(\d{1,6}|\d{1,3}(,\d{3})+)(\.\d{1,2})?")
"""A number that may be a price: at most six digits, or groups of three, and two after the point."""


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
        value, end = _number(text, at)
        if value is None:
            at = end
            continue
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
        measured = amount.end < len(text) and text[amount.end].text in MEASURES
        if amount.currency or (asked and len(text) <= _MOST_WORDS and not measured):
            return "free" if amount.value == 0 else "low" if amount.value <= LOW else "any"
    return None


def _currency(word: str) -> bool:
    return word in DOLLARS or word in OTHERS


def _number(text: Sequence[Token], at: int) -> tuple[float | None, int]:
    """The number that begins at a token, and where it ends: digits ("1,500.50", "2k") or words ("two hundred"). None
    where there is none, or one of which a part cannot be read ("12,34", "1.500"): its end is no number either."""
    word = text[at].text
    end = at + 1
    value: float | None
    if word[0].isdigit():
        value, end = _digits(text, at)
    elif word in _FACTORS and word != "k":
        return _FACTORS[word], end  # "a hundred"
    else:
        value = _WORDS.get(word)
    if value is None:
        return None, end
    if end < len(text) and text[end].text in _FACTORS and not text[end - 1].ends:
        return value * _FACTORS[text[end].text], end + 1
    if word == "one" and not (end < len(text) and text[end].text in MEASURES):
        return None, end  # "this one" is no amount
    return value, end


def _digits(text: Sequence[Token], at: int) -> tuple[float | None, int]:
    """The number written in digits from a token on, with all of its groups; None if it is not read as a whole."""
    end = at + 1
    while _continues(text, end, {","}):
        end += 1
    number = ",".join(token.text for token in text[at:end])
    if _DIGITS.fullmatch(number):
        return float(number.replace(",", "")), end
    while _continues(text, end, {",", "-"}):  # a point between two groups is a "-"
        end += 1
    return None, end


def _continues(text: Sequence[Token], at: int, signs: set[str]) -> bool:
    """Whether the number before a token goes on there. One digit alone is another, and so is what counts years."""
    if at >= len(text) or text[at - 1].after not in signs or not text[at].text[0].isdigit():
        return False
    return len(text[at].text) > 1 and not (at + 1 < len(text) and text[at + 1].text in MEASURES)
