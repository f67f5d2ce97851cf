"""From a catalog to the index of its names: built once, before anything is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from sys import intern
from typing import Any, TypeVar

from certbot.catalog.model import Catalog, Certification, Successor
from certbot.language.entries import (
    BEGINNING,
    PREFIXES,
    Alias,
    NameIndex,
    content,
    generic,
    is_year,
    kind,
    pointing,
    weigh,
)
from certbot.language.lexicon import (
    ADDING,
    AI_ALREADY,
    CLOUDS,
    CREDENTIAL,
    NEXT,
    STOP,
    TALK,
    TEACHERS,
    TRADES,
    VENDOR_WORDS,
    VENDORS,
)
from certbot.language.normalise import tokens
from certbot.language.spellings import SYNONYMS
from certbot.language.strange import series
from certbot.language.wording import singular, words

_BRACKETS = re.compile(r" \([^)]*\)")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_PREFIX = "Certified:"  # set before a name, and no part of it
_IMPROPER = CREDENTIAL.keys() | VENDOR_WORDS | SYNONYMS.keys()
"""Words whose first letters are no part of a name's initials."""

T = TypeVar("T")
Pool = dict[Any, Any]
"""Values that are equal and stand in many places of an index, each kept once: a large catalog repeats itself."""


def index(catalog: Catalog) -> NameIndex:
    """Prepare the names, short names, codes, aliases and ids of a catalog for `find`."""
    result = NameIndex(same=_same(catalog.certifications))
    pool: Pool = {}
    for entry, record in enumerate(catalog.certifications.values()):
        provider = catalog.providers.get(record.provider)
        called = VENDORS.get(record.provider)
        if called is None:
            said = {record.provider, provider.short if provider else record.provider}
            called = _once(pool, frozenset(word.text for name in said for word in words(tokens(name))))
        result.ids.append(record.id)
        result.entries[record.id] = entry
        host = [word.text for word in words(tokens(record.host or ""))]
        result.vendors.append(called)
        if record.kind == "exam":
            result.exams.add(entry)
        if record.kind != "exam" or _PREFIX in record.name:
            result.untitled.add(entry)
        teachers = (TEACHERS.get(word, frozenset()) for word in called)
        result.hosts.append(_once(pool, called.union(VENDOR_WORDS.intersection(host), *teachers)))
        for word in ADDING.get(record.kind, ()):
            result.adding[word].add(entry)
        if not CLOUDS.isdisjoint(called):
            result.adding["cloud"].add(entry)
        result.aliases.append([])
        result.following.update((record.id, after.id) for after in record.successors if _in_place(catalog, after))
        _codes(result, pool, record)
        for name, official in _names(record).items():
            _add(result, pool, entry, name, official)
        for name in record.known_by:
            _known(result, pool, entry, name)
        bag = _bag(record, result.aliases[entry])
        result.bags.append(tuple(bag))
        if not AI_ALREADY.isdisjoint(bag):
            result.adding["ai"].add(entry)
        for word in bag.union(result.hosts[entry], *(alias.vendors for alias in result.aliases[entry])):
            result.holders[word].add(entry)
    for other in catalog.elsewhere.values():
        for name in (other.name, *other.aliases):
            plain = [token.text for token in tokens(name)]
            result.elsewhere[" ".join(plain)] = other.id
            result.beginnings.update(accumulate(plain[:-1], "{} {}".format))
    result.sayable = {word: result.holders.get(word, set()) | entries for word, entries in result.adding.items()}
    result.acronyms = _acronyms(catalog)
    known = TALK | STOP | CREDENTIAL.keys() | SYNONYMS.keys() | VENDOR_WORDS
    result.typed |= {word for word in known if len(word) > 4}
    for word in sorted(result.typed - result.acronyms - result.codes.by_key.keys()):
        result.spelt[word[0]].append(word)
        if word[1] != word[0]:
            result.spelt[word[1] + word[0]].append(word)
    return result


def _in_place(catalog: Catalog, successor: Successor) -> bool:
    """Whether this is what one became or was replaced by, not merely what is nearest to it."""
    return successor.relation != "nearest" and successor.id in catalog.certifications


def _acronyms(catalog: Catalog) -> set[str]:
    """Words that official names write in capitals: one letter more or less makes another of them."""
    names = (name for record in catalog.certifications.values() for name in (record.name, *record.codes))
    return {word.lower() for name in names for word in _CAPITALS.findall(name)} - VENDOR_WORDS


def _names(record: Certification) -> dict[str, bool]:
    """Every way to write a certification; True for the official names."""
    plain = _BRACKETS.sub("", record.name)
    names = {record.name: True, plain: True, record.short: True, record.id: False}
    return names | {alias: False for alias in record.aliases if alias not in names}


def _bag(record: Certification, aliases: Iterable[Alias]) -> set[str]:
    """The words of all names of a certification, and those of its level. Of what it is merely known by, the words that
    tell it: "Vertex AI" is none of "AI"."""
    bag = {singular(record.level)} if record.level else set()
    if record.level == "foundational":
        bag |= {"foundation", "fundamental"}
    for alias in aliases:
        bag.update(word for word in alias.core if not alias.mere or word in TRADES or not generic(word))
    return bag


def _once(pool: Pool, value: T) -> T:
    """The first value that was equal to this one."""
    known: T = pool.setdefault(value, value)
    return known


def _put(pool: Pool, where: dict[Any, tuple[int, ...]], key: object, entry: int) -> None:
    """Add an entry to those under a key."""
    there = where.get(key, ())
    if entry not in there:
        where[key] = _once(pool, (*there, entry))


def _codes(result: NameIndex, pool: Pool, record: Certification) -> None:
    codes = [*record.codes, *(version.code for version in record.versions)]
    codes += [version.booking_code for version in record.versions if version.booking_code]
    for code in codes:
        result.codes.add(code, record.id)
        result.series[series(code)] |= result.vendors[-1]
        _put(pool, result.raw, " ".join(token.text for token in tokens(code)), len(result.ids) - 1)
    for alias in record.aliases:
        if " " not in alias and any(character.isdigit() or character == "-" for character in alias):
            result.codes.add(alias, record.id, official=False)


def _add(result: NameIndex, pool: Pool, entry: int, name: str, official: bool) -> None:
    """Register one way to write a certification."""
    typed = tokens(name)
    plain = [intern(token.text) for token in typed]
    if not plain or entry in result.raw.get(" ".join(plain), ()):
        return
    _literal(result, pool, entry, plain, official)
    said = [intern(word.text) for word in words(typed)]
    meant = content(said)
    vendors = _once(pool, frozenset(w for w in meant if w in VENDOR_WORDS or w in result.vendors[entry]))
    core = _once(pool, frozenset({word for word in meant if not is_year(word)} - vendors))
    if any(word.isdecimal() for word in core) or "".join(plain) in result.codes.by_key:
        if not NEXT.isdisjoint(plain):
            _put(pool, result.numbered, pointing(plain), entry)
        return  # a code, or a name with a number: those are found word for word
    kinds = _once(pool, frozenset(CREDENTIAL[word] for word in said if word in CREDENTIAL))
    if not core:
        _put(pool, result.bare, (vendors, kinds), entry)
        return
    result.longest = max(result.longest, len(meant) + 2)
    if official:
        proper = [word for word in plain if word not in _IMPROPER]
        if len(proper) > 2:
            _put(pool, result.initials, "".join(word[0] for word in proper), entry)
    bare = len(core) == 1 and len(meant) < len(said) and not vendors
    alias = Alias(entry, core, vendors, _once(pool, weigh(core)), kinds, bare, official)
    if any(alias[:-2] == other[:-2] for other in result.aliases[entry]):
        return  # an official name came first
    result.aliases[entry].append(alias)
    result.exact[core] = (*result.exact.get(core, ()), alias)
    less = _once(pool, frozenset({word for word in core if kind(word) != "level"}))
    if less and less != core:
        result.unlevelled[less] = (*result.unlevelled.get(less, ()), alias)


def _known(result: NameIndex, pool: Pool, entry: int, name: str) -> None:
    """Register what a certification is known by."""
    typed = tokens(name)
    meant = content(word.text for word in words(typed))
    vendors = VENDOR_WORDS.intersection(meant)
    core = _once(pool, frozenset(meant) - vendors)
    if not core:
        result.vendors[entry] |= vendors
        return
    alias = Alias(entry, core, _once(pool, vendors), weigh(core), frozenset(), bare=True, official=False, mere=True)
    result.longest = max(result.longest, len(meant) + 2)
    result.typed.update(token.text for token in typed if len(token.text) > 4)
    result.aliases[entry].append(alias)
    result.exact[core] = (*result.exact.get(core, ()), alias)


def _literal(result: NameIndex, pool: Pool, entry: int, plain: Sequence[str], official: bool) -> None:
    """Register a name word for word; an official one also without the vendor before "Certified"."""
    joined = " ".join(plain)
    _put(pool, result.raw, joined, entry)
    result.most = max(result.most, len(plain))
    for beginning in accumulate(plain[: min(len(plain) - 1, BEGINNING)], "{} {}".format):
        result.prefixes[hash(beginning) % PREFIXES] = True
    result.typed.update(word for word in plain if len(word) > 4 and word.isalpha())
    if official:
        result.names[joined] = None
        if plain[0] in VENDOR_WORDS and plain[1:2] == ["certified"] and entry not in result.untitled:
            _literal(result, pool, entry, plain[1:], True)


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
