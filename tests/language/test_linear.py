"""How the work of reading a text grows with its length: in proportion to it, whatever the text repeats."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growing import GROWTH, growth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certbot.language.entries import NameIndex
from certbot.language.names import find
from certbot.language.normalise import LONGEST, MOST, tokens
from certbot.language.read import understand
from certbot.language.understanding import Understanding
from certbot.language.words import Words

HOSTILE = (
    "👍🏿", "aws!", "aws,", "0\n", "-1/", "AI-9 ", "AI-102, ", "1️⃣", "not aws ", "$1 ", "$1,", "I ", "٣ years ", "the ",
    "4 years as a nurse, ", "no ", "is it valid for 3 years? ", "i have ai-102 and ", "not at google, ", "what is new ",
    "aws data engineer ", "from aws to gcp ", "how long is it valid and ", "between 1 and 2 ", "what changed mid ",
    "what changed end of ", "1,000,", "nca ", "mla-c01 or pmle, ", "free ones? ", "½",
)  # fmt: skip
PIECES = (
    "aws", "azure", "google", "ai-102", "AI-9", "mla", "data engineer", "nurse", "machine learning", "certs", "exam",
    "not", "no", "never", "actually", "now", "from", "at", "as a", "the", "i have", "i", "want", "is it", "how long",
    "valid", "4 years", "2019", "since", "$1", "100", "1,500", "under", "between", "free", "they", "what", "changed",
    "early", "end of", "june", "zzzzz", "practitionre", "👍🏿", "1️⃣", "½", "Ж", "ﷺ",
)  # fmt: skip
BETWEEN = (" ", " ", ", ", ". ", "? ", "!", "-", "/", "", "\n", " and ", " or ")
UNITS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BETWEEN)), min_size=1, max_size=5).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_twice_the_text_is_twice_the_work(read: Callable[..., Understanding], names: NameIndex, unit: str) -> None:
    """Nothing that a text repeats makes reading it quadratic, nor looking for a name in it."""
    assert growth(read, unit) < GROWTH
    assert growth(lambda text: find(names, text), unit) < GROWTH


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(unit=UNITS, asked=st.sampled_from([None, "budget", "experience"]), listed=st.booleans())
def test_any_repeated_words_are_read_in_proportion(
    words: Words, names: NameIndex, unit: str, asked: str | None, listed: bool
) -> None:
    """Nor does any mixture of names, numbers, marks and signs."""
    assert growth(lambda text: understand(words, names, text, asked, listed=listed), unit) < GROWTH


def test_prose_is_read_to_its_end() -> None:
    """4,096 characters of prose, even in short words, have fewer tokens than are read."""
    prose = "Last year I was told to look for a good exam on how to use it at work, so I am here to ask. "
    text = (prose * LONGEST)[: LONGEST - len(" we use GCP")] + " we use GCP"
    assert len(tokens(text)) < MOST
    assert tokens(text)[-1].text == "gcp"


def test_what_is_no_prose_is_read_in_part() -> None:
    """Of a text with more tokens than prose can have the first ones are read."""
    assert len(tokens("1-" * (LONGEST // 2))) == MOST
    assert len(tokens("a " * (LONGEST // 2))) == MOST
