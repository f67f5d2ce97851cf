"""A whole text as words of names."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.normalise import tokens
from certbot.language.reading import Reading, reading
from certbot.language.wording import words


def read(names: NameIndex, text: str) -> Reading | None:
    """The words of a text."""
    return reading(names, words(tokens(text)), relaxed=False)


def test_what_is_a_name_and_what_is_talk(names: NameIndex) -> None:
    """Subject, vendor and kind are told apart; the rest is talk, and some of it says that something is used."""
    expected = Reading(frozenset({"ml"}), frozenset({"aws"}), frozenset({"exam"}), talk=True, use=False)
    assert read(names, "is the aws machine learning exam hard") == expected
    found = read(names, "i use kaggle")
    assert found is not None
    assert (found.core, found.vendors, found.use) == (frozenset(), {"kaggle"}, True)


def test_numbers_of_something_and_an_x_between_vendors_add_nothing(names: NameIndex) -> None:
    """A body that does little else is spoken of for its certifications."""
    found = read(names, "a 12 week llm course by deeplearning.ai x aws")
    assert found is not None
    assert (found.core, found.vendors) == ({"llm"}, {"dlai", "aws"})
    found = read(names, "comptia statistics")
    assert found is not None
    assert found.kinds == {"certification"}


@pytest.mark.parametrize(
    "text",
    [
        "aws cheese",
        "learn azure",
        "the new one",
        "i'm gail",
        "my name is gail",
        "ace my interview",
        "a cloud architect",
    ],
)
def test_what_means_something_else(names: NameIndex, text: str) -> None:
    """A word that no name has, talk, persons and their trades."""
    assert read(names, text) is None


@pytest.mark.parametrize("text", ["is gail hard", "tell me about the ace", "the cloud architect exam"])
def test_what_means_a_certification_after_all(names: NameIndex, text: str) -> None:
    """An abbreviation that is asked about, and a trade with its exam."""
    assert read(names, text) is not None
