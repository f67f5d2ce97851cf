"""The real catalog and the real words, read once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog
from certbot.config import catalog_dir, dialogs_dir
from certbot.language.entries import NameIndex
from certbot.language.load import Words, load_words
from certbot.language.names import index
from certbot.language.read import understand
from certbot.language.understanding import Understanding

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(catalog_dir({}))


@pytest.fixture(scope="session")
def names(catalog: Catalog) -> NameIndex:
    return index(catalog)


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words(dialogs_dir({}))


@pytest.fixture(scope="session")
def read(words: Words, names: NameIndex) -> Callable[..., Understanding]:
    def read_text(text: str, asked: str | None = None) -> Understanding:
        return understand(words, names, text, asked, TODAY)

    return read_text
