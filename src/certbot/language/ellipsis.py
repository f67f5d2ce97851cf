"""The second of two names, of which only what differs is said: "AI-900 or 901", "ml associate or professional", "claude
certified architect or developer"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from certbot.language.codes import CodeSpan
from certbot.language.entries import NameIndex, content
from certbot.language.lexicon import BETWEEN_NAMES, TRADES, VENDOR_WORDS
from certbot.language.mention import MOST, Mention, unknown_code
from certbot.language.normalise import Token
from certbot.language.stretch import LEVEL_WORDS
from certbot.language.wording import Word


def elided(
    names: NameIndex, typed: Sequence[Token], said: Sequence[Word], whole: Sequence[Mention]
) -> Iterator[Mention]:
    """The shortened names that follow the `whole` ones, one each."""
    starts = {word.start: number for number, word in enumerate(said)}
    for name in whole:
        at = _after(typed, name.end)
        if at is None or name.verdict != "take":
            continue
        second = _code(names, typed, name, at) if name.code else _word(names, said, starts, name, at)
        if second is not None:
            yield second


def _after(typed: Sequence[Token], at: int) -> int | None:
    """Where the second name begins: after a slash, or a word such as "or"; None if nothing links it."""
    linked = typed[at - 1].after == "/"
    while at < len(typed) and typed[at].text in BETWEEN_NAMES and typed[at - 1].after not in {".", "?"}:
        at += 1
        linked = True
    return at if linked and at < len(typed) else None


def _code(names: NameIndex, typed: Sequence[Token], first: Mention, at: int) -> Mention | None:
    """Only the number at the end of a code, as long as that of the first: the rest is the same."""
    rest, _, digits = (first.code or "").rpartition("-")
    number = typed[at].text
    if not (number.isdecimal() and digits.isdecimal() and len(number) == len(digits)):
        return None
    code = f"{rest}-{number}"
    span = names.codes.whole(code) or CodeSpan(at, at + 1, code, None)
    if span.id is not None:
        return Mention(at, at + 1, (span.id,), 97, code=code)
    found = unknown_code(names, [span])
    return Mention(at, at + 1, tuple(match.id for match in found.matches), 60, found.verdict, code=code)


def _word(names: NameIndex, said: Sequence[Word], starts: dict[int, int], first: Mention, at: int) -> Mention | None:
    """Only a level or a trade: the rest of the name is that of the first."""
    number = starts.get(at)
    if number is None:
        return None
    word = said[number].text
    kind = next((kind for kind in (LEVEL_WORDS, TRADES) if word in kind), frozenset[str]())
    before = said[bisect_left(said, first.start, key=attrgetter("start")) : number]
    own = frozenset(content(word.text for word in before if word.start < first.end))
    vendors = own & VENDOR_WORDS
    if own.isdisjoint(kind) or not vendors:
        return None
    core = own - vendors - kind | {word}
    aliases = (alias for alias in names.exact.get(core, ()) if names.fits(alias, vendors))
    groups = names.groups(alias.entry for alias in aliases)
    if not groups:
        return None
    end = said[number].end
    if len(groups) > 1:
        return Mention(at, end, tuple(group[0] for group in groups[:MOST]), 60, "ask")
    return Mention(at, end, groups[0], 90)
