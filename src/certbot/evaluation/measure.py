"""All figures of one part of the sets."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from certbot.catalog.model import Catalog
from certbot.evaluation import intents, names, profiles
from certbot.evaluation.intents import IntentFigures
from certbot.evaluation.names import Answer, Answerer, NameFigures
from certbot.evaluation.peers import answerer, peers, thresholds
from certbot.evaluation.profiles import ProfileFigures
from certbot.evaluation.sets import NameLine, Part
from certbot.language.entries import NameIndex
from certbot.language.names import find
from certbot.language.read import understand
from certbot.language.words import Words


@dataclass(frozen=True)
class Others:
    """The peers by name, each at the threshold that is `best` for it, and at the one at which it is `held` to few false
    accepts."""

    best: Mapping[str, Answerer] = field(default_factory=dict)
    held: Mapping[str, Answerer] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """Of one part: ours, and for the names those of each peer at its best and held."""

    names: NameFigures
    peers: Mapping[str, NameFigures]
    held: Mapping[str, NameFigures]
    profiles: ProfileFigures
    intents: IntentFigures


def tuned_peers(catalog: Catalog, lines: tuple[NameLine, ...]) -> Others:
    """Every peer at each of the thresholds that these lines, which are those to develop by, are best for."""
    every = peers(catalog)
    at = {name: thresholds(peer, lines) for name, peer in every.items()}
    return Others(
        {f"{name}, {_from(at[name].best)}": answerer(peer, at[name].best) for name, peer in every.items()},
        {f"{name}, held: {_from(at[name].held)}": answerer(peer, at[name].held) for name, peer in every.items()},
    )


def _from(threshold: float) -> str:
    return f"from {threshold:.3g}" if math.isfinite(threshold) else "takes nothing"


def measure(part: Part, words: Words, index: NameIndex, others: Others) -> Figures:
    """Put every line of a part to us, and its names to the others."""

    def named(text: str) -> Answer:
        found = find(index, text)
        return Answer(found.verdict, tuple(match.id for match in found.matches))

    return Figures(
        names=names.count(part.names, named),
        peers={name: names.count(part.names, other) for name, other in others.best.items()},
        held={name: names.count(part.names, other) for name, other in others.held.items()},
        profiles=profiles.count(
            part.profiles, lambda text, asked: understand(words, index, text, asked, part.today).slots
        ),
        intents=intents.count(
            part.intents, lambda text, asked: understand(words, index, text, asked, part.today).intent
        ),
    )
