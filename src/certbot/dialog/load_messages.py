"""Reads the messages of a language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from certbot.dialog.formats import Formats
from certbot.dialog.messages import Messages
from certbot.errors import DataError
from certbot.yaml.load import read


def load_messages(folder: Path, language: str, names: Mapping[str, str]) -> Messages:
    """The messages of `language`, from ``messages/<language>.yaml`` in `folder`, that of the dialogs; `names` are the
    short names of certifications by id.

    Raises DataError where the file is missing, no mapping, or faulty YAML; `check_messages` finds the rest.
    """
    document = read(folder / "messages" / f"{language}.yaml")
    if document.problems or not isinstance(document.value, dict):
        raise DataError(document.problems or (document.problem((), "this must be a mapping of messages"),))
    faulty = [
        document.problem((key,), f"{key}: a message is text, or a text for each plural form; quote it")
        for key, text in document.value.items()
        if not isinstance(text, str | dict)
    ]
    if faulty:
        raise DataError(faulty)
    return Messages(document.value, names, Formats(language))
