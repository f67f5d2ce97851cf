"""Amounts of money in a text ("$50", "1,500 dollars", "a hundred bucks"), and what somebody wants to spend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from certbot.language.normalise import Token

LOW = 150.0
"""Amounts up to this many dollars are a low budget: it pays for one foundational or associate
exam, or some months of a course; our own line."""
_MOST_WORDS = 8
"""In an answer of more words a number without a currency may be anything."""
DOLLARS = frozenset("$ usd dollar dollars bucks buck".split())
"""Words of the currency that prices are in; every sign of a currency is read as "$" (see normalise)."""
_UNITS_OF: dict[float, str] = {
    1.0: "eur gbp euro euros pound pounds quid cad aud chf francs sgd nzd",
    0.25: "zloty zlotys pln aed dirham dirhams sar riyal riyals ils shekel shekels myr ringgit",
    0.2: "brl reais",
    0.14: "cny rmb yuan hkd dkk sek nok kroner kronor",
    0.05: "mxn pesos zar rand rands thb baht czk koruna lira",
    0.012: "inr rs rupee rupees rubles roubles rub",
    0.008: "taka bdt kes shillings jpy yen pkr",
    0.003: "huf forint",
    0.0007: "krw naira ngn",
    0.00006: "idr rupiah vnd dong",
}
"""Roughly what one unit of other currencies is in dollars: enough to tell little from much."""
OTHERS = {word: dollars for dollars, words in _UNITS_OF.items() for word in words.split()}
"""Words of other currencies, with the dollars that one unit is, roughly."""
_PAYING = frozenset("pay paying spend spending invest afford budget".split())
_EARNING = frozenset("earn earning earns make making makes salary wage wages income won".split())
_DEAR = frozenset("much expensive pricey steep high dear costly rich".split())
_PAYING_REACH = 4
_MANY = 20
"""From so many on, what goes "up to" it is rather money than pieces of something."""
_BESIDE = frozenset("a per each max maximum tops top at or total altogether and but is would for if".split())
"""Words after a number that do not say what it counts."""
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = "one two three four five six seven eight nine"
_WORDS = {word: float(10 * number) for number, word in enumerate(_TENS.split(), 1)} | {
    word: float(number) for number, word in enumerate(_UNITS.split(), 1)
}
_WORDS["zero"] = 0.0
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


def budget(text: Sequence[Token], asked: bool) -> tuple[int, str] | None:
    """Where the first amount in the text stands, and the slot's value for it; a bare number counts if it was `asked`
    for, or if words of paying stand before it ("would pay maybe 20 a month"). What somebody earns is none, nor, unless
    it was asked for, what a question asks about ("does it cost 165 dollars?")."""
    for amount in amounts(text):
        measured = amount.end < len(text) and text[amount.end].text in MEASURES
        bare = asked and len(text) <= _MOST_WORDS and not measured
        if not (amount.currency or bare or _paid(text, amount)):
            continue
        if not asked and (_earned(text, amount) or _in_question(text, amount)):
            continue
        dollars = amount.value * OTHERS.get(amount.currency, 1.0)
        little = dollars <= LOW or _too_much(text, amount)
        return amount.start, "free" if dollars == 0 else "low" if little else "any"
    return None


def _before(text: Sequence[Token], amount: Amount) -> list[str]:
    """The words that stand shortly before an amount in its clause."""
    first = amount.start
    while first and amount.start - first < _PAYING_REACH and not text[first - 1].ends:
        first -= 1
    return [token.text for token in text[first : amount.start]]


def _earned(text: Sequence[Token], amount: Amount) -> bool:
    """Whether an amount is what somebody earns: "they pay me 50k dollars"."""
    said = _before(text, amount)
    return not _EARNING.isdisjoint(said) or ("me" in said and not _PAYING.union({"pays"}).isdisjoint(said))


def _in_question(text: Sequence[Token], amount: Amount) -> bool:
    """Whether an amount stands in a question."""
    end = amount.end
    while end < len(text) and not text[end - 1].ends:
        end += 1
    return text[end - 1].after == "?"


def _too_much(text: Sequence[Token], amount: Amount) -> bool:
    """Whether an amount is told to be too high: "300 dollars is too much for me"."""
    end = amount.end
    while end < min(len(text), amount.end + _MOST_WORDS) and not text[end - 1].ends:
        end += 1
    said = [token.text for token in text[amount.end : end]]
    return any(first == "too" and last in _DEAR for first, last in pairwise(said)) or "unaffordable" in said


def _paid(text: Sequence[Token], amount: Amount) -> bool:
    """Whether a number without a currency is what somebody would pay: a word of paying stands before it in its clause,
    and nothing is counted by it."""
    if amount.start and text[amount.start - 1].after in {"", "-"}:
        return False  # a part of a code
    said = _before(text, amount)
    if _PAYING.isdisjoint(said) and not (said[-2:] == ["up", "to"] and amount.value >= _MANY):
        return False
    return amount.end == len(text) or text[amount.end - 1].ends or text[amount.end].text in _BESIDE


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
