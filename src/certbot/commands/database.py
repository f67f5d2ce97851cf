"""The bot's database, for the commands that look into it beside the running bot."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from certbot.commands.lines import UsageError
from certbot.settings import database_url

if TYPE_CHECKING:
    from certbot.store.database import Connection


def opened() -> AbstractContextManager[Connection]:
    """A transaction. A file that is not there is not made: it would hold nothing.

    Raises AddressError, StoreError, or UsageError where there is no database yet.
    """
    from certbot.store import address
    from certbot.store.database import Database

    url = database_url()
    file = address.file(address.parsed(url))
    if file is not None and not file.exists():
        raise UsageError(
            f"there is no database at {file}: `certbot-advisor run` makes it, and DATABASE_URL says where it is"
        )
    return Database.opened(url)
