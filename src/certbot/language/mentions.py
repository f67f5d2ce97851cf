"""Names of certifications inside a longer text: where they stand, several at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from certbot.language.codes import CodeSpan
from certbot.language.entries import NameIndex, generic
from certbot.language.lexicon import CREDENTIAL, LEVELS, RISKY, STOP, TALK, TRADES, VENDOR_WORDS
from certbot.language.normalise import Token
from certbot.language.repair import repair
from certbot.language.understanding import Found, Match
from certbot.language.wording import Word, singular, words

MOST = 3
"""Candidates that are asked about at once."""
_LEVELS = frozenset(map(singular, LEVELS))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a text: the tokens from `start` to before `end`. `ids` are one certification, newest exam first;
    with `verdict` ask, candidates. `trade` if the words also name what somebody does ("aws data engineer")."""

    start: int
    end: int
    ids: tuple[str, ...]
    score: float
    verdict: str = "take"
    trade: bool = False
    code: str | None = None


def mentions(names: NameIndex, typed: Sequence[Token]) -> tuple[Mention, ...]:
    """The names inside a text, in order: codes, whole aliases (one slip in a long word is forgiven), the longest first.

    An alias of one common word counts only beside a word such as "exam"; a name with another vendor before it or
    another level or subject beside it is asked about.
    """
    spans = _alias_spans(names, typed)
    for code in names.codes.spans(typed):
        if code.id is not None:
            spans.append(Mention(code.start, code.end, (code.id,), 99, code=code.text))
        else:
            found = unknown_code(names, [code])
            ids = tuple(match.id for match in found.matches)
            spans.append(Mention(code.start, code.end, ids, 60, found.verdict, code=code.text))
    spans.sort(key=lambda span: (span.start - span.end, -span.score, span.start))
    taken = [False] * len(typed)
    chosen = []
    for span in spans:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = [True] * (span.end - span.start)
            chosen.append(span)
    return tuple(sorted(chosen, key=lambda span: span.start))


def _alias_spans(names: NameIndex, typed: Sequence[Token]) -> list[Mention]:
    said = words(typed, lambda word: repair(names, word))
    inside = [word.text in names.holders or word.text in VENDOR_WORDS for word in said]
    skipped = [word.text in STOP or word.text in CREDENTIAL for word in said]
    result = []
    for first in range(len(said)):
        if not inside[first] or skipped[first]:
            continue
        kept: set[str] = set()
        for last in range(first, min(first + names.longest, len(said))):
            if not (inside[last] or skipped[last]):
                break
            if not skipped[last]:
                if said[last].text in kept:
                    break
                kept.add(said[last].text)
                mention = _span(names, said, first, last, frozenset(kept))
                if mention is not None:
                    result.append(mention)
            if said[last].ends:
                break
    return result + _literal_spans(names, typed, said)


def _literal_spans(names: NameIndex, typed: Sequence[Token], said: Sequence[Word]) -> list[Mention]:
    """Names that stand in the text word for word, with their colons and dashes, if they are more than one word."""
    starts = {word.start: number for number, word in enumerate(said)}
    ends = {word.end: number for number, word in enumerate(said)}
    result = []
    for first in range(len(typed)):
        text = typed[first].text
        if first not in starts:
            continue
        for end in range(first + 2, len(typed) + 1):
            if text not in names.prefixes:
                break
            text += " " + typed[end - 1].text
            entries = names.raw.get(text)
            if entries is None or end not in ends:
                continue
            groups = names.groups(entries)
            at = starts[first], ends[end]
            if len(groups) == 1 and not _crosses(typed[first:end], text, names) and not _common(said, *at):
                strange = _strange(names, said, *at, entries[0], frozenset(text.split()) & VENDOR_WORDS)
                verdict, score = ("ask", 60) if strange else ("take", 97)
                trade = _trade(said, *at, names.hosts[entries[0]])
                result.append(Mention(first, end, groups[0], score, verdict, trade))
    return result


def _common(said: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name means something else as well, and nothing says that it is meant ("build agentic AI")."""
    at = [*range(first, last + 1), *_beside(said, first, last)]
    return {word.text for word in said[first : last + 1]} <= RISKY and not any(said[n].text in CREDENTIAL for n in at)


def _crosses(typed: Sequence[Token], text: str, names: NameIndex) -> bool:
    """Whether a clause ends within, as in "google, ml engineer"; official names do have colons and dashes."""
    return text not in names.names and any(token.ends for token in typed[:-1])


def _strange(
    names: NameIndex, said: Sequence[Word], first: int, last: int, entry: int, vendors: frozenset[str]
) -> bool:
    """Whether a word beside a name makes it another one: a level, a trade or a subject that it does not have, or,
    where it names none itself, another vendor."""
    own = names.bags[entry] | names.hosts[entry]
    return any(
        (word := said[at].text) not in own
        and (word in _LEVELS or word in TRADES or (word in VENDOR_WORDS and not vendors) or _subject(names, word))
        for at in _beside(said, first, last)
    )


def _span(names: NameIndex, said: Sequence[Word], first: int, last: int, kept: frozenset[str]) -> Mention | None:
    vendors = kept & VENDOR_WORDS
    core = kept - vendors
    if not core:
        return None
    aliases = [alias for alias in names.exact.get(core, ()) if names.fits(alias, vendors)]
    if core <= TRADES:
        aliases = [alias for alias in aliases if alias.vendors <= vendors]
    beside = _beside(said, first, last)
    credential = any(said[at].text in CREDENTIAL for at in (*range(first, last + 1), *beside))
    if not vendors:
        aliases = [alias for alias in aliases if not alias.vendors and (credential or not alias.bare)]
        if len(core) == 1 and not credential and (core & RISKY or core <= GENERIC_WORDS):
            return None
    if not aliases:
        return None
    groups = names.groups(alias.entry for alias in aliases)
    entry = aliases[0].entry
    start, end = said[first].start, said[last].end
    if len(groups) > 1:
        return Mention(start, end, tuple(group[0] for group in groups[:MOST]), 60, "ask")
    if _strange(names, said, first, last, entry, vendors):
        return Mention(start, end, groups[0], 60, "ask")
    return Mention(start, end, groups[0], 95, trade=_trade(said, first, last, names.hosts[entry]))


def _trade(said: Sequence[Word], first: int, last: int, vendors: frozenset[str]) -> bool:
    """Whether a name says no more than somebody's trade: no level, no product, no "exam" in or beside it."""
    at = [*range(first, last + 1), *_beside(said, first, last)]
    if any(said[number].text in CREDENTIAL for number in at):
        return False
    kept = {said[number].text for number in range(first, last + 1)} - vendors - VENDOR_WORDS - STOP
    return bool(kept & TRADES) and all(word == "solution" or (generic(word) and word not in _LEVELS) for word in kept)


GENERIC_WORDS = frozenset({"ai", "ml", "dl", "genai", "llm", "data", "cloud"})


def _subject(names: NameIndex, word: str) -> bool:
    return word in names.holders and word not in TALK and word not in VENDOR_WORDS


def _beside(said: Sequence[Word], first: int, last: int) -> list[int]:
    """The words right before and after a span, in the same clause, what adds nothing passed over."""
    result = []
    at = first - 1
    if at >= 0 and not said[at].ends and said[at].text not in STOP:
        result.append(at)
    at = last
    while at + 1 < len(said) and not said[at].ends:
        at += 1
        result.append(at)
        if said[at].text not in CREDENTIAL:
            break
    return result


def unknown_code(names: NameIndex, codes: Iterable[CodeSpan]) -> Found:
    """The answer to codes that the catalog does not have: ask about the nearest, or none."""
    missing = [code for code in codes if code.id is None]
    near = list(dict.fromkeys(id for code in missing for id in names.codes.near(code.text)))[:MOST]
    matches = tuple(Match(id, 70 - rank) for rank, id in enumerate(near))
    return Found("ask" if matches else "none", matches, missing[0].text)
