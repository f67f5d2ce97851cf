"""The articles' answers come out: each row of the decision table, each stage, each stack, each goal."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from certbot.advice.codes import Code, Money
from certbot.advice.profile import Profile
from certbot.advice.recommend import recommend
from certbot.advice.recommendation import Recommendation
from certbot.catalog.model import Catalog

TODAY = date(2026, 11, 21)
BEFORE = date(2026, 1, 15)
TECHNICAL = ["developer", "data-engineer", "ml-engineer", "data-scientist"]
BUSINESS = ["manager", "marketer", "product", "designer"]
PRACTISED = [None, "early", "mid", "senior"]


def ids(result: Recommendation) -> list[str]:
    """The picks in order."""
    return [pick.id for pick in result.picks]


def steps(result: Recommendation) -> list[str]:
    """The path: ids, or the keys of its words."""
    return [step.id or step.text.key for step in result.path]


def keys(codes: tuple[Code, ...]) -> set[str]:
    """The keys of some codes."""
    return {code.key for code in codes}


@pytest.mark.parametrize("platform", [None, "aws", "gcp", "azure", "databricks", "nvidia", "none"])
def test_who_starts_from_nothing_begins_with_ibm(catalog: Catalog, platform: str | None) -> None:
    """table-beginner: IBM AI Engineering, whatever the platform, and the mistake of starting too high."""
    for experience in (None, "none", "early"):
        result = recommend(catalog, Profile("beginner", experience, platform), TODAY)
        assert ids(result)[0] == "ibm-ai-engineering"
        assert "too-advanced" in result.mistakes


def test_literacy_is_google_ai_essentials_and_the_platforms_own(catalog: Catalog) -> None:
    """table-literacy: the goal, or a role beside building that names no goal; the platform's fundamentals beside it."""
    beside = {"aws": "aws-aif", "gcp": "google-genai-leader", "azure": "azure-ai-901"}
    people = [Profile(role, "mid", platform, "literacy") for role in ("developer", None) for platform in beside]
    people += [Profile(role, None, platform) for role in BUSINESS for platform in beside]
    for profile in people:
        result = recommend(catalog, profile, TODAY)
        assert ids(result)[0] == "google-ai-essentials"
        assert beside[profile.platform or ""] in ids(result)


@pytest.mark.parametrize(("role", "experience"), [*itertools.product(TECHNICAL, PRACTISED)])
def test_who_builds_takes_the_exam_of_the_platform(catalog: Catalog, role: str, experience: str | None) -> None:
    """table-aws, -gcp, -azure: the article's exam, or since it is gone its successor, with the retired one named."""
    for platform, old, new in (
        ("aws", "aws-mls", "aws-mla"),
        ("gcp", "google-pmle", "google-pmle"),
        ("azure", "azure-ai-102", "azure-ai-103"),
    ):
        now = recommend(catalog, Profile(role, experience, platform), TODAY)
        then = recommend(catalog, Profile(role, experience, platform), BEFORE)
        assert ids(now)[0] == new and ids(then)[0] == old
        assert old == new or old in {gone.id for gone in now.retired}
        assert not then.retired


def test_data_scientists_on_azure_hear_of_both_exams(catalog: Catalog) -> None:
    """DP-100 stood beside AI-102; today AI-300 and AI-103 do, and both retired ones are named."""
    for experience in PRACTISED:
        profile = Profile("data-scientist", experience, "azure")
        assert {"azure-ai-103", "azure-ai-300"} <= set(ids(recommend(catalog, profile, TODAY)))
        assert {"azure-ai-102", "azure-dp-100"} <= set(ids(recommend(catalog, profile, BEFORE)))
        gone = {item.id for item in recommend(catalog, profile, TODAY).retired}
        assert {"azure-ai-102", "azure-dp-100"} <= gone


def test_generative_ai_on_aws_or_nowhere_said_is_its_exam(catalog: Catalog) -> None:
    """table-genai: AWS's exam for AWS and for people who named no platform, if they do not start from nothing."""
    for role, experience, platform in itertools.product((*TECHNICAL, None), PRACTISED, ("aws", None)):
        assert ids(recommend(catalog, Profile(role, experience, platform, "genai"), TODAY))[0] == "aws-genai-dev"


def test_generative_ai_elsewhere_is_ibm_and_deeplearning(catalog: Catalog) -> None:
    """rule-genai: without a platform, or as a beginner, IBM's program and the course on language models."""
    people = [Profile(role, experience, "none", "genai") for role in TECHNICAL for experience in PRACTISED]
    people += [Profile("beginner", None, platform, "genai") for platform in ("aws", "azure", "gcp", None)]
    people += [Profile("developer", "none", platform, "genai") for platform in ("aws", "databricks", None)]
    for profile in people:
        assert ids(recommend(catalog, profile, TODAY))[:2] == ["ibm-ai-engineering", "dlai-genai-llms"]


@pytest.mark.parametrize(
    ("platform", "own"), [("azure", "azure-ai-103"), ("databricks", "databricks-genai"), ("nvidia", "nvidia-nca-genl")]
)
def test_generative_ai_on_another_platform_has_its_exam_beside(catalog: Catalog, platform: str, own: str) -> None:
    """The second half of the rule, and the platform's own exam: before it only for people with years in the field."""
    for role, experience in itertools.product(TECHNICAL, PRACTISED):
        picked = ids(recommend(catalog, Profile(role, experience, platform, "genai"), TODAY))
        assert set(picked) == {"ibm-ai-engineering", "dlai-genai-llms", own}
        assert picked[0] == (own if experience in ("mid", "senior") else "ibm-ai-engineering")


def test_generative_ai_on_google_cloud_is_led_not_built(catalog: Catalog) -> None:
    """The Leader exam is for people who do not build."""
    for experience in ("none", *PRACTISED):
        led = ids(recommend(catalog, Profile("product", experience, "gcp", "genai"), TODAY))
        built = ids(recommend(catalog, Profile("developer", experience, "gcp", "genai"), TODAY))
        assert "google-genai-leader" in led and "google-genai-leader" not in built
        assert {"ibm-ai-engineering", "dlai-genai-llms"} <= set(led) & set(built)


def test_prestige_is_mit_then_stanford_and_dear(catalog: Catalog) -> None:
    """table-prestige: MIT first, Stanford's certificate, another university; the cost is a doubt of each dear one."""
    for role, experience, platform in itertools.product((*TECHNICAL, "manager", None), PRACTISED, ("aws", None)):
        result = recommend(catalog, Profile(role, experience, platform, "prestige"), TODAY)
        assert ids(result)[:2] == ["mit-ml-ai", "stanford-ai-grad"]
        assert all(catalog.certifications[id].kind == "university-program" for id in ids(result))
        assert all("doubt.dear" in keys(pick.doubts) for pick in result.picks[:2])


def test_deep_learning_has_the_articles_choice_with_its_doubt(catalog: Catalog) -> None:
    """The TensorFlow program is among the picks, its unclear status said, and never the one to start with."""
    for role, experience, platform in itertools.product((None, *TECHNICAL), PRACTISED, (None, "aws", "nvidia")):
        result = recommend(catalog, Profile(role, experience, platform, "deep-learning"), TODAY)
        picks = {pick.id: pick for pick in result.picks}
        assert "doubt.unclear" in keys(picks["dlai-tensorflow"].doubts)
        assert ids(result)[0] == ("nvidia-nca-genl" if platform == "nvidia" else "dlai-dl-specialization")


def test_mlops_is_the_platforms_exam(catalog: Catalog) -> None:
    """The exam about running models, on each platform; on Azure that is AI-300, which took the place of DP-100."""
    firsts = {"aws": "aws-mla", "gcp": "google-pmle", "azure": "azure-ai-300", "databricks": "databricks-ml-pro"}
    for role, experience in itertools.product(TECHNICAL, (None, "mid", "senior")):
        for platform, first in firsts.items():
            result = recommend(catalog, Profile(role, experience, platform, "mlops"), TODAY)
            assert ids(result)[0] == first
    gone = {item.id: item for item in recommend(catalog, Profile("developer", "mid", "azure", "mlops"), TODAY).retired}
    assert gone["azure-dp-100"].successors == ("azure-ai-300",)
    assert ids(recommend(catalog, Profile("developer", "mid", "azure", "mlops"), BEFORE))[0] == "azure-dp-100"


def test_a_new_career_begins_with_ibm(catalog: Catalog) -> None:
    """IBM AI Engineering first; IBM's ML program too for those who study beside a job."""
    for role in (None, "career-changer", "student", "manager", "developer", "other"):
        picked = ids(recommend(catalog, Profile(role, "early", "aws", "career-change"), TODAY))
        assert picked[0] == "ibm-ai-engineering"
        assert ("ibm-ml" in picked) == (role not in (None, "student"))


def test_little_money_learns_free_first(catalog: Catalog) -> None:
    """rule-budget: free learning, then a certificate; what is truly free before what is so in part."""
    free = {"aws": "aws-skill-builder", "azure": "microsoft-learn", None: "kaggle-learn"}
    for platform, learning in free.items():
        low = recommend(catalog, Profile("developer", "mid", platform, None, "low"), TODAY)
        assert ids(low)[0] == learning and len(ids(low)) > 1
    aws = recommend(catalog, Profile("developer", "mid", "aws", None, "free"), TODAY)
    assert ids(aws) == ["kaggle-learn", "aws-skill-builder", "aws-mla"]
    assert "doubt.paid-part" in keys(aws.picks[1].doubts) and "doubt.not-free" in keys(aws.picks[2].doubts)
    azure = recommend(catalog, Profile("developer", "mid", "azure", None, "free"), TODAY)
    assert ids(azure)[:2] == ["microsoft-learn", "azure-ai-103"]
    newcomer = recommend(catalog, Profile("beginner", "none", None, None, "low"), TODAY)
    assert ids(newcomer)[:2] == ["kaggle-learn", "ibm-ai-engineering"]
    assert "why.aid" in keys(newcomer.picks[1].why)
    assert "cost-alone" in newcomer.mistakes


def test_nobody_without_money_gets_a_paid_first_pick(catalog: Catalog) -> None:
    """Budget free: the first pick is free, whoever asks."""
    for role, platform, goal in itertools.product(
        (None, "beginner", "manager", *TECHNICAL), (None, "aws", "gcp", "azure"), (None, "literacy", "genai", "mlops")
    ):
        price = catalog.certifications[
            ids(recommend(catalog, Profile(role, "early", platform, goal, "free"), TODAY))[0]
        ].price
        assert price is not None and (price.model == "free" or price.free_audit)


def test_platforms_of_data_and_gpus_go_by_experience(catalog: Catalog) -> None:
    """Databricks and NVIDIA: the associate exam early, the professional one later."""
    for role in TECHNICAL:
        assert ids(recommend(catalog, Profile(role, "early", "databricks"), TODAY))[0] == "databricks-ml-assoc"
        assert ids(recommend(catalog, Profile(role, "mid", "databricks"), TODAY))[0] == "databricks-ml-pro"
        assert ids(recommend(catalog, Profile(role, "early", "nvidia"), TODAY))[0].startswith("nvidia-nca-")
        assert ids(recommend(catalog, Profile(role, "mid", "nvidia"), TODAY))[0].startswith("nvidia-ncp-")


def test_stages_when_only_the_years_are_said(catalog: Catalog) -> None:
    """stage-early, -mid, -senior: foundations; the exams of the clouds; universities, and that one is seldom needed."""
    early = recommend(catalog, Profile(experience="early"), TODAY)
    assert ids(early) == ["ibm-ai-engineering", "aws-clf", "google-ai-essentials"]
    mid = recommend(catalog, Profile(experience="mid"), TODAY)
    assert ids(mid) == ["google-pmle", "aws-mla", "azure-ai-103"]
    senior = recommend(catalog, Profile(experience="senior"), TODAY)
    assert ids(senior) == ["mit-ml-ai", "stanford-ai-grad", "harvard-data-science"]
    assert senior.none_yet is not None and keys(senior.none_yet.why) == {"none-yet.record-weighs-more"}
    assert early.none_yet is None and mid.none_yet is None


def test_a_senior_developer_is_told_what_is_assumed(catalog: Catalog) -> None:
    """Years in software are not years in ML: the first reason list says that this is assumed."""
    senior = recommend(catalog, Profile("developer", "senior", "aws"), TODAY)
    assert "why.assumed-new" in keys(senior.picks[0].why)
    assert "why.assumed-new" not in keys(
        recommend(catalog, Profile("ml-engineer", "senior", "aws"), TODAY).picks[0].why
    )


def test_no_experience_puts_the_hard_exam_into_the_path(catalog: Catalog) -> None:
    """Foundations are picked, the exam of the platform comes later on the way."""
    for role, platform, exam in (("developer", "aws", "aws-mla"), ("beginner", "gcp", "google-pmle")):
        result = recommend(catalog, Profile(role, "none", platform), TODAY)
        assert ids(result)[0] == "ibm-ai-engineering" and exam not in ids(result)
        assert exam in steps(result)


def test_a_hard_exam_for_few_years_is_called_so(catalog: Catalog) -> None:
    """Google advises three years: who has up to two is told."""
    early = recommend(catalog, Profile("developer", "early", "gcp"), TODAY)
    assert "doubt.above-experience" in keys(early.picks[0].doubts)
    mid = recommend(catalog, Profile("developer", "mid", "gcp"), TODAY)
    assert "doubt.above-experience" not in keys(mid.picks[0].doubts)


def test_stack_of_the_ml_engineer(catalog: Catalog) -> None:
    """stack-ml-engineer: Python, IBM's program, the exam of the cloud, a speciality; builders need no Python."""
    beginner = recommend(catalog, Profile("beginner", "none", "aws"), TODAY)
    assert steps(beginner) == ["step.python", "ibm-ai-engineering", "aws-mla", "step.speciality"]
    developer = recommend(catalog, Profile("developer", "mid", "gcp"), TODAY)
    assert steps(developer)[:2] == ["ibm-ai-engineering", "google-pmle"]
    open_platform = recommend(catalog, Profile("beginner"), TODAY).path[2]
    assert open_platform.text.key == "step.one-of" and open_platform.id == "google-pmle"


def test_stack_of_the_ai_product_professional(catalog: Catalog) -> None:
    """stack-ai-product: AI Essentials, cloud basics by platform, product management if wanted."""
    for platform, cloud in (("aws", "aws-clf"), ("azure", "azure-az-900"), (None, "aws-clf")):
        for role in ("product", "manager"):
            way = steps(recommend(catalog, Profile(role, "mid", platform), TODAY))
            assert way[:3] == ["google-ai-essentials", cloud, "step.product-management"]


def test_stack_from_data_to_ai(catalog: Catalog) -> None:
    """stack-data-to-ai: what one holds in data, the basics of ML, the exam of the platform."""
    for platform, exam in (("aws", "aws-mla"), ("gcp", "google-pmle"), ("azure", "azure-ai-103")):
        way = steps(recommend(catalog, Profile("data-engineer", "mid", platform), TODAY))
        assert way[:3] == ["step.data-you-hold", "ibm-ml", exam]
    scientist = steps(recommend(catalog, Profile("data-scientist", "mid", "aws"), TODAY))
    assert scientist[:2] == ["step.data-you-hold", "aws-mla"]


def test_retired_names_what_such_people_have_read_about(catalog: Catalog) -> None:
    """AI-900 for beginners on Azure, both cloud exams for builders without a platform, none before its end."""

    def gone(profile: Profile, today: date = TODAY) -> dict[str, date]:
        return {item.id: item.since for item in recommend(catalog, profile, today).retired}

    assert gone(Profile("beginner", "none", "azure"))["azure-ai-900"] == date(2026, 7, 1)
    assert gone(Profile("manager", None, "azure"))["azure-ai-900"] == date(2026, 7, 1)
    assert {"aws-mls", "azure-ai-102"} <= set(gone(Profile("developer", "mid")))
    assert gone(Profile("data-engineer", "mid", "aws")) == {"aws-mls": date(2026, 4, 1)}
    assert gone(Profile("data-engineer", "mid", "aws"), date(2026, 3, 31)) == {}
    assert gone(Profile("developer", "mid", "gcp")) == {}


def test_an_english_beta_is_derived_from_the_versions(catalog: Catalog) -> None:
    """MLA-C02 is only a beta in English while MLA-C01 stays in other languages; earlier nothing is said."""
    profile = Profile("developer", "mid", "aws")
    pick = recommend(catalog, profile, TODAY).picks[0]
    beta = {code.key: code for code in pick.doubts}["doubt.beta-version.price"]
    assert (beta.params["beta"], beta.params["regular"]) == ("MLA-C02", "MLA-C01")
    assert beta.params["price"] == Money("USD", 75) and "why.cost.regular" in keys(pick.why)
    earlier = {pick.id: keys(pick.doubts) for pick in recommend(catalog, profile, date(2026, 9, 1)).picks}
    assert not [key for key in earlier["aws-mla"] if key.startswith("doubt.beta-version")]
