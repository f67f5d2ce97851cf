"""Signs of intents: concepts that stand together in a sentence."""

from __future__ import annotations

import pytest

from certbot.language.normalise import tokens
from certbot.language.signs import Signs, parse_sign
from certbot.language.templates import Span

ORDER = {"delete": 0, "show": 1, "ask": 2}


def spans(text: str, **concepts: str) -> list[Span]:
    """The concepts in a text: each of the words that are given for it."""
    words = [token.text for token in tokens(text)]
    return [
        Span(at, at + 1, "concepts", name)
        for name, said in concepts.items()
        for at, word in enumerate(words)
        if word in said.split()
    ]


def best(signs: Signs, text: str, **concepts: str) -> str | None:
    """The intent of the most telling sign in a text."""
    return max((said.intent for said in sorted(signs.found(tokens(text), spans(text, **concepts)))[-1:]), default=None)


def test_a_sign_names_what_it_needs_and_what_must_be_absent() -> None:
    """A `!` stands before what must not be there."""
    assert parse_sign("erase my-data !cert") == (("erase", "my-data"), frozenset({"cert"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wipe data", True),
        ("data, please wipe", True),
        ("wipe, if it is no trouble at all, all of the data", True),
        ("wipe. data", False),
        ("data? wipe", False),
        ("wipe", False),
        ("wipe data exam", False),
    ],
)
def test_a_sign_is_found_in_any_order_within_a_sentence(text: str, found: bool) -> None:
    """Neither the order nor the distance counts, but the sentence does, and what must be absent."""
    signs = Signs([("delete", "erase data !cert")], {}, ORDER)
    assert bool(list(signs.found(tokens(text), spans(text, erase="wipe", data="data", cert="exam")))) is found


def test_each_concept_needs_words_of_its_own() -> None:
    """One word that is in two concepts does not fill both."""
    signs = Signs([("delete", "one other")], {}, ORDER)
    assert best(signs, "copy", one="copy", other="copy") is None
    assert best(signs, "copy copy", one="copy", other="copy") == "delete"


def test_the_most_telling_sign_counts() -> None:
    """The weight counts before the words covered, and these before the order."""
    signs = Signs([("delete", "a b"), ("show", "c"), ("ask", "d")], {"c": 6, "a": 1}, ORDER)
    said = {"a": "x", "b": "y", "c": "z", "d": "w"}
    assert best(signs, "x y w", **said) == "delete"
    assert best(signs, "x y z", **said) == "show"
    assert best(signs, "w", **said) == "ask"


def test_what_is_told_of_a_sentence_weighs_nothing() -> None:
    """A sign may need a question, or a short text; both are no part of it."""
    signs = Signs([("ask", "a {question}"), ("show", "a {short}")], {}, ORDER)
    (asked,) = signs.found(tokens("x and many more words?"), spans("x and many more words", a="x"))
    assert (asked.intent, asked.weight, asked.covered, asked.asks) == ("ask", 2, 1, True)
    assert [said.intent for said in signs.found(tokens("x"), spans("x", a="x"))] == ["show"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [("what is x", True), ("ok so what is x", True), ("x, what then", True), ("x is what it is", False), ("x?", True)],
)
def test_a_question_begins_with_its_word_or_ends_with_its_mark(text: str, asks: bool) -> None:
    """The word of a question counts where a clause begins, behind what may stand before it."""
    signs = Signs([("ask", "a")], {}, ORDER)
    assert [said.asks for said in signs.found(tokens(text), spans(text, a="x", asks="what"))] == [asks]


def test_a_phrase_is_a_sign_of_one_part() -> None:
    """A phrase tells of an intent by itself, one of several words more than a word."""
    signs = Signs([], {}, ORDER)
    phrases = [Span(0, 2, "phrases", "show"), Span(0, 1, "phrases", "delete")]
    assert [said.intent for said in sorted(signs.found(tokens("show it"), phrases))] == ["delete", "show"]


def test_a_long_sentence_is_read_once() -> None:
    """However often a concept is said, a sign is found once."""
    text = "x y " * 300
    signs = Signs([("show", "a b")], {}, ORDER)
    assert len(list(signs.found(tokens(text), spans(text, a="x", b="y")))) == 1
