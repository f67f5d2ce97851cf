"""The bot's database, for the commands that look into it beside the running bot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from certbot.commands.lines import UsageError
from certbot.settings import database_file, database_url

if TYPE_CHECKING:
    from certbot.store.database import Connection


@contextmanager
def opened() -> Iterator[Connection]:
    """A transaction. A file that is not there is not made: it would hold nothing.

    Raises ConfigError, StoreError, or UsageError where there is no database yet.
    """
    url = database_url()
    file = database_file(url)
    if file is not None and not file.exists():
        raise UsageError(
            f"there is no database at {file}: `certbot-advisor run` makes it, and DATABASE_URL says where it is"
        )
    from certbot.store.database import Database

    database = Database.open(url)
    try:
        with database.begin() as connection:
            yield connection
    finally:
        database.close()
