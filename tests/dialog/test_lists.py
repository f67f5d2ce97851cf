"""Criteria in the data of buttons."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from certbot.catalog.criteria import TRAITS, Bound, Criteria, Order, Standing
from certbot.catalog.vocabulary import Kind, Level
from certbot.dialog.lists import EVERYTHING, decode_criteria, encode_criteria, fingerprint, known
from certbot.dialog.world import World

SIGNS = "pbtgklqsomnv:;,!-=09abz"


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Any of these values, each once."""
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


PROVIDERS = some(("aws", "google-cloud", "university-of-helsinki"))
BOUNDS = st.none() | st.builds(Bound, st.integers(0, 99_999_900).map(lambda cents: cents / 100), st.booleans())
CRITERIA = st.builds(
    Criteria,
    providers=PROVIDERS,
    but=PROVIDERS,
    kinds=some(get_args(Kind)),
    levels=some(get_args(Level)),
    topics=some(("agents", "rag")),
    languages=some(["en", "zh-CN", "zh"]),
    most=BOUNDS,
    least=BOUNDS,
    months=st.none() | st.integers(1, 9999),
    traits=some(TRAITS),
    standing=st.none() | st.sampled_from(get_args(Standing)),
    order=st.none() | st.sampled_from(get_args(Order)),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """What our buttons hold, with a few characters or values taken away, put in, changed or said twice."""
    text = encode_criteria(draw(CRITERIA))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        end = draw(st.integers(at, len(text)))
        new = draw(st.sampled_from(["", text[at:end] * 2, f"{text[at:end]},{text[at:end]}"]) | st.sampled_from(SIGNS))
        text = text[:at] + new + text[end:]
    return text


@given(CRITERIA)
def test_a_button_means_what_it_was_made_of(world: World, criteria: Criteria) -> None:
    """Criteria decode to what they were encoded from, and hold no separator of taps."""
    text = encode_criteria(criteria)
    assert "|" not in text
    assert decode_criteria(world, text) == criteria


@given(mutated() | st.text())
def test_foreign_data_is_no_error(world: World, text: str) -> None:
    """Anything may come in: what is decoded is something that today's data has, each value once, and is written and
    read again as the same."""
    criteria = decode_criteria(world, text)
    if criteria is not None:
        assert known(world, criteria)
        assert decode_criteria(world, encode_criteria(criteria)) == criteria
        for values in structs.asdict(criteria).values():
            assert not isinstance(values, tuple) or len(values) == len({*values})


@pytest.mark.parametrize(
    "text",
    [
        "p:nobody", "t:nothing", "p:", "k:z", "s:ab", "m:-1", "m:1e9", "v:", "x:1", "p:aws;p:aws", "",
        "g:zz", "g:en,zz", "g:en-US", "g:EN", "p:nvidia,nvidia", "t:agents,agents", "g:en,en", "k:aa", "q:aba",
    ],
)  # fmt: skip
def test_what_today_s_data_does_not_have_means_nothing(world: World, text: str) -> None:
    """Vendors, topics and languages that are not there, letters that stand for nothing, amounts that are none, and
    what is said twice."""
    assert decode_criteria(world, text) is None


def test_languages_are_those_of_words_and_exams(world: World) -> None:
    """What can be asked for in words has a button, and so has what some exam is held in."""
    exams = {tag for cert in world.catalog.certifications.values() if cert.exam for tag in cert.exam.languages}
    for tag in (*exams, "zh", "de", "zh-TW"):
        assert decode_criteria(world, f"g:{tag}") == Criteria(languages=(tag,))


@given(CRITERIA, CRITERIA)
def test_a_fingerprint_is_that_of_its_criteria(world: World, one: Criteria, other: Criteria) -> None:
    """It tells criteria apart, is short, and cannot be taken for criteria."""
    assert (fingerprint(one) == fingerprint(other)) is (one == other)
    assert len(fingerprint(one)) < 16
    assert decode_criteria(world, fingerprint(one)) is None


def test_no_criteria_are_written_too(world: World) -> None:
    """A list of everything has a button as well."""
    assert encode_criteria(Criteria()) == EVERYTHING
    assert decode_criteria(world, EVERYTHING) == Criteria()
