"""Which messages the program can ask for, read from its own source.

The sentences are data and the codes are Python, so nothing but a look at both shows a message that is missing,
one that nobody says any more, or a placeholder that is never filled. `check` does that look. The source is the
only truth about what is said: a list of keys kept beside it would have to be kept right by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_KEY = re.compile(r"[a-z][a-z0-9-]*(\.[A-Za-z0-9_-]+)+")


Placeholders = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the source says: `keys` with their placeholders (None where those are only known when it runs),
    `families`, the patterns of keys that are put together ("ask.*"), likewise, and `mentioned`, texts that have the
    form of a key and may be said in a way that is only known when it runs."""

    keys: Mapping[str, Placeholders]
    families: Mapping[re.Pattern[str], Placeholders]
    mentioned: frozenset[str]

    def says(self, key: str) -> bool:
        """Whether anything in the program may say the message."""
        return key in self.keys or key in self.mentioned or any(family.fullmatch(key) for family in self.families)

    def placeholders(self, key: str) -> Placeholders:
        """The values that the message may show; None where that is only known when the program runs."""
        found = [self.keys[key]] if key in self.keys else []
        found += [values for family, values in self.families.items() if family.fullmatch(key)]
        known = [values for values in found if values is not None]
        return frozenset[str]().union(*known) if found and len(known) == len(found) else None


@cache
def load_spoken() -> Spoken:
    """Read the package's own modules."""
    keys: dict[str, Placeholders] = {}
    families: dict[str, Placeholders] = {}
    nodes = list(_nodes())
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    for call in calls:
        for key, placeholders in _said(call):
            table, name = (families, key.pattern) if isinstance(key, re.Pattern) else (keys, key)
            known = table.get(name, frozenset())
            table[name] = None if known is None or placeholders is None else known | placeholders
    named = {id(call.args[0]) for call in calls if call.args and _name(call.func) in ("Code", "Say", "say")}
    mentioned: set[str] = set()
    for node in nodes:
        if id(node) in named:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value):
            mentioned.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            for key in _keys(node):
                if isinstance(key, re.Pattern) and r"\." in key.pattern:
                    families[key.pattern] = None
    return Spoken(keys, {re.compile(family): values for family, values in families.items()}, frozenset(mentioned))


def _nodes() -> Iterator[ast.AST]:
    """Everything in our source but the checks, which name messages without saying them."""
    for file in sorted(_PACKAGE.rglob("*.py")):
        if not file.stem.startswith("check"):
            yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def _said(call: ast.Call) -> Iterator[tuple[str | re.Pattern[str], Placeholders]]:
    """The keys that one call says, each with its placeholders."""
    nothing = frozenset[str]()
    match _name(call.func), call.args:
        case "Code", [key, *rest]:
            values = _placeholders(rest[0]) if rest else nothing
            yield from ((name, values) for name in _keys(key))
        case "say", [key]:
            yield from ((name, nothing) for name in _keys(key))
        case "Term", [kind, value]:
            yield from (
                (name, nothing) for name in _keys(ast.JoinedStr([_part(kind), ast.Constant("."), _part(value)]))
            )
        case "Quantity", [unit, *_]:
            joined = ast.JoinedStr([ast.Constant("unit."), _part(unit)])
            yield from ((name, frozenset({"n"})) for name in _keys(joined))


def _part(node: ast.expr) -> ast.expr:
    return node if isinstance(node, ast.Constant) else ast.FormattedValue(node, -1)


def _keys(node: ast.expr) -> Iterator[str | re.Pattern[str]]:
    match node:
        case ast.Constant(str() as key):
            yield key
        case ast.IfExp(_, then, otherwise):
            yield from _keys(then)
            yield from _keys(otherwise)
        case ast.JoinedStr(parts):
            texts = [part.value if isinstance(part, ast.Constant) else None for part in parts]
            if None not in texts:
                yield "".join(map(str, texts))
            elif texts[0] is not None:
                yield re.compile(
                    "".join(r"[A-Za-z0-9_.-]+" if text is None else re.escape(str(text)) for text in texts)
                )


def _placeholders(node: ast.expr) -> frozenset[str] | None:
    """The names that a literal mapping gives values to; None when it is not all literal."""
    if not isinstance(node, ast.Dict):
        return None
    names = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
    return None if None in names else frozenset(map(str, names))
