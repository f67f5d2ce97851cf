"""Learns how much each feature of a text speaks for each intent, from lines whose intent is known.

Multinomial logistic regression, trained by stochastic gradient descent with a step of its own for each weight (AdaGrad,
Duchi, Hazan and Singer 2011). Each line is learned from twice: with all of its features, and without the verdicts of
the rules, so that its words have to tell the intent, too: rules are right more often on texts that they were written
by than on those of other people.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import exp, sqrt
from operator import add
from random import Random

from certbot.evaluation.sets import IntentLine
from certbot.language.drafting import drafted
from certbot.language.entries import NameIndex
from certbot.language.features import OF_RULES, features
from certbot.language.weighing import NONE, SCALE, Weights
from certbot.language.words import Words

ROUNDS = 6
"""How often every line is learned from."""
STEP = 0.15
"""How far a weight moves at first."""
SEEN = 3
"""In so many lines a feature must be to tell anything."""
WRITTEN = date(2026, 11, 22)
"""The day on which the examples were written, from which "since 2019" is counted."""
_GREATEST = 127

Features = Mapping[str, float]


def read_as(words: Words, index: NameIndex, lines: Iterable[IntentLine]) -> list[tuple[Features, str | None]]:
    """The features and the intent of each line, but for those that are nothing but an answer."""
    drafts = ((drafted(words, index, line.text, line.asked, WRITTEN), line.intent) for line in lines)
    return [(features(draft), intent) for draft, intent in drafts if draft.bare is None]


def learn(lines: Sequence[tuple[Features, str | None]], examples: str = "") -> Weights:
    """The weights that tell the intents of these lines by their features. The same lines give the same weights;
    `examples` is the digest of them that the weights keep."""
    intents = tuple(sorted({intent or NONE for _, intent in lines}))
    counts = Counter(name for read, _ in lines for name in read)
    weights = {name: [0.0] * len(intents) for name, count in counts.items() if count >= SEEN}
    moved = {name: [1e-8] * len(intents) for name in weights}  # the sum of the squares of all gradients
    rows = []
    for read, intent in lines:
        known = [(name, value) for name, value in read.items() if name in weights]
        told = intents.index(intent or NONE)
        rows += [(known, told), ([each for each in known if not each[0].startswith(OF_RULES)], told)]
    chance = Random(0)
    for _ in range(ROUNDS):
        chance.shuffle(rows)
        for known, told in rows:
            _learn_from(weights, moved, known, told)
    return Weights(intents, examples, {name: _packed(weights[name]) for name in sorted(weights)})


def _packed(weights: Iterable[float]) -> bytes:
    """Weights as they are kept."""
    return array("b", (max(-_GREATEST, min(_GREATEST, round(each * SCALE))) for each in weights)).tobytes()


def _learn_from(
    weights: dict[str, list[float]], moved: dict[str, list[float]], known: Sequence[tuple[str, float]], told: int
) -> None:
    """Move the weights of one line's features towards its intent."""
    sums = list(map(sum, zip(*([value * each for each in weights[name]] for name, value in known), strict=True)))
    if not sums:
        return
    most = max(sums)
    powers = [exp(each - most) for each in sums]
    whole = sum(powers)
    errors = [power / whole for power in powers]
    errors[told] -= 1
    for name, value in known:
        gradients = [value * error for error in errors]
        squares = moved[name] = list(map(add, moved[name], (each * each for each in gradients)))
        weights[name] = [
            weight - STEP * gradient / sqrt(square)
            for weight, gradient, square in zip(weights[name], gradients, squares, strict=True)
        ]
