"""Starts on which something is not as it should be, beside those of tests/telegram/test_bot.py: what is said of a wrong
variable, and what the bot mends by itself or waits for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from botapi.server import BotApi
from running import TOKEN, Running
from witness import nothing_leaked


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(token=TOKEN, username="certadvisorbot") as api:
        yield api


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("RETENTION_DAYS", "-1"),
        ("RETENTION_DAYS", "a year"),
        ("ADMIN_LISTEN", "9090"),
        ("TELEGRAM_API_URL", "api.example.org"),
        ("TELEGRAM_BOT_TOKEN", "canary"),
        ("WEBHOOK_URL", "https://example.org/hook"),
        ("DATABASE_URL", "mysql://ann:canary-password@localhost/advisor"),
        ("DATABASE_URL", "canary-password"),
        ("DATABASE_URL", "sqlite://"),
    ],
)
def test_a_wrong_variable_is_named(api: BotApi, tmp_path: Path, name: str, value: str) -> None:
    """One line that names it and what it should be, no traceback, no secret."""
    with Running(api.url, tmp_path, **{"LOG_FORMAT": "text", name: value}) as bot:
        if name == "DATABASE_URL":
            bot.environ["DATABASE_URL"] = value
        bot.launch()
        assert bot.wait() in ({3, 2} if name == "DATABASE_URL" else {2}), bot.output
        said = [line for line in bot.output.splitlines() if name in line]
        assert len(said) == 1 and "Traceback" not in bot.output, bot.output


def test_a_webhook_is_taken_away(api: BotApi, tmp_path: Path) -> None:
    """The bot polls: a webhook that is still set is deleted, and what waited meanwhile is answered."""
    ann = api.user(7_330_000_001, "canary")
    urlopen(f"{api.url}/bot{TOKEN}/setWebhook?url=http://127.0.0.1:9/hook", timeout=10).close()
    ann.say("hi")
    with Running(api.url, tmp_path) as bot:
        bot.start()
        assert ann.wait(lambda entries: [entry for entry in entries if entry.who == "bot"])
        assert not api.webhook.active
        assert [line["level"] for line in bot.events() if "webhook" in line["event"]] == ["warning"]


def test_a_token_that_is_revoked_ends_it(api: BotApi, tmp_path: Path) -> None:
    """It cannot go on: status 2, and which variable to set."""
    with Running(api.url, tmp_path) as bot:
        bot.start()
        api.token = "654321:another"
        api.polling.interrupt("the token was revoked")
        assert bot.wait() == 2
        assert "TELEGRAM_BOT_TOKEN" in bot.output and "Traceback" not in bot.output


def test_another_poller_that_goes_is_waited_for(api: BotApi, tmp_path: Path) -> None:
    """In a rolling restart the old process polls for some seconds more: the new one goes on when it is gone."""
    ann = api.user(7_330_000_002, "canary")
    with Running(api.url, tmp_path) as old, Running(api.url, tmp_path) as new:
        old.start()
        new.start()
        ann.say("hi")
        assert old.stop() == 0
        ann.say("developer")
        ann.wait(lambda entries: any("How many years" in entry.text for entry in entries))
        ann.settle()
        answers = [entry.text for entry in ann.transcript if entry.who == "bot"]
        assert len(answers) == len(set(answers))
        assert new.stop() == 0
        nothing_leaked(api, new)


def test_a_server_that_comes_late_is_waited_for(api: BotApi, tmp_path: Path) -> None:
    """The network is often there a moment after the machine: said once, then the bot is up."""
    rule = api.faults.add("502", "getMe", times=2)
    with Running(api.url, tmp_path) as bot:
        bot.start()
        assert rule.hits == 2 and len(bot.events("Bot API server does not answer")) == 1
