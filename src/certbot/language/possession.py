"""Which of the certifications named the person holds, and which they only speak about."""

from __future__ import annotations

from collections.abc import Container

from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.mention import Mention
from certbot.language.spans import holding
from certbot.language.templates import SKIPPED, Span
from certbot.language.understanding import Found, Match


def sort(found: Annotated, contrasting: bool = False) -> tuple[tuple[str, ...], tuple[str, ...], Found | None]:
    """The ids held, the ids spoken about, and the candidates of what is not clear. Of two names, one of them denied
    ("not AI-900, AI-901"), the other is spoken about, unless the text is `contrasting` them."""
    held = [name for name in found.names if name.verdict == "take" and _held(found, name)]
    ends = {name.end for name in held}
    for name in found.names:
        if name.verdict == "take" and name.end not in ends and _linked(found, ends, name):
            ends.add(name.end)
    have = tuple(dict.fromkeys(name.ids[0] for name in found.names if name.end in ends))
    spoken = [name for name in found.names if name.verdict == "take" and name.end not in ends]
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
    return have, tuple(id for id in wanted if id not in have), ask


def _held(found: Annotated, name: Mention) -> bool:
    if _in_mark(found, "not-have", name):
        return False
    return any(
        not scope.negated(found, span.start) and not found.before("asking", span.start, 1)
        for span in _in_mark(found, "have", name)
    )


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


def _linked(found: Annotated, ends: Container[int], name: Mention) -> bool:
    """Whether a name goes on a list with one before it that is held, which `ends` there: "I have AI-900 and DP-100"."""
    at = name.start
    while at not in ends:
        at -= 1
        if at < 0 or found.text[at].after in {".", "?"} or not found.around("link", at):
            return False
    return not _in_mark(found, "not-have", name)
