"""The data of this run, from the folders that the environment names. Each function raises DataError or ConfigError.

The larger parts are imported with the first call, because `find` does without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from certbot.catalog.load import load_catalog, load_names
from certbot.config import catalog_dir, dialogs_dir

if TYPE_CHECKING:
    from certbot.catalog.model import Catalog
    from certbot.dialog.messages import Messages
    from certbot.dialog.world import World

LANGUAGE = "en"


def catalog() -> Catalog:
    """What is known."""
    return load_catalog(catalog_dir())


def names() -> Catalog:
    """What certifications are called, and nothing else that is known: see load_names."""
    return load_names(catalog_dir())


def world() -> World:
    """What is known, the flows, and what people say."""
    from certbot.dialog.load import load_world

    return load_world(catalog_dir(), dialogs_dir())


def messages(catalog: Catalog) -> Messages:
    """What is said; `catalog` has the names in it."""
    from certbot.dialog.load_messages import load_messages

    return load_messages(dialogs_dir(), LANGUAGE, catalog.short_names())
