"""Weights, and when they go against the rules."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest

from certbot.language.weighing import SCALE, Spoken, Weights


def weights(**features: Sequence[float]) -> Weights:
    """Weights for three intents; the features are named "word ..." after their keyword."""
    packed = {
        f"word {name}": array("b", [round(SCALE * each) for each in row]).tobytes() for name, row in features.items()
    }
    return Weights(("free", "none", "renew"), "", packed)


WEIGHTS = weights(lapse=(0, 0, 4), cheap=(3, 0, 0), cheaper=(0.6, 0, 0), hm=(0, 2, 0), so=(0.1, 0, 0))


@pytest.mark.parametrize(
    ("said", "ruled", "intent"),
    [
        ("lapse", "free", "renew"),
        ("lapse", None, "renew"),
        ("lapse", "browse", "renew"),  # which no example has
        ("hm", "free", None),
        ("so", "renew", "renew"),  # not clear enough
        ("so", None, None),
        ("cheap lapse", "free", "renew"),  # 27 of a hundred against 72
        ("cheap cheaper lapse", "free", "free"),  # 40 against 59
        ("never heard", "free", "free"),
        ("", None, None),
    ],
)
def test_the_rules_give_way_to_what_is_clear(said: str, ruled: str | None, intent: str | None) -> None:
    """Another intent takes the place of the rules' where its share is greater by the margin, none where no word is
    known."""
    assert WEIGHTS.choose({f"word {word}": 1.0 for word in said.split()}, ruled) == intent


def test_the_shares_are_those_of_a_logistic_regression() -> None:
    """Together they are one, and each is the exponential of its sum; a feature counts as much as its value."""
    shares = WEIGHTS.shares({"word lapse": 0.5, "word cheap": 1.0, "word unknown": 1.0})
    assert list(shares) == ["free", "none", "renew"]
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["free"] / shares["renew"] == pytest.approx(2.718281828)
    assert shares["renew"] / shares["none"] == pytest.approx(7.389056099)


def test_nothing_learned_says_nothing() -> None:
    """Without weights the rules stand."""
    assert Weights().choose({"word lapse": 1.0}, "free") == "free"
    assert Weights().shares({"word lapse": 1.0}) == {}


def test_what_spoke_for_an_intent_is_named() -> None:
    """What spoke for it rather than for the other, the most first."""
    said = {"word lapse": 1.0, "word cheap": 1.0, "word so": 1.0, "word hm": 0.5}
    assert list(WEIGHTS.spoken(said, "renew", "free")) == [Spoken("word lapse", 4)]
    assert list(WEIGHTS.spoken(said, "free", None)) == [Spoken("word cheap", 3), Spoken("word so", 0.1)]
    assert list(WEIGHTS.spoken(said, None, "free")) == [Spoken("word hm", 1)]
