from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from certbot.catalog.build import decode_special
from certbot.catalog.export import Export, export
from certbot.catalog.facts import plain
from certbot.catalog.load import load_catalog
from certbot.catalog.model import Advice, ArticleInfo, Catalog, Certification, Provider, RenewalRule, Topic
from certbot.catalog.schema import EXPORT, published
from certbot.catalog.status import can_be_taken, living_successors, status_on

TODAY = date(2026, 11, 21)


def written(catalog: Catalog, today: date = TODAY) -> dict[str, Any]:
    """The export as its readers have it."""
    document: dict[str, Any] = json.loads(json.dumps(plain(export(catalog, today), unknown=True)))
    return document


@pytest.fixture(scope="module")
def document(catalog: Catalog) -> dict[str, Any]:
    """The export of our own catalog."""
    return written(catalog)


def test_fits_its_own_schema(document: dict[str, Any]) -> None:
    """What is exported is what the schema promises."""
    jsonschema.validate(document, published(EXPORT))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("certifications", Certification),
        ("providers", Provider),
        ("renewal", RenewalRule),
        ("advice", Advice),
        ("articles", ArticleInfo),
        ("topics", Topic),
    ],
)
def test_nothing_is_lost(catalog: Catalog, document: dict[str, Any], key: str, kind: Any) -> None:
    """Read back, every record equals the one in the catalog, and stands in its place."""
    records = [{name: value for name, value in item.items() if name != "on_day"} for item in document[key]]
    back = [msgspec.convert(record, kind, dec_hook=decode_special) for record in records]
    assert back == list(getattr(catalog, key).values())
    fields = [field.name for field in msgspec.structs.fields(kind)]
    assert all(list(record) == fields for record in records)


def test_is_read_back_as_a_whole(catalog: Catalog, document: dict[str, Any]) -> None:
    """The document is the value that was exported."""
    assert msgspec.convert(document, Export, dec_hook=decode_special) == export(catalog, TODAY)


def test_values_have_types(document: dict[str, Any]) -> None:
    """Amounts are numbers, months whole ones, dates text in ISO form, what is not known null."""
    exam = next(item for item in document["certifications"] if item["id"] == "aws-mls")
    assert exam["price"]["amount"] == 300 and isinstance(exam["price"]["amount"], int)
    assert exam["validity"] == {"months": 36, "never_expires": False, "note": None}
    assert exam["checked"] == date.fromisoformat(exam["checked"]).isoformat()
    assert exam["course"] is None
    assert exam["sources"] and all(source["fields"] for source in exam["sources"].values())


@pytest.mark.parametrize("today", [date(2026, 1, 15), TODAY, date(2027, 6, 1)], ids=str)
def test_the_statuses_are_those_of_the_day(catalog: Catalog, today: date) -> None:
    """`on_day` says what can be taken that day, since when it stands so, and what can be taken instead."""
    document = written(catalog, today)
    assert document["today"] == today.isoformat()
    for item in document["certifications"]:
        cert, on_day = catalog.certifications[item["id"]], item["on_day"]
        assert on_day["status"] == status_on(cert, today).kind
        assert on_day["can_be_taken"] == can_be_taken(cert, today)
        assert tuple(on_day["successors"]) == living_successors(catalog, cert.id, today)


def test_dates_as_exact_as_they_are_known(folder: Path) -> None:
    """A first and a last day are exported as the source gave them: a month stays a month."""
    on_day = {item["id"]: item["on_day"] for item in written(load_catalog(folder))["certifications"]}
    assert on_day["old-one"] == {
        "status": "retired",
        "since": "2026-07-01",
        "last_day": "2026-06-30",
        "can_be_taken": False,
        "successors": ["new-one"],
    }
    assert (on_day["new-one"]["status"], on_day["new-one"]["since"]) == ("active", "2026-07")
