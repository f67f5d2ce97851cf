"""Finds what is wrong in a file of messages, all at once, each at its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from certbot.dialog.formats import Formats
from certbot.dialog.templates import KEY, faults
from certbot.yaml.load import Document
from certbot.yaml.problem import Problem


def check_messages(document: Document) -> list[Problem]:
    """The faults of a file of messages, called as its language, in the order of its lines.

    Keys that are none, texts that are none, placeholders and tags that cannot be rendered, plural forms that the
    language does not have, or without the one ("other") that every number may fall back on.
    """
    language = Path(document.path).stem
    plurals = _plurals(language)
    if plurals is None:
        return [Problem(document.path, 1, 1, f"{language!r} is no language: name the file en.yaml, de.yaml ...")]
    return sorted((*document.problems, *_check(document, plurals)))


def _plurals(language: str) -> frozenset[str] | None:
    try:
        return Formats(language).plurals()
    except LookupError:
        return None


def _check(document: Document, plurals: frozenset[str]) -> Iterator[Problem]:
    if not isinstance(document.value, dict):
        if not document.problems:
            yield document.problem((), "this must be a mapping of messages, key: text")
        return
    for key, text in document.value.items():
        if KEY.fullmatch(key) is None:
            yield document.problem((key,), f"{key!r} is no key: write words with hyphens and dots", key=True)
        if isinstance(text, str):
            yield from (document.problem((key,), f"{key}: {fault}") for fault in faults(text))
        elif isinstance(text, dict):
            yield from _check_forms(document, key, text, plurals)
        else:
            yield document.problem((key,), f"{key}: a message is text, or a text for each plural form; quote it")


def _check_forms(document: Document, key: str, forms: dict[str, object], plurals: frozenset[str]) -> Iterator[Problem]:
    if "other" not in forms:
        yield document.problem((key,), f"{key}: the plural form other is missing", key=True)
    for form, text in forms.items():
        if form not in plurals:
            expected = ", ".join(sorted(plurals))
            yield document.problem((key, form), f"{key}: {form!r} is no plural form here: {expected}", key=True)
        if isinstance(text, str):
            yield from (document.problem((key, form), f"{key}: {fault}") for fault in faults(text))
        else:
            yield document.problem((key, form), f"{key}: a plural form is text; quote it")
