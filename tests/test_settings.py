"""What the environment decides about the bot."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from certbot.config import ConfigError
from certbot.settings import Address, Settings, database_url

TOKEN = "123456:AAcanary-Token_of-the-tests-0123456789"


def read(**variables: str) -> Settings:
    return Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN, **variables})


def refused(**variables: str) -> str:
    """The text with which the environment is refused."""
    with pytest.raises(ConfigError) as caught:
        read(**variables)
    assert TOKEN not in str(caught.value)
    return str(caught.value)


def test_a_token_is_enough() -> None:
    """Everything else has the default of the documentation."""
    settings = read()
    assert settings.token == TOKEN
    assert settings.api_url == "https://api.telegram.org"
    assert settings.admin == Address("127.0.0.1", 9090) and not settings.admin_chosen
    assert (settings.log_level, settings.log_format, settings.retention_days) == ("INFO", None, 90)
    assert settings.database_url.startswith("sqlite:///") and "certbot-advisor" in settings.database_url


def test_every_variable_is_taken() -> None:
    """Each variable has its effect, and spaces around it have none."""
    settings = read(
        TELEGRAM_API_URL=" http://127.0.0.1:8081/ ",
        DATABASE_URL="postgresql://ann:secret@localhost/advisor",
        ADMIN_LISTEN="[::1]:0",
        LOG_LEVEL="debug",
        LOG_FORMAT="JSON",
        RETENTION_DAYS="30",
    )
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.database_url == "postgresql://ann:secret@localhost/advisor"
    assert settings.admin == Address("::1", 0) and settings.admin_chosen
    assert (settings.log_level, settings.log_format, settings.retention_days) == ("DEBUG", "json", 30)


def test_empty_is_not_set() -> None:
    """An empty variable counts as one that is not set."""
    names = "TELEGRAM_API_URL DATABASE_URL ADMIN_LISTEN LOG_LEVEL LOG_FORMAT RETENTION_DAYS WEBHOOK_URL".split()
    assert read(**dict.fromkeys(names, " ")) == read()


def test_repr_holds_no_secret() -> None:
    """Neither the token nor a password is in the repr."""
    shown = repr(read(DATABASE_URL="postgresql://ann:secret@localhost/advisor"))
    assert TOKEN not in shown and "canary" not in shown and "secret" not in shown


@pytest.mark.parametrize("token", ["", "  "])
def test_without_a_token_the_way_to_one_is_told(token: str) -> None:
    """No token: BotFather is named, and the variable to set."""
    text = refused(TELEGRAM_BOT_TOKEN=token)
    assert "BotFather" in text and "/newbot" in text and "TELEGRAM_BOT_TOKEN" in text


@pytest.mark.parametrize(
    "token", ["canary", "canary:123456", "123456:", ":canary", "12:can ary", "１２:canary", "1:a/b"]
)
def test_a_malformed_token_is_refused_unseen(token: str) -> None:
    """What is no token is refused by the variable's name, and not shown: it may be half of one."""
    text = refused(TELEGRAM_BOT_TOKEN=token)
    assert "TELEGRAM_BOT_TOKEN" in text and "BotFather" in text and token not in text


def test_a_webhook_is_refused() -> None:
    """WEBHOOK_URL set: the text says that there is long polling alone."""
    assert "WEBHOOK_URL" in (text := refused(WEBHOOK_URL="https://example.org/hook")) and "long polling" in text


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
        ("TELEGRAM_API_URL", "http://"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:http"),
        ("TELEGRAM_API_URL", f"http://127.0.0.1/bot{TOKEN}"),
        ("TELEGRAM_API_URL", "http://127.0.0.1/?a=b"),
        ("TELEGRAM_API_URL", "http://ann:secret@127.0.0.1"),
        ("ADMIN_LISTEN", "9090"),
        ("ADMIN_LISTEN", ":9090"),
        ("ADMIN_LISTEN", "localhost"),
        ("ADMIN_LISTEN", "localhost:65536"),
        ("ADMIN_LISTEN", "::1:9090"),
        ("LOG_LEVEL", "chatty"),
        ("LOG_FORMAT", "xml"),
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "-1"),
        ("RETENTION_DAYS", "a month"),
        ("RETENTION_DAYS", "99999"),
        ("RETENTION_DAYS", "9" * 5000),
    ],
)
def test_a_wrong_value_is_refused(variable: str, value: str) -> None:
    """Each wrong value is refused by the name of its variable, with what to write."""
    text = refused(**{variable: value})
    assert text.startswith(variable)
    assert "write" in text


def test_the_default_database_is_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """XDG_DATA_HOME counts where the system goes by it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert database_url({}) == f"sqlite:///{tmp_path}/certbot-advisor/certbot-advisor.sqlite3"


def test_reading_imports_little() -> None:
    """A process that names its database imports no platformdirs, and none imports a network or a database library."""
    code = (
        "import sys\nfrom certbot.settings import Settings\n"
        "Settings.read({'TELEGRAM_BOT_TOKEN': '1:a', 'DATABASE_URL': 'sqlite:///a'})\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"platformdirs", "telegram", "aiohttp", "sqlalchemy", "asyncio"} & set(done.stdout.split())
