"""Which of several values counts."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.language.annotate import annotate, slot_values
from certbot.language.entries import NameIndex
from certbot.language.scope import Choice, choose
from certbot.language.words import Words

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "value", "denied"),
    [
        ("aws", "aws", ()),
        ("aws and gcp", "aws", ()),
        ("neither aws nor gcp", None, ("aws", "gcp")),
        ("neither aws nor gcp, we run azure", "azure", ("aws", "gcp")),
        ("not aws but azure", "azure", ("aws",)),
        ("we don't use aws", None, ("aws",)),
        ("not only aws", "aws", ()),
        ("actually gcp", "gcp", ()),
        ("azure. no wait, aws", "aws", ()),
        ("instead of aws use azure", "azure", ("aws",)),
        ("mainly azure but aws is ok", "azure", ()),
        ("aws, but gcp mostly", "gcp", ()),
        ("I prefer gcp over aws", "gcp", ()),
        ("we moved from aws to azure", "azure", ()),
        ("used to use aws, now gcp", "gcp", ()),
        ("aws -> azure", "azure", ()),
        ("forget aws, gcp", "gcp", ("aws",)),
        ("no cloud", "none", ()),
        ("no preference, maybe aws", "aws", ()),
        ("gcp... no, azure", "azure", ()),
        ("gcp, oh wait, aws. and I meant 6 years", "aws", ()),
        ("gcp. well, aws these days", "aws", ()),
        ("it works well, aws, then gcp", "aws", ()),
        ("I told you gcp but it is aws", "aws", ()),
        ("I said gcp", "gcp", ()),
        ("aws isn't an option", None, ("aws",)),
        ("gcp is out of the question, azure", "azure", ("gcp",)),
    ],
)
def test_the_platform_that_counts(
    words: Words, names: NameIndex, text: str, value: str | None, denied: tuple[str, ...]
) -> None:
    """Negation, correction, preference and what is past decide; else the first counts."""
    found = annotate(words, names, text, None, TODAY)
    assert choose(found, slot_values(found, "platform")) == Choice(value, denied)


def test_a_denial_is_not_denied_again(words: Words, names: NameIndex) -> None:
    """A value with a "not" of its own stays what it is; "not a beginner" denies one that has none."""
    found = annotate(words, names, "not a beginner, but not much experience", None, TODAY)
    assert choose(found, slot_values(found, "role")) == Choice(None, ("beginner",))
    assert choose(found, slot_values(found, "experience")) == Choice("early")
