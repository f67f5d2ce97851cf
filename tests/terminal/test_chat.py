"""The conversation on standard input and output."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest

from certbot.dialog.load import load_world
from certbot.dialog.load_messages import load_messages
from certbot.terminal.chat import chat

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
WORLD = load_world(ROOT / "catalog", ROOT / "dialogs")
MESSAGES = load_messages(ROOT / "dialogs", "en", WORLD.catalog.short_names())


def say(*lines: str, plain_text: bool = True) -> str:
    """What is printed when these lines are typed."""
    out = io.StringIO()
    assert (
        chat(WORLD, MESSAGES, TODAY, io.StringIO("".join(f"{line}\n" for line in lines)), out, plain_text=plain_text)
        == 0
    )
    return out.getvalue()


def letter(text: str, label: str) -> str:
    """The letter of the last button with this label."""
    found = re.findall(rf"^\[([a-z]+)\] {re.escape(label)}$", text, re.MULTILINE)
    assert found, f"no button {label!r} in\n{text}"
    return str(found[-1])


def test_three_answers_lead_to_the_advice() -> None:
    """The first conversation of the README, in a pipe."""
    text = say("hi", "data engineer", "4 years", "aws")
    for words in ("AWS ML Engineer Associate", "AWS ML Specialty", "1 April 2026", "MLA-C02"):
        assert words in text


def test_a_button_is_pressed_by_its_letter_or_its_words() -> None:
    """Both ways of choosing have the same answer."""
    first = say("hi")
    by_letter = say("hi", letter(first, "developer"))
    assert by_letter == say("hi", "DEVELOPER")
    assert "Noted: developer" in by_letter


def test_numbers_are_answers_and_no_buttons() -> None:
    """A bare number answers the question for years."""
    assert "Noted: developer, 3 to 7 years" in say("developer", "4")


def test_a_letter_counts_only_for_the_last_turn() -> None:
    """Buttons that are no longer shown last are not pressed by a letter."""
    text = say("hi", letter(say("hi"), "developer"), "aws", "4", "zzz", "h")
    assert "Noted: developer, AWS" in text


def test_a_slash_is_a_command() -> None:
    """Commands work in a terminal as they do in a messenger."""
    assert "Nobody pays" in say("/help")
    assert "don't know that command" in say("/nonsense at all")


def test_words_behind_a_command_are_heard() -> None:
    """As in a messenger."""
    assert "Azure AI-103" in say("/cert AI-102")


def test_a_terminal_says_that_a_report_goes_nowhere() -> None:
    """Nothing is kept here, and nobody is led to believe otherwise."""
    text = say("what is AI-103?")
    text = say("what is AI-103?", letter(text, "Something is wrong"), "the price is another one")
    assert "makers" in text
    assert "nothing is kept" in text


def test_my_data_is_shown_and_privacy_is_true_of_a_terminal() -> None:
    """There is no file to hand over, and nothing outlives the conversation."""
    assert "You told me: developer" in say("developer", "/mydata")
    assert "only as long as this conversation" in say("/privacy")


def test_the_end_of_input_ends_the_conversation() -> None:
    """Nothing typed is nothing said, and no error."""
    assert say() == ""
    assert say("", "   ") == ""


def test_at_a_terminal_it_speaks_first() -> None:
    """Somebody who just started it sees what it is for, and the first question."""
    text = say(plain_text=False)
    assert "Hello" in text
    assert "> " in text


def test_plain_text_has_no_escape_sequences() -> None:
    """A pipe gets text alone."""
    assert "\x1b" not in say("what is AI-102?")
    assert "\x1b" in say("what is AI-102?", plain_text=False)


@pytest.mark.parametrize("line", ["\x1b[2J", "<b>", "{name}", "%s", "\u202e", "a" * 4096, "é\u0301😀"])
def test_odd_lines_are_answered(line: str) -> None:
    """Whatever is typed, there is an answer, and nothing of it reaches the terminal as a command."""
    text = say(line)
    assert text.strip()
    assert "\x1b" not in text
