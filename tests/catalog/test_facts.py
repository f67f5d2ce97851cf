from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from certbot.catalog.dates import PartialDate
from certbot.catalog.facts import address, best, event_basis, facts, plain
from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog, Certification, Event, Source, Span
from certbot.config import catalog_dir

TODAY = date(2026, 11, 21)


@pytest.fixture
def catalog(folder: Path) -> Catalog:
    """The small catalog."""
    return load_catalog(folder)


def test_every_field_with_a_value(catalog: Catalog) -> None:
    """Fields that have a value are facts, those that are empty are not."""
    found = facts(catalog, "new-one", TODAY)
    assert {"id", "name", "status", "price", "exam", "renewal", "doubts", "sources", "checked"} <= set(found)
    assert "course" not in found and "members" not in found
    assert list(found)[:3] == ["id", "name", "status"]


def test_status_is_that_of_the_day(catalog: Catalog) -> None:
    """The status follows from the timeline on the day asked for, and rests on the timeline's source."""
    assert facts(catalog, "old-one", date(2026, 6, 30))["status"].value == "retiring"
    gone = facts(catalog, "old-one", TODAY)["status"]
    assert (gone.value, gone.source) == ("retired", "https://alpha.example/old")


def with_fields(catalog: Catalog, id: str, **fields: object) -> Catalog:
    """The catalog with some fields of one record changed."""
    cert = msgspec.structs.replace(catalog.certifications[id], **fields)
    return replace(catalog, certifications={**catalog.certifications, id: cert})


def third(fields: tuple[str, ...], as_of: str, url: str | None = None) -> Source:
    return Source(kind="third-party", fields=fields, url=url, ref="x", as_of=as_of)


def test_status_rests_on_what_names_it(catalog: Catalog) -> None:
    """A source that names the status comes before those of the timeline; of equally good ones the newest, with an
    address or without."""
    old, new = third(("status",), "2026-01", "https://a.example"), third(("status",), "2026-08")
    timeline = Source(kind="official", fields=("timeline",), url="https://alpha.example/new", as_of="2026-09")
    changed = with_fields(catalog, "new-one", sources={"s1": old, "s2": new, "s3": timeline})
    assert facts(changed, "new-one", TODAY)["status"].basis == new


def test_status_without_a_deciding_event_is_ours(catalog: Catalog) -> None:
    """A timeline that does not decide the status of the day says nothing about it: it is our own reading."""
    note = Event(event="note", date=PartialDate.parse("2026-01"))
    beginning = Event(event="launched", date=PartialDate.parse("2026-02"))
    sources = {"s1": third(("timeline",), "2024-07")}
    cases: list[tuple[tuple[Event, ...], str | None, bool]] = [
        ((note,), None, False),
        ((note, beginning), None, True),
        ((note, beginning), "unclear", False),
    ]
    for timeline, status, decided in cases:
        changed = with_fields(catalog, "new-one", timeline=timeline, status=status, sources=sources)
        assert facts(changed, "new-one", TODAY)["status"].basis == (sources["s1"] if decided else None)


def test_an_event_rests_on_the_source_that_it_names(catalog: Catalog) -> None:
    """An event rests on the source that it names itself, else on the best one of the timeline, and a status on that of
    its event."""
    own, other = third((), "2026-01", "https://a.example"), third(("timeline",), "2026-08", "https://b.example")
    day = PartialDate.parse("2026-02")
    named, bare = Event(event="launched", date=day, source="s1"), Event(event="beta", date=day)
    changed = with_fields(catalog, "new-one", timeline=(named, bare), sources={"s1": own, "s2": other})
    cert: Certification = changed.certifications["new-one"]
    assert (event_basis(cert, named), event_basis(cert, bare)) == (own, other)
    assert facts(changed, "new-one", TODAY)["status"].basis == own


def test_statuses_of_our_own_catalog() -> None:
    """Where sources name the status it rests on one of them; a status that is ours rests on the timeline at most."""
    catalog = load_catalog(catalog_dir())
    for id, cert in catalog.certifications.items():
        named = [source for source in cert.sources.values() if "status" in source.fields]
        found = facts(catalog, id, TODAY)["status"].basis
        assert found in named if named else found is None or "timeline" in found.fields, id


def test_the_best_source(catalog: Catalog) -> None:
    """Of two sources the provider's own is shown, with its own date and the day we looked."""
    price = facts(catalog, "new-one", TODAY)["price"]
    assert price.value["amount"] == 100
    assert (price.source, price.as_of, price.checked) == ("https://alpha.example/new", "2026-09", TODAY)
    assert price.doubt == "one page says 95"


def test_ours(catalog: Catalog) -> None:
    """What is our own says so, as does a part that is ours inside a field that is not."""
    found = facts(catalog, "new-one", TODAY)
    assert found["level"].source == found["summary"].source == "ours"
    assert found["price"].parts["free_audit"].source == "ours"
    assert found["exam"].source == "https://alpha.example/new"
    assert found["exam"].parts["questions"].source == "ours"
    assert "minutes" not in found["exam"].parts


def test_a_source_without_address(catalog: Catalog) -> None:
    """Where no address is known, the source is what it was."""
    assert facts(catalog, "new-one", TODAY)["preparation"].source == "a talk"


def test_renewal_rests_on_the_shared_rule(catalog: Catalog) -> None:
    """Renewal has the rule's sources and doubts; the record's own values have the record's."""
    renewal = facts(catalog, "new-one", TODAY)["renewal"]
    assert renewal.source == "https://alpha.example/renew"
    assert renewal.confidence == "medium"
    assert renewal.doubt == "the window may change"
    assert renewal.parts["extends_months"].source == "a talk"


def test_a_fact_has_its_source_and_its_rule(catalog: Catalog) -> None:
    """The source itself stands beside its address; what the shared rule states, and no source of the record, is the
    rule's."""
    cert = catalog.certifications["new-one"]
    own = msgspec.structs.replace(cert.sources["s3"], fields=("renewal.extends_months",))
    cert = msgspec.structs.replace(cert, sources={**cert.sources, "s3": own})
    found = facts(replace(catalog, certifications={**catalog.certifications, cert.id: cert}), cert.id, TODAY)
    assert (found["price"].basis, found["level"].basis) == (cert.sources["s2"], None)
    renewal = found["renewal"]
    assert {name: renewal.parts.get(name, renewal).rule for name in ("window_opens", "notes", "extends_months")} == {
        "window_opens": "yearly",
        "notes": "yearly",
        "extends_months": None,
    }
    assert found["price"].rule is None


def test_only_offers_that_stand(catalog: Catalog) -> None:
    """An offer is a fact while it can be taken."""
    assert "offers" in facts(catalog, "new-one", date(2026, 11, 30))
    assert "offers" not in facts(catalog, "new-one", date(2026, 11, 29))
    assert "offers" not in facts(catalog, "new-one", date(2031, 1, 1))


def test_an_address_for_programs() -> None:
    """A source is its address, else what it was; without one a value is ours."""
    with_url = Source(kind="official", fields=(), url="https://o.example", ref="x")
    assert address(with_url) == "https://o.example"
    assert address(Source(kind="official", fields=(), ref="a talk")) == "a talk"
    assert address(None) == "ours"


def test_no_doubt_is_lost(catalog: Catalog) -> None:
    """Doubts about the record as a whole stand in the field doubts, with all others."""
    doubts = facts(catalog, "new-one", TODAY)["doubts"].value
    assert [doubt["text"] for doubt in doubts] == ["one page says 95", "somebody saw it earlier"]


def test_best_prefers_official_then_new_then_found() -> None:
    """Official before quoting before others; then the newer; all else equal, the one with an address."""
    other = Source(kind="third-party", fields=(), url="https://a.example", as_of="2026-10")
    newer = Source(kind="third-party", fields=(), url="https://b.example", as_of="2026-11")
    quoting = Source(kind="third-party", fields=(), ref="x", quotes_official="https://o.example")
    official = Source(kind="official", fields=(), ref="a page")
    with_url = Source(kind="official", fields=(), url="https://o.example")
    assert best([other, newer]) is newer
    assert best([newer, quoting]) is quoting
    assert best([quoting, official]) is official
    assert best([official, with_url]) is with_url
    assert best([]) is None


def test_plain_values() -> None:
    """Plain values leave out what is not known and show whole numbers as such."""
    assert plain(Span(low=4.0, high=6.5)) == {"low": 4, "high": 6.5}


def test_an_unknown_id(catalog: Catalog) -> None:
    """An id that is not there is a KeyError."""
    with pytest.raises(KeyError):
        facts(catalog, "nobody", TODAY)


def test_all_of_the_catalog_is_json() -> None:
    """Every fact of our own catalog can be written as JSON, and has a source and a day."""
    catalog = load_catalog(catalog_dir())
    for id in catalog.certifications:
        for fact in facts(catalog, id, TODAY).values():
            json.dumps(fact.value, allow_nan=False)
            assert fact.source and fact.checked
