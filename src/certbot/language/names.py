"""Which certification a text names: take it, ask, or none.

In this order: the text is a name word for word; it holds an exam code; its words, in any order and but for those
that add nothing, are those of an alias; they are such words in part; a name stands inside a longer sentence.
A word of the text that no name of a certification has always speaks against it, and so does another vendor
or another level: "AWS Security Specialty" shares two words with a known name and is not it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from certbot.language.entries import Alias, NameIndex, generic, name_spans, weigh
from certbot.language.lexicon import GENERIC_WORDS, PRODUCTS, TRADES, UNSAID
from certbot.language.mention import MOST, Mention
from certbot.language.mentions import mentions
from certbot.language.normalise import Token, tokens
from certbot.language.prepare import index
from certbot.language.reading import Reading, reading
from certbot.language.repair import repair
from certbot.language.stretch import LEVEL_WORDS
from certbot.language.understanding import Found, Match
from certbot.language.wording import Word, singular, words

__all__ = ["Mention", "find", "index", "mentions", "repair"]

NONE = Found("none")
VENDOR_ALONE = 50
"""The score of candidates that have only the vendor in common with the text."""
_MOST_MENDED = 40  # words whose slips count against a match
_PARTIAL = 0.55  # less of a name than this is not worth asking about
_UNSAID = frozenset(map(singular, UNSAID))


def find(names: NameIndex, text: str) -> Found:
    """Which certification the text as a whole means."""
    return meant(names, tokens(text))


def meant(names: NameIndex, typed: Sequence[Token], inside: Sequence[Mention] | None = None) -> Found:
    """Which certification these tokens as a whole mean; `inside` are the `mentions` in them, where they are known."""
    if not typed:
        return NONE
    whole = names.raw.get(name_spans(typed))
    if whole:
        return _decide(names, whole, 100)
    mended = [repair(names, token.text) for token in typed[:_MOST_MENDED]]
    penalty = 4.0 * sum(word != token.text for word, token in zip(mended, typed, strict=False))
    if penalty and (whole := names.raw.get(" ".join(mended))):
        return _decide(names, whole, 100 - penalty)
    if inside is None:
        inside = mentions(names, typed)
    if any(mention.code for mention in inside):
        return _inside(names, inside)
    glued = names.glued.get("".join(token.text for token in typed))
    if glued:
        return _decide(names, glued, 99)
    said = words(typed, lambda word: repair(names, word))
    strict = _read(names, said, False, penalty) or NONE
    if strict.verdict == "take":
        return strict
    sentence = _inside(names, inside)
    if sentence.verdict == "take":
        return sentence
    relaxed = _read(names, said, True, penalty) or NONE
    if relaxed.verdict == "take":
        return relaxed
    return next((found for found in (strict, relaxed, sentence) if found.verdict == "ask"), NONE)


def _decide(names: NameIndex, entries: Iterable[int], score: float) -> Found:
    """Take the one certification that these entries are, or ask which."""
    groups = names.groups(entries)
    if len(groups) == 1:
        return Found("take", tuple(Match(id, score - rank) for rank, id in enumerate(groups[0])))
    return _ask(groups, min(score, 80))


def _ask(groups: Sequence[tuple[str, ...]], score: float) -> Found:
    return Found("ask", tuple(Match(group[0], score - rank) for rank, group in enumerate(groups[:MOST])))


def _read(names: NameIndex, said: Sequence[Word], relaxed: bool, penalty: float) -> Found | None:
    """The verdict on a text all of whose words are accounted for; None to look further."""
    read = reading(names, said, relaxed)
    if read is None:
        return None
    if not read.core:
        return _vendor(names, read)
    found = _alias(names, read, names.exact.get(read.core, ()), 98.0 - penalty)
    if found is not None:
        return found
    if any(not generic(word) or word in TRADES for word in read.core):  # "azure ai" leaves more open than the level
        found = _unlevelled(names, read, 90.0 - penalty)
    if found is None and not (read.talk and not read.kinds):
        found = _other_level(names, read) or _part(names, read, penalty)
    if found is None and read.kinds and read.core <= GENERIC_WORDS:  # all that a vendor has is of the subject
        found = _of_vendor(names, read)
    return found


def _vendor(names: NameIndex, read: Reading) -> Found | None:
    """A vendor alone: its family if one goes by that name, else the best known of its certifications to choose from."""
    family = names.bare.get((read.vendors, read.kinds))
    if family:
        return _decide(names, family, 95) if read.kinds or not read.use else _ask(names.groups(family), 60)
    return None if read.talk and not read.kinds else _of_vendor(names, read)


def _of_vendor(names: NameIndex, read: Reading) -> Found | None:
    """The best known certifications of a vendor to choose from."""
    if not read.vendors:
        return None
    entries = [entry for entry, called in enumerate(names.vendors) if read.vendors <= called]
    return _ask(names.groups(names.of_kind(entries, read.kinds) or entries), VENDOR_ALONE) if entries else None


def _alias(names: NameIndex, read: Reading, aliases: Iterable[Alias], score: float) -> Found | None:
    """The verdict where the words, in whatever order, are exactly those of some aliases."""
    fitting = _fitting(names, read, aliases)
    if not fitting:
        return None
    if read.vendors:
        several = names.same_subject(read.core, read.vendors, read.kinds)
        if len(several) > 1 or (several and several[0][0] not in {names.ids[alias.entry] for alias in fitting}):
            return _ask(several, 60)
    told = [alias for alias in fitting if names.told(alias, read.vendors)]
    every = [alias.entry for alias in told or fitting]
    entries = names.of_kind(every, read.kinds) or every
    if not read.kinds and (read.core <= LEVEL_WORDS or read.core <= PRODUCTS):
        clear = read.vendors or not (read.talk or read.core <= LEVEL_WORDS)
        return _ask(names.groups(entries), 60) if clear else None
    if told:
        return _decide(names, entries, score)
    vague = all(generic(word) or word in _UNSAID for word in read.core)
    named = [alias.entry for alias in fitting if not alias.vendors]
    if named:
        return _ask(names.groups(entries), 60) if vague else _decide(names, named, score)
    if vague:
        return _subject(names, read, entries)
    if len(read.core) > 1:
        clear = read.kinds or (not read.talk and any(alias.official for alias in fitting))
        return _decide(names, entries, score - 6) if clear else _ask(names.groups(entries), 60)
    (word,) = read.core
    if word in names.initials or word in names.codes.forms.stems:
        return _decide(names, entries + names.initials.get(word, []), score - 6)
    return _ask(names.groups(entries), 60) if read.kinds else None


def _fitting(names: NameIndex, read: Reading, aliases: Iterable[Alias]) -> list[Alias]:
    """The aliases that the words may mean beside these vendors."""
    fitting = [alias for alias in aliases if names.fits(alias, read.vendors)]
    if read.core <= TRADES:  # "google engineer" is not yet the "google cloud engineer"
        fitting = [alias for alias in fitting if alias.vendors <= read.vendors]
    return [alias for alias in fitting if read.kinds or read.vendors or not alias.bare]


def _subject(names: NameIndex, read: Reading, entries: Sequence[int]) -> Found | None:
    """The verdict on subjects and trades that name something beside a vendor only."""
    groups = names.groups(entries)
    if read.core <= LEVEL_WORDS:
        return None
    if len(read.core) == 1:
        return _ask(groups, 60) if read.kinds and len(groups) <= MOST else None
    clear = read.kinds or not (read.talk or read.core.isdisjoint(TRADES | LEVEL_WORDS))
    return _ask(groups, 60) if clear else None


def _unlevelled(names: NameIndex, read: Reading, score: float) -> Found | None:
    """The verdict where the words are a name's but for its level. Without a vendor they are rather a trade."""
    fitting = _fitting(names, read, names.unlevelled.get(read.core, ()))
    if read.vendors or not fitting:
        return _alias(names, read, fitting, score)
    return _ask(names.groups(alias.entry for alias in fitting), 60) if read.kinds or not read.talk else None


def _other_level(names: NameIndex, read: Reading) -> Found | None:
    """A name with a level that the certification does not have: it is another one, but perhaps a slip."""
    less = frozenset(word for word in read.core if word not in LEVEL_WORDS)
    if less == read.core or not less or not read.vendors:
        return None
    aliases = [*names.exact.get(less, ()), *names.unlevelled.get(less, ())]
    groups = names.groups(alias.entry for alias in aliases if names.fits(alias, read.vendors))
    return _ask(groups, 55) if groups else None


def _part(names: NameIndex, read: Reading, penalty: float) -> Found | None:
    """The verdict where the words are some of a name's: take it if only what goes without saying is missing."""
    if all(word in TRADES or word in LEVEL_WORDS for word in read.core):
        return None
    subjects_only = all(generic(word) for word in read.core)
    if subjects_only and not read.vendors:
        return None
    holders = set.intersection(*(names.holders.get(word, set()) for word in read.core))
    scored: list[tuple[float, int, bool]] = []
    for entry in holders:
        if not read.vendors <= names.hosts[entry]:
            continue
        best = max((alias for alias in names.aliases[entry] if read.core <= alias.core), default=None, key=_lightness)
        if best is None:
            continue
        covered = weigh(read.core) / best.weight
        if covered >= _PARTIAL or subjects_only:
            scored.append((covered, -entry, best.core - read.core <= _UNSAID))
    if not scored:
        return None
    scored.sort(reverse=True)
    groups = names.groups(-entry for _, entry, _ in scored)
    first = -scored[0][1]
    if len(groups) == 1 and scored[0][2] and read.vendors & names.vendors[first] and not subjects_only:
        return _decide(names, [first], 86 - penalty)
    if not read.vendors and len(groups) > MOST:
        return None
    return _ask(names.groups(-entry for _, entry, _ in scored[:MOST]) if not subjects_only else groups, 60)


def _lightness(alias: Alias) -> float:
    return -alias.weight


def _inside(names: NameIndex, found: Sequence[Mention]) -> Found:
    """The verdict on a sentence: the one name in it. A code that does not exist allows no other name beside it."""
    missing = [mention for mention in found if mention.code and mention.verdict != "take"]
    if missing:
        matches = tuple(Match(id, missing[0].score - rank) for rank, id in enumerate(missing[0].ids))
        return Found("ask" if matches else "none", matches, missing[0].code)
    groups = list(dict.fromkeys(mention.ids for mention in found if mention.verdict == "take"))
    unsure: list[tuple[str, ...]] = [(id,) for mention in found if mention.verdict == "ask" for id in mention.ids]
    if len(groups) == 1 and not unsure:
        return Found("take", tuple(Match(id, found[0].score - rank) for rank, id in enumerate(groups[0])))
    return _ask(list(dict.fromkeys(groups + unsure)), 60) if groups or unsure else NONE
