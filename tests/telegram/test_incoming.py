"""From updates to what was said."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from updates import (
    ANONYMOUS,
    BOB,
    BOT,
    BOT_ID,
    GROUP,
    PHOTO,
    PRIVATE,
    SAMPLES,
    SUPERGROUP,
    USERNAME,
    Json,
    command,
    edited,
    member,
    message,
    mutated,
    pressed,
    sent,
    written,
)

from certbot.conversation import Place, Spoken
from certbot.dialog.events import Command, Event, Tap, Text, Unreadable
from certbot.telegram import incoming
from certbot.telegram.incoming import Ignored, Membership, Migration, Received
from certbot.telegram.updates import MAX_ID, reduced

CHANNEL = {"id": -1009, "type": "channel", "title": "News"}


def read(raw: object) -> Received:
    return incoming.read(raw, USERNAME, BOT_ID)


def spoken(raw: object) -> Spoken:
    """What was said, where something was."""
    what = read(raw).what
    assert isinstance(what, Spoken), what
    return what


def event(raw: object) -> Event:
    return spoken(raw).event


def ignored(raw: object) -> Ignored:
    """Why nothing is done."""
    what = read(raw).what
    assert isinstance(what, Ignored), what
    return what


def test_a_text_is_read_with_its_place_and_keys() -> None:
    """All that a turn needs, and no name."""
    assert read(written("hello")) == Received(Spoken("u500", Place(1001, True), Text("hello"), 17))


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("/help", "help", ""),
        ("/start cert_aws-mla", "start", "cert_aws-mla"),
        ("/START", "start", ""),
        ("/compare@certadvisorbot AI-103\nand PMLE ", "compare", "AI-103\nand PMLE"),
        ("/list@SomeOtherBot free", "list", "free"),
        ("/help!", "help", "!"),
        ("  /help", "help", ""),
    ],
)
def test_a_slash_and_a_name_are_a_command(text: str, name: str, words: str) -> None:
    """In any case, with what stands behind it; whatever bot it names, in private it is said to us."""
    assert event(command(text)) == Command(name, words)


@pytest.mark.parametrize("text", ["/", "/ help", "/usr/bin", "/новости", "/help\u00e9", "either/or", "/a@b@c", "/x@y"])
def test_other_slashes_are_text(text: str) -> None:
    """What Telegram does not mark as a command is none."""
    assert event(written(text)) == Text(text)


def test_the_caption_of_a_photo_is_its_text() -> None:
    """A question under a picture is a question."""
    assert event(sent(photo=PHOTO, caption="what is AI-102?")) == Text("what is AI-102?")


def test_forwarded_text_is_text() -> None:
    """Somebody who forwards a job advertisement wants it read."""
    assert event(written("hi", forward_origin={"type": "hidden_user"})) == Text("hi")


@pytest.mark.parametrize(
    "kind",
    "photo voice sticker video video_note audio animation document location venue contact poll dice story game invoice "
    "checklist something_new".split(),
)
def test_what_cannot_be_read_is_not_passed_over(kind: str) -> None:
    """Pictures, voices and kinds of message not yet invented get an answer."""
    assert event(sent(**{kind: {"file_id": "x"}})) == Unreadable()


@pytest.mark.parametrize("text", ["", " \n", "\x00", "\ud800"])
def test_a_text_of_nothing_cannot_be_read(text: str) -> None:
    """Nothing is left of it once it is clean."""
    assert event(written(text)) == Unreadable()


def test_the_pictures_of_an_album_are_answered_once() -> None:
    """They have one more key in common; a picture with words is answered for its words."""
    album = [spoken(sent(update_id=n, photo=PHOTO, media_group_id="13579")) for n in (1, 2)]
    assert [one.keys for one in album] == [("u1", "g13579"), ("u2", "g13579")]
    worded = spoken(sent(photo=PHOTO, media_group_id="13579", caption="hi"))
    assert (worded.keys, worded.covers) == (("u500",), "g13579")


@pytest.mark.parametrize("kind", ["pinned_message", "new_chat_title", "message_auto_delete_timer_changed", "gift"])
def test_what_happens_in_a_chat_is_no_message(kind: str) -> None:
    """Nobody said anything."""
    assert ignored(sent(**{kind: {}})).why == "a service message"


def test_an_edited_message_says_so() -> None:
    """It is taken as a correction; so is a new caption."""
    assert spoken(edited(text="5 years")) == Spoken("u501", Place(1001, True), Text("5 years"), 17, edited=True)
    assert event(edited(photo=PHOTO, caption="5 years")) == Text("5 years")
    assert event(edited(text="/help")) == Command("help")


def test_a_location_that_moves_is_not_answered_again() -> None:
    """It comes as an edited message every few seconds."""
    assert ignored(edited(location={"latitude": 1, "longitude": 2, "live_period": 900}))


@pytest.mark.parametrize(
    "fields", [{"sender": BOT}, {"via_bot": BOT}, {"is_automatic_forward": True}], ids=["bot", "via", "forward"]
)
def test_what_no_person_wrote_is_ignored(fields: Json) -> None:
    """Two bots that answer each other never stop."""
    assert ignored(written("hi", **fields)).why == "not written by a person"
    assert ignored(edited(text="hi", **fields)).why == "not written by a person"


def test_a_message_without_a_sender_is_from_its_chat() -> None:
    """Telegram may leave the sender out."""
    assert event(written("hi", sender=None)) == Text("hi")


def test_texts_are_clean_and_bounded() -> None:
    """No database takes NUL or half a surrogate pair; nobody can write more than a message."""
    assert event(written("a\x00b\ud800c\u202e")) == Text("abc\u202e")
    assert event(written("x" * 1_000_000)) == Text("x" * 4096)


def test_a_topic_is_kept_and_a_thread_of_replies_is_not() -> None:
    """Only a topic is a place to write to."""
    assert spoken(written("hi", message_thread_id=4, is_topic_message=True)).place == Place(1001, True, None, 4)
    assert spoken(written("hi", message_thread_id=4)).place == Place(1001, True)


IN_GROUP = Place(-4001, False, 17)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/compare@certadvisorbot A B", Command("compare", "A B", addressed=True)),
        ("/list free", Command("list", "free")),
        ("@CertAdvisorBot what is PMLE?", Text("what is PMLE?")),
        ("what about PMLE, @certadvisorbot", Text("what about PMLE,")),
        ("@certadvisorbot: what is PMLE?", Text("what is PMLE?")),
        ("@certadvisorbot", Command("help")),
        ("@certadvisorbot /list free", Command("list", "free")),
    ],
)
def test_in_a_group_what_is_addressed_to_us_is_heard(text: str, said: Event) -> None:
    """A command, and a mention, which is taken out."""
    heard = spoken(written(text, chat=GROUP, sender=BOB))
    assert (heard.event, heard.place) == (said, IN_GROUP)


@pytest.mark.parametrize(
    "text",
    ["hi", "/compare@OtherBot A B", "ann@certadvisorbot.example", "@certadvisorbot2 hi", "@certadvisorbot_x", "@other"],
)
def test_in_a_group_what_is_said_to_others_is_not_heard(text: str) -> None:
    """Most of what people say there is none of our business."""
    assert ignored(written(text, chat=GROUP)).why == "said to others in a group"


def test_a_reply_to_us_in_a_group_is_heard() -> None:
    """A reply to anybody else is not, nor is a command for another bot."""
    ours, theirs = message(GROUP, BOT, 9, text="card"), message(GROUP, BOB, 9, text="hm")
    assert event(written("and PMLE?", chat=GROUP, reply_to_message=ours)) == Text("and PMLE?")
    assert event(sent(chat=GROUP, reply_to_message=ours, voice={})) == Unreadable()
    assert ignored(written("and PMLE?", chat=GROUP, reply_to_message=theirs))
    assert ignored(written("/list@OtherBot", chat=GROUP, reply_to_message=ours))
    assert ignored(written("hm", chat=GROUP, reply_to_message=message(GROUP, None, 9, text="by a channel")))


def test_in_a_group_the_mention_under_a_picture_counts() -> None:
    """A caption is a text there, too."""
    assert event(sent(chat=GROUP, photo=PHOTO, caption="@certadvisorbot PMLE")) == Text("PMLE")


def test_in_a_topic_the_answer_goes_to_the_topic() -> None:
    """The place has the thread and the message."""
    raw = written("/help", chat=SUPERGROUP, message_thread_id=4, is_topic_message=True)
    assert spoken(raw).place == Place(SUPERGROUP["id"], False, 17, 4)


def test_anonymous_administrators_are_heard() -> None:
    """They write by a bot of Telegram's, in the name of the group."""
    raw = written("/help", chat=SUPERGROUP, sender=ANONYMOUS, sender_chat=SUPERGROUP)
    assert event(raw) == Command("help")


def test_what_is_edited_in_a_group_stays_answered() -> None:
    """An answer is not repeated before everybody."""
    assert ignored(edited(chat=GROUP, text="/help")).why == "edited in a group"


def test_channels_are_none_of_ours() -> None:
    """No post and no membership of a channel is read."""
    assert ignored({"update_id": 1, "channel_post": message(CHANNEL, None, text="hi")}).key == "u1"
    assert ignored(written("hi", chat=CHANNEL))
    assert ignored(member("administrator", CHANNEL))
    assert ignored(pressed(message=message(CHANNEL, BOT, text="?")))


def test_a_press_is_known_by_two_keys() -> None:
    """A client that reconnects sends the same press under a new update id. Neither key tells who pressed."""
    received = read(pressed("do|mistakes"))
    assert received.query == "4382bfdwdsb323b2d9"
    assert received.what == Spoken("u502", Place(1001, True), Tap("do|mistakes"), 17, "cec1f810381737365")


def test_a_press_in_a_group_is_answered_in_its_topic() -> None:
    """It replies to nothing: the message with the button is the bot's own."""
    under = message(SUPERGROUP, BOT, text="card", message_thread_id=4, is_topic_message=True)
    assert spoken(pressed(sender=BOB, message=under)).place == Place(SUPERGROUP["id"], False, None, 4)


def test_a_press_under_a_message_out_of_reach_counts() -> None:
    """Only, there is no message that the answer could replace."""
    raw = pressed(message={"message_id": 3, "chat": PRIVATE, "date": 0})
    assert spoken(raw).message is None
    assert read(raw).query


@pytest.mark.parametrize(
    "raw",
    [
        pressed(message=None),
        pressed(message=None, inline_message_id="x"),
        pressed(None, game_short_name="chess"),
        pressed(sender=BOB),
        pressed(data={"not": "text"}),
        pressed(message="gone"),
        pressed(message=message({"id": 2**60, "type": "private"}, BOT, text="?")),
        {**pressed(), "update_id": None},
    ],
    ids=["no-message", "inline", "game", "not-theirs", "data", "message", "chat", "update"],
)
def test_every_press_is_answered(raw: Json) -> None:
    """Whatever else is wrong with it: without an answer the button keeps spinning."""
    ignored(raw)
    assert read(raw).query == "4382bfdwdsb323b2d9"


@pytest.mark.parametrize("id", ["", "x" * 65, "a b", "a\n", "é", "\ud800", 5, None])
def test_a_press_without_a_sane_id_is_malformed(id: object) -> None:
    """Such an id can be neither kept nor sent back."""
    received = read(pressed(id=id))
    assert received.query is None and isinstance(received.what, Ignored)


@pytest.mark.parametrize(
    ("raw", "active"),
    [
        (member("kicked"), False),
        (member("left"), False),
        (member("member"), True),
        (member("left", GROUP), False),
        (member("kicked", SUPERGROUP), False),
        (member("administrator", SUPERGROUP), True),
        (member("restricted", SUPERGROUP, is_member=True), True),
        (member("restricted", SUPERGROUP, is_member=False), False),
    ],
)
def test_the_bot_is_let_in_and_shut_out(raw: Json, active: bool) -> None:
    """In private it is blocked and unblocked, in groups it comes and goes."""
    assert read(raw).what == Membership("u503", raw["my_chat_member"]["chat"]["id"], active)


def test_a_group_that_moves_says_so_twice() -> None:
    """Once in the old chat, once in the new, with the same meaning."""
    assert read(sent(chat=GROUP, migrate_to_chat_id=-100777)).what == Migration("u500", -4001, -100777)
    moved = {**SUPERGROUP, "id": -100777}
    assert read(sent(chat=moved, migrate_from_chat_id=-4001)).what == Migration("u500", -4001, -100777)
    assert ignored(sent(migrate_to_chat_id=-100777))


@pytest.mark.parametrize("value", [None, True, 1.0, "5", MAX_ID + 1, -MAX_ID - 1, 2**70, -(2**70), [], {}])
def test_an_id_is_a_number_of_52_bits(value: object) -> None:
    """Anything else in its place is malformed, in updates and in chats."""
    assert ignored({**written(), "update_id": value}).key is None
    assert ignored(written(chat={"id": value, "type": "private"})).key == "u500"


@pytest.mark.parametrize("field", ["message_id", "message_thread_id"])
def test_an_id_of_a_message_is_a_number_of_31_bits(field: str) -> None:
    """Telegram refuses what answers a larger one, and the answer would be lost."""
    assert ignored(written(**{field: 2**31})).key == "u500"
    assert spoken(written(**{field: 2**31 - 1}))


@pytest.mark.parametrize(
    "raw", [None, 5, "x", [], {}, [written()], {"update_id": 1}, {1: 2}, {"message": {}}, {None: 1}]
)
def test_what_is_no_update_is_ignored(raw: object) -> None:
    """It has no meaning, and there is nothing to answer."""
    assert ignored(raw) and read(raw).query is None


def test_reasons_hold_nothing_that_a_person_wrote() -> None:
    """They go to the log."""
    for sample in SAMPLES:
        random = Random(1)
        canary = json.loads(json.dumps(sample).replace("hi", "canary"))
        for _ in range(200):
            what = read(_sprinkled(mutated(canary, random), random)).what
            assert not isinstance(what, Ignored) or "canary" not in what.why


def _sprinkled(raw: Any, random: Random) -> Any:
    """The same with some values replaced by text."""
    if isinstance(raw, dict):
        return {key: _sprinkled(value, random) for key, value in raw.items()}
    return raw if random.randrange(10) else "canary"


def test_no_mutation_of_an_update_raises() -> None:
    """What comes out can always be kept and sent: whole keys, clean texts, ids of 52 bits."""
    random = Random(20261121)
    outcomes = set()
    for number in range(20_000):
        received = read(mutated(SAMPLES[number % len(SAMPLES)], random))
        _check(received)
        outcomes.add(type(received.what))
    assert outcomes == {Spoken, Membership, Migration, Ignored}


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False), _json)
def test_no_value_in_an_update_raises(sample: Json, random: Random, value: object) -> None:
    """The same with any value, in any place of the payload."""
    payload = next(key for key in sample if key != "update_id")
    field = random.choice(list(sample[payload]))
    _check(read({**sample, payload: {**sample[payload], field: value}}))
    _check(read({**sample, payload: value}))
    _check(read(value))


def _check(received: Received) -> None:
    assert received.query is None or (received.query.isascii() and 0 < len(received.query) <= 64)
    what = received.what
    if isinstance(what, Spoken):
        assert all(key.isascii() and key.isprintable() and len(key) <= 65 for key in what.keys)
        assert abs(what.place.chat) <= MAX_ID
        for text in _texts(what.event):
            assert len(text) <= 4096 and "\x00" not in text
            text.encode()


def _texts(said: Event) -> tuple[str, ...]:
    match said:
        case Text(text):
            return (text,)
        case Tap(data):
            return (data,)
        case Command(name, words):
            return (name, words)
        case Unreadable():
            return ()


def test_what_is_kept_of_an_update_is_enough_to_answer_it() -> None:
    """An update that failed is set aside as the fields that are read, and means the same when it is replayed."""
    random = Random(5)
    for raw in (*SAMPLES, *(mutated(sample, random) for sample in SAMPLES for _ in range(20))):
        meant = read(raw)
        if not isinstance(meant.what, Ignored):
            kept = reduced(raw)
            assert read(json.loads(kept)) == meant
            assert "first_name" not in kept and "title" not in kept
