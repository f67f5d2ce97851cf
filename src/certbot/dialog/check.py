"""Checks of the flows and the commands: everything that would only show when somebody walks there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from certbot.catalog.build import Unfit, build
from certbot.catalog.load import Files
from certbot.catalog.model import Record
from certbot.catalog.validate import validated
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.check_limits import check_names, check_texts
from certbot.dialog.check_messages import check_messages
from certbot.dialog.check_said import check_said
from certbot.dialog.controls import CONTROLS, INTENTS
from certbot.dialog.flows import END, Flow, Step
from certbot.dialog.load import commands_file, flow_files, message_files
from certbot.dialog.load_codes import load_spoken
from certbot.dialog.state import TOKEN
from certbot.dialog.taps import LIMIT, Answered, Wanted, encode
from certbot.dialog.turn import DOES, SHOWS
from certbot.dialog.world import ADVISE, FORGET
from certbot.language.load import entries, word_files
from certbot.language.words import Entry
from certbot.yaml.load import Document, read
from certbot.yaml.problem import Problem

# Words that taps begin with; a flow of that name could not be told from them.
RESERVED = frozenset({"ask", "do", "choose", "list", "wrong"})
# The language that every message is written in first.
BASE = "en.yaml"


def check_dialogs(folder: Path, catalog: Files) -> list[Problem]:
    """All problems of the flows, commands and messages in `folder`, and of ids in the catalog's files that are too
    long for a button."""
    languages = {file.name: read(file) for file in message_files(folder)}
    base = languages.get(BASE) or read(folder / "messages" / BASE)
    messages = base.value.keys() if isinstance(base.value, dict) else ()
    problems: list[Problem] = []
    flows: list[Flow] = []
    for document in flow_files(folder):
        problems += document.problems
        if document.value is not None or not document.problems:
            problems += validated(document, (), document.value, Flow)
        flow = _readable(document)
        if flow is not None:
            flows.append(flow)
            problems += _flow(document, flow, messages)
    problems += [
        Problem(str(folder / f"{name}.yaml"), 1, 1, f"flow {name} is missing: the program starts it by that name")
        for name in (ADVISE, FORGET)
        if all(flow.flow != name for flow in flows)
    ]
    commands = commands_file(folder)
    problems += _commands(commands, messages)
    problems += _ids(catalog)
    described = tuple(_described(commands))
    problems += check_names(commands, described)
    menu = {f"command.{name}" for name in described}
    spoken, named, topics = load_spoken(), {*_named(flows), *menu}, set(_topics(folder))
    for name, document in languages.items():
        # What the base language lacks is reported where a flow or a command names it.
        by_data = topics | (named.intersection(messages) if name == BASE else named)
        problems += check_said(document, spoken, by_data)
        problems += check_messages(document)
        problems += check_texts(document, described)
    return problems if languages else [*problems, *base.problems]


def _named(flows: Iterable[Flow]) -> Iterator[str]:
    """The messages that flows name: what their steps show, and the values on their buttons."""
    for flow in flows:
        yield from (step.show for step in flow.steps.values() if step.show is not None and step.show not in SHOWS)
        yield from (f"{slot}.{value}" for slot, rows in flow.asks.items() for row in rows for value in row)


def _described(commands: Document) -> Iterator[str]:
    """The commands, each of which a message describes."""
    names = commands.value.get("commands") if isinstance(commands.value, dict) else None
    yield from (names if isinstance(names, dict) else ())


def _topics(folder: Path) -> Iterator[str]:
    """The names of the topics that are understood."""
    for document in word_files(folder):
        for item in entries(document):
            if isinstance(item, Entry) and item.kind == "topic":
                yield f"topic.{item.value}"


def _readable(document: Document) -> Flow | None:
    """The flow of a file, unknown keys left out, so that one fault does not hide the others; None if it is none."""
    if not isinstance(document.value, dict):
        return None
    value = _only(document.value, Flow)
    if isinstance(steps := value.get("steps"), dict):
        value["steps"] = {name: _only(step, Step) if isinstance(step, dict) else step for name, step in steps.items()}
    try:
        return build(document, (), Flow, value)
    except Unfit:
        return None


def _only(value: dict[str, Any], kind: type[Record]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key in kind.__struct_fields__}


def _flow(document: Document, flow: Flow, messages: Collection[str]) -> Iterator[Problem]:
    if flow.flow in RESERVED:
        yield document.problem(("flow",), f"a flow cannot be called {flow.flow}: taps begin with that word")
    yield from _steps(document, flow, messages)
    yield from _asks(document, flow, messages)
    yield from _shape(document, flow)
    for i, intent in enumerate(flow.digressions):
        if intent not in INTENTS:
            yield document.problem(("digressions", i), f"unknown intent {intent}")


def _steps(document: Document, flow: Flow, messages: Collection[str]) -> Iterator[Problem]:
    for name, step in flow.steps.items():
        at = ("steps", name)
        does = [key for key in ("ask", "show", "do") if getattr(step, key) is not None]
        if len(does) != 1:
            yield document.problem(at, f"step {name} needs exactly one of ask, show and do", key=True)
        if step.ask is not None and step.ask not in flow.asks:
            yield document.problem((*at, "ask"), f"unknown slot {step.ask}: list its buttons under asks")
        if step.show is not None and step.show not in SHOWS and step.show not in messages:
            yield document.problem((*at, "show"), f"unknown message {step.show}")
        if step.do is not None and step.do not in DOES:
            yield document.problem((*at, "do"), f"unknown effect {step.do}: known are {', '.join(sorted(DOES))}")
        for i, slot in enumerate(step.offer):
            if slot not in flow.asks:
                yield document.problem((*at, "offer", i), f"unknown slot {slot}: list its buttons under asks")
        for i, intent in enumerate(step.actions):
            if intent not in flow.digressions and intent not in CONTROLS:
                yield document.problem((*at, "actions", i), f"unknown intent {intent}: list it under digressions")
        yield from _branches(document, flow, name)


def _branches(document: Document, flow: Flow, name: str) -> Iterator[Problem]:
    step = flow.steps[name]
    plain = isinstance(step.next, str)
    for i, branch in enumerate(step.branches):
        at = ("steps", name, "next") if plain else ("steps", name, "next", i)
        if branch.go != END and branch.go not in flow.steps:
            yield document.problem(at, f"unknown step {branch.go}: write one of the steps, or {END}")
        last = i == len(step.branches) - 1
        if last and branch.when:
            yield document.problem(at, f"step {name} has no default: leave `when` out of its last branch")
        if not last and not branch.when:
            yield document.problem(at, "a branch without `when` hides those after it: put it last")
        for slot, values in branch.when.items():
            known = flow.values(slot)
            if not known:
                yield document.problem((*at, "when", slot), f"unknown slot {slot}", key=True)
            for j, value in enumerate(values):
                if known and value not in known:
                    yield document.problem((*at, "when", slot, j), f"unknown value {value} of {slot}")
    if not step.branches:
        yield document.problem(("steps", name, "next"), f"step {name} has no default: say where it goes on")


def _asks(document: Document, flow: Flow, messages: Collection[str]) -> Iterator[Problem]:
    for slot, rows in flow.asks.items():
        if f"ask.{slot}" not in messages:
            yield document.problem(("asks", slot), f"unknown message ask.{slot}: write it in messages", key=True)
        for i, row in enumerate(rows):
            for j, value in enumerate(row):
                at = ("asks", slot, i, j)
                if slot in SLOTS and value not in SLOTS[slot]:
                    yield document.problem(at, f"unknown value {value} of {slot}")
                if f"{slot}.{value}" not in messages:
                    yield document.problem(at, f"unknown message {slot}.{value}: write it in messages")
                token = "" if flow.flow == ADVISE else "0" * TOKEN
                size = len(encode(Answered(flow.flow, slot, value, token)).encode())
                if size > LIMIT:
                    yield document.problem(
                        at, f"the button's data has {size} bytes, {LIMIT} are allowed: shorten names"
                    )


def _shape(document: Document, flow: Flow) -> Iterator[Problem]:
    """The start exists, every step can be reached, and no way leads back."""
    if flow.start not in flow.steps:
        yield document.problem(("start",), f"unknown step {flow.start}")
        return
    ways = {name: [b.go for b in step.branches if b.go in flow.steps] for name, step in flow.steps.items()}
    reached: set[str] = set()
    todo = [flow.start]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += ways[name]
    for name in flow.steps:
        if name not in reached:
            yield document.problem(("steps", name), f"step {name} cannot be reached", key=True)
        elif _leads_back(name, ways):
            yield document.problem(("steps", name), f"step {name} leads back to itself: a flow has no cycles", key=True)


def _leads_back(name: str, ways: Mapping[str, list[str]]) -> bool:
    seen: set[str] = set()
    todo = list(ways[name])
    while todo:
        step = todo.pop()
        if step == name:
            return True
        if step not in seen:
            seen.add(step)
            todo += ways[step]
    return False


def _commands(document: Document, messages: Collection[str]) -> Iterator[Problem]:
    yield from document.problems
    if document.problems:
        return
    try:
        commands = build(document, (), dict[str, dict[str, str]], document.value)
    except Unfit as error:
        yield error.problem
        return
    for key, names in commands.items():
        if key != "commands":
            yield document.problem((key,), f"unknown key {key}: only `commands` stands here", key=True)
            continue
        for name, intent in names.items():
            if intent not in INTENTS:
                yield document.problem((key, name), f"unknown intent {intent}")
            if f"command.{name}" not in messages:
                yield document.problem((key, name), f"unknown message command.{name}: write it in messages", key=True)


def _ids(files: Files) -> Iterator[Problem]:
    """Ids that are too long for the data of a button."""
    longest = max(INTENTS, key=len)
    lists: list[tuple[Document, tuple[str, ...], Any]] = [
        (document, (), document.value) for document in files.certifications
    ]
    lists += [
        (item, (kind,), records)
        for item in files.advice
        if isinstance(item.value, dict)
        for kind, records in item.value.items()
    ]
    for document, at, records in lists:
        for i, entry in enumerate(records if isinstance(records, list) else ()):
            id = str(entry.get("id")) if isinstance(entry, dict) else ""
            size = len(encode(Wanted(longest, id)).encode())
            if size > LIMIT:
                message = f"the id makes button data of {size} bytes, {LIMIT} are allowed: shorten it"
                yield document.problem((*at, i, "id"), message)
