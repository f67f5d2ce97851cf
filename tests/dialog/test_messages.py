"""Tests of the renderer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.codes import Code, Money, Named, Param, Quantity, Term
from certbot.catalog.dates import PartialDate
from certbot.dialog.formats import Formats
from certbot.dialog.messages import MessageError, Messages

MESSAGES = Messages(
    {
        "say": "{what}",
        "bold": "<b>{what}</b>",
        "link": '<a href="{url}">page</a>',
        "left": {"one": "{n} question left", "other": "{n} questions left"},
        "only-other": {"other": "{n} of them"},
        "no-other": {"one": "one"},
        "unit.weeks": {"one": "{n} week", "other": "{n} weeks"},
        "unit.flat": "{n} flat",
        "level.associate": "associate",
    },
    {"aws-mla": "AWS MLA <new>"},
    Formats("en"),
)


def said(value: Param) -> str:
    return str(MESSAGES.render(Code("say", {"what": value})))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("text", "text"),
        (7, "7"),
        (3.5, "3.5"),
        (date(2026, 11, 21), "21 November 2026"),
        (PartialDate.parse("2026-07"), "July 2026"),
        (Named("aws-mla"), "AWS MLA &lt;new&gt;"),
        (Term("level", "associate"), "associate"),
        (Term("language", "zh-CN"), "Simplified Chinese"),
        (Money("USD", 165), "$165"),
        (Money("USD", 39, 49), "$39–$49"),
        (Money("USD", 39, 39), "$39"),
        (Quantity("weeks", 1), "1 week"),
        (Quantity("weeks", 8, 12), "8–12 weeks"),
        (Quantity("weeks", 0.5, 1), "0.5–1 week"),
        (Code("bold", {"what": "x"}), "<b>x</b>"),
        (("a", "b", "c"), "a, b and c"),
        ((Code("bold", {"what": "x"}), Money("USD", 5), "<y>"), "<b>x</b>, $5 and &lt;y&gt;"),
        (("{0}", "{1}"), "{0} and {1}"),
        ((), ""),
    ],
)
def test_each_type_has_its_form(value: Param, words: str) -> None:
    """A parameter is formatted by its type."""
    assert said(value) == words


@given(st.text())
def test_no_value_brings_its_own_markup(text: str) -> None:
    """Whatever is put into a message, as a text, a name or an item of a list, is shown and never obeyed."""
    items: Param = (text, "b")
    for value in (text, items, Code("bold", {"what": text})):
        rendered = said(value).replace("<b>", "").replace("</b>", "")
        assert not set(rendered) & set("<>\"'")


def test_an_address_cannot_leave_its_place() -> None:
    """A quotation mark in an address does not end it."""
    rendered = MESSAGES.render(Code("link", {"url": 'https://x"><b>'}))
    assert str(rendered) == '<a href="https://x&#34;&gt;&lt;b&gt;">page</a>'


def test_a_value_is_no_template() -> None:
    """Braces in a value are letters."""
    assert said("{what} {0.__class__}") == "{what} {0.__class__}"


def test_the_number_chooses_the_form() -> None:
    """One question, two questions; a missing form falls back on the one for all."""
    assert str(MESSAGES.render(Code("left", {"n": 1}))) == "1 question left"
    assert str(MESSAGES.render(Code("left", {"n": 2}))) == "2 questions left"
    assert str(MESSAGES.render(Code("only-other", {"n": 1}))) == "1 of them"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (Code("nowhere"), "'nowhere': there is no such message"),
        (Code("say"), "'say': no value for what"),
        (Code("say", {"what": Term("level", "none")}), "'level.none': there is no such message"),
        (Code("say", {"what": Named("gone")}), "no certification 'gone'"),
        (Code("left"), "needs a number n"),
        (Code("left", {"n": "two"}), "needs a number n"),
        (Code("left", {"n": True}), "needs a number n"),
        (Code("no-other", {"n": 2}), "no plural form"),
        (Code("say", {"what": Quantity("flat", 1)}), "plural forms"),
        (Code("say", {"what": Quantity("none", 1)}), "plural forms"),
    ],
)
def test_what_is_missing_is_named(code: Code, words: str) -> None:
    """A code that cannot be said raises an error that says why."""
    with pytest.raises(MessageError, match=words):
        MESSAGES.render(code)


@pytest.mark.parametrize("value", [None, True, [1], {"a": 1}])
def test_other_types_are_refused(value: Any) -> None:
    """None never becomes a word."""
    with pytest.raises(TypeError, match="say"):
        MESSAGES.render(Code("say", {"what": value}))


def test_a_message_knows_its_keys() -> None:
    """Whether a message exists can be asked."""
    assert "say" in MESSAGES
    assert "nowhere" not in MESSAGES
