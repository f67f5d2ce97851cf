"""What a DATABASE_URL names: one SQLite file of this machine, or a database of a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from certbot.store.errors import AddressError

# A server that does not answer is noticed within seconds; what the URL says of these goes before.
_POSTGRESQL = {"connect_timeout": "5", "tcp_user_timeout": "10000", "application_name": "certbot-advisor"}


def parsed(url: str) -> URL:
    """The URL as SQLAlchemy takes it. Raises AddressError, without quoting what is wrong: it may hold a password."""
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        found = None
    backend = found.drivername.partition("+")[0] if found is not None else ""
    if found is not None and backend in ("postgresql", "postgres"):
        return found.set(drivername="postgresql+psycopg", query={**_POSTGRESQL, **found.query})
    if found is not None and backend == "sqlite" and found.database and not _in_memory(found):
        return found.set(drivername="sqlite")
    raise AddressError(
        "DATABASE_URL names no database that can be used: set it to sqlite:///FILE (four slashes before an absolute "
        "path) or to postgresql://USER:PASSWORD@HOST/NAME, with special characters of the password written as %XX."
    )


def file(url: URL) -> Path | None:
    """The file of a SQLite address, None for another database."""
    if url.get_backend_name() != "sqlite":
        return None
    name = str(url.database)
    return Path(unquote(urlsplit(name).path) if is_uri(url) else name)


def is_uri(url: URL) -> bool:
    """Whether SQLite reads the name as a URI; without "uri=true" behind it, "file:" is a part of the file's name."""
    uri = str(url.query.get("uri", "")).lower()  # the words are SQLAlchemy's
    return str(url.database).startswith("file:") and uri in ("true", "yes", "on", "y", "t", "1")


def _in_memory(url: URL) -> bool:
    return ":memory:" in str(url.database) or url.query.get("mode") == "memory"
