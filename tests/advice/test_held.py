"""What people hold: what has lapsed covers nothing, nobody is led back, and the path runs forward."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from certbot.advice.choose import Chooser
from certbot.advice.codes import Named
from certbot.advice.english import english_beta
from certbot.advice.profile import Profile
from certbot.advice.recommend import Advisor, recommend, why_not
from certbot.advice.recommendation import Recommendation
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS

TODAY = date(2026, 11, 21)
DEVELOPER = Profile("developer", "mid", "aws")
EXAMS = ("aws-mla", "google-pmle", "azure-ai-103", "aws-genai-dev", "databricks-ml-assoc", "aws-mls", "azure-dp-100")
HARD = {"beginner": 0, "foundational": 0, "intermediate": 1, "associate": 1}


def ids(result: Recommendation) -> list[str]:
    """The picks in order."""
    return [pick.id for pick in result.picks]


def steps(result: Recommendation) -> list[str]:
    """The path: ids, or the keys of its words."""
    return [step.id or step.text.key for step in result.path]


def people(number: int, seed: int) -> list[Profile]:
    """So many different people, who hold nothing."""
    chance = random.Random(seed)
    values = [(None, *SLOTS[slot]) for slot in ("role", "experience", "platform", "goal", "budget")]
    return [Profile(*(chance.choice(slot) for slot in values)) for _ in range(number)]


@pytest.mark.parametrize(
    ("held", "role", "platform", "next_ones"),
    [
        ("aws-mls", "developer", "aws", ["aws-mla", "aws-genai-dev"]),
        ("azure-ai-102", "developer", "azure", ["azure-ai-103"]),
        ("azure-dp-100", "data-scientist", "azure", ["azure-ai-300"]),
        ("azure-dp-100", "manager", "azure", ["azure-ai-300"]),
        ("aws-mls", "researcher", None, ["aws-mla"]),
    ],
)
def test_what_cannot_be_renewed_is_told_and_followed(
    catalog: Catalog, held: str, role: str, platform: str | None, next_ones: list[str]
) -> None:
    """Its end is named, its successors are picks, the first of them because of it, and nothing says to keep it."""
    result = recommend(catalog, Profile(role, "mid", platform, have=(held,)), TODAY)
    assert held in {gone.id for gone in result.retired} and set(next_ones) <= set(ids(result))
    follows = [(pick.id, code.params) for pick in result.picks for code in pick.why if code.key == "why.follows-held"]
    assert follows == [(next_ones[0], {"certification": Named(held)})]
    assert result.none_yet is None and "step.keep-current" not in steps(result)


def test_nothing_is_covered_by_what_has_lapsed(catalog: Catalog) -> None:
    """AWS's specialty spares the associate exam while it can be renewed, and counts as held no longer after its end."""
    before, after = (Chooser(catalog, day) for day in (date(2026, 1, 15), TODAY))
    assert "aws-mla" in before.held.covered(("aws-mls",)) and not before.held.lapsed(("aws-mls",))
    assert after.held.covered(("aws-mls",)) == {"aws-mls"} and after.held.lapsed(("aws-mls",)) == ("aws-mls",)
    many = recommend(catalog, replace(DEVELOPER, have=("aws-mls", "azure-ai-102", "azure-dp-100")), TODAY)
    assert many.none_yet is None
    gone, *_ = why_not(catalog, replace(DEVELOPER, have=("aws-mls",)), "aws-mls", TODAY)
    assert gone.key == "why-not.gone"


def test_a_certification_for_life_is_not_recommended_under_its_new_exam(catalog: Catalog) -> None:
    """AI-900 never expires and is what AI-901 certifies: it has not lapsed, and neither is recommended."""
    for role in ("beginner", "manager", None):
        result = recommend(catalog, Profile(role, None, "azure", "literacy", have=("azure-ai-900",)), TODAY)
        assert "azure-ai-901" not in ids(result) and "azure-ai-900" not in {gone.id for gone in result.retired}
    assert not Chooser(catalog, TODAY).held.lapsed(("azure-ai-900",))


def test_who_passed_a_higher_exam_is_not_led_back(catalog: Catalog) -> None:
    """No foundation is a pick or step for its holder, whoever asks and whatever the goal, but literacy on request."""
    assert catalog.rules is not None
    foundations = set(catalog.rules.foundations)
    advisor = Advisor(catalog, TODAY)
    for number, person in enumerate(people(300, 3)):
        if person.goal == "literacy":
            continue
        result = advisor.recommend(replace(person, have=(EXAMS[number % len(EXAMS)],)))
        assert ids(result) and not foundations & {*ids(result), *steps(result)}
        assert "step.python" not in steps(result)


def test_practised_engineers_of_ml_are_not_led_back(catalog: Catalog) -> None:
    """Nor are they by their work; where article B names IBM's program for generative AI, it stays."""
    assert catalog.rules is not None
    foundations = set(catalog.rules.foundations)
    for role in ("ml-engineer", "data-scientist"):
        for platform in (None, *SLOTS["platform"]):
            for goal in (None, "mlops", "deep-learning"):
                result = recommend(catalog, Profile(role, "senior", platform, goal), TODAY)
                assert not foundations & {*ids(result), *steps(result)}
    genai = Profile("ml-engineer", "mid", "none", "genai")
    assert "ibm-ai-engineering" in ids(recommend(catalog, genai, TODAY))
    assert "ibm-ai-engineering" not in ids(recommend(catalog, replace(genai, have=("aws-mla",)), TODAY))


def test_nothing_harder_stands_before_the_first_pick(catalog: Catalog) -> None:
    """The first pick is what to aim for next: no step before it is of a higher level."""
    advisor = Advisor(catalog, TODAY)

    def rank(id: str) -> int:
        return HARD.get(catalog.certifications[id].level or "intermediate", 2)

    for number, person in enumerate(people(400, 5)):
        have = ((), ("ibm-ai-engineering",), ("aws-mla",), ("google-ai-essentials", "aws-clf"))[number % 4]
        result = advisor.recommend(replace(person, have=have))
        way = steps(result)
        first = ids(result)[0]
        before = [id for id in way[: way.index(first)] if not id.startswith("step.")]
        assert all(rank(id) <= rank(first) for id in before)


def test_the_path_of_a_beginner_runs_upwards(catalog: Catalog) -> None:
    """Cloud basics, the next pick of whoever has IBM's program, come before the exam for professionals."""
    result = recommend(catalog, Profile("beginner", "none", have=("ibm-ai-engineering",)), TODAY)
    way = steps(result)
    assert way.index("aws-clf") < way.index("google-pmle")


def test_only_what_is_held_goes_beyond(catalog: Catalog) -> None:
    """Why not IBM's program: a senior ML engineer without any certification is not told of what they hold."""
    senior = Profile("ml-engineer", "senior", "gcp")
    assert "why-not.below-held" not in {code.key for code in why_not(catalog, senior, "ibm-ai-engineering", TODAY)}
    holder = replace(senior, have=("google-pmle",))
    assert why_not(catalog, holder, "ibm-ai-engineering", TODAY)[0].key == "why-not.below-held"


def test_what_follows_the_first_pick_stands_by_level(catalog: Catalog) -> None:
    """On the way to generative AI on Databricks the associate exam comes before the professional one."""
    way = steps(recommend(catalog, Profile(None, None, "databricks", "genai"), TODAY))
    assert "databricks-ml-pro" not in way[: way.index("databricks-genai")]


@pytest.mark.parametrize("platform", [None, *SLOTS["platform"]])
def test_every_way_to_generative_ai_arrives(catalog: Catalog, platform: str | None) -> None:
    """Whatever the money, a path to generative AI has a step about it; AI for everybody is none."""
    for role in (None, *SLOTS["role"]):
        for budget in (None, *SLOTS["budget"]):
            way = steps(recommend(catalog, Profile(role, None, platform, "genai", budget), TODAY))
            about = [
                id
                for id in way
                if id in catalog.certifications
                and "genai" in catalog.certifications[id].goals
                and catalog.certifications[id].kind != "learning-platform"
                and id != "google-ai-essentials"
            ]
            assert about, (role, budget, way)


def test_the_price_of_an_english_beta_comes_from_the_versions(catalog: Catalog) -> None:
    """It is named where it differs from the regular one, and only while the beta is all there is in English."""
    mla = catalog.certifications["aws-mla"]
    beta = english_beta(mla, TODAY)
    assert beta is not None and beta.code == "MLA-C02" and beta.price is not None and beta.price.low == 75
    assert english_beta(mla, date(2026, 9, 1)) is None
    assert english_beta(catalog.certifications["google-pmle"], TODAY) is None
