"""Settings of all tests, and our own data for those that are about it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from certbot.catalog.model import Catalog
from certbot.dialog.load import load_world
from certbot.dialog.load_messages import load_messages
from certbot.dialog.messages import Messages
from certbot.dialog.world import World

ROOT = Path(__file__).parents[1]

# In CI the same examples each time: a failure there is of the change at hand. Elsewhere new ones are tried.
# No deadline: how long an example takes depends on what else the machine does.
settings.register_profile("certbot", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("certbot")


@pytest.fixture(scope="session")
def world() -> World:
    """Catalog, flows and words as they are in the checkout."""
    return load_world(ROOT / "catalog", ROOT / "dialogs")


@pytest.fixture(scope="session")
def catalog(world: World) -> Catalog:
    """The catalog of the checkout."""
    return world.catalog


@pytest.fixture(scope="session")
def messages(catalog: Catalog) -> Messages:
    """The English messages of the checkout."""
    return load_messages(ROOT / "dialogs", "en", catalog.short_names())
