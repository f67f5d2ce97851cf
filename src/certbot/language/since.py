"""Since when somebody works: "since 2019", "from 2015 to 2020", "2018 - present", "since January"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from certbot.language.counting import Counting
from certbot.language.normalise import Token

MOST_BETWEEN = 7
"""So many words may stand between "started" and the year."""
_THEN_REACH = 12
"""So many words before "since then" may the year stand."""
_EARLIEST_YEAR = 1970
_LESS_THAN_ONE = 0.5
"""Since a month without its year, or since a part of this year."""


def since(text: Sequence[Token], at: int, words: Counting, asked: bool, today: date | None) -> tuple[int, float] | None:
    """Where the words end that tell since when, and the years that have passed; a bare year where years were asked
    for."""
    if today is None:
        return None
    recently = _recently(text, at, words)
    if recently is not None:
        return recently
    then = _since_then(text, at, words, today)
    if then is not None:
        return then
    first, told = _first_year(text, at, words)
    begun = _year(text, first, today)
    if begun is None or _of_birth(text, first, words):
        return None
    end = first + 1
    if end < len(text) and words.is_a(text[end].text, "onward") and not text[first].ends:
        return end + 1, float(today.year - begun)
    if end < len(text) and (text[first].after == "-" or words.is_a(text[end].text, "until")):
        upper = end if text[first].after == "-" else end + 1
        last = _year(text, upper, today)
        still = last is None and upper < len(text) and words.is_a(text[upper].text, "still")
        if last is not None or still:
            return upper + 1, float(max(0, (last or today.year) - begun))
    if told or (asked and (first > at or len(text) <= 3)):
        return end, float(today.year - begun)
    return None


def _recently(text: Sequence[Token], at: int, words: Counting) -> tuple[int, float] | None:
    """ "since January", "since last year", "since this summer"."""
    if at + 1 >= len(text) or not words.is_a(text[at].text, "begun") or text[at].ends:
        return None
    end = at + 1
    while end < len(text) and words.is_a(text[end].text, "passed-over") and not text[end].ends:
        end += 1
    last = end < len(text) and words.is_a(text[end].text, "recent")
    if end + 1 < len(text) and (last or words.is_a(text[end].text, "this")):
        word = text[end + 1].text
        if word in words.units or words.is_a(word, "month", "season"):
            return end + 2, 1.0 if last and words.units.get(word) == 1.0 else _LESS_THAN_ONE
    if end < len(text) and words.is_a(text[end].text, "month", "season"):
        dated = end + 1 < len(text) and text[end + 1].text[0].isdecimal()
        return None if dated else (end + 1, _LESS_THAN_ONE)
    return None


def _since_then(text: Sequence[Token], at: int, words: Counting, today: date) -> tuple[int, float] | None:
    """ "2017, since then", "2017, working since": since the year that was told before."""
    closing = at + 1 == len(text) or text[at].ends
    if not words.is_a(text[at].text, "begun") or not (closing or text[at + 1].text == "then"):
        return None
    years = (_year(text, before, today) for before in range(at - 1, max(at - _THEN_REACH, -1), -1))
    year = next((year for year in years if year is not None), None)
    return (at + 2 - closing, float(today.year - year)) if year is not None else None


def _first_year(text: Sequence[Token], at: int, words: Counting) -> tuple[int, bool]:
    """Where the year may stand that is told from `at` on, and whether the words before it say that work began then."""
    word = text[at].text
    entered = words.is_a(word, "entered") and at + 1 < len(text) and words.is_a(text[at + 1].text, "inside")
    if not (entered or words.is_a(word, "since")):
        return at, False
    first, doing = at + 1, words.is_a(word, "begun")
    began = entered or words.is_a(word, "began")
    schooled = doing
    while first < len(text) and first - at <= MOST_BETWEEN and not text[first - 1].ends:
        between = text[first].text
        if not (words.is_a(between, "passed-over", "month") or (schooled and words.is_a(between, "schooled"))) and not (
            began and not between.isdecimal()
        ):
            break
        doing = doing or words.is_a(between, "activity")
        doing = doing or (not entered and words.is_a(between, "work") and between != "in")
        first += 1
    return first, doing


def _of_birth(text: Sequence[Token], at: int, words: Counting) -> bool:
    """Whether a year is the one in which somebody was born."""
    before = at - 1
    while before >= 0 and words.is_a(text[before].text, "passed-over", "month"):
        before -= 1
    return before >= 0 and words.is_a(text[before].text, "born")


def _year(text: Sequence[Token], at: int, today: date) -> int | None:
    """The year at a place of the text, if one that work may have begun in stands there."""
    if at >= len(text):
        return None
    word = text[at].text
    glued = at > 0 and text[at - 1].after == "" and not text[at - 1].text.isdigit()
    if glued or not (word.isdecimal() and len(word) == 4 and _EARLIEST_YEAR <= int(word) <= today.year):
        return None
    return int(word)
