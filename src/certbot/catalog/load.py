"""The catalog from its folder of YAML files, fast: what cannot be built is refused, all else is left to `check`.

    providers.yaml            providers: [...]; first: [ids]
    renewal.yaml              renewal: [rules that many certifications share]
    certifications/*.yaml     a list of records in each file
    advice/*.yaml             a list of advice under each kind
    articles.yaml             articles: [the two that the advice comes from]
    topics.yaml               topics: [the subjects that certifications are asked for by]
    elsewhere.yaml            elsewhere: [certifications that are not here]
    rules.yaml                what the recommender decides by

The order of the certifications decides where several fit a question equally: those of `first`, in that order;
then file by file, in the order in which providers.yaml names their providers (a file is called as its provider);
then in the order of each file. Files of no provider named there come last, by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from certbot.catalog.build import T, Unfit, build
from certbot.catalog.model import (
    Advice,
    ArticleInfo,
    Catalog,
    Certification,
    Elsewhere,
    Provider,
    Record,
    RenewalRule,
    Topic,
)
from certbot.catalog.rules import Rules
from certbot.errors import DataError
from certbot.yaml.load import Document, read
from certbot.yaml.problem import Problem

RULE_ONLY = frozenset({"id", "title", "checked", "recheck", "confidence", "doubts", "ours", "sources"})
"""Keys of a shared renewal rule that are about the rule itself and not passed on to certifications."""


class ProvidersFile(Record, frozen=True):
    """The whole of providers.yaml. `first` are the certifications that come before all others in the catalog."""

    providers: tuple[Provider, ...]
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """All documents of a catalog's folder. `certifications` are in the catalog's order of files."""

    providers: Document
    renewal: Document
    certifications: tuple[Document, ...]
    advice: tuple[Document, ...]
    rules: Document | None
    articles: Document | None = None
    topics: Document | None = None
    elsewhere: Document | None = None

    def __iter__(self) -> Iterator[Document]:
        yield self.providers
        yield self.renewal
        yield from self.certifications
        yield from self.advice
        if self.rules is not None:
            yield self.rules
        if self.articles is not None:
            yield self.articles
        if self.topics is not None:
            yield self.topics
        if self.elsewhere is not None:
            yield self.elsewhere


def read_files(folder: Path) -> Files:
    """Read every file of the catalog in `folder`; what is wrong with one is in its document's problems."""
    providers, certifications = _name_files(folder)
    rules = folder / "rules.yaml"
    articles = folder / "articles.yaml"
    topics = folder / "topics.yaml"
    elsewhere = folder / "elsewhere.yaml"
    return Files(
        providers,
        read(folder / "renewal.yaml"),
        tuple(map(read, certifications)),
        tuple(read(file) for file in sorted((folder / "advice").glob("*.yaml"))),
        read(rules) if rules.exists() else None,
        read(articles) if articles.exists() else None,
        read(topics) if topics.exists() else None,
        read(elsewhere) if elsewhere.exists() else None,
    )


def load_names(folder: Path) -> Catalog:
    """Only what certifications are called, for `find`: the providers, and the certifications without their renewal.

    The other files are not read, so that neither their size nor a fault in them keeps a name from being found. Raises
    DataError with what cannot be built, each at its place.
    """
    document, files = _name_files(folder)
    problems = [*document.problems]
    builder = _Builder()
    providers = builder.providers(document)
    found = builder.certifications(_reading(files, problems), None)
    _refuse(problems or builder.problems)
    return Catalog(_in_order(providers, found), {provider.id: provider for provider in providers.providers}, {})


def load_catalog(folder: Path) -> Catalog:
    """The catalog in `folder`. Raises DataError with what cannot be built, each at its place."""
    return build_catalog(read_files(folder))


def build_catalog(files: Files) -> Catalog:
    """The catalog of these files. Raises DataError with what cannot be built, each at its place."""
    _refuse([problem for document in files for problem in document.problems])
    catalog, unfit = salvage(files)
    _refuse(unfit)
    return catalog


def salvage(files: Files) -> tuple[Catalog, list[Problem]]:
    """The catalog as far as it can be built, and what does not fit the records: for checks that must go on."""
    builder = _Builder()
    providers = builder.providers(files.providers)
    rules = builder.table(files.renewal, "renewal", RenewalRule)
    shared = {rule["id"]: rule for rule in _records(files.renewal, "renewal") if rule.get("id") in rules}
    certifications = builder.certifications(files.certifications, shared)
    advice = builder.advice(files.advice)
    articles = builder.table(files.articles, "articles", ArticleInfo) if files.articles is not None else {}
    topics = builder.table(files.topics, "topics", Topic) if files.topics is not None else {}
    elsewhere = builder.table(files.elsewhere, "elsewhere", Elsewhere) if files.elsewhere is not None else {}
    decisions = builder.one(files.rules, Rules) if files.rules is not None else None
    catalog = Catalog(
        certifications=_in_order(providers, certifications),
        providers={provider.id: provider for provider in providers.providers},
        advice=advice,
        renewal=rules,
        articles=articles,
        topics=topics,
        elsewhere=elsewhere,
        rules=decisions,
    )
    return catalog, builder.problems


def merge_renewal(renewal: Any, rules: Mapping[str, Mapping[str, Any]]) -> Any:
    """A record's plain `renewal` over the shared rule that it names, and its earlier terms over theirs; unchanged where
    there is no such rule."""
    if not isinstance(renewal, dict):
        return renewal
    if "until_closed" in renewal:
        renewal = {**renewal, "until_closed": merge_renewal(renewal["until_closed"], rules)}
    rule = rules.get(str(renewal.get("rule")))
    if rule is None:
        return renewal
    return {key: value for key, value in rule.items() if key not in RULE_ONLY} | renewal


def _name_files(folder: Path) -> tuple[Document, list[Path]]:
    """providers.yaml, and where the certifications are, in the catalog's order."""
    providers = read(folder / "providers.yaml")
    named = {
        item["id"]: i for i, item in enumerate(_records(providers, "providers")) if isinstance(item.get("id"), str)
    }
    files = sorted(
        (folder / "certifications").glob("*.yaml"), key=lambda file: (named.get(file.stem, len(named)), file)
    )
    return providers, files


def _reading(files: Iterable[Path], problems: list[Problem]) -> Iterator[Document]:
    """The documents one after the other, so that a large catalog is never in memory as a whole beside its records; what
    is wrong with them goes to `problems`."""
    for file in files:
        document = read(file)
        problems += document.problems
        yield document


def _in_order(providers: ProvidersFile, certifications: dict[str, Certification]) -> dict[str, Certification]:
    """The certifications with those first that come before all others."""
    return {id: certifications[id] for id in providers.first if id in certifications} | certifications


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise DataError(problems)


def _records(document: Document, key: str | None = None) -> list[dict[str, Any]]:
    """The mappings in the document's list (under `key`); none where there is no list."""
    value = document.value
    if key is not None:
        value = value.get(key) if isinstance(value, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


class _Builder:
    """Builds one record after the other and collects the faults of all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def providers(self, document: Document) -> ProvidersFile:
        return self._one(document, (), ProvidersFile, document.value) or ProvidersFile(providers=())

    def certifications(
        self, documents: Iterable[Document], shared: Mapping[str, Mapping[str, Any]] | None
    ) -> dict[str, Certification]:
        """The records, with their renewal merged from the `shared` rules (plain, by id); without it if None."""
        found: dict[str, Certification] = {}
        for document in documents:
            for i, value in enumerate(self._list(document)):
                if isinstance(value, dict) and "renewal" in value:
                    renewal = merge_renewal(value["renewal"], shared) if shared is not None else None
                    value = {**value, "renewal": renewal}
                record = self._one(document, (i,), Certification, value)
                if record is None:
                    continue
                self._add(document, (i, "id"), found, record)
                path: tuple[str | int, ...] = (i, "renewal")
                terms = record.renewal
                while terms is not None and shared is not None:
                    if terms.rule is not None and terms.rule not in shared:
                        message = f"unknown renewal rule {terms.rule}"
                        self.problems.append(document.problem((*path, "rule"), message))
                    path, terms = (*path, "until_closed"), terms.until_closed
        return found

    def table(self, document: Document, key: str, kind: type[T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for i, value in enumerate(self._list(document, key)):
            record = self._one(document, (key, i), kind, value)
            if record is not None:
                self._add(document, (key, i, "id"), found, record)
        return found

    def advice(self, documents: tuple[Document, ...]) -> dict[str, Advice]:
        found: dict[str, Advice] = {}
        for document in documents:
            if not isinstance(document.value, dict):
                self.problems.append(document.problem((), "the file must be a mapping from a kind to a list of advice"))
                continue
            for kind in document.value:
                for i, value in enumerate(self._list(document, kind)):
                    if isinstance(value, dict):
                        value = {"kind": kind, **value}
                    record = self._one(document, (kind, i), Advice, value)
                    if record is not None:
                        self._add(document, (kind, i, "id"), found, record)
        return found

    def one(self, document: Document, kind: type[T]) -> T | None:
        return self._one(document, (), kind, document.value)

    def _one(self, document: Document, path: tuple[str | int, ...], kind: type[T], value: Any) -> T | None:
        try:
            return build(document, path, kind, value)
        except Unfit as error:
            self.problems.append(error.problem)
            return None

    def _list(self, document: Document, key: str | None = None) -> list[Any]:
        value = document.value
        if key is not None:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, list):
            return value
        what = "the file must be a list of records" if key is None else f"{key} must be a list of records"
        self.problems.append(document.problem(() if key is None else (key,), what))
        return []

    def _add(self, document: Document, path: tuple[str | int, ...], found: dict[str, Any], record: Any) -> None:
        if record.id in found:
            self.problems.append(document.problem(path, f"id {record.id} is taken: ids are unique"))
        found.setdefault(record.id, record)
