"""Why a text was taken for a name, asked about or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.dialog.messages import Messages
from certbot.evaluation.load import load_part
from certbot.language import rules
from certbot.language.evidence import Candidate, Naming
from certbot.language.explain import explain
from certbot.language.names import find, index

CATALOG = load_catalog(catalog_dir({}))
NAMES = index(CATALOG)
PART = load_part(Path(__file__).parents[1] / "understanding")

RULES = {
    "AZ-900": "name",
    "I passed the AZ-900 in spring": "code",
    "googlemlengineer": "glued",
    "engineer for databricks generative ai": "alias",
    "nvidia certs": "family",
    "certified digital leader": "without-vendor",
    "copilot and agent administration": "level-left-out",
    "rag and agents cert from databricks": "described",
    "my neighbour passed azure data scientist with zeal": "inside",
    "mls": "same-name",
    "aws data cert": "same-subject",
    "the successor of AI-102": "next-exam",
    "gcp gen ai ldr": "reading",
    "google pro ml cert": "more",
    "ml engineer cert": "no-vendor",
    "use kaggle": "platform-used",
    "my neighbour took zeta AI essentials": "unsure-inside",
    "copilot": "shared-words",
    "isaca audit": "parts",
    "dp-100 or az-900": "several-inside",
    "AZ-901": "no-such-code",
    "google associate machine learning engineer": "other-level",
    "snowflake": "vendor-alone",
    "!!!": "nothing-said",
    "plumbing exam": "unknown-words",
    "thank you": "no-naming-words",
    "I am an AWS developer": "something-else",
    "oracle kubernetes security": "too-little",
}


def offered(naming: Naming) -> list[tuple[str, float | None]]:
    """The candidates that are offered, with their scores."""
    return [(each.id, each.score) for each in naming.candidates if each.score is not None]


def candidate(text: str, id: str) -> Candidate:
    """What speaks for and against one certification."""
    return next(each for each in explain(NAMES, CATALOG, text).candidates if each.id == id)


def agrees(text: str) -> None:
    """The explanation of a text says what `find` says."""
    naming, found = explain(NAMES, CATALOG, text), find(NAMES, text)
    assert naming.found == found, text
    assert offered(naming) == [(match.id, match.score) for match in found.matches], text
    assert [each.id for each in naming.candidates[:1]] == [match.id for match in found.matches[:1]] or not found.matches


@pytest.mark.parametrize("line", ["names", "profiles", "intents"])
def test_it_says_what_find_says(line: str, messages: Messages) -> None:
    """For every text to develop by: the verdict is that of `find`, the first candidate its first, each with its score;
    and every rule has its sentence."""
    for each in getattr(PART, line):
        agrees(each.text)
        assert f"explain.rule.{explain(NAMES, CATALOG, each.text).rule}" in messages


@given(st.text(max_size=60) | st.text(alphabet="ai -0129mlpoАé", max_size=20))
def test_any_text_can_be_explained(text: str) -> None:
    """Whatever is typed, the explanation is that of the verdict."""
    agrees(text)


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_the_rule_that_decided(text: str, rule: str) -> None:
    """Each verdict names its rule, and each refusal its reason."""
    assert explain(NAMES, CATALOG, text).rule == rule


def test_every_rule_has_its_sentence(messages: Messages) -> None:
    """No rule decides that cannot be told."""
    codes = {rule.code for rule in vars(rules).values() if isinstance(rule, rules.Rule)}
    codes |= {rules.CODE, rules.INSIDE, rules.READING, *RULES.values()}
    assert not {code for code in codes if f"explain.rule.{code}" not in messages}


def test_another_reading() -> None:
    """Where the text was read otherwise, the words and the evidence are those of that reading."""
    naming = explain(NAMES, CATALOG, "aws sol arch assoc")
    assert naming.rule == "reading"
    assert naming.tokens != naming.otherwise == ("aws", "solutions", "architect", "assoc")
    assert [word.text for word in naming.candidates[0].shared] == ["solution", "architect", "associate"]
    assert explain(NAMES, CATALOG, "aws solutions architect associate").otherwise == ()


def test_the_normal_form() -> None:
    """Tokens, what was folded and which slips were mended to which word, and what each word is to a name."""
    naming = explain(NAMES, CATALOG, "Gogle’s ＭＬ enginner exam, ok?")
    assert naming.tokens == ("gogles", "ml", "enginner", "exam", "ok")
    assert [(word.typed, word.kinds) for word in naming.folded] == [
        ("Gogle’s", ("apostrophe", "case")),
        ("ＭＬ", ("compatibility", "case")),
    ]
    assert [(slip.typed, slip.meant) for slip in naming.slips] == [("enginner", "engineer")]
    assert [(word.text, word.role) for word in naming.words[1:]] == [
        ("ml", "subject"),
        ("engineer", "trade"),
        ("exam", "credential"),
        ("ok", "talk"),
    ]


def test_codes() -> None:
    """An exam code with the certification that has it; of one that nobody has, the nearest."""
    (real,) = explain(NAMES, CATALOG, "dp-100, when?").codes
    (missing,) = explain(NAMES, CATALOG, "dp-101, when?").codes
    assert (real.text, real.id, real.near) == ("DP-100", "azure-dp-100", ())
    assert (missing.text, missing.id) == ("DP-101", None)
    assert "azure-dp-100" in missing.near


def test_a_code_is_evidence_of_its_own() -> None:
    """A candidate by its code shares it; one that has a near code lacks what was typed."""
    real, near = candidate("DP-100", "azure-dp-100"), candidate("DP-101", "azure-dp-100")
    assert ([word.text for word in real.shared], real.covered) == (["DP-100"], 1)
    assert ([word.text for word in near.missing], [word.text for word in near.against]) == (["DP-100"], ["DP-101"])


def test_what_speaks_for_and_against() -> None:
    """The name that fits best, the words that it shares with the text, and how much of it that is, what is missing,
    and what speaks against it."""
    found = candidate("azure ai architect expert", "azure-ai-102")
    assert found.score is None
    assert found.name == "azure ai engineer"
    assert [(word.text, word.role, word.weight) for word in found.shared] == [("ai", "subject", 0.5)]
    assert [word.text for word in found.missing] == ["engineer"]
    assert [(word.text, word.role) for word in found.against] == [("architect", "trade"), ("expert", "level")]
    assert found.covered == 0.5


@pytest.mark.parametrize(
    ("text", "id", "agreement"),
    [
        ("aws machine learning engineer", "aws-mla", "agrees"),
        ("machine learning engineer", "aws-mla", "unsaid"),
        ("google machine learning engineer", "aws-mla", "other"),
        ("ibm and google machine learning", "ibm-ml", "other"),
        ("coursera machine learning", "ibm-ml", "host"),
    ],
)
def test_the_vendor(text: str, id: str, agreement: str) -> None:
    """The vendors said are the certification's, where it is taught, another's, or none is."""
    assert candidate(text, id).vendor == agreement


def test_a_name_inside_a_text_is_judged_by_what_is_beside_it() -> None:
    """Words further off do not speak against it."""
    text = "I sold insurance for nine years and then passed AWS ML engineer associate"
    assert candidate(text, "aws-mla").against == ()


def test_the_thresholds_that_apply() -> None:
    """Those of slips where one was mended, of a part where it is one, and of how many are asked about."""

    def thresholds(text: str) -> list[str]:
        return [each.name for each in explain(NAMES, CATALOG, text).thresholds]

    assert thresholds("azure dp-100") == []
    assert thresholds("gogle ml engineer") == ["one-slip", "two-slips", "slip"]
    assert thresholds("isaca audit") == ["partial", "most"]
