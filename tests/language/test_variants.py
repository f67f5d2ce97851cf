"""Readings of a text with its words replaced by ones that names have."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex, name_spans
from certbot.language.normalise import tokens
from certbot.language.variants import variants


def readings(names: NameIndex, text: str) -> list[str]:
    """The readings of a text, the likeliest first."""
    return [name_spans(variant.text) for variant in variants(names, tokens(text))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("azure mlops engnr", "azure mlops engineer"),
        ("ibm data scientst", "ibm data scientist"),
        ("nvidia accel data science", "nvidia accelerated data science"),
        ("googleml engineer", "google ml engineer"),
        ("github co pilot exam", "github copilot exam"),
        ("isaca ai sec management", "isaca ai security management"),
        ("sf agentforce cert", "salesforce agentforce cert"),
        ("snwflake genai cert", "snowflake genai cert"),
        ("ibm dl pc", "ibm dl professional certificate"),
        ("azure data science", "azure data scientist"),
        ("deep learning spec coursera", "deep learning specialization coursera"),
        ("stanf grad certif", "stanford graduate certify"),
        ("G adv data analytics PC", "google adv data analytics professional certificate"),
        ("purd aimlcert", "purdue aiml cert"),
    ],
)
def test_a_word_is_read_as_one_that_fits_the_others(names: NameIndex, typed: str, meant: str) -> None:
    """Cut short, slipped, run together, typed apart, or another word of the same stem."""
    assert meant in readings(names, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "aws zebra engineer",
        "sol",
        "i manag ai projects",
        "azure data engineer",
        "ibm certified data scientist",
        "we deploy enginers and architekts to the clud and then some more people come along to help",
    ],
)
def test_what_is_left_as_it_is(names: NameIndex, typed: str) -> None:
    """A word that fits nothing beside the others, a word alone, talk of people, other titles, and sentences."""
    assert readings(names, typed) in ([], [typed])


def test_the_likeliest_come_first(names: NameIndex) -> None:
    """What less speaks against."""
    against = [variant.against for variant in variants(names, tokens("aws sol archit assoc"))]
    assert against == sorted(against)
    assert len(against) > 1
