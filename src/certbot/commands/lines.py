"""Queries in, JSON lines out: what the commands with --json and --batch share."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from certbot.errors import CertbotError

Query = str | dict[str, Any]
"""What one line asks: its text, or the JSON object that it is."""


class UsageError(CertbotError):
    """A command or one of its input lines asks for what there is not; the text says what to write instead."""


def write_json(value: Mapping[str, Any]) -> None:
    """Print one object on one line, at once: who reads may wait for it.

    Other letters than ASCII are escaped: some of them end a line for some readers, and not every stdout has them all.
    """
    print(json.dumps(value), flush=True)


def answer(args: Namespace, respond: Callable[[Query], Mapping[str, Any]], show: Callable[[str], None]) -> int:
    """Do as --batch, --json or neither ask: respond to every line, respond to the text, or show it to a reader.

    Raises UsageError where both a text and --batch are given, or neither.
    """
    text = " ".join(args.words)
    if (args.batch is not None) == bool(args.words):
        raise UsageError("give either a text or --batch FILE; --help shows how")
    if args.batch is not None:
        return respond_to_all(args.batch, respond)
    if args.json:
        write_json(respond(text))
    else:
        show(text)
    return 0


def respond_to_all(file: str, respond: Callable[[Query], Mapping[str, Any]]) -> int:
    """Print the response to each line of `file` ("-" is stdin) as it is read, in order.

    A line that cannot be responded to gives an object with "line" and "error", and the exit status is 1 in the end.
    Raises UsageError where the file cannot be read.
    """
    status = 0
    for number, line in enumerate(_lines(file), 1):
        try:
            result = respond(_query(line))
        except UsageError as error:
            result = {"line": number, "error": str(error)}
            status = 1
        write_json(result)
    return status


def _lines(file: str) -> Iterator[bytes]:
    """Bytes, because one line that is not UTF-8 must not spoil the others."""
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            yield from stream
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error


def _query(line: bytes) -> Query:
    """A line that starts like a JSON object must be one; every other is text, "42" and "[beginner]" too."""
    try:
        text = line.rstrip(b"\r\n").decode()
    except UnicodeDecodeError as error:
        raise UsageError("the line is not UTF-8") from error
    if not text.lstrip().startswith("{"):
        return text
    try:
        value: dict[str, Any] = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"the line is not the JSON object that it starts as: {error}") from error
    return value


def check_fields(query: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Raises UsageError for a key that is not `known`: misspelt, it would be ignored in silence."""
    unknown = [key for key in query if key not in known]
    if unknown:
        raise UsageError(f"no field is called {unknown[0]!r}: there are {', '.join(known)}")


def text_of(query: Query, *others: str) -> str:
    """The text of a query, which as an object has "text" and may have `others`. Raises UsageError."""
    if isinstance(query, str):
        return query
    check_fields(query, ("text", *others))
    text = query.get("text")
    if not isinstance(text, str):
        raise UsageError('the object needs a "text" that is a string')
    return text
