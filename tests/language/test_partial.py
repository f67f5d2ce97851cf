"""Names of which more is said than is needed, or less."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.normalise import tokens
from certbot.language.partial import Hit, more, other_level, part
from certbot.language.reading import Reading, reading
from certbot.language.wording import words


def read(names: NameIndex, text: str) -> Reading:
    """The words of a text."""
    found = reading(names, words(tokens(text)), relaxed=False)
    assert found is not None
    return found


def ids(names: NameIndex, hit: Hit | None) -> tuple[list[str], bool]:
    """The certifications of a hit, and whether it is sure."""
    return (sorted({names.ids[entry] for entry in hit.entries}), hit.sure) if hit else ([], False)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("aws cloud ml engineer", "aws-mla"),
        ("harvard data science program", "harvard-data-science"),
        ("databricks ai ml associate", "databricks-ml-assoc"),
        ("simplilearn applied generative ai online program", "purdue-genai"),
    ],
)
def test_more_than_a_name(names: NameIndex, text: str, id: str) -> None:
    """Words of its other names, and what makes no difference: a cloud's "cloud", a course's "program"."""
    assert ids(names, more(names, read(names, text), 90)) == ([id], True)


@pytest.mark.parametrize("text", ["aws data scientist", "google developer program", "databricks data associate"])
def test_more_than_no_name(names: NameIndex, text: str) -> None:
    """What none has, and what several have."""
    assert more(names, read(names, text), 90) is None


def test_less_than_a_name(names: NameIndex) -> None:
    """Two words of its own leave nothing open; with one of them it is asked."""
    name = "ibm-deep-learning-pytorch-keras-tensorflow"
    assert ids(names, part(names, read(names, "ibm keras and tensorflow"), 80)) == ([name], True)
    assert ids(names, part(names, read(names, "nvidia rack interconnect"), 80))[1]
    assert part(names, read(names, "data science"), 80) is None


def test_another_level_is_asked_about(names: NameIndex) -> None:
    """A vendor's name with a level that it does not have."""
    assert ids(names, other_level(names, read(names, "aws ml engineer expert"))) == (["aws-mla"], False)
    assert other_level(names, read(names, "ml engineer expert")) is None
