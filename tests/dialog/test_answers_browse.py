"""Lists in the conversation: parts, buttons, what is gone on from."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from certbot.advice.codes import Code
from certbot.advice.listing import AT_ONCE
from certbot.catalog.criteria import Criteria
from certbot.catalog.selection import select
from certbot.dialog.engine import step
from certbot.dialog.events import Event, Say, Tap, Text
from certbot.dialog.lists import fingerprint
from certbot.dialog.messages import Messages
from certbot.dialog.state import Conversation, Shown
from certbot.dialog.taps import LIMIT, Listed, encode
from certbot.dialog.world import World

TODAY = date(2026, 11, 21)


def said(world: World, *events: Event) -> tuple[Conversation, list[Say]]:
    """The state after the events, and what the last one brought."""
    conversation, effects = Conversation(), ()
    for event in events:
        conversation, effects = step(world, conversation, event, TODAY)
    return conversation, [effect for effect in effects if isinstance(effect, Say)]


def ids(say: Say) -> list[str]:
    """The certifications that a message has buttons for."""
    data = [button.data for row in say.buttons for button in row]
    return [item.removeprefix("do|lookup|") for item in data if item.startswith("do|lookup|")]


def test_the_parts_of_a_list_are_the_whole(world: World) -> None:
    """Going on with "show more" shows each certification once, AT_ONCE at most in a message."""
    conversation, (say,) = said(world, Text("list all certifications"))
    wanted = select(world.catalog, conversation.shown.criteria, TODAY) if conversation.shown else ()
    shown: list[str] = []
    for _ in range(len(wanted) // AT_ONCE + 1):
        assert len(ids(say)) <= AT_ONCE
        shown += ids(say)
        more = [b.data for row in say.buttons for b in row if b.data.startswith("list|") and not b.data.endswith("|0")]
        if not more:
            break
        conversation, effects = step(world, conversation, Tap(more[0]), TODAY)
        (say,) = [effect for effect in effects if isinstance(effect, Say)]
    assert tuple(shown) == wanted


def test_a_list_that_is_too_long_for_a_button_is_gone_on_with(world: World) -> None:
    """Its button stands for the list last shown, and means nothing after another one."""
    text = "associate exams from google and microsoft and databricks and nvidia and university of helsinki"
    conversation, (say,) = said(world, Text(text))
    assert conversation.shown is not None
    tap = encode(Listed(fingerprint(conversation.shown.criteria), AT_ONCE))
    assert tap in [button.data for row in say.buttons for button in row]
    _, (more,) = said(world, Text(text), Tap(tap))
    assert not {*ids(say)} & {*ids(more)} and ids(more)
    _, (late,) = said(world, Text(text), Text("nvidia certs"), Tap(tap))
    assert late.name == "miss.tap"


def test_a_part_that_a_list_does_not_have_is_none(world: World) -> None:
    """A number behind the end is a tap that no longer fits; the last number is still one."""
    whole = len(select(world.catalog, Criteria(providers=("nvidia",)), TODAY))
    for start, name in ((whole - 1, "browse"), (whole, "miss.tap"), (9999, "miss.tap")):
        _, (say,) = said(world, Tap(f"list|p:nvidia|{start}"))
        assert say.name == name


def test_more_of_a_list_that_has_grown_shorter_is_no_first_part(world: World) -> None:
    """What was left to show may have ended since."""
    shown = Shown(criteria=Criteria(providers=("nvidia",)), next=500)
    _, effects = step(world, Conversation(shown=shown), Text("more"), TODAY)
    assert [line.key for say in effects if isinstance(say, Say) for line in say.lines if isinstance(line, Code)] == [
        "browse.no-more"
    ]


def test_a_bound_after_free_is_no_longer_free(world: World) -> None:
    """What is said of the price last counts."""
    conversation, _ = said(world, Text("free ones"), Text("only under 100 dollars"))
    assert conversation.shown is not None
    assert conversation.shown.criteria.traits == () and conversation.shown.criteria.most is not None


def test_something_else_ends_the_list(world: World) -> None:
    """What is asked of one of the list lets it be gone on from; anything else does not."""
    for text, kept in (("how much is it?", True), ("sources", True), ("common mistakes", False), ("thanks", False)):
        conversation, _ = said(world, Text("nvidia certs"), Tap("do|lookup|nvidia-nca-genl"), Text(text))
        assert (conversation.shown is not None) is kept, text


def test_the_same_tap_again_is_the_same_list(world: World) -> None:
    """A tap carries criteria and not a position in the conversation."""
    tap = Tap(encode(Listed("p:databricks", 0)))
    _, first = said(world, tap)
    _, again = said(world, Text("free ones"), Text("nvidia certs"), tap)
    assert first == again


TEXT = st.text(max_size=20) | st.text(alphabet="pbtgklqsomnv:;,!-09abz", max_size=40)


@given(TEXT, TEXT)
@settings(max_examples=60)
def test_any_tap_is_answered_kindly(world: World, messages: Messages, criteria: str, start: str) -> None:
    """Whatever stands in the data of a list's button, something is said that can be rendered."""
    _, says = said(world, Tap(f"list|{criteria}|{start}"))
    assert says
    for say in says:
        assert all(str(messages.render(line)) for line in say.lines if hasattr(line, "key"))
        assert all(0 < len(button.data.encode()) <= LIMIT for row in say.buttons for button in row)


def test_what_is_free_begins_with_a_list(world: World) -> None:
    """Then comes what the articles say of it; a narrower question gets the list alone."""
    _, (say,) = said(world, Text("free ones"))
    assert say.name == "free"
    assert set(ids(say)) <= set(select(world.catalog, Criteria(traits=("free",)), TODAY))
    _, (narrow,) = said(world, Text("anything free from google?"))
    assert len(narrow.lines) < len(say.lines)
