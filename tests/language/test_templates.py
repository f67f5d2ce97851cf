"""The little language of phrases."""

from __future__ import annotations

import pytest

from certbot.language.templates import TemplateError, expand


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
