"""What the environment decides about the bot: its token, where it stores, listens and logs.

An empty variable counts as one that is not set. A value that makes no sense is refused with the variable's name and
what to write instead; the value itself is shown only where it cannot be a secret.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from certbot.config import ConfigError

TELEGRAM = "https://api.telegram.org"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("text", "json")

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]+")
_DATABASE_FILE = "certbot-advisor.sqlite3"
_MOST_DAYS = 36_500

_NO_TOKEN = """TELEGRAM_BOT_TOKEN is not set, and without a token there is no bot. To get one:
  1. open https://t.me/BotFather in Telegram and send /newbot,
  2. choose a name and a user name that ends in "bot"; BotFather answers with the token, digits:letters,
  3. set it and start again:  TELEGRAM_BOT_TOKEN=... certbot-advisor run
Whoever has the token is the bot: keep it out of shell histories and repositories.
To try the conversation without Telegram: certbot-advisor chat"""


class Address(NamedTuple):
    """Where to listen. Port 0: any that is free."""

    host: str
    port: int


ADMIN = Address("127.0.0.1", 9090)


@dataclass(frozen=True)
class Settings:
    """What `run` goes by. What may be secret is not in its repr."""

    token: str = field(repr=False)
    database_url: str = field(repr=False)
    api_url: str = TELEGRAM
    admin: Address = ADMIN
    admin_chosen: bool = False
    """Whether ADMIN_LISTEN was set: then a port in use ends the start, else it is done without."""
    log_level: str = "INFO"
    log_format: str | None = None
    """None: text on a terminal, else json."""
    retention_days: int = 90

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings of `environ`. Raises ConfigError for the first variable that is wrong."""
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        if "WEBHOOK_URL" in given:
            raise ConfigError("WEBHOOK_URL is set, but updates are fetched by long polling alone: unset it")
        return cls(
            token=_token(given.get("TELEGRAM_BOT_TOKEN")),
            database_url=database_url(environ),
            api_url=_api_url(given.get("TELEGRAM_API_URL", TELEGRAM)),
            admin=admin_address(environ),
            admin_chosen="ADMIN_LISTEN" in given,
            log_level=_choice("LOG_LEVEL", given.get("LOG_LEVEL", cls.log_level).upper(), LEVELS),
            log_format=_choice("LOG_FORMAT", given["LOG_FORMAT"].lower(), FORMATS) if "LOG_FORMAT" in given else None,
            retention_days=_days(given.get("RETENTION_DAYS", str(cls.retention_days))),
        )


def admin_address(environ: Mapping[str, str] = os.environ) -> Address:
    """ADMIN_LISTEN, or what is listened on without it. Raises ConfigError where it is no address."""
    value = environ.get("ADMIN_LISTEN", "").strip()
    return _address(value) if value else ADMIN


def database_url(environ: Mapping[str, str] = os.environ) -> str:
    """DATABASE_URL, which the store judges, or the address of a SQLite file in the user's data folder."""
    url = environ.get("DATABASE_URL", "").strip()
    if url:
        return url
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('certbot-advisor', appauthor=False) / _DATABASE_FILE}"


def _token(value: str | None) -> str:
    if value is None:
        raise ConfigError(_NO_TOKEN)
    if _TOKEN.fullmatch(value) is None:
        raise ConfigError(
            "TELEGRAM_BOT_TOKEN does not look like a token, which is digits, a colon, and letters, digits, - or _: "
            "copy it again from BotFather, without quotes or spaces"
        )
    return value


def _api_url(value: str) -> str:
    wrong = ConfigError(
        f"TELEGRAM_API_URL is no address of a Bot API server: write one such as {TELEGRAM} or http://127.0.0.1:8081, "
        "without the token, or unset it"
    )
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise wrong from None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username
        or port == 0
        or parts.query
        or parts.fragment
    ):
        raise wrong
    if "/bot" in parts.path or any(letter.isspace() for letter in value):
        raise wrong
    return value.rstrip("/")


def _address(value: str) -> Address:
    host, colon, port = value.rpartition(":")
    bare = host.removeprefix("[").removesuffix("]")
    sound = bool(colon and bare) and (":" not in bare or host != bare)
    if not sound or not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > 65_535:
        raise ConfigError(f"ADMIN_LISTEN cannot be {value!r}: write host:port, such as 127.0.0.1:9090, or unset it")
    return Address(bare, int(port))


def _choice(name: str, value: str, values: tuple[str, ...]) -> str:
    if value not in values:
        raise ConfigError(f"{name} cannot be {value!r}: write one of {', '.join(values)}, or unset it")
    return value


def _days(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= _MOST_DAYS:
        raise ConfigError(f"RETENTION_DAYS cannot be {value!r}: write a number of days from 1 to {_MOST_DAYS}")
    return int(value)
