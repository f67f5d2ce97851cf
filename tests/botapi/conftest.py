"""A server of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from botapi.client import Client
from botapi.server import BotApi


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A server; repeated polls are not held, and nothing may fail inside it."""
    with BotApi() as server:
        server.polling.hold = 0.0
        yield server
    assert server.unexpected == []


@pytest.fixture
def bot(api: BotApi) -> Client:
    """A client of that server with the right token."""
    return Client(api)
