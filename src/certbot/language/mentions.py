"""Names of certifications inside a longer text: where they stand, several at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from certbot.language.alternatives import alternatives
from certbot.language.codes import CodeSpan
from certbot.language.ellipsis import elided
from certbot.language.entries import BEGINNING, LEVEL_WORDS, Alias, NameIndex, content, generic
from certbot.language.lexicon import CREDENTIAL, GENERIC_WORDS, PRODUCTS, RISKY, STOP, TALK, TRADES, VENDOR_WORDS
from certbot.language.mention import MOST, Mention, unknown_code
from certbot.language.normalise import Token
from certbot.language.ordinary import is_foreign, linked, talked
from certbot.language.repair import repair
from certbot.language.stretch import Stretch, another, or_vendor, other_vendor
from certbot.language.subjects import of_subject
from certbot.language.wording import Word, words


def mentions(names: NameIndex, typed: Sequence[Token]) -> tuple[Mention, ...]:
    """The names inside a text, in order: codes, whole aliases (one slip in a long word is forgiven), the longest first.

    An alias of one common word counts only beside a word such as "exam"; a name with another vendor before it or
    another level or subject beside it is asked about. What is left out of a second name ("AI-900 or 901") is that
    of the first.
    """
    mended = [Token(repair(names, token.text), token.after) for token in typed]
    said = words(mended)
    foreign = is_foreign(typed)
    said = talked(names, linked(names, said) if foreign else said, foreign)
    codes = names.codes.spans(typed)
    literal = _literal_spans(names, mended, said)
    of_codes = {at for code in codes for at in range(code.start, code.end)}
    certain: dict[int, Mention] = {}  # the longest name that is certain and stands on a token
    for name in literal:
        if name.verdict == "take":
            longer = (at for at in range(name.start, name.end) if at not in certain or certain[at].end < name.end)
            certain |= dict.fromkeys(longer, name)
    spans = [*literal, *(span for span in _alias_spans(names, said, of_codes) if not _crossed(certain, span))]
    # A code that nobody has may be part of a name ("the new AZ-500").
    spans += [
        _code(names, said, code)
        for code in codes
        if code.id is not None or code.start not in certain or certain[code.start].end < code.end
    ]
    choices = [
        choice
        for choice in alternatives(names, typed, said, of_codes)
        if not any(_cut(typed, certain.get(at), name) for name in choice for at in (name.start, name.end - 1))
    ]
    spans.sort(key=lambda span: (span.code is None or span.verdict == "take", span.start - span.end, -span.score))
    taken = [False] * len(typed)
    chosen = []
    for span in (*chain(*choices), *spans):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = [True] * (span.end - span.start)
            chosen.append(span)
    chosen += [span for span in elided(names, typed, chosen, codes) if not any(taken[span.start : span.end])]
    return tuple(sorted(chosen, key=lambda span: span.start))


def families(names: NameIndex, said: Sequence[Word]) -> Iterator[Mention]:
    """The families that go by a vendor and a word such as "certification", in whatever language that is said."""
    for at, word in enumerate(said):
        if word.text not in VENDOR_WORDS:
            continue
        stretch = Stretch(said, at, at)
        before = next((other.text for other in reversed(said[max(at - 3, 0) : at]) if other.text not in STOP), "")
        kinds = frozenset(stretch.kinds() or ({CREDENTIAL[before]} if before in CREDENTIAL else ()))
        family = names.bare.get((frozenset({word.text}), kinds), ()) if kinds else ()
        groups = names.groups(family)
        mention = _mention(names, stretch, groups[0], family[0], 95) if len(groups) == 1 else None
        if mention is not None:
            yield mention


def _crossed(certain: Mapping[int, Mention], span: Mention) -> bool:
    """Whether a span begins before a name that is certain and ends within it, or the other way round ("labs on Google
    Skills")."""
    begun, ended = certain.get(span.start), certain.get(span.end - 1)
    return (ended is not None and span.start < ended.start and span.end < ended.end) or (
        begun is not None and begun.start < span.start and begun.end < span.end
    )


def _cut(typed: Sequence[Token], whole: Mention | None, name: Mention) -> bool:
    """Whether a name is cut out of one that is certain, and more than "certificate" left over: "AI" of "AI For
    Everyone"."""
    if whole is None:
        return False
    left = (*typed[whole.start : name.start], *typed[name.end : whole.end])
    return any(token.text not in CREDENTIAL and token.text not in STOP for token in left)


def _code(names: NameIndex, said: Sequence[Word], code: CodeSpan) -> Mention:
    """A code as a name: asked about if nobody has it, or if the vendor beside it has such codes, but not this one."""
    if code.id is None:
        found = unknown_code(names, [code])
        ids = tuple(match.id for match in found.matches)
        return Mention(code.start, code.end, ids, 60, found.verdict, code=code.text)
    first = bisect_right(said, code.start, key=attrgetter("end"))
    last = bisect_left(said, code.end, key=attrgetter("end"))
    if names.others_code(code, Stretch(said, first, last).beside()):
        return Mention(code.start, code.end, (code.id,), 60, "ask")
    return Mention(code.start, code.end, (code.id,), 99, code=code.text)


def _alias_spans(names: NameIndex, said: Sequence[Word], of_codes: Container[int]) -> list[Mention]:
    inside = [(word.text in names.holders or word.text in VENDOR_WORDS) and word.start not in of_codes for word in said]
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
                mention = _span(names, Stretch(said, first, last), frozenset(kept))
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
        for end in range(first + 2, min(len(typed), first + names.most) + 1):
            if end - first - 1 <= BEGINNING and not names.may_begin(text):
                break
            text += " " + typed[end - 1].text
            if text in names.raw and end in ends and not _crosses(typed[first:end], text, names):
                mention = _literal(names, Stretch(said, starts[first], ends[end]), text)
                if mention is not None:
                    result.append(mention)
    return result


def _crosses(typed: Sequence[Token], text: str, names: NameIndex) -> bool:
    """Whether a clause ends within, as in "google, ml engineer"; official names do have colons and dashes."""
    return text not in names.names and any(token.ends for token in typed[:-1])


def _literal(names: NameIndex, stretch: Stretch, text: str) -> Mention | None:
    """The mention that these words are, which are a name word for word."""
    entries = names.raw[text]
    groups = names.groups(entries)
    subject = stretch.first == stretch.last and generic(stretch.words[0])  # "agentic ai" is one word, and many have it
    if len(groups) > 1 or subject or stretch.common():
        return None
    if other_vendor(names, stretch, entries[0]) and VENDOR_WORDS.isdisjoint(text.split()):
        return None
    if other := or_vendor(names, stretch, entries[0]):
        core = frozenset(content(stretch.words)) - VENDOR_WORDS
        others = _of_other(names, core, other, groups)
        if others:
            return _unclear(stretch, [*groups, *others])
    return _mention(names, stretch, groups[0], entries[0], 97)


def _of_other(
    names: NameIndex, core: frozenset[str], other: frozenset[str], groups: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """What goes by the same words with the other vendor that is named ("Google's data engineer, or Amazon's")."""
    entries = of_subject(names, core, other) or [
        alias.entry
        for alias in (*names.exact.get(core, ()), *names.unlevelled.get(core, ()))
        if names.fits(alias, other) and names.told(alias, other)
    ]
    return [group for group in names.groups(entries) if group not in groups]


def _mention(names: NameIndex, stretch: Stretch, group: tuple[str, ...], entry: int, score: float) -> Mention | None:
    """A name of one certification, asked about if what stands beside it makes it another; None if it is a person."""
    start, end = stretch.said[stretch.first].start, stretch.said[stretch.last].end
    if another(names, stretch, entry):
        return Mention(start, end, group, 60, "ask")
    trade = stretch.is_trade(names.hosts[entry])
    return None if trade and stretch.is_somebody() else Mention(start, end, group, score, trade=trade)


def _span(names: NameIndex, stretch: Stretch, kept: frozenset[str]) -> Mention | None:
    """The mention that these words are in whatever order; `kept` are those that may name something."""
    vendors = kept & VENDOR_WORDS
    core = kept - vendors
    kinds = stretch.kinds()
    if not core:
        return None
    aliases = _aliases(names, stretch, core, vendors, bool(kinds))
    several = of_subject(names, core, vendors, kinds) if (aliases or kinds) and not core <= LEVEL_WORDS else []
    groups = names.groups(several or (alias.entry for alias in aliases))
    if len(groups) != 1:
        return _unclear(stretch, groups)
    entry = several[0] if several else aliases[0].entry
    told = bool(several) or names.told(aliases[0], vendors)
    if vendors.isdisjoint(names.vendors[entry]) and other_vendor(names, stretch, entry):
        return None
    if told and (other := or_vendor(names, stretch, entry)):
        return _unclear(stretch, [*groups, *_of_other(names, core, other, groups)])
    if not told and (all(map(generic, core)) or len(core) > 1):  # in any order: others may have these words, too
        rivals = names.groups(alias.entry for alias in names.exact[core])
        if len(rivals) > 1 or not (kinds or _nobody_elses(names, core)):
            return _unclear(stretch, rivals)
    return _mention(names, stretch, groups[0], entry, 95)


def _nobody_elses(names: NameIndex, core: frozenset[str]) -> bool:
    """Whether these are several words, one of which nobody else has ("CS50's intro to AI with Python")."""
    return len(core) > 2 and any(not generic(word) and len(names.groups(names.having(word))) == 1 for word in core)


def _unclear(stretch: Stretch, groups: Sequence[tuple[str, ...]]) -> Mention | None:
    start, end = stretch.said[stretch.first].start, stretch.said[stretch.last].end
    return Mention(start, end, tuple(group[0] for group in groups[:MOST]), 60, "ask") if groups else None


def _aliases(
    names: NameIndex, stretch: Stretch, core: frozenset[str], vendors: frozenset[str], credential: bool
) -> list[Alias]:
    """The aliases that these words are. Without a vendor only those that need none, or a single one if the words are
    "the ... one"."""
    exact = (alias for alias in names.exact.get(core, ()) if credential or not alias.mere)
    aliases = [alias for alias in exact if names.fits(alias, vendors)]
    if core <= TALK and stretch.words[0] in core:  # "learn azure" is not "Microsoft Learn"
        return []
    if not credential and (core <= PRODUCTS or core <= LEVEL_WORDS):
        return []
    if core <= TRADES or core <= LEVEL_WORDS:
        aliases = [alias for alias in aliases if alias.vendors <= vendors and names.of_one_level(alias.entry)]
    told = [alias for alias in aliases if names.told(alias, vendors)]
    if told:
        return told
    if not credential and len(core) == 1 and (core & RISKY or core <= GENERIC_WORDS):
        return []
    known = [alias for alias in aliases if not alias.vendors and (credential or not alias.bare)]
    pointed = stretch.before == "the" and stretch.after == "one"
    if not known and pointed and len(core) > 1 and len(names.groups(alias.entry for alias in aliases)) == 1:
        return aliases
    bare = bool(known) and all(alias.bare and not alias.mere for alias in known)
    return aliases if bare else known  # one word, which others may have
