"""Where somebody works: "a data scientist at a bank" has no other career than data science, "I drive for Amazon" no
platform."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from certbot.language.annotate import Annotated
from certbot.language.normalise import Token
from certbot.language.spans import starting
from certbot.language.templates import SKIPPED, Span

TRADES = frozenset({"developer", "data-scientist", "data-engineer", "ml-engineer", "researcher", "designer", "product"})
"""Roles that every industry employs."""
_AT = frozenset({"at", "in", "for", "within", "with", "inside"})
_WORKING = frozenset({"and", "i", "im", "work", "working", "employed", "currently", "who", "works"})
_TURNS = frozenset({"and", "but", "now", "then", "previously", "formerly", "before", "after", "from"})
_REACH = 6
_COMPANIES = frozenset("amazon google microsoft nvidia databricks".split())
"""Platforms that are employers when somebody works for them; nobody works for "azure"."""
_WORK_REACH = 8
_THERE = frozenset({("with", "them"), ("for", "them"), ("work", "there"), ("working", "there"), ("am", "there")})


def employers(text: Sequence[Token], values: Iterable[Span]) -> set[int]:
    """The tokens that say where somebody with a stated trade works: after "{role} at", or before "as a {role}"."""
    result: set[int] = set()
    for role in values:
        if role.kind == "role" and role.value in TRADES:
            result |= _after(text, role.end) | _before(text, role.start)
    return result


def employing(found: Annotated, platform: Span) -> bool:
    """Whether a platform is whom somebody works for: after "{role} for", or after a verb of work and "for"."""
    at = platform.start - 1
    if found.text[platform.start].text not in _COMPANIES:
        return False
    beside = found.within("company", platform.end, platform.end + 1) and not found.text[platform.end - 1].ends
    if beside or _with_them(found, platform.end):
        return True
    if at < 0 or found.text[at].text != "for":
        return False
    first = max(found.clause(at)[0], at - _WORK_REACH)
    roles = (span for span in starting(found.values, first, at) if span.kind == "role")
    return any(role.end == at for role in roles) or bool(found.within("job", first, at))


def _with_them(found: Annotated, end: int) -> bool:
    """Whether the text goes on with those who work there: "designer, Microsoft, 2 years with them"."""
    following = [token.text for token in found.text[end : end + _REACH]]
    return any(pair in _THERE for pair in pairwise(following)) or following[-1:] == ["there"]


def _after(text: Sequence[Token], end: int) -> set[int]:
    while end < len(text) and not text[end - 1].ends and text[end].text in _WORKING:
        end += 1
    at, found = end, set()
    while at < min(len(text), end + _REACH) and not text[at - 1].ends and text[at].text not in _TURNS:
        if at == end and text[at].text not in _AT:
            break
        found.add(at)
        at += 1
    return found


def _before(text: Sequence[Token], start: int) -> set[int]:
    at = start - 1
    while at >= 0 and text[at].text in SKIPPED:
        at -= 1
    if at < 0 or text[at].text != "as" or text[at].ends:
        return set()
    found: set[int] = set()
    while at > 0 and start - at < _REACH + 2 and not text[at - 1].ends and text[at - 1].text not in _TURNS:
        at -= 1
        found.add(at)
        if text[at].text in _AT:
            return found
    return set()
