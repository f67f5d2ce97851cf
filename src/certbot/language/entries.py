"""The names of the catalog, prepared for finding: built once, in a few milliseconds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from certbot.catalog.model import Catalog, Certification
from certbot.language.codes import CodeIndex, CodeSpan
from certbot.language.lexicon import (
    CREDENTIAL,
    GENERIC,
    GENERIC_WORDS,
    LEVELS,
    STOP,
    SYNONYMS,
    TALK,
    TRADES,
    VENDOR_WORDS,
    VENDORS,
    WEIGHTS,
)
from certbot.language.normalise import Token, tokens
from certbot.language.strange import series
from certbot.language.wording import singular, words

_BRACKETS = re.compile(r" \([^)]*\)")
_CAPITALS = re.compile(r"\b[A-Z]{5,}\b")
_IMPROPER = CREDENTIAL.keys() | VENDOR_WORDS | SYNONYMS.keys()
"""Words whose first letters are no part of a name's initials."""

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
    return sum(WEIGHTS[_kind(word)] for word in words)


@lru_cache(4096)
def _kind(word: str) -> str:
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


def index(catalog: Catalog) -> NameIndex:
    """Prepare the names, short names, codes, aliases and ids of a catalog for `find`."""
    result = NameIndex(same=_same(catalog.certifications))
    for entry, record in enumerate(catalog.certifications.values()):
        provider = catalog.providers.get(record.provider)
        called = VENDORS.get(record.provider)
        if called is None:
            said = {record.provider, provider.short if provider else record.provider}
            called = frozenset(word.text for name in said for word in words(tokens(name)))
        result.ids.append(record.id)
        host = [word.text for word in words(tokens(record.host or ""))]
        result.vendors.append(called)
        if record.kind == "exam":
            result.exams.add(entry)
        result.hosts.append(called | VENDOR_WORDS.intersection(host))
        level = {singular(record.level)} if record.level else set()
        result.bags.append(level | ({"foundation", "fundamental"} if record.level == "foundational" else set()))
        result.aliases.append([])
        _codes(result, record)
        for name, official in _names(record).items():
            _add(result, entry, name, official)
    for entry, bag in enumerate(result.bags):
        for word in bag | result.vendors[entry]:
            result.holders[word].add(entry)
    known = TALK | STOP | CREDENTIAL.keys() | SYNONYMS.keys() | VENDOR_WORDS
    result.typed |= {word for word in known if len(word) > 4}
    for word in sorted(result.typed - _abbreviations(catalog) - result.codes.by_key.keys()):
        result.spelt[word[0]].append(word)
        if word[1] != word[0]:
            result.spelt[word[1] + word[0]].append(word)
    return result


def _abbreviations(catalog: Catalog) -> set[str]:
    """Words that official names write in capitals: one letter more or less makes another of them."""
    names = (name for record in catalog.certifications.values() for name in (record.name, *record.codes))
    return {word.lower() for name in names for word in _CAPITALS.findall(name)} - VENDOR_WORDS


def _names(record: Certification) -> dict[str, bool]:
    """Every way to write a certification; True for the official names."""
    plain = _BRACKETS.sub("", record.name)
    names = {record.name: True, plain: True, record.short: True, record.id: False}
    return names | dict.fromkeys(record.aliases, False)


def _codes(result: NameIndex, record: Certification) -> None:
    codes = [*record.codes, *(version.code for version in record.versions)]
    codes += [version.booking_code for version in record.versions if version.booking_code]
    for code in codes:
        result.codes.add(code, record.id)
        result.series[series(code)] |= result.vendors[-1]
        result.raw[" ".join(token.text for token in tokens(code))].append(len(result.ids) - 1)
    for alias in record.aliases:
        if " " not in alias and any(character.isdigit() or character == "-" for character in alias):
            result.codes.add(alias, record.id, official=False)


def _add(result: NameIndex, entry: int, name: str, official: bool) -> None:
    """Register one way to write a certification."""
    typed = tokens(name)
    plain = [token.text for token in typed]
    if not plain:
        return
    _literal(result, entry, plain, official)
    if len(plain) > 1 and len(name) > 5:
        _put(result.glued["".join(plain)], entry)
    said = [word.text for word in words(typed)]
    meant = content(said)
    vendors = frozenset(word for word in meant if word in VENDOR_WORDS or word in result.vendors[entry])
    core = frozenset(word for word in meant if not is_year(word)) - vendors
    if any(word.isdecimal() for word in core) or "".join(plain) in result.codes.by_key:
        return  # a code, or a name with a number: those are found word for word
    if not core:
        kinds = frozenset(CREDENTIAL[word] for word in said if word in CREDENTIAL)
        _put(result.bare[vendors, kinds], entry)
        return
    result.bags[entry] |= core
    result.longest = max(result.longest, len(meant) + 2)
    if official:
        proper = [word for word in plain if word not in _IMPROPER]
        if len(proper) > 2:
            _put(result.initials["".join(word[0] for word in proper)], entry)
    bare = len(core) == 1 and len(meant) < len(said) and not vendors
    alias = Alias(entry, core, vendors, weigh(core), bare, official)
    if alias in result.aliases[entry]:
        return
    result.aliases[entry].append(alias)
    result.exact[core].append(alias)
    less = frozenset(word for word in core if _kind(word) != "level")
    if less and less != core:
        result.unlevelled[less].append(alias)


def _literal(result: NameIndex, entry: int, plain: Sequence[str], official: bool) -> None:
    """Register a name word for word; an official one also without the vendor before "Certified"."""
    joined = " ".join(plain)
    _put(result.raw[joined], entry)
    result.prefixes.update(accumulate(plain[:-1], "{} {}".format))
    result.typed.update(word for word in plain if len(word) > 4 and word.isalpha())
    if official:
        result.names.add(joined)
        if plain[0] in VENDOR_WORDS and plain[1:2] == ["certified"]:
            _literal(result, entry, plain[1:], True)


def is_year(word: str) -> bool:
    """Whether a word is a year of our time, which a name may have or not."""
    return len(word) == 4 and word.isdigit() and word.startswith("20")


def name_spans(typed: Iterable[Token]) -> str:
    """A sequence of tokens as `raw` writes it."""
    return " ".join(token.text for token in typed)


def _put(where: list[int], entry: int) -> None:
    if entry not in where:
        where.append(entry)


def _same(certifications: Mapping[str, Certification]) -> dict[str, tuple[str, ...]]:
    """For each certification that got a new exam: all its records, the newest first."""
    following = {
        record.id: successor.id
        for record in certifications.values()
        for successor in record.successors
        if successor.relation == "same-certification-new-exam" and successor.id in certifications
    }
    result: dict[str, tuple[str, ...]] = {}
    for first in following:
        chain = [first]
        while chain[-1] in following and following[chain[-1]] not in chain:
            chain.append(following[chain[-1]])
        if len(chain) > len(result.get(chain[-1], ())):
            for id in chain:
                result[id] = tuple(reversed(chain))
    return result
