"""The little language of the messages: text with ``{name}`` placeholders and a handful of tags.

A placeholder is a plain name: no attribute, index, conversion or format of a value can be reached from a message
(``{a.b}``, ``{a[0]}``, ``{a!r}``, ``{a:>9}``), so that a translator's file can show a value and do nothing else.
A literal brace is written twice. The tags are those that both a terminal and a chat can show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import Formatter

KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*)*")
"""A message's key: words with hyphens, parts with dots; the first part is lower case ("card.price")."""

TAGS = frozenset({"b", "i", "code", "a"})
"""The tags that a message may use."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MARK = re.compile(r"<[^<>]*>|[<>&]")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+);")
_HREF = r' href="(?:\{[a-z][a-z0-9_]*\}|https?://[^"<>{}]*)"'
_TAG = re.compile(rf"</(?P<closed>[a-z]+)>|<(?P<open>[a-z]+)(?P<rest>{_HREF})?>")


@lru_cache(maxsize=4096)
def parts(text: str) -> tuple[tuple[str, str | None], ...]:
    """The text in pieces, each with the name of the value behind it, None for nothing behind it. Kept, because the same
    few messages are said over and over. Raises ValueError where the braces are not well formed."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(text))


def placeholders(text: str) -> frozenset[str]:
    """The names that `text` wants values for. Raises ValueError where the braces are not well formed."""
    return frozenset(name for _, name in parts(text) if name is not None)


def faults(text: str) -> Iterator[str]:
    """What is wrong with a message's text, in words for its writer; nothing if it can be rendered."""
    yield from _brace_faults(text)
    yield from _tag_faults(text)


def _brace_faults(text: str) -> Iterator[str]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        yield f"bad placeholder: {error}; a literal brace is written twice"
        return
    for _, name, spec, conversion in parts:
        if name is not None and (spec or conversion or _NAME.fullmatch(name) is None):
            shown = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            yield f"bad placeholder {{{shown}}}: write a plain name in lower case, such as {{name}}"


def _tag_faults(text: str) -> Iterator[str]:
    opened: list[str] = []
    for match in _MARK.finditer(text):
        mark = match.group()
        tag = _TAG.fullmatch(mark)
        if mark == "&":
            if _ENTITY.match(text, match.start()) is None:
                yield "write &amp; for &"
        elif len(mark) == 1:
            yield f"write {'&lt;' if mark == '<' else '&gt;'} for {mark}"
        elif tag is None or (tag["closed"] or tag["open"]) not in TAGS or (tag["open"] == "a") != bool(tag["rest"]):
            yield f'{mark} is not a tag that can be used: <b>, <i>, <code> or <a href="...">, and their ends'
        elif tag["open"]:
            opened.append(tag["open"])
        elif not opened or opened.pop() != tag["closed"]:
            yield f"{mark} closes nothing that is open just there"
    if opened:
        yield f"<{opened[-1]}> is never closed"
