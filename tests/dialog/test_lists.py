"""Criteria in the data of buttons."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.criteria import TRAITS, Bound, Criteria, Order, Standing
from certbot.catalog.model import Catalog, Provider, Topic
from certbot.catalog.vocabulary import Kind, Level
from certbot.dialog.lists import EVERYTHING, decode_criteria, encode_criteria

PROVIDERS = ("aws", "google-cloud", "university-of-helsinki")
TOPICS = ("agents", "rag")
CATALOG = Catalog(
    {},
    {id: Provider(id=id, name=id, short=id) for id in PROVIDERS},
    {},
    topics={id: Topic(id=id, words=(id,)) for id in TOPICS},
)


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Any of these values, each once."""
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


BOUNDS = st.none() | st.builds(Bound, st.integers(0, 99_999_900).map(lambda cents: cents / 100), st.booleans())
CRITERIA = st.builds(
    Criteria,
    providers=some(PROVIDERS),
    but=some(PROVIDERS),
    kinds=some(get_args(Kind)),
    levels=some(get_args(Level)),
    topics=some(TOPICS),
    languages=some(["en", "zh-CN", "zh"]),
    most=BOUNDS,
    least=BOUNDS,
    months=st.none() | st.integers(1, 9999),
    traits=some(TRAITS),
    standing=st.none() | st.sampled_from(get_args(Standing)),
    order=st.none() | st.sampled_from(get_args(Order)),
)


@given(CRITERIA)
def test_a_button_means_what_it_was_made_of(criteria: Criteria) -> None:
    """Criteria decode to what they were encoded from, and hold no separator of taps."""
    text = encode_criteria(criteria)
    assert "|" not in text
    assert decode_criteria(CATALOG, text) == criteria


@given(st.text() | st.text(alphabet="pbtgklqsomnv:;,!-09abz"))
def test_foreign_data_is_no_error(text: str) -> None:
    """Anything may come in: what is decoded is something that the catalog has."""
    criteria = decode_criteria(CATALOG, text)
    if criteria is not None:
        assert {*criteria.providers, *criteria.but} <= {*PROVIDERS}
        assert {*criteria.topics} <= {*TOPICS}


@pytest.mark.parametrize(
    "text", ["p:nobody", "t:nothing", "p:", "k:z", "s:ab", "m:-1", "m:1e9", "v:", "x:1", "p:aws;p:aws", ""]
)
def test_what_the_catalog_does_not_have_means_nothing(text: str) -> None:
    """Vendors and topics that are gone, letters that stand for nothing, amounts that are none."""
    assert decode_criteria(CATALOG, text) is None


def test_no_criteria_are_written_too() -> None:
    """A list of everything has a button as well."""
    assert encode_criteria(Criteria()) == EVERYTHING
    assert decode_criteria(CATALOG, EVERYTHING) == Criteria()
