"""Profiles: what counts as right."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from certbot.evaluation.profiles import Values, count
from certbot.evaluation.sets import ProfileLine


def line(slots: Mapping[str, Values], others: Mapping[str, str | None] | None = None) -> ProfileLine:
    """A message that states these slots."""
    return ProfileLine(text="said", kind="several", slots=slots, others=others or {})


@pytest.mark.parametrize(
    ("expected", "found", "slot", "counts"),
    [
        ({"role": "developer"}, {"role": "developer"}, "role", (1, 0, 0)),
        ({"role": "developer"}, {"role": "manager"}, "role", (0, 1, 1)),
        ({"role": "developer"}, {}, "role", (0, 0, 1)),
        ({}, {"platform": "none"}, "platform", (0, 1, 0)),
        ({"have": ("a", "b")}, {"have": ("b", "c")}, "have", (1, 1, 1)),
    ],
)
def test_values_are_counted_by_slot(
    expected: dict[str, Values], found: dict[str, Values], slot: str, counts: tuple[int, int, int]
) -> None:
    """Hits, false ones, missed ones; a wrong value is both of the latter, and each certification counts for itself."""
    counted = count([line(expected)], lambda text, asked: found).slots[slot]
    assert (counted.hits, counted.false, counted.missed) == counts


@pytest.mark.parametrize(
    ("others", "found", "right"),
    [
        ({"experience": "none"}, {"role": "beginner", "experience": "none"}, True),
        ({"experience": "none"}, {"role": "beginner"}, True),
        ({"role": None}, {}, True),
        ({"role": "student"}, {"role": "student"}, True),
        ({"role": "student"}, {"role": "manager"}, False),
    ],
)
def test_another_reading_is_as_right(others: dict[str, str | None], found: dict[str, Values], right: bool) -> None:
    """Another value, a value where none is expected, or none where one is."""
    figures = count([line({"role": "beginner"}, others)], lambda text, asked: found)
    assert figures.all_right() == right
    assert (figures.slots["role"].missed == 0) == right


def test_have_has_no_order() -> None:
    """What is held may be told in any order."""
    figures = count([line({"have": ("a", "b")})], lambda text, asked: {"have": ("b", "a")})
    assert figures.all_right() == 1


def test_all_slots_right_includes_those_not_stated() -> None:
    """A message of which too much was read is not right."""
    found = {"role": "developer", "goal": "genai"}
    figures = count([line({"role": "developer"}), line(found)], lambda text, asked: found)
    assert (figures.all_right(), figures.all_right("several"), figures.all_right("typo")) == (0.5, 0.5, None)


def test_precision_recall_f1() -> None:
    """Of two expected one is read; of what is read all is right."""
    found = iter([{"goal": "mlops"}, {}])
    counted = count([line({"goal": "mlops"})] * 2, lambda text, asked: next(found)).slots["goal"]
    assert (counted.precision, counted.recall) == (1, 0.5)
    assert counted.f1 == pytest.approx(2 / 3)


def test_the_open_question_is_handed_on() -> None:
    """Who reads is told what was asked."""
    heard = []
    lines = [ProfileLine(text="4", kind="answer", asked="experience", slots={})]

    def read(text: str, asked: str | None) -> dict[str, Values]:
        heard.append((text, asked))
        return {}

    count(lines, read)
    assert heard == [("4", "experience")]
