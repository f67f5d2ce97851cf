"""Slips of the hand in the words of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.language.entries import NameIndex
from certbot.language.names import index
from certbot.language.repair import repair

NAMES = index(load_catalog(catalog_dir({})))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("practitionr", "practitioner"),
        ("goolge", "google"),
        ("databrics", "databricks"),
        ("specilaty", "specialty"),
        ("weather", "weather"),
        ("azur", "azur"),
        ("zzzzzz", "zzzzzz"),
        ("fastapi", "fastapi"),
        ("aaismx", "aaismx"),
        ("ncagnl", "ncagnl"),
    ],
)
def test_the_word_that_was_meant(names: NameIndex, typed: str, meant: str) -> None:
    """One slip in a long word is mended; short words, words of talk, unknown ones, other words and codes stay."""
    assert repair(names, typed) == meant


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_mending_twice_changes_nothing(word: str) -> None:
    """What was mended is a word."""
    assert repair(NAMES, repair(NAMES, word)) == repair(NAMES, word)


def test_what_no_name_has_is_not_remembered(names: NameIndex) -> None:
    """However long a message is, of its words no more than some short ones stay in memory."""
    word = "q" * 4000
    assert repair(names, word) == word
    assert word not in names.repairs
