"""Lists by criteria, in codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certbot.advice.codes import Code, Named
from certbot.advice.listing import AT_ONCE, listing, size
from certbot.advice.wanted import in_words
from certbot.catalog.criteria import CERTIFICATIONS, Bound, Criteria
from certbot.catalog.model import Catalog
from certbot.catalog.selection import select
from certbot.dialog.messages import Messages

TODAY = date(2026, 11, 21)
CASES = [
    Criteria(),
    Criteria(kinds=CERTIFICATIONS),
    Criteria(providers=("nvidia",), kinds=("exam",), most=Bound(150, inclusive=False)),
    Criteria(but=("aws",), levels=("associate", "professional"), least=Bound(100)),
    Criteria(topics=("agents",), traits=("free", "hands-on", "no-prerequisites")),
    Criteria(traits=("never-expires",), languages=("en", "zh-CN")),
    Criteria(traits=("renews-free",), months=12, order="cheapest"),
    Criteria(standing="beta"),
    Criteria(standing="new", order="dearest"),
    Criteria(standing="retiring"),
    Criteria(standing="retired", kinds=("exam", "learning-platform")),
    Criteria(standing="upcoming", least=Bound(1, inclusive=False)),
]


def keys(lines: tuple[Code, ...]) -> list[str]:
    """The keys of the lines."""
    return [line.key for line in lines]


def shown(lines: tuple[Code, ...]) -> list[object]:
    """The certifications in the list's lines."""
    return [line.params["name"] for line in lines if line.key == "browse.line"]


def taken(catalog: Catalog) -> Catalog:
    """The catalog with nothing but what can be taken."""
    ids = select(catalog, Criteria(), TODAY)
    return replace(catalog, certifications={id: catalog.certifications[id] for id in ids})


@pytest.mark.parametrize("criteria", CASES)
@pytest.mark.parametrize("today", [TODAY, date(2026, 6, 10), TODAY + timedelta(days=400)])
def test_every_list_can_be_said(catalog: Catalog, messages: Messages, criteria: Criteria, today: date) -> None:
    """Whatever is asked for, on any day and for any fact, there are words for it, and it says when it was checked."""
    for facet in (None, "price", "validity", "languages", "preparation", "retake", "offers", "currency"):
        found = listing(catalog, criteria, today, facet=facet)
        assert all(str(messages.render(line)) for line in found.lines)
        assert any("checked" in key for key in keys(found.lines))
        assert shown(found.lines) == [Named(id) for id in found.ids]


@given(st.sampled_from(CASES), st.integers(-5, 300))
@settings(max_examples=40)
def test_the_parts_follow_each_other(catalog: Catalog, criteria: Criteria, start: int) -> None:
    """A part begins where it is asked to, or at the beginning where there is nothing."""
    fitting = select(catalog, criteria, TODAY)
    found = listing(catalog, criteria, TODAY, start)
    if fitting:
        first = start if 0 <= start < len(fitting) else 0
        assert found.ids == fitting[first : first + AT_ONCE]
        assert found.next == (first + AT_ONCE if first + AT_ONCE < len(fitting) else None)


def test_the_criteria_are_said_in_words(catalog: Catalog, messages: Messages) -> None:
    """Kind, vendor, subject and bounds, in one phrase."""
    criteria = Criteria(providers=("nvidia",), kinds=("exam",), topics=("rag",), most=Bound(150, inclusive=False))
    words = in_words(catalog, criteria, TODAY)
    assert isinstance(words, Code)
    assert str(messages.render(words)) == "Exams from NVIDIA about RAG under $150"


def test_unknown_prices_are_counted(catalog: Catalog) -> None:
    """What may be under the limit is said to be unknown, not listed."""
    found = listing(catalog, Criteria(providers=("microsoft",), most=Bound(100)), TODAY)
    assert "browse.unknown.price" in keys(found.lines)
    assert "ms-ab-730" not in found.ids


def test_a_monthly_price_is_said_to_be_one(catalog: Catalog) -> None:
    """Wherever the price was asked for; elsewhere the line says it."""
    assert "browse.monthly" in keys(listing(catalog, Criteria(providers=("coursera",), most=Bound(50)), TODAY).lines)
    assert "browse.monthly" not in keys(listing(catalog, Criteria(providers=("coursera",)), TODAY).lines)


def test_where_nothing_fits_the_nearest_is_shown(catalog: Catalog) -> None:
    """What is left out is said, and what else could be."""
    found = listing(catalog, Criteria(providers=("nvidia",), traits=("free",)), TODAY)
    assert keys(found.lines)[:3] == ["browse.none", "browse.relaxed.part", "browse.first.cheapest"]
    assert found.criteria == Criteria(providers=("nvidia",), order="cheapest")
    assert [wider.criteria for wider in found.wider] == [Criteria(traits=("free",))]


@pytest.mark.parametrize(
    ("criteria", "key"),
    [
        (Criteria(providers=("nvidia",)), "browse.lead.last"),
        (Criteria(providers=("nvidia",), traits=("free",)), "browse.relaxed.last"),
    ],
)
def test_the_last_one_alone_is_said_to_be_the_last(catalog: Catalog, criteria: Criteria, key: str) -> None:
    """Not "9 to 9"."""
    fitting = select(catalog, Criteria(providers=("nvidia",)), TODAY)
    found = listing(catalog, criteria, TODAY, len(fitting) - 1)
    assert key in keys(found.lines)
    assert len(found.ids) == 1


def test_where_nothing_is_near_nothing_is_listed(catalog: Catalog) -> None:
    """A list of everything is no answer to "what is not out yet?"."""
    found = listing(taken(catalog), Criteria(standing="upcoming", kinds=("exam",)), TODAY)
    assert (found.ids, found.next, keys(found.lines)[0]) == ((), None, "browse.none")


def test_what_is_to_come_or_gone_is_named_where_nothing_fits(catalog: Catalog) -> None:
    """Before a vendor's first exam the list says that there will be some."""
    found = listing(catalog, Criteria(providers=("anthropic",), kinds=("exam",)), date(2025, 7, 1))
    assert "browse.then.upcoming" in keys(found.lines)
    found = listing(catalog, Criteria(providers=("salesforce",), levels=("foundational",)), TODAY)
    assert "browse.then.retired" in keys(found.lines)


def test_a_version_in_beta_is_named_with_its_price(catalog: Catalog, messages: Messages) -> None:
    """The regular price does not stand there alone."""
    found = listing(catalog, Criteria(providers=("aws",), standing="beta"), TODAY)
    (line,) = (line for line in found.lines if line.params.get("name") == Named("aws-mla"))
    assert "MLA-C02 is in beta, for $75; otherwise $150" in str(messages.render(line))


def test_what_ends_in_some_languages_only_says_in_which(catalog: Catalog, messages: Messages) -> None:
    """An exam that goes on in others is not said to end; a list by language says until when."""
    found = listing(catalog, Criteria(providers=("aws",), standing="retiring"), TODAY)
    (line,) = (line for line in found.lines if line.params.get("name") == Named("aws-clf"))
    assert "CLF-C02 in Italian and German is ending; $100" in str(messages.render(line))
    found = listing(catalog, Criteria(languages=("de",)), TODAY)
    (line,) = (line for line in found.lines if line.params.get("name") == Named("aws-clf"))
    assert "in Italian and German until 31 December 2026" in str(messages.render(line))


def test_facts_that_are_due_are_counted(catalog: Catalog) -> None:
    """Long after the check the list says so."""
    found = listing(catalog, Criteria(providers=("nvidia",)), TODAY + timedelta(days=400))
    assert keys(found.lines)[-1] == "browse.checked.overdue"


@pytest.mark.parametrize(
    ("criteria", "first"),
    [
        (Criteria(kinds=CERTIFICATIONS, least=Bound(100_000)), "browse.first.dearest"),
        (Criteria(providers=("nvidia",), most=Bound(1)), "browse.first.cheapest"),
        (Criteria(providers=("nvidia",), most=Bound(1), order="dearest"), "browse.first.dearest"),
    ],
)
def test_the_order_of_what_is_near_is_said(
    catalog: Catalog, messages: Messages, criteria: Criteria, first: str
) -> None:
    """It is that of the list; what is left out is the limit, and the order only where there is none."""
    found = listing(catalog, criteria, TODAY)
    assert first in keys(found.lines)
    assert found.ids == select(catalog, found.criteria, TODAY)[:AT_ONCE]
    (lead,) = (line for line in found.lines if line.key in ("browse.relaxed", "browse.relaxed.part"))
    assert "first)" not in str(messages.render(lead))


@pytest.mark.parametrize(
    "criteria",
    [
        Criteria(providers=("microsoft",), traits=("free",), most=Bound(100)),
        Criteria(providers=("nvidia",), traits=("free",)),
        Criteria(providers=("microsoft",), kinds=("exam",), most=Bound(1)),
        Criteria(providers=("snowflake",), least=Bound(100_000)),
        *CASES,
    ],
)
def test_nothing_is_said_twice(catalog: Catalog, criteria: Criteria) -> None:
    """Each doubt is one statement, whether it is about what was asked for or about the list."""
    said = [key for key in keys(listing(catalog, criteria, TODAY).lines) if key != "browse.line"]
    assert len(said) == len({*said})


def test_a_price_that_the_kind_says_is_not_said_again(catalog: Catalog, messages: Messages) -> None:
    """A free course is free; an exam that costs nothing says so."""
    for kinds, said in ((("free-course",), False), (("exam",), True)):
        found = listing(catalog, Criteria(kinds=kinds, traits=("free",)), TODAY, facet="price")
        lines = [str(messages.render(line)) for line in found.lines if line.key == "browse.line"]
        assert lines
        assert all(("; free" in line) is said for line in lines)


def test_the_size_is_that_of_the_whole_list(catalog: Catalog) -> None:
    """Of the nearest criteria where nothing fits; none where there is nothing near."""
    assert size(catalog, Criteria(kinds=("exam",)), TODAY) == len(select(catalog, Criteria(kinds=("exam",)), TODAY))
    near = listing(catalog, Criteria(providers=("nvidia",), traits=("free",)), TODAY)
    assert size(catalog, Criteria(providers=("nvidia",), traits=("free",)), TODAY) == len(
        select(catalog, near.criteria, TODAY)
    )
    assert size(taken(catalog), Criteria(standing="upcoming", kinds=("exam",)), TODAY) == 0
