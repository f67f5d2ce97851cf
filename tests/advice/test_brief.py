"""Tests of what fields say in brief."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from records import cert

from certbot.advice.brief import brief, event_words
from certbot.advice.codes import Code
from certbot.advice.words import join
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import (
    Catalog,
    Certification,
    Duration,
    Exam,
    ExamVersion,
    Fee,
    Price,
    Renewal,
    Span,
    Validity,
)
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain

TODAY = date(2026, 11, 21)


def said(messages: Messages, record: Certification, field: str, *parts: str) -> str:
    words = brief(record, field, parts, TODAY)
    return plain(messages.value(join(words))) if words else ""


def test_only_the_parts_that_are_asked_for(messages: Messages) -> None:
    """Of a field with parts, what rests on one source can be said by itself."""
    one = cert(exam=Exam(minutes=90, questions=Span(low=40, high=60), pass_mark="70%", languages=("en", "ja")))
    assert said(messages, one, "exam", "minutes", "pass_mark") == "90 minutes; pass mark: 70%"
    assert said(messages, one, "exam", "languages") == "in English and Japanese"
    assert said(messages, one, "exam") == "90 minutes; 40–60 questions; pass mark: 70%; in English and Japanese"


def test_a_price_without_a_number_is_its_notes(messages: Messages) -> None:
    """Notes stand on the card; in brief they count only where there is no amount."""
    known = Price(currency="USD", model="one-time", amount=165, notes=("plus tax",), financial_aid=True)
    assert said(messages, cert(price=known), "price") == "$165 for one attempt; financial aid exists"
    assert said(messages, cert(price=known), "price", "financial_aid") == "financial aid exists"
    unknown = Price(currency="USD", model="one-time", notes=("as its successor",))
    assert said(messages, cert(price=unknown), "price") == "as its successor"


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ({}, "X-1 (English)"),
        ({"first_day": "2026-04-21"}, "X-1 (English) from 21 April 2026"),
        ({"last_day": "2026-06"}, "X-1 (English) until June 2026"),
        ({"first_day": "2025", "last_day": "2026-06-30"}, "X-1 (English) from 2025 until 30 June 2026"),
    ],
)
def test_versions_have_their_days(messages: Messages, days: dict[str, str], text: str) -> None:
    """Each exam version with its languages, from its first day until its last."""
    known = {name: PartialDate.parse(day) for name, day in days.items()}
    one = ExamVersion(code="X-1", status="active", languages=("en",), **known)
    assert said(messages, cert(versions=(one,)), "versions") == text


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        ({"method": "an assessment."}, "an assessment"),
        ({"window_opens": Duration(amount=6, unit="months")}, "from 6 months before it expires"),
        ({"window_opens": Duration(amount=90, unit="days")}, "from 90 days before it expires"),
        ({"early_is_harmful": True}, "not earlier"),
        ({"early_is_harmful": False}, "earlier does no harm"),
        ({"cost": Fee(currency="USD", amount=0)}, "cost: free"),
        ({"extends_months": 24, "counted_from": "old-expiry"}, "a new term of 2 years; counted from the old end date"),
        ({"counted_from": "pass-date"}, "counted from the day you renew"),
        ({"counted_from": "unknown"}, ""),
        ({"renewable_after_expiry": False, "grace_days": 0}, "not after the end date"),
        ({"renewable_after_expiry": True, "grace_days": 30}, "also after the end date; 30 days of grace"),
        ({"grace_days": 0}, "no days of grace"),
        ({"renewable_after_retirement": True}, "holders can renew after the exam has ended"),
        ({"renewable_after_retirement": False}, "not once the exam has ended"),
        ({"renewed_by": ("aws-genai-dev",)}, "renewed by AWS GenAI Developer Pro as well"),
        ({"notes": ("Open book.",)}, "notes on it"),
    ],
)
def test_renewal_part_by_part(messages: Messages, terms: dict[str, Any], text: str) -> None:
    """Each part of a renewal has its words; what is not known has none."""
    assert said(messages, cert(renewal=Renewal(**terms)), "renewal") == text


def test_what_says_nothing_is_empty(messages: Messages) -> None:
    """A field that holds no number and no word has no receipt."""
    assert said(messages, cert(validity=Validity()), "validity") == ""
    assert said(messages, cert(), "level") == ""


def test_events_in_words(messages: Messages) -> None:
    """An event is its name and its note; a note as such, and a change of versions with one, are the note alone."""

    def words(event: str, note: str | None) -> str:
        return plain(messages.render(Code("source.event", {"date": TODAY, "what": join(event_words(event, note))})))

    assert words("launched", None) == "• 21 November 2026: launch"
    assert words("launched", "planned.") == "• 21 November 2026: launch; planned"
    assert words("note", "X was renamed.") == "• 21 November 2026: X was renamed"
    assert words("version-change", "X-2 begins") == "• 21 November 2026: X-2 begins"
    assert words("version-change", None) == "• 21 November 2026: its exam versions change"


def test_a_field_without_receipts(catalog: Catalog) -> None:
    """Our own prose has none."""
    with pytest.raises(KeyError):
        brief(catalog.certifications["aws-mla"], "summary", (), TODAY)
