"""Names between which somebody chooses, with what they share said once."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.mentions import mentions
from certbot.language.names import find
from certbot.language.normalise import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("google professional data engineer or cloud architect", ["google-pde", "google-pca"]),
        ("ml engineer or data engineer from aws", ["aws-mla", "aws-dea"]),
        ("databricks certs, data engineer or data analyst?", ["databricks-de-assoc", "databricks-da-assoc"]),
        ("associate or professional databricks ml", ["databricks-ml-assoc", "databricks-ml-pro"]),
        ("hugging face or anthropic course", []),
        ("stanford or berkeley ml certificate", ["stanford-ml", "berkeley-pc-ml-ai"]),
        ("cdl or adp", ["google-cdl", "google-adp"]),
        ("microsoft learn or google skills", ["microsoft-learn", "google-skills"]),
        ("mit or oxford ai programme", ["mit-ml-ai", "oxford-ai-programme"]),
        ("isaca security or isaca audit", ["isaca-aaism", "isaca-aaia"]),
        ("dp-100 or its successor the mlops engineer", []),
        ("ibm ml, data science or ai engineering", ["ibm-ml", "ibm-data-science", "ibm-ai-engineering"]),
        ("claude developer vs associate", ["anthropic-ccdv-f", "anthropic-ccao-f"]),
        ("machine learning oder deep learning specialization", ["dlai-ml-specialization", "dlai-dl-specialization"]),
        ("NCA or NCP genai llms", ["nvidia-nca-genl", "nvidia-ncp-genl"]),
        ("databricks associate, ml or genai", ["databricks-ml-assoc", "databricks-genai"]),
        ("hugging face agents first then mcp", ["huggingface-agents-course", "huggingface-mcp-course"]),
        ("kaggle or fast.ai", ["kaggle-learn", "fastai-practical-deep-learning"]),
    ],
)
def test_what_is_shared_is_said_of_each(names: NameIndex, text: str, expected: list[str]) -> None:
    """Whether it stands before or after what differs; a vendor is said of those that have none."""
    assert [name.ids[0] for name in mentions(names, tokens(text)) if name.linked] == expected


@pytest.mark.parametrize(
    "text",
    [
        "data engineer or data analyst",
        "i know python and tensorflow",
        "aws or azure",
        "mit ml and ai",
        "cloud and ai security engineer",
        "agentic ai or ai for everyone",
        "is it for developers or managers",
        "the bigquery and dataflow exam",
    ],
)
def test_what_is_no_choice_between_names(names: NameIndex, text: str) -> None:
    """Trades, tools and vendors; one name with "and" in it, or what one is known by; a name that goes on."""
    assert not any(name.linked for name in mentions(names, tokens(text)))


def test_alternatives_are_asked_about(names: NameIndex) -> None:
    """None of them is taken; of each there is one before the second of any."""
    found = find(names, "aws or google ml certs?")
    assert found.verdict == "ask"
    assert {match.id for match in found.matches} == {"aws-mls", "aws-mla", "google-pmle"}
