"""Where the facts of a certification come from, in codes: receipts, those of one source together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from msgspec import structs

from certbot.advice.brief import FIELDS, brief, event_words
from certbot.advice.codes import Code, Param, Term
from certbot.advice.words import join
from certbot.catalog.dates import PartialDate
from certbot.catalog.facts import Fact, event_basis, facts
from certbot.catalog.fields import SPLIT, leaves
from certbot.catalog.model import Catalog, Certification, Doubt, RenewalRule, Source
from certbot.catalog.status import renewal_rule_on, stale

_OWNERS = frozenset({"github.com", "gitlab.com"})
"""Hosts of many people's pages: whose it is says more than where it is."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One line: what `field` says (of `parts` of it), and the source that it rests on; None is our own reading."""

    basis: Source | None
    field: str
    parts: tuple[str, ...]
    line: Code
    by_rule: bool = False


def sources(catalog: Catalog, id: str, today: date) -> tuple[Code, ...]:
    """Each fact in brief under the best source that it rests on, with whose words these are and of when, and its
    doubts; then what else was read, the notes that no card shows, all other doubts, and the day all this was checked.

    By messages ``source.*``. Raises KeyError for an unknown id.
    """
    cert = catalog.certifications[id]
    return tuple(_lines(cert, renewal_rule_on(catalog, cert, today), facts(catalog, id, today), today))


def entry_sources(catalog: Catalog, id: str) -> tuple[Code, ...]:
    """The sources of one piece of advice; by messages ``source.*``. Raises KeyError for an unknown id."""
    entry = catalog.advice[id]
    found = tuple(_item(source) for source in entry.sources.values()) or (Code("source.none"),)
    return (Code("source.lead", {"name": entry.title}), *found)


def where(source: Source) -> Param:
    """The source itself: its address, else what it was, else that no address is known."""
    if source.url is not None:
        return _link(source.url)
    return source.ref if source.ref is not None else Code("source.no-address")


def as_of(source: Source) -> Param:
    """The source's own date; else what is known of it, where that does not stand in the place of its address."""
    if source.as_of is not None:
        return Code("source.as-of", {"date": _date(source.as_of)})
    return source.ref if source.url is not None and source.ref is not None else Code("source.undated")


def _lines(cert: Certification, rule: RenewalRule | None, found: Mapping[str, Fact], today: date) -> Iterator[Code]:
    doubts = _all_doubts(cert, rule)
    groups: dict[Source | None, list[Receipt]] = {}
    for receipt in _receipts(cert, rule, found, today):
        groups.setdefault(_same(receipt.basis), []).append(receipt)
    yield Code("source.lead", {"name": cert.short})
    read = (*cert.sources.values(), *(rule.sources.values() if rule is not None else ()))
    everything = dict.fromkeys(structs.replace(source, fields=()) for source in read)
    if not everything:
        yield Code("source.none")
    for source in sorted(groups, key=lambda source: source is None):
        yield Code("source.group.ours") if source is None else _header(source)
        for _, receipts in groupby(groups[source], key=lambda receipt: receipt.field):
            alike = tuple(receipts)
            yield from (receipt.line for receipt in alike)
            yield from (Code("source.fact.doubt", {"text": text}) for text in _take(doubts, alike))
    unused = [where(source) for source in everything if source not in groups]
    if unused:
        yield Code("source.also-read", {"sources": join(unused)})
    yield from (Code("source.note", {"text": note}) for note in cert.notes)
    yield from (_doubt(doubt) for doubt in doubts)
    yield from _checked(cert, rule, today)


def _receipts(
    cert: Certification, rule: RenewalRule | None, found: Mapping[str, Fact], today: date
) -> Iterator[Receipt]:
    """Every fact that can be shown, in the order of the card; of a field those parts together that rest on the same."""
    for event in cert.timeline:
        line = Code("source.event", {"date": event.date, "what": join(event_words(event.event, event.note))})
        yield Receipt(event_basis(cert, event), "timeline", (), line)
    for field in FIELDS:
        fact = found.get(field)
        if fact is None:
            continue
        parts = leaves(field, fact.value)
        together: dict[tuple[Source | None, bool], list[str]] = {}
        for part in parts or ("",):
            one = fact.parts.get(part, fact)
            together.setdefault((_same(one.basis), one.rule is not None), []).append(part)
        for (basis, by_rule), some in together.items():
            named = tuple(some) if parts else ()
            words = brief(cert, field, named, today)
            if words and (named != ("notes",) or len(together) == 1):  # notes are worth no second line
                yield Receipt(basis, field, named, _fact(field, words, rule if by_rule else None), by_rule)


def _fact(field: str, words: Sequence[Param], rule: RenewalRule | None) -> Code:
    params: dict[str, Param] = {"field": Term("field", field), "value": join(words)}
    if rule is None:
        return Code("source.fact", params)
    return Code("source.fact.rule", {**params, "title": rule.title})


def _all_doubts(cert: Certification, rule: RenewalRule | None) -> list[Doubt]:
    """The doubts of the record, and those of its renewal rule as doubts about the record's renewal."""
    shared = [
        Doubt(text=doubt.text, field=f"renewal.{doubt.field}" if doubt.field is not None else "renewal")
        for doubt in (rule.doubts if rule is not None else ())
    ]
    return list({doubt.text: doubt for doubt in (*shared, *cert.doubts)}.values())


def _take(doubts: list[Doubt], receipts: Iterable[Receipt]) -> Iterator[str]:
    """The doubts about what these receipts say, taken out of `doubts`: each is said once."""
    for doubt in tuple(doubts):
        field, part = (*(doubt.field or "").split("."), "")[:2]
        if any(field == item.field and (not part or not item.parts or part in item.parts) for item in receipts):
            doubts.remove(doubt)
            yield doubt.text


def _doubt(doubt: Doubt) -> Code:
    if doubt.field is None:
        return Code("source.doubt", {"text": doubt.text})
    return Code("source.doubt.field", {"text": doubt.text, "field": _field(doubt.field)})


def _checked(cert: Certification, rule: RenewalRule | None, today: date) -> Iterator[Code]:
    """The day of the check, and that of the renewal rule where it is another."""
    if rule is not None and (rule.checked != cert.checked or stale(rule, today) != stale(cert, today)):
        params: dict[str, Param] = {"title": rule.title, "date": rule.checked}
        if stale(rule, today):
            yield Code("source.checked.rule.overdue", {**params, "recheck": rule.recheck})
        else:
            yield Code("source.checked.rule", params)
    confidence: dict[str, Param] = {"date": cert.checked, "confidence": Term("confidence", cert.confidence)}
    if stale(cert, today):
        yield Code("source.checked.overdue", {**confidence, "recheck": cert.recheck})
    else:
        yield Code("source.checked", confidence)


def _same(source: Source | None) -> Source | None:
    """The source whatever it is cited for, so that it can be told to be the same."""
    return structs.replace(source, fields=()) if source is not None else None


def _header(source: Source) -> Code:
    return Code("source.group", {"source": where(source), "about": _about(source)})


def _item(source: Source) -> Code:
    fields = tuple(map(_field, source.fields))
    return Code("source.item", {"source": where(source), "about": _about(source), "fields": fields})


def _field(name: str) -> Term:
    """The field in words; a part by its own name where parts have sources of their own, else by the field's."""
    field, *parts = name.split(".")
    return Term("field", ".".join((field, *parts[:1])) if field in SPLIT else field)


def _about(source: Source) -> Param:
    """Whose words, on whose authority, and of when."""
    whose: Param = Code(f"source.{source.kind}")
    if source.quotes_official is not None:
        whose = Code("source.quotes", {"whose": whose, "page": _link(source.quotes_official)})
    return join((whose, as_of(source)), "text.comma")


def _date(text: str) -> Param:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return text


def _link(url: str) -> Code:
    """A link called by the host of the address, which is what a reader wants to know of it."""
    host, _, path = url.partition("://")[2].removeprefix("www.").partition("/")
    owner = path.partition("/")[0]
    return Code("source.link", {"url": url, "text": f"{host}/{owner}" if host in _OWNERS and owner else host})
