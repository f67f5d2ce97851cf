"""One bot for all tests of a module, each of which has its own people."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from botapi.server import BotApi, User
from running import TOKEN, Running
from witness import nothing_leaked

# Ids that are part of no other number.
_ids = itertools.count(7_310_000_001)

Person = Callable[..., User]


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    """A strict server."""
    with BotApi(token=TOKEN, username="certadvisorbot") as api:
        yield api


@pytest.fixture(scope="module")
def bot(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A bot that runs, and in the end has leaked nothing."""
    with Running(api.url, tmp_path_factory.mktemp("bot"), LOG_LEVEL="DEBUG") as bot:
        bot.start()
        yield bot
        assert bot.stop() == 0
        nothing_leaked(api, bot)


@pytest.fixture
def person(api: BotApi, bot: Running) -> Person:
    """Makes people who talk to the running bot, each with a name of their own that nobody else may see."""

    def new(**about: object) -> User:
        number = next(_ids)
        return api.user(number, **{"first_name": f"<b>canary{number}", "username": f"canary{number}", **about})

    return new


@pytest.fixture
def ann(person: Person) -> User:
    return person()
