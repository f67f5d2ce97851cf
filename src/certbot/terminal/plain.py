"""From the messages' markup to what a terminal shows."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser

from markupsafe import Markup

MAX_WIDTH = 100

# A bullet, an arrow or a number, and the space after it.
_LEAD = re.compile(r" *(?:[•→–] +|\d+\. +)?")
_STYLE = re.compile(r"\x1b\[\d+m")
_STYLES = {"b": ("\x1b[1m", "\x1b[22m"), "i": ("\x1b[3m", "\x1b[23m"), "code": ("", ""), "a": ("\x1b[4m", "\x1b[24m")}


class _Stripper(HTMLParser):
    """Collects the text; tags become terminal styles, or nothing; a link is followed by its address."""

    def __init__(self, *, styled: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._styled = styled
        self._parts: list[str] = []
        self._href = ""
        self._linked = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._href, self._linked = dict(attrs).get("href") or "", ""
        if self._styled:
            self._parts.append(_STYLES[tag][0])

    def handle_endtag(self, tag: str) -> None:
        if self._styled:
            self._parts.append(_STYLES[tag][1])
        if tag == "a" and self._href != self._linked:
            self._parts.append(f" ({self._href})")

    def handle_data(self, data: str) -> None:
        self._linked += data
        # What a person typed is shown, but must not steer the terminal.
        self._parts.append("".join(char if char.isprintable() or char == "\n" else " " for char in data))

    def text(self) -> str:
        return "".join(self._parts)


def plain(markup: Markup, *, styled: bool = False) -> str:
    """The text of a message. With `styled` bold, italic and links are shown by ANSI sequences."""
    stripper = _Stripper(styled=styled)
    stripper.feed(str(markup))
    stripper.close()
    return stripper.text()


def bold(text: str) -> str:
    """Plain text in bold."""
    return text.join(_STYLES["b"])


def width() -> int:
    """The columns to fill: the terminal's, but not more than can be read with ease."""
    return min(shutil.get_terminal_size().columns, MAX_WIDTH)


def wrap(text: str, width: int) -> str:
    """Break long lines at spaces; what follows a bullet or a number is indented under its text. Styles, as `plain`
    sets them, take no columns."""
    return "\n".join(_wrap(line, width) for line in text.split("\n"))


def _wrap(line: str, width: int) -> str:
    lead = _LEAD.match(line)
    start = lead.group() if lead else ""
    indent = " " * min(len(start), width // 2)
    first, *words = line[len(start) :].split(" ")
    lines = [start + first]
    for word in filter(None, words):
        longer = f"{lines[-1]} {word}"
        if len(_STYLE.sub("", longer)) <= width:
            lines[-1] = longer
        else:
            lines.append(indent + word)
    return "\n".join(lines).rstrip(" ")
