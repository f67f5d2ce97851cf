"""Years of experience, as people write them.

"4 yrs", "3.5 years", "2-3 years" (the lower end counts), "four years", "a decade", "half a year", "since 2019". An
age, a deadline, how long something is valid or takes, and years in another career are none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from certbot.language.normalise import Token

_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_WORDS = {word: float(number) for number, word in enumerate(_COUNTED.split())} | {
    "thirty": 30.0, "forty": 40.0, "couple": 2.0, "few": 3.0, "several": 5.0, "dozen": 12.0, "half": 0.5,
    "twenties": 20.0,
}  # fmt: skip
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
_MONTHS = "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# English words around a number, and what they make of it.
_LESS = _set("almost nearly under less below barely close going approaching")
_FILL = _set("a an of the about around roughly approx approximately than like some ish plus full good solid long odd")
_JOINED = _set("to or")
_NO_AGE_AFTER = _set("old age young o")
_NOT_AFTER = _set("ago from later left valid validity until till before away max deadline")
_NOT_BEFORE = _set("in within next every each after valid lasts last expires takes took take another per under")
OF_WORK = _set(
    "experience exp experienced xp of in as with doing working work coding programming on into under professionally"
)
"""Words after years that make them years of work."""
_BEEN = _set("for been only with have having got just worked working")
_PURPOSE = _set("prepare prep study studying learn learning finish free time valid certificate until exam")
_TURNS = _set("and but then now")
_SINCE = _set("since from started starting began joined")
_PASSED_OVER = _set(f"in about around early late mid {_MONTHS} november nov december dec")
_STILL = _set("now present today currently date")
_ALONE = _set("decade year")
_ORDINALS = _set("st nd rd th first second third fourth final last next this per every each")
_PRACTICE = _set("of practice experience exp work working professional")
_ELSE = _set("as in with of")
_BEGAN = _set("started starting began")
_WORK = _set("coding programming working developing")
_EARLIEST_YEAR = 1970
MOST_BETWEEN = 7
"""So many words may stand between "started" and the year."""
MOST_YEARS = 60
"""More than these are no years of experience."""


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


def find_years(
    text: Sequence[Token],
    asked: bool,
    today: date | None,
    careers: Collection[str] = (),
    employers: Collection[int] = (),
) -> list[Years]:
    """The years of experience in a text. `asked`: the question was for them, so a bare number counts too.
    `careers` are words of other trades ("nursing"), but for the tokens `employers`. Without `today`, "since 2019" says
    nothing."""
    result: list[Years] = []
    at = 0
    while at < len(text):
        found = _since(text, at, asked, today) or _span(text, at, asked, bool(result))
        if found is not None:
            result.append(_elsewhere(text, found, careers, employers))
            at = found.end
        else:
            at += 1
    return result


def _since(text: Sequence[Token], at: int, asked: bool, today: date | None) -> Years | None:
    """ "since 2019", "from 2015 to 2020", "2018 - present"; a bare year, where years were asked for."""
    if today is None:
        return None
    first, told = _first_year(text, at)
    begun = _year(text, first, today)
    if begun is None:
        return None
    last = today.year
    end = first + 1
    if end < len(text) and (text[first].after == "-" or text[end].text in {"to", "until", "till"}):
        upper = end if text[first].after == "-" else end + 1
        other = _year(text, upper, today)
        still = other is None and upper < len(text) and text[upper].text in _STILL
        if other is not None or still:
            end, last = upper + 1, other or last
            return Years(at, end, float(max(0, last - begun)))
    if told or (asked and (first > at or len(text) <= 3)):
        return Years(at, end, float(last - begun))
    return None


def _first_year(text: Sequence[Token], at: int) -> tuple[int, bool]:
    """Where the year may stand that is told from `at` on, and whether the words before it say that work began then."""
    word = text[at].text
    if word not in _SINCE:
        return at, False
    first, doing = at + 1, word in {"since", "from"}
    while first < len(text) and first - at <= MOST_BETWEEN and not text[first - 1].ends:
        between = text[first].text
        if between not in _PASSED_OVER and not (word in _BEGAN and not between.isdecimal()):
            break
        doing = doing or (between in OF_WORK and between != "in")
        first += 1
    return first, doing


def _year(text: Sequence[Token], at: int, today: date) -> int | None:
    """The year at a place of the text, if one that work may have begun in stands there."""
    if at >= len(text):
        return None
    word = text[at].text
    glued = at > 0 and text[at - 1].after == "" and not text[at - 1].text.isdigit()
    if glued or not (word.isdecimal() and len(word) == 4 and _EARLIEST_YEAR <= int(word) <= today.year):
        return None
    return int(word)


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
        number = _WORDS.get(word, 1.0 if word in _ALONE and not (at and text[at - 1].text in _ORDINALS) else None)
    if number is None:
        return None
    if word in _ALONE:
        return number, at
    end = at + 1
    between = at > 0 and text[at - 1].text == "between"
    joined = end + 1 < len(text) and (text[end].text in _JOINED or (between and text[end].text == "and"))
    if end < len(text) and (text[at].after in {"-", "/"} or joined):
        upper = end if text[at].after in {"-", "/"} else end + 1
        other = text[upper].text
        if other[0].isdigit() or other in _WORDS:
            end = upper + 1
    elif [token.text for token in text[end : end + 3]] == ["and", "a", "half"]:
        number, end = number + 0.5, end + 3
    return number, end


def _span(text: Sequence[Token], at: int, asked: bool, counted: bool) -> Years | None:
    """The years that begin here; where years were `counted` before, a number alone may be more of them."""
    read = _number(text, at)
    if read is None:
        return None
    number, end = read
    before = [token.text for token in text[max(0, at - 3) : at]]
    unit = end
    while unit < len(text) and text[unit].text in _FILL and unit - end < 2:
        unit += 1
    years = _unit(text[unit].text) if unit < len(text) and not any(t.ends for t in text[end - 1 : unit]) else None
    if years is None or (text[unit].text == "y" and unit != end):
        if counted and unit < len(text) and text[end].text in _ELSE and number <= MOST_YEARS:
            return Years(at, end, number)  # "10 years as a teacher, 2 as a developer"
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


def _unit(word: str) -> float | None:
    """The years that a unit is, one slip in a long word forgiven."""
    slip = len(word) > 4 and word not in _UNITS
    return _UNITS.get("years" if slip and OSA.distance(word, "years", score_cutoff=1) <= 1 else word)


def _experienced(
    text: Sequence[Token], at: int, unit: int, before: list[str], after: list[str], years: float, asked: bool
) -> bool:
    """Whether a duration is one of experience: years are, unless something speaks against it; months only where
    something speaks for it."""
    closed = text[unit].ends
    began = after[:1] == ["ago"] and _BEGAN.intersection(before) and _WORK.intersection(before)
    if after and not closed and not began and (after[0] in _NO_AGE_AFTER or after[0] in _NOT_AFTER):
        return False
    opened = at > 0 and text[at - 1].ends
    if before and not opened and before[-1] in _NOT_BEFORE - ({"under"} if asked else set()):
        return False
    if any(word in _PURPOSE for word in after[:2]) and not closed:
        return False
    if years >= 1.0 or asked:
        return True
    return bool((after and not closed and after[0] in OF_WORK) or "yoe" in after) or (
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
    if following in {"yo", "o", "y"}:
        return None  # an age
    if following in {"experience", "exp", "yoe", "yr"} or (following == "+" and asked):
        return Years(at, end, number)
    if not asked or number > MOST_YEARS or len(text) > 6:
        return None
    if "age" in before or "aged" in before or (before and before[-1] in {"im", "am"} and number > 15):
        return None
    if sum(token.text[0].isdecimal() for token in text) > 2:
        return None  # a calculation
    glued = at > 0 and text[at - 1].after in {"", "-"}
    return None if glued or (text[at].after == "" and end < len(text)) else Years(at, end, number)


def _elsewhere(text: Sequence[Token], found: Years, careers: Collection[str], employers: Collection[int]) -> Years:
    """Years "in nursing", "as a teacher", "nurse for 20 years" are years of another career."""
    end = found.end
    while end < len(text) and end - found.end < 5 and not text[end - 1].ends and text[end].text not in _TURNS:
        if text[end].text in careers and end not in employers:
            return Years(found.start, found.end, found.years, elsewhere=True)
        end += 1
    alone = all(token.text in _PRACTICE for token in _clause(text, found.end))
    start = found.start - 1
    while start >= 0 and found.start - start < 4 and text[start].text not in _TURNS:
        if text[start].ends and not (alone and text[start].after == "," and start == found.start - 1):
            break
        if text[start].text in careers and start not in employers:
            return Years(found.start, found.end, found.years, elsewhere=True)
        start -= 1
    return found


def _clause(text: Sequence[Token], start: int) -> Iterator[Token]:
    """The rest of the clause that the token before `start` is in."""
    for at in range(start, len(text)):
        if text[at - 1].ends:
            return
        yield text[at]
