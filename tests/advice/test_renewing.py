"""Tests of the renewal answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from certbot.advice.card import card
from certbot.advice.renewing import renewing
from certbot.catalog.model import Catalog
from certbot.catalog.status import status_on
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)


def said(catalog: Catalog, messages: Messages, id: str, today: date = TODAY) -> str:
    return "\n".join(str(messages.render(line)) for line in renewing(catalog, id, today))


@pytest.mark.parametrize("today", [date(2026, 1, 15), TODAY, date(2027, 6, 1)], ids=str)
def test_every_certification_has_an_answer(catalog: Catalog, messages: Messages, today: date) -> None:
    """The renewal of each can be said on any day, with no empty word in it."""
    for id in catalog.certifications:
        text = said(catalog, messages, id, today)
        assert len(text.splitlines()) >= 3
        assert "None" not in text


def test_what_never_expires_needs_no_renewal(catalog: Catalog) -> None:
    """No window, no cost and no term are invented for it."""
    for cert in catalog.certifications.values():
        if cert.validity is not None and cert.validity.never_expires and cert.kind != "family":
            keys = {line.key for line in renewing(catalog, cert.id, TODAY)}
            assert "renew.never" in keys
            assert not any(key.startswith(("renew.window", "renew.term", "renew.late", "renew.cost")) for key in keys)


def test_microsoft_renews_in_the_last_six_months(catalog: Catalog, messages: Messages) -> None:
    """Half a year before the end, free, a year more from the old end, and not after it."""
    text = said(catalog, messages, "azure-ai-103")
    for words in ("6 months before", "free", "1 year, counted from the old end date", "can't be renewed"):
        assert words in text


def test_aws_counts_from_the_pass(catalog: Catalog, messages: Messages) -> None:
    """Three years from the day of the pass, which makes an early renewal a loss."""
    text = said(catalog, messages, "aws-mla")
    for words in ("1 year before", "$75", "3 years, counted from the day you renew", "gives away what is left"):
        assert words in text


def test_a_retired_one_says_whether_holders_can_renew(catalog: Catalog) -> None:
    """Where the exam is gone and the renewal with it, nothing is said of windows, and successors are named."""
    keys = [line.key for line in renewing(catalog, "azure-ai-102", TODAY)]
    assert "renew.closed" in keys
    assert "renew.retired.successors" in keys
    assert not any(key.startswith("renew.window") for key in keys)


def test_before_its_end_it_was_renewed_as_usual(catalog: Catalog) -> None:
    """On a day before the end nothing says that it has ended."""
    assert status_on(catalog.certifications["azure-ai-102"], date(2026, 1, 15)).kind != "retired"
    keys = [line.key for line in renewing(catalog, "azure-ai-102", date(2026, 1, 15))]
    assert not any(key.startswith(("renew.closed", "renew.retired")) for key in keys)


def test_a_family_names_its_members(catalog: Catalog) -> None:
    """Each member has a rule of its own."""
    line = next(line for line in renewing(catalog, "nvidia-dli", TODAY) if line.key == "renew.family")
    assert "nvidia-nca-genl" in str(line.params["names"])


def test_an_unknown_id_is_an_error(catalog: Catalog) -> None:
    """There is no rule of what is not in the catalog."""
    with pytest.raises(KeyError):
        renewing(catalog, "no-such", TODAY)


def test_holders_of_what_has_ended_hear_what_it_means_for_them(catalog: Catalog) -> None:
    """What the catalog says to holders comes first, and no "unknown" is put beside it."""
    lines = renewing(catalog, "google-tensorflow-developer", TODAY)
    assert lines[1].key == "card.holding"
    assert "renew.unknown" not in [line.key for line in lines]


@pytest.mark.parametrize(
    ("id", "last", "method"),
    [
        ("aws-mls", date(2026, 3, 31), "pass the same exam again"),
        ("azure-ai-102", date(2026, 6, 30), "free online assessment"),
        ("azure-dp-100", date(2026, 6, 1), "free online assessment"),
        ("azure-az-204", date(2026, 7, 31), "free online assessment"),
    ],
)
def test_it_is_renewed_as_usual_up_to_the_last_day(
    catalog: Catalog, messages: Messages, id: str, last: date, method: str
) -> None:
    """The last day and the way of that time are said up to it, on the card as well; the day after it is closed."""
    on_the_day = said(catalog, messages, id, last)
    assert f"can be renewed until {last.day} {last:%B %Y}" in on_the_day
    assert method in on_the_day
    assert "not possible" not in on_the_day
    assert "Cost: not known" not in on_the_day
    before = "\n".join(str(messages.render(line)) for line in card(catalog, id, last).lines)
    assert method in before
    assert "not possible" not in before
    after = said(catalog, messages, id, last + timedelta(days=1))
    assert "can't be renewed any more" in after
    assert "can be renewed until" not in after
