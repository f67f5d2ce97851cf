"""Years of experience, as people write them.

"4 yrs", "3.5 years", "2-3 years" (the lower end counts), "four years", "a decade", "half a year", "since 2019". An
age, a deadline, how long something is valid or takes, and years in another career are none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from certbot.language.normalise import Token

_WORDS = {
    word: float(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    "thirty": 30.0,
    "forty": 40.0,
    "couple": 2.0,
    "few": 3.0,
    "several": 5.0,
    "dozen": 12.0,
    "half": 0.5,
    "twenties": 20.0,
}
_UNITS = {
    unit: years
    for units, years in (
        ("year years yr yrs y yoe yoy yers yeras yaers jahre", 1.0),
        ("month months mo mos mth mths", 1 / 12),
        ("week weeks wk wks", 1 / 52),
        ("day days", 1 / 365),
        ("decade decades", 10.0),
    )
    for unit in units.split()
}
_LESS = frozenset(["almost", "nearly", "under", "less", "below", "barely"])
_FILL = frozenset(
    ["a", "an", "of", "the", "about", "around", "roughly", "approx", "approximately", "than", "like", "some"]
)
_JOINED = frozenset(["to", "or"])
_NO_AGE_AFTER = frozenset(["old", "age", "young"])
_NOT_AFTER = frozenset(
    ["ago", "from", "later", "left", "valid", "validity", "until", "till", "before", "away", "max", "deadline"]
)
_NOT_BEFORE = frozenset(
    [
        "in",
        "within",
        "next",
        "every",
        "each",
        "after",
        "valid",
        "lasts",
        "last",
        "expires",
        "takes",
        "took",
        "take",
        "another",
        "per",
        "under",
    ]
)
_DOING = frozenset(
    [
        "experience",
        "exp",
        "experienced",
        "xp",
        "of",
        "in",
        "as",
        "with",
        "doing",
        "working",
        "work",
        "coding",
        "programming",
        "on",
        "into",
        "under",
        "professionally",
    ]
)
_BEEN = frozenset(["for", "been", "only", "with", "have", "having", "got", "just", "worked", "working"])
_PURPOSE = frozenset(
    [
        "prepare",
        "prep",
        "study",
        "studying",
        "learn",
        "learning",
        "finish",
        "free",
        "time",
        "valid",
        "certificate",
        "until",
        "exam",
    ]
)

_TURNS = frozenset(["and", "but", "then", "now"])


@dataclass(frozen=True, slots=True)
class Years:
    """Some years found in the tokens from `start` to before `end`; `elsewhere` if in another career."""

    start: int
    end: int
    years: float
    elsewhere: bool = False


def experience(years: float) -> str:
    """The value of the slot: none; early up to 2 years; mid from 3; senior from 8. What is between 2 and 3 is early."""
    if years <= 0:
        return "none"
    if years < 3:
        return "early"
    return "mid" if years < 8 else "senior"


def find_years(text: Sequence[Token], asked: bool, today: date | None, careers: Collection[str] = ()) -> list[Years]:
    """The years of experience in a text. `asked`: the question was for them, so a bare number counts too.
    `careers` are words of other trades ("nursing"). Without `today`, "since 2019" says nothing."""
    result = []
    at = 0
    while at < len(text):
        found = _since(text, at, today) or _span(text, at, asked)
        if found is not None:
            result.append(_elsewhere(text, found, careers))
            at = found.end
        else:
            at += 1
    return result


def _since(text: Sequence[Token], at: int, today: date | None) -> Years | None:
    if text[at].text != "since" or at + 1 >= len(text) or today is None:
        return None
    year = text[at + 1].text
    if not (year.isdigit() and len(year) == 4 and 1970 <= int(year) <= today.year):
        return None
    return Years(at, at + 2, float(today.year - int(year)))


def _number(text: Sequence[Token], at: int) -> tuple[float, int] | None:
    """The number that starts here and where it ends: of a range the lower end."""
    word = text[at].text
    if word[0].isdigit():
        number = float(word) if len(word) < 6 else None
    elif word in {"a", "an"} and at + 1 < len(text) and (text[at + 1].text in _UNITS or text[at + 1].text in _WORDS):
        number = 1.0
        if text[at + 1].text in _WORDS:
            return _number(text, at + 1)
    else:
        number = _WORDS.get(word, 1.0 if word in {"decade", "year"} else None)
    if number is None:
        return None
    if word in {"decade", "year"}:
        return number, at
    end = at + 1
    if end < len(text) and (text[at].after == "-" or (text[end].text in _JOINED and end + 1 < len(text))):
        upper = end if text[at].after == "-" else end + 1
        other = text[upper].text
        if other[0].isdigit() or other in _WORDS:
            end = upper + 1
    elif [token.text for token in text[end : end + 3]] == ["and", "a", "half"]:
        number, end = number + 0.5, end + 3
    return number, end


def _span(text: Sequence[Token], at: int, asked: bool) -> Years | None:
    read = _number(text, at)
    if read is None:
        return None
    number, end = read
    before = [token.text for token in text[max(0, at - 3) : at]]
    unit = end
    while unit < len(text) and text[unit].text in _FILL and unit - end < 2:
        unit += 1
    years = _UNITS.get(text[unit].text) if unit < len(text) and not any(t.ends for t in text[end - 1 : unit]) else None
    if years is None or (text[unit].text == "y" and unit != end):
        return _bare(text, at, end, number, asked, before)
    after = [token.text for token in text[unit + 1 : unit + 4]]
    if text[at].text == "half" and years == 1.0:
        number = 0.5
    if after[:3] == ["and", "a", "half"]:
        number += 0.5
    if not _experienced(text, at, unit, before, after, years, asked):
        return None
    if _LESS & set(before[-2:]):
        number -= 0.01 / years
    return Years(at, unit + 1, number * years)


def _experienced(
    text: Sequence[Token], at: int, unit: int, before: list[str], after: list[str], years: float, asked: bool
) -> bool:
    """Whether a duration is one of experience: years are, unless something speaks against it; months only where
    something speaks for it."""
    closed = text[unit].ends
    if after and not closed and (after[0] in _NO_AGE_AFTER or after[0] in _NOT_AFTER):
        return False
    opened = at > 0 and text[at - 1].ends
    if before and not opened and before[-1] in _NOT_BEFORE - ({"under"} if asked else set()):
        return False
    if any(word in _PURPOSE for word in after[:2]) and not closed:
        return False
    if years >= 1.0 or asked:
        return True
    return bool((after and not closed and after[0] in _DOING) or "yoe" in after) or (
        bool(before) and before[-1] in _BEEN and "have" not in before
    )


def _bare(text: Sequence[Token], at: int, end: int, number: float, asked: bool, before: list[str]) -> Years | None:
    """A number without a unit: an answer to the question, if nothing makes it an age or part of a name."""
    if (
        text[at].text in {"a", "an", "half", "couple", "year"}
        or end == at
        or (text[at].text == "one" and len(text) > 2)
    ):
        return None
    following = text[end].text if end < len(text) else ""
    if following in {"experience", "exp", "yoe", "yr"} or (following == "+" and asked):
        return Years(at, end, number)
    if not asked or number > 60 or len(text) > 6:
        return None
    if "age" in before or "aged" in before or (before and before[-1] in {"im", "am"} and number > 15):
        return None
    glued = at > 0 and text[at - 1].after in {"", "-"}
    return None if glued or (text[at].after == "" and end < len(text)) else Years(at, end, number)


def _elsewhere(text: Sequence[Token], found: Years, careers: Collection[str]) -> Years:
    """Years "in nursing", "as a teacher", "nurse for 20 years" are years of another career."""
    end = found.end
    while end < len(text) and end - found.end < 5 and not text[end - 1].ends and text[end].text not in _TURNS:
        if text[end].text in careers:
            return Years(found.start, found.end, found.years, elsewhere=True)
        end += 1
    start = found.start - 1
    while start >= 0 and found.start - start < 4 and not text[start].ends and text[start].text not in _TURNS:
        if text[start].text in careers:
            return Years(found.start, found.end, found.years, elsewhere=True)
        start -= 1
    return found
