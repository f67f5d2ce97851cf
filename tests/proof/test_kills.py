"""Kills at any moment: nothing said is lost. The same trial loses much of what is said to a stock echo bot."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import databases
import pytest
from botapi.server import BotApi
from proof.crowd import Crowd
from proof.script import Advised, Echoed, Script
from proof.trial import Trial, check
from proof.twins import compare
from running import DAY, TOKEN, Running

from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.settings import Settings
from certbot.telegram.render import Renderer

PEOPLE = 200
USERNAME = "certadvisorbot"
ECHO_BOT = Path(__file__).parents[1] / "peers" / "echo_bot.py"
FEW, MANY = 40, 300


class Echo:
    """The echo bot as a process."""

    def __init__(self, api: BotApi) -> None:
        self._environ = {"PATH": os.environ["PATH"], "TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url}
        self.process: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        """Start it."""
        command = [sys.executable, str(ECHO_BOT)]
        self.process = subprocess.Popen(command, env=self._environ, stdin=subprocess.DEVNULL)

    def kill(self) -> None:
        """End it at once; returns when it is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(30)


@pytest.mark.parametrize("kills", [FEW, pytest.param(MANY, marks=pytest.mark.proof)])
@pytest.mark.parametrize("kind", databases.BOTH)
def test_nothing_said_is_lost(kind: str, kills: int, world: World, messages: Messages, tmp_path: Path) -> None:
    """After any number of kills every message is answered in order, no effect is there twice, and only messages that
    were in flight at a kill are seen again."""
    url = databases.new(kind, tmp_path)
    told = replace(world, retention_days=Settings.retention_days)
    render, today = Renderer({"en": messages}, USERNAME), date.fromisoformat(DAY)

    def script(random: Random) -> Script:
        return Advised(told, render, today, random)

    with BotApi(token=TOKEN, username=USERNAME) as api, Running(api.url, tmp_path, database=url) as bot:
        trial = Trial(api, bot, Crowd(api, f"kills {kind}", PEOPLE, script), f"moments {kind}", url, tmp_path)
        account = trial.run(kills)
        status = bot.stop()
        print(f"\ncertbot-advisor on {kind}: {account}")
        check(account)
        assert status == 0
        assert not api.warnings and not api.unexpected
    compare(url, list(trial.crowd.people.values()))


@pytest.mark.parametrize("kills", [5, pytest.param(MANY, marks=pytest.mark.proof)])
def test_echo_bot_loses_messages(kills: int, tmp_path: Path) -> None:
    """The trial can fail: a stock echo bot, which acknowledges before it answers, does not pass it."""
    with BotApi(token=TOKEN, username=USERNAME) as api:
        bot = Echo(api)
        crowd = Crowd(api, "kills echo", PEOPLE, Echoed)
        try:
            account = Trial(api, bot, crowd, "moments echo", None, tmp_path).run(kills, stalled=4.0)
        finally:
            bot.kill()
    print(f"\nstock echo bot: {account}")
    with pytest.raises(AssertionError):
        check(account)
    assert account.unanswered > 0
