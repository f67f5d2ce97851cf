"""The form of the sets that the understanding of profiles is measured by: profiles.yaml says what they hold."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from certbot.catalog.load import load_catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.config import catalog_dir
from certbot.yaml.load import read

HERE = Path(__file__).parent
CATALOG = load_catalog(catalog_dir({}))
PARTS = ("profiles", "profiles_aside")
ORDER = [*SLOTS, "have"]

# The least number of lines in both files together, in the order in which the kinds stand there.
KINDS = {
    "several": 50,
    "answer": 50,
    "number": 70,
    "age": 20,
    "other-career": 20,
    "employer": 20,
    "negation": 36,
    "correction": 36,
    "other-person": 24,
    "other-vendor": 22,
    "budget": 28,
    "goal": 26,
    "have": 28,
    "student": 22,
    "career-changer": 18,
    "emoji": 20,
    "language": 44,
    "typo": 40,
    "long": 15,
    "nothing": 32,
}


def _read(part: str) -> dict[str, Any]:
    document = read(HERE / f"{part}.yaml")
    assert not document.problems
    content: dict[str, Any] = document.value
    return content


FILES = {part: _read(part) for part in PARTS}
LINES: dict[str, list[dict[str, Any]]] = {part: FILES[part]["messages"] for part in PARTS}
ALL = [line for part in PARTS for line in LINES[part]]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _stated(lines: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((slot, line["slots"][slot]) for line in lines for slot in SLOTS if slot in line["slots"])


def test_both_files_were_written_on_one_day() -> None:
    """The day that "since 2019" is counted from stands in the head, and is the same in both."""
    assert [list(content) for content in FILES.values()] == [["today", "messages"]] * 2
    assert len({date.fromisoformat(content["today"]) for content in FILES.values()}) == 1


def test_every_line_has_its_keys() -> None:
    """`text` and `kind`, `asked` where a question was open, `slots`, and `or` where another reading will do."""
    for line in ALL:
        keys = ["text", "kind", *(["asked"] if "asked" in line else []), "slots", *(["or"] if "or" in line else [])]
        assert list(line) == keys, line
        assert isinstance(line["text"], str) and line["text"], line
        assert line.get("asked", "role") in SLOTS, line


def test_no_text_stands_twice() -> None:
    """Neither in one file nor in both, whatever the case and the blanks."""
    assert [text for text, often in Counter(_plain(line["text"]) for line in ALL).items() if often > 1] == []


def test_what_is_stated_is_in_the_vocabulary() -> None:
    """Every slot and value exists, slots stand in their order, and every certification is in the catalog, once."""
    for line in ALL:
        slots = line["slots"]
        assert list(slots) == [slot for slot in ORDER if slot in slots], line
        assert all(slots[slot] in SLOTS[slot] for slot in SLOTS if slot in slots), line
        held = slots.get("have", [])
        assert set(held) <= CATALOG.certifications.keys() and len(held) == len(set(held)), line
        assert held or "have" not in slots, line


def test_another_reading_differs() -> None:
    """It gives a slot of the vocabulary another value, or none where one is stated; few lines have any."""
    others = [line for line in ALL if "or" in line]
    for line in others:
        assert line["or"], line
        for slot, value in line["or"].items():
            assert value is None or value in SLOTS[slot], line
            assert value != line["slots"].get(slot), line
    assert len(others) <= 0.1 * len(ALL)


def test_each_kind_states_what_it_should() -> None:
    """Several slots, none at all, the one that was asked for, or the one that the kind is about."""
    for line in ALL:
        kind, slots = line["kind"], line["slots"]
        assert kind != "several" or len(slots) >= 2, line
        assert kind != "nothing" or not slots, line
        assert kind != "answer" or list(slots) == [line["asked"]], line
        assert kind != "number" or "experience" in slots, line
        assert kind not in ("budget", "goal") or list(slots) == [kind], line
        assert kind != "correction" or slots, line


@pytest.mark.parametrize("part", PARTS)
def test_each_file_is_sorted_by_kind(part: str) -> None:
    """In the order in which the kinds are listed."""
    assert list(dict.fromkeys(line["kind"] for line in LINES[part])) == list(KINDS)
    order = [list(KINDS).index(line["kind"]) for line in LINES[part]]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_well_filled(kind: str) -> None:
    """With enough lines, and a quarter of them at least set aside."""
    dev, aside = (sum(line["kind"] == kind for line in LINES[part]) for part in PARTS)
    assert dev + aside >= KINDS[kind]
    assert 0.25 <= aside / (dev + aside) <= 0.55


def test_the_sets_are_large_enough() -> None:
    """At least 600 messages, one in eight of which states nothing."""
    assert len(ALL) >= 600
    assert sum(not line["slots"] for line in ALL) >= len(ALL) / 8


@pytest.mark.parametrize("part", PARTS)
def test_every_value_is_stated(part: str) -> None:
    """By some message in each file, and every question is open in several."""
    stated = _stated(LINES[part])
    assert [(slot, value) for slot in SLOTS for value in SLOTS[slot] if not stated[slot, value]] == []
    asked = Counter(line.get("asked") for line in LINES[part])
    assert [slot for slot in SLOTS if asked[slot] < 5] == []
    assert sum("have" in line["slots"] for line in LINES[part]) >= 8
