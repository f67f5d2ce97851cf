"""The parts of the real world that understanding needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certbot.dialog.world import World
from certbot.language.entries import NameIndex
from certbot.language.read import understand
from certbot.language.understanding import Understanding
from certbot.language.words import Words

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def names(world: World) -> NameIndex:
    """The names of the catalog."""
    return world.index


@pytest.fixture(scope="session")
def words(world: World) -> Words:
    """The words and phrases of dialogs/."""
    return world.words


@pytest.fixture(scope="session")
def read(words: Words, names: NameIndex) -> Callable[..., Understanding]:
    """What a text is understood to mean on the day of the tests."""

    def read_text(text: str, asked: str | None = None) -> Understanding:
        return understand(words, names, text, asked, TODAY)

    return read_text
