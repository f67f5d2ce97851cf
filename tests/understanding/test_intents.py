"""The form of the sets that the understanding of intents is measured by: intents.yaml says what they hold."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.controls import INTENTS
from certbot.yaml.load import read

HERE = Path(__file__).parent
PARTS = ("intents", "intents_aside")

# Not of a text: `share` is a button's alone, and `cost` is what the dialog makes of a lookup of the cost.
ELSEWHERE = {"share", "cost"}
# The least number of lines in both files together, in the order in which the files are sorted.
LEAST: dict[str | None, int] = {
    "recommend": 40,
    "lookup": 40,
    "compare": 35,
    "mistakes": 18,
    "renew": 30,
    "remind": 18,
    "free": 20,
    "stacks": 18,
    "faq-worth": 25,
    "faq-first": 22,
    "faq-degree": 22,
    "faq-howlong": 22,
    "faq-outdated": 22,
    "employers": 18,
    "help": 15,
    "cancel": 15,
    "back": 15,
    "restart": 15,
    "delete-data": 15,
    "smalltalk": 20,
    "out-of-scope": 25,
    "skip": 15,
    "correct": 20,
    "why": 15,
    "why-not": 15,
    "sources": 15,
    "dumps": 15,
    "privacy": 15,
    "my-data": 15,
    "my-certs": 15,
    "browse": 25,
    "changes": 20,
    "wrong": 18,
    None: 70,
}


def _lines(part: str) -> list[dict[str, Any]]:
    document = read(HERE / f"{part}.yaml")
    assert not document.problems
    lines: list[dict[str, Any]] = document.value
    return lines


LINES = {part: _lines(part) for part in PARTS}
ALL = [line for part in PARTS for line in LINES[part]]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def test_every_line_has_its_keys() -> None:
    """`text`, the question that was `asked` if there was one, `intent`, and `or` where others are as right."""
    for line in ALL:
        assert list(line) == [key for key in ("text", "asked", "intent", "or") if key in line], line
        assert {"text", "intent"} <= line.keys(), line
        assert isinstance(line["text"], str) and line["text"], line
        assert "asked" not in line or line["asked"] in SLOTS, line


def test_no_text_stands_twice() -> None:
    """Neither in one file nor in both, whatever the case and the blanks."""
    assert [text for text, often in Counter(_plain(line["text"]) for line in ALL).items() if often > 1] == []


def test_every_intent_is_known() -> None:
    """Each that a text can want has its lines, and nothing else is expected."""
    assert LEAST.keys() == (INTENTS - ELSEWHERE) | {None}
    for line in ALL:
        assert line["intent"] in LEAST, line


def test_what_is_as_right_is_another_intent() -> None:
    """At least one, each named once."""
    for line in ALL:
        if "or" in line:
            intents = [line["intent"], *line["or"]]
            assert len(intents) > 1 and len(intents) == len(set(intents)), line
            assert set(intents) <= LEAST.keys() - {None}, line


def test_an_answer_has_its_question() -> None:
    """A text that only answers, and one that will not, cannot do so unless something was asked."""
    for line in ALL:
        assert line["intent"] not in (None, "skip") or "asked" in line, line


def test_every_question_is_answered() -> None:
    """In each file, several times."""
    for part in PARTS:
        asked = Counter(line["asked"] for line in LINES[part] if line["intent"] is None)
        assert [slot for slot in SLOTS if asked[slot] < 3] == []


@pytest.mark.parametrize("part", PARTS)
def test_each_file_is_sorted_by_intent(part: str) -> None:
    """In the order of the list above, the answers last."""
    assert [intent for intent, _ in groupby(line["intent"] for line in LINES[part])] == list(LEAST)


@pytest.mark.parametrize("intent", LEAST)
def test_each_intent_is_well_filled(intent: str | None) -> None:
    """With enough lines, and a quarter of them at least set aside."""
    dev, aside = (sum(line["intent"] == intent for line in LINES[part]) for part in PARTS)
    assert dev + aside >= LEAST[intent]
    assert 0.25 <= aside / (dev + aside) <= 0.55


@pytest.mark.parametrize(("part", "least"), [("intents", 500), ("intents_aside", 250)])
def test_the_sets_are_large_enough(part: str, least: int) -> None:
    """And few of the lines allow for more than one intent."""
    assert len(LINES[part]) >= least
    assert sum("or" in line for line in LINES[part]) <= 0.1 * len(LINES[part])
