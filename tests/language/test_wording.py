"""From tokens to the words of names."""

from __future__ import annotations

import pytest

from certbot.language.normalise import tokens
from certbot.language.wording import words


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("IBM's exam", "ibm exam"),
        ("awss", "aws"),
        ("googles ml", "google ml"),
        ("Dr Ng's course", "dlai ng course"),
        ("goog cloud", "gcp"),
        ("amzn web services", "aws"),
        ("jeremy howards class", "fastai class"),
        ("famous", "famous"),
        ("engineers", "engineer"),
        ("Bonso's cka course", "cka course"),
        ("neal davis saa", "saa"),
        ("the capm folks", "the pmi"),
        ("the graphics card company's exam", "the nvidia exam"),
        ("ghodsi's", "databricks"),
        ("the CEOs and the bosses", "the executive and the manager"),
    ],
)
def test_whose_it_is(typed: str, made: str) -> None:
    """Vendors and people without the s, in full; people and what they make stand for whom they are of, tutors of the
    exams of others for nothing."""
    assert " ".join(word.text for word in words(tokens(typed))) == made
