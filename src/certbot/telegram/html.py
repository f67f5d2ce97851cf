"""From the messages' markup to messages of Telegram's HTML.

Telegram (https://core.telegram.org/bots/api#html-style) knows the tags that messages use, and the references that
escaping writes. What it takes in one message is limited: 4096 characters, which are counted here as UTF-16 units, the
strictest way of counting, and 100 entities. Longer markup is cut into pieces. A piece is never empty: a message
without anything visible is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from unicodedata import category

from markupsafe import escape

MAX_TEXT = 4096
"""UTF-16 units of text, tags not counted and references read."""
MAX_ENTITIES = 90
"""Telegram drops what is above 100, and finds links and the like in the text by itself."""

MAX_MARKUP = 12_000
"""Bytes of tags: Telegram takes 32,768 bytes of text and tags, and 4096 characters, escaped, are 20,480 at most."""

_TOKEN = re.compile(r'<(?P<close>/)?(?P<tag>[a-z]+)(?: href="(?P<href>[^"]*)")?>|[^<]+')
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r'<a href="(?P<href>[^"]*)">(?P<words>.*?)</a>', re.DOTALL)
# As strict as needed: Telegram drops the link of an address that it does not believe.
_LONGEST_ADDRESS = 2048
_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+\w[\w-]+(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)
_VISIBLE = re.compile(
    "[^\\s\x00-\x1f\x7f-\x9f\u00ad\u030a\u0333\u033f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U000e0000-\U000e0fff]"
)

# Where a text is cut, the best place first: behind a blank line, a line, a sentence, a word.
_CUTS = tuple(map(re.compile, (r"\n\s*\n", r"\n", r"[.!?…。！？]['\")\]”’]*\s+", r"\s+")))
# A better place is worth it only if it leaves at least this part of the message filled.
_FILLED = 1 / 3
_LONGEST_CLUSTER = 40
_JOINER = "\u200d"
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+")


@dataclass(frozen=True, slots=True)
class _Span:
    """A tag over the characters from start to end."""

    start: int
    end: int
    tag: str
    href: str | None


def text_of(markup: str) -> str:
    """The text alone, as it is read."""
    text = _TAG.sub("", markup) if "<" in markup else markup
    return unescape(text) if "&" in text else text


def visible(text: str) -> bool:
    """Whether a reader would see anything of a text."""
    return _VISIBLE.search(text) is not None


def fits(markup: str) -> bool:
    """Whether markup surely is one message. It is a bound that is quick to find, not the limit itself."""
    return len(markup.encode("utf-16-le")) <= 2 * MAX_TEXT and markup.count("<") <= 2 * MAX_ENTITIES


def pieces(markup: str) -> tuple[str, ...]:
    """Markup as messages, in order: one, if possible; none, if nothing of it is visible.

    Spaces at the edges of a piece are dropped, and a link to what is no web address becomes text. Raises ValueError if
    the tags are not well formed, which `check` has seen to.
    """
    if fits(markup):
        linked = _LINK.sub(_sound_link, markup) if "<a " in markup else markup
        return (linked.strip(),) if visible(text_of(linked)) else ()
    text, spans = _parsed(markup)
    return tuple(_rendered(text, spans, start, end) for start, end in _cut(text, spans))


def _sound_link(match: re.Match[str]) -> str:
    return match[0] if _is_address(unescape(match["href"])) else match["words"]


def _is_address(href: str) -> bool:
    return len(href) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(href) is not None


def _parsed(markup: str) -> tuple[str, list[_Span]]:
    """The text, and the tags over it, outer ones before inner ones."""
    parts: list[str] = []
    length = 0
    opened: list[tuple[int, str, str | None]] = []
    spans: list[_Span] = []
    for match in _TOKEN.finditer(markup):
        tag = match["tag"]
        if tag is None:
            parts.append(unescape(match[0]))
            length += len(parts[-1])
        elif not match["close"]:
            opened.append((length, tag, None if match["href"] is None else unescape(match["href"])))
        elif opened and opened[-1][1] == tag:
            start, _, href = opened.pop()
            spans.append(_Span(start, length, tag, href))
        else:
            raise ValueError(f"</{tag}> closes nothing that is open just there")
    if opened:
        raise ValueError(f"<{opened[-1][1]}> is never closed")
    # Inner tags are closed first; of two over the same characters the one closed last is the outer.
    spans.reverse()
    spans.sort(key=lambda span: (span.start, -span.end))
    return "".join(parts), [span for span in spans if span.tag != "a" or _is_address(span.href or "")]


def _cut(text: str, spans: list[_Span]) -> Iterator[tuple[int, int]]:
    """From where to where each piece goes, without the spaces at its edges."""
    start = 0
    while (start := _skip_space(text, start)) < len(text):
        most = start + _longest(text[start : start + MAX_TEXT])
        most = min(most, max(start + 1, _enough(spans, start, most)))
        end = most if most == len(text) else _best_cut(text, start, most)
        shown = text[start:end].rstrip()
        if visible(shown):
            yield start, start + len(shown)
        start = end


def _longest(text: str) -> int:
    """How many characters of a text are one message at most."""
    return len(text.encode("utf-16-le")[: 2 * MAX_TEXT].decode("utf-16-le", "ignore"))


def _enough(spans: list[_Span], start: int, end: int) -> int:
    """Where the tags from `start` on become more than one message takes; `end` if they do not."""
    inside = [span for span in spans if span.start < end and span.end > start]
    markup = accumulate(len(_opening(span).encode()) + len(span.tag) + 3 for span in inside)
    return next(
        (
            span.start
            for number, (span, length) in enumerate(zip(inside, markup, strict=True))
            if number >= MAX_ENTITIES or length > MAX_MARKUP
        ),
        end,
    )


def _skip_space(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


def _best_cut(text: str, start: int, most: int) -> int:
    """The last good place up to `most`. The space there is dropped, so its first character may be one too many."""
    least = start + max(1, int((most - start) * _FILLED))
    for pattern in _CUTS:
        places = [match.end() for match in pattern.finditer(text, least, most + 1)]
        if places:
            return places[-1]
    for at in range(most, max(most - _LONGEST_CLUSTER, start), -1):
        if not _joined(text, at, start):
            return at
    return most


def _joined(text: str, at: int, start: int) -> bool:
    """Whether the characters before and at a place make one sign to a reader: accents, and the parts of an emoji."""
    before, after = text[at - 1], text[at]
    if category(after).startswith("M") or _JOINER in (before, after) or _SKIN.match(after):
        return True
    # Flags are pairs of letters of their own; where a pair begins can only be told from the first of them.
    letters = _FLAGS.match(text[start:at][::-1]) if _FLAGS.match(after) else None
    return letters is not None and letters.end() % 2 == 1


def _opening(span: _Span) -> str:
    return f"<{span.tag}>" if span.href is None else f'<{span.tag} href="{escape(span.href)}">'


def _rendered(text: str, spans: list[_Span], start: int, end: int) -> str:
    """A piece as HTML: tags that reach over its edges are closed and opened again."""
    parts: list[str] = []
    open_until: list[tuple[int, str]] = []
    at = start

    def write(to: int) -> None:
        nonlocal at
        parts.append(str(escape(text[at:to])))
        at = to

    for span in spans:
        first, last = max(span.start, start), min(span.end, end)
        if first >= last:
            continue
        while open_until and open_until[-1][0] <= first:
            until, tag = open_until.pop()
            write(until)
            parts.append(f"</{tag}>")
        write(first)
        parts.append(_opening(span))
        open_until.append((last, span.tag))
    while open_until:
        until, tag = open_until.pop()
        write(until)
        parts.append(f"</{tag}>")
    write(end)
    return "".join(parts)
