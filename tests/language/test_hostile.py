"""Texts that are made to be misread: disguised letters, nothing to read, one thing said a thousand times."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from growing import GROWTH, growth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certbot.catalog.vocabulary import SLOTS
from certbot.config import catalog_dir, dialogs_dir
from certbot.dialog.load import load_world
from certbot.evaluation.load import load_part
from certbot.language.confusables import LATIN, TWINS
from certbot.language.explain import explain
from certbot.language.explain_meaning import explain_meaning
from certbot.language.names import find
from certbot.language.normalise import LONGEST, tokens
from certbot.language.read import understand
from certbot.language.templates import expand
from certbot.language.understanding import Found, Understanding

WORLD = load_world(catalog_dir({}), dialogs_dir({}))
DAY = date(2026, 11, 22)
RECORDS = WORLD.catalog.certifications.values()
NAMES = sorted({name for r in RECORDS for name in (r.name, r.short, r.id, *r.codes, *r.aliases)})
PART = load_part(Path(__file__).parents[1] / "understanding")
SENTENCES = sorted(line.text for line in (*PART.names, *PART.profiles, *PART.intents))
PHRASES = sorted(
    {
        " ".join(next(iter(expand(entry.template))))
        for words in (WORLD.words, *WORLD.words.languages.values())
        for entry in words.entries
        if not entry.kind.startswith(("composed", "signs", "weight"))
    }
)

LOOKALIKES: dict[str, list[str]] = {}
for letter, twin in (*TWINS.items(), *((chr(code), twin) for code, twin in LATIN.items())):
    LOOKALIKES.setdefault(twin, []).append(letter)
UNSEEN = [chr(code) for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xAD, 0xFEFF)]
MATHEMATICAL = (0x1D400, 0x1D5D4, 0x1D63C, 0x1D670)  # bold, sans-serif bold, its italic, monospaced
LETTER_ALONE = re.compile(r"\b[A-Z]\b")
LATIN_WORD = re.compile("[A-Za-z]+")
ASKED = st.sampled_from([None, *SLOTS])


def _full_width(random: Random, letter: str) -> str:
    return chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter


def _mathematical(random: Random, letter: str) -> str:
    if not (letter.isascii() and letter.isalpha()):
        return letter
    return chr(random.choice(MATHEMATICAL) + ord(letter.upper()) - ord("A") + 26 * letter.islower())


def _unseen(random: Random, letter: str) -> str:
    return letter + random.choice(UNSEEN) if letter.isascii() else letter  # one would part the signs of a picture


def _accented(random: Random, letter: str) -> str:
    return letter + chr(random.randint(0x300, 0x36F)) if letter.isalpha() else letter


def _lookalike(random: Random, letter: str) -> str:
    return random.choice(LOOKALIKES.get(letter, [letter]))


DISGUISES = (_full_width, _mathematical, _unseen, _accented)


def disguised(text: str, random: Random, way: Callable[[Random, str], str]) -> str:
    """A text with some of its letters in disguise, or all."""
    share = random.choice((0.1, 0.5, 1))
    return "".join(way(random, letter) if random.random() < share else letter for letter in text)


def read(text: str, asked: str | None = None) -> Understanding:
    """What a text is understood to mean."""
    return understand(WORLD.words, WORLD.index, text, asked, DAY)


def meaning(read: Understanding) -> tuple[object, ...]:
    """What was understood, without the text."""
    return read.intent, dict(read.slots), read.cleared, read.certifications, read.elsewhere, read.ask, read.criteria


def taken(found: Found) -> set[str]:
    """The certification that is taken, if one is."""
    return {match.id for match in found.matches} if found.verdict == "take" else set()


def everything(text: str, asked: str | None = None) -> tuple[Found, Understanding]:
    """What `find` and `understand` make of a text; the explanations say the same."""
    found, understood = find(WORLD.index, text), read(text, asked)
    assert explain(WORLD.index, WORLD.catalog, text).found == found
    assert explain_meaning(WORLD.words, WORLD.index, text, asked, DAY).read == understood
    return found, understood


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES + SENTENCES), st.sampled_from(DISGUISES), st.randoms(use_true_random=False))
def test_a_disguise_that_can_be_seen_through_changes_nothing(
    text: str, way: Callable[[Random, str], str], random: Random
) -> None:
    """Full-width and mathematical letters, marks that cannot be seen, and accents."""
    odd = disguised(text, random, way)
    assert find(WORLD.index, odd) == find(WORLD.index, text)
    assert meaning(read(odd)) == meaning(read(text))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(NAMES + SENTENCES), st.randoms(use_true_random=False))
def test_lookalikes_beside_a_latin_letter_change_nothing(text: str, random: Random) -> None:
    """Whole words of another script may be of a language, but none that has a letter of ours."""
    odd = LATIN_WORD.sub(lambda word: word[0][0] + disguised(word[0][1:], random, _lookalike), text)
    assert find(WORLD.index, odd) == find(WORLD.index, text)
    assert meaning(read(odd)) == meaning(read(text))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_capitals_that_look_alike_are_read(name: str, random: Random) -> None:
    """In capitals every word of several letters can be seen through: "ΑІ-102". One letter may be a word ("В")."""
    name = name.upper()
    found, plain = find(WORLD.index, disguised(name, random, _lookalike)), find(WORLD.index, name)
    assert found == plain or (found.verdict != "take" and LETTER_ALONE.search(name))


EMPTY = st.text(st.characters(categories=["P", "Sm", "Sk", "Z", "Cc", "Cf", "Co", "Cs"], exclude_characters="&@→⇒½"))
EMOJI = st.text(st.sampled_from("🤖🎓💻👩👍🏿👎🆓💰🇦🇮🇩🇪🅰🆗❤✅❌♥⚕🔥💯1⃣\u200d\ufe0f"), min_size=1, max_size=8)
LETTER = st.characters(categories=["L"])


@settings(deadline=None)
@given(EMPTY, ASKED)
def test_where_nothing_is_said_nothing_is_read(text: str, asked: str | None) -> None:
    """Punctuation, control characters, halves of characters."""
    found, understood = everything(text, asked)
    assert found.verdict == "none"
    assert not understood.certifications and understood.ask is None and "have" not in understood.slots
    assert asked is not None or not understood.understood


@settings(deadline=None)
@given(EMOJI | LETTER, ASKED)
def test_a_picture_or_a_letter_names_nothing(text: str, asked: str | None) -> None:
    """A raised thumb is an answer and "k" an "ok", but no certification."""
    found, understood = everything(text, asked)
    assert found.verdict == "none"
    assert not understood.certifications and understood.ask is None and "have" not in understood.slots


@settings(deadline=None)
@given(st.sampled_from(NAMES + SENTENCES), st.characters(categories=["Cs"]), st.randoms(use_true_random=False))
def test_half_a_character_does_no_harm(text: str, half: str, random: Random) -> None:
    """What is no text at all is answered, and takes nothing that was not there."""
    at = random.randrange(len(text) + 1)
    everything(text[:at] + half + text[at:])


TRAPS = (
    "a", "1", "a!", "1-", "1-1-", "(", ")(", "((a))", "not ", "and/or/", "and ", "or ", '"', "'", "“«'", "9" * 40,
    ",", ", ", ".", "..a", "/", "/a", "a.b.", "a.", "-", "->", "=>", "+ ", "1 + ", "½", "1/2 ", "$", "$1", "$1,", "1,1",
    "1.1", "e.g. ", "i ", "I'm not ", "w/o ", "http://a.b/", "a@", "&", "#ai ", "_", "a_", "\t", "\n", "\\", "[a]",
    "{cert}", "{", "…", "?", "!?", "why not ", "i have ", "it ", "the ", "1st ", "2019 ", "k ", "4y", "4 years ", "c",
    "aa", "ß", "İ", "ﷺ", "ſ", "\u0301", "क", "的", "Ж", "日1",
)  # fmt: skip
SINGLE = st.sampled_from(TRAPS) | st.sampled_from(NAMES + PHRASES).flatmap(
    lambda name: st.sampled_from([name, name + " "])
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SINGLE, ASKED)
def test_what_is_said_a_thousand_times_means_no_more_than_once(unit: str, asked: str | None) -> None:
    """Nothing is raised, and nothing taken that the single thing, two of it, or a code in it would not be."""
    found, understood = everything((unit * LONGEST)[:LONGEST], asked)
    once = [everything(unit * times, asked) for times in (1, 2)]
    known = {match.id for one, _ in once for match in one.matches}
    known |= {code.id for code in explain(WORLD.index, WORLD.catalog, unit).codes if code.id}
    known |= {id for _, one in once for id in (*one.certifications, *one.slots.get("have", ()))}
    known |= {match.id for _, one in once if one.ask for match in one.ask.matches}
    assert taken(found) <= known
    assert {*understood.certifications, *understood.slots.get("have", ())} <= known


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PHRASES) | st.sampled_from(TRAPS) | st.sampled_from(NAMES), min_size=1, max_size=4))
def test_whatever_is_repeated_is_read_in_proportion(said: list[str]) -> None:
    """Everything that has a meaning somewhere, in every language, and what makes bad regular expressions go back."""
    unit = " ".join(said) + " "
    if tokens(unit):
        assert growth(read, unit) < GROWTH
        assert growth(lambda text: find(WORLD.index, text), unit) < GROWTH


@pytest.mark.parametrize(
    "unit", ["ai-102 ", "i passed ai-102, ", "my company pays, ", "not aws ", "aws data ", "1-1-", "((a "]
)
def test_explaining_is_in_proportion_too(unit: str) -> None:
    """The words behind a verdict are looked up as the verdict is."""
    assert growth(lambda text: explain(WORLD.index, WORLD.catalog, text), unit) < GROWTH
    assert growth(lambda text: explain_meaning(WORLD.words, WORLD.index, text, None, DAY), unit) < GROWTH
