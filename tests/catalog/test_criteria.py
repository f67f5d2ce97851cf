"""Criteria as values."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from certbot.catalog.criteria import TRAITS, Bound, Criteria, Order, Standing


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Any of these values, each once."""
    return st.lists(st.sampled_from(list(values)), unique=True).map(tuple)


CRITERIA = st.builds(
    Criteria,
    providers=some(("alpha", "beta")),
    levels=some(("associate", "expert")),
    topics=some(("agents", "rag")),
    most=st.none() | st.builds(Bound, st.sampled_from([10.0, 100.0])),
    least=st.none() | st.builds(Bound, st.sampled_from([10.0, 100.0])),
    months=st.none() | st.just(12),
    traits=some(TRAITS),
    standing=st.none() | st.sampled_from(get_args(Standing)),
    order=st.none() | st.sampled_from(get_args(Order)),
)


def test_criteria_are_refined_field_by_field() -> None:
    """What is said anew takes the place of the same, a trait is added, "free" ends a limit to the price."""
    first = Criteria(providers=("alpha",), most=Bound(100), traits=("hands-on",))
    assert first.refined(Criteria(providers=("beta",))) == Criteria(
        providers=("beta",), most=Bound(100), traits=("hands-on",)
    )
    assert first.refined(Criteria(least=Bound(10))) == Criteria(
        providers=("alpha",), least=Bound(10), traits=("hands-on",)
    )
    assert first.refined(Criteria(traits=("free",))) == Criteria(providers=("alpha",), traits=("hands-on", "free"))
    assert first.refined(Criteria()) == first


def test_what_is_said_of_the_price_last_counts() -> None:
    """Bounds and order end "free" as it ends them; both at once stay both."""
    free = Criteria(providers=("alpha",), traits=("hands-on", "free"))
    for later in (Criteria(most=Bound(100)), Criteria(least=Bound(10)), Criteria(order="dearest")):
        refined = free.refined(later)
        assert refined.traits == ("hands-on",)
        assert (refined.most, refined.least, refined.order) == (later.most, later.least, later.order)
        assert refined.refined(Criteria(traits=("free",))) == free
    both = Criteria(traits=("free",), most=Bound(100))
    assert Criteria(least=Bound(10), order="cheapest").refined(both) == both
    assert Criteria(most=Bound(100)).refined(Criteria(order="cheapest")) == Criteria(most=Bound(100), order="cheapest")


@given(CRITERIA, CRITERIA)
def test_all_that_is_said_last_holds(first: Criteria, later: Criteria) -> None:
    """Every part of the later criteria is a part of the refined ones, and saying it again adds nothing."""
    refined = first.refined(later)
    assert {*later.parts} <= {*refined.parts} <= {*first.parts, *later.parts}
    assert {*refined.refined(later).parts} == {*refined.parts}


@given(CRITERIA)
def test_each_part_can_be_left_out(criteria: Criteria) -> None:
    """Without a part all others are left."""
    for part in criteria.parts:
        assert {*criteria.without(part).parts} == {*criteria.parts} - {part}
