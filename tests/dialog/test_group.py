"""The dialog in a group, under any event."""

from __future__ import annotations

import re

from hypothesis import given, settings
from said import EVENTS, TODAY, real

from certbot.advice.codes import Code
from certbot.dialog.events import Button, Command, Event, Link, Say, Text
from certbot.dialog.group import PUBLIC, step_in_group
from certbot.dialog.tables import without_tables
from certbot.dialog.taps import LIMIT, Listed, Wanted, decode

# What Telegram takes as the parameter of a deep link.
START = re.compile(r"[A-Za-z0-9_-]{1,64}")


@given(EVENTS)
@settings(max_examples=200)
def test_nothing_but_words_comes_out(event: Event) -> None:
    """Something is said, all of it can be rendered, and no button is about a person or about what was said before. An
    unknown command may be another bot's, and gets no answer."""
    effects = step_in_group(real()[0], event, TODAY)
    assert effects or (isinstance(event, Command) and event.name.casefold() not in real()[0].commands)
    for say in effects:
        assert isinstance(say, Say)
        assert "".join(real()[1].render(line) for line in without_tables(say.lines)).strip()
        for button in (button for row in say.buttons for button in row):
            assert real()[1].render(button.label)
            if isinstance(button, Link):
                assert START.fullmatch(button.start)
                continue
            assert isinstance(button, Button) and len(button.data.encode()) <= LIMIT
            meaning = decode(button.data)
            assert isinstance(meaning, Listed) or (isinstance(meaning, Wanted) and meaning.intent in PUBLIC)


def test_whoever_can_be_chosen_from_is_answered_without_being_remembered() -> None:
    """The button of a question has the whole answer in it."""
    (say,) = step_in_group(real()[0], Text("databricks ml cert"), TODAY)
    assert isinstance(say, Say) and say.name == "which"
    assert [decode(button.data) for row in say.buttons for button in row if isinstance(button, Button)] == [
        Wanted("lookup", "databricks-ml-pro"),
        Wanted("lookup", "databricks-ml-assoc"),
    ]


def test_an_unknown_command_is_answered_if_it_names_us() -> None:
    """Without our name it may be another bot's."""
    assert step_in_group(real()[0], Command("foo"), TODAY) == ()
    (say,) = step_in_group(real()[0], Command("foo", addressed=True), TODAY)
    assert isinstance(say, Say) and say.name == "miss.command"


def test_a_miss_is_one_line() -> None:
    """Others read along: no examples, no buttons."""
    (say,) = step_in_group(real()[0], Text("xylophone quux"), TODAY)
    assert say == Say("miss", (Code("group.miss"),))
