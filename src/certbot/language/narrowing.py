"""What is said to tell certifications apart that a name leaves open: "the junior one", "not the AI one"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from certbot.language import rules
from certbot.language.entries import NameIndex, content
from certbot.language.lexicon import CREDENTIAL, TALK, VENDOR_WORDS
from certbot.language.mention import MOST
from certbot.language.normalise import Token
from certbot.language.understanding import Found, Match
from certbot.language.wording import words

_LOWER = frozenset(
    """junior entry lower lowest easier easiest smaller starter base first basic plain simple simpler simplest intro
    introductory beginner beginners""".split()
)
_HIGHER = frozenset("senior higher highest harder hardest tougher toughest bigger advanced top".split())
_RANKS = {
    "foundational": 0, "fundamental": 0, "beginner": 0, "associate": 1, "intermediate": 1, "specialty": 2,
    "professional": 2, "advanced": 2, "expert": 3,
}  # fmt: skip
_MOST_DENIED = 6
"""Words of what is not meant."""
_ASKING = frozenset(("why", "or", "if", "whether"))
_UNKNOWN = frozenset("forgot forget remember recall sure idk dunno know unsure unclear".split())
_WHICH_ONE = frozenset("one ones exactly it is was of them the two lol tho though".split())
_DENYING = frozenset("not ignore ignoring forget except excluding minus skip without".split())
_TURNING = frozenset(("but", "though"))


class Denied(NamedTuple):
    """A text without the clause that says which one is not meant ("..., not the AI one"), and what that names."""

    text: tuple[Token, ...]
    words: frozenset[str]


def denied(names: NameIndex, typed: Sequence[Token]) -> Denied | None:
    """The clause that says which one is not meant; None if there is none, or if it is about something else."""
    for at, token in enumerate(typed):
        if token.text not in _DENYING or not _begins(typed, at):
            continue
        end = next((end for end in range(at, len(typed)) if _ends(typed, end)), len(typed) - 1) + 1
        clause = typed[at + 1 : end]
        if not at and end == len(typed):
            return None
        if not 0 < len(clause) <= _MOST_DENIED or any(word.text[0].isdigit() for word in clause):
            return None
        said = [word.text for word in words(clause)]
        kept = [word for word in content(said) if word not in TALK or word in VENDOR_WORDS]
        if kept and all(word in names.holders for word in kept):
            return Denied((*typed[:at], *typed[end:]), frozenset(kept))
    return None


def _begins(typed: Sequence[Token], at: int) -> bool:
    """Whether a clause that says what is not meant begins at this word."""
    before = typed[at - 1] if at else None
    if before is None:
        return typed[at].text == "not"
    return (before.ends and before.text not in _ASKING) or before.text in _TURNING


def _ends(typed: Sequence[Token], at: int) -> bool:
    """Whether a clause ends after this word."""
    return typed[at].ends or (at + 1 < len(typed) and typed[at + 1].text in _TURNING)


def without(names: NameIndex, found: Found, words: Collection[str]) -> Found:
    """The candidates but for those that have all of these words in one of their names."""
    kept = tuple(match for match in found.matches if not _has(names, names.entries[match.id], words))
    if not kept or len(kept) == len(found.matches):
        return found
    return _left(names, found, kept)


def narrowed(names: NameIndex, typed: Sequence[Token], found: Found) -> Found:
    """The only one of the candidates at their lowest level, or highest, where the text says so of a certification."""
    if found.verdict != "ask" or found.code or not 1 < len(found.matches) < MOST:
        return found
    if found.rule == rules.SEVERAL_INSIDE.code:
        return found  # they are named one by one
    told = [token for token in typed if token.text != "level"]
    said = {one.text for one, other in pairwise(told) if not one.ends and _is_said_of(names, other.text)}
    lower, higher = not said.isdisjoint(_LOWER), not said.isdisjoint(_HIGHER)
    ranks = [_rank(names, match) for match in found.matches]
    if lower == higher or -1 in ranks:
        return found
    wanted = min(ranks) if lower else max(ranks)
    return _left(names, found, tuple(one for one, rank in zip(found.matches, ranks, strict=True) if rank == wanted))


def unsure(typed: Sequence[Token]) -> bool:
    """Whether it is said that it is not known which one of several is meant ("forgot which", "one of the ...")."""
    said = [token.text for token in typed]
    if "which" not in said and "of" not in said[1:2]:
        return False
    if said[:2] in (["one", "of"], ["some", "of"], ["any", "of"]) and not (said[3:] and said[3].endswith("est")):
        return True
    for at, word in enumerate(said):
        if word == "which" and at and not _UNKNOWN.isdisjoint(said[max(at - 3, 0) : at]) and _breaks_off(said, at):
            return True
    return False


def _breaks_off(said: Sequence[str], at: int) -> bool:
    """Whether nothing follows "which" but "one" and the like."""
    return all(word in _WHICH_ONE for word in said[at + 1 :])


def _is_said_of(names: NameIndex, word: str) -> bool:
    """Whether an adjective before this word tells a certification ("the easier exam"), not what it is like."""
    return word in CREDENTIAL or word in VENDOR_WORDS or (word in names.holders and word not in TALK)


def _rank(names: NameIndex, match: Match) -> int:
    ranks = [rank for level, rank in _RANKS.items() if level in names.bags[names.entries[match.id]]]
    return min(ranks, default=-1)


def _has(names: NameIndex, entry: int, words: Collection[str]) -> bool:
    return all(word in names.bags[entry] or word in names.hosts[entry] for word in words)


def _left(names: NameIndex, found: Found, kept: tuple[Match, ...]) -> Found:
    """What is left: taken if it is one certification."""
    groups = names.groups(names.entries[match.id] for match in kept)
    return Found("take" if len(groups) == 1 else "ask", kept, rule=found.rule)
