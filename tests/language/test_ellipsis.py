"""Names of which only what differs is said."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.mentions import mentions
from certbot.language.normalise import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AI-900 or 901", ["azure-ai-900", "azure-ai-901"]),
        ("AI-102/103?", ["azure-ai-102", "azure-ai-103"]),
        ("databricks ml associate or professional", ["databricks-ml-assoc", "databricks-ml-pro"]),
        ("databricks ml professional vs the associate", ["databricks-ml-pro", "databricks-ml-assoc"]),
        ("1Z0-1122-25 or 26", ["oracle-ai-foundations", "oracle-ai-foundations"]),
        ("GH-300/600", ["github-gh-300", "github-gh-600"]),
        ("NCA or NCP ADS", ["nvidia-nca-ads", "nvidia-ncp-ads"]),
        ("az or ai-900", ["azure-az-900", "azure-ai-900"]),
        ("CCAR-P or F", ["anthropic-ccar-p", "anthropic-ccar-f"]),
        ("claude certified architect or developer", ["anthropic-ccar-f", "anthropic-ccdv-f"]),
        ("AI-102 or 3 years", ["azure-ai-102"]),
        ("AI-102. 103 people passed", ["azure-ai-102"]),
        ("AI-102 and professional development", ["azure-ai-102"]),
    ],
)
def test_the_rest_is_that_of_the_first(names: NameIndex, text: str, expected: list[str]) -> None:
    """A number as long as that of the code, or a level, after "or" and the like."""
    assert [mention.ids[0] for mention in mentions(names, tokens(text))] == expected


def test_a_number_that_makes_no_code_is_not_taken(names: NameIndex) -> None:
    """The code that it would make is asked about."""
    second = mentions(names, tokens("AI-102 or 104"))[1]
    assert (second.verdict, second.code) == ("ask", "AI-104")
