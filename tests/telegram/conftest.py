"""What tests of the bot share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from certbot.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new SQLite database."""
    database = Database.open(f"sqlite:///{tmp_path / 'advisor.sqlite3'}")
    yield database
    database.close()
