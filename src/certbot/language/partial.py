"""Names of which more is said than is needed, or less, or with another level: which certifications that leaves."""

from __future__ import annotations

from typing import NamedTuple

from certbot.language import rules
from certbot.language.entries import (
    LEFT_OUT,
    LEVEL_WORDS,
    Alias,
    Core,
    NameIndex,
    distinctive,
    generic,
    levelled,
    says_enough,
    vague,
    weigh,
)
from certbot.language.lexicon import AI_ALREADY, CRAFTS, PRODUCTS, TRADES
from certbot.language.mention import MOST
from certbot.language.reading import Reading
from certbot.language.rules import Rule

_ENOUGH = 3  # words that many names share, which together may be those of one
_MOST_HAVING = 50  # certifications among which one is looked for
COURSES = frozenset(("program", "specialization", "bootcamp", "badge"))
"""Words of some names that say what something is, as "course" does."""


class Hit(NamedTuple):
    """The certifications that words leave, by which rule, and whether it is `sure` that one of them is meant."""

    entries: list[int]
    rule: Rule
    sure: bool


def more(names: NameIndex, read: Reading, rule: Rule) -> Hit | None:
    """A name, and more of what its certification is called besides, if no other one is called all of that."""
    having = names.all_of((*read.core, *read.vendors))
    if len(having) > _MOST_HAVING:
        return None
    entries = [entry for entry in having if read.vendors <= names.hosts[entry]]
    if len(names.groups(entries)) > 1:  # then the one that has all but what makes no difference
        added = {entry: {word for word in read.core if entry in names.adding.get(word, ())} for entry in entries}
        entries = [e for e in entries if any(_same(read.core - added[e], alias.core) for alias in names.aliases[e])]
    if len(names.groups(entries)) != 1:
        return None
    every = (alias for entry in entries for alias in names.aliases[entry])
    fitting = [
        alias
        for alias in every
        if alias.core < read.core and not alias.core <= LEVEL_WORDS and (not alias.mere or _says_more(read, alias))
    ]
    named = any(
        names.told(alias, read.vendors) or not (alias.vendors or (vague(alias.core) and not levelled(alias.core)))
        for alias in fitting
    )
    return Hit(entries, rule, True) if named else None


def _same(one: Core, other: Core) -> bool:
    """Whether these are the same words, but perhaps for their level said twice ("KI-Grundlagen, AI Foundations")."""
    return one == other or bool(one - LEVEL_WORDS and other <= one and one - LEVEL_WORDS == other - LEVEL_WORDS)


def described(names: NameIndex, read: Reading, rule: Rule) -> Hit | None:
    """What has all of these words among its names and what it is known by, though no one name has them ("the llm and
    rag exam of databricks"): sure if there is one. A credential must be spoken of, or a level."""
    if not read.kinds and read.core.isdisjoint(COURSES | LEVEL_WORDS):
        return None
    told = read.core - COURSES
    telling = [word for word in told if not generic(word)]
    if not told or not (read.vendors or len(telling) > 1):
        return None
    having = names.all_of((*telling, *read.vendors))
    if len(having) > _MOST_HAVING:
        return None
    fitting = [entry for entry in sorted(having) if _describes(names, entry, read.vendors, told)]
    groups = names.groups(fitting)
    if not groups or len(groups) > MOST:
        return None
    named = bool(read.vendors & names.vendors[fitting[0]]) or not read.vendors
    return Hit(fitting, rule if len(groups) == 1 else rules.PARTS, len(groups) == 1 and named)


def _describes(names: NameIndex, entry: int, vendors: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a certification is known by some of these words, not all of them shared by many, and the others are
    among its names."""
    aliases = names.aliases[entry]
    known = any(alias.core <= told and not all(map(generic, alias.core)) for alias in aliases if alias.mere)
    if not known or not vendors <= names.hosts[entry]:
        return False
    return all(any(word in alias.core for alias in aliases) or entry in names.adding.get(word, ()) for word in told)


def _says_more(read: Reading, alias: Alias) -> bool:
    """Whether a level, a trade or a word such as "exam" stands beside what a certification is known by."""
    return bool(read.kinds) or not (read.core - alias.core).isdisjoint(LEVEL_WORDS | TRADES | COURSES)


def other_level(names: NameIndex, read: Reading) -> Hit | None:
    """A name with a level that the certification does not have: it is another one, but perhaps a slip."""
    less = frozenset(word for word in read.core if word not in LEVEL_WORDS)
    if less == read.core or not less or not read.vendors:
        return None
    aliases = [*names.exact.get(less, ()), *names.unlevelled.get(less, ())]
    entries = [alias.entry for alias in aliases if names.fits(alias, read.vendors)]
    return Hit(entries, rules.OTHER_LEVEL, False) if entries else None


def part(names: NameIndex, read: Reading, rule: Rule) -> Hit | None:
    """Some of the words of a name: it is sure if only what goes without saying is missing."""
    if all(word in TRADES or word in LEVEL_WORDS for word in read.core) and not distinctive(read.core):
        return None
    subjects_only = all(generic(word) for word in read.core)
    alone = subjects_only and not read.vendors  # "agentic ai business solutions"
    if alone and (read.talk or len(read.core) < _ENOUGH or not read.core.isdisjoint(CRAFTS)):
        return None
    holders = set.intersection(*(names.holders.get(word, set()) for word in (*read.core, *read.vendors)))
    several = sum(not generic(word) for word in read.core) > 1  # "pytorch and keras" leaves nothing open
    unsaid = LEFT_OUT | {"ai"} if len(read.core) > 1 else LEFT_OUT
    scored: list[tuple[float, int, bool, bool]] = []
    for entry in sorted(holders)[:_MOST_HAVING]:
        if not read.vendors <= names.hosts[entry]:
            continue
        having = (alias for alias in names.aliases[entry] if read.core <= alias.core and not alias.mere)
        best = max(having, default=None, key=_lightness)
        if best is None:
            continue
        covered = weigh(read.core) / best.weight
        if covered >= rules.PARTIAL or subjects_only:
            missing = best.core - read.core
            another = not read.vendors and "ai" in missing and any(map(_subject, read.core))  # "CS50 Python"
            sure = several or (missing <= unsaid and not another)
            scored.append((covered, -entry, sure, missing <= LEFT_OUT | TRADES))
    if not scored:
        return None
    scored.sort(reverse=True)
    entries = [-entry for _, entry, *_ in scored]
    groups = names.groups(entries)
    told = bool(read.vendors & names.vendors[entries[0]])
    if not read.vendors:
        told = says_enough(read.core) or alone or (distinctive(read.core) and read.core.isdisjoint(CRAFTS))
    # All that the vendor has.
    only = read.vendors and read.kinds and len(names.groups(names.all_of(read.vendors))) == 1
    most = subjects_only and len(read.core) > 2 and told and scored[0][3]  # "microsoft cloud and ai security"
    shared = read.core <= PRODUCTS and len(names.groups(names.all_of((*read.core, *read.vendors)))) > 1
    if len(groups) == 1 and (most or ((only or scored[0][2]) and told and not (subjects_only or shared))):
        return Hit(entries[:1], rule, True)
    if alone or (not read.vendors and len(groups) > MOST):
        return None
    return Hit(entries if subjects_only else entries[:MOST], rules.PARTS, False)


def _subject(word: str) -> bool:
    """Whether this is a subject that need not be about AI."""
    return generic(word) and not (word in TRADES or word in LEVEL_WORDS or word in AI_ALREADY)


def _lightness(alias: Alias) -> float:
    return -alias.weight
