"""Which certification a text names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog
from certbot.config import catalog_dir
from certbot.language.names import find, index
from certbot.language.normalise import LONGEST

NAMES = index(load_catalog(catalog_dir({})))

TAKEN = {
    "goggle ml eng cert": "google-pmle",
    "AI102": "azure-ai-102",
    "ai 9OO": "azure-ai-900",
    "АI-102": "azure-ai-102",
    "mla co1": "aws-mla",
    "aws ai practioner": "aws-aif",
    "amazon ai practitioner": "aws-aif",
    "AWS Certified AI Practitioner (AIF-C01)": "aws-aif",
    "certified cloud practitioner": "aws-clf",
    "google cloud ml engineer professional": "google-pmle",
    "pro ml engineer google": "google-pmle",
    "gogle profesional machne lerning enginer": "google-pmle",
    "googel pmle": "google-pmle",
    "is the google machine learning cert good for a junior": "google-pmle",
    "microsoft azure ai engineer": "azure-ai-102",
    "databricks ml pro": "databricks-ml-pro",
    "databrics ml associate": "databricks-ml-assoc",
    "databricks gen ai engineer": "databricks-genai",
    "nvidia cert": "nvidia-dli",
    "nvidia genai llm associate": "nvidia-nca-genl",
    "gen ai leader": "google-genai-leader",
    "how hard is the aws machine learning engineer associate?": "aws-mla",
    "aws associate ml engineer": "aws-mla",
    "generative ai developer aws": "aws-genai-dev",
    "aws speciality machine learning": "aws-mls",
    "machine learning specialty aws": "aws-mls",
    "azure ai fundamentals": "azure-ai-901",
    "microsoft ai fundamentals cert": "azure-ai-901",
    "new ai-900": "azure-ai-901",
    "azure fundamentals": "azure-az-900",
    "ai essentials": "google-ai-essentials",
    "tell me about google's ai essentials": "google-ai-essentials",
    "ibm ai engineering professional certificate on coursera": "ibm-ai-engineering",
    "andrew ng deep learning": "dlai-dl-specialization",
    "stanford ai graduate certificate": "stanford-ai-grad",
    "harvardx data science": "harvard-data-science",
    "purdue generative ai": "purdue-genai",
    "azure data scientist": "azure-dp-100",
    "dp100 exam": "azure-dp-100",
    "my boss wants me to pass the ai-102 before summer": "azure-ai-102",
    "certified ai practitioner": "aws-aif",
    "the databricks generative ai engineer one": "databricks-genai",
    "what is microsoft learn": "microsoft-learn",
    "google ml": "google-pmle",
    "google ml crash course": "google-ml-crash-course",
    "certified kubernetes administrator": "cncf-cka",
    "linux foundation cka exam": "cncf-cka",
    "is CKAD harder than the rest": "cncf-ckad",
    "kubernetes application developer certification": "cncf-ckad",
    "claude architect professional": "anthropic-ccar-p",
    "anthropic claude certified developer": "anthropic-ccdv-f",
    "oracle ai foundations": "oracle-ai-foundations",
    "1z0 1127 25": "oracle-genai-pro",
    "oci 2025 generative ai professional": "oracle-genai-pro",
    "snowpro core": "snowflake-core",
    "snowflake generative ai certification": "snowflake-genai",
    "salesforce agentforce": "salesforce-agentforce-specialist",
    "hf agents course": "huggingface-agents-course",
    "huggingface mcp course": "huggingface-mcp-course",
    "practical deep learning for coders": "fastai-practical-deep-learning",
    "university of helsinki elements of ai": "elements-of-ai",
    "comptia datax": "comptia-dataai",
    "dy0001": "comptia-dataai",
    "isaca advanced in ai audit": "isaca-aaia",
    "iapp ai governance professional": "iapp-aigp",
    "pmi cpmai": "pmi-cpmai",
    "certified artificial intelligence practitioner": "certnexus-caip",
    "certnexus ai practitioner": "certnexus-caip",
    "ibm watsonx generative ai engineer": "ibm-watsonx-genai",
    "cs50 introduction to artificial intelligence with python": "cs50-ai",
    "mit xpro": "mit-xpro-ai-ml",
    "purdue simplilearn": "purdue-genai",
    "said business school ai": "oxford-ai-programme",
    "google prompting essentials": "google-prompting-essentials",
    "professional data engineer": "google-pde",
    "gcp associate cloud engineer exam": "google-ace",
    "how hard is the pde exam": "google-pde",
    "openai certification": "openai-ai-foundations",
    "nvidia certification": "nvidia-dli",
    "nvidia ai infrastructure associate": "nvidia-nca-aiio",
    "nvidia agentic ai professional": "nvidia-ncp-aai",
    "github copilot exam": "github-gh-300",
    "the new az-500 exam": "azure-sc-500",
    "microsoft 365 copilot and agent administration fundamentals": "ms-ab-900",
    "multi-agent ai solutions expert": "azure-ai-500",
    "stanford online ml": "stanford-ml",
    "andrew ng agentic ai": "dlai-agentic-ai",
    "what is kaggle": "kaggle-learn",
    "goog assoc cloud engr": "google-ace",
    "amzn cld pract": "aws-clf",
    "msft ai trans ldr": "ms-ab-731",
    "dbx context eng": "databricks-context",
    "orcl ent ai prof": "oracle-enterprise-ai-pro",
    "m.l. specialization by dr ng": "dlai-ml-specialization",
    "malan's ai class": "cs50-ai",
    "isacas new ai audit thing": "isaca-aaia",
    "mits xpro ai": "mit-xpro-ai-ml",
    "purdues applied genai": "purdue-genai",
    "asw data enginer": "aws-dea",
    "azrue data scientits": "azure-dp-100",
    "databrix gen ai enginer": "databricks-genai",
    "mashine learning sertification databricks associate": "databricks-ml-assoc",
    "replacement for the dp-100 exam": "azure-ai-300",
    "which is the successor of az 204": "azure-ai-200",
    "900 az exam": "azure-az-900",
    "developer associate azure ai cloud": "azure-ai-200",
}

SLIPS = {
    "AI-104": "azure-ai-103",
    "ai-904": None,
    "MLA-C09": "aws-mla",
    "AIP-C02": "aws-genai-dev",
    "AFI-C01": "aws-aif",
    "AI-1022": "azure-ai-102",
    "AL-102": "azure-ai-102",
    "MLA-C015": "aws-mla",
    "5AI-103": "azure-ai-103",
    "AZ-900X": "azure-az-900",
    "CLF-C002": "aws-clf",
    "SAA-03": "aws-saa",
    "AIF-5C01": "aws-aif",
    "NCB-GENL": "nvidia-nca-genl",
    "NCA-DLI": None,
    "NCP-AFI": None,
    "AI-9000": "azure-ai-900",
    "DP-1000": "azure-dp-100",
    "ncp-genx": None,
    "nca-genx": "nvidia-nca-genl",
    "AZ-400": None,
    "DP-203": None,
    "1Z0-1127-27": "oracle-genai-pro",
    "1Z0-1122-27": "oracle-ai-foundations",
    "1Z0-1157-25": "oracle-agentic-foundations",
    "1Z0-1085-25": None,
    "COF-C01": "snowflake-core",
    "GES-C03": "snowflake-genai",
    "CCAR-X": "anthropic-ccar-f",
    "CCAO-A": "anthropic-ccao-f",
    "NCP-AIM": None,
    "C1000-186": "ibm-watsonx-genai",
    "AIP-211": "certnexus-caip",
    "DY0-002": "comptia-dataai",
    "GH-301": "github-gh-300",
    "AB-732": "ms-ab-731",
    "SY0-701": None,
}


@pytest.mark.parametrize("query", sorted(TAKEN))
def test_what_is_meant_is_taken(query: str) -> None:
    """Abbreviations, typos, other word orders, look-alike letters and sentences around a name do no harm."""
    found = find(NAMES, query)
    assert (found.verdict, found.matches[0].id if found.matches else None) == ("take", TAKEN[query])


@pytest.mark.parametrize("query", sorted(SLIPS))
def test_a_code_that_does_not_exist_is_never_taken(query: str) -> None:
    """It is named, and at most the nearest real code is asked about."""
    found = find(NAMES, query)
    assert found.verdict != "take"
    assert found.code == query.upper()
    if SLIPS[query] is not None:
        assert SLIPS[query] in [match.id for match in found.matches]


def test_one_certification_with_two_exams_is_taken_with_the_newer_first() -> None:
    """Azure AI Fundamentals is AI-901 today and was AI-900; the codes keep them apart."""
    assert [match.id for match in find(NAMES, "azure ai fundamentals").matches] == ["azure-ai-901", "azure-ai-900"]
    assert [match.id for match in find(NAMES, "ai-900").matches] == ["azure-ai-900"]


@pytest.mark.parametrize(
    ("query", "candidates"),
    [
        ("databricks machine learning", ["databricks-ml-pro", "databricks-ml-assoc"]),
        ("aws ml", ["aws-mls", "aws-mla"]),
        ("stanford machine learning phd", ["stanford-ml"]),
        ("databricks cert", ["databricks-ml-pro", "databricks-ml-assoc", "databricks-genai"]),
        ("mls", ["aws-mls", "dlai-ml-specialization"]),
        ("AI-102 or AI-103", ["azure-ai-102", "azure-ai-103"]),
        ("claude certification", ["anthropic-ccao-f", "anthropic-ccdv-f", "anthropic-ccar-f"]),
        ("anthropic certification", ["anthropic-ccao-f", "anthropic-ccdv-f", "anthropic-ccar-f"]),
        ("kubernetes certification", ["cncf-cka", "cncf-ckad"]),
        ("snowpro certification", ["snowflake-genai", "snowflake-core"]),
        (
            "google ai certificate",
            ["google-genai-leader", "google-ai-essentials", "google-ai-professional-certificate"],
        ),
        ("microsoft ai certification", ["azure-ai-102", "azure-ai-103", "azure-ai-901"]),
        ("generative ai engineer", ["databricks-genai", "ibm-generative-ai-engineering", "ibm-watsonx-genai"]),
        ("data engineer associate", ["aws-dea", "databricks-de-assoc"]),
        ("data engineer professional", ["google-pde", "databricks-de-pro"]),
        ("ai associate", ["oracle-ai-foundations", "salesforce-ai-associate", "aws-mla"]),
        ("ai foundations", ["openai-ai-foundations", "oracle-ai-foundations", "google-genai-leader"]),
        ("agents course", ["dlai-agentic-ai", "huggingface-agents-course", "ibm-rag-and-agentic-ai"]),
        ("llm course", ["dlai-genai-llms", "huggingface-llm-course"]),
        ("agentic ai certification", ["ibm-rag-and-agentic-ai", "dlai-agentic-ai", "nvidia-ncp-aai"]),
        ("github copilot", ["github-gh-300"]),
        ("harvard cs50", ["cs50-ai"]),
        ("cloud architect", ["google-pca", "google-paa", "aws-saa"]),
        ("nca-genl or ncp-genl", ["nvidia-nca-genl", "nvidia-ncp-genl"]),
    ],
)
def test_what_fits_several_alike_is_asked_about(query: str, candidates: list[str]) -> None:
    """At most three candidates, the best known first."""
    found = find(NAMES, query)
    assert found.verdict == "ask"
    assert [match.id for match in found.matches] == candidates


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """`find` never raises, and its verdict agrees with its matches."""
    found = find(NAMES, text)
    assert found.verdict in {"take", "ask", "none"}
    assert bool(found.matches) == (found.verdict != "none")
    assert found.verdict == "take" or len(found.matches) <= 3


@pytest.mark.parametrize(
    ("unit", "verdict"), [("aws ", "ask"), ("ai-102 ", "take"), ("zzzzz ", "none"), ("a-", "none"), ("1 ", "none")]
)
def test_a_long_message_is_read_to_its_end(unit: str, verdict: str) -> None:
    """4,096 characters of one word say no more than the word."""
    assert find(NAMES, (unit * LONGEST)[:LONGEST]).verdict == verdict


@pytest.mark.parametrize("text", ["mla bibliography", "saa zumba", "aws solutions architect pro exam", "aws sap"])
def test_another_thing_of_that_name_is_refused(text: str) -> None:
    """Initials beside a word that nobody knows, and what is known not to be in the catalog."""
    assert find(NAMES, text).verdict == "none"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("which exam replaces az-500?", "azure-sc-500"),
        ("what superseded ms-900", "ms-ab-900"),
        ("ms-900 replacement", "ms-ab-900"),
    ],
)
def test_what_came_after_an_exam_that_is_not_there(text: str, id: str) -> None:
    """Its successor is meant, whatever the words."""
    assert [match.id for match in find(NAMES, text).matches] == [id]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("what supersedes az-204", "azure-ai-200"),
        ("the exam that replaced dp-100", "azure-ai-300"),
        ("what is ai-900 being replaced by", "azure-ai-901"),
        ("which exam will replace az-204", "azure-ai-200"),
        ("whatever dp-100 became", "azure-ai-300"),
        ("what did ai-102 turn into", "azure-ai-103"),
        ("the one that took over from ms-900", "ms-ab-900"),
        ("az-204 became harder", "azure-az-204"),
        ("has ai-900 been replaced", "azure-ai-900"),
        ("will dp-100 be replaced", "azure-dp-100"),
    ],
)
def test_what_came_after_an_exam_of_the_catalog(text: str, id: str) -> None:
    """What replaces it is another one; whether it has been replaced is a question about itself."""
    assert [match.id for match in find(NAMES, text).matches] == [id]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("passed dp-203, now aws dea-c01?", "aws-dea"),
        ("did sc-500 kill az-500", "azure-sc-500"),
        ("after pl-300 i want to do google ai essentials", "google-ai-essentials"),
        ("az-999 or ai-102", ""),
        ("azure ai engineer az-104", ""),
    ],
)
def test_a_code_from_elsewhere_stands_aside(text: str, id: str) -> None:
    """What is known not to be in the catalog leaves the name besides; a code of nobody or of that name does not."""
    found = find(NAMES, text)
    assert (found.matches[0].id if found.verdict == "take" else "") == id


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("a fundamentals exam from microsoft", {"azure-ai-901", "azure-az-900", "ms-ab-900"}),
        ("nvidia associate certification", {"nvidia-nca-genl", "nvidia-nca-genm", "nvidia-nca-aiio"}),
        ("google architect exam", {"google-pca", "google-paa"}),
        ("ibm engineer cert", {"ibm-ai-engineering", "ibm-generative-ai-engineering", "ibm-watsonx-genai"}),
    ],
)
def test_a_level_or_a_trade_of_a_vendor_is_asked_about(text: str, ids: set[str]) -> None:
    """All that the vendor has of it, and not the family that holds all levels."""
    found = find(NAMES, text)
    assert (found.verdict, {match.id for match in found.matches}) == ("ask", ids)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("microsoft's cloud & ai security", "azure-sc-500"),
        ("the old azure ai fundamentals, ai-900", "azure-ai-900"),
        ("mit professional education in ml and ai, who teaches it", "mit-ml-ai"),
        ("is cs50's introduction to ai with python fine if i never programmed", "cs50-ai"),
        ("certified kubernetes app dev", "cncf-ckad"),
        ("google skills subscription", "google-skills"),
    ],
)
def test_most_of_a_name_or_more_than_it_says_which(text: str, id: str) -> None:
    """Its trade left out; a code beside a name of several; subjects joined by "and"; a word that nobody else has."""
    found = find(NAMES, text)
    assert (found.verdict, found.matches[0].id) == ("take", id)


@pytest.mark.parametrize(
    ("code", "id"), [("SAA-C01", "aws-saa"), ("clf c01", "aws-clf"), ("1z0-1122-23", "oracle-ai-foundations")]
)
def test_older_codes_are_known(code: str, id: str) -> None:
    """Earlier versions of an exam that there were."""
    assert [match.id for match in find(NAMES, code).matches] == [id]


def test_an_empty_catalog_finds_nothing() -> None:
    """Without certifications every verdict is none."""
    assert find(index(Catalog({}, {}, {})), "AI-102").verdict == "none"
