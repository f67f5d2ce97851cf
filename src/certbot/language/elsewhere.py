"""Certifications that are not in the catalog, where a text names them: known by name, and taken for no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from certbot.language.entries import NameIndex
from certbot.language.lexicon import CREDENTIAL, LEVELS, TRADES
from certbot.language.mention import Mention
from certbot.language.normalise import Token
from certbot.language.templates import Span

KIND = "elsewhere"
_PEOPLE = TRADES - {"business", "security", "administration"} | {"admin", "dba"}


def named_elsewhere(names: NameIndex, text: Sequence[Token], ours: Iterable[Mention]) -> list[Span]:
    """The names of other certifications in a text, the longest that begin at each place, but for those within `ours`
    or cut by one. A trade is one only where the text speaks of a credential ("azure data engineer exam")."""
    credential = any(token.text in CREDENTIAL for token in text)
    certain = {at: name for name in ours if name.verdict == "take" for at in range(name.start, name.end)}
    result: list[Span] = []
    for span in _spans(names, text):
        if result and span.start < result[-1].end:
            continue
        if not credential and _is_trade([token.text for token in text[span.start : span.end]]):
            continue
        over = {certain[at] for at in range(span.start, span.end) if at in certain}
        if all(span.start <= name.start and name.end <= span.end for name in over):
            result.append(span)
    return result


def _spans(names: NameIndex, text: Sequence[Token]) -> Iterator[Span]:
    for start in range(len(text)):
        plain, end, found = text[start].text, start + 1, None
        while True:
            if plain in names.elsewhere and (end == len(text) or text[end - 1].after != ""):
                found = Span(start, end, KIND, names.elsewhere[plain])
            if plain not in names.beginnings or end == len(text) or text[end - 1].after in {".", "?"}:
                break
            plain += " " + text[end].text
            end += 1
        if found is not None:
            yield found


def _is_trade(said: Sequence[str]) -> bool:
    return said[-1] in _PEOPLE and LEVELS.isdisjoint(said) and not any(word.isdecimal() for word in said)
