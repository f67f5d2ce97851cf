"""Every name, code and alias of the real catalog, and every code with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Certification
from certbot.config import catalog_dir
from certbot.language.lexicon import STOP, TALK
from certbot.language.mentions import mentions
from certbot.language.names import find, index
from certbot.language.normalise import tokens

CATALOG = load_catalog(catalog_dir({}))
NAMES = index(CATALOG)
RECORDS = [CATALOG.certifications[id] for id in sorted(CATALOG.certifications)]

each = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)


def _codes(record: Certification) -> list[str]:
    versions = (code for version in record.versions for code in (version.code, version.booking_code) if code)
    return list(dict.fromkeys([*record.codes, *versions]))


CODES = {code: record for record in RECORDS for code in _codes(record)}


def _take(query: str, record: Certification) -> None:
    found = find(NAMES, query)
    assert (found.verdict, record.id in [match.id for match in found.matches]) == ("take", True), query


def _names(record: Certification) -> list[str]:
    return list(dict.fromkeys([record.name, record.short, record.id, *_codes(record), *record.aliases]))


@each
def test_every_name_code_and_alias_takes_its_certification(record: Certification) -> None:
    """In lower case and in capitals, with stray blanks, and with a question mark."""
    for name in _names(record):
        for query in (name, name.lower(), name.upper(), f"  {name} ", f"{name}?"):
            _take(query, record)


@each
def test_a_code_may_be_written_in_many_ways(record: Certification) -> None:
    """Glued, with blanks, other dashes, and the letter O for the digit."""
    for code in _codes(record):
        for query in (code.replace("-", ""), code.replace("-", " "), code.replace("-", "–"), code.replace("0", "O")):
            for written in (query, query.lower(), f"{query} exam", f"is {query} hard?"):
                _take(written, record)


@each
def test_a_name_is_found_within_a_sentence(record: Certification) -> None:
    """The official name, the short one and every code are found in questions and among other words."""
    for name in dict.fromkeys([record.name, record.short, *_codes(record)]):
        for query in (f"how much is the {name} exam?", f"hey bot, tell me about {name} please", f"is {name} worth it"):
            _take(query, record)


@each
def test_a_name_without_its_small_words_is_the_same(record: Certification) -> None:
    """Nobody has to write "Certified", colons, dashes and brackets."""
    plain = record.name.split(" (")[0]
    bare = re.sub(r"\bCertified\b|[:,&-]", " ", plain)
    vendor = CATALOG.providers[record.provider].short
    assert find(NAMES, f"{vendor} {bare}").verdict != "none"
    assert record.id in [match.id for match in find(NAMES, f"{vendor} {bare}").matches]


def _found(text: str) -> list[str]:
    return [mention.ids[0] for mention in mentions(NAMES, tokens(text)) if mention.verdict == "take"]


def test_siblings_stand_side_by_side() -> None:
    """Of two codes or short names of one provider each is itself, whatever links them."""
    for first, second in combinations(RECORDS, 2):
        if first.provider == second.provider:
            for one, other in ((first.short, second.short), (second.short, first.short)):
                expected = [first.id, second.id] if one == first.short else [second.id, first.id]
                assert _found(f"{one} vs {other}") == expected, (one, other)
    for first_code, second_code in combinations(CODES, 2):
        both = [CODES[first_code].id, CODES[second_code].id]
        assert _found(f"{first_code.lower()} or {second_code}") == both, (first_code, second_code)


_LEVELS = ("Associate", "Professional", "Specialty", "Expert")


@pytest.mark.parametrize("record", [record for record in RECORDS if record.name.endswith(_LEVELS)], ids=lambda r: r.id)
def test_another_level_is_another_certification(record: Certification) -> None:
    """A level that it does not have is asked about, unless the catalog has that one, too."""
    stem = record.name.rsplit(" ", 1)[0]
    for level in _LEVELS:
        if level.lower() != record.level and not record.name.endswith(level):
            found = find(NAMES, f"{stem} {level}")
            assert found.verdict != "take" or found.matches[0].id != record.id, f"{stem} {level}"


def _bare(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())


_REAL = {_bare(name) for record in RECORDS for name in (record.id, *record.aliases, *_codes(record))}


def _looks_real(typed: str) -> bool:
    """Whether only an O, an L or an I stands where some code has a zero or a one (in a code of letters the other way
    round), or only a plural s is too much."""
    bare = _bare(typed)
    return bare in _REAL or any(
        (len(bare) == len(code) and all(a == b or _looks_alike(a, b, code) for a, b in zip(bare, code, strict=True)))
        or (code.isalpha() and bare == f"{code}S")
        for code in _REAL
    )


def _looks_alike(typed: str, meant: str, code: str) -> bool:
    """Whether one character stands for another of a code."""
    pairs = {("O", "0"), ("L", "1"), ("I", "1")}
    return (typed, meant) in pairs or (code.isalpha() and (meant, typed) in pairs)


def _slips(code: str) -> Iterator[str]:
    """At each place a character lost, doubled, swapped with the next, replaced, and others inserted."""
    for at, character in enumerate(code):
        if character == "-":
            continue
        before, after = code[:at], code[at + 1 :]
        yield before + after
        yield before + character * 2 + after
        if after[:1] not in {"", "-"}:
            yield before + after[0] + character + after[1:]
        for other in "AMX" if character.isalpha() else "1579":
            yield before + other + after
        yield before + "Q" + character + after
        yield before + "3" + character + after
    yield from (code + last for last in "AX04")


def _never_taken(typed: str, vendor: str) -> None:
    """Assert that a code that nobody has is not taken, however it is written."""
    for dash in ("-", " ", ""):
        written = typed.replace("-", dash)
        if dash == " " and typed.lower().split("-")[-1] in STOP | TALK | CATALOG.providers.keys():
            continue  # "is the NCP in demand" has no code, nor has "NCA, AWS"
        for query in (written.lower(), f"is the {written} worth it?", f"{vendor} {written} exam"):
            assert find(NAMES, query).verdict != "take", query


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_with_a_slip_is_never_taken(code: str) -> None:
    """Alone, in a sentence and behind its vendor; dashed, split and glued: only another real code is taken."""
    vendor = CATALOG.providers[CODES[code].provider].short
    for typed in dict.fromkeys(_slips(code)):
        if not _looks_real(typed):
            _never_taken(typed, vendor)


@given(st.sampled_from(sorted(CODES)), st.integers(0, 11), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", max_size=1))
def test_no_other_slip_is_taken_either(code: str, at: int, character: str) -> None:
    """Any character inserted, or in the place of another."""
    for typed in (code[:at] + character + code[at:], code[:at] + character + code[at + 1 :]):
        assume(not _looks_real(typed) and typed.strip("-") == typed)
        _never_taken(typed, CATALOG.providers[CODES[code].provider].short)


@pytest.mark.parametrize("code", [code for code in sorted(CODES) if any(map(str.isdigit, code))])
def test_a_code_that_does_not_exist_is_named(code: str) -> None:
    """Whoever typed it can see what was read."""
    for typed in (f"{code}9", f"{code}X", code[:-1] + ("3" if code[-1] != "3" else "8")):
        if not _looks_real(typed):
            assert find(NAMES, typed).code == typed


@pytest.mark.parametrize(("code", "vendor"), [("AI-201", "azure"), ("AI-102", "salesforce"), ("DEA-C01", "snowflake")])
def test_a_code_of_another_vendor_is_not_taken(code: str, vendor: str) -> None:
    """Vendors number their exams alike: behind the wrong one a code is asked about."""
    assert find(NAMES, code).verdict == "take"
    assert find(NAMES, f"{vendor} {code}").verdict == "ask"
    assert find(NAMES, f"{code} {vendor} exam").verdict == "ask"
