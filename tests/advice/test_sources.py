"""Tests of the sources on demand."""

from __future__ import annotations

from datetime import date

import pytest
from markupsafe import escape

from certbot.advice.codes import Term
from certbot.advice.sources import entry_sources, sources
from certbot.catalog.model import Catalog
from certbot.dialog.messages import Messages


def test_every_certification_shows_each_of_its_sources(catalog: Catalog, messages: Messages) -> None:
    """All sources and all doubts of a record can be said, and none is left out."""
    for cert in catalog.certifications.values():
        lines = sources(catalog, cert.id)
        text = "\n".join(str(messages.render(line)) for line in lines)
        assert sum(line.key == "source.item" for line in lines) >= len(cert.sources)
        assert sum(line.key.startswith("source.doubt") for line in lines) >= len(cert.doubts)
        assert "None" not in text
        for url in filter(None, (source.url for source in cert.sources.values())):
            assert f'<a href="{escape(url)}">' in text


def test_every_advice_shows_its_sources(catalog: Catalog, messages: Messages) -> None:
    """Each piece of advice names where it comes from, or that there is nothing."""
    for id, entry in catalog.advice.items():
        lines = entry_sources(catalog, id)
        assert len(lines) == 1 + max(len(entry.sources), 1)
        assert all(messages.render(line) for line in lines)


def test_a_source_says_when_and_on_whose_word(catalog: Catalog, messages: Messages) -> None:
    """Date, kind and the official page that it quotes stand beside the address."""
    for cert in catalog.certifications.values():
        items = [line for line in sources(catalog, cert.id) if line.key == "source.item"]
        for source, line in zip(cert.sources.values(), items, strict=False):
            about = str(line.params["about"])
            assert f"source.{source.kind}" in about
            assert (source.as_of is None) == ("source.as-of" not in about)
            assert source.quotes_official is None or source.quotes_official in about
            assert line.params["fields"] == tuple(Term("field", name) for name in source.fields)
            assert "$" not in messages.render(line)


def test_the_day_of_the_check_comes_last(catalog: Catalog) -> None:
    """How old the facts are is the last word."""
    last = sources(catalog, "aws-mla")[-1]
    assert last.key == "source.checked"
    assert isinstance(last.params["date"], date)


def test_an_unknown_id_is_an_error(catalog: Catalog) -> None:
    """There are no sources of what is not in the catalog."""
    with pytest.raises(KeyError):
        sources(catalog, "no-such")
    with pytest.raises(KeyError):
        entry_sources(catalog, "no-such")
