"""run: what is told before anything is asked of a server."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from certbot import cli
from certbot.advice.codes import Line
from certbot.commands import run
from certbot.dialog.engine import step
from certbot.dialog.events import Say, Text
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation
from certbot.dialog.world import World
from certbot.telegram import bot
from certbot.terminal.show import shown

TOKEN = "123456:AAcanary-Token_of-the-tests-0123456789"
DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A token, and nothing of the machine's; signals stay those of the tests."""
    monkeypatch.setattr("signal.signal", lambda *_: None)
    names = "TELEGRAM_API_URL WEBHOOK_URL ADMIN_LISTEN LOG_LEVEL LOG_FORMAT RETENTION_DAYS CATALOG_DIR DIALOGS_DIR"
    for name in names.split():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'advisor.sqlite3'}")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the bot is started with, instead of its start."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(
        bot, "run", lambda settings, load, today: given.update(settings=settings, load=load, today=today)
    )
    monkeypatch.setattr(run, "beside", lambda work: work)
    monkeypatch.setattr("certbot.logs.set_up", lambda *args: given.update(logs=args))
    return given


def test_without_a_token_it_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2 and BotFather."""
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    assert cli.main(["run"]) == 2
    assert "BotFather" in capsys.readouterr().err


def test_a_wrong_variable_imports_no_network() -> None:
    """What is wrong in the environment is told before anything large is imported."""
    code = "import sys\nfrom certbot.cli import main\nmain(['run'])\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={})
    assert not {"telegram", "aiohttp", "sqlalchemy", "asyncio"} & set(done.stdout.split())


def test_the_bot_gets_what_the_environment_says(
    given: dict[str, Any], world: World, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Settings, data, and a log without the token; the data says how long what is kept is kept."""
    monkeypatch.setenv("RETENTION_DAYS", "30")
    assert cli.main(["run"]) == 0
    assert given["settings"].token == TOKEN and TOKEN in given["logs"]
    loaded, said = given["load"]()
    assert loaded.retention_days == 30
    assert loaded.catalog.certifications.keys() == world.catalog.certifications.keys()
    assert said.texts == messages.texts


def test_the_date_can_be_fixed(given: dict[str, Any]) -> None:
    """--today is the date each day."""
    cli.main(["run", "--today", "2026-01-15"])
    assert given["today"]() == date(2026, 1, 15)


def test_the_date_is_each_days_own(given: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --today it is not the day of the start that counts."""

    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2031, 5, 5)

    cli.main(["run"])
    monkeypatch.setattr(run, "date", Later)
    assert given["today"]() == date(2031, 5, 5)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("during", ["certbot.commands.run.beside", "certbot.telegram.bot.run"])
def test_a_signal_before_it_can_listen_ends_it(tmp_path: Path, number: signal.Signals, during: str) -> None:
    """Status 0 whenever the signal comes, also where it is ignored unless caught, as in a container's first process."""
    module, _, name = during.rpartition(".")
    code = (
        "import os, signal, sys\nfrom certbot.cli import main\nfrom importlib import import_module\n"
        f"signal.signal({number:d}, signal.SIG_IGN)\n"
        f"setattr(import_module('{module}'), '{name}', lambda *_: os.kill(os.getpid(), {number:d}))\n"
        "main(['run'])\nsys.exit('it went on')"
    )
    environ = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE_URL": f"sqlite:///{tmp_path / 'advisor.sqlite3'}"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environ, timeout=60)
    assert done.returncode == 0 and json.loads(done.stderr)["event"] == "stopped"


def test_data_from_another_process_says_the_same(world: World, messages: Messages) -> None:
    """What comes back from beside is equal in all that it says: nothing in it goes by identity."""
    copy, said = pickle.loads(pickle.dumps((world, messages)))
    for text in ("hi", "I'm a data engineer, 4 years, AWS", "aws mls", "compare AI-103 and PMLE", "free ones", "why?"):
        _, effects = step(world, Conversation(), Text(text), DAY)
        _, copied = step(copy, Conversation(), Text(text), DAY)
        assert effects == copied
        for before, after in zip(effects, copied, strict=True):
            if isinstance(before, Say) and isinstance(after, Say):
                assert [show(messages, line) for line in before.lines] == [show(said, line) for line in after.lines]


def show(messages: Messages, line: Line) -> str:
    return shown(messages, (line,), styled=False)
