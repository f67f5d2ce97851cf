"""Reads transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from certbot.catalog.build import Unfit, build
from certbot.dialog.transcripts import Transcript
from certbot.errors import DataError
from certbot.yaml.load import read


def load_transcripts(path: Path) -> Iterator[tuple[Path, Transcript]]:
    """The transcript in the file `path`, or all in the folder and below it, by name.

    Raises DataError at the first file that holds none.
    """
    for file in sorted(path.rglob("*.yaml")) if path.is_dir() else (path,):
        document = read(file)
        if document.problems:
            raise DataError(document.problems)
        try:
            yield file, build(document, (), Transcript, document.value)
        except Unfit as error:
            raise DataError([error.problem]) from error
