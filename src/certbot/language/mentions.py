"""Names of certifications inside a longer text: where they stand, several at once."""

from __future__ import annotations

from collections.abc import Sequence

from certbot.language.ellipsis import elided
from certbot.language.entries import Alias, NameIndex, generic
from certbot.language.lexicon import CREDENTIAL, DEGREES, GENERIC_WORDS, LEVELS, RISKY, STOP, TALK, TRADES, VENDOR_WORDS
from certbot.language.mention import MOST, Mention, unknown_code
from certbot.language.normalise import Token
from certbot.language.repair import repair
from certbot.language.wording import Word, singular, words

_LEVELS = frozenset(map(singular, LEVELS))


def mentions(names: NameIndex, typed: Sequence[Token]) -> tuple[Mention, ...]:
    """The names inside a text, in order: codes, whole aliases (one slip in a long word is forgiven), the longest first.

    An alias of one common word counts only beside a word such as "exam"; a name with another vendor before it or
    another level or subject beside it is asked about. What is left out of a second name ("AI-900 or 901") is that
    of the first.
    """
    said = words(typed, lambda word: repair(names, word))
    spans = _alias_spans(names, said) + _literal_spans(names, typed, said)
    for code in names.codes.spans(typed):
        if code.id is not None:
            spans.append(Mention(code.start, code.end, (code.id,), 99, code=code.text))
        else:
            found = unknown_code(names, [code])
            ids = tuple(match.id for match in found.matches)
            spans.append(Mention(code.start, code.end, ids, 60, found.verdict, code=code.text))
    spans.sort(key=lambda span: (span.code is None or span.verdict == "take", span.start - span.end, -span.score))
    taken = [False] * len(typed)
    chosen = []
    for span in spans:
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = [True] * (span.end - span.start)
            chosen.append(span)
    chosen += [span for span in elided(names, typed, said, chosen) if not any(taken[span.start : span.end])]
    return tuple(sorted(chosen, key=lambda span: span.start))


def _alias_spans(names: NameIndex, said: Sequence[Word]) -> list[Mention]:
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
    return result


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
                if _other_vendor(names, said, *at, entries[0], frozenset(text.split()) & VENDOR_WORDS):
                    continue
                strange = _strange(names, said, *at, entries[0])
                verdict, score = ("ask", 60) if strange else ("take", 97)
                trade = _trade(said, *at, names.hosts[entries[0]])
                result.append(Mention(first, end, groups[0], score, verdict, trade))
    return result


def _common(said: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name means something else as well, and nothing says that it is meant ("build agentic AI")."""
    return {word.text for word in said[first : last + 1]} <= RISKY and not _credential(said, first, last)


def _credential(said: Sequence[Word], first: int, last: int) -> bool:
    """Whether "exam" or the like stands in these words or beside them."""
    return any(said[at].text in CREDENTIAL for at in (*range(first, last + 1), *_beside(said, first, last)))


def _crosses(typed: Sequence[Token], text: str, names: NameIndex) -> bool:
    """Whether a clause ends within, as in "google, ml engineer"; official names do have colons and dashes."""
    return text not in names.names and any(token.ends for token in typed[:-1])


def _strange(names: NameIndex, said: Sequence[Word], first: int, last: int, entry: int) -> bool:
    """Whether a word beside a name makes it another one: a level, a trade, a degree or a subject that it does not
    have."""
    own = names.bags[entry] | names.hosts[entry]
    telling = _LEVELS | TRADES | DEGREES
    kept = [word.text for word in said[first : last + 1]]
    formal = CREDENTIAL.keys() & {kept[0], said[first - 1].text if first else ""}
    vague = all(map(_vague, kept)) or bool(formal and VENDOR_WORDS.isdisjoint(kept))
    return any(
        word not in own and (word in telling or _subject(names, word) or (vague and _unheard_of(word)))
        for word in (said[at].text for at in _beside(said, first, last, vague))
    )


def _vague(word: str) -> bool:
    return any(word in vague for vague in (VENDOR_WORDS, GENERIC_WORDS, RISKY, CREDENTIAL, STOP))


def _unheard_of(word: str) -> bool:
    """Whether a word may be part of a name that we do not know ("DeepLearning.AI machine learning in production")."""
    return word not in TALK and word not in CREDENTIAL and word not in STOP and word not in VENDOR_WORDS


def _other_vendor(
    names: NameIndex, said: Sequence[Word], first: int, last: int, entry: int, vendors: frozenset[str]
) -> bool:
    """Whether another vendor stands beside a name that names none: "CompTIA AI Essentials" is not Google's."""
    beside = (said[at].text for at in _beside(said, first, last))
    return not vendors and any(word in VENDOR_WORDS and word not in names.hosts[entry] for word in beside)


def _or_vendor(names: NameIndex, said: Sequence[Word], last: int, entry: int) -> frozenset[str]:
    """Another vendor that follows a name ("the genai cert from Databricks or Nvidia") and begins no other name."""
    at = last + 2
    if at >= len(said) or said[last].ends or said[last + 1].text not in {"or", "and"}:
        return frozenset()
    alone = at + 1 == len(said) or said[at].ends or said[at + 1].text not in names.holders
    word = said[at].text
    other = alone and word in VENDOR_WORDS and word not in names.hosts[entry]
    return frozenset([word] if other else ())


def _span(names: NameIndex, said: Sequence[Word], first: int, last: int, kept: frozenset[str]) -> Mention | None:
    vendors = kept & VENDOR_WORDS
    core = kept - vendors
    if not core:
        return None
    aliases = _aliases(names, said, first, last, core, vendors)
    several = names.same_subject(core, vendors) if aliases or _credential(said, first, last) else []
    groups = several or names.groups(alias.entry for alias in aliases)
    start, end = said[first].start, said[last].end
    if len(groups) > 1 or not aliases:
        return Mention(start, end, tuple(group[0] for group in groups[:MOST]), 60, "ask") if groups else None
    entry = aliases[0].entry
    if _other_vendor(names, said, first, last, entry, vendors):
        return None
    if (other := _or_vendor(names, said, last, entry)) and vendors:
        groups += [group for group in names.same_subject(core, other) if group not in groups]
        return Mention(start, end, tuple(group[0] for group in groups[:MOST]), 60, "ask")
    if _strange(names, said, first, last, entry):
        return Mention(start, end, groups[0], 60, "ask")
    return Mention(start, end, groups[0], 95, trade=_trade(said, first, last, names.hosts[entry]))


def _aliases(
    names: NameIndex, said: Sequence[Word], first: int, last: int, core: frozenset[str], vendors: frozenset[str]
) -> list[Alias]:
    """The aliases that these words are. Without a vendor only those that need none, or a single one if the words are
    "the ... one"."""
    aliases = [alias for alias in names.exact.get(core, ()) if names.fits(alias, vendors)]
    if core <= TALK and said[first].text in core:  # "learn azure" is not "Microsoft Learn"
        return []
    if core <= TRADES:
        aliases = [alias for alias in aliases if alias.vendors <= vendors]
    if vendors:
        return aliases
    credential = _credential(said, first, last)
    if len(core) == 1 and not credential and (core & RISKY or core <= GENERIC_WORDS):
        return []
    known = [alias for alias in aliases if not alias.vendors and (credential or not alias.bare)]
    pointed = first > 0 and said[first - 1].text == "the" and last + 1 < len(said) and said[last + 1].text == "one"
    if not known and pointed and len(core) > 1 and len(names.groups(alias.entry for alias in aliases)) == 1:
        return aliases
    return known


def _trade(said: Sequence[Word], first: int, last: int, vendors: frozenset[str]) -> bool:
    """Whether a name says no more than somebody's trade: no level, no product, no "exam" in or beside it."""
    if _credential(said, first, last):
        return False
    kept = {said[number].text for number in range(first, last + 1)} - vendors - VENDOR_WORDS - STOP
    return bool(kept & TRADES) and all(word == "solution" or (generic(word) and word not in _LEVELS) for word in kept)


def _subject(names: NameIndex, word: str) -> bool:
    return word in names.holders and word not in TALK and word not in VENDOR_WORDS


def _beside(said: Sequence[Word], first: int, last: int, far: bool = False) -> list[int]:
    """The words right before and after a span, in the same clause, what adds nothing passed over after it (with `far`
    words such as "in", too)."""
    result = []
    at = first - 1
    while at >= 0 and not said[at].ends and said[at].text not in STOP:
        result.append(at)
        if said[at].text not in CREDENTIAL:
            break
        at -= 1
    at = last
    while at + 1 < len(said) and not said[at].ends:
        at += 1
        result.append(at)
        if said[at].text not in CREDENTIAL and not (far and said[at].text in STOP):
            break
    return result
