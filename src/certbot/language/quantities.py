"""Numbers that people count years with: digits, words, ranges, halves, and units with one slip in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from certbot.language.counting import Counting
from certbot.language.normalise import Token

_WIDEST = 3
"""So many years lie at most between the ends of a range that is written with blanks."""
_WITHIN = frozenset({"in", "into"})
_TENS = frozenset({20.0, 30.0, 40.0, 50.0, 60.0})


@dataclass(slots=True)
class Quantities:
    """The numbers in a text."""

    text: Sequence[Token]
    words: Counting

    def number(self, at: int) -> tuple[float, int] | None:
        """The number that starts here and where it ends: of a range the lower end."""
        text, words = self.text, self.words
        word, end = text[at].text, at + 1
        if word[0].isdigit():
            number = float(word) if len(word) < 6 else None
        elif words.is_a(word, "one") and end < len(text):
            following = text[end].text
            if following in words.numbers:
                return self.number(end)
            number = 1.0 if following in words.units else None
        elif words.is_a(word, "alone"):
            return (1.0, at) if self._stands_alone(at) else None
        elif words.is_a(word, "ordinal"):
            return (words.numbers[word], end) if self._of_years(at) else None
        else:
            number = words.numbers.get(word, words.numbers.get(word.removesuffix("ish")))
            if number in _TENS and end < len(text) and 1 <= words.numbers.get(text[end].text, 0) <= 9:
                number, end = number + words.numbers[text[end].text], end + 1  # "thirty-five"
                return number, end
        if number is None:
            return None
        if self.half(end):
            return number + 0.5, end + (3 if words.is_a(text[end + 1].text, "one") else 2)
        return number, self._range(at, end)

    def _range(self, at: int, end: int) -> int:
        """Where a range ends whose lower number ends at `end`; there if it is none."""
        text, words = self.text, self.words
        if end >= len(text):
            return end
        signed = text[end - 1].after in {"-", "/"} or self._spaced(at, end)
        between = at > 0 and words.is_a(text[at - 1].text, "between") and words.is_a(text[end].text, "and")
        upper = end if signed else end + 1
        if upper >= len(text) or not (signed or between or words.is_a(text[end].text, "to")):
            return end
        other = text[upper].text
        return upper + 1 if other[0].isdigit() or other in words.numbers else end

    def _spaced(self, at: int, end: int) -> bool:
        """Whether the number goes on to one little above it, of the same years: "7 - 9 years"."""
        text = self.text
        if text[end - 1].after != "," or end + 1 >= len(text) or not text[end].text[0].isdigit():
            return False
        if at and text[at - 1].after in {"", "-"}:
            return False  # a part of a code
        lower, upper = text[at].text, text[end].text
        near = len(upper) < 3 and lower[0].isdigit() and len(lower) < 3 and 0 < float(upper) - float(lower) <= _WIDEST
        return near and self.unit(text[end + 1].text) is not None

    def _of_years(self, at: int) -> bool:
        """Whether an ordinal number counts the years of some work: "in my sixth year", "second year as a dev"."""
        text, words = self.text, self.words
        if at + 1 >= len(text) or text[at].ends or words.units.get(text[at + 1].text) != 1.0:
            return False
        within = {token.text for token in text[max(0, at - 2) : at]} & _WITHIN
        return bool(within) or (at + 2 < len(text) and text[at + 2].text == "as" and not text[at + 1].ends)

    def half(self, at: int) -> bool:
        """Whether "and a half" stands there."""
        following = [token.text for token in self.text[at : at + 3]]
        if len(following) < 2 or not self.words.is_a(following[0], "and"):
            return False
        return any(self.words.is_a(word, "half") for word in following[1:])

    def _stands_alone(self, at: int) -> bool:
        """Whether a unit without a number counts one: "decade of Java", "about year", but not "the whole year"."""
        if at == 0 or self.text[at - 1].ends:
            return True
        return self.words.is_a(self.text[at - 1].text, "been", "less", "around") and not self.words.is_a(
            self.text[at - 1].text, "one", "definite"
        )

    def unit(self, word: str) -> float | None:
        """The years that a unit is, one slip in a long word forgiven."""
        units = self.words.units
        slip = len(word) > 4 and word not in units and OSA.distance(word, "years", score_cutoff=1) <= 1
        return units.get("years" if slip else word)
