"""The real world, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.dialog.load import load_world
from certbot.dialog.load_messages import load_messages
from certbot.dialog.messages import Messages
from certbot.dialog.world import World

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def world() -> World:
    """Catalog, flows and words as they are in the checkout."""
    return load_world(ROOT / "catalog", ROOT / "dialogs")


@pytest.fixture(scope="session")
def messages(world: World) -> Messages:
    """The English messages."""
    return load_messages(ROOT / "dialogs", "en", {id: cert.short for id, cert in world.catalog.certifications.items()})
