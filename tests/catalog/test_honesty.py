"""Our own catalog, held to what it promises: facts with receipts, ends that lead on, and no promise of money."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from certbot.catalog.checks.claims import KINDS, promises_pay
from certbot.catalog.model import Advice, Catalog, Certification, RenewalRule, Source
from certbot.catalog.status import TAKEABLE, can_be_taken, living_successors, retired_since, status_on

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
DAYS = [TODAY, *(date(2026 + month // 12, month % 12 + 1, 1) for month in range(11, 18))]
"""Today and every first of a month until June 2027: what is planned comes true on one of them."""
FARMS = ("winenfood", "visualfoodie", "eatsip365", "eathealthy365")


def sources(catalog: Catalog) -> Iterator[tuple[str, Source]]:
    """Every source, with the id of what it is cited for."""
    for record in (*catalog.certifications.values(), *catalog.renewal.values(), *catalog.advice.values()):
        yield from ((record.id, source) for source in record.sources.values())


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a plain value, with the key that it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("sources", "aliases"):
                yield from texts(inner, name)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from texts(inner, key)


def plain(record: Certification | RenewalRule | Advice) -> object:
    return msgspec.to_builtins(record, enc_hook=str)


def successors(catalog: Catalog, id: str) -> tuple[str, ...]:
    return tuple(item.id for item in catalog.certifications[id].successors)


def test_no_content_farm_is_a_source(catalog: Catalog) -> None:
    """No file of the catalog names a site that makes its figures up."""
    files = [file for file in (ROOT / "catalog").rglob("*") if file.is_file()]
    assert len(files) > 40
    assert not [file for file in files for farm in FARMS if farm in file.read_text(encoding="utf-8").lower()]
    assert all((source.url or source.ref) for _, source in sources(catalog))


def test_no_certification_promises_pay(catalog: Catalog) -> None:
    """What a record says of pay is an article's claim beside what we found, or says that no source was found."""
    for record in (*catalog.certifications.values(), *catalog.renewal.values()):
        for key, text in texts(plain(record)):
            claimed = key == "says" and isinstance(record, Certification) and has_now(record, text)
            assert not promises_pay(text) or claimed or "no source was found" in text, f"{record.id}: {text}"


def has_now(cert: Certification, says: str) -> bool:
    return any(note.says == says and note.now is not None for note in cert.articles)


def test_advice_about_pay_says_what_we_found(catalog: Catalog) -> None:
    """Advice speaks of pay among the claims alone, or says that no source was found; and what the articles claim is
    seen as a claim."""
    speaking = [item for item in catalog.advice.values() if any(promises_pay(text) for _, text in texts(plain(item)))]
    assert {"market-google-pmle-25-percent", "market-aws-mls-20-percent"} <= {item.id for item in speaking}
    for item in speaking:
        said = " ".join(text for _, text in texts(plain(item))).lower()
        assert "no source" in said or (item.kind in KINDS and item.now is not None), item.id


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_end_has_a_date_and_a_way_on(catalog: Catalog, today: date) -> None:
    """What is retired or renamed says since when, and leads to something that can be taken, or says why not."""
    for cert in catalog.certifications.values():
        status = status_on(cert, today)
        if status.kind in ("retired", "renamed"):
            assert status.event is not None and status.since is not None and status.since <= today
            living = living_successors(catalog, cert.id, today)
            assert living or cert.no_successor, f"{cert.id} leads to nothing on {today}"
            assert all(can_be_taken(catalog.certifications[id], today) for id in living)
            assert not (living and cert.no_successor)


def test_what_has_a_successor_has_an_end(catalog: Catalog) -> None:
    """Only what ends, or may have ended, has something in its place."""
    for cert in catalog.certifications.values():
        if cert.successors or cert.no_successor or cert.after_retirement:
            renamed = any(event.event == "renamed" for event in cert.timeline)
            assert retired_since(cert) is not None or renamed or cert.status == "unclear", cert.id


def test_successors_never_come_back(catalog: Catalog) -> None:
    """Following successors never leads to where it began."""
    for start in catalog.certifications:
        ahead, seen = list(successors(catalog, start)), set[str]()
        while ahead:
            id = ahead.pop()
            assert id != start, f"{start} leads back to itself"
            if id not in seen:
                seen.add(id)
                ahead += successors(catalog, id)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_conditions_of_entry_can_be_met(catalog: Catalog, today: date) -> None:
    """Of the certifications that meet a condition of entry one can be taken, wherever the exam itself can be."""
    for cert in catalog.certifications.values():
        if status_on(cert, today).kind not in TAKEABLE:
            continue
        for condition in cert.prerequisites:
            able = [id for id in condition.ids if can_be_taken(catalog.certifications[id], today)]
            assert able or not condition.ids, f"{cert.id} on {today}: {condition.text}"


@pytest.mark.parametrize(("id", "retired", "instead"), [("ms-ab-100", "azure-ai-102", "azure-ai-103")])
def test_a_retired_condition_stands_beside_another(catalog: Catalog, id: str, retired: str, instead: str) -> None:
    """Where a provider's page still asks for a retired certification, its successor is named, too."""
    for condition in catalog.certifications[id].prerequisites:
        assert retired not in condition.ids or instead in condition.ids


def test_the_expert_exam_asks_for_the_new_associate(catalog: Catalog) -> None:
    """AI-500 asks for AI-103, which can be taken."""
    asked = [id for condition in catalog.certifications["azure-ai-500"].prerequisites for id in condition.ids]
    assert "azure-ai-103" in asked
    assert can_be_taken(catalog.certifications["azure-ai-103"], TODAY)


def test_every_fact_is_fresh_on_the_day_it_was_written(catalog: Catalog) -> None:
    """No record was due for a new look when it was last looked at, and none is looked at later than in half a year."""
    for record in (*catalog.certifications.values(), *catalog.renewal.values()):
        assert record.checked <= TODAY < record.recheck
        assert (record.recheck - record.checked).days <= 183, record.id
