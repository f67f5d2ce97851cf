"""The form of the sets that the understanding of names is measured by: names.yaml says what they hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.yaml.load import read

HERE = Path(__file__).parent
CATALOG = load_catalog(catalog_dir({}))
PARTS = ("names", "names_aside")

# The least number of lines in both files together.
MEANT = {
    "code": 100,
    "version-code": 50,
    "code-typo": 50,
    "abbreviation": 100,
    "nickname": 90,
    "word-order": 80,
    "partial": 120,
    "typo": 200,
    "sentence": 140,
    "language": 130,
    "renamed": 50,
    "ambiguous": 90,
}
ASKED = {"mistyped-code": 60}
REFUSED = {"other-exam": 120, "near-miss": 80, "no-such-code": 35, "other-field": 50, "chat": 80, "nonsense": 40}
KINDS = [*MEANT, *ASKED, *REFUSED]


def _lines(part: str) -> list[dict[str, Any]]:
    document = read(HERE / f"{part}.yaml")
    assert not document.problems
    lines: list[dict[str, Any]] = document.value
    return lines


FIRST = read(catalog_dir({}) / "providers.yaml").value["first"]
LINES = {part: _lines(part) for part in PARTS}
ALL = [line for part in PARTS for line in LINES[part]]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def test_every_line_has_its_keys() -> None:
    """`text`, `kind` and `expect`, then `ask` for a mistyped code alone, or `may_take` for an ambiguous text."""
    for line in ALL:
        extra = list(line)[3:]
        assert list(line)[:3] == ["text", "kind", "expect"], line
        assert isinstance(line["text"], str) and line["text"], line
        assert extra == ["ask"] if line["kind"] in ASKED else extra in ([], ["may_take"]), line
        assert "may_take" not in line or line["kind"] == "ambiguous", line


def test_no_text_stands_twice() -> None:
    """Neither in one file nor in both, whatever the case and the blanks."""
    assert [text for text, often in Counter(_plain(line["text"]) for line in ALL).items() if often > 1] == []


def test_what_is_meant_is_in_the_catalog() -> None:
    """Every id exists, and none is named twice in a line."""
    for line in ALL:
        ids = [*line["expect"], *line.get("ask", [])]
        assert set(ids) <= CATALOG.certifications.keys(), line
        assert len(ids) == len(set(ids)), line


def test_each_kind_expects_what_it_should() -> None:
    """One certification or two names of it, at least two where it is ambiguous, and nothing where it is refused."""
    for line in ALL:
        if line["kind"] == "ambiguous":
            assert len(line["expect"]) >= 2, line
            assert line.get("may_take", line["expect"][0]) in line["expect"], line
        elif line["kind"] in MEANT:
            assert len(line["expect"]) in (1, 2), line
        else:
            assert line["expect"] == [], line
            assert line["kind"] not in ASKED or line["ask"], line


@pytest.mark.parametrize("part", PARTS)
def test_each_file_is_sorted_by_kind(part: str) -> None:
    """In the order in which the kinds are listed, those to be refused last."""
    order = ["code", "version-code", "code-typo", "mistyped-code", *[kind for kind in MEANT if "code" not in kind]]
    assert list(dict.fromkeys(line["kind"] for line in LINES[part])) == [*order, *REFUSED]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_well_filled(kind: str) -> None:
    """With enough lines, and a quarter of them at least set aside."""
    dev, aside = (sum(line["kind"] == kind for line in LINES[part]) for part in PARTS)
    assert dev + aside >= (MEANT | ASKED | REFUSED)[kind]
    assert 0.25 <= aside / (dev + aside) <= 0.55


def test_the_sets_are_large_enough() -> None:
    """At least 850 texts mean something, at least 300 must be refused, and no kind is unknown."""
    kinds = Counter(line["kind"] for line in ALL)
    assert sum(kinds[kind] for kind in MEANT) >= 850
    assert sum(kinds[kind] for kind in REFUSED) >= 300
    assert kinds.keys() == set(KINDS)


def test_every_certification_is_meant_by_some_text() -> None:
    """By one that is not ambiguous; those that come before all others by several in each file."""
    for part in PARTS:
        meant = Counter(id for line in LINES[part] if line["kind"] != "ambiguous" for id in line["expect"])
        assert [id for id in FIRST if meant[id] < 2] == []
    somewhere = {id for line in ALL if line["kind"] != "ambiguous" for id in line["expect"]}
    assert CATALOG.certifications.keys() - somewhere == set()


def test_nothing_to_be_refused_is_in_the_catalog() -> None:
    """No name, alias or code of the catalog is refused: a certification that is added takes its lines out of these."""
    known = {
        _plain(name)
        for record in CATALOG.certifications.values()
        for name in (record.id, record.name, record.short, *record.codes, *record.aliases)
    }
    assert [line["text"] for line in ALL if not line["expect"] and _plain(line["text"]) in known] == []
