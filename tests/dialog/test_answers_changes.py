"""Tests of the answers to "what's new?", beyond what the transcripts show."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.changes import Window, changes
from certbot.advice.codes import Code, Named
from certbot.catalog.criteria import Criteria
from certbot.catalog.model import Catalog, Provider
from certbot.dialog.answers_changes import LISTED, decode
from certbot.dialog.answers_changes import encode as encode_window
from certbot.dialog.engine import step
from certbot.dialog.events import Command, Event, Say, Tap
from certbot.dialog.state import Conversation
from certbot.dialog.taps import LIMIT, Wanted, encode
from certbot.dialog.wish import Wish
from certbot.dialog.world import World
from certbot.language.periods import Period

TODAY = date(2026, 11, 21)
SMALL = Catalog(certifications={}, providers={"x": Provider(id="x", name="X", short="X")}, advice={})
WINDOWS = st.builds(
    lambda days, kind, providers: Window(min(days), max(days), kind, providers),
    st.tuples(st.dates(), st.dates()),
    st.sampled_from(["all", "begun", "ended", "versions"]),
    st.sampled_from([(), ("x",)]),
)


def answer(world: World, event: Event) -> Say:
    _, effects = step(world, Conversation(), event, TODAY)
    (said,) = (effect for effect in effects if isinstance(effect, Say) and effect.name == "changes")
    return said


def shown(said: Say) -> list[tuple[str, str]]:
    """The days and ids of the changes in an answer, without what is to come."""
    lines: list[tuple[str, str]] = []
    for line in said.lines:
        if isinstance(line, Code) and line.key == "change.ahead":
            break
        if isinstance(line, Code) and line.key.startswith("change.line"):
            id = line.params["certification"]
            assert isinstance(id, Named)
            lines.append((str(line.params["date"]), id.id))
        if isinstance(line, Code) and line.key == "change.by-year":
            year = str(line.params["year"])
        if isinstance(line, Code) and line.key.startswith("change.undated"):
            id = line.params["certification"]
            assert isinstance(id, Named)
            lines.append((year, id.id))
    return lines


@given(WINDOWS)
def test_a_button_keeps_its_meaning(window: Window) -> None:
    """What a button says is read as it was written."""
    period = Period(window.since, window.until)
    wish = Wish("changes", argument=window.kind, criteria=Criteria(providers=window.providers), period=period)
    assert decode(SMALL, encode_window(window)) == wish


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d,(all|most),?x?", fullmatch=True))
def test_whatever_a_tap_holds(argument: str) -> None:
    """No argument from outside is an error."""
    wish = decode(SMALL, argument)
    assert wish is None or wish.intent == "changes"


@pytest.mark.parametrize(
    "argument",
    [
        "2026-01-01/2026-06-30,all,x,x",
        "2026-01-01/2026-06-30,all,x,y",
        "2026-01-01/2026-06-30,all,",
        "20260101/2026-06-30,all",
        "2026-W01-1/2026-06-30,all",
        "2026-01-01/2026-06-30,all,all",
    ],
)
def test_what_no_button_of_ours_holds(argument: str) -> None:
    """A provider that is repeated or unknown, and a day written otherwise, are refused."""
    assert decode(SMALL, argument) is None


def test_every_provider_fits_on_a_button(world: World) -> None:
    """There is room for the days, the longest kind and any provider."""
    for id in world.catalog.providers:
        argument = encode_window(Window(date.min, TODAY, "versions", (id,)))
        assert len(encode(Wanted("changes", argument)).encode()) <= LIMIT


def test_page_by_page_everything_is_shown_once(world: World) -> None:
    """Pressing "earlier" to the end shows every change that is known, none twice, none out of order."""
    said = answer(world, Command("new"))
    pages = [shown(said)]
    while said.buttons:
        said = answer(world, Tap(said.buttons[0][0].data))
        pages.append(shown(said))
    known = changes(world.catalog, Window(date.min), TODAY).past
    lines = [line for page in pages for line in page]
    assert sorted(lines) == sorted({(str(change.when), change.id) for change in known})
    assert len(pages) > 3
    assert all(page for page in pages)
    assert len(pages[0]) >= LISTED


@pytest.mark.parametrize("kind", ["begun", "ended", "versions"])
def test_a_kind_of_change_stays_among_itself(world: World, kind: str) -> None:
    """Earlier changes are of the kind that was asked for."""
    said = answer(world, Tap(f"do|changes|2026-06-01/2026-11-21,{kind}"))
    assert all(f",{kind}" in button.data for row in said.buttons for button in row)
