"""Names inside a longer text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from certbot.language.entries import NameIndex
from certbot.language.mentions import mentions
from certbot.language.normalise import tokens


def found(names: NameIndex, text: str) -> list[tuple[str, str]]:
    """The verdict on each name in a text, with its first id."""
    return [(item.verdict, item.ids[0] if item.ids else "") for item in mentions(names, tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pmle or aws mla", [("take", "google-pmle"), ("take", "aws-mla")]),
        ("I have AI-900, now the azure data scientist exam", [("take", "azure-ai-900"), ("take", "azure-dp-100")]),
        ("aws ml cert in march", [("ask", "aws-mls")]),
        ("AI-104 or pmle", [("ask", "azure-ai-103"), ("take", "google-pmle")]),
        ("build agentic ai at work", []),
        ("google, ml engineer", []),
        ("comptia ai essentials", []),
        ("I want to learn azure", []),
        ("not the practitioner one, the gen ai developer one", [("take", "aws-genai-dev")]),
        ("a gen ai developer", []),
        ("stanford machine learning phd", [("ask", "stanford-ml")]),
        ("google's machine learning cert is good", [("take", "google-pmle")]),
        ("cka or ckad", [("take", "cncf-cka"), ("take", "cncf-ckad")]),
        ("nca-genl or ncp-genl", [("take", "nvidia-nca-genl"), ("take", "nvidia-ncp-genl")]),
        ("aaia, aaism", [("take", "isaca-aaia"), ("take", "isaca-aaism")]),
        ("AWS Certified Solutions Architect - Professional", [("ask", "aws-saa")]),
        ("NVIDIA-Certified Professional: Robotics", []),
        ("azure AI-201", [("ask", "salesforce-agentforce-specialist")]),
        ("the new AZ-500", [("take", "azure-sc-500")]),
        ("the price of labs on google skills", [("take", "google-skills")]),
        ("databricks generative ai, or nvidia's?", [("ask", "databricks-genai")]),
        ("we use github copilot", []),
        ("i'm a kubernetes developer", []),
        ("data engineer professional in march", [("ask", "google-pde")]),
    ],
)
def test_what_is_named_in_a_text(names: NameIndex, text: str, expected: list[tuple[str, str]]) -> None:
    """Several at once; another vendor, a degree, or a verb makes it none or a question."""
    assert found(names, text) == expected


def test_somebodys_trade_is_marked(names: NameIndex) -> None:
    """The words "aws data engineer" may be a person or an exam; with "associate" they are an exam."""
    assert [item.trade for item in mentions(names, tokens("aws data engineer"))] == [True]
    assert [item.trade for item in mentions(names, tokens("aws data engineer associate"))] == [False]


def test_names_do_not_overlap(names: NameIndex) -> None:
    """The longest name takes its words."""
    spans = mentions(
        names, tokens("aws certified machine learning engineer associate mla-c01 and azure ai fundamentals")
    )
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [span.ids[0] for span in spans] == ["aws-mla", "aws-mla", "azure-ai-901"]
