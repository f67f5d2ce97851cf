"""What a whole message says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.criteria import Criteria
from certbot.catalog.load import load_catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.config import catalog_dir, dialogs_dir
from certbot.language.check import INTENTS
from certbot.language.load import load_words
from certbot.language.names import index
from certbot.language.read import understand
from certbot.language.understanding import Understanding

Read = Callable[..., Understanding]

# Message, open question, slots that are stated (all of them).
PROFILES: list[tuple[str, str | None, dict[str, str]]] = [
    ("data engineer", "role", {"role": "data-engineer"}),
    ("software eng", "role", {"role": "developer"}),
    ("backend", "role", {"role": "developer"}),
    ("SWE @ amazon", "role", {"role": "developer"}),
    ("mlops engineer", "role", {"role": "ml-engineer"}),
    ("CS undergrad", "role", {"role": "student"}),
    ("phd student in physics", "role", {"role": "student"}),
    ("Head of Marketing", "role", {"role": "marketer"}),
    ("ceo of a startup", "role", {"role": "manager"}),
    ("I'm a lawyer", "role", {"role": "other"}),
    ("none of these", "role", {"role": "other"}),
    ("i work with data engineers but i'm a pm", "role", {"role": "product"}),
    ("stay at home mom, new to everything", "role", {"role": "other"}),
    ("aws data engineer", "role", {"role": "data-engineer", "platform": "aws"}),
    ("4 years", "experience", {"experience": "mid"}),
    ("4", "experience", {"experience": "mid"}),
    ("10+ years", "experience", {"experience": "senior"}),
    ("about a decade", "experience", {"experience": "senior"}),
    ("since 2020", "experience", {"experience": "mid"}),
    ("half a year", "experience", {"experience": "early"}),
    ("18 months", "experience", {"experience": "early"}),
    ("two to three", "experience", {"experience": "early"}),
    ("less than a year", "experience", {"experience": "early"}),
    ("nope", "experience", {"experience": "none"}),
    ("none", "experience", {"experience": "none"}),
    ("I'm 45", "experience", {}),
    ("junior", "experience", {"experience": "early"}),
    ("aws", "platform", {"platform": "aws"}),
    ("no", "platform", {"platform": "none"}),
    ("not sure", "platform", {"platform": "none"}),
    ("none of them", "platform", {"platform": "none"}),
    ("azure ofc", "platform", {"platform": "azure"}),
    ("google", "platform", {"platform": "gcp"}),
    ("sagemaker", "platform", {"platform": "aws"}),
    ("we have everything on bigquery", "platform", {"platform": "gcp"}),
    ("aws and azure, but prefer azure", "platform", {"platform": "azure"}),
    ("i work at microsoft but we use aws", "platform", {"platform": "aws"}),
    ("oracle", "platform", {}),
    ("llms", "goal", {"goal": "genai"}),
    ("get a job", "goal", {"goal": "career-change"}),
    ("want to understand the basics", "goal", {"goal": "literacy"}),
    ("deploy models to prod", "goal", {"goal": "mlops"}),
    ("something with a big name", "goal", {"goal": "prestige"}),
    ("whatever", "budget", {"budget": "any"}),
    ("$50", "budget", {"budget": "low"}),
    ("free only", "budget", {"budget": "free"}),
    ("my company pays", "budget", {"budget": "any"}),
    ("300 dollars", "budget", {"budget": "any"}),
    (
        "data engineer, 4 yrs, aws shop, want to get into ml",
        None,
        {"role": "data-engineer", "experience": "mid", "platform": "aws"},
    ),
    (
        "senior java developer, 12 years, azure, want to do genai, cheap",
        None,
        {"role": "developer", "experience": "senior", "platform": "azure", "goal": "genai", "budget": "low"},
    ),
    ("k8s guy, 5 yoe, we're on amazon", None, {"role": "developer", "experience": "mid", "platform": "aws"}),
    ("I'm an aws data engineer with 6 years of experience", None,
     {"role": "data-engineer", "experience": "mid", "platform": "aws"}),
    ("2-3 years python dev", None, {"role": "developer", "experience": "early"}),
    ("since 2019 working as ml engineer", None, {"role": "ml-engineer", "experience": "mid"}),
    ("I'm 45, nurse for 20 years, completely new to tech", None, {"role": "other", "experience": "none"}),
    ("product manager at google, no experience with coding", None, {"role": "product", "experience": "none"}),
    ("marketing manager, need to understand AI, no budget", None,
     {"role": "marketer", "goal": "literacy", "budget": "free"}),
    ("I lead a team of data scientists, 15 years, want the big picture", None,
     {"role": "manager", "experience": "senior", "goal": "literacy"}),
    ("I want to become an ml engineer, currently backend dev 3 years", None,
     {"role": "developer", "experience": "mid", "goal": "career-change"}),
    ("I'm switching from nursing to data science", None, {"role": "career-changer", "goal": "career-change"}),
    ("student, no money, wanna break into ML", None, {"role": "student", "goal": "career-change", "budget": "free"}),
    ("aws and a bit of gcp, mostly gcp", None, {"platform": "gcp"}),
    ("not AWS, we're on Azure", None, {"platform": "azure"}),
    ("no cloud", None, {"platform": "none"}),
    ("I don't use gcp", None, {}),
    ("my manager says I should get certified", None, {}),
    ("I work for Google", None, {}),
    ("I'd say product, I guess", "role", {"role": "product"}),
    ("I manage a data team", "role", {"role": "manager"}),
    ("kind of between developer and data engineer", "role", {"role": "developer"}),
    ("new grad", "role", {"role": "student"}),
    ("qa tester", "role", {"role": "developer"}),
    ("junior dev", "role", {"role": "developer", "experience": "early"}),
    ("sr data scientist gcp", None, {"role": "data-scientist", "experience": "senior", "platform": "gcp"}),
    ("2018", "experience", {"experience": "senior"}),
    ("started in 2021", "experience", {"experience": "mid"}),
    ("28 y/o", "experience", {}),
    ("½ year", "experience", {"experience": "early"}),
    ("still studying", "experience", {"experience": "none"}),
    ("I'm 22 and just finished uni", "experience", {"experience": "none"}),
    ("5 (2 in ML)", "experience", {"experience": "mid"}),
    ("I started coding in 2020", None, {"experience": "mid"}),
    ("from 2015 to 2020 python dev", None, {"role": "developer", "experience": "mid"}),
    ("2½ years data engineering", None, {"role": "data-engineer", "experience": "early"}),
    ("CS student, 2nd year", None, {"role": "student"}),
    ("10 years as a teacher, 2 as a developer", None, {"role": "developer", "experience": "early"}),
    ("lawyer, 10 years of practice, wants AI literacy", None,
     {"role": "other", "goal": "literacy"}),
    ("data enginer, 4 yrs, amazn", None, {"role": "data-engineer", "experience": "mid", "platform": "aws"}),
    ("ms", "platform", {"platform": "azure"}),
    ("mainly azure but aws is ok", "platform", {"platform": "azure"}),
    ("I prefer gcp over aws", "platform", {"platform": "gcp"}),
    ("my company is moving from azure to gcp", "platform", {"platform": "gcp"}),
    ("my company uses aws but I want to learn azure", "platform", {"platform": "aws"}),
    ("azure databricks", "platform", {"platform": "databricks"}),
    ("snowflake", "platform", {}),
    ("never used cloud", "platform", {"platform": "none"}),
    ("aws or gcp, not sure", "platform", {"platform": "aws"}),
    ("a better job", "goal", {"goal": "career-change"}),
    ("better salary", "goal", {"goal": "career-change"}),
    ("for my cv", "goal", {"goal": "prestige"}),
    ("understand what my engineers do", "goal", {"goal": "literacy"}),
    ("free please", "budget", {"budget": "free"}),
    ("a few hundred", "budget", {"budget": "any"}),
    ("yes please", "confirm", {"confirm": "sure"}),
    ("no", "confirm", {"confirm": "keep"}),
    ("not sure", "confirm", {"confirm": "keep"}),
    ("software engineer wanting to break into AI", None, {"role": "developer"}),
    ("5 years of python, want to get into ml", None, {"experience": "mid"}),
    ("want to get into AI", None, {"goal": "career-change"}),
    ("backend dev transitioning to ML", None, {"role": "developer", "goal": "career-change"}),
    ("teacher, want to get into data science", None, {"role": "career-changer", "goal": "career-change"}),
    ("nurse -> data analyst", None, {"role": "career-changer", "goal": "career-change"}),
    ("accountant looking to change careers into data", None, {"role": "career-changer", "goal": "career-change"}),
    ("I'm a doctor, want to switch to AI", None, {"role": "career-changer", "goal": "career-change"}),
    ("my brother is an ML engineer, I'm a student", None, {"role": "student"}),
    ("my wife is a data scientist", None, {}),
    ("used to be a nurse, now junior dev", None, {"role": "developer", "experience": "early"}),
    ("I'm no developer but a designer", None, {"role": "designer"}),
    ("moved from aws to azure last year", None, {"platform": "azure"}),
    ("neither aws nor gcp, we run azure", None, {"platform": "azure"}),
    ("product manager, 5 years, no cloud, want AI literacy, free please", None,
     {"role": "product", "experience": "mid", "platform": "none", "goal": "literacy", "budget": "free"}),
    ("I travel a lot, developer 5 years", None, {"role": "developer", "experience": "mid"}),
    ("hey! backend eng here, around 5 yoe, mostly k8s + aws, curious about llms 🙂", None,
     {"role": "developer", "experience": "mid", "platform": "aws", "goal": "genai"}),
]  # fmt: skip

INTENTS_OF: list[tuple[str, str | None, str | None]] = [
    ("hi", None, "smalltalk"),
    ("thanks!", None, "smalltalk"),
    ("how are you", None, "smalltalk"),
    ("what's the weather today", None, "out-of-scope"),
    ("write me a python function", None, "out-of-scope"),
    ("tell me a joke", None, "out-of-scope"),
    ("who won the world cup", None, "out-of-scope"),
    ("braindumps for aif-c01", None, "dumps"),
    ("fastest way to pass", None, "dumps"),
    ("give me the actual exam questions", None, "dumps"),
    ("I want to get certified", None, "recommend"),
    ("what should I take", None, "recommend"),
    ("hello can you help me pick a certification", None, "recommend"),
    ("I already have AI-900", None, "recommend"),
    ("data engineer, 4 years", None, "recommend"),
    ("data engineer, 4 years", "role", None),
    ("azure", "experience", None),
    ("actually gcp", None, "correct"),
    ("actually 6 years", "platform", "correct"),
    ("sorry, i meant data scientist", None, "correct"),
    ("scratch that, azure", None, "correct"),
    ("change my role to data scientist", None, "correct"),
    ("not AWS, we're on Azure", None, "correct"),
    ("azure, actually", "platform", None),
    ("how do I renew ai-102", None, "renew"),
    ("do azure certs expire?", None, "renew"),
    ("how do I keep my databricks ml pro valid", None, "renew"),
    ("remind me to renew az-900", None, "remind"),
    ("pmle vs aws mla", None, "compare"),
    ("AI-900 or AI-901?", None, "compare"),
    ("what's the difference between ai-900 and ai-901", "platform", "compare"),
    ("is ai-102 still worth it", None, "lookup"),
    ("how much does the aws ai practitioner exam cost", None, "lookup"),
    ("when does AI-102 retire?", None, "lookup"),
    ("pmle", None, "lookup"),
    ("tell me about pmle first", "role", "lookup"),
    ("are certifications worth it", None, "faq-worth"),
    ("which one first?", None, "faq-first"),
    ("do i need a degree?", None, "faq-degree"),
    ("how long does it take?", None, "faq-howlong"),
    ("will it be outdated soon?", None, "faq-outdated"),
    ("do employers care?", None, "employers"),
    ("free certs?", None, "free"),
    ("is there something free from google?", None, "free"),
    ("what are common mistakes", None, "mistakes"),
    ("which stack for ml engineer?", None, "stacks"),
    ("why not ai-103?", None, "why-not"),
    ("why do you ask?", "role", "why"),
    ("where do you get this from?", None, "sources"),
    ("are you sponsored?", None, "help"),
    ("help", None, "help"),
    ("back", "platform", "back"),
    ("skip", "role", "skip"),
    ("not sure", "role", "skip"),
    ("stop", "role", "cancel"),
    ("start over", None, "restart"),
    ("forget me", None, "delete-data"),
    ("delete all my data", None, "delete-data"),
    ("what do you know about me?", None, "my-data"),
    ("do you sell my data", None, "privacy"),
    ("which certifications do I have", None, "my-certs"),
    ("skip this one", None, "skip"),
    ("I'd rather skip", "role", "skip"),
    ("pass on that one", "experience", "skip"),
    ("that's wrong", None, "correct"),
    ("no wait, 6 years", "platform", "correct"),
    ("hold on, make it 8 years", "platform", "correct"),
    ("oops gcp not aws", None, "correct"),
    ("let me rephrase: I'm a product manager", "experience", "correct"),
    ("I'm not a beginner", None, "correct"),
    ("how do I renew it", None, "renew"),
    ("how long does it take to get certified?", None, "faq-howlong"),
    ("which should I do first", None, "faq-first"),
    ("AI-900/901", None, "compare"),
    ("ai-102 or 103?", None, "compare"),
    ("I want an aws certification", None, "recommend"),
    ("which databricks cert should I take", None, "recommend"),
    ("what should a data engineer take?", None, "recommend"),
    ("I have been a dev in music and travel for 4 years", None, "recommend"),
    ("is this private?", None, "privacy"),
    ("who's your developer", None, "help"),
    ("👋", None, "smalltalk"),
    ("asdfgh", None, None),
    ("🤖", None, None),
]

ARGUMENTS: list[tuple[str, str, str | None]] = [
    ("what replaced it?", "lookup", "status"),
    ("is it still available?", "lookup", "status"),
    ("how much does it cost?", "lookup", "price"),
    ("is that one expensive", "lookup", "price"),
    ("and the price?", "lookup", "price"),
    ("how long is it valid?", "lookup", "validity"),
    ("when does it expire?", "lookup", "validity"),
    ("is it hard?", "lookup", "level"),
    ("how long is the exam?", "lookup", "exam"),
    ("how much time should I plan for it?", "lookup", "preparation"),
    ("what are the prerequisites?", "lookup", "prerequisites"),
    ("do I need experience for it?", "lookup", "prerequisites"),
    ("will it raise my salary?", "faq-worth", "market"),
    ("how much do AI engineers earn?", "faq-worth", "market"),
    ("25 percent raise?", "faq-worth", "market"),
    ("is 177k true?", "faq-worth", "market"),
    ("why are most certifications a waste", "faq-worth", "waste"),
    ("certificate mills", "faq-worth", "waste"),
    ("are certifications worth it", "faq-worth", None),
    ("what should I choose by", "faq-first", "factors"),
    ("what matters when choosing", "faq-first", "factors"),
    ("who should take what", "faq-first", "table"),
    ("how do they rank", "faq-first", "tiers"),
    ("where do I start", "faq-first", None),
    ("how do I make it count", "employers", "count"),
    ("how do I put it on linkedin", "employers", "count"),
    ("do employers care?", "employers", None),
    ("what else besides the certificate", "stacks", "beside"),
    ("what skills do I need besides a cert?", "stacks", "beside"),
    ("which cert for which career stage", "stacks", "stages"),
    ("path for ml engineer", "stacks", "stack-ml-engineer"),
]

# Text, and the candidates that are asked about.
UNCLEAR: list[tuple[str, list[str]]] = [
    ("databricks machine learning certification", ["databricks-ml-pro", "databricks-ml-assoc"]),
    ("azure ai certification", ["azure-ai-102", "azure-ai-103", "azure-ai-901"]),
    ("aws ml", ["aws-mls", "aws-mla"]),
    ("I want to pass the aws ml cert in march", ["aws-mls", "aws-mla"]),
]

NAMED: list[tuple[str, list[str], list[str]]] = [
    ("I already have AI-900", [], ["azure-ai-900"]),
    ("passed aif-c01 last year, what's next?", [], ["aws-aif"]),
    ("got my pmle", [], ["google-pmle"]),
    ("I am AZ-900 certified", [], ["azure-az-900"]),
    ("I have AI-900 and DP-100", [], ["azure-ai-900", "azure-dp-100"]),
    ("I passed AI-102 and DP-100, got AIF too", [], ["azure-ai-102", "azure-dp-100", "aws-aif"]),
    ("got AIF last month and studying for MLA-C01", ["aws-mla"], ["aws-aif"]),
    ("I have an AI-102 exam booked for next week", ["azure-ai-102"], []),
    ("failed ai-102 twice", ["azure-ai-102"], []),
    ("don't have ai-900 yet", ["azure-ai-900"], []),
    ("do I need AZ-900 before AI-103?", ["azure-az-900", "azure-ai-103"], []),
    ("compare ai-900, aif-c01 and google ai essentials", ["azure-ai-900", "aws-aif", "google-ai-essentials"], []),
    ("difference between aws ai practitioner and azure ai fundamentals", ["aws-aif", "azure-ai-901"], []),
    ("my boss wants me to get the google ml cert", ["google-pmle"], []),
    ("I'm an aws data engineer", [], []),
    ("databricks ml associate or professional?", ["databricks-ml-assoc", "databricks-ml-pro"], []),
    ("not the practitioner one, the gen ai developer one", ["aws-genai-dev"], []),
    ("not ai-900, ai-901", ["azure-ai-901"], []),
    ("I passed AI-102 in 2024, is it still valid?", [], ["azure-ai-102"]),
    ("what replaced ai-102?", ["azure-ai-102"], []),
    ("can a beginner do pmle?", ["google-pmle"], []),
]


@pytest.mark.parametrize(("text", "asked", "slots"), PROFILES)
def test_what_people_say_about_themselves(read: Read, text: str, asked: str | None, slots: dict[str, str]) -> None:
    """Several slots at once; negation, preference, ages, employers and other people's jobs told apart."""
    assert dict(read(text, asked).slots) == slots


@pytest.mark.parametrize(("text", "asked", "intent"), INTENTS_OF)
def test_what_people_want(read: Read, text: str, asked: str | None, intent: str | None) -> None:
    """An answer to the open question has no intent, a profile unasked wants a recommendation."""
    assert read(text, asked).intent == intent


@pytest.mark.parametrize(("text", "intent", "argument"), ARGUMENTS)
def test_what_narrows_a_question(read: Read, text: str, intent: str, argument: str | None) -> None:
    """A fact about a certification that is not named, or the kind of advice that is asked for."""
    found = read(text)
    assert (found.intent, found.argument, found.certifications) == (intent, argument, ())


@pytest.mark.parametrize(("text", "candidates"), UNCLEAR)
def test_a_name_that_several_have_is_no_profile(read: Read, text: str, candidates: list[str]) -> None:
    """Vendor, subject and "certification" name something; no slot is filled from them."""
    found = read(text)
    assert found.ask is not None
    assert ([match.id for match in found.ask.matches], dict(found.slots)) == (candidates, {})


@pytest.mark.parametrize(("text", "certifications", "have"), NAMED)
def test_which_certifications_are_named_and_held(
    read: Read, text: str, certifications: list[str], have: list[str]
) -> None:
    """What is held is told from what is spoken about."""
    found = read(text)
    assert list(found.certifications) == certifications
    assert list(found.slots.get("have", ())) == have


def test_a_denied_value_is_cleared(read: Read) -> None:
    """The words "I don't use gcp" take gcp back and say nothing else."""
    assert dict(read("I don't use gcp").cleared) == {"platform": ("gcp",)}
    assert dict(read("neither aws nor gcp").cleared) == {"platform": ("aws", "gcp")}


def test_another_vendor_is_named(read: Read) -> None:
    """Oracle is no platform here, and is said to be understood: by itself it asks for what there is of it."""
    assert read("we use oracle", "platform").vendors == ("oracle",)
    assert read("oracle", "platform").criteria == Criteria(providers=("oracle",))


def test_a_code_that_does_not_exist_is_asked_about(read: Read) -> None:
    """It comes with the nearest, the code and the fact that is asked for."""
    found = read("how much is AI-104?")
    assert found.ask is not None
    assert (found.ask.code, found.argument, found.certifications) == ("AI-104", "price", ())


def test_what_was_not_understood_is_named(read: Read) -> None:
    """The words that meant nothing can be shown."""
    assert read("blorptify").unknown == ("blorptify",)
    assert not read("blorptify").understood


_WORDS, _NAMES = load_words(dialogs_dir({})), index(load_catalog(catalog_dir({})))


@given(st.text(), st.sampled_from([None, *SLOTS]))
def test_no_text_is_too_strange(text: str, asked: str | None) -> None:
    """Reading never raises, and gives only values of the vocabulary."""
    found = understand(_WORDS, _NAMES, text, asked)
    slots: dict[str, Any] = {**found.slots}
    slots.pop("have", None)
    assert all(value in SLOTS[slot] for slot, value in slots.items())
    assert found.intent is None or found.intent in INTENTS


_PIECES = (
    "not no actually i have aws azure 4 years data engineer AI-900 or vs , . ? renew how much is my boss free".split()
)


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join), st.sampled_from([None, *SLOTS]))
def test_words_in_any_order_are_read(text: str, asked: str | None) -> None:
    """Marks, values and names in every order give values of the vocabulary."""
    found = understand(_WORDS, _NAMES, text, asked)
    assert all(value in SLOTS[slot] for slot, value in found.slots.items() if slot != "have")


@pytest.mark.parametrize(
    ("text", "asked", "slots"),
    [
        ("front end developer, 2 years", None, {"role": "developer", "experience": "early"}),
        ("I maintain ETL jobs", None, {"role": "data-engineer"}),
        ("I write Python all day", None, {"role": "developer"}),
        ("electrician", "role", {"role": "other"}),
        ("data enginer, 5 yeers, databriks", None, {"role": "data-engineer", "experience": "mid"}),
        ("no exp, want free genai cert", None, {"experience": "none", "budget": "free", "goal": "genai"}),
        ("began coding 4 years ago", None, {"experience": "mid"}),
        ("just completed my masters", None, {"experience": "none"}),
        ("I don't have a lot of money", None, {"budget": "low"}),
        ("serving and monitoring models", "goal", {"goal": "mlops"}),
        ("sorry, I meant gcp", "platform", {"platform": "gcp"}),
        ("I'm a pensioner, so nothing", "budget", {"budget": "free", "role": "other"}),
        ("nah, zilch", "experience", {"experience": "none"}),
        ("designer, something cheap", None, {"role": "designer", "budget": "low"}),
        ("generative ai", None, {"goal": "genai"}),
        ("at least 6", "experience", {"experience": "mid"}),
        ("erp consultant for 15 years, want to switch to AI", None, {"role": "career-changer"}),
    ],
)
def test_more_ways_to_say_it(
    read: Callable[..., Understanding], text: str, asked: str | None, slots: dict[str, str]
) -> None:
    """Trades, studies, slips in units, a "no" that ends with its value."""
    assert slots.items() <= dict(read(text, asked).slots).items()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what should I do next?", "recommend"),
        ("begin again from scratch", "restart"),
        ("drop it for now", "cancel"),
        ("list everything I hold", "my-certs"),
        ("explain your reasoning", "why"),
        ("no, 7 years not 3", "correct"),
        ("solve 2x+3=9", "out-of-scope"),
        ("are you a human?", "help"),
        ("are our jobs safe?", "out-of-scope"),
        ("i'm preparing for it", "lookup"),
    ],
)
def test_more_ways_to_want_it(read: Callable[..., Understanding], text: str, intent: str) -> None:
    """Said in other words than the shortest."""
    assert read(text).intent == intent


def test_a_calculation_answers_no_question(read: Callable[..., Understanding]) -> None:
    """Numbers in an equation are no years."""
    assert "experience" not in read("solve 3x+4=10", "experience").slots


def test_a_question_about_a_platform_names_it(read: Callable[..., Understanding]) -> None:
    """Without a certification the platform is what a list is asked of, and says nothing of the person."""
    found = read("what about nvidia?")
    assert (found.intent, found.criteria, dict(found.slots)) == ("browse", Criteria(providers=("nvidia",)), {})


def test_what_is_not_of_interest_is_not_spoken_about(read: Callable[..., Understanding]) -> None:
    """A certification that is declined is left out, another one stays."""
    assert read("not interested in AI-103").certifications == ()
    assert read("I don't want AI-103, what about PMLE").certifications == ("google-pmle",)


@pytest.mark.parametrize(
    ("text", "asked", "slots", "cleared"),
    [
        ("I don't have 4 years of experience", None, {}, {"experience": ("mid",)}),
        ("not 9 years", None, {}, {"experience": ("senior",)}),
        ("I don't have any", "experience", {"experience": "none"}, {}),
        ("haven't got any", "budget", {"budget": "free"}, {}),
        ("anything but azure", "platform", {}, {"platform": ("azure",)}),
        ("everything except aws", "platform", {}, {"platform": ("aws",)}),
        ("no azure, databricks only", "platform", {"platform": "databricks"}, {}),
        ("change role to student", None, {"role": "student"}, {}),
        ("my former employer used aws, now it's gcp", None, {"platform": "gcp"}, {}),
        ("my first job was in 2015", "experience", {"experience": "senior"}, {}),
        ("29, 4 years in java", "experience", {"experience": "mid"}, {}),
        ("I was a cook before becoming a developer 3 years ago", None, {"role": "developer", "experience": "mid"}, {}),
        ("our team has 4 years, I have 9 myself", "experience", {"experience": "senior"}, {}),
        ("working as a developer since 3 months", None, {"role": "developer", "experience": "early"}, {}),
        ("progrmmr", "role", {"role": "developer"}, {}),
        ("separate the hype from the facts", "goal", {"goal": "literacy"}, {}),
        ("budget is very limited", None, {"budget": "low"}, {}),
    ],
)
def test_what_is_denied_put_right_and_said_of_oneself(
    read: Read, text: str, asked: str | None, slots: dict[str, str], cleared: dict[str, object]
) -> None:
    """Denied years clear what was said; an age, others' years and what was left tell nothing."""
    found = read(text, asked)
    assert (dict(found.slots), dict(found.cleared)) == (slots, cleared)
    assert found.criteria is None
