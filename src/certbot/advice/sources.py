"""Where the facts of a certification come from, in codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from certbot.advice.codes import Code, Param, Term
from certbot.advice.words import join, known
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification, Doubt, Source


def sources(catalog: Catalog, id: str) -> tuple[Code, ...]:
    """Each source with its date and what it supports, what is our own reading, the notes that no card shows, every
    doubt, and the day all this was checked; by messages ``source.*``. Raises KeyError for an unknown id."""
    return tuple(_lines(catalog, catalog.certifications[id]))


def _lines(catalog: Catalog, cert: Certification) -> Iterator[Code]:
    yield Code("source.lead", {"name": cert.short})
    yield from _each(cert.sources)
    if not cert.sources:
        yield Code("source.none")
    if cert.ours:
        yield Code("source.our-reading", {"fields": _fields(cert.ours)})
    rule = catalog.renewal.get(cert.renewal.rule) if cert.renewal is not None else None
    if rule is not None and rule.sources:
        yield Code("source.rule", {"title": rule.title})
        yield from _each(rule.sources, "renewal.")
    yield from (Code("source.note", {"text": note}) for note in cert.notes)
    yield from _doubts(cert.doubts)
    if rule is not None:
        said = {doubt.text for doubt in cert.doubts}
        yield from _doubts((doubt for doubt in rule.doubts if doubt.text not in said), "renewal.")
    yield Code("source.checked", {"date": cert.checked, "confidence": Term("confidence", cert.confidence)})


def entry_sources(catalog: Catalog, id: str) -> tuple[Code, ...]:
    """The sources of one piece of advice; by messages ``source.*``. Raises KeyError for an unknown id."""
    entry = catalog.advice[id]
    found = tuple(_each(entry.sources)) or (Code("source.none"),)
    return (Code("source.lead", {"name": entry.title}), *found)


def _doubts(doubts: Iterable[Doubt], under: str = "") -> Iterator[Code]:
    for doubt in doubts:
        if doubt.field is None:
            yield Code("source.doubt", {"text": doubt.text})
        else:
            yield Code("source.doubt.field", {"text": doubt.text, "field": Term("field", under + doubt.field)})


def _each(found: Mapping[str, Source], under: str = "") -> Iterator[Code]:
    for source in found.values():
        fields = _fields(under + name for name in source.fields)
        yield Code("source.item", {"source": _where(source), "about": _about(source), "fields": fields})


def _where(source: Source) -> Param:
    """The source itself: its address, else what it was, else that no address is known."""
    if source.url is not None:
        return Code("source.link", {"url": source.url, "text": _short(source.url)})
    return source.ref if source.ref is not None else Code("source.no-address")


def _about(source: Source) -> Param:
    """Whose words, of when, and on whose authority."""
    return join(
        known(
            (
                Code(f"source.{source.kind}"),
                Code("source.as-of", {"date": _date(source.as_of)}) if source.as_of is not None else None,
                source.ref if source.url is not None else None,
                Code("source.quotes", {"url": source.quotes_official, "text": _short(source.quotes_official)})
                if source.quotes_official is not None
                else None,
            )
        )
    )


def _date(text: str) -> Param:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return text


def _fields(names: Iterable[str]) -> tuple[Term, ...]:
    return tuple(Term("field", name) for name in names)


def _short(url: str) -> str:
    """The host of an address, which is what a reader wants to know of it."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
