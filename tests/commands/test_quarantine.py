"""quarantine: the operator's look at what could not be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from certbot import cli
from certbot.store import quarantine
from certbot.store.database import Database
from certbot.store.quarantine import Aside

UPDATE = '{"update_id": 5, "message": {"text": "canary text"}}'
AT = 1_795_219_200  # 2026-11-21T00:00:00Z

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the command on the database of the test: status, stdout, stderr."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'advisor.sqlite3'}")

    def run(*args: str) -> tuple[int, str, str]:
        status = cli.main(["quarantine", *args])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """The database with two updates set aside."""
    database = Database.open(f"sqlite:///{tmp_path / 'advisor.sqlite3'}")
    with database.begin() as c:
        quarantine.put(c, "u5", 1001, UPDATE, "KeyError at dialog/engine.py:12 in step", 3, AT)
        quarantine.put(c, "x0a", None, "\\ud800", "no JSON", 3, AT)
    yield database
    database.close()


def asides(database: Database) -> tuple[Aside, ...]:
    with database.begin() as c:
        return quarantine.listed(c)


def test_without_a_database_there_is_none_after(call: Call, tmp_path: Path) -> None:
    """It says so with status 2, and makes no file."""
    status, _, err = call()
    assert status == 2 and "there is no database" in err
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("database")
def test_the_list_shows_no_text(call: Call) -> None:
    """Id, what the person was told, when, tries, what went wrong; no word of the person's."""
    status, out, _ = call()
    assert status == 0
    assert out.splitlines() == [
        "1  u5  2026-11-21 00:00:00Z  3 tries  KeyError at dialog/engine.py:12 in step",
        "2  x0a  2026-11-21 00:00:00Z  3 tries  no JSON",
    ]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("id", ["1", "u5"])
def test_one_can_be_shown(call: Call, id: str) -> None:
    """--show prints the update as it was stored, by the number or by the id that the person was told."""
    assert call("--show", id) == (0, UPDATE + "\n", "")


def test_what_is_left_out_of_one_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """--help says of --show that names are not in it and that words are."""
    with pytest.raises(SystemExit):
        cli.main(["quarantine", "--help"])
    assert "names are left out, a person's words are not" in " ".join(capsys.readouterr().out.split())


def test_one_can_be_marked(call: Call, database: Database) -> None:
    """--replay ID marks one, and says that the running bot takes it up."""
    status, out, _ = call("--replay", "u5")
    assert status == 0 and "running bot" in out
    assert [aside.again for aside in asides(database)] == [True, False]
    assert "to be answered again" in call()[1].splitlines()[0]


def test_all_can_be_marked(call: Call, database: Database) -> None:
    """--replay all marks every one."""
    assert call("--replay", "all")[1].startswith("2 ")
    assert all(aside.again for aside in asides(database))


def test_one_can_be_dropped(call: Call, database: Database) -> None:
    """--drop deletes one."""
    assert call("--drop", "2")[0] == 0
    assert [aside.key for aside in asides(database)] == ["u5"]


@pytest.mark.parametrize("option", ["--show", "--replay", "--drop"])
def test_an_unknown_id_is_refused(call: Call, database: Database, option: str) -> None:
    """Status 2, and nothing is changed."""
    before = asides(database)
    status, out, err = call(option, "u99")
    assert (status, out) == (2, "") and "u99" in err
    assert asides(database) == before


def test_nothing_is_set_aside(call: Call, database: Database) -> None:
    """An empty list is said to be empty."""
    call("--drop", "1")
    call("--drop", "2")
    assert call()[1] == call("--replay", "all")[1] == "Nothing is set aside.\n"
    assert not asides(database)


@pytest.mark.usefixtures("database")
def test_one_thing_at_a_time(call: Call) -> None:
    """Two of the options at once are refused."""
    with pytest.raises(SystemExit) as stop:
        call("--show", "1", "--drop", "1")
    assert stop.value.code == 2
