"""What a text has that tells of what it wants: the evidence that learned weights (weighing.py) are given for.

Each feature is named so that a person can read it ("word refund", "concept my-data", "sign renew", "asked budget"), and
has a value from 0 to 1. What the program knows as a name, a platform, a number counts as that and not as its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from certbot.language.intents import Draft
from certbot.language.signs import UNKNOWN
from certbot.language.templates import Span
from certbot.language.weighing import NONE

OF_RULES = ("sign ", "told ", "ruled ", "whole ")
"""How the names begin of what the rules say."""
_EDGE = "|"
"""What stands before the first word and behind the last."""
_STEM = 5
"""So many letters of a longer word count for its other forms ("renew", "renewal", "renewing")."""
_MOST_TELLING = 12
"""The weight of a sign that tells as much as one can."""
_LONGEST, _STEP = 30, 4
"""Words of a text that is as long as any, and by how many its length is told."""


def features(draft: Draft) -> dict[str, float]:
    """The features of a text."""
    return {
        **dict.fromkeys(_of_words(draft), 1.0),
        **dict.fromkeys(_of_spans(draft), 1.0),
        **_of_signs(draft),
        **dict.fromkeys(_of_whole(draft), 1.0),
    }


def _of_words(draft: Draft) -> Iterator[str]:
    """Every word as it was understood, or what it stands for; and every two that follow one another."""
    said = [token.text for token in draft.found.text]
    for span in draft.found.provided:
        if span.value != UNKNOWN:
            said[span.start : span.end] = [span.value] * (span.end - span.start)
    said = [word for word, _ in groupby(said)]
    for word in said:
        yield f"word {word}"
        if len(word) > _STEM and word.isalpha():
            yield f"stem {word[:_STEM]}"
    yield from (f"pair {first} {second}" for first, second in pairwise([_EDGE, *said, _EDGE]))


def _of_spans(draft: Draft) -> Iterator[str]:
    """What people speak of, and what turns the words beside it."""
    found = draft.found
    spans: Iterable[Span] = (*found.concepts, *found.phrases, *found.listing, *found.wanted)
    yield from (f"{span.kind} {span.value}" for span in spans if span.kind != "vendor")
    yield from (f"whole {span.value}" for span in found.whole)
    yield from (f"mark {mark}" for mark, spans in found.marks.items() if spans)


def _of_signs(draft: Draft) -> dict[str, float]:
    """How much the most telling sign of each intent tells."""
    weights: dict[str, float] = {}
    for sign in draft.found.evidence:
        name = f"sign {sign.intent}"
        weights[name] = max(weights.get(name, 0.0), min(sign.weight / _MOST_TELLING, 1.0))
    return weights


def _of_whole(draft: Draft) -> Iterator[str]:
    """What is so of the text as a whole."""
    found = draft.found
    yield f"ruled {draft.ruled or NONE}"
    yield f"told {found.evidence[0].intent if found.evidence else NONE}"
    yield f"asked {draft.asked or NONE}"
    if draft.asked:
        yield "a question is open"
    yield f"length {min(len(found.text), _LONGEST) // _STEP}"
    if any(token.after == "?" for token in found.text):
        yield "question mark"
    yield f"certifications {min(len(draft.wanted), 2)}"
    if draft.ask:
        yield "a name that is not clear"
    if draft.have:
        yield "holds"
    if draft.cleared:
        yield "takes back"
    if draft.listing is not None:
        yield "list"
    if found.years:
        yield "years"
    for slot in draft.slots:
        yield "answers" if slot == draft.asked else f"slot {slot}"
