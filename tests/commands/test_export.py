from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from certbot.catalog.model import Catalog
from certbot.catalog.schema import PUBLISHED
from certbot.cli import main

ROOT = Path(__file__).parents[2]


def exported(capfdbinary: pytest.CaptureFixture[bytes], *args: str) -> bytes:
    assert main(["export", *args]) == 0
    return capfdbinary.readouterr().out


def test_one_document_in_utf_8(capfdbinary: pytest.CaptureFixture[bytes], catalog: Catalog) -> None:
    """--json prints one document, which has letters of all kinds as they are, and fits its own schema."""
    printed = exported(capfdbinary, "--json", "--today", "2026-11-21")
    document = json.loads(printed)
    assert list(document)[:2] == ["format", "today"]
    assert (document["format"], document["today"]) == (1, "2026-11-21")
    assert [cert["id"] for cert in document["certifications"]] == list(catalog.certifications)
    assert rb"\u" not in printed and printed.endswith(b"}\n")
    jsonschema.validate(document, json.loads(exported(capfdbinary, "--schema", "export")))


def test_the_same_bytes_every_time(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The order of keys and records is that of model and files: two exports differ only where the catalog does, also
    where the terminal's encoding is another."""
    here = exported(capfdbinary, "--json", "--today", "2026-11-21")
    call = [sys.executable, "-c", "import sys; from certbot.cli import main; sys.exit(main(sys.argv[1:]))"]
    env = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "1"}
    command = [*call, "export", "--json", "--today", "2026-11-21"]
    there = subprocess.run(command, capture_output=True, check=True, env=env)
    assert there.stdout == here


@pytest.mark.parametrize("kind", PUBLISHED)
def test_the_schemas_for_editors_are_not_stale(capfdbinary: pytest.CaptureFixture[bytes], kind: str) -> None:
    """catalog/schemas/ holds what `export --schema` prints; `make schemas` writes it anew."""
    assert (ROOT / "catalog" / "schemas" / f"{kind}.json").read_bytes() == exported(capfdbinary, "--schema", kind)


def test_there_are_no_other_schemas() -> None:
    """The folder of schemas has one for every kind, and no other file."""
    assert {file.name for file in (ROOT / "catalog" / "schemas").iterdir()} == {f"{kind}.json" for kind in PUBLISHED}


def test_a_schema_needs_no_catalog(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The schema is that of the program, so that a broken catalog can still be edited with it."""
    monkeypatch.setenv("CATALOG_DIR", str(tmp_path))
    assert b'"Certification"' in exported(capfdbinary, "--schema", "certifications")


def test_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A kind of schema that there is not is named with those that there are."""
    assert main(["export", "--schema", "certification"]) == 2
    assert "did you mean certifications? It is one of certifications, providers" in capsys.readouterr().err


@pytest.mark.parametrize("args", [[], ["--json", "--schema", "rules"]])
def test_what_to_print_has_to_be_said(args: list[str]) -> None:
    """Either the document or a schema: neither and both are wrong calls."""
    with pytest.raises(SystemExit) as stopped:
        main(["export", *args])
    assert stopped.value.code == 2
