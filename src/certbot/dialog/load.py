"""The world from its two folders: the only place in this package that reads files, messages aside."""

from __future__ import annotations

from pathlib import Path

from certbot.catalog.build import Unfit, build
from certbot.catalog.load import load_catalog
from certbot.dialog.flows import Flow
from certbot.dialog.world import World
from certbot.errors import DataError
from certbot.language.load import load_words
from certbot.language.names import index
from certbot.yaml.load import Document, read
from certbot.yaml.problem import Problem


def flow_files(folder: Path) -> tuple[Document, ...]:
    """The files of `folder` that hold a flow: those with the key `flow`, and those that cannot be read at all."""
    documents = (read(file) for file in sorted(folder.glob("*.yaml")))
    return tuple(item for item in documents if not isinstance(item.value, dict) or "flow" in item.value)


def commands_file(folder: Path) -> Document:
    """The file of the commands."""
    return read(folder / "commands.yaml")


def message_files(folder: Path) -> tuple[Path, ...]:
    """The files of messages, one for each language."""
    return tuple(sorted((folder / "messages").glob("*.yaml")))


def load_flows(folder: Path) -> dict[str, Flow]:
    """The flows by name. Raises DataError with what cannot be built; `check` finds the rest."""
    problems: list[Problem] = []
    flows: dict[str, Flow] = {}
    for document in flow_files(folder):
        problems += document.problems
        try:
            flow = build(document, (), Flow, document.value)
            flows[flow.flow] = flow
        except Unfit as error:
            problems.append(error.problem)
    if problems:
        raise DataError(problems)
    return flows


def load_world(catalog_folder: Path, dialogs_folder: Path) -> World:
    """Catalog, flows and words. Raises DataError with what cannot be built, each problem at its place."""
    catalog = load_catalog(catalog_folder)
    commands = commands_file(dialogs_folder)
    try:
        named = build(commands, (), dict[str, dict[str, str]], commands.value).get("commands", {})
    except Unfit as error:
        raise DataError([*commands.problems, error.problem]) from error
    return World(
        catalog=catalog,
        flows=load_flows(dialogs_folder),
        commands=named,
        words=load_words(dialogs_folder),
        index=index(catalog),
    )
