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


def test_what_a_phrase_means_word_for_word() -> None:
    """Nothing is passed over, and a beginning means nothing yet."""
    root = Network()
    root.add("(go|step) back", "whole", "back")
    assert root.meaning(("step", "back")) == (("whole", "back"),)
    assert root.meaning(("go", "the", "back")) == root.meaning(("go",)) == ()


def test_everything_that_phrases_mean_is_told_once() -> None:
    """With one phrase for each set of meanings, however many phrases there are."""
    root = Network()
    root.add("(a|b|c) (x|y)", "k", "one")
    root.add("b y", "k", "two")
    told = {ends: phrase for phrase, ends in root.meanings()}
    assert told == {
        (("k", "one"),): told[(("k", "one"),)],
        (("k", "two"), ("k", "one")): ("b", "y"),
    }
    assert told[(("k", "one"),)] in {(a, b) for a in "abc" for b in "xy"} - {("b", "y")}
