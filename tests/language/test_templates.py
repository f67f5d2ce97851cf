"""The little language of phrases."""

from __future__ import annotations

import pytest

from certbot.language.normalise import tokens
from certbot.language.templates import Node, Span, TemplateError, expand


def test_a_template_stands_for_all_its_phrases() -> None:
    """Choices, optional words and slots are written out."""
    assert expand("(compare|weigh up) {cert} [now]") == [
        ("compare", "{cert}", "now"),
        ("compare", "{cert}"),
        ("weigh", "up", "{cert}", "now"),
        ("weigh", "up", "{cert}"),
    ]


@pytest.mark.parametrize(
    ("template", "column"),
    [
        ("(a|b", 0),
        ("a|b", 1),
        ("a (b|)", 2),
        ("[{cert}]", 1),
        ("[a]", 0),
        ("a {cert", 0),
        ("((a|b)|c)", 0),
        ("", 0),
        ("a )", 2),
    ],
)
def test_a_fault_is_found_at_its_column(template: str, column: int) -> None:
    """Nesting, empty choices, slots in optional parts and lost brackets are errors."""
    with pytest.raises(TemplateError) as caught:
        expand(template)
    assert caught.value.column == column


def test_matching_fills_slots_and_passes_over_articles() -> None:
    """A slot is whatever was found to be one; "the" may stand anywhere."""
    root = Node()
    root.add("compare {cert} with {cert}", "phrases", "compare")
    text = tokens("please compare the one with the other")
    filled = {3: [Span(3, 4, "cert", "one")], 6: [Span(6, 7, "cert", "other")]}
    assert list(root.matches(text, filled)) == [Span(1, 7, "phrases", "compare")]


def test_a_phrase_does_not_cross_a_sentence() -> None:
    """What belongs to two sentences is no phrase."""
    root = Node()
    root.add("next week", "phrases", "x")
    assert not list(root.matches(tokens("what next? week two"), {}))
