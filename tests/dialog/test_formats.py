"""Tests of values in the manner of a language."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from certbot.catalog.dates import PartialDate
from certbot.dialog.formats import Formats

EN = Formats("en")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 3, 31), "31 March 2026"),
        (PartialDate.parse("2026-03-31"), "31 March 2026"),
        (PartialDate.parse("2026-07"), "July 2026"),
        (PartialDate.parse("2026"), "2026"),
    ],
)
def test_a_date_says_what_is_known_of_it(value: date | PartialDate, words: str) -> None:
    """English dates are British, and a month stays a month."""
    assert EN.date(value) == words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (165, "USD", "$165"),
        (62.5, "USD", "$62.50"),
        (18000, "USD", "$18,000"),
        (1999, "GBP", "£1,999"),
        (0, "USD", "$0"),
    ],
)
def test_money_shows_cents_where_there_are_some(amount: float, currency: str, words: str) -> None:
    """A dollar is "$" and whole amounts have no ".00"."""
    assert EN.money(amount, currency) == words


@pytest.mark.parametrize(
    ("items", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([], "")]
)
def test_a_list_is_words(items: list[str], words: str) -> None:
    """No comma stands before the last "and"."""
    assert EN.words(items) == words


@pytest.mark.parametrize(("number", "form"), [(1, "one"), (0, "other"), (2, "other"), (1.5, "other")])
def test_english_has_two_plural_forms(number: float, form: str) -> None:
    """Only one is one."""
    assert EN.plural(number) == form
    assert form in EN.plurals()


def test_another_language_has_its_own_manner() -> None:
    """Nothing of English is left in German values."""
    german = Formats("de")
    assert german.date(date(2026, 3, 31)) == "31. März 2026"
    assert german.money(1500, "USD").endswith("$")
    assert german.words(["a", "b"]) == "a und b"


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("ja", "Japanese"),
        ("zh-CN", "Simplified Chinese"),
        ("zh-TW", "Traditional Chinese"),
        ("pt-BR", "Brazilian Portuguese"),
        ("de-DE", "German"),
        ("xx-none-such", "xx-none-such"),
    ],
)
def test_languages_have_names(tag: str, name: str) -> None:
    """A tag of a language becomes its name; an unknown one stays."""
    assert EN.language_name(tag) == name


def test_an_unknown_language_is_an_error() -> None:
    """A language that does not exist is not taken for another."""
    with pytest.raises(LookupError):
        Formats("xx").date(date(2026, 1, 1))


def test_babel_is_not_imported_before_it_is_needed() -> None:
    """Importing the renderer costs nothing to commands that render no value."""
    code = "import sys, certbot.dialog.messages, certbot.dialog.load_messages; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
