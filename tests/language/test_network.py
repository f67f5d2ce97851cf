"""Templates as one network, and the walks through it."""

from __future__ import annotations

from certbot.language.network import Network
from certbot.language.normalise import tokens
from certbot.language.templates import Span


def test_matching_fills_slots_and_passes_over_articles() -> None:
    """A slot is whatever was found to be one; "the" may stand anywhere."""
    root = Network()
    root.add("compare {cert} with {cert}", "phrases", "compare")
    text = tokens("please compare the one with the other")
    filled = {3: [Span(3, 4, "cert", "one")], 6: [Span(6, 7, "cert", "other")]}
    assert list(root.matches(text, filled)) == [Span(1, 7, "phrases", "compare")]


def test_a_phrase_does_not_cross_a_sentence() -> None:
    """What belongs to two sentences is no phrase."""
    root = Network()
    root.add("next week", "phrases", "x")
    assert not list(root.matches(tokens("what next? week two"), {}))


def test_where_a_word_leads_on_in_one_template_it_is_passed_over_in_others() -> None:
    """Templates are walked together, and each keeps its own way."""
    root = Network()
    root.add("is the exam hard", "phrases", "the")
    root.add("is (exam|test) hard", "phrases", "plain")
    both = {Span(0, 4, "phrases", "the"), Span(0, 4, "phrases", "plain")}
    assert set(root.matches(tokens("is the exam hard"), {})) == both
    root.add("is", "phrases", "short")
    assert Span(0, 1, "phrases", "short") in set(root.matches(tokens("is the exam hard"), {}))
