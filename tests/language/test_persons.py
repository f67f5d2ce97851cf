"""Whom the words of a text speak of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.annotate import annotate
from certbot.language.entries import NameIndex
from certbot.language.persons import subjects
from certbot.language.understanding import Understanding
from certbot.language.words import Words


def of_others(words: Words, names: NameIndex, text: str) -> tuple[str, str]:
    """The words that speak of somebody else, and those that speak of the writer's team."""
    found = annotate(words, names, text, None, None)
    subject = subjects(found)
    parts = (subject.others, subject.groups)
    others, groups = (" ".join(found.text[at].text for at in sorted(part)) for part in parts)
    return others, groups


@pytest.mark.parametrize(
    ("text", "others", "groups"),
    [
        ("my uncle codes, I teach", "uncle codes", ""),
        ("our recruiter likes gcp. azure here", "our recruiter likes gcp", ""),
        ("I work with my aunt, on azure", "aunt", ""),
        ("I know my aunt who codes in java, and I teach", "aunt who codes in java and", ""),
        ("she is a dev but we use aws", "she is a dev but", ""),
        ("the job ad asks for python", "the job ad asks for python", ""),
        ("my team is on azure and I manage it", "", "my team is on azure and"),
        ("my dad says were on aws", "dad says", ""),
        ("my boss wants me to learn sql", "boss", ""),
        ("I'm a dev", "", ""),
    ],
)
def test_the_subject_keeps_the_floor(words: Words, names: NameIndex, text: str, others: str, groups: str) -> None:
    """Until the writer is the subject, or the sentence ends; who stands after a preposition is none."""
    assert of_others(words, names, text) == (others, groups)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("my uncle is a dev with 12 years on azure", {}),
        ("my aunt's a data scientist, I'm a chef", {"role": "other"}),
        ("my neighbour has the AI-102, I've got DP-100", {"have": ("azure-dp-100",)}),
        ("our team has 10 years of java, I have 2, we're on gcp", {"experience": "early", "platform": "gcp"}),
        ("my department is all data scientists, we run on databricks", {"platform": "databricks"}),
        ("the posting wants sagemaker and 5 years", {}),
        ("my supervisor wants me to learn deep learning", {"goal": "deep-learning"}),
        ("my mum pays", {"budget": "any"}),
        ("her company pays", {}),
        ("my company would cover it", {"budget": "any"}),
    ],
)
def test_what_others_are_is_not_said_of_the_writer(
    read: Callable[..., Understanding], text: str, slots: dict[str, object]
) -> None:
    """Roles, years, platforms and certifications of other people are left out; a team's platform is one's own."""
    assert dict(read(text).slots) == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("bf is a data scientist. I'm a student", {"role": "student"}),
        ("prof says azure, but I prefer gcp", {"platform": "gcp"}),
        ("my wife works with azure, but at my place we use aws", {"platform": "aws"}),
        ("leaving nursing for data", {"role": "career-changer", "goal": "career-change"}),
        ("I said azure but it's gcp really", {"platform": "gcp"}),
    ],
)
def test_somebody_says(read: Callable[..., Understanding], text: str, slots: dict[str, str]) -> None:
    """Somebody without "my", the writer's place after them, and what the writer leaves or puts right."""
    assert read(text).slots == slots
