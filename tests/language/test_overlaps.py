"""Which of several spans that overlap count."""

from __future__ import annotations

import pytest

from certbot.language.overlaps import values_chosen, wanted_chosen
from certbot.language.templates import Span

JUNIOR = Span(0, 1, "experience", "early")
DEVELOPER = Span(0, 2, "role", "developer")
STUDENT = Span(0, 2, "role", "student")
DATA = Span(1, 2, "role", "data-scientist")


@pytest.mark.parametrize(
    ("spans", "chosen"),
    [
        ([JUNIOR, DEVELOPER], [JUNIOR, DEVELOPER]),
        ([JUNIOR, STUDENT], [STUDENT]),  # a "senior" at school has worked no years
        ([DEVELOPER, DATA], [DEVELOPER]),
    ],
)
def test_the_longest_value_counts(spans: list[Span], chosen: list[Span]) -> None:
    """How experienced somebody is may stand within what they do, but not within what they study."""
    assert values_chosen(spans) == sorted(chosen)


def test_a_word_may_mean_two_vendors() -> None:
    """All values of one kind count that stand in the same place."""
    both = [Span(0, 1, "vendor", "google"), Span(0, 1, "vendor", "google-cloud")]
    assert wanted_chosen(both) == both
