"""What a text says about the person, where several things in it speak for and against a value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("6 years of deep learning, want mlops", {"experience": "mid", "goal": "mlops"}),
        ("doing nlp at work, want genai", {"goal": "genai"}),
        ("want to start doing nlp", {"goal": "deep-learning"}),
        ("my boss talks about agents, i want to build those too", {"goal": "genai"}),
        ("my boss talks about agents", {}),
        ("the azure exams got harder", {}),
        ("intern? no, data engineer", {"role": "data-engineer"}),
        ("gcp at my old job, azure now", {"platform": "azure"}),
        ("accountant into ml", {"role": "career-changer", "goal": "career-change"}),
        ("cook, need another life: developer", {"role": "career-changer", "goal": "career-change"}),
        ("prestige isn't my priority", {}),
        ("my student days are over, now data engineer", {"role": "data-engineer"}),
        ("high school senior", {"role": "student"}),
        ("tenish years as data analyst", {"role": "data-scientist", "experience": "senior"}),
        ("graduated in 2016, since then data engineer", {"role": "data-engineer", "experience": "senior"}),
        ("started in sales, i do legal at amazon", {"role": "other"}),
        ("generative ai, only hype, rent is high", {"goal": "genai"}),
    ],
)
def test_what_counts_of_several_things(read: Callable[..., Understanding], text: str, slots: dict[str, str]) -> None:
    """What is worked on is no aim, what others want may be taken up, and what is denied at once is none."""
    assert read(text).slots == slots
