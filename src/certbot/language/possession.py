"""Which of the certifications named the person holds, and which they only speak about."""

from __future__ import annotations

from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.mentions import Mention
from certbot.language.understanding import Found, Match

_LINKS = frozenset(["and", "plus", "also", "as", "well", "&", "both", "then"])
_ASKING = frozenset(
    ["should", "do", "does", "if", "to", "must", "need", "can", "could", "would", "shall", "when", "once", "will"]
)


def sort(found: Annotated) -> tuple[tuple[str, ...], tuple[str, ...], Found | None]:
    """The ids held, the ids spoken about, and the candidates of what is not clear."""
    held = [name for name in found.names if name.verdict == "take" and _held(found, name)]
    for name in found.names:
        if name.verdict == "take" and name not in held and any(_linked(found, other, name) for other in held):
            held.append(name)
    have = tuple(dict.fromkeys(name.ids[0] for name in sorted(held, key=lambda name: name.start)))
    wanted = tuple(dict.fromkeys(name.ids[0] for name in found.names if name.verdict == "take" and name not in held))
    unclear = [name for name in found.names if name.verdict != "take" and (name.ids or name.code)]
    ask = None
    if unclear:
        ids = list(dict.fromkeys(id for name in unclear for id in name.ids if id not in wanted))[:3]
        matches = tuple(Match(id, 60 - rank) for rank, id in enumerate(ids))
        if matches or not wanted:
            code = next((name.code for name in unclear if name.code), None)
            ask = Found("ask" if matches else "none", matches, code)
    return have, tuple(id for id in wanted if id not in have), ask


def _held(found: Annotated, name: Mention) -> bool:
    if any(span.start <= name.start and name.end <= span.end for span in found.marks["not-have"]):
        return False
    for span in found.marks["have"]:
        if span.start <= name.start and name.end <= span.end:
            before = {token.text for token in found.text[max(0, span.start - 2) : span.start]}
            if not scope.negated(found, span.start) and before.isdisjoint(_ASKING):
                return True
    return False


def _linked(found: Annotated, held: Mention, name: Mention) -> bool:
    """Whether a name goes on a list that begins with one that is held: "I have AI-900 and DP-100"."""
    between = found.text[held.end : name.start]
    if name.start < held.end or any(token.ends and token.after != "," for token in between):
        return False
    return all(token.text in _LINKS for token in between) and not any(
        span.start <= name.start and name.end <= span.end for span in found.marks["not-have"]
    )
