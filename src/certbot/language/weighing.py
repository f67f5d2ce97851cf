"""The intent of a text by what people meant who wrote alike: weights learned from the lines in dialogs/examples/.

The rules know what somebody thought of; thousands of lines of other people tell how much each word, each concept and
the verdict of the rules itself speaks for each intent. The weights of all features of a text are summed for every
intent and turned into shares of one (multinomial logistic regression). The rules' intent stands unless another has a
share that is greater by MARGIN: so what the rules are right about stays as it is, and `explain` can name the words that
spoke against them.

`evaluation/learning.py` learns the weights; this module only sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp
from typing import NamedTuple

import msgspec

NONE = "none"
"""What stands for no intent."""
MARGIN = 0.25
"""By how much the share of an intent must be greater than that of the rules' to take its place."""
SCALE = 10
"""Weights are kept as whole numbers of this part of one."""


class Spoken(NamedTuple):
    """A feature that spoke for an intent rather than for another, and how much."""

    feature: str
    weight: float


class Weights(msgspec.Struct, frozen=True):
    """How much each feature speaks for each of the `intents`, in their order: signed bytes, in parts of SCALE.
    `examples` is the digest of what they were learned from."""

    intents: tuple[str, ...] = ()
    examples: str = ""
    features: dict[str, bytes] = {}

    def choose(self, features: Mapping[str, float], ruled: str | None) -> str | None:
        """The intent of a text with these features, to which the rules give the intent `ruled`."""
        shares = self.shares(features)
        if not shares:
            return ruled
        best = max(shares, key=lambda intent: shares[intent])
        if shares[best] - shares.get(ruled or NONE, 0.0) < MARGIN:
            return ruled
        return None if best == NONE else best

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """The share of each intent: together 1. Nothing where no feature is known."""
        known = [(self._of(name), value) for name, value in features.items() if name in self.features]
        weighed = (weights if value == 1 else [value * each for each in weights] for weights, value in known)
        sums = [sum(column) / SCALE for column in zip(*weighed, strict=True)]
        most = max(sums, default=0.0)
        powers = [exp(each - most) for each in sums]
        whole = sum(powers)
        return {intent: power / whole for intent, power in zip(self.intents, powers, strict=False)}

    def spoken(self, features: Mapping[str, float], intent: str | None, other: str | None) -> Iterator[Spoken]:
        """What spoke for an intent rather than for the `other`, the most first."""
        first, second = (self.intents.index(name or NONE) for name in (intent, other))
        known = ((name, value, self._of(name)) for name, value in features.items() if name in self.features)
        spoken = (Spoken(name, value * (weights[first] - weights[second]) / SCALE) for name, value, weights in known)
        yield from sorted((each for each in spoken if each.weight > 0), key=lambda each: -each.weight)

    def _of(self, feature: str) -> memoryview:
        """The weights of a feature, as numbers."""
        return memoryview(self.features[feature]).cast("b")
