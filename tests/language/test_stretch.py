"""A stretch of a text, and what stands beside it."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.normalise import tokens
from certbot.language.stretch import Stretch, another, or_vendor, other_vendor
from certbot.language.wording import words


def stretch(text: str) -> Stretch:
    """What stands between brackets in the text."""
    first = len(words(tokens(text[: text.index("[")])))
    length = len(words(tokens(text[text.index("[") : text.index("]")])))
    return Stretch(words(tokens(text.replace("[", "").replace("]", ""))), first, first + length - 1)


def test_what_stands_beside_it() -> None:
    """The next words in the clause; years and words such as "exam" are passed over, and so is "in" where it is far."""
    assert stretch("hello, the old [mla] exam 2026 lab in bonn").beside() == ["old", "exam", "2026", "lab"]
    assert stretch("[mla] in bonn").beside() == ["in"]
    assert stretch("[mla] in bonn").beside(far=True) == ["in", "bonn"]


def test_which_kind_of_credential_is_spoken_of() -> None:
    """In it or beside it, not further away."""
    assert stretch("the [mla] exam").kinds() == {"exam"}
    assert stretch("the [mla] is a hard exam").kinds() == set()


@pytest.mark.parametrize(
    ("text", "trade", "somebody"),
    [
        ("a senior [kubernetes developer]", True, True),
        ("[aws data engineer] at a bank", True, True),
        ("the [aws data engineer]", True, False),
        ("an [aws data engineer] exam", False, True),
        ("an [aws data engineer associate]", False, True),
    ],
)
def test_a_trade_and_who_has_it(text: str, trade: bool, somebody: bool) -> None:
    """Words of a platform and a trade alone; an article or a place of work makes them a person."""
    said = stretch(text)
    assert (said.is_trade(frozenset()), said.is_somebody()) == (trade, somebody)


@pytest.mark.parametrize(
    ("text", "id", "expected"),
    [
        ("[aws data engineer] exam", "aws-dea", False),
        ("[aws data engineer] professional", "aws-dea", True),
        ("[aws certified data engineer] - professional", "aws-dea", True),
        ("[nvidia certified professional]: robotics", "nvidia-dli", True),
        ("aws alexa [skill builder]", "aws-skill-builder", True),
        ("[stanford machine learning] phd", "stanford-ml", True),
        ("[google ai essentials] in 2026", "google-ai-essentials", False),
    ],
)
def test_what_makes_another_certification_of_a_name(names: NameIndex, text: str, id: str, expected: bool) -> None:
    """Another level, even after a dash, a degree, a word within; not a year or a word of talk."""
    assert another(names, stretch(text), names.ids.index(id)) is expected


def test_another_vendor_beside_a_name(names: NameIndex) -> None:
    """Before it, or after "or", unless that begins another name."""
    essentials = names.ids.index("google-ai-essentials")
    assert other_vendor(names, stretch("comptia [ai essentials]"), essentials)
    assert not other_vendor(names, stretch("google [ai essentials]"), essentials)
    genai = names.ids.index("databricks-genai")
    assert or_vendor(names, stretch("[databricks genai] or nvidia"), genai) == {"nvidia"}
    assert or_vendor(names, stretch("[databricks genai] or nvidia dli"), genai) == frozenset()
