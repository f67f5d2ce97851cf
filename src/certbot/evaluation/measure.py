"""All figures of one part of the sets."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from certbot.catalog.model import Catalog
from certbot.evaluation import intents, names, profiles
from certbot.evaluation.intents import IntentFigures
from certbot.evaluation.names import Answer, Answerer, NameFigures
from certbot.evaluation.peers import answerer, peers, thresholds
from certbot.evaluation.profiles import ProfileFigures
from certbot.evaluation.sets import NameLine, Part
from certbot.language.entries import NameIndex
from certbot.language.load import Words
from certbot.language.names import find
from certbot.language.read import understand


@dataclass(frozen=True)
class Figures:
    """Of one part: ours, and those of each peer for the names."""

    names: NameFigures
    peers: Mapping[str, NameFigures]
    profiles: ProfileFigures
    intents: IntentFigures


def tuned_peers(catalog: Catalog, lines: tuple[NameLine, ...]) -> Mapping[str, Answerer]:
    """Every peer at each of the thresholds that these lines, which are those to develop by, are best for."""
    tuned = {}
    for name, peer in peers(catalog).items():
        at = thresholds(peer, lines)
        tuned[f"{name}, {_from(at.best)}"] = answerer(peer, at.best)
        tuned[f"{name}, held to 1 %: {_from(at.held)}"] = answerer(peer, at.held)
    return tuned


def _from(threshold: float) -> str:
    return f"from {threshold:.3g}" if math.isfinite(threshold) else "takes nothing"


def measure(part: Part, words: Words, index: NameIndex, others: Mapping[str, Answerer]) -> Figures:
    """Put every line of a part to us, and its names to the others."""

    def named(text: str) -> Answer:
        found = find(index, text)
        return Answer(found.verdict, tuple(match.id for match in found.matches))

    return Figures(
        names=names.count(part.names, named),
        peers={name: names.count(part.names, other) for name, other in others.items()},
        profiles=profiles.count(
            part.profiles, lambda text, asked: understand(words, index, text, asked, part.today).slots
        ),
        intents=intents.count(
            part.intents, lambda text, asked: understand(words, index, text, asked, part.today).intent
        ),
    )
