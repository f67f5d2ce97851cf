"""What lists are asked for, and by what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.criteria import CERTIFICATIONS, Bound, Criteria
from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.config import catalog_dir, dialogs_dir
from certbot.language.entries import NameIndex
from certbot.language.load import load_words
from certbot.language.names import index
from certbot.language.read import understand
from certbot.language.understanding import Understanding
from certbot.language.words import Words

Read = Callable[..., Understanding]

COURSES = ("course-certificate", "free-course")
GOOGLE = ("google", "google-cloud")
FIRST = ("foundational", "beginner")


def under(amount: float) -> Bound:
    """A price on this side of an amount."""
    return Bound(amount, inclusive=False)


def certs(**fields: object) -> Criteria:
    """What "certs" are asked for by: any kind but platforms to learn on."""
    return Criteria(**{"kinds": CERTIFICATIONS, **fields})  # type: ignore[arg-type]


LISTS: list[tuple[str, Criteria]] = [
    ("nvidia certs", certs(providers=("nvidia",))),
    ("nvdia certifications", certs(providers=("nvidia",))),
    ("show me all databricks exams", Criteria(providers=("databricks",), kinds=("exam",))),
    ("what does oracle offer?", Criteria(providers=("oracle",))),
    ("list everything from hugging face", Criteria(providers=("hugging-face",))),
    ("what about nvidia", Criteria(providers=("nvidia",))),
    ("tell me about ibm", Criteria(providers=("ibm",))),
    ("google cloud certs", certs(providers=("google-cloud",))),
    ("oracle", Criteria(providers=("oracle",))),
    ("aws certification", certs(providers=("aws",))),
    ("snowflake vs databricks certs", certs(providers=("snowflake", "databricks"))),
    ("all certs except aws", certs(but=("aws",))),
    ("under 100 dollars", Criteria(most=under(100))),
    ("under 50?", Criteria(most=under(50))),
    ("below $150 for aws", Criteria(providers=("aws",), most=under(150))),
    ("certs up to 1,500 dollars", certs(most=Bound(1500))),
    ("any AWS exam cheaper than 150?", Criteria(providers=("aws",), kinds=("exam",), most=under(150))),
    ("100 dollars or less", Criteria(most=Bound(100))),
    ("certs over 2k usd", certs(least=Bound(2000, inclusive=False))),
    ("between 100 and 200 dollars", Criteria(least=Bound(100), most=Bound(200))),
    ("between 200 and 100 dollars", Criteria(least=Bound(100), most=Bound(200))),
    ("certs under $1,500.50", certs(most=under(1500.5))),
    ("sub $100 exams", Criteria(kinds=("exam",), most=under(100))),
    ("exams costing less than 130", Criteria(kinds=("exam",), most=under(130))),
    ("what can I get for 100 bucks", Criteria(most=Bound(100))),
    ("beginner certs under 50 per month", certs(levels=FIRST, most=under(50))),
    ("certs that are not free", certs(least=Bound(0, inclusive=False))),
    ("nvidia exams, cheapest first", Criteria(providers=("nvidia",), kinds=("exam",), order="cheapest")),
    ("most expensive first", Criteria(order="dearest")),
    ("newest first", Criteria(standing="new")),
    ("first certs", certs(levels=FIRST)),
    ("exams at microsoft", Criteria(providers=("microsoft",), kinds=("exam",))),
    ("mlops", Criteria(topics=("mlops",))),
    ("rag", Criteria(topics=("rag",))),
    ("prompt engineering", Criteria(topics=("prompting",))),
    ("exams $100-$200", Criteria(kinds=("exam",), least=Bound(100), most=Bound(200))),
    ("cheapest azure exam", Criteria(providers=("microsoft",), kinds=("exam",), order="cheapest")),
    ("which aws cert is the cheapest?", certs(providers=("aws",), order="cheapest")),
    ("most expensive", Criteria(order="dearest")),
    ("under 100 euros", Criteria(order="cheapest")),
    ("exams for €100", Criteria(kinds=("exam",), order="cheapest")),
    ("anything on agents", Criteria(topics=("agents",))),
    ("rag courses", Criteria(kinds=COURSES, topics=("rag",))),
    ("agentic ai courses", Criteria(kinds=COURSES, topics=("agents",))),
    ("certs about mlops", certs(topics=("mlops",))),
    ("databricks machine learning certs", certs(providers=("databricks",), topics=("machine-learning",))),
    ("what expires never?", Criteria(traits=("never-expires",))),
    ("which certs don't expire", certs(traits=("never-expires",))),
    ("lifetime validity", Criteria(traits=("never-expires",))),
    ("which can be renewed for free", Criteria(traits=("renews-free",))),
    ("valid for at least 3 years", Criteria(months=36)),
    ("certs that last 24 months", certs(months=24)),
    ("courses with hands-on projects", Criteria(kinds=COURSES, traits=("hands-on",))),
    ("certs without prerequisites", certs(traits=("no-prerequisites",))),
    ("beginner certs", certs(levels=FIRST)),
    ("certs for beginners", certs(levels=FIRST)),
    ("associate level aws exams", Criteria(providers=("aws",), kinds=("exam",), levels=("associate",))),
    ("professional ones", Criteria(levels=("professional",))),
    ("exams in spanish or japanese", Criteria(kinds=("exam",), languages=("es", "ja"))),
    ("university programs", Criteria(kinds=("university-program",))),
    ("what is in beta", Criteria(standing="beta")),
    ("which nvidia certs were retired?", certs(providers=("nvidia",), standing="retired")),
    ("new nvidia certs", certs(providers=("nvidia",), standing="new")),
    ("list all certifications", certs()),
    ("show me everything", Criteria()),
    ("list nvidia certs relevant to quantum robotics", certs(providers=("nvidia",))),
    ("I'm a data engineer. Show me nvidia certs", certs(providers=("nvidia",))),
]

FREE: list[tuple[str, Criteria]] = [
    ("free ones", Criteria(traits=("free",))),
    ("free certs?", Criteria(traits=("free",))),
    ("is there something free from google?", Criteria(providers=GOOGLE, traits=("free",))),
    ("what's free at nvidia?", Criteria(providers=("nvidia",), traits=("free",))),
    ("what can i learn for free at microsoft", Criteria(providers=("microsoft",), traits=("free",))),
    ("I work at nvidia, what is free?", Criteria(traits=("free",))),
    ("we're on azure. what's free?", Criteria(providers=("microsoft",), traits=("free",))),
    ("free courses not on coursera", Criteria(but=("coursera",), kinds=COURSES, traits=("free",))),
    ("only free ones", Criteria(traits=("free",))),
]

# Texts that ask for no list, and the slot of the open question.
NO_LISTS: list[tuple[str, str | None]] = [
    ("aws", None),
    ("we use aws", None),
    ("nvidia", "platform"),
    ("nvidia certs", "platform"),
    ("only aws", None),
    ("free", "budget"),
    ("free ones", "budget"),
    ("under 100 dollars", "budget"),
    ("data engineer, 4 years, under 100 dollars", None),
    ("python, aws, 5 years", None),
    ("I'm a beginner", None),
    ("beginner", None),
    ("new to everything", "role"),
    ("genai", "goal"),
    ("mlops", "goal"),
    ("mlops", "role"),
    ("I work at google", None),
    ("5 years at google", None),
    ("certs for managers", None),
    ("certs under $12,34", None),
    ("no certs", None),
    ("how much are they?", None),
    ("professional", "role"),
    ("I want an aws certification", None),
    ("which databricks cert should I take", None),
    ("nvidia certification", None),
    ("databricks machine learning certification", None),
    ("aws ml", None),
    ("databricks ml associate or professional?", None),
    ("are aws certs worth it", None),
    ("do azure certs expire?", None),
    ("what is rag", None),
    ("is it free?", None),
    ("which certs do I have", None),
    ("list everything I hold", None),
    ("compare nvidia and databricks certs", None),
    ("what's new?", None),
    ("not AWS, we're on Azure", None),
    ("free time", None),
]

FACTS: list[tuple[str, str]] = [
    ("what does it really cost?", "cost"),
    ("total cost of MLA", "cost"),
    ("cost over five years of AI-103", "cost"),
    ("hidden costs", "cost"),
    ("how much is PMLE all in", "cost"),
    ("how much is it", "price"),
    ("what if I fail", "retake"),
    ("can I retake it", "retake"),
    ("retake fee for PMLE", "retake"),
    ("how many attempts do I get", "retake"),
    ("waiting time after failing", "retake"),
    ("is it offered in English?", "languages"),
    ("is MLA-C01 still offered in English?", "languages"),
    ("which languages", "languages"),
    ("can I take it in Japanese", "languages"),
    ("any voucher for MLA", "offers"),
    ("student discount for AI-103", "offers"),
    ("is there a coupon right now", "offers"),
    ("when does AI-901 expire?", "validity"),
    ("what replaced DP-100?", "status"),
]


@pytest.mark.parametrize(("text", "criteria"), LISTS)
def test_a_list_is_asked_for(read: Read, text: str, criteria: Criteria) -> None:
    """By vendor, price, topic, level, kind, language, validity and status, in any combination."""
    found = read(text)
    assert (found.intent, found.criteria) == ("browse", criteria)
    assert found.certifications == () and found.ask is None
    assert "platform" not in found.slots and "budget" not in found.slots


@pytest.mark.parametrize("text", ["something under a hundred bucks", "max 90 dollars", "only under 90 dollars"])
def test_a_list_may_tell_what_one_can_pay(read: Read, text: str) -> None:
    """Where a word makes the amount somebody's own limit, it is their budget, too."""
    found = read(text)
    assert found.criteria is not None and found.criteria.most is not None
    assert found.slots == {"budget": "low"}


@pytest.mark.parametrize(("text", "criteria"), FREE)
def test_a_list_of_what_is_free_is_asked_for(read: Read, text: str, criteria: Criteria) -> None:
    """What is free is an intent of its own, with the same criteria."""
    found = read(text)
    assert (found.intent, found.criteria) == ("free", criteria)


@pytest.mark.parametrize(("text", "asked"), NO_LISTS)
def test_no_list_is_asked_for(read: Read, text: str, asked: str | None) -> None:
    """Answers, profiles, names and other questions are none."""
    found = read(text, asked)
    assert found.intent not in ("browse", "free")


@pytest.mark.parametrize(("text", "facet"), FACTS)
def test_one_fact_is_asked_for(read: Read, text: str, facet: str) -> None:
    """A fact of the certification named or last spoken of; years in it are no experience."""
    found = read(text)
    assert (found.intent, found.argument, dict(found.slots)) == ("lookup", facet, {})


@pytest.mark.parametrize(
    ("text", "refines"),
    [
        ("only free ones", True),
        ("and from ibm?", True),
        ("what about under 50?", True),
        ("under 100 dollars", True),
        ("in spanish", True),
        ("associate ones", True),
        ("nvidia certs", False),
        ("which exams are under 100 dollars", False),
        ("oracle", False),
    ],
)
def test_what_goes_on_from_the_last_list(read: Read, text: str, refines: bool) -> None:
    """A word such as "only", or what says nothing but how to narrow it."""
    assert read(text).refines is refines


@pytest.mark.parametrize(("text", "field"), [("azure", "providers"), ("beginner", "levels"), ("only aws", "providers")])
def test_a_bare_value_narrows_the_list_last_shown(words: Words, names: NameIndex, text: str, field: str) -> None:
    """Right after a list it says nothing of the person; where a question is open it does."""
    found = understand(words, names, text, listed=True)
    assert found.refines and found.criteria is not None and getattr(found.criteria, field) and not found.slots
    answer = understand(words, names, text, "role" if text == "beginner" else "platform", listed=True)
    assert answer.criteria is None and answer.slots


@pytest.mark.parametrize(
    ("text", "argument", "certifications"),
    [
        ("does AIP-C01 renew MLA?", "renews", ("aws-genai-dev", "aws-mla")),
        ("can I renew MLA by passing AIP-C01?", "renewed-by", ("aws-mla", "aws-genai-dev")),
        ("how do I renew AI-103 and PMLE", None, ("azure-ai-103", "google-pmle")),
    ],
)
def test_which_one_renews_the_other(
    read: Read, text: str, argument: str | None, certifications: tuple[str, ...]
) -> None:
    """The order in which they are named, and which of them is to be passed."""
    found = read(text)
    assert (found.intent, found.argument, found.certifications) == ("renew", argument, certifications)


@pytest.mark.parametrize(
    ("text", "providers"),
    [
        ("what does Google charge to renew?", GOOGLE),
        ("do azure certs expire?", ("microsoft",)),
        ("how do I renew nvidia certs?", ("nvidia",)),
        ("renewal at google", GOOGLE),
    ],
)
def test_the_rules_of_a_vendor_are_asked_for(read: Read, text: str, providers: tuple[str, ...]) -> None:
    """Without a certification the question is about all of the vendor's."""
    found = read(text)
    assert (found.intent, found.criteria, found.certifications) == ("renew", Criteria(providers=providers), ())


def test_what_was_not_understood_of_a_list_is_named(read: Read) -> None:
    """Words of which nothing could be made are not passed over in silence."""
    assert read("list nvidia certs relevant to quantum robotics").unknown == ("relevant", "quantum", "robotics")


@pytest.mark.parametrize(
    ("text", "criteria", "unknown"),
    [
        ("valid for 0 years certs", certs(), ("0",)),
        ("aws certs but not associate", certs(providers=("aws",)), ("associate",)),
        ("certs not in beta", certs(), ("beta",)),
        ("exams not about agents", Criteria(kinds=("exam",)), ("agents",)),
        ("certs that are not retired", certs(), ()),
    ],
)
def test_what_no_list_can_be_made_by_is_named(
    read: Read, text: str, criteria: Criteria, unknown: tuple[str, ...]
) -> None:
    """No time at all, and what is not wanted but for vendors and what is free; the retired are left out anyway."""
    found = read(text)
    assert (found.intent, found.criteria, found.unknown) == ("browse", criteria, unknown)


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("how much are they?", "price"),
        ("what do they cost?", "price"),
        ("how long are they valid?", "validity"),
        ("do they expire?", "validity"),
        ("which languages are they in?", "languages"),
        ("how long to prepare for them?", "preparation"),
        ("do they have prerequisites?", "prerequisites"),
        ("can I retake them?", "retake"),
        ("any discounts for them?", "offers"),
    ],
)
def test_a_fact_is_asked_for_of_all_in_the_list(words: Words, names: NameIndex, text: str, facet: str) -> None:
    """Right after a list "they" are those in it."""
    found = understand(words, names, text, listed=True)
    assert (found.intent, found.argument, found.criteria, found.refines) == ("browse", facet, Criteria(), True)


@pytest.mark.parametrize("text", ["how do I renew them?", "compare them", "how much is it?", "are they worth it?"])
def test_another_question_after_a_list(words: Words, names: NameIndex, text: str) -> None:
    """What is no fact of each, or is about one, does not list again."""
    assert understand(words, names, text, listed=True).criteria is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("certs for managers", "manager"),
        ("courses for product managers", "product"),
        ("certs for developers", "developer"),
    ],
)
def test_certifications_for_a_trade_are_advice(read: Read, text: str, role: str) -> None:
    """A role is nothing that a list is made by, but what the advice begins with."""
    found = read(text)
    assert (found.intent, dict(found.slots)) == ("recommend", {"role": role})


def test_every_provider_can_be_asked_for_by_its_name(read: Read, catalog: Catalog) -> None:
    """The short name of each provider, with "courses" behind it, is a list of what it has."""
    for provider in catalog.providers.values():
        found = read(f"{provider.short} courses")
        assert found.criteria is not None, provider.short
        assert provider.id in found.criteria.providers, provider.short


_WORDS, _NAMES = load_words(dialogs_dir({})), index(load_catalog(catalog_dir({})))
_PIECES = (
    "show list which what any all only and not except from under over between $ 100 1,000 k dollars euros years valid "
    "for free nvidia google ibm certs exams courses ones agents rag beginner associate spanish beta retired cheapest ?"
).split()


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join), st.sampled_from([None, *SLOTS]), st.booleans())
def test_words_in_any_order_are_read(text: str, asked: str | None, listed: bool) -> None:
    """Reading never raises; what asks for a list has criteria, and no criteria come without an intent."""
    found = understand(_WORDS, _NAMES, text, asked, listed=listed)
    assert found.criteria is None or found.intent in {"browse", "free", "renew", "changes"}
    assert not found.refines or found.criteria is not None
