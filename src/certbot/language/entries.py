"""The names of a catalog as `find` looks them up: who is called what, which words names have, which codes there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import NamedTuple

from certbot.language.codes import CodeIndex, CodeSpan
from certbot.language.glued import Glued
from certbot.language.lexicon import (
    CREDENTIAL,
    FIELDS,
    FILLERS,
    GENERIC,
    LEVELS,
    NEXT,
    REPLACING,
    STOP,
    TALK,
    TITLES,
    TRADES,
    UNSAID,
    WEIGHTS,
)
from certbot.language.normalise import Token
from certbot.language.strange import series
from certbot.language.vocabulary import Vocabulary
from certbot.language.wording import singular

LEVEL_WORDS = frozenset(map(singular, LEVELS))
"""Levels as they are among the words of names."""
LEFT_OUT = frozenset(map(singular, UNSAID))
"""What people leave out of names as it is among the words of names."""

BEGINNING = 2
"""Words of a name by which it is told whether a text may go on to be it: more of them cost memory and save little."""
PREFIXES = 2**18
"""Places for the hashes of beginnings: two at one place cost a lookup, no more."""
_BROAD = frozenset(("ai", "data", "cloud"))
_SEVERAL_LEVELS = frozenset(("associate", "professional"))
_NOBODY: frozenset[int] = frozenset()
Core = frozenset[str]
"""The words of a name without vendor and without what adds nothing; their order does not matter."""


class Alias(NamedTuple):
    """One way to name a certification. `kinds` are those of its words like "certificate", which `core` is without;
    `bare` if dropping them left too little of it; `official` if the provider writes it so; `mere` if it is a product or
    the like that the certification is known by, which names it only beside a word such as "exam"."""

    entry: int
    core: Core
    vendors: frozenset[str]
    weight: float
    kinds: frozenset[str]
    bare: bool
    official: bool
    mere: bool = False


@dataclass(slots=True)
class NameIndex:
    """What `find` looks things up in; entries are numbered in the order of the catalog, in which the better known come
    first. `bags` are the words of all names of each. `names` are the official ones: the keys of a dict take a fifth of
    the memory of as many in a set. `holders` have a word among their names; for `adding` it makes no difference
    ("cloud" beside "Google"); `sayable` are both, of the words that make no difference for some. `following` says what
    came in place of one that is gone. `prefixes` tell by hashes what the names in `raw` begin with, up to BEGINNING
    words; `most` is how many words they have."""

    ids: list[str] = field(default_factory=list)
    entries: dict[str, int] = field(default_factory=dict)
    vendors: list[frozenset[str]] = field(default_factory=list)
    hosts: list[frozenset[str]] = field(default_factory=list)
    exams: set[int] = field(default_factory=set)
    untitled: set[int] = field(default_factory=set)
    bags: list[tuple[str, ...]] = field(default_factory=list)
    aliases: list[list[Alias]] = field(default_factory=list)
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    following: dict[str, str] = field(default_factory=dict)
    raw: dict[str, tuple[int, ...]] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    prefixes: bytearray = field(default_factory=lambda: bytearray(PREFIXES))
    initials: dict[str, tuple[int, ...]] = field(default_factory=dict)
    exact: dict[Core, tuple[Alias, ...]] = field(default_factory=dict)
    unlevelled: dict[Core, tuple[Alias, ...]] = field(default_factory=dict)
    bare: dict[tuple[frozenset[str], frozenset[str]], tuple[int, ...]] = field(default_factory=dict)
    holders: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    adding: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    sayable: dict[str, set[int]] = field(default_factory=dict)
    codes: CodeIndex = field(default_factory=CodeIndex)
    series: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    typed: set[str] = field(default_factory=set)
    spelt: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    longest: int = 1
    most: int = 1
    elsewhere: dict[str, str] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)
    repairs: dict[str, str] = field(default_factory=dict)
    numbered: dict[frozenset[str], tuple[int, ...]] = field(default_factory=dict)
    acronyms: set[str] = field(default_factory=set)
    _vocabulary: Vocabulary | None = None
    _glued: Glued | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the names, as they are typed in full."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary.of(self.names, self.raw, self.acronyms, self.codes.forms.codes)
        return self._vocabulary

    @property
    def glued(self) -> Glued:
        """The names, to be found without their blanks."""
        if self._glued is None:
            self._glued = Glued(self.raw)
        return self._glued

    def may_begin(self, text: str) -> bool:
        """Whether a name in `raw` may go on from up to BEGINNING words."""
        return bool(self.prefixes[hash(text) % PREFIXES])

    def having(self, word: str) -> Set[int]:
        """The entries that have a word among their names, or of which it may be said besides."""
        return self.sayable[word] if word in self.sayable else self.holders.get(word, _NOBODY)

    def all_of(self, words: Iterable[str]) -> Set[int]:
        """The entries that have all of these words."""
        return reduce(and_, sorted(map(self.having, words), key=len))

    def fits(self, alias: Alias, vendors: frozenset[str]) -> bool:
        """Whether these vendors may be said of what the alias names: its provider, its host, those of the alias."""
        return vendors <= self.hosts[alias.entry] | alias.vendors

    def told(self, alias: Alias, vendors: frozenset[str]) -> bool:
        """Whether these vendors are those of a name, not merely where it is taught ("data science on Coursera")."""
        return bool(vendors & self.vendors[alias.entry]) or (bool(alias.vendors) and alias.vendors <= vendors)

    def of_one_level(self, entry: int) -> bool:
        """Whether a level tells a certification: a family has several."""
        return not _SEVERAL_LEVELS.issubset(self.bags[entry])

    def others_code(self, code: CodeSpan, said: Iterable[str]) -> bool:
        """Whether a code of the catalog is said of another vendor, who has such codes, too ("azure AI-201")."""
        if code.id is None:
            return False
        others = self.series.get(series(code.text), set()).intersection(said)
        return bool(others) and others.isdisjoint(self.hosts[self.entries[code.id]])

    def another_title(self, entry: int, said: Collection[str]) -> bool:
        """Whether "certified" makes another title of a name that has it not: a course makes nobody a "certified data
        scientist", and what is "Microsoft Certified: AI Transformation Leader" is not all that is called so."""
        if "certified" not in said or entry not in self.untitled or TRADES.isdisjoint(said):
            return False
        return entry not in self.exams or self.vendors[entry].isdisjoint(said)

    def of_kind(self, entries: Iterable[int], kinds: Iterable[str]) -> list[int]:
        """The exams among the entries if one is asked for, the others if a course is; all if neither is, or both."""
        asked = {"exam", "course"}.intersection(kinds)
        return [entry for entry in entries if len(asked) != 1 or (entry in self.exams) == (asked == {"exam"})]

    def groups(self, entries: Iterable[int]) -> list[tuple[str, ...]]:
        """The ids of these entries in order; one certification with several exams is one group, newest first."""
        result: dict[str, tuple[str, ...]] = {}
        chosen = sorted(set(entries))
        present = {self.ids[entry] for entry in chosen}
        for entry in chosen:
            group = tuple(id for id in self.same.get(self.ids[entry], (self.ids[entry],)) if id in present)
            result.setdefault(group[0], group)
        return list(result.values())


def weigh(words: Iterable[str]) -> float:
    """How much of a name these words are."""
    return sum(WEIGHTS[kind(word)] for word in words)


def kind(word: str) -> str:
    """What a word of a name is, as WEIGHTS has it."""
    if word in LEVELS or word + "s" in LEVELS:
        return "level"
    if word in TRADES:
        return "trade"
    return "generic" if generic(word) else "other"


def generic(word: str) -> bool:
    """Whether many names share this word."""
    return word in GENERIC or word + "s" in GENERIC


def vague(core: Set[str]) -> bool:
    """Whether these words may be said of many certifications."""
    return all(generic(word) or word in LEFT_OUT or word in FIELDS for word in core)


def distinctive(core: Core) -> bool:
    """Whether several words are those of a name, rather than a trade or a subject that people have in general."""
    if all(generic(word) and word not in TRADES and word not in LEVEL_WORDS for word in core):
        return False
    return (
        len(core) > 1
        and not core <= LEVEL_WORDS
        and any(word in TITLES or not (vague({word}) or word in TRADES) for word in core)
    )


def levelled(core: Core) -> bool:
    """Whether a level stands beside two other words, or so many words that none is needed."""
    return len(core) > 3 or (len(core) > 2 and not core.isdisjoint(LEVEL_WORDS))


def says_enough(core: Core) -> bool:
    """Whether a subject that is not everybody's is named, and its trade and level or more: as much as with a vendor."""
    subjects = core - LEVEL_WORDS - TRADES - FIELDS - _BROAD
    return bool(subjects) and (len(core) > 3 or (not core.isdisjoint(TRADES) and (len(subjects) > 1 or levelled(core))))


def content(text: Iterable[str]) -> list[str]:
    """The words that may name something."""
    return [word for word in text if word not in STOP and word not in CREDENTIAL and word not in FILLERS]


def pointing(text: Iterable[str]) -> frozenset[str]:
    """The words of a name with a number that say which it is, one for all that says that it comes after another."""
    empty = (STOP, CREDENTIAL, TALK, REPLACING)
    kept = (word for word in text if word in NEXT or not any(word in some for some in empty))
    return frozenset("successor" if word in NEXT else word for word in kept)


def is_year(word: str) -> bool:
    """Whether a word is a year of our time, which a name may have or not."""
    return len(word) == 4 and word.isdigit() and word.startswith("20")


def name_spans(typed: Iterable[Token]) -> str:
    """A sequence of tokens as `raw` writes it."""
    return " ".join(token.text for token in typed)
