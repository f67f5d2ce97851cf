"""Tests of the little language of the messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from certbot.dialog.templates import KEY, faults, placeholders


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "{name} costs {price_now}",
        "<b>{name}</b> and <i>more</i>, <code>AI-102</code>",
        '<a href="{url}">the page</a>',
        '<a href="https://example.org/a?b=1">the page</a>',
        "{{literal braces}}",
        "a &lt; b &amp; c",
        "<b><i>nested</i></b>",
    ],
)
def test_sound_texts_have_no_faults(text: str) -> None:
    """What a message may hold is not complained about."""
    assert list(faults(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{a.b}", "plain name"),
        ("{a[0]}", "plain name"),
        ("{a!r}", "plain name"),
        ("{a:>20}", "plain name"),
        ("{a:{b}}", "plain name"),
        ("{}", "plain name"),
        ("{0}", "plain name"),
        ("{Name}", "plain name"),
        ("{__class__}", "plain name"),
        ("{name", "bad placeholder"),
        ("name}", "bad placeholder"),
        ("<script>x</script>", "not a tag"),
        ('<b onclick="x">y</b>', "not a tag"),
        ("<a>x</a>", "not a tag"),
        ('<a href="javascript:x">y</a>', "not a tag"),
        ('<a href="{url}&{b}">y</a>', "not a tag"),
        ("<b>open", "never closed"),
        ("<b><i>x</b></i>", "closes nothing"),
        ("x</b>", "closes nothing"),
        ("a < b", "&lt;"),
        ("a & b", "&amp;"),
    ],
)
def test_a_fault_is_named(text: str, words: str) -> None:
    """Each thing that a message may not hold is found, and said what to do."""
    assert any(words in fault for fault in faults(text))


@given(st.text(alphabet='{}<>/&ab.!:[]"= href', max_size=40))
def test_a_text_without_faults_can_be_filled(text: str) -> None:
    """Whatever text passes the check is rendered with its placeholders alone, and reaches nothing else."""
    if not list(faults(text)):
        Markup(text).format(**dict.fromkeys(placeholders(text), "value"))


@pytest.mark.parametrize("key", ["greeting", "card.price", "ask.role", "why-not.lead", "article.AB", "field.hands_on"])
def test_keys_are_words_with_dots(key: str) -> None:
    """Terms of closed lists are keys as they stand in the data."""
    assert KEY.fullmatch(key)


@pytest.mark.parametrize("key", ["", "Card.price", "card.", ".price", "card..price", "card price", "card/price"])
def test_other_texts_are_no_keys(key: str) -> None:
    """A slip in a key is no other key."""
    assert KEY.fullmatch(key) is None
