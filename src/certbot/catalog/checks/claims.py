"""Claims: nothing in the catalog promises anybody more money.

What a certification does for somebody's pay is never a fact here. A sentence about it stands as somebody's claim, with
what we found: in the advice about pay and jobs, in an article's `says` beside a `now`, or in a text that itself says
that no source was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from certbot.catalog.checks.world import World
from certbot.yaml.load import Path
from certbot.yaml.problem import Problem

KINDS = frozenset({"market", "claims"})
"""The kinds of advice whose entries are claims, each with what we found in `now` or in the text."""

_NO_PROSE = frozenset({"id", "sources", "aliases", "known_by", "codes", "url"})
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_MONEY = r"(?:\d[\d.,]*\s?(?:usd|gbp|eur|k|dollars)\b|[$£€]\s?\d[\d.,]*k?)"
_FIGURE = rf"(?:\d[\d.,]*\s?(?:%|percent\b|per cent\b)|\b(?:fifth|quarter|third)\b|{_MONEY})"
_MORE = (
    r"\b(?:more|higher|above|better|extra|premium|uplift|bump|boost\w*|lift\w*|rais\w+|ris\w+|rose|increas\w+|grow\w*"
    r"|doubl\w+)\b"
)
_NEAR = r"\W+(?:\w+\W+){0,2}?"
_FIGURE_MORE = rf"{_FIGURE}{_NEAR}{_MORE}"
_PAY = r"\b(?:salar(?:y|ies)|wages?|incomes?|earnings|compensation|pay ?(?:rise|raise|bump|boost|increase|premium)s?)\b"
_RISES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_PAY}.*(?:{_FIGURE}|{_MORE})",
        rf"(?:{_FIGURE}|{_MORE}).*{_PAY}",
        r"\bpay ?(?:rises?|raises?|bumps?|premiums?)\b",
        rf"\b(?:earn\w*|paid|(?<!you )pays?|jobs?|roles?|adverts?|employers?)\b(?:(?!\bcost).)*{_FIGURE_MORE}",
        rf"\bmakes?\s+(?:\w+\s+){{0,2}}{_FIGURE_MORE}\s+than\b",
        rf"\bearn(?:s|ed|ing)?{_NEAR}(?:{_MONEY}|(?:more|better|extra)\b(?!\s+than\s+(?:one|two|\d)))",
        rf"\b(?:better|higher)[ -](?:paid|paying)\b|\bpaid{_NEAR}(?:better|higher|above)\b",
        rf"{_MORE}\s+(?:\w+\s+)?pay\b(?!\s+(?:for|once|per|the|a)\b)",
        rf"\b(?:your|their)\s+pay\b.*{_FIGURE}",
    )
)
_NO_SOURCE = re.compile(r"\bno (?:source|survey|page|figures)\b|\bwithout (?:a |any )?source\b", re.IGNORECASE)


def no_pay_rise_as_a_fact(world: World) -> Iterator[Problem]:
    """Whoever says that a certification pays is named, and what we found stands beside it."""
    for entry in (*world.certifications, *world.renewal, *world.advice):
        if entry.path[0] in KINDS and entry.text("now") is not None:
            continue
        for path, text, beside in _prose(entry.value):
            if not promises_pay(text) or _NO_SOURCE.search(text):
                continue
            if path[-1] == "says" and beside.get("now") is not None:
                continue
            message = (
                "a pay rise is no fact here: leave it out, or give it as an article's claim with what we found in now"
            )
            yield entry.problem(path, message)


def promises_pay(text: str) -> bool:
    """Whether a sentence of the text speaks of more pay, or of a figure of pay."""
    return any(rise.search(sentence) for sentence in _SENTENCE.split(text) for rise in _RISES)


def _prose(value: Any, path: Path = (), beside: Any = None) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Every text below `value` that is prose, with its path and the mapping that it is part of."""
    if isinstance(value, str):
        yield path, " ".join(value.split()), beside if isinstance(beside, dict) else {}
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_PROSE:
                yield from _prose(inner, (*path, key), value)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _prose(inner, (*path, i), beside)
