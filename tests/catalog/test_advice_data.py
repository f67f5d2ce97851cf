"""The advice in catalog/: complete, attributed, short, and nowhere a promise."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import get_args

import pytest

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Advice, Catalog
from certbot.catalog.vocabulary import Budget, Experience, Goal, Role, SlotPlatform
from certbot.config import catalog_dir

IDS = {
    "mistakes": "collecting cost-alone no-hands-on too-advanced exam-cramming",
    "tiers": "tier-1 tier-2 tier-3 tier-4",
    "table": "table-beginner table-literacy table-aws table-gcp table-azure table-genai table-prestige "
    "rule-beginner rule-literacy rule-developer rule-genai rule-budget rule-purpose rule-brief",
    "stages": "stage-early stage-mid stage-senior stage-any",
    "stacks": "stack-ml-engineer stack-ai-product stack-data-to-ai stack-coherence",
    "factors": "factor-goal factor-experience factor-recognition factor-investment factor-practice factor-market",
    "waste": "waste-most waste-mills waste-unknown waste-generic",
    "seek": "seek-recognition seek-practice seek-specific seek-portfolio seek-few",
    "voices": "voice-tech-lead voice-cto voice-consensus",
    "count": "count-linkedin count-letter count-project count-current",
    "beside": "beside-why beside-build beside-open-source beside-write beside-community beside-attitude",
    "free": "free-google-ai-essentials free-microsoft-learn free-ibm-aid free-kaggle-learn free-aws-skill-builder "
    "free-why",
    "questions": "faq-worth faq-first faq-degree faq-howlong faq-free faq-outdated",
    "claims": "claim-salary claim-returns claim-programming claim-players claim-specialised claim-current "
    "claim-complement claim-action",
    "market": "market-ai-engineer-salary market-google-pmle-25-percent market-aws-mls-20-percent "
    "market-pwc-ai-wage-premium market-ibm-three-months market-pwc-skills-over-degrees",
}
FIRST_CHOICES = {
    "table-beginner": ("ibm-ai-engineering",),
    "table-literacy": ("google-ai-essentials",),
    "table-aws": ("aws-mls",),
    "table-gcp": ("google-pmle",),
    "table-azure": ("azure-ai-102",),
    "table-genai": ("aws-genai-dev",),
    "table-prestige": ("stanford-ml", "mit-ml-ai", "stanford-ai-grad"),
}
ENDED = {
    "aws-mls": ("ML Specialty", "31 March"),
    "azure-ai-102": ("AI-102", "30 June"),
}
SLOTS: dict[str, tuple[str | None, ...]] = {
    "role": (None, *get_args(Role)),
    "experience": (None, *get_args(Experience)),
    "platform": (None, *get_args(SlotPlatform)),
    "goal": (None, *get_args(Goal)),
    "budget": (None, *get_args(Budget)),
}
ALLOWED = SLOTS | {"have": ("none", "one", "several"), "asked": ("dumps",)}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog as it is shipped."""
    return load_catalog(catalog_dir({}))


def sentences(item: Advice) -> dict[str, str]:
    """All that a reader may see of one piece of advice, by the field it stands in."""
    found = {"title": item.title, "text": item.text, "now": item.now or ""}
    return found | {f"step {number}": step.text for number, step in enumerate(item.steps, 1)}


def mistakes_that_fit(catalog: Catalog, **answers: str | None) -> list[str]:
    """The mistakes of which any `when` holds, as its file defines it."""
    return [
        item.id
        for item in catalog.of_kind("mistakes")
        if any(all(answers.get(slot) in values for slot, values in when.items()) for when in item.when)
    ]


@pytest.mark.parametrize("kind", IDS)
def test_kind_is_complete(catalog: Catalog, kind: str) -> None:
    """Each kind holds exactly its own ids, in the order of the articles."""
    assert [item.id for item in catalog.of_kind(kind)] == IDS[kind].split()


def test_no_other_kinds(catalog: Catalog) -> None:
    """There is no advice of a kind that is not listed here."""
    assert {item.kind for item in catalog.advice.values()} == set(IDS)


def test_articles(catalog: Catalog) -> None:
    """Both articles are described, B without an author, and A's date is not the day it was made."""
    assert list(catalog.articles) == ["A", "B"]
    a, b = catalog.articles["A"], catalog.articles["B"]
    assert (a.author, a.dated.first) == ("David Jenkins", date(2024, 2, 17))
    assert (b.author, b.dated.first) == (None, date(2026, 1, 9))
    assert any("17 February 2025" in note for note in a.notes)
    assert any("affiliate" in note for note in b.notes)


def test_attributed(catalog: Catalog) -> None:
    """Each piece says which article it is from; the one that neither makes names sources for its text."""
    unattributed = {item.id for item in catalog.advice.values() if item.article is None}
    assert unattributed == {"market-pwc-ai-wage-premium"}
    for item in unattributed:
        assert any("text" in source.fields for source in catalog.advice[item].sources.values())


def test_now_has_a_source(catalog: Catalog) -> None:
    """Whatever is said to have changed names where that was read; each source supports a field that is there."""
    for item in catalog.advice.values():
        supported = {field for source in item.sources.values() for field in source.fields}
        assert ("now" in supported) == (item.now is not None), item.id
        assert supported <= {"now", "text"}, item.id
        assert all(source.url or source.ref for source in item.sources.values()), item.id


def test_short(catalog: Catalog) -> None:
    """A title has at most 50 characters; a text and what changed at most 350 and three sentences."""
    for item in catalog.advice.values():
        assert len(item.title) <= 50, item.id
        for text in (item.text, item.now or ""):
            assert len(text) <= 350, item.id
            assert len(re.findall(r"[.!?](?=\s|$)", text)) <= 3, item.id


def test_plain_text(catalog: Catalog) -> None:
    """No text holds markup, a placeholder, an address, a line break or doubled spaces."""
    for item in catalog.advice.values():
        for field, text in sentences(item).items():
            assert not re.search(r"[<>{}&*_\n]|https?:|  ", text), (item.id, field)


def test_ids_are_known(catalog: Catalog) -> None:
    """Each certification that a piece of advice names is in the catalog."""
    for item in catalog.advice.values():
        named = {*item.certifications, *(id for step in item.steps for id in step.ids)}
        assert named <= set(catalog.certifications), item.id


def test_first_choices(catalog: Catalog) -> None:
    """The rows of the decision table name the article's first choices, retired ones too."""
    assert {id: catalog.advice[id].certifications for id in FIRST_CHOICES} == FIRST_CHOICES


@pytest.mark.parametrize("ended", ENDED)
def test_retired_are_corrected(catalog: Catalog, ended: str) -> None:
    """Advice that names a retired exam says in `now` which one it is and its last day."""
    name, last_day = ENDED[ended]
    corrected = [item for item in catalog.advice.values() if ended in item.certifications]
    assert len(corrected) >= 5
    for item in corrected:
        assert item.now is not None, item.id
        assert last_day in item.now, item.id
        assert name in item.now + item.title, item.id


def test_steps_are_of_today(catalog: Catalog) -> None:
    """Stacks have steps in order, none of them a retired exam; coherence is a rule and has none."""
    steps = {item.id: len(item.steps) for item in catalog.of_kind("stacks")}
    assert steps == {"stack-ml-engineer": 4, "stack-ai-product": 3, "stack-data-to-ai": 3, "stack-coherence": 0}
    named = {id for item in catalog.of_kind("stacks") for step in item.steps for id in step.ids}
    ended = {
        cert.id
        for cert in catalog.certifications.values()
        if any(event.event in ("last-exam", "retired") for event in cert.timeline)
    }
    assert "aws-mls" in ended
    assert not named & ended


def test_validity_matches_the_records(catalog: Catalog) -> None:
    """The years of validity in `count-current` are those of the certifications."""
    now = catalog.advice["count-current"].now
    assert now is not None
    for id, months, words in (
        ("aws-mla", 36, "AWS 3 years"),
        ("google-pmle", 24, "Google Cloud Professional ML Engineer 2 years"),
        ("azure-ai-103", 12, "Microsoft role-based 1 year"),
        ("databricks-ml-pro", 24, "Databricks and NVIDIA 2 years"),
        ("nvidia-nca-genl", 24, "Databricks and NVIDIA 2 years"),
    ):
        validity = catalog.certifications[id].validity
        assert validity is not None
        assert validity.months == months
        assert words in now


def test_no_pay_rise_is_a_fact(catalog: Catalog) -> None:
    """Percentages stand among the market claims alone; where one is of a certificate, no source was found for it."""
    percent = re.compile(r"percent|%", re.IGNORECASE)
    with_percent = {
        item.id for item in catalog.advice.values() if any(percent.search(text) for text in sentences(item).values())
    }
    unsourced = {"market-google-pmle-25-percent", "market-aws-mls-20-percent"}
    assert with_percent == unsourced | {"market-pwc-ai-wage-premium"}
    for id in unsourced:
        assert "No source found" in catalog.advice[id].text
    premium = catalog.advice["market-pwc-ai-wage-premium"].text
    assert "PwC" in premium
    assert "June 2026" in premium
    assert "promises nothing" in premium


def test_verdicts(catalog: Catalog) -> None:
    """Each claim of an article about pay or jobs is said to be without a source, or not checked."""
    for item in catalog.of_kind("market"):
        if item.article is not None:
            assert re.search(r"No source found|Not checked", item.text), item.id


def test_worth_does_not_rest_on_pay(catalog: Catalog) -> None:
    """The answer on worth tells that the pay rises behind it have no source, and names no figure."""
    worth = catalog.advice["faq-worth"]
    assert worth.now is not None
    assert "No source found" in worth.now
    assert not re.search(r"25|20 ?%|quarter|fifth", worth.text + worth.now)


def test_prices_are_corrected(catalog: Catalog) -> None:
    """The mix-up with Coursera Plus and Coursera's own label for IBM's program are told where IBM's is advised."""
    now = catalog.advice["rule-beginner"].now
    assert now is not None
    assert "Coursera Plus" in now
    assert "39 to 49 USD" in now
    assert "59" in now
    assert "intermediate" in now


def test_when_is_of_mistakes(catalog: Catalog) -> None:
    """Every mistake says whom it fits, in slots and values that exist; no other advice does."""
    for item in catalog.advice.values():
        assert bool(item.when) == (item.kind == "mistakes"), item.id
        for when in item.when:
            assert when, item.id
            for slot, values in when.items():
                assert values, (item.id, slot)
                assert set(values) <= set(ALLOWED[slot]), (item.id, slot)


def test_one_to_three_mistakes_fit(catalog: Catalog) -> None:
    """Over all combinations of the five slots, one to three mistakes fit; each of them but `collecting` somewhere."""
    seen: set[str] = set()
    for values in itertools.product(*SLOTS.values()):
        fitting = mistakes_that_fit(catalog, **dict(zip(SLOTS, values, strict=True)), have="none")
        assert 1 <= len(fitting) <= 3, values
        seen.update(fitting)
    assert seen == {"cost-alone", "no-hands-on", "too-advanced", "exam-cramming"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"role": "data-engineer", "experience": "mid", "platform": "aws"}, ["too-advanced"]),
        ({"role": "data-engineer", "experience": "senior", "platform": "aws"}, ["cost-alone"]),
        ({"role": "developer", "experience": "senior", "platform": "databricks"}, ["exam-cramming"]),
        ({"role": "beginner", "experience": "none", "platform": "none"}, ["no-hands-on", "too-advanced"]),
        ({"role": "manager", "experience": "senior", "goal": "literacy"}, ["no-hands-on"]),
        ({"role": "ml-engineer", "experience": "senior", "platform": "gcp"}, ["exam-cramming"]),
        ({"role": "ml-engineer", "experience": "senior", "platform": "gcp", "budget": "free"}, ["cost-alone"]),
        (
            {"role": "ml-engineer", "experience": "mid", "platform": "aws", "have": "several"},
            ["collecting", "exam-cramming"],
        ),
        ({"role": "student", "platform": "aws", "asked": "dumps"}, ["no-hands-on", "too-advanced", "exam-cramming"]),
    ],
)
def test_mistakes_of_people(catalog: Catalog, answers: dict[str, str | None], expected: list[str]) -> None:
    """A person is told the mistakes that are near, in the order of the file."""
    assert mistakes_that_fit(catalog, **answers) == expected
