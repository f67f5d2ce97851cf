"""Shapes: every record against the schema of its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from certbot.catalog.checks.world import World
from certbot.catalog.load import ProvidersFile
from certbot.catalog.model import Advice, ArticleInfo, Certification, RenewalRule, Topic
from certbot.catalog.rules import Rules
from certbot.catalog.validate import validated
from certbot.yaml.load import Document, Path
from certbot.yaml.problem import Problem


def shapes(world: World) -> Iterator[Problem]:
    """Every record has the keys and the types of its model."""
    files = world.files
    if not files.providers.problems:
        yield from validated(files.providers, (), files.providers.value, ProvidersFile)
    yield from _all(files.renewal, "renewal", RenewalRule)
    for document in files.certifications:
        yield from _all(document, None, Certification)
    for document in files.advice:
        if isinstance(document.value, dict):
            for kind in document.value:
                yield from _all(document, kind, Advice, {"kind": kind})
        elif not document.problems:
            yield document.problem((), "the file must be a mapping from a kind to a list of advice")
    if files.rules is not None and not files.rules.problems:
        yield from validated(files.rules, (), files.rules.value, Rules)
    if files.articles is not None:
        yield from _all(files.articles, "articles", ArticleInfo)
    if files.topics is not None:
        yield from _all(files.topics, "topics", Topic)


def _all(
    document: Document, key: str | None, kind: type, more: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Problem]:
    """The problems of a document that is a list of records, or holds one at `key`. `more` completes each record."""
    value = document.value.get(key) if key is not None and isinstance(document.value, dict) else document.value
    path: Path = (key,) if key is not None else ()
    if not isinstance(value, list):
        if not document.problems:
            yield document.problem(path, f"{key or 'the file'} must be a list of records")
        return
    for i, item in enumerate(value):
        yield from validated(document, (*path, i), {**more, **item} if isinstance(item, dict) else item, kind)
