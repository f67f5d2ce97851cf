"""What follows a failed attempt, in words."""

from __future__ import annotations

import pytest
from records import cert

from certbot.advice.retakes import one_attempt, retake, rule
from certbot.catalog.model import Duration, Fee, Retake
from certbot.dialog.messages import Messages


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Retake(), ""),
        (Retake(included=1), "one retake is part of the fee"),
        (Retake(included=2), "2 retakes are part of the fee"),
        (Retake(waits=(0,)), "after a failed attempt you may try again at once"),
        (Retake(waits=(14,)), "after a failed attempt you wait 14 days"),
        (Retake(waits=(1, 14)), "you wait 1 day after the first failed attempt, then 14 days"),
        (Retake(waits=(14, 60, 365)), "you wait 14 days after the first failed attempt, then 60 days and 365 days"),
        (Retake(attempts=1), "there is only one attempt"),
        (Retake(attempts=5, within=Duration(12, "months")), "at most 5 attempts in 1 year"),
        (Retake(attempts=3, within=Duration(90, "days")), "at most 3 attempts in 90 days"),
        (Retake(cost=Fee(currency="USD", amount=100)), "another attempt costs: $100"),
        (Retake(cost=Fee(currency="USD", amount=0)), "another attempt costs: free"),
        (Retake(cost=Fee(currency="USD", note="half")), "another attempt costs: half"),
    ],
)
def test_each_term_is_said(messages: Messages, value: Retake | None, text: str) -> None:
    """What is known is a statement each, and of what is not known there is none."""
    assert "; ".join(str(messages.value(item)) for item in rule(cert(retake=value))) == text


def test_notes_come_after_the_rule() -> None:
    """What the record adds in prose stands last, and not in the rule itself."""
    value = Retake(attempts=1, notes=("during the beta",))
    assert retake(cert(retake=value))[-1] == "during the beta"
    assert len(rule(cert(retake=value))) == 1


def test_one_attempt_is_one_for_good() -> None:
    """One attempt within a year can be followed by another."""
    assert one_attempt(Retake(attempts=1))
    assert not one_attempt(Retake(attempts=1, within=Duration(12, "months")))
    assert not one_attempt(Retake(attempts=2))
    assert not one_attempt(None)
