"""From markup to a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from certbot.terminal.plain import plain, wrap


def test_tags_disappear_and_entities_are_read() -> None:
    """What is left is what a reader should see."""
    assert plain(Markup("<b>A &amp; B</b> &lt;3")) == "A & B <3"


def test_a_link_is_followed_by_its_address() -> None:
    """A terminal cannot hide an address behind words."""
    assert plain(Markup('<a href="https://example.com/x">page</a>.')) == "page (https://example.com/x)."


def test_an_address_as_its_own_words_is_shown_once() -> None:
    """A link that reads as its address is not repeated."""
    assert plain(Markup('<a href="https://example.com">https://example.com</a>')) == "https://example.com"


def test_styles_open_and_close() -> None:
    """Bold ends where its tag ends."""
    assert plain(Markup("<b>x</b>y"), styled=True) == "\x1b[1mx\x1b[22my"


@given(st.text())
def test_what_a_person_typed_cannot_steer_the_terminal(text: str) -> None:
    """No control character gets through, whatever was typed; printable text stays as it is."""
    shown = plain(escape(text))
    assert all(char.isprintable() or char == "\n" for char in shown)
    if text.isprintable():
        assert shown == text


def test_long_lines_break_at_spaces_and_stay_under_their_bullet() -> None:
    """The second line of a point starts where its text starts."""
    assert wrap("• one two three", 9) == "• one two\n  three"
    assert wrap("1. one two three", 10) == "1. one two\n   three"
    assert wrap("3 years of it", 9) == "3 years\nof it"


def test_styles_take_no_columns() -> None:
    """A line breaks where it would break without them."""
    assert wrap("\x1b[1mone\x1b[22m two \x1b[3mthree\x1b[23m", 9) == "\x1b[1mone\x1b[22m two\n\x1b[3mthree\x1b[23m"


def test_line_breaks_of_the_message_stay() -> None:
    """Each line is broken by itself."""
    assert wrap("one\ntwo three", 9) == "one\ntwo three"


@given(st.text(st.sampled_from("ab •1.\n"), max_size=60), st.integers(10, 40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    """The words before and after are the same, in the same order."""
    assert wrap(text, width).split() == text.split()
