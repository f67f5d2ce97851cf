"""The words of names, found again from what was typed of them."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.vocabulary import beside, sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("found", "foundations"),
        ("archi", "architect"),
        ("funds", "fundamentals"),
        ("ldr", "leader"),
        ("govrnc", "governance"),
        ("fundies", "fundamentals"),
        ("netwrkg", "networking"),
        ("mgmt", "management"),
        ("dvlpr", "developer"),
        ("fndns", "foundations"),
        ("clod", "cloud"),
        ("aure", "azure"),
        ("asw", "aws"),
        ("sertified", "certified"),
        ("enjineer", "engineer"),
        ("aie", "ai engineer"),
    ],
)
def test_words_cut_short_squeezed_slipped_and_by_ear(names: NameIndex, typed: str, meant: str) -> None:
    """Each is among what it may stand for, and so are the initials of a name's beginning or end."""
    assert meant in names.vocabulary.meant(typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("met", "mit"),
        ("mist", "mit"),
        ("ckb", "cka"),
        ("genm", "genl"),
        ("caiip", "caip"),
        ("cad", "application developer"),
        ("ent", "examination"),
        ("jetson", "jensen"),
        ("zzzz", "aws"),
        ("ß", "aws"),
    ],
)
def test_what_is_no_slip(names: NameIndex, typed: str, other: str) -> None:
    """Of an acronym, a code and a person nothing is a slip; a vendor of three letters is missed by a neighbouring key
    only."""
    assert other not in names.vocabulary.meant(typed)


def test_the_fewer_the_slips_the_less_speaks_against_a_word(names: NameIndex) -> None:
    """One letter lost at the end is less than several, and that is less than two slips."""
    vocabulary = names.vocabulary
    assert vocabulary.meant("clou")["cloud"] < vocabulary.meant("engi")["engineer"]
    assert vocabulary.meant("engi")["engineer"] < vocabulary.meant("kuburnetis")["kubernetes"]


def test_what_sounds_alike_has_one_sign() -> None:
    """Vowels after the first letter and doubled letters are not heard."""
    assert sound("databrix") == sound("databricks")
    assert sound("mashine") == sound("machine")
    assert sound("cloud") != sound("claude")[:-1]


def test_neighbours_on_the_keyboard() -> None:
    """In the row or right above or below."""
    assert beside("s", "d")
    assert beside("s", "w")
    assert not beside("s", "l")
