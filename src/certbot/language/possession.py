"""Which of the certifications named the person holds, and which they only speak about."""

from __future__ import annotations

from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.mention import Mention
from certbot.language.templates import SKIPPED
from certbot.language.understanding import Found, Match


def sort(found: Annotated, contrasting: bool = False) -> tuple[tuple[str, ...], tuple[str, ...], Found | None]:
    """The ids held, the ids spoken about, and the candidates of what is not clear. Of two names, one of them denied
    ("not AI-900, AI-901"), the other is spoken about, unless the text is `contrasting` them."""
    held = [name for name in found.names if name.verdict == "take" and _held(found, name)]
    for name in found.names:
        if name.verdict == "take" and name not in held and any(_linked(found, other, name) for other in held):
            held.append(name)
    have = tuple(dict.fromkeys(name.ids[0] for name in sorted(held, key=lambda name: name.start)))
    spoken = [name for name in found.names if name.verdict == "take" and name not in held]
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
    if any(span.start <= name.start and name.end <= span.end for span in found.marks["not-have"]):
        return False
    return any(
        span.start <= name.start
        and name.end <= span.end
        and not scope.negated(found, span.start)
        and not found.before("asking", span.start, 1)
        for span in found.marks["have"]
    )


def _denied(found: Annotated, name: Mention) -> bool:
    """Whether a "not" stands right before a name, or before its article."""
    start = name.start - 1 if name.start and found.text[name.start - 1].text in SKIPPED else name.start
    return bool(found.before("negation", start, 0)) and scope.negated(found, start)


def _unwanted(found: Annotated, name: Mention) -> bool:
    """Whether the text says no more of a name than that it is not of interest."""
    return any(span.start <= name.start and name.end <= span.end for span in found.marks["unwanted"])


def _linked(found: Annotated, held: Mention, name: Mention) -> bool:
    """Whether a name goes on a list that begins with one that is held: "I have AI-900 and DP-100"."""
    between = range(held.end, name.start)
    if name.start < held.end or any(found.text[at].after in {".", "?"} for at in between):
        return False
    return all(found.around("link", at) for at in between) and not any(
        span.start <= name.start and name.end <= span.end for span in found.marks["not-have"]
    )
