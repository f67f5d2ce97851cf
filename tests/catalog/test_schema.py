from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from certbot.catalog.load import ProvidersFile
from certbot.catalog.model import Advice, Certification, RenewalRule
from certbot.catalog.rules import Rules
from certbot.catalog.schema import EXPORT, PUBLISHED, published, schema_of
from certbot.yaml.load import load, read

CATALOG = Path(__file__).parents[2] / "catalog"
FILES = sorted(CATALOG.rglob("*.yaml"))


def kind_of(file: Path) -> str:
    """The kind of a file of the catalog: the folder it stands in, else its own name."""
    return file.stem if file.parent == CATALOG else file.parent.name


def fits(text: str, kind: str) -> bool:
    """Whether an editor would find nothing wrong with a file."""
    return jsonschema.Draft202012Validator(published(kind)).is_valid(load(text, "f").value)


@pytest.mark.parametrize("kind", [Certification, RenewalRule, Advice, ProvidersFile, Rules])
def test_is_a_schema(kind: type) -> None:
    """The schema of each record is valid and refuses unknown keys at every depth."""
    schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert kind.__name__ in schema["$defs"]
    for part in schema["$defs"].values():
        assert part["additionalProperties"] is False


def test_dates() -> None:
    """A year alone is a number in YAML, and still a date."""
    assert schema_of(Certification)["$defs"]["Event"]["properties"]["date"] == {
        "type": ["string", "integer"],
        "format": "partial-date",
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(CATALOG)))
def test_every_file_fits_its_schema_and_names_it(file: Path) -> None:
    """Editors find the schema of a file by its first line, and nothing wrong with what we have."""
    kind = kind_of(file)
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={'' if file.parent == CATALOG else '../'}schemas/{kind}.json"
    jsonschema.validate(read(file).value, published(kind))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("certifications", "- {id: Bad Id}"),
        ("certifications", "certifications: []"),
        ("advice", "mistakes: [{id: a, title: b}]"),
        ("renewal", "rules: []"),
        ("articles", "articles: [{id: A, title: t, dated: yesterday, tone: dry}]"),
        ("topics", "topics: [{id: a, word: [b]}]"),
        ("providers", "providers: [{id: a, name: b}]"),
        ("rules", "rules: [{id: a}]"),
    ],
)
def test_a_wrong_file_does_not_fit(kind: str, text: str) -> None:
    """What check refuses for its shape is marked in the editor, dates among it."""
    assert not fits(text, kind)


def test_dates_in_files_may_be_years() -> None:
    """In a file a year alone is a number; the export writes every date as text."""
    assert fits("articles: [{id: A, title: t, tone: dry, dated: 2024}]", "articles")
    dated = published(EXPORT)["$defs"]["ArticleInfo"]["properties"]["dated"]
    assert (dated["type"], dated["format"]) == ("string", "partial-date")


def test_fields_are_described_by_the_docstrings() -> None:
    """What a docstring says of a field is what the editor shows for it, also where it is inherited."""
    definitions = published("certifications")["$defs"]
    assert definitions["Retake"]["properties"]["attempts"]["description"] == (
        "`attempts` is how many are allowed at all, or in `within`."
    )
    assert "back from the expiry" in definitions["Renewal"]["properties"]["window_opens"]["description"]
    properties = definitions["Certification"]["properties"]
    assert properties["retake"]["description"] == "What follows a failed attempt."
    assert [name for name, field in properties.items() if "description" not in field] == []


@pytest.mark.parametrize("kind", PUBLISHED)
def test_every_part_of_a_schema_is_described(kind: str) -> None:
    """Each record has a description, and it speaks of null as YAML and JSON call it."""
    for part in published(kind)["$defs"].values():
        assert part["description"] and "None" not in part["description"]
