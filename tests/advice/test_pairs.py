"""A cost and a comparison for all that the recommender names together, without an error or an invented number."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pytest

from certbot.advice.codes import Line
from certbot.advice.compare import compare
from certbot.advice.cost import cost_lines
from certbot.advice.profile import Profile
from certbot.advice.recommend import Advisor
from certbot.advice.recommendation import Recommendation
from certbot.catalog.model import Catalog
from certbot.dialog.messages import Messages
from certbot.dialog.tables import without_tables

TODAY = date(2026, 11, 21)
OTHER_DAYS = [date(2025, 6, 1), date(2026, 1, 15), date(2026, 7, 1), date(2027, 6, 1)]
SAMPLE = 150

Underived = Callable[[Iterable[Line], Iterable[str], date], set[float]]


def named_together(advice: Iterable[Recommendation]) -> set[frozenset[str]]:
    """The sets that one person is told of: picks, runners-up, path, what is gone and its successors."""
    found = set()
    for result in advice:
        ids = [item.id for item in (*result.picks, *result.runners_up, *result.path, *result.retired) if item.id]
        ids += [id for gone in result.retired for id in gone.successors]
        found.add(frozenset(ids))
    return found


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS], ids=str)
def test_what_is_named_together_can_be_compared(
    catalog: Catalog,
    messages: Messages,
    underived: Underived,
    everybody: tuple[Profile, ...],
    advised: Mapping[Profile, Recommendation],
    today: date,
) -> None:
    """Each pair has a comparison and each of them a cost that can be said, every number of which follows from the
    records: for all people on one day, for many on others."""
    if today == TODAY:
        sets = named_together(advised.values())
    else:
        people = random.Random(today.toordinal()).sample(everybody, SAMPLE)
        sets = named_together(map(Advisor(catalog, today).recommend, people))
    pairs = {pair for ids in sets for pair in itertools.combinations(sorted(ids), 2)}
    assert len(pairs) > 200
    for pair in pairs:
        result = compare(catalog, pair, today, Profile(budget="low"))
        assert result.table.rows
        assert all(len(row.cells) == 2 for row in result.table.rows)
        assert not underived(result.lines, pair, today), pair
    for id in set(itertools.chain.from_iterable(pairs)):
        said = cost_lines(catalog, id, today)
        members = catalog.certifications[id].members
        assert not underived(said, (id, *members), today), id
        assert not re.search(r"\bNone\b|\{|\}", "\n".join(str(messages.render(line)) for line in without_tables(said)))


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS], ids=str)
def test_every_certification_can_be_compared(catalog: Catalog, underived: Underived, today: date) -> None:
    """Each has a comparison with two others, whether anybody would be told of it or not, and no number is made up."""
    ids = random.Random(today.toordinal()).sample(list(catalog.certifications), len(catalog.certifications))
    for three in zip(ids, ids[1:] + ids[:1], ids[2:] + ids[:2], strict=True):
        assert not underived(compare(catalog, three, today, Profile(budget="low")).lines, three, today), three


def test_an_invented_number_is_found(catalog: Catalog, underived: Underived) -> None:
    """The test above can fail: of a price that is not the record's it says so."""
    lines = cost_lines(catalog, "azure-ai-103", TODAY)
    assert underived(lines, ("aws-clf",), TODAY)
    assert not underived(lines, ("azure-ai-103",), TODAY)
