"""What of a text is weighed."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.language.drafting import drafted
from certbot.language.entries import NameIndex
from certbot.language.features import OF_RULES, features
from certbot.language.words import Words

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "asked", "expected", "unexpected"),
    [
        (
            "wipe my records",
            None,
            {"word wipe", "pair | wipe", "pair my records", "asked none"},
            {"a question is open"},
        ),
        (
            "is AI-102 renewable?",
            None,
            {"word {cert}", "stem renew", "question mark", "certifications 1"},
            {"word 102"},
        ),
        ("AI-102 or PMLE", None, {"certifications 2"}, {"certifications 1", "pair {cert} {cert}"}),
        ("we run on gcp", "role", {"word {platform}", "asked role", "slot platform"}, {"word gcp", "answers"}),
        ("student", "role", {"answers", "a question is open"}, {"slot role"}),
        ("nvidia certs under 100 dollars", None, {"list", "listing several", "limit under"}, {"kind vendor"}),
        ("I passed DP-100", None, {"holds"}, set()),
        ("actually not aws", None, {"takes back", "mark negation", "mark correction"}, set()),
        ("xyzzy", None, {"word xyzzy", "ruled none", "told none", "length 0"}, {"word {unknown}"}),
        ("", None, {"length 0"}, set()),
    ],
)
def test_features(
    words: Words, names: NameIndex, text: str, asked: str | None, expected: set[str], unexpected: set[str]
) -> None:
    """Words are there as they were understood, or as what they stand for; and what is so of the whole text."""
    found = features(drafted(words, names, text, asked, TODAY)).keys()
    assert expected <= found
    assert not unexpected & found


def test_values_are_from_0_to_1(words: Words, names: NameIndex) -> None:
    """The verdicts of the rules are among them, the stronger sign with the greater value."""
    found = features(drafted(words, names, "how do I renew it, and is it worth it?", None, TODAY))
    assert all(0 < value <= 1 for value in found.values())
    assert {name for name in found if name.startswith(OF_RULES)} >= {"sign renew", "sign faq-worth", "ruled faq-worth"}
