"""Which words of a text gave what was understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from certbot.evaluation.load import load_part
from certbot.language.entries import NameIndex
from certbot.language.evidence import Meaning
from certbot.language.explain_meaning import explain_meaning
from certbot.language.normalise import normalise
from certbot.language.understanding import Understanding
from certbot.language.words import Words

from .conftest import TODAY

PART = load_part(Path(__file__).parents[1] / "understanding")


@pytest.fixture(scope="session")
def explained(words: Words, names: NameIndex) -> Callable[..., Meaning]:
    """What a text means on the day of the tests, with its words."""
    return lambda text, asked=None: explain_meaning(words, names, text, asked, TODAY)


@pytest.mark.parametrize("set_", ["profiles", "intents"])
def test_it_says_what_understand_says(
    explained: Callable[..., Meaning], read: Callable[..., Understanding], set_: str
) -> None:
    """For every message to develop by: the meaning is that of `understand`, and the words are in the message."""
    for line in getattr(PART, set_):
        meaning = explained(line.text, line.asked)
        assert meaning.read == read(line.text, line.asked), line.text
        assert list(meaning.slots) == list(meaning.read.slots), line.text
        heard = [each for words in meaning.slots.values() for each in words]
        for each in (*heard, *meaning.intent, *meaning.names, *meaning.unused, *meaning.ignored, *meaning.marks):
            assert each.words.replace(" ", "") in normalise(line.text).replace(" ", ""), line.text  # "datascientist"


SLOTS = [
    ("I am a data scientist on gcp", None, "role", ["data scientist"]),
    ("I am a data scientist on gcp", None, "platform", ["gcp"]),
    ("not on aws, we have azure", None, "platform", ["azure"]),
    ("seven years of python", None, "experience", ["seven years"]),
    ("I can spend 90 dollars", None, "budget", ["90 dollars"]),
    ("passed DP-100 last year", None, "have", ["dp 100"]),
    ("a chef who wants to get into AI", None, "role", ["get into ai", "chef"]),
    ("nope", "platform", "platform", ["nope"]),
]


@pytest.mark.parametrize(("text", "asked", "slot", "expected"), SLOTS)
def test_the_words_of_a_slot(
    explained: Callable[..., Meaning], text: str, asked: str | None, slot: str, expected: list[str]
) -> None:
    """A slot has the words that say its value, or those that it follows from, or the whole answer."""
    assert [each.words for each in explained(text, asked).slots[slot]] == expected


def test_a_slip_is_shown_with_what_was_read_for_it(explained: Callable[..., Meaning]) -> None:
    """The words are those that were typed."""
    meaning = explained("I am a markter")
    assert [(slip.typed, slip.meant) for slip in meaning.slips] == [("markter", "marketer")]
    assert [each.words for each in meaning.slots["role"]] == ["markter"]


UNUSED = {
    "not on aws, we have azure": [("aws", "denied")],
    "from teacher to ml engineer": [("teacher", "other"), ("ml engineer", "aim")],
    "are azure exams worth it": [("azure", "elsewhere")],
}


@pytest.mark.parametrize(("text", "unused"), UNUSED.items())
def test_values_that_do_not_count(explained: Callable[..., Meaning], text: str, unused: list[tuple[str, str]]) -> None:
    """A value that was found and does not count is shown with the reason."""
    assert [(each.words, each.why) for each in explained(text).unused] == unused


INTENTS = [
    ("which mistakes do people make", None, "mistakes", ""),
    ("DP-100", None, "lookup", "names"),
    ("product manager on azure", None, "recommend", "slots"),
    ("product manager", "role", None, "answer"),
    ("zzz", None, None, "nothing"),
]


@pytest.mark.parametrize(("text", "asked", "intent", "follows"), INTENTS)
def test_the_intent(
    explained: Callable[..., Meaning], text: str, asked: str | None, intent: str | None, follows: str
) -> None:
    """An intent has its phrases, or what it follows from; so has the lack of one."""
    meaning = explained(text, asked)
    assert meaning.read.intent == intent
    assert bool(meaning.intent) == (not follows)
    assert not follows or meaning.follows == follows


def test_words_that_turn_others(explained: Callable[..., Meaning]) -> None:
    """Denials and corrections are shown, with the words that are one."""
    assert [(each.kind, each.words) for each in explained("actually not gcp").marks] == [
        ("negation", "not"),
        ("correction", "actually"),
    ]
