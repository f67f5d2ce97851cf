"""What is learned from lines whose intent is known."""

from __future__ import annotations

from certbot.dialog.world import World
from certbot.evaluation.learning import SEEN, learn, read_as
from certbot.evaluation.sets import IntentLine
from certbot.language.weighing import NONE

LINES = [
    *[({"word pay": 1.0, "word i": 1.0, "ruled free": 1.0}, "free")] * 5,
    *[({"word expire": 1.0, "word i": 1.0, "ruled renew": 1.0}, "renew")] * 5,
    *[({"word hm": 1.0}, None)] * SEEN,
    ({"word once": 1.0, "word i": 1.0}, "renew"),
]


def test_words_tell_the_intents_of_the_lines() -> None:
    """Each line gets its own intent; what stood in too few lines is not learned."""
    weights = learn(LINES, "digest")
    assert weights.intents == ("free", NONE, "renew") and weights.examples == "digest"
    for features, intent in LINES[:-1]:
        shares = weights.shares(features)
        assert max(shares, key=lambda name: shares[name]) == (intent or NONE)
    assert "word once" not in weights.features


def test_the_same_lines_give_the_same_weights() -> None:
    """Nothing is left to chance; other lines give others."""
    assert learn(LINES) == learn(LINES)
    assert learn(LINES) != learn(LINES[3:])


def test_words_tell_it_without_the_rules_too() -> None:
    """A line is learned from once more without the verdicts of the rules, so that words count against a wrong one."""
    weights = learn(LINES)
    assert weights.choose({"word pay": 1.0, "word i": 1.0}, "renew") == "free"
    assert weights.choose({"word pay": 1.0, "word expire": 1.0, "ruled free": 1.0}, "free") == "free"


def test_bare_answers_are_left_out(world: World) -> None:
    """Whoever only answers wants nothing that could be weighed."""
    lines = [
        IntentLine(text="whatever", intent=None, asked="platform"),
        IntentLine(text="whatever you say, what does PMLE cost", intent="lookup"),
    ]
    ((features, intent),) = read_as(world.words, world.index, lines)
    assert intent == "lookup" and "word {cert}" in features
