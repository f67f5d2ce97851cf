"""The names of a catalog as `find` looks them up: who is called what, which words names have, which codes there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from certbot.language.codes import CodeIndex, CodeSpan
from certbot.language.lexicon import CREDENTIAL, GENERIC, GENERIC_WORDS, LEVELS, STOP, TRADES, WEIGHTS
from certbot.language.normalise import Token
from certbot.language.strange import series

Core = frozenset[str]
"""The words of a name without vendor and without what adds nothing; their order does not matter."""


class Alias(NamedTuple):
    """One way to name a certification. `bare` if dropping words like "certificate" left too little of it; `official`
    if the provider writes it so."""

    entry: int
    core: Core
    vendors: frozenset[str]
    weight: float
    bare: bool
    official: bool


@dataclass(slots=True)
class NameIndex:
    """What `find` looks things up in; entries are numbered in the order of the
    catalog, in which the better known come first."""

    ids: list[str] = field(default_factory=list)
    vendors: list[frozenset[str]] = field(default_factory=list)
    hosts: list[frozenset[str]] = field(default_factory=list)
    exams: set[int] = field(default_factory=set)
    bags: list[set[str]] = field(default_factory=list)
    aliases: list[list[Alias]] = field(default_factory=list)
    same: dict[str, tuple[str, ...]] = field(default_factory=dict)
    raw: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    initials: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    glued: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[Core, list[Alias]] = field(default_factory=lambda: defaultdict(list))
    unlevelled: dict[Core, list[Alias]] = field(default_factory=lambda: defaultdict(list))
    bare: dict[tuple[frozenset[str], frozenset[str]], list[int]] = field(default_factory=lambda: defaultdict(list))
    holders: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    codes: CodeIndex = field(default_factory=CodeIndex)
    series: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    typed: set[str] = field(default_factory=set)
    spelt: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    longest: int = 1
    repairs: dict[str, str] = field(default_factory=dict)

    def fits(self, alias: Alias, vendors: frozenset[str]) -> bool:
        """Whether these vendors may be said of what the alias names: its provider, its host, those of the alias."""
        return vendors <= self.hosts[alias.entry] | alias.vendors

    def told(self, alias: Alias, vendors: frozenset[str]) -> bool:
        """Whether these vendors are those of a name, not merely where it is taught ("data science on Coursera")."""
        return bool(vendors & self.vendors[alias.entry]) or (bool(alias.vendors) and alias.vendors <= vendors)

    def others_code(self, code: CodeSpan, said: Iterable[str]) -> bool:
        """Whether a code of the catalog is said of another vendor, who has such codes, too ("azure AI-201")."""
        if code.id is None:
            return False
        others = self.series.get(series(code.text), set()).intersection(said)
        return bool(others) and others.isdisjoint(self.hosts[self.ids.index(code.id)])

    def of_kind(self, entries: Iterable[int], kinds: Iterable[str]) -> list[int]:
        """The exams among the entries if one is asked for, the others if a course is; all if neither is, or both."""
        asked = {"exam", "course"}.intersection(kinds)
        return [entry for entry in entries if len(asked) != 1 or (entry in self.exams) == (asked == {"exam"})]

    def same_subject(self, core: Core, vendors: frozenset[str], kinds: Iterable[str] = ()) -> list[tuple[str, ...]]:
        """The ids of a vendor's names with this subject and no other, if `core` is a subject alone ("aws ml"); where
        none of these is of the kind asked for ("google ml course"), those that are of it and have the subject."""
        if len(core) != 1 or not core <= GENERIC_WORDS or not vendors:
            return []
        (word,) = core
        every = [entry for entry in self.holders.get(word, ()) if vendors <= self.vendors[entry]]
        named = [entry for entry in every if any(_no_more_than(core, alias) for alias in self.aliases[entry])]
        return self.groups(self.of_kind(named, kinds) or self.of_kind(every, kinds) or named)

    def groups(self, entries: Iterable[int]) -> list[tuple[str, ...]]:
        """The ids of these entries in order; one certification with several exams is one group, newest first."""
        result: dict[str, tuple[str, ...]] = {}
        chosen = sorted(set(entries))
        present = {self.ids[entry] for entry in chosen}
        for entry in chosen:
            group = tuple(id for id in self.same.get(self.ids[entry], (self.ids[entry],)) if id in present)
            result.setdefault(group[0], group)
        return list(result.values())


def _no_more_than(core: Core, alias: Alias) -> bool:
    return core <= alias.core and all(map(generic, alias.core - core))


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


def content(text: Iterable[str]) -> list[str]:
    """The words that may name something."""
    return [word for word in text if word not in STOP and word not in CREDENTIAL]


def is_year(word: str) -> bool:
    """Whether a word is a year of our time, which a name may have or not."""
    return len(word) == 4 and word.isdigit() and word.startswith("20")


def name_spans(typed: Iterable[Token]) -> str:
    """A sequence of tokens as `raw` writes it."""
    return " ".join(token.text for token in typed)
