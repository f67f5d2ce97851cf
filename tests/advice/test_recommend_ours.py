"""What the articles leave open: where the catalog has something that fits better than what they name."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from certbot.advice.profile import Profile
from certbot.advice.recommend import recommend
from certbot.catalog.model import Catalog

TODAY = date(2026, 11, 21)


def picks(catalog: Catalog, *answers: str | None, have: tuple[str, ...] = (), today: date = TODAY) -> list[str]:
    """The picks for somebody with these answers, in the order of the slots."""
    return [pick.id for pick in recommend(catalog, Profile(*answers, have=have), today).picks]


@pytest.mark.parametrize(
    ("role", "platform", "own"),
    [
        ("manager", "azure", "ms-ab-731"),
        ("product", "azure", "ms-ab-731"),
        ("designer", "azure", "ms-ab-730"),
        ("marketer", "azure", "ms-ab-730"),
        ("manager", "aws", "aws-aib"),
        ("product", "aws", "aws-aib"),
        ("manager", "gcp", "google-cdl"),
    ],
)
def test_business_people_hear_of_what_is_made_for_them(catalog: Catalog, role: str, platform: str, own: str) -> None:
    """Beside the article's choice: AI for those who decide about it, and for those who use it at work."""
    assert own in picks(catalog, role, None, platform)
    if platform != "gcp":
        assert own in picks(catalog, role, "mid", platform, "literacy")


def test_business_people_without_a_cloud_need_no_two_clouds(catalog: Catalog) -> None:
    """Literacy before the basics of a cloud that nobody named; those stay on the path."""
    assert picks(catalog, "manager")[:2] == ["google-ai-essentials", "dlai-ai-for-everyone"]
    assert "aws-clf" in {step.id for step in recommend(catalog, Profile("manager"), TODAY).path}


def test_data_engineers_have_the_data_exam_of_their_platform(catalog: Catalog) -> None:
    """After the exam for machine learning comes the one for their own work, at their level."""
    own = {"aws": "aws-dea", "gcp": "google-pde", "databricks": "databricks-de-pro"}
    for platform, exam in own.items():
        assert picks(catalog, "data-engineer", "mid", platform)[1] == exam
    assert picks(catalog, "data-engineer", "early", "gcp")[2] == "google-adp"
    assert picks(catalog, "data-engineer", "early", "databricks")[2] == "databricks-de-assoc"


def test_newcomers_on_google_cloud_have_its_fundamentals(catalog: Catalog) -> None:
    """As on the other clouds, the fundamentals stand beside the first course."""
    for role, experience in itertools.product(("student", "career-changer"), ("none", "early")):
        assert picks(catalog, role, experience, "gcp")[:2] == ["ibm-ai-engineering", "google-cdl"]


def test_builders_of_agents_on_google_cloud_hear_of_its_exam(catalog: Catalog) -> None:
    """Once it has begun, with its doubt, and only for those with years in the field."""
    for experience in ("mid", "senior"):
        assert "google-paa" in picks(catalog, "developer", experience, "gcp", "genai")
        assert "google-paa" not in picks(catalog, "developer", experience, "gcp", "genai", today=date(2026, 8, 1))
    assert "google-paa" not in picks(catalog, "developer", "early", "gcp", "genai")


@pytest.mark.parametrize(
    ("answers", "free"),
    [
        (("manager", None, None, None, "free"), ["elements-of-ai", "oracle-ai-foundations"]),
        (("marketer", None, "aws", "literacy", "free"), ["elements-of-ai", "aws-skill-builder"]),
        (("manager", None, "azure", None, "free"), ["microsoft-learn", "elements-of-ai"]),
        (("ml-engineer", "mid", None, "deep-learning", "free"), ["fastai-practical-deep-learning"]),
        (("developer", "early", "azure", "deep-learning", "low"), ["fastai-practical-deep-learning"]),
        (("developer", "mid", "none", "genai", "free"), ["huggingface-agents-course"]),
        (("data-scientist", "mid", "databricks", "genai", "low"), ["huggingface-llm-course"]),
        (("developer", "mid", "aws", "genai", "free"), ["huggingface-agents-course", "aws-skill-builder"]),
        (("designer", None, "none", "genai", "free"), ["google-skills"]),
        (("developer", "mid", None, None, "free"), ["kaggle-learn", "google-ml-crash-course"]),
        (("beginner", "none", None, "deep-learning", "free"), ["kaggle-learn"]),
    ],
)
def test_what_is_free_fits_the_goal(catalog: Catalog, answers: tuple[str | None, ...], free: list[str]) -> None:
    """Little money: the free course comes first that leads where the person wants to go."""
    assert picks(catalog, *answers)[: len(free)] == free


def test_a_condition_of_entry_is_met_or_it_is_no_pick(catalog: Catalog) -> None:
    """Microsoft's expert exam for agents wants AI-103: only who holds that hears of it."""
    assert "azure-ai-500" not in picks(catalog, "developer", "senior", "azure", "genai")
    assert "azure-ai-500" in picks(catalog, "developer", "senior", "azure", "genai", have=("azure-ai-103",))
    assert "azure-ai-500" in picks(catalog, "developer", "mid", "azure", have=("azure-ai-103", "azure-ai-300"))


def test_who_passed_the_exam_for_generative_ai_hears_what_goes_beyond(catalog: Catalog) -> None:
    """On Databricks and NVIDIA there is a further exam for those who hold the first."""
    for platform, held, further in (
        ("databricks", "databricks-genai", "databricks-context"),
        ("nvidia", "nvidia-nca-genl", "nvidia-ncp-genl"),
    ):
        assert further in picks(catalog, "ml-engineer", "mid", platform, "genai", have=(held,))
