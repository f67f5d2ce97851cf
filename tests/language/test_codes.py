"""Exam codes."""

from __future__ import annotations

import pytest

from certbot.language.codes import CodeIndex, CodeSpan
from certbot.language.entries import NameIndex
from certbot.language.normalise import tokens


@pytest.fixture
def codes() -> CodeIndex:
    index = CodeIndex()
    for code, id in {"AI-900": "old", "AI-901": "new", "MLA-C01": "mla", "NCA-GENL": "genl"}.items():
        index.add(code, id)
    index.add("mla c1", "mla", official=False)
    return index


@pytest.mark.parametrize(
    ("text", "shown", "id"),
    [
        ("ai900", "AI900", "old"),
        ("the AI 9OO exam", "AI-9OO", "old"),
        ("ai-901?", "AI-901", "new"),
        ("mla c01", "MLA-C01", "mla"),
        ("mlac01", "MLAC-01", "mla"),
        ("NCA-GENL", "NCA-GENL", "genl"),
        ("AI-999", "AI-999", None),
        ("ai 104", "AI-104", None),
        ("MLA-C09", "MLA-C09", None),
        ("NCA-XYZ", "NCA-XYZ", None),
    ],
)
def test_a_code_is_found_however_it_is_written(codes: CodeIndex, text: str, shown: str, id: str | None) -> None:
    """Glued, split, with look-alike digits; a code of the right form that nobody has is found without an owner."""
    (span,) = codes.spans(tokens(text))
    assert (span.text.replace("-", ""), span.id) == (shown.replace("-", ""), id)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("AI-102-7", "AI-102-7"), ("mla-c01x", "MLA-C01X"), ("AI-900 exam", "AI-900"), ("ai900exam", "AI900")],
)
def test_a_code_ends_where_talk_begins(codes: CodeIndex, text: str, shown: str) -> None:
    """A word of talk behind a code is none of it; anything else makes it another one."""
    (span,) = codes.spans(tokens(text))
    assert span.text == shown


@pytest.mark.parametrize("text", ["in 900 days", "ai is great", "top 100", "i am 45", "c01", "nca genl 900 ai"])
def test_numbers_and_words_are_no_codes(codes: CodeIndex, text: str) -> None:
    """Only what has the form of a code is one."""
    assert [span for span in codes.spans(tokens(text)) if span.id != "genl"] == []


@pytest.mark.parametrize(
    ("code", "near"), [("AI-902", ["new", "old"]), ("AI-9000", ["old"]), ("MLA-C07", ["mla"]), ("DP-100", [])]
)
def test_only_what_a_slip_explains_is_near(codes: CodeIndex, code: str, near: list[str]) -> None:
    """Another last digit, a doubled one, another version; not another subject."""
    assert codes.near(code) == near


def test_one_code_by_itself(codes: CodeIndex) -> None:
    """A text that is a code gives its span, any other none."""
    assert codes.whole("AI-900") == CodeSpan(0, 2, "AI-900", "old")
    assert codes.whole("hello") is None


def test_the_first_owner_keeps_a_code(codes: CodeIndex) -> None:
    """A code that two claim stays with the first."""
    codes.add("AI-900", "thief")
    assert codes.spans(tokens("AI-900"))[0].id == "old"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("900 az exam", "azure-az-900"),
        ("microsoft exam 100 dp", "azure-dp-100"),
        ("dp-I00", "azure-dp-100"),
        ("mla-cO1", "aws-mla"),
        ("ms ai 300", "azure-ai-300"),
        ("ms dp100", "azure-dp-100"),
        ("ncp-a1i", "nvidia-ncp-aii"),
        ("NCP-A10", "nvidia-ncp-aio"),
    ],
)
def test_a_code_turned_round_or_with_other_signs(names: NameIndex, text: str, id: str) -> None:
    """The number may come first where only the exam is spoken of, an I stand for a one, and "MS" for Microsoft."""
    assert [code.id for code in names.codes.spans(tokens(text))] == [id]


@pytest.mark.parametrize("text", ["300 ai engineers wanted", "top 900 ai courses", "102 ai", "i saw 100 dp"])
def test_a_number_before_letters_is_no_code(names: NameIndex, text: str) -> None:
    """Where anything else is said, or nothing."""
    assert names.codes.spans(tokens(text)) == []
