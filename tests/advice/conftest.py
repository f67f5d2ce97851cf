"""What the tests of the advice share: our own catalog, and our own messages over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog
from certbot.dialog.load_messages import load_messages
from certbot.dialog.messages import Messages

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog of the checkout."""
    return load_catalog(ROOT / "catalog")


@pytest.fixture(scope="session")
def messages(catalog: Catalog) -> Messages:
    """The English messages of the checkout."""
    names = {id: cert.short for id, cert in catalog.certifications.items()}
    return load_messages(ROOT / "dialogs", "en", names)
