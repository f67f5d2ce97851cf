""" "Why not X?" has an answer for every certification and everybody."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.advice.codes import Named, Term
from certbot.advice.profile import Profile
from certbot.advice.recommend import recommend, why_not
from certbot.catalog.model import Catalog

TODAY = date(2026, 11, 21)
ENGINEER = Profile("data-engineer", "mid", "aws")


def test_the_one_answer_that_would_have_made_it_the_pick_is_named(catalog: Catalog) -> None:
    """Google's exam fails by the platform alone, and with it would come first."""
    first, *_ = why_not(catalog, ENGINEER, "google-pmle", TODAY)
    assert first.key == "why-not.platform" and first.params["platform"] == Term("platform", "gcp")
    essentials, *_ = why_not(catalog, ENGINEER, "google-ai-essentials", TODAY)
    assert essentials.key == "why-not.goal" and essentials.params["goal"] == Term("goal", "literacy")


def test_what_is_gone_is_said_with_its_day_and_what_follows(catalog: Catalog) -> None:
    """Retired: since the day after the last exam day, and what to look at."""
    gone, instead = why_not(catalog, ENGINEER, "aws-mls", TODAY)
    assert gone.key == "why-not.gone" and gone.params["since"] == date(2026, 4, 1)
    assert instead.params["certifications"] == (Named("aws-mla"), Named("aws-genai-dev"))
    assert why_not(catalog, ENGINEER, "aws-mls", date(2026, 1, 15))[0].key == "why-not.first"
    assert why_not(catalog, ENGINEER, "aws-mls", date(2026, 3, 20))[0].key == "why-not.ends-too-soon"
    assert why_not(catalog, ENGINEER, "azure-ai-901", date(2026, 1, 15))[0].key == "why-not.upcoming"
    assert why_not(catalog, ENGINEER, "google-cloud-skills-boost", TODAY)[0].key == "why-not.renamed"


def test_a_pick_a_held_one_and_a_family_are_called_so(catalog: Catalog) -> None:
    """What is recommended, held, covered by what is held, or several at once."""
    picks = [pick.id for pick in recommend(catalog, ENGINEER, TODAY).picks]
    assert why_not(catalog, ENGINEER, picks[0], TODAY)[0].key == "why-not.first"
    assert why_not(catalog, ENGINEER, picks[1], TODAY)[0].key == "why-not.picked"
    assert why_not(catalog, ENGINEER, "nvidia-dli", TODAY)[0].key == "why-not.family"
    holder = Profile("data-engineer", "mid", "aws", have=("aws-mla",))
    assert why_not(catalog, holder, "aws-mla", TODAY)[0].key == "why-not.held"
    assert why_not(catalog, holder, "aws-clf", TODAY)[0].key == "why-not.below-held"


@pytest.mark.parametrize("id", ["anthropic-ccdv-f", "openai-ai-foundations", "isaca-aaia", "azure-ai-500"])
def test_a_condition_of_entry_is_said(catalog: Catalog, id: str) -> None:
    """What not everybody is admitted to is no matter of other answers: the condition is the reason."""
    first, *_ = why_not(catalog, ENGINEER, id, TODAY)
    assert first.key == "why-not.condition"
    assert first.params["condition"] == catalog.certifications[id].prerequisites[0].text


def test_a_condition_that_is_met_is_no_reason(catalog: Catalog) -> None:
    """Whoever holds AI-103 may sit AI-500."""
    holder = Profile("developer", "senior", "azure", "mlops", have=("azure-ai-103",))
    assert why_not(catalog, holder, "azure-ai-500", TODAY)[0].key != "why-not.condition"


def test_too_high_for_now_is_said(catalog: Catalog) -> None:
    """A beginner who asks for a professional exam hears which practice it expects."""
    lines = why_not(catalog, Profile("beginner", "none", "gcp"), "google-pmle", TODAY)
    assert "doubt.above-experience" in {line.key for line in lines}


def test_every_certification_has_an_answer_for_everybody(catalog: Catalog) -> None:
    """No certification and no day leaves the question open."""
    people = [Profile(), ENGINEER, Profile("manager", None, "azure", "literacy", "free", ("aws-aif", "google-pmle"))]
    for profile in people:
        for today in (date(2025, 1, 1), date(2026, 6, 20), TODAY):
            for id in catalog.certifications:
                assert why_not(catalog, profile, id, today)


def test_what_the_catalog_lacks_is_a_key_error(catalog: Catalog) -> None:
    """An unknown id is the caller's mistake."""
    with pytest.raises(KeyError):
        why_not(catalog, ENGINEER, "aws-nothing", TODAY)
