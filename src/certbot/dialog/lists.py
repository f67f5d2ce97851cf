"""Criteria in the data of a button: short, and read back only if today's data knows them.

    p:nvidia,google;k:a;l:af;m:150!     a letter for each field, then its values; "-" for no criteria at all

An amount with "!" is one that a price must stay on this side of. Values of closed lists are letters: their place in
the list. New values go to the end of those lists, so that old buttons keep their meaning. No value stands there twice.

    =3f0c62d1a5b7                       a fingerprint, where the criteria are too long for a button
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, get_args

from certbot.catalog.criteria import TRAITS, Bound, Criteria, Order, Standing
from certbot.catalog.vocabulary import Kind, Level
from certbot.dialog.world import World

EVERYTHING = "-"
_NAMED = {"p": "providers", "b": "but", "t": "topics", "g": "languages"}
_SEVERAL: Mapping[str, tuple[str, Sequence[str]]] = {
    "k": ("kinds", get_args(Kind)),
    "l": ("levels", get_args(Level)),
    "q": ("traits", TRAITS),
}
_ONE: Mapping[str, tuple[str, Sequence[str]]] = {
    "s": ("standing", get_args(Standing)),
    "o": ("order", get_args(Order)),
}
_BOUNDS = {"m": "most", "n": "least"}
_AMOUNT = re.compile(r"(\d{1,9}(?:\.\d{1,2})?)(!?)", re.ASCII)
_MONTHS = re.compile(r"[1-9]\d{0,3}", re.ASCII)


def encode_criteria(criteria: Criteria) -> str:
    """The criteria as text without the separator of taps."""
    return ";".join(f"{letter}:{text}" for letter, text in _encoded(criteria)) or EVERYTHING


def fingerprint(criteria: Criteria) -> str:
    """A short text by which the criteria are known again, but not read back."""
    return "=" + hashlib.blake2b(encode_criteria(criteria).encode(), digest_size=6).hexdigest()


def decode_criteria(world: World, text: str) -> Criteria | None:
    """The criteria that a text stands for; None if it is none of ours, or names what today's data does not have."""
    if text == EVERYTHING:
        return Criteria()
    fields: dict[str, Any] = {}
    for part in text.split(";"):
        letter, _, value = part.partition(":")
        field, values = _decoded(letter, value)
        if values is None or field in fields:
            return None
        fields[field] = values
    criteria = Criteria(**fields)
    return criteria if known(world, criteria) else None


def known(world: World, criteria: Criteria) -> bool:
    """Whether today's data has all that the criteria name."""
    return (
        {*criteria.providers, *criteria.but} <= world.catalog.providers.keys()
        and {*criteria.topics} <= world.catalog.topics.keys()
        and {*criteria.languages} <= world.languages
    )


def _encoded(criteria: Criteria) -> Iterator[tuple[str, str]]:
    for letter, field in _NAMED.items():
        if names := getattr(criteria, field):
            yield letter, ",".join(names)
    for letter, (field, values) in (*_SEVERAL.items(), *_ONE.items()):
        if chosen := getattr(criteria, field):
            listed = chosen if letter in _SEVERAL else (chosen,)
            yield letter, "".join(ascii_lowercase[values.index(value)] for value in listed)
    for letter, field in _BOUNDS.items():
        if bound := getattr(criteria, field):
            amount = f"{bound.amount:.2f}".removesuffix(".00")
            yield letter, amount if bound.inclusive else f"{amount}!"
    if criteria.months is not None:
        yield "v", str(criteria.months)


def _decoded(letter: str, text: str) -> tuple[str, Any]:
    """A field and its value; None for a value that is none."""
    if letter in _NAMED:
        return _NAMED[letter], _once(tuple(text.split(",")))
    if letter in _SEVERAL:
        field, values = _SEVERAL[letter]
        return field, _listed(values, text)
    if letter in _ONE:
        field, values = _ONE[letter]
        chosen = _listed(values, text)
        return field, chosen[0] if chosen is not None and len(chosen) == 1 else None
    if letter in _BOUNDS:
        amount = _AMOUNT.fullmatch(text)
        return _BOUNDS[letter], Bound(float(amount[1]), inclusive=not amount[2]) if amount else None
    return "months", int(text) if letter == "v" and _MONTHS.fullmatch(text) else None


def _listed(values: Sequence[str], text: str) -> tuple[str, ...] | None:
    """The values of a list that letters stand for; None if one of them stands for nothing, or stands there twice."""
    places = [ascii_lowercase.find(letter) for letter in text]
    if not places or any(not 0 <= place < len(values) for place in places):
        return None
    return _once(tuple(values[place] for place in places))


def _once(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The values; None if one of them stands there twice."""
    return values if len({*values}) == len(values) else None
