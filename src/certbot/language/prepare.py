"""From a catalog to the index of its names: built once, before anything is looked up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from certbot.catalog.model import Catalog, Certification
from certbot.language.entries import Alias, NameIndex, content, is_year, kind, weigh
from certbot.language.lexicon import CREDENTIAL, STOP, SYNONYMS, TALK, VENDOR_WORDS, VENDORS
from certbot.language.normalise import tokens
from certbot.language.strange import series
from certbot.language.wording import singular, words

_BRACKETS = re.compile(r" \([^)]*\)")
_CAPITALS = re.compile(r"\b[A-Z]{5,}\b")
_IMPROPER = CREDENTIAL.keys() | VENDOR_WORDS | SYNONYMS.keys()
"""Words whose first letters are no part of a name's initials."""


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
    return names | {alias: False for alias in record.aliases if alias not in names}


def _codes(result: NameIndex, record: Certification) -> None:
    codes = [*record.codes, *(version.code for version in record.versions)]
    codes += [version.booking_code for version in record.versions if version.booking_code]
    for code in codes:
        result.codes.add(code, record.id)
        result.series[series(code)] |= result.vendors[-1]
        _put(result.raw[" ".join(token.text for token in tokens(code))], len(result.ids) - 1)
    for alias in record.aliases:
        if " " not in alias and any(character.isdigit() or character == "-" for character in alias):
            result.codes.add(alias, record.id, official=False)


def _add(result: NameIndex, entry: int, name: str, official: bool) -> None:
    """Register one way to write a certification."""
    typed = tokens(name)
    plain = [token.text for token in typed]
    if not plain or entry in result.raw.get(" ".join(plain), ()):
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
    if any(alias[:-1] == other[:-1] for other in result.aliases[entry]):
        return  # an official name came first
    result.aliases[entry].append(alias)
    result.exact[core].append(alias)
    less = frozenset(word for word in core if kind(word) != "level")
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
