"""One name inside a text, and what a code that the catalog does not have may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from certbot.language.codes import CodeSpan
from certbot.language.entries import NameIndex
from certbot.language.understanding import Found, Match

MOST = 3
"""Candidates that are asked about at once."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a text: the tokens from `start` to before `end`. `ids` are one certification, newest exam first;
    with `verdict` ask, candidates. `trade` if the words also name what somebody does ("aws data engineer"); `linked` if
    it is one of several between which somebody chooses."""

    start: int
    end: int
    ids: tuple[str, ...]
    score: float
    verdict: str = "take"
    trade: bool = False
    code: str | None = None
    linked: bool = False


def unknown_code(names: NameIndex, codes: Iterable[CodeSpan]) -> Found:
    """The answer to codes that the catalog does not have: ask about the nearest, or none."""
    missing = [code for code in codes if code.id is None]
    near = list(dict.fromkeys(id for code in missing for id in names.codes.near(code.text)))[:MOST]
    matches = tuple(Match(id, 70 - rank) for rank, id in enumerate(near))
    return Found("ask" if matches else "none", matches, missing[0].text)
