from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from sqlalchemy import Connection

from certbot.store.database import Database


@pytest.fixture(params=databases.BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database of each kind."""
    return databases.new(request.param, tmp_path)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """An open one."""
    opened = Database.open(url)
    yield opened
    opened.close()


@pytest.fixture
def c(database: Database) -> Iterator[Connection]:
    """A connection to it, in a transaction."""
    with database.begin() as connection:
        yield connection
