"""From a document's plain values to typed records, each fault at its place."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from certbot.catalog.dates import PartialDate
from certbot.yaml.load import Document, Path
from certbot.yaml.problem import Problem

T = TypeVar("T")

_STEP = re.compile(r"\.([A-Za-z_][\w-]*)|\[(\d+)\]|\[\.\.\.\]")
_PATH = re.compile(r"^(?P<what>.*?)(?: - at (?P<key>key in )?`\$(?P<path>.*)`)?$", re.DOTALL)


class Unfit(Exception):
    """A value that no record can be built from; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def decode_special(kind: type, value: object) -> object:
    """msgspec's dec_hook: a partial date from its text, or from a year, which YAML reads as a number.

    Raises ValueError for what is no date.
    """
    if kind is PartialDate:
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            return PartialDate.parse(str(value))
        raise ValueError(f"{value!r} is not a date: write 2026, 2026-07 or 2026-07-23")
    raise NotImplementedError(kind)


def build(document: Document, path: Path, kind: type[T], value: Any) -> T:
    """The record of type `kind` from `value`, which stands at `path` of `document` (merged with more, perhaps).

    Raises Unfit with the place of the first fault.
    """
    try:
        return msgspec.convert(value, kind, dec_hook=decode_special)
    except msgspec.ValidationError as error:
        match = _PATH.match(str(error))
        assert match is not None
        where = path + tuple(_steps(match["path"] or ""))
        raise Unfit(document.problem(where, match["what"], key=match["key"] is not None)) from None


def _steps(path: str) -> list[str | int]:
    """The steps of msgspec's `.price.low[2]`, as far as they are named (`[...]` is any)."""
    steps: list[str | int] = []
    for match in _STEP.finditer(path):
        if match[1] is None and match[2] is None:
            break
        steps.append(match[1] if match[1] is not None else int(match[2]))
    return steps
