"""From what is said to calls of the Bot API."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from botapi import markup, texts
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.codes import Code, Row, Table
from certbot.conversation import Document, Place, Said
from certbot.dialog.engine import step
from certbot.dialog.events import (
    Button,
    Command,
    Effect,
    Event,
    Export,
    Forget,
    Link,
    Missed,
    Report,
    Say,
    Share,
    Tap,
    Text,
    Unreadable,
)
from certbot.dialog.formats import Formats
from certbot.dialog.group import step_in_group
from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.messages import MessageError, Messages
from certbot.dialog.state import Conversation
from certbot.dialog.transcripts import held
from certbot.dialog.world import World
from certbot.store.outbox import Draft
from certbot.telegram.render import Renderer

TODAY = date(2026, 11, 21)
PRIVATE = Place(1001, private=True)
GROUP = Place(-4001, private=False, reply_to=17, thread=4)
MESSAGES = Messages(
    {"say": "{what}", "bold": "<b>{what}</b>", "table.row": "<b>{label}</b>", "table.cell": "{head}: {value}"}
    | {"my-data.file": "all there is"},
    {},
    Formats("en"),
)
render = Renderer({"en": MESSAGES}, "CertAdvisorBot")


def say(text: str, *rows: tuple[Button | Link, ...], name: str = "card") -> Say:
    return Say(name, (Code("say", {"what": text}),), rows)


def button(text: str, data: str = "do|mistakes") -> Button:
    return Button(Code("say", {"what": text}), data)


def link(start: str) -> Link:
    return Link(Code("say", {"what": "In private"}), start)


def drafts(*said: Said, place: Place = PRIVATE) -> tuple[Draft, ...]:
    return render(said, place, "en")


def keys(*said: Said) -> Any:
    """The keyboard of the only message."""
    (draft,) = drafts(*said)
    return draft.params["reply_markup"]["inline_keyboard"]


def test_a_message_is_html_without_a_preview() -> None:
    """Each line by itself, escaped, without the chat's id."""
    lines = (Code("bold", {"what": "A & B"}), Code("say", {"what": "<3"}))
    assert drafts(Say("card", lines)) == (
        Draft(
            method="sendMessage",
            params={
                "text": "<b>A &amp; B</b>\n&lt;3",
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            },
        ),
    )


def test_a_table_is_drawn_as_lines() -> None:
    """A chat has no columns."""
    table = Table(("X", "Y"), (Row("price", ("1", "2")),))
    assert drafts(Say("compare", (table,)))[0].params["text"] == "<b>price</b>\nX: 1\nY: 2"


def test_buttons_carry_their_data_and_links_their_parameter() -> None:
    """Row by row, labels as plain text."""
    assert keys(say("x", (button("A & <b>"), button(" B\n C ")), (link("cert_aws-mla"),))) == [
        [{"text": "A & <b>", "callback_data": "do|mistakes"}, {"text": "B C", "callback_data": "do|mistakes"}],
        [{"text": "In private", "url": "https://t.me/CertAdvisorBot?start=cert_aws-mla"}],
    ]


def test_a_row_has_no_more_buttons_than_are_shown() -> None:
    """The ninth begins a new one."""
    rows = keys(say("x", tuple(button(str(n)) for n in range(20)), (button("last"),)))
    assert [len(row) for row in rows] == [8, 8, 4, 1]


def test_data_may_have_64_bytes() -> None:
    """As many as Telegram takes."""
    assert keys(say("x", (button("x", "é" * 32),)))[0][0]["callback_data"] == "é" * 32


def test_a_long_label_is_cut() -> None:
    """It would be cut in the chat, without a sign."""
    assert keys(say("x", (button("word " * 30),)))[0][0]["text"] == "word " * 12 + "wor…"


@pytest.mark.parametrize(
    "rows",
    [
        ((button("x", "x" + "é" * 32),),),
        ((button("x", ""),),),
        ((button(" \u200b"),),),
        ((link(""),),),
        ((link("a b"),),),
        ((link("a" * 65),),),
        ((link("x\n"),),),
        tuple((button("x"),) for _ in range(101)),
    ],
    ids=["data", "no-data", "label", "no-start", "start", "long-start", "newline", "many"],
)
def test_buttons_that_would_be_refused_are_refused_here(rows: tuple[tuple[Button | Link, ...], ...]) -> None:
    """With them the whole message would be lost."""
    with pytest.raises(ValueError, match=r"."):
        drafts(say("x", *rows))


def test_buttons_need_words_above_them() -> None:
    """A message of nothing is refused by Telegram; without buttons it is nothing to send."""
    assert drafts(say(" ")) == ()
    with pytest.raises(ValueError, match="without a word"):
        drafts(say(" ", (button("x"),)))


def test_a_long_text_has_its_buttons_at_the_end() -> None:
    """It is several messages then; of those none can be replaced, for the others would stay."""
    cut = drafts(say("word " * 2000, (button("x"),), name="ask.role"))
    assert len(cut) == 3
    assert ["reply_markup" in draft.params for draft in cut] == [False, False, True]
    assert not any(draft.passing for draft in cut)


def test_only_the_first_message_of_a_turn_rings() -> None:
    """The others come in silence."""
    made = drafts(say("word " * 1000, (button("x"),)), say("y", (button("x"),)), Document("a.json", "{}"))
    assert [draft.params.get("disable_notification", False) for draft in made] == [False, True, True, True]


def test_in_a_group_the_first_message_replies_in_the_thread() -> None:
    """Also if the message has been deleted; the others only stand in the same thread."""
    first, second = drafts(say("x", (button("x"),)), say("y"), place=GROUP)
    assert first.params["reply_parameters"] == {"message_id": 17, "allow_sending_without_reply": True}
    assert "reply_parameters" not in second.params
    assert [draft.params["message_thread_id"] for draft in (first, second)] == [4, 4]


def test_what_fits_into_one_message_is_one() -> None:
    """If there is no button between, which belongs to what it stands under."""
    assert [draft.params["text"] for draft in drafts(say("a"), say("b"), say("c", (button("x"),)), say("d"))] == [
        "a\n\nb\n\nc",
        "d",
    ]
    assert drafts(say("\na\n"), say("\nb"))[0].params["text"] == "a\n\nb"
    assert len(drafts(say("a" * 4000), say("b" * 95))) == 2
    assert len(drafts(say("a" * 4000), say("b" * 94))) == 1


def test_a_question_does_not_take_with_it_what_is_to_stay() -> None:
    """It is replaced once it is answered; so it is joined only to what may go as well."""
    question, card = say("which?", name="which"), say("card")
    assert [draft.passing for draft in drafts(card, question)] == [False, True]
    assert [draft.passing for draft in drafts(question, question)] == [True]
    assert [draft.passing for draft in drafts(question, card)] == [False]


@pytest.mark.parametrize("remark", ["unreadable", "miss", "miss.tap", "nothing.back", "smalltalk"])
def test_a_short_remark_is_one_message_with_the_question(remark: str) -> None:
    """A person has one bubble to read, not two; what is to stay remains apart."""
    question = say("which?", name="which")
    (made,) = drafts(say("sorry", name=remark), question)
    assert (made.params["text"], made.passing) == ("sorry\n\nwhich?", True)
    assert [draft.passing for draft in drafts(say("saved", name="shared"), question)] == [False, True]


def test_a_document_is_a_file() -> None:
    """With its name and what it is, in its place among the messages."""
    made = drafts(say("a"), Document("mine.json", "{}"), say("b"))
    assert [draft.method for draft in made] == ["sendMessage", "sendDocument", "sendMessage"]
    assert made[1].params["document"] == {"filename": "mine.json", "content": "{}"}
    assert made[1].params["caption"] == "all there is"
    assert type(made[1].params["caption"]) is str  # the outbox takes no other


def test_what_is_not_said_makes_no_message() -> None:
    """Other effects are carried out elsewhere."""
    assert drafts(Forget(), Export(), Report("x", None, None), Share("x"), Missed()) == ()


def test_what_cannot_be_said_is_an_error() -> None:
    """A message is never sent with a hole in it."""
    with pytest.raises(MessageError):
        drafts(Say("x", (Code("no-such"),)))


@given(st.lists(st.builds(say, st.text(max_size=3000)), max_size=4))
def test_no_words_get_lost_or_out_of_order(said: list[Say]) -> None:
    """Joined, cut or neither: each message is one that Telegram takes, and together they are what was said."""
    made = drafts(*said)
    read = "".join(_accepted(draft) for draft in made)
    assert _signs(read) == _signs("".join(str(item.lines[0].params["what"]) for item in said))


def _signs(text: str) -> str:
    """What Telegram leaves of a text, and a reader sees."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in " \u200b\u0333\u033f\u030a")


def _accepted(draft: Draft) -> str:
    """The text of a message as Telegram takes it; it refuses nothing of it, and changes nothing in silence."""
    warnings: list[str] = []
    params = json.loads(json.dumps(draft.params))
    assert set(params) <= {
        *("text", "parse_mode", "link_preview_options", "reply_markup", "reply_parameters"),
        *("message_thread_id", "disable_notification"),
    }
    text = texts.message_text(params["text"], params["parse_mode"], None, warnings.append)
    if "reply_markup" in params:
        markup.read(params["reply_markup"], warnings.append)
    assert not warnings, (warnings, params["text"])
    return text.text


ROOT = Path(__file__).parents[2]


def _answers(world: World, events: Iterable[Event]) -> Iterator[tuple[tuple[Effect, ...], Place]]:
    """One conversation, and the same events in a group."""
    conversation = Conversation()
    for said in events:
        conversation, effects = step(world, conversation, said, TODAY)
        yield effects, PRIVATE
        yield step_in_group(world, said, TODAY), GROUP


def _cards(world: World) -> Iterator[list[Event]]:
    for id in world.catalog.certifications:
        yield [Command("start", f"cert_{id}"), *(Tap(f"do|{what}|{id}") for what in ("lookup", "cost", "changes"))]


def _comparisons(world: World) -> Iterator[list[Event]]:
    for one, other in pairwise(world.catalog.short_names().values()):
        yield [Text(f"compare {one} and {other}")]


def _commands(world: World) -> Iterator[list[Event]]:
    for name in (*world.commands, "nonsense"):
        yield [Command(name), Unreadable(), Text("yes")]


def _hostile(world: World) -> Iterator[list[Event]]:
    long = ("é\u0301" * 2000, "😀" * 4096, "a" * 4096, "<" * 4096)
    for text in ("<b>", "&nbsp;", "</a>", "\u202e\u200b", "{what}", *long):
        yield [Text(text), Command("compare", text), Tap(text)]


def _transcripts(world: World) -> Iterator[tuple[tuple[Effect, ...], Place]]:
    for _, transcript in load_transcripts(ROOT / "tests" / "transcripts"):
        for turn, _, effects in held(world, transcript):
            yield effects, GROUP if turn.group else PRIVATE


@pytest.mark.parametrize("kind", [_cards, _comparisons, _commands, _hostile, _transcripts])
def test_all_that_is_said_is_taken_by_telegram(
    world: World, messages: Messages, kind: Callable[[World], Iterable[Any]]
) -> None:
    """Every card and its buttons, comparisons of neighbours, every command, hostile texts, all the transcripts."""
    renderer = Renderer({"en": messages}, "CertAdvisorBot")
    taken = 0
    for item in kind(world):
        for effects, place in [item] if isinstance(item, tuple) else _answers(world, item):
            made = renderer(effects, place, "en")
            assert made or not any(isinstance(effect, Say) for effect in effects)
            for draft in made:
                _accepted(draft)
                taken += 1
    assert taken > 10
