"""Reads the sets."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from certbot.catalog.build import Unfit, build
from certbot.errors import DataError
from certbot.evaluation.sets import IntentLine, NameLine, Part, ProfileFile
from certbot.yaml.load import read

T = TypeVar("T")


def load_part(folder: Path, *, aside: bool = False) -> Part:
    """The part to develop by (names.yaml, profiles.yaml, intents.yaml), or the one that is set aside (*_aside.yaml).

    Raises DataError at the first file that holds no set.
    """
    end = "_aside.yaml" if aside else ".yaml"
    profiles = _built(folder / f"profiles{end}", ProfileFile)
    return Part(
        names=_built(folder / f"names{end}", tuple[NameLine, ...]),
        profiles=profiles.messages,
        intents=_built(folder / f"intents{end}", tuple[IntentLine, ...]),
        today=profiles.today,
    )


def _built(file: Path, kind: type[T]) -> T:
    document = read(file)
    if document.problems:
        raise DataError(document.problems)
    try:
        return build(document, (), kind, document.value)
    except Unfit as error:
        raise DataError([error.problem]) from error
