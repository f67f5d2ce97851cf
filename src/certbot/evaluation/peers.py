"""What others would use to find a name, on the same names and texts.

Each peer gives the nearest of all names, short names, codes and aliases with a score, and takes it from a threshold on;
below, it refuses. None of them asks. Letters are compared without case and punctuation (`rapidfuzz.utils.
default_process`), which is kinder to the peers than leaving them. Of equal scores the first in the catalog is taken, as
`rapidfuzz.process.extractOne` does.

A threshold is chosen on the part to develop by, and kept for the part that is set aside, twice for each peer:

    best       the mean of two shares is greatest: of the unambiguous, those that are right; of what is to be refused,
               what is refused
    held       most of the unambiguous are right while at most 1 % of what is to be refused is taken
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from certbot.catalog.model import Catalog
from certbot.evaluation.names import UNAMBIGUOUS, Answer, Answerer
from certbot.evaluation.sets import NameLine

MOST_FALSE = 0.01
"""The share of what is to be refused that a peer may take where it is held to that."""

Nearest = tuple[str, float] | None
"""The certification that is nearest, and its score; None where nothing is near at all."""
Peer = Callable[[str], Nearest]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The scores from which on a peer takes what is nearest."""

    best: float
    held: float


def peers(catalog: Catalog) -> Mapping[str, Peer]:
    """The peers by name; each keeps what it has found."""
    names = [
        (default_process(name), record.id)
        for record in catalog.certifications.values()
        for name in dict.fromkeys((record.name, record.short, *record.codes, *record.aliases))
    ]
    return {
        "rapidfuzz WRatio": cache(_rapidfuzz(names, fuzz.WRatio)),
        "rapidfuzz token_set_ratio": cache(_rapidfuzz(names, fuzz.token_set_ratio)),
        "SQLite FTS5 trigram": cache(_fts5(names)),
        "trigram TF-IDF cosine": cache(_cosine(names)),
    }


def _rapidfuzz(names: Sequence[tuple[str, str]], scorer: Callable[..., float]) -> Peer:
    """One of rapidfuzz's scorers with `process.extractOne`."""
    known = [name for name, _ in names]

    def nearest(text: str) -> Nearest:
        found: Any = process.extractOne(default_process(text), known, scorer=scorer)
        return (names[found[2]][1], found[1]) if found else None

    return nearest


def _fts5(names: Sequence[tuple[str, str]]) -> Peer:
    """SQLite's full-text search with its trigram tokenizer: any of the text's trigrams, ranked by BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE names USING fts5(name, id UNINDEXED, tokenize = 'trigram')")
    database.executemany("INSERT INTO names VALUES (?, ?)", names)

    def nearest(text: str) -> Nearest:
        words = " OR ".join(f'"{part}"' for part in dict.fromkeys(_trigrams(default_process(text))))
        if not words:
            return None
        sql = "SELECT id, -rank FROM names WHERE names MATCH ? ORDER BY rank, rowid LIMIT 1"
        row = database.execute(sql, (words,)).fetchone()
        return (row[0], row[1]) if row else None

    return nearest


def _cosine(names: Sequence[tuple[str, str]]) -> Peer:
    """The cosine between bags of trigrams, each weighted by how few names have it; word ends count as blanks."""
    bags = [Counter(_trigrams(f" {name} ")) for name, _ in names]
    frequency = Counter(part for bag in bags for part in bag)
    rarity = {part: math.log((1 + len(bags)) / (1 + often)) + 1 for part, often in frequency.items()}
    unknown = math.log(1 + len(bags)) + 1
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, bag in enumerate(bags):
        length = math.hypot(*(often * rarity[part] for part, often in bag.items()))
        for part, often in bag.items():
            holders[part].append((at, often * rarity[part] / length))

    def nearest(text: str) -> Nearest:
        bag = Counter(_trigrams(f" {default_process(text)} "))
        weights = {part: often * rarity.get(part, unknown) for part, often in bag.items()}
        scores: dict[int, float] = defaultdict(float)
        for part, weight in weights.items():
            for at, other in holders.get(part, ()):
                scores[at] += weight * other
        if not scores:
            return None
        best = min(scores, key=lambda at: (-scores[at], at))
        return names[best][1], scores[best] / math.hypot(*weights.values())

    return nearest


def _trigrams(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(len(text) - 2)]


def answerer(peer: Peer, threshold: float) -> Answerer:
    """The peer as one that takes or refuses."""

    def answer(text: str) -> Answer:
        found = peer(text)
        return Answer("take", (found[0],)) if found and found[1] >= threshold else Answer("none")

    return answer


def thresholds(peer: Peer, lines: Iterable[NameLine]) -> Thresholds:
    """The thresholds for this peer by these lines, as the head of this module says; infinite where it should take
    nothing."""
    lines = [line for line in lines if line.group != "ambiguous"]
    refused = sum(line.group == "refused" for line in lines)
    unambiguous = len(lines) - refused
    # As the threshold falls, one text after the other is taken; first none is, which is right of all but clear names.
    right, false = sum(line.group == "mistyped" for line in lines), 0
    best = held = (-1.0, math.inf)
    scored = [(found[1], found[0], line) for line in lines if (found := peer(line.text))]
    steps = groupby(sorted(scored, key=lambda item: -item[0]), key=lambda item: item[0])
    for score, taken in [(math.inf, iter(())), *((score, list(group)) for score, group in steps)]:
        for _, id, line in taken:
            if line.group in UNAMBIGUOUS:
                right += (id in line.expect) if line.expect else -1
            else:
                false += 1
        rights = right / max(unambiguous, 1)
        accepts = false / max(refused, 1)
        best = max(best, (rights + 1 - accepts, score))
        if accepts <= MOST_FALSE:
            held = max(held, (rights, score))
    return Thresholds(best[1], held[1])
