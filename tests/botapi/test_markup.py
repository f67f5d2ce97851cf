"""Tests of reply_markup: what is kept of keyboards, what is refused, what is worth a warning."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botapi.errors import ApiError
from botapi.markup import ForceReply, InlineKeyboard, Markup, RemoveKeyboard, ReplyKeyboard
from botapi.methods import read
from hypothesis import given
from hypothesis import strategies as st


def sent(markup: Any) -> tuple[Markup | None, list[str]]:
    """What sendMessage makes of the markup, with its warnings."""
    call = read("sendMessage", {"chat_id": "1", "text": "a", "reply_markup": json.dumps(markup)})
    return call.call.reply_markup, [warning.removeprefix("sendMessage: ") for warning in call.warnings]


def inline(*rows: list[Any]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def data(text: str = "a", value: str = "b") -> dict[str, Any]:
    return {"text": text, "callback_data": value}


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        (data(), data()),
        (data("é" * 300, "é" * 32), data("é" * 300, "é" * 32)),
        ({"text": 1, "callback_data": 2}, data("1", "2")),
        ({"text": "a", "url": "x.org"}, {"text": "a", "url": "http://x.org/"}),
        ({"text": "a", "url": "tg://user?id=42"}, {"text": "a", "url": "tg://user?id=42"}),
        ({"text": "a", "url": "tg://resolve?domain=x"}, {"text": "a", "url": "tg://resolve?domain=x"}),
        (data() | {"style": "Danger"}, data() | {"style": "danger"}),
        ({"text": "a", "switch_inline_query": ""}, {"text": "a", "switch_inline_query": ""}),
        ({"text": "a", "copy_text": {"text": "b"}}, {"text": "a", "copy_text": {"text": "b"}}),
        (
            {"text": "a", "web_app": {"url": "https://x.org/"}},
            {"text": "a", "web_app": {"url": "https://x.org/"}},
        ),
        ({"text": "a", "pay": True}, {"text": "a", "pay": True}),
    ],
)
def test_inline_buttons(button: Any, kept: Any) -> None:
    """A button has a text and one action; a link is completed."""
    keyboard, warnings = sent(inline([button]))
    assert isinstance(keyboard, InlineKeyboard)
    assert keyboard.as_json() == inline([kept])
    assert not warnings


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ({"remove_keyboard": True, "selective": True}, RemoveKeyboard(selective=True)),
        ({"force_reply": True, "input_field_placeholder": "Say"}, ForceReply(placeholder="Say")),
        (inline(), None),
        (inline([]), None),
        ({}, None),
    ],
)
def test_other_markup(markup: Any, kept: Markup | None) -> None:
    """Taking the keys away and asking for a reply; empty keyboards are none."""
    assert sent(markup)[0] == kept


def test_reply_keyboards() -> None:
    """Keys are texts, alone or in an object."""
    keyboard, warnings = sent(
        {"keyboard": [["a", {"text": "b", "request_contact": True}], [""]], "resize_keyboard": True}
    )
    assert isinstance(keyboard, ReplyKeyboard)
    assert keyboard.rows == (("a", "b"),)
    assert keyboard.options["resize_keyboard"] and not keyboard.options["one_time_keyboard"]
    assert not warnings


@pytest.mark.parametrize(
    ("markup", "error"),
    [
        ([], "object expected as reply markup"),
        (None, "object expected as reply markup"),
        ({"inline_keyboard": {}}, 'field "inline_keyboard" must be of type Array'),
        (inline({}), 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'),
        (inline(["a"]), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        (inline([{"callback_data": "a"}]), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            inline([{"text": [], "pay": True}]),
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (
            inline([{"text": "a"}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline([data(value="")]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline([data() | {"style": "pink"}]),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (inline([data(value="é" * 32 + "a")]), "BUTTON_DATA_INVALID"),
        (inline([data("\r")]), "inline keyboard button text must be non-empty"),
        (inline([data("\ud800")]), "inline keyboard button text must be encoded in UTF-8"),
        (inline([data(value="\ud800")]), "strings must be encoded in UTF-8"),
        (
            inline([{"text": "a", "url": "\ud800.org"}]),
            "inline keyboard button URL must be encoded in UTF-8",
        ),
        (
            inline([{"text": "a", "url": "nowhere"}]),
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (
            inline([{"text": "a", "url": "ftp://x.org"}]),
            "inline keyboard button URL 'ftp://x.org' is invalid: Unsupported URL protocol",
        ),
        (
            inline([{"text": "a", "web_app": {"url": "http://x.org"}}]),
            "inline keyboard button Web App URL 'http://x.org' is invalid: Only HTTPS links are allowed",
        ),
        (inline([{"text": "a", "copy_text": {"text": "b" * 257}}]), "BUTTON_COPY_TEXT_INVALID"),
        (inline(*[[data()] * 8] * 13), "reply markup is too long"),
        ({"keyboard": ["a"]}, 'field "keyboard" must be an Array of Arrays'),
        ({"keyboard": [[1]]}, "can't parse keyboard button: KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
        ({"remove_keyboard": "true"}, 'field "remove_keyboard" must be of type Boolean'),
    ],
)
def test_what_is_refused(markup: Any, error: str) -> None:
    """Each error has Telegram's words."""
    with pytest.raises(ApiError) as caught:
        sent(markup)
    assert caught.value.description == f"Bad Request: {error}"


def test_malformed_json() -> None:
    """What is no JSON is refused, never a crash."""
    for text in ("{", "[" * 100_000, "nan", '{"a": 01}'):
        with pytest.raises(ApiError, match="can't parse reply keyboard markup JSON object"):
            read("sendMessage", {"chat_id": "1", "text": "a", "reply_markup": text})


def test_edits_take_inline_keyboards_alone() -> None:
    """Only the keyboard under a message can be edited; without one the buttons go."""
    where = {"chat_id": "1", "message_id": "2"}
    with pytest.raises(ApiError, match="inline keyboard expected"):
        read("editMessageReplyMarkup", where | {"reply_markup": '{"keyboard": [["a"]]}'})
    assert read("editMessageReplyMarkup", where).call.reply_markup is None


def test_a_hundred_buttons_are_allowed() -> None:
    """The limit itself passes."""
    keyboard, warnings = sent(inline(*[[data()] * 5] * 20))
    assert isinstance(keyboard, InlineKeyboard)
    assert sum(map(len, keyboard.rows)) == 100 and not warnings


@pytest.mark.parametrize(
    ("markup", "warning"),
    [
        (inline([data()] * 9), "9 buttons in a row: at most 8 are sure to be shown"),
        (inline([data(), data("")]), "a button without a text is not shown"),
        (
            inline([data() | {"url": "x.org"}]),
            "of a button's actions callback_data, url only one counts",
        ),
        (
            inline([{"text": "a", "url": "https://t.me/bot?start=%C3%A9"}]),
            'the button to "https://t.me/bot?start=%C3%A9": start parameter "é" is not 1-64 of A-Z a-z 0-9 _ -',
        ),
        ({"keyboard": [["a"] * 13]}, "1 keys over 12 in a row or 300 in all are not shown"),
        ({"keyboard": [["a"] * 10] * 31}, "10 keys over 12 in a row or 300 in all are not shown"),
        (
            {"force_reply": True, "input_field_placeholder": "a" * 65},
            "a placeholder of 65 characters: at most 64 are shown",
        ),
        ({}, "reply_markup has no effect"),
    ],
)
def test_what_is_worth_a_warning(markup: Any, warning: str) -> None:
    """Telegram takes all this without a word, and shows something else than was meant."""
    assert sent(markup)[1] == [warning]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "inline_keyboard keyboard text callback_data url style web_app copy_text pay selective".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_nothing_but_refusals_is_raised(markup: Any) -> None:
    """Whatever a keyboard looks like, it is taken or refused."""
    try:
        kept, _ = sent(markup)
    except ApiError:
        return
    assert kept is None or isinstance(kept, Markup)
