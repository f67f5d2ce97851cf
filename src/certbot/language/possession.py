"""Which of the certifications named the person holds, and which they only speak about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from certbot.language import holdings, scope
from certbot.language.annotate import Annotated
from certbot.language.mention import Mention
from certbot.language.outcomes import outcomes
from certbot.language.persons import subjects
from certbot.language.spans import holding
from certbot.language.templates import SKIPPED, Span
from certbot.language.understanding import Found, Match


def sort(
    found: Annotated, contrasting: bool = False, today: date | None = None
) -> tuple[tuple[str, ...], tuple[str, ...], Found | None]:
    """The ids held, the ids spoken about, and the candidates of what is not clear. Of two names, one of them denied
    ("not AI-900, AI-901"), the other is spoken about, unless the text is `contrasting` them. Without `today`, "AI-900
    in 2022" tells nothing."""
    subject = subjects(found)
    own = [name for name in found.names if not subject.another(name.start, "have")]
    clear = [name for name in own if name.verdict == "take"]
    told = outcomes(found, clear, found.names, subject.others)
    denied = holdings.not_held(found, clear) - told.gained | told.missed
    ends = {name.end for name in clear if name.end not in denied and _held(found, name)}
    if not contrasting:
        ends |= holdings.by_themselves(found, [name for name in clear if name.end not in denied], today)
        ends |= told.gained
    ends = holdings.listed(found, [name for name in clear if name.end not in told.missed], ends, today)
    ends |= {name.end for name in clear if _instead(found, own, name)}
    for first, second in pairwise(clear):
        if first.end in ends and _put_right(found, first, second):
            ends = (ends - {first.end}) | {second.end}
    have = tuple(dict.fromkeys(name.ids[0] for name in found.names if name.end in ends))
    spoken = [name for name in found.names if name.verdict == "take" and name.end not in ends - told.asked]
    if not contrasting:
        spoken = [name for name in spoken if not _denied(found, name)] or spoken
    spoken = [name for name in spoken if not _unwanted(found, name)]
    wanted = tuple(dict.fromkeys(name.ids[0] for name in spoken))
    unclear = [name for name in found.names if name.verdict != "take" and (name.ids or name.code)]
    ask = None
    if unclear:
        ids = list(dict.fromkeys(id for name in unclear for id in name.ids if id not in wanted))[:3]
        matches = tuple(Match(id, 60 - rank) for rank, id in enumerate(ids))
        code = next((name.code for name in unclear if name.code), None)
        if matches or code or not wanted:
            ask = Found("ask" if matches else "none", matches, code)
    asked = {name.ids[0] for name in clear if name.end in told.asked}
    return have, tuple(id for id in wanted if id not in have or id in asked), ask


def _held(found: Annotated, name: Mention) -> bool:
    return any(
        not scope.negated(found, span.start) and not _wondering(found, span) for span in _in_mark(found, "have", name)
    )


def _put_right(found: Annotated, first: Mention, second: Mention) -> bool:
    """Whether nothing but a correction stands between two names: "I have AZ-900.. sorry no, AI-900"."""
    marks = ("correction", "retort")
    between = range(first.end, second.start)
    if not any(found.around("correction", at) for at in between):
        return False
    return all(any(found.around(mark, at) for mark in marks) for at in between)


def _instead(found: Annotated, own: Sequence[Mention], name: Mention) -> bool:
    """Whether a name is what is held instead of one that is not: "I don't have AI-900, only AZ-900"."""
    only = found.before("only", name.start, 1) and not _in_mark(found, "not-have", name)
    return bool(only) and any(
        other.end <= name.start and any(scope.negated(found, span.start) for span in _in_mark(found, "have", other))
        for other in own
    )


def _wondering(found: Annotated, held: Span) -> bool:
    """Whether a word before says that nothing is held yet ("should I have", "to have"), but for "I do have"."""
    asking = found.before("asking", held.start, 1)
    emphatic = held.start > 1 and found.text[held.start - 2].text in {"i", "we"} and asking
    return bool(asking) and not (emphatic and found.text[held.start - 1].text in {"do", "did"})


def _in_mark(found: Annotated, mark: str, name: Mention) -> list[Span]:
    """The marks that a name stands in."""
    return holding(found.marks[mark], name.start, name.end, found.most)


def _denied(found: Annotated, name: Mention) -> bool:
    """Whether a "not" stands right before a name, or before its article."""
    start = name.start - 1 if name.start and found.text[name.start - 1].text in SKIPPED else name.start
    return bool(found.before("negation", start, 0)) and scope.negated(found, start)


def _unwanted(found: Annotated, name: Mention) -> bool:
    """Whether the text says no more of a name than that it is not of interest."""
    return bool(_in_mark(found, "unwanted", name))
