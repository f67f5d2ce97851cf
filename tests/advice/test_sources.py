"""Tests of the receipts: where each fact comes from."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from markupsafe import escape
from msgspec import structs

from certbot.advice.brief import FIELDS, brief
from certbot.advice.codes import Term
from certbot.advice.sources import entry_sources, sources
from certbot.catalog.dates import PartialDate
from certbot.catalog.fields import CERTIFICATION_FIELDS
from certbot.catalog.model import (
    Catalog,
    Certification,
    Doubt,
    Duration,
    Event,
    Exam,
    Fee,
    Offer,
    Price,
    Renewal,
    RenewalRule,
    Retake,
    Source,
    Span,
    Validity,
)
from certbot.catalog.status import renewal_rule_on
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain

DAY = date(2026, 11, 21)
OFFICIAL = Source(
    kind="official",
    url="https://learn.x.example/exam",
    as_of="2026-10",
    fields=("price", "timeline", "exam.minutes", "offers", "retake"),
)
QUOTING = Source(
    kind="third-party",
    url="https://github.com/somebody/notes/x.md",
    ref="a public file",
    quotes_official="https://www.x.example/",
    as_of="2026-08-18",
    fields=("exam.pass_mark", "validity"),
)
TALK = Source(kind="third-party", ref="a talk", fields=("preparation",))
RULES = Source(kind="official", url="https://x.example/renew", ref="undated page text", fields=("method", "cost"))


def world(rule: dict[str, Any] | None = None, **fields: Any) -> Catalog:
    """A catalog of one certification with a shared renewal rule."""
    terms: dict[str, Any] = {"method": "an assessment", "window_opens": Duration(amount=6, unit="months")}
    shared = RenewalRule(
        **{
            "id": "yearly",
            "title": "X's exams",
            "checked": DAY,
            "recheck": date(2027, 5, 20),
            "confidence": "high",
            "sources": {"s1": RULES},
            **terms,
            **(rule or {}),
        }
    )
    plain_fields: dict[str, Any] = {
        "id": "x-1",
        "name": "X",
        "short": "X",
        "provider": "x",
        "kind": "exam",
        "checked": DAY,
        "recheck": date(2027, 5, 20),
        "confidence": "medium",
        "summary": "X.",
        "for_whom": "X.",
        "level": "associate",
        "price": Price(currency="USD", model="one-time", amount=165, notes=("plus tax",)),
        "exam": Exam(minutes=120, pass_mark="700/1000", languages=("en",)),
        "preparation": Span(low=4, high=6),
        "validity": Validity(months=24),
        "renewal": Renewal(rule="yearly", **terms),
        "timeline": (Event(event="launched", date=PartialDate.parse("2026-07")),),
        "ours": ("level", "exam.languages", "renewal.window_opens"),
        "sources": {"s1": OFFICIAL, "s2": QUOTING, "s3": TALK},
    }
    cert = Certification(**plain_fields | fields)
    return Catalog(certifications={cert.id: cert}, providers={}, advice={}, renewal={"yearly": shared})


def text(messages: Messages, catalog: Catalog, today: date = DAY) -> list[str]:
    return [plain(messages.render(line)) for line in sources(catalog, "x-1", today)]


def test_facts_stand_under_their_source(messages: Messages) -> None:
    """What rests on one source stands together, in the order of the card, with whose words these are and of when; our
    own reading comes last."""
    assert text(messages, world()) == [
        "Where each fact comes from, X:",
        "learn.x.example (https://learn.x.example/exam) · the provider itself, as of October 2026",
        "• July 2026: launch",
        "• Status: can be taken",
        "• Price: $165 for one attempt",
        "• Exam: 120 minutes",
        (
            "github.com/somebody (https://github.com/somebody/notes/x.md) · a third party quoting "
            "x.example (https://www.x.example/), as of 18 August 2026"
        ),
        "• Exam: pass mark: 700/1000",
        "• Validity: valid for 2 years",
        "a talk · a third party, undated",
        "• Time: 4–6 weeks to prepare",
        "x.example (https://x.example/renew) · the provider itself, undated page text",
        "• Renewal, by the rule for X's exams: an assessment",
        "our own reading · without a source",
        "• Level: associate",
        "• Exam: in English",
        "• Renewal, by the rule for X's exams: from 6 months before it expires",
        "Last checked on 21 November 2026. Confidence overall: medium.",
    ]


def test_an_event_with_a_source_of_its_own(messages: Messages) -> None:
    """An event that names its source stands under that one."""
    event = Event(event="launched", date=PartialDate.parse("2026-07"), source="s3")
    lines = text(messages, world(timeline=(event,)))
    at = lines.index("a talk · a third party, undated")
    assert lines[at + 1 : at + 3] == ["• July 2026: launch", "• Status: can be taken"]


def test_a_doubt_stands_below_its_fact(messages: Messages) -> None:
    """A doubt about a part stands below that part, a doubt about the whole once, one without a fact at the end."""
    doubts = (
        Doubt(text="One page says 100.", field="exam.minutes"),
        Doubt(text="Whether it is online is not known.", field="exam"),
        Doubt(text="The course was not seen.", field="course"),
        Doubt(text="Somebody saw it earlier."),
        Doubt(text="It may change.", field="renewal.window_opens"),
    )
    lines = text(messages, world(doubts=doubts, rule={"doubts": (Doubt(text="It may change.", field="window_opens"),)}))
    at = lines.index("• Exam: 120 minutes")
    assert lines[at + 1 : at + 3] == [
        "  ↳ Not certain: One page says 100.",
        "  ↳ Not certain: Whether it is online is not known.",
    ]
    at = lines.index("• Renewal, by the rule for X's exams: from 6 months before it expires")
    assert lines[at + 1] == "  ↳ Not certain: It may change."
    assert lines[-3:-1] == ["Not certain (Effort): The course was not seen.", "Not certain: Somebody saw it earlier."]
    assert sum("Not certain" in line for line in lines) == len(doubts)


def test_what_was_read_besides(messages: Messages) -> None:
    """A source that is the best for nothing is named, too; notes are shown."""
    older = structs.replace(OFFICIAL, as_of="2025", url="https://old.example/")
    lines = text(messages, world(sources={"s0": older, "s1": OFFICIAL}, notes=("It is new.",)))
    assert lines[-3:-1] == ["Also read: old.example (https://old.example/)", "Also: It is new."]


def test_retakes_and_offers_are_facts(messages: Messages) -> None:
    """What follows a failed attempt has a receipt; so has an offer, while it stands."""
    retake = Retake(waits=(14,), cost=Fee(currency="USD", amount=50))
    offer = Offer(text="Half price for students.", last_day=PartialDate.parse("2026-12-31"))
    catalog = world(retake=retake, offers=(offer,))
    lines = text(messages, catalog)
    retakes = [line for line in lines if line.startswith("• Retaking it: ")]
    assert len(retakes) == 1 and "14 days" in retakes[0] and "$50" in retakes[0]
    assert [line for line in lines if "Half price for students" in line and "31 December 2026" in line]
    assert "Half price" not in "".join(text(messages, catalog, date(2027, 1, 1)))
    assert "Half price" not in "".join(text(messages, world(offers=(structs.replace(offer, last_day=None),))))


def test_old_facts_say_so(messages: Messages) -> None:
    """Past the day of the next check the last word is when it was checked, and since when it is due."""
    assert text(messages, world(), date(2027, 5, 20))[-1].startswith("Last checked on 21 November 2026. ")
    assert text(messages, world(), date(2027, 5, 21))[-1] == (
        "Last checked on 21 November 2026; due for a new check since 20 May 2027. Confidence overall: medium."
    )


def test_a_rule_has_days_of_its_own(messages: Messages) -> None:
    """A shared rule that was checked on another day, or is due earlier, says so."""
    lead = "The rule for X's exams: last checked on"
    assert not [line for line in text(messages, world()) if line.startswith(lead)]
    assert text(messages, world(rule={"checked": date(2026, 11, 1)}))[-2] == f"{lead} 1 November 2026."
    assert text(messages, world(rule={"recheck": date(2027, 1, 1)}), date(2027, 2, 1))[-2] == (
        f"{lead} 21 November 2026; due for a new check since 1 January 2027."
    )


def test_without_a_source(messages: Messages) -> None:
    """Where there is no source at all, that is said first."""
    catalog = world(rule={"sources": {}}, sources={})
    assert text(messages, catalog)[1:3] == ["I have no source for this one.", "our own reading · without a source"]


def test_every_field_can_be_doubted(messages: Messages) -> None:
    """There are words for whatever a doubt may be about."""
    doubts = tuple(Doubt(text=f"about {field}", field=field) for field in sorted(CERTIFICATION_FIELDS))
    lines = text(messages, world(doubts=doubts))
    assert sum("Not certain" in line for line in lines) == len(doubts)


def test_every_certification_shows_its_receipts(catalog: Catalog, messages: Messages) -> None:
    """All sources, doubts and notes of a record and of its renewal rule are said, on any day, none twice."""
    for cert in catalog.certifications.values():
        rule = renewal_rule_on(catalog, cert, cert.recheck)
        records = (cert, rule) if rule is not None else (cert,)
        lines = [messages.render(line) for line in sources(catalog, cert.id, cert.recheck + timedelta(days=1))]
        said = "\n".join(lines)
        assert "None" not in said
        for source in (source for record in records for source in record.sources.values()):
            assert (f'<a href="{escape(source.url)}">' if source.url else str(escape(source.ref))) in said
        for doubt in {doubt.text for record in records for doubt in record.doubts}:
            assert sum(line.endswith(escape(doubt)) for line in lines) == 1, (cert.id, doubt)
        assert all(escape(note.rstrip(".")) in said for note in cert.notes)
        assert len(said) < 4096, f"{cert.id}: longer than a message may be"


def test_every_value_has_one_receipt(catalog: Catalog) -> None:
    """Each event has its line, and each field with a value at least one."""
    for cert in catalog.certifications.values():
        lines = sources(catalog, cert.id, DAY)
        assert sum(line.key == "source.event" for line in lines) == len(cert.timeline)
        shown = {term.value for line in lines if isinstance(term := line.params.get("field"), Term)}
        valued = [field for field in FIELDS if getattr(cert, field) and brief(cert, field, (), DAY)]
        assert not set(valued) - shown, cert.id


def test_every_advice_shows_its_sources(catalog: Catalog, messages: Messages) -> None:
    """Each piece of advice names where it comes from, or that there is nothing."""
    for id, entry in catalog.advice.items():
        lines = entry_sources(catalog, id)
        assert len(lines) == 1 + max(len(entry.sources), 1)
        assert all(messages.render(line) for line in lines)


def test_an_unknown_id_is_an_error(catalog: Catalog) -> None:
    """There are no sources of what is not in the catalog."""
    with pytest.raises(KeyError):
        sources(catalog, "no-such", DAY)
    with pytest.raises(KeyError):
        entry_sources(catalog, "no-such")
