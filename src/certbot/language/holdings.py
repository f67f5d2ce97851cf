"""Lists of certifications that are held, and those that are held by what stands beside them: a year, a role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.lexicon import CREDENTIAL
from certbot.language.mention import Mention
from certbot.language.spans import holding
from certbot.language.templates import SKIPPED, Span

_EARLIEST = 1990
_DATING = frozenset({"in", "from", "since", "of", "back"})
_BEGUN = frozenset({"from", "since"})
"""Words before a year from which on something is held, which may be the present one."""
_BESIDE = frozenset(
    """too my both already now in from since of back done after besides alongside together top addition current active
    fresh valid expired lapsed old older new newer an first second third n""".split()
)
"""Words that may stand between the names of a list, next to "and": "my AI-900 from 2022 and my DP-100"."""
_TIMED = frozenset("last this recently two years with".split())
"""Words after a name that tell when it was passed, or how."""
_WHEN = _TIMED | frozenset(
    """year month week summer spring autumn fall winter then later earlier again ago before
    january february march april may june july august september october november december christmas easter""".split()
)
"""Words between the names of a list that tell when one was passed: "AI-900 last winter and DP-100 in spring"."""
_LEADING = frozenset("im am i ive have got both my and but so yes ok well with certs already also first".split())
"""Words before the first name of a list that is told by what stands after the last one: "I'm AI-900 and DP-100 ..."."""
_GOING_ON = frozenset("and but who want wanting looking trying from since now".split())
"""Words after what somebody has by their role: "a developer with AI-900 looking for more"."""
_COUNTED = frozenset(
    "i have got ive my our the two three four five six seven several some few a couple of so far ai ml".split()
)
_LONGEST = 8  # words between two names of a list
_MOST_DATING = 2
"""So many words of dating may stand before a year: "back in 2022"."""


def by_themselves(found: Annotated, names: Iterable[Mention], today: date | None) -> set[int]:
    """The ends of the names that are held by the year beside them, by the role before or by a word for a list."""
    return {
        name.end
        for name in names
        if not scope.negated(found, name.start)
        and (
            _dated(found, name, today) or _of_role(found, name) or _labelled(found, name) or _beside_years(found, name)
        )
    }


def listed(found: Annotated, names: Sequence[Mention], held: set[int], today: date | None) -> set[int]:
    """The ends of the names that stand in a list with one that is held: "I have AI-900 and DP-100", "AI-900 + DP-100
    done". Of those before it only where the list begins what is told."""
    ends = set(held)
    for first, second in pairwise(names):
        if first.end in ends and second.end not in ends and _joined(found, first, second):
            apart = any(found.text[at].ends for at in range(first.end - 1, second.start))
            if not _left(found, second, today) and (not apart or _goes_on(found, second)):
                ends.add(second.end)
    runs: list[list[Mention]] = []
    for name in names:
        if runs and _joined(found, runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    for run in runs:
        if not _leads(found, run[0]):
            continue
        closing = [number for number, name in enumerate(run) if name.end in held and _closes(found, name)]
        ends |= {name.end for name in run[: max(closing, default=0)] if not _left(found, name, today)}
    return ends


def not_held(found: Annotated, names: Sequence[Mention]) -> set[int]:
    """The ends of the names that are told not to be held, and of those in a list with them: "can I get AI-900 and
    DP-100 done"."""
    ends: set[int] = set()
    last: Mention | None = None
    for name in names:
        apart = last is None or last.end not in ends or found.text[name.start - 1].ends or found.text[last.end - 1].ends
        linked = last is not None and not apart and _joined(found, last, name)
        if linked or holding(found.marks["not-have"], name.start, name.end, found.most):
            ends.add(name.end)
        last = name
    return ends


def _joined(found: Annotated, first: Mention, second: Mention) -> bool:
    """Whether nothing but "and" and the like stands between two names; a sentence goes on with "and"."""
    text = found.text
    between = range(first.end, second.start)
    if len(between) > _LONGEST:
        return False
    stops = [at for at in range(first.end - 1, second.start) if text[at].after in {".", "?"}]
    if any(text[at].after == "?" or not found.around("link", at + 1) for at in stops):
        return False
    return all(
        text[at].text in _BESIDE
        or text[at].text in _WHEN
        or text[at].text in SKIPPED
        or text[at].text in CREDENTIAL
        or _year(text[at].text) is not None
        or bool(found.around("link", at))
        for at in between
    )


def _left(found: Annotated, name: Mention, today: date | None) -> bool:
    """Whether a name in a list is not held itself: it is denied, or is one of the future."""
    year, _, _ = _year_after(found, name)
    if year is not None and today is not None and year > today.year:
        return True
    return bool(holding(found.marks["not-have"], name.start, name.end, found.most))


def _goes_on(found: Annotated, name: Mention) -> bool:
    """Whether nothing is told of a name after a comma but that it is one of several, or when it was passed; else it is
    another matter ("passed AI-900, DP-100 is hard")."""
    last = found.text[name.end - 1].after
    if last == "?" or name.end == len(found.text) or last in {",", ".", "/"}:
        return last != "?"
    at = name.end + (found.text[name.end].text in SKIPPED and name.end + 1 < len(found.text))
    word = found.text[at].text
    beside = word in _BESIDE or word in _WHEN or word in CREDENTIAL or _year(word) is not None
    return beside or bool(found.around("link", name.end)) or _closes(found, name)


def _leads(found: Annotated, name: Mention) -> bool:
    """Whether a name is the first of what is told."""
    at = name.start
    while at and found.text[at - 1].text in SKIPPED and not found.text[at - 1].ends:
        at -= 1
    return at == 0 or found.text[at - 1].ends or found.text[at - 1].text in _LEADING


def _closes(found: Annotated, name: Mention) -> bool:
    """Whether a name is held because of words after it: "AI-900 done"."""
    spans = holding(found.marks["have"], name.start, name.end, found.most)
    return any(span.end > name.end and span.start in (name.start, name.start - 1) for span in spans)


def _year(word: str) -> int | None:
    """The year that a word is."""
    return int(word) if len(word) == 4 and word.isdecimal() and int(word) >= _EARLIEST else None


def _year_after(found: Annotated, name: Mention) -> tuple[int | None, str, int]:
    """The year after a name, the word before the year and where it ends: "AI-900 (2024)", "DP-100 back in 2022"."""
    at, before = name.end, ""
    while at < min(len(found.text), name.end + _MOST_DATING) and found.text[at].text in _DATING:
        before, at = found.text[at].text, at + 1
    return (_year(found.text[at].text), before, at + 1) if at < len(found.text) else (None, before, at)


def _dated(found: Annotated, name: Mention, today: date | None) -> bool:
    """Whether the year of a name, which opens a clause, has passed: "AI-900 in 2022, developer"."""
    year, before, end = _year_after(found, name)
    if year is None or today is None or not _opens(found, name.start):
        return False
    closed = end == len(found.text) or found.text[end - 1].ends or bool(found.around("link", end))
    passed = year < today.year or (year == today.year and before in _BEGUN)
    return closed and passed and found.text[end - 1].after != "?"


def _opens(found: Annotated, at: int) -> bool:
    return at == 0 or found.text[at - 1].ends or bool(found.around("link", at - 1))


def _of_role(found: Annotated, name: Mention) -> bool:
    """Whether somebody says what they are and what they have: "data engineer with DP-100"."""
    return any(
        (_opens(found, span.start) or bool(found.before("person", span.start, 1))) and _told(found, name)
        for span in _ending(found, "credited", name)
    )


def _labelled(found: Annotated, name: Mention) -> bool:
    """Whether a name follows the word for a list and a colon: "certs: AI-900", "2 certs - AI-900, DP-100"."""
    return any(
        found.text[name.start - 1].ends and _heads(found, span.start) and found.text[name.end - 1].after != "?"
        for span in _ending(found, "labelled", name)
    )


def _heads(found: Annotated, at: int) -> bool:
    """Whether a word for a list begins its clause, but for how many and whose there are: "three azure certs"."""
    first, _ = found.clause(at)
    vendors = {span.start for span in found.wanted if span.kind == "vendor"}
    return all(
        found.text[before].text in _COUNTED or found.text[before].text.isdecimal() or before in vendors
        for before in range(first, at)
    ) or bool(found.around("link", at - 1))


def _beside_years(found: Annotated, name: Mention) -> bool:
    """Whether a name is the first thing told, and years of work the next one: "CKA + 10 years of Java"."""
    if name.start or name.end == len(found.text) or found.text[-1].after == "?":
        return False
    at = name.end + bool(found.around("link", name.end))
    joined = at > name.end or found.text[name.end - 1].after == ","
    return joined and any(years.start == at for years in found.years)


def _ending(found: Annotated, mark: str, name: Mention) -> list[Span]:
    """The marks that end with a name."""
    return [span for span in holding(found.marks[mark], name.start, name.end, found.most) if span.end == name.end]


def _told(found: Annotated, name: Mention) -> bool:
    """Whether what is told of a name ends with it, and is no question."""
    last = found.text[name.end - 1]
    if last.after == "?" or found.text[found.clause(name.start)[1] - 1].after == "?":
        return False
    if name.end == len(found.text) or last.ends:
        return True
    following = found.text[name.end].text
    return following in _GOING_ON or following in CREDENTIAL
