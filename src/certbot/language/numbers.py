"""Years of experience, as people write them.

"4 yrs", "3.5 years", "2-3 years" (the lower end counts), "four years", "a decade", "half a year", "since 2019". An
age, a deadline, how long something is valid or takes are none of it. The words are data (numbers.yaml).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from certbot.language.counting import Counting
from certbot.language.normalise import Token
from certbot.language.quantities import Quantities
from certbot.language.since import since

MOST_YEARS = 60
"""More than these are no years of experience."""
_YOUNGEST = 15
"""Whoever "is" a number above this one tells their age."""
_ONESELF = frozenset({"me", "us"})
_MOST_WORDS = 8
"""In an answer of more words a bare number may be anything."""
_LABEL = 5
"""So many words may stand between "experience" and its number."""


@dataclass(frozen=True, slots=True)
class Years:
    """Some years found in the tokens from `start` to before `end`."""

    start: int
    end: int
    years: float


def experience(years: float) -> str:
    """The value of the slot: none; early up to 2 years; mid from 3; senior from 8. What is between 2 and 3 is early."""
    if years <= 0:
        return "none"
    if years < 3:
        return "early"
    return "mid" if years < 8 else "senior"


def find_years(text: Sequence[Token], words: Counting, asked: bool, today: date | None) -> list[Years]:
    """The years of experience in a text. `asked`: the question was for them, so a bare number counts too. Without
    `today`, "since 2019" says nothing."""
    reader = _Reader(text, words, asked)
    result: list[Years] = []
    at = 0
    while at < len(text):
        begun = since(text, at, words, asked, today) if today is not None else None
        found = Years(at, *begun) if begun is not None else reader.span(at)
        if found is not None:
            result.append(found)
        at = found.end if found is not None else at + 1
    return result


@dataclass(slots=True)
class _Reader(Quantities):
    """Numbers and durations in a text. Once years were `counted`, a number alone may be more of them."""

    asked: bool
    counted: bool = False

    def span(self, at: int) -> Years | None:
        """The years that begin here."""
        read = self.number(at)
        if read is None:
            return None
        number, end = read
        text, words = self.text, self.words
        before = [token.text for token in text[max(0, at - 3) : at]]
        unit = end
        while unit < len(text) and words.is_a(text[unit].text, "around") and unit - end < 2:
            unit += 1
        years = self.unit(text[unit].text) if unit < len(text) else None
        if any(token.ends for token in text[end - 1 : unit]):
            years = None
        if years is None or (text[unit].text == "y" and unit != end):
            return self._bare(at, end, number, before)
        after = [token.text for token in text[unit + 1 : unit + 4]]
        self.counted |= years >= 1.0
        if self.half(unit + 1):
            number += 0.5
        if number * years > MOST_YEARS or not self._experienced(at, unit, before, after, years):
            return None
        if number * years > _YOUNGEST and self._lived(at, unit, before, after):
            return None
        if any(words.is_a(word, "less") for word in before[-2:]):
            number -= 0.01 / years
        return Years(self._first(at, before), unit + 1, number * years)

    def _first(self, at: int, before: list[str]) -> int:
        """Where what is said of a number begins: with "the last", or with a "not" that only bounds it ("not quite 2
        years", "no more than 5")."""
        words = self.words
        bounded = (
            before[-2:] if before and words.is_a(before[-1], "less") else before[-3:-1] if "than" in before[-1:] else []
        )
        if bounded and words.is_a(bounded[0], "denied") and not any(t.ends for t in self.text[at - 2 : at]):
            return at - (2 if words.is_a(before[-1], "less") else 3)
        return at - self._recent(before)

    def _experienced(self, at: int, unit: int, before: list[str], after: list[str], years: float) -> bool:
        """Whether a duration is one of experience: years are, unless something speaks against it; months only where
        something speaks for it."""
        text, words = self.text, self.words
        closed = text[unit].ends
        began = after[:1] != [] and words.is_a(after[0], "ago") and self._began(at)
        limit = self.asked and len(after) == 1 and words.is_a(after[0], "beside")  # "a year max"
        if after and not closed and not (began or limit) and words.is_a(after[0], "age", "not-after"):
            return False
        if words.is_a(text[at].text, "one") and self._rated(at):
            return False
        if before and not text[at - 1].ends and self._not_of_work(before):
            return False
        if not closed and any(words.is_a(word, "purpose") for word in after[:2]):
            return False
        if years >= 1.0 or self.asked:
            return True
        if before and words.is_a(before[-1], "activity"):
            return True
        return bool(after and not closed and words.is_a(after[0], "work", "counted")) or (
            bool(before) and words.is_a(before[-1], "been") and "have" not in before
        )

    def _began(self, at: int) -> bool:
        """Whether the words before tell that work began: "started as a dev five years ago"."""
        first = at
        while first > max(0, at - _MOST_WORDS) and not self.text[first - 1].ends:
            first -= 1
        before = [token.text for token in self.text[first:at]]
        return all(any(self.words.is_a(word, group) for word in before) for group in ("began", "activity"))

    def _rated(self, at: int) -> bool:
        """Whether "a year" says how often: "80k a year"."""
        before = self.text[at - 1] if at else None
        if before is None or before.ends:
            return False
        return before.text[0].isdigit() or before.text == "$" or self.words.is_a(before.text, "rate")

    def _lived(self, at: int, unit: int, before: list[str], after: list[str]) -> bool:
        """Whether years that somebody "has" or "is" are their age: "tengo 30 años", "j'ai 30 ans"."""
        words = self.words
        if not before or self.text[at - 1].ends or not words.is_a(before[-1], "being"):
            return False
        return self.text[unit].ends or not after or not words.is_a(after[0], "work", "counted")

    def _not_of_work(self, before: list[str]) -> bool:
        """Whether the word before years makes a deadline or the like of them: "in 2 years", not "the last 2 years"."""
        words = self.words
        if self._recent(before):
            return False
        if len(before) > 1 and before[-1] in _ONESELF and words.is_a(before[-2], "not-before"):
            return True  # "it took me 2 years"
        if len(before) > 1 and words.is_a(before[-1], "less") and words.is_a(before[-2], "hedge"):
            return False  # "just under 8 years"
        return words.is_a(before[-1], "not-before") and not (self.asked and words.is_a(before[-1], "less"))

    def _recent(self, before: list[str]) -> bool:
        """Whether "the last" stands before."""
        return len(before) > 1 and self.words.is_a(before[-1], "recent") and self.words.is_a(before[-2], "lately")

    def _bare(self, at: int, end: int, number: float, before: list[str]) -> Years | None:
        """A number without a unit: more years where some were counted, or an answer to the question, if nothing makes
        it an age or part of a name."""
        text, words = self.text, self.words
        word = text[at].text
        if end == at or words.is_a(word, "one", "half", "alone"):
            return None
        following = text[end].text if end < len(text) else ""
        if words.is_a(following, "aged") or number > MOST_YEARS:
            return None  # an age
        closed = end < len(text) and text[end - 1].ends
        counted = words.is_a(following, "counted") and not closed
        if counted or self._labelled(at, end) or self._more(at, end, before, following):
            return Years(at - self._recent(before), end, number)
        if not self.asked or len(text) > _MOST_WORDS or (word == "one" and len(text) > 2):
            return None
        if at == 0 and self._aged(end, number):
            return None
        if any(words.is_a(w, "age-of") for w in before):
            return None
        if before and words.is_a(before[-1], "being") and number > _YOUNGEST:
            return None
        if sum(token.text[0].isdecimal() for token in text) > 2:
            return None  # a calculation
        unsure = end == len(text) and (at == 0 or text[at - 1].ends)  # "dunno, 4?"
        if (text[-1].after == "?" and not unsure) or not self._alone(end):
            return None  # "is 52 too old?", "2 kids"
        glued = at > 0 and text[at - 1].after in {"", "-"}
        part = text[at].after == "" and end < len(text) and not words.is_a(following, "around")
        return None if glued or part else Years(self._first(at, before), end, number)

    def _labelled(self, at: int, end: int) -> bool:
        """Whether a number stands behind "experience": "yoe: 7", "exp as software engineer 5"."""
        text, words = self.text, self.words
        if self.counted or not (end == len(text) or text[end - 1].ends):
            return False
        first = at - 1
        while first >= max(0, at - _LABEL) and not text[first].text[0].isdigit():
            if first < at - 1 and text[first].ends:
                return False
            if words.is_a(text[first].text, "counted"):
                return not (first and words.is_a(text[first - 1].text, "denied")) and text[at - 1].after not in {
                    "",
                    "-",
                }
            first -= 1
        return False

    def _aged(self, end: int, number: float) -> bool:
        """Whether the first number is an age, since years are counted after it: "33, one year of Java"."""
        told = end < len(self.text) and self.text[end - 1].ends and number > _YOUNGEST
        return told and any(self.unit(token.text) is not None for token in self.text[end : end + _MOST_WORDS])

    def _alone(self, end: int) -> bool:
        """Whether nothing is counted by the number that ends here: its clause ends, or goes on with small words."""
        text, words = self.text, self.words
        if end == len(text) or text[end - 1].ends or text[end - 1].after != " ":
            return True
        return words.is_a(text[end].text, "beside", "around", "to", "and", "work", "more", "still", "less")

    def _more(self, at: int, end: int, before: list[str], following: str) -> bool:
        """Whether a number goes on from years before it ("10 years as a teacher, 2 as a developer", "I have 4"), or
        corrects them ("make that 6")."""
        words = self.words
        last = end == len(self.text)
        if self.text[at].text == "one" and not words.is_a(following, "more", "counted"):
            return False
        if len(before) > 1 and words.is_a(before[-2], "remade") and not self.text[at - 1].ends:
            return last or self.text[end - 1].ends
        if not (self.counted or (self.asked and words.is_a(following, "more"))) or (
            not last and self.text[at].after == ""
        ):
            return False
        if words.is_a(following, "more") or self._recent(before):
            return True
        closed = last or self.text[end - 1].ends or words.is_a(following, "not-after", "still")
        if last and at and self.text[at - 1].ends:
            return True  # "not 4 years, 6"
        return closed and bool(before) and words.is_a(before[-1], "been", "instead") and not self.text[at - 1].ends
