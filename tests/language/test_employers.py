"""Where somebody works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.understanding import Understanding


@pytest.mark.parametrize(
    ("text", "experience"),
    [
        ("ml engineer in insurance, 4 years", "mid"),
        ("backend developer at a hospital, 9 years", "senior"),
        ("5 years at a school in education as a software engineer", "mid"),
        ("data engineer for a retail company, 6 yrs", "mid"),
        ("I'm a data analyst and work at a bank, 6 years", "mid"),
        ("developer, previously 10 years in sales", None),
        ("10 years in retail, now a data analyst", None),
        ("20 years in nursing, wanting to switch to AI", None),
        ("12 years as an accountant, 4 as a developer", "mid"),
    ],
)
def test_an_employer_is_no_other_career(read: Callable[..., Understanding], text: str, experience: str | None) -> None:
    """Years of a trade count in every industry; those in another trade do not."""
    assert read(text).slots.get("experience") == experience


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("I pack boxes for Amazon", None),
        ("electrician for google", None),
        ("I freelance for Microsoft, on aws", "aws"),
        ("we code for azure", "azure"),
    ],
)
def test_whom_somebody_works_for_is_no_platform(
    read: Callable[..., Understanding], text: str, platform: str | None
) -> None:
    """After a trade or a verb of work, "for Google" names who pays."""
    assert read(text, "role").slots.get("platform") == platform
