"""reports: what the operator sees of what people reported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from certbot import cli
from certbot.store import reports
from certbot.store.database import Database

ANN = 100_200_300
SAID = "It costs 150\x1b[31m now"
AT = 1_795_219_200  # 2026-11-21T00:00:00Z


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database that the environment names; not there yet."""
    path = tmp_path / "advisor.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    """The database, there and empty."""
    database = Database.open(f"sqlite:///{file}")
    yield database
    database.close()


@pytest.fixture
def reported(database: Database) -> None:
    """A report of yesterday, one of today with words, a shared text, and counts."""
    with database.begin() as c:
        reports.add(c, ANN, "card", "aws-mla", None, None, "2026-11-20", AT - 86_400)
        reports.add(c, ANN, "card", "aws-mla", "price", SAID, "2026-11-21", AT + 60)
        reports.add(c, ANN, "text", None, None, "fancy a cert?", "2026-11-21", AT + 120)
        reports.count(c, "2026-11-20", "missed")
        reports.count(c, "2026-11-21", "missed")
        reports.count(c, "2026-11-21", "missed")


def test_without_a_database_there_is_none_after(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so with status 2, and makes no file."""
    assert cli.main(["reports"]) == 2
    assert "there is no database" in capsys.readouterr().err
    assert not file.exists()


@pytest.mark.usefixtures("database")
def test_nothing_was_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty database is said to be empty."""
    assert cli.main(["reports"]) == 0
    assert capsys.readouterr().out == "Nothing was reported.\n"


@pytest.mark.usefixtures("reported")
def test_reports_are_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Day, certification and fact, the words below; texts; counts; what steers a terminal is taken out."""
    assert cli.main(["reports"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-20  aws-mla as a whole",
        "2026-11-21  aws-mla price",
        "    It costs 150\N{REPLACEMENT CHARACTER}[31m now",
        "2026-11-21  not understood",
        "    fancy a cert?",
        "2026-11-20  missed: 1",
        "2026-11-21  missed: 2",
    ]


@pytest.mark.usefixtures("reported")
def test_reports_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One object; --since leaves out what is older; nowhere is who it was."""
    assert cli.main(["reports", "--json", "--since", "2026-11-21"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out) == {
        "reports": [{"day": "2026-11-21", "certification": "aws-mla", "fact": "price", "words": [SAID]}],
        "shared": [{"day": "2026-11-21", "text": "fancy a cert?"}],
        "counts": [{"day": "2026-11-21", "name": "missed", "count": 2}],
    }
    assert str(ANN) not in out


def test_a_database_that_is_none_is_outside(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no database: status 3 and what to do."""
    file.write_text("no database at all, but long enough to be taken for one" * 100)
    assert cli.main(["reports"]) == 3
    assert "DATABASE_URL" in capsys.readouterr().err
