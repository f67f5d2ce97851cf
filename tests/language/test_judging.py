"""The verdict on words all of which are accounted for."""

from __future__ import annotations

import pytest

from certbot.language.entries import LEVEL_WORDS, NameIndex, distinctive
from certbot.language.judging import judge
from certbot.language.names import find
from certbot.language.normalise import tokens
from certbot.language.wording import words


def verdict(names: NameIndex, text: str) -> tuple[str, list[str]]:
    """What a text is taken for, or which are asked about."""
    found = find(names, text)
    return found.verdict, [match.id for match in found.matches]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("ai business strategist", "aws-aib"),
        ("agentic business solutions architect", "ms-ab-100"),
        ("agent builder", "ms-ab-620"),
        ("apps and agents", "azure-ai-103"),
        ("managing ai", "pmi-cpmai"),
        ("keras and pytorch", "ibm-deep-learning-pytorch-keras-tensorflow"),
        ("agentic ai foundations", "oracle-agentic-foundations"),
        ("ai cloud developer", "azure-ai-200"),
        ("ai governance certification", "iapp-aigp"),
        ("ai networking professional", "nvidia-ncp-ain"),
        ("watsonx", "ibm-watsonx-genai"),
        ("agentforce", "salesforce-agentforce-specialist"),
        ("ai security management", "isaca-aaism"),
        ("the agentic business solutions", "ms-ab-100"),
    ],
)
def test_what_only_one_has_needs_no_vendor(names: NameIndex, text: str, id: str) -> None:
    """Words of a name that are no trade or subject that people have in general."""
    assert verdict(names, text) == ("take", [id])


@pytest.mark.parametrize(
    "text",
    """data engineer; ml engineer cert; cloud architect; sql developer; ai networking; cs50 python; mcp; context
    engineering; ai security; python developer; i'm a data strategist; multimodal""".split("; "),
)
def test_trades_and_subjects_are_not_taken(names: NameIndex, text: str) -> None:
    """Many have them, and other certifications are called so."""
    assert verdict(names, text)[0] != "take"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("bedrock certification", "aws-genai-dev"),
        ("sagemaker associate", "aws-mla"),
        ("vertex ai ml engineer", "google-pmle"),
        ("slurm exam", "nvidia-ncp-aio"),
        ("cortex certification snowflake", "snowflake-genai"),
        ("aws glue cert", "aws-dea"),
        ("aws certification for executives", "aws-aib"),
        ("copilot cert for developers", "github-gh-300"),
        ("andrew ng course without coding", "dlai-ai-for-everyone"),
        ("langgraph course by hugging face", "huggingface-agents-course"),
        ("unity catalog and delta lake professional exam", "databricks-de-pro"),
        ("rag and agents cert from databricks", "databricks-genai"),
        ("google's gemini cert for managers", "google-genai-leader"),
        ("comptia statistics for data scientists", "comptia-dataai"),
        ("fine tuning and tensorrt exam of nvidia", "nvidia-ncp-genl"),
        ("15 hour ml course by google", "google-ml-crash-course"),
    ],
)
def test_what_a_certification_is_known_by(names: NameIndex, text: str, id: str) -> None:
    """A product, a tool or whom it is for names it beside a level, a trade or a word such as "exam"."""
    assert verdict(names, text) == ("take", [id])


@pytest.mark.parametrize("text", ["sagemaker", "aws bedrock", "we use vertex ai", "slurm cluster", "the rapids"])
def test_a_product_alone_is_no_certification(names: NameIndex, text: str) -> None:
    """People use it."""
    assert verdict(names, text)[0] == "none"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("databricks data engineer exam", ["databricks-de-assoc", "databricks-de-pro"]),
        ("anthropic architect", ["anthropic-ccar-f", "anthropic-ccar-p"]),
        ("accelerated data science nvidia cert", ["nvidia-nca-ads", "nvidia-ncp-ads"]),
        ("sagemaker certification", ["aws-mls", "aws-mla"]),
        ("aws associate", ["aws-mla", "aws-dea", "aws-saa"]),
        (
            "tensorflow certification",
            ["dlai-tensorflow", "google-tensorflow-developer", "ibm-deep-learning-pytorch-keras-tensorflow"],
        ),
        ("prof moroney course", ["dlai-tensorflow", "dlai-pytorch"]),
    ],
)
def test_what_several_share_is_asked(names: NameIndex, text: str, expected: list[str]) -> None:
    """A name without its level, a product of several, a teacher."""
    assert verdict(names, text) == ("ask", expected)


def test_a_course_is_no_certification(names: NameIndex) -> None:
    """What is called a course only is not meant where a certification is spoken of, and the other way round."""
    assert verdict(names, "certification for chatgpt by openai") == ("take", ["openai-ai-foundations"])
    assert verdict(names, "course on chatgpt by openai") == ("take", ["openai-academy"])


def test_words_that_nobody_has_leave_no_verdict(names: NameIndex) -> None:
    """Not even beside a name."""
    assert judge(names, words(tokens("cloud practitioner zeppelin")), False, 0) is None


def test_no_alias_hides_that_several_levels_have_a_name(names: NameIndex) -> None:
    """What people say without a level is asked about where a vendor has it at several."""
    hidden = [
        (names.ids[entry], sorted(alias.core))
        for entry, aliases in enumerate(names.aliases)
        for alias in aliases
        if len(alias.core) > 1 and alias.core.isdisjoint(LEVEL_WORDS) and not (alias.official or alias.mere)
        for other in names.unlevelled.get(alias.core, ())
        if names.vendors[other.entry] & names.vendors[entry] and len(names.groups([entry, other.entry])) > 1
    ]
    assert hidden == []


def test_which_words_are_distinctive() -> None:
    """A trade with a subject is not, a title is."""
    assert distinctive(frozenset(("transformation", "leader")))
    assert distinctive(frozenset(("ai", "audit")))
    assert not distinctive(frozenset(("ai", "engineer")))
    assert not distinctive(frozenset(("foundation", "associate")))
    assert not distinctive(frozenset(("openusd",)))
