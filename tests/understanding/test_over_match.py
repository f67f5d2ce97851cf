"""Every query of the sets, and every name of the catalog, against everything else: none is taken for another.

Of the part that is set aside only numbers are shown when it fails: nothing is to be changed because of a line in it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Certification
from certbot.config import catalog_dir
from certbot.evaluation.load import load_part
from certbot.evaluation.sets import NameLine
from certbot.language.names import find, index

HERE = Path(__file__).parent
CATALOG = load_catalog(catalog_dir({}))
NAMES = index(CATALOG)
RECORDS = tuple(CATALOG.certifications.values())
AROUND = (
    "is the {} worth the money",
    "my cousin failed {} twice last year, should i be scared?",
    "lohnt sich {} noch",
    "vale la pena {} para principiantes",
    "стоит ли сдавать {} в этом году",
    "kya {} karna chahiye",
)
"""Sentences around a name."""


def _taken(text: str) -> tuple[str, ...]:
    """The certification that a text is taken for, with the other exams of the same one."""
    found = find(NAMES, text)
    if found.verdict != "take":
        return ()
    id = found.matches[0].id
    return NAMES.same.get(id, (id,))


def _over(lines: tuple[NameLine, ...]) -> list[NameLine]:
    """The lines that are taken for a certification which they do not mean."""
    return [line for line in lines if (ids := _taken(line.text)) and set(ids).isdisjoint(line.expect)]


def test_no_query_is_taken_for_what_it_does_not_mean() -> None:
    """Neither one that names another certification, nor one that is to be refused."""
    assert [line.text for line in _over(load_part(HERE).names)] == []


def test_few_queries_that_were_set_aside_are_taken_for_what_they_do_not_mean() -> None:
    """One in a hundred may be, which is what is aimed at."""
    lines = load_part(HERE, aside=True).names
    kinds = Counter(line.kind for line in _over(lines))
    assert kinds.total() <= len(lines) / 100, kinds


@pytest.mark.parametrize("around", AROUND)
def test_a_name_in_a_sentence_is_taken_for_no_other(around: str) -> None:
    """Whatever the certification is called, and whatever the language."""
    others = [
        name
        for record in RECORDS
        for name in _called(record)
        if (ids := _taken(around.format(name))) and record.id not in ids
    ]
    assert others == []


@pytest.mark.parametrize("around", ["{}", *AROUND])
def test_what_is_elsewhere_is_not_taken_for_ours(around: str) -> None:
    """No name of elsewhere.yaml, alone or in a sentence."""
    called = [(other.id, name) for other in CATALOG.elsewhere.values() for name in (other.name, *other.aliases)]
    assert [(id, name) for id, name in called if _taken(around.format(name))] == []


def _called(record: Certification) -> list[str]:
    return list(dict.fromkeys((record.name, record.short, *record.codes, *record.aliases)))
