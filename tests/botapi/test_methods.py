"""Tests of the parameters of every call: how they are read, what is refused, what is worth a warning."""

from __future__ import annotations

import json
import struct
from typing import Any

import pytest
from botapi import methods
from botapi.errors import ApiError
from botapi.inline import start_parameter
from botapi.methods import METHODS, BotCommand, Scope, Target, Upload, Where, from_json, read, utf8
from hypothesis import given
from hypothesis import strategies as st

CHAT = {"chat_id": "5"}
HERE = CHAT | {"message_id": "7"}
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
PHOTO = Upload("a.png", PNG + struct.pack(">II", 90, 90))
SEND = CHAT | {"text": "a"}
COMMAND = {"command": "a", "description": "b"}
ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "a"}}


def call(method: str, params: dict[str, Any], files: dict[str, Upload] | None = None) -> Any:
    """The call made of these parameters, where nothing about it is suspicious; what is no text is sent as JSON."""
    checked = read(method, as_text(params), files or {})
    assert not checked.warnings
    return checked.call


def as_text(params: dict[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}


def scope(**fields: Any) -> dict[str, Any]:
    return {"commands": [COMMAND], "scope": fields}


def result(**more: Any) -> dict[str, Any]:
    return {"inline_query_id": "1", "results": [ARTICLE | more]}


def test_messages() -> None:
    """Where a text goes, what it says, and how."""
    sent = call(
        "sendmessage",
        CHAT
        | {"text": " <b>Hi</b> ", "parse_mode": "html", "message_thread_id": "3", "disable_notification": "True"}
        | {"reply_parameters": {"message_id": "9", "allow_sending_without_reply": True, "chat_id": -100, "quote": "q"}}
        | {"link_preview_options": {"is_disabled": True}, "reply_markup": {"remove_keyboard": True}},
    )
    assert sent.target == Target(5, 3, True, False, 9, True, -100, "q")
    assert (sent.text.text, sent.text.source, sent.text.parse_mode) == ("Hi", " <b>Hi</b> ", "HTML")
    assert sent.text.entities == ({"type": "bold", "offset": 0, "length": 2},)
    assert (
        sent.reply_markup
        == methods.read("sendMessage", SEND | {"reply_markup": '{"remove_keyboard":true}'}).call.reply_markup
    )
    assert sent.link_preview_options == {"is_disabled": True}


@pytest.mark.parametrize(
    ("params", "target"),
    [
        ({"chat_id": "@Name"}, Target("@name")),
        ({"chat_id": -1001234567890}, Target(-1001234567890)),
        (CHAT | {"protect_content": "yes"}, Target(5, protect_content=True)),
        (
            CHAT | {"reply_to_message_id": "4", "allow_sending_without_reply": "1"},
            Target(5, reply_to=4, reply_optional=True),
        ),
        (CHAT | {"reply_parameters": {}}, Target(5)),
        (CHAT | {"message_thread_id": "-1"}, Target(5)),
    ],
)
def test_targets(params: dict[str, Any], target: Target) -> None:
    """Numbers and truth values come as texts."""
    assert call("sendMessage", params | {"text": "a"}).target == target


def test_entities() -> None:
    """Without parse_mode the entities count, in UTF-16 units of the text before it is cleaned and trimmed."""
    given_entities = [
        {"type": "bold", "offset": 2, "length": 4},
        {"type": "pre", "offset": 7, "length": 1, "language": "py"},
        {"type": "text_link", "offset": 9, "length": 1, "url": "http://x.org/"},
        {"type": "url", "offset": 0, "length": 1},
        {"type": "italic", "offset": 0, "length": 0},
        {"type": "date_time", "offset": 11, "length": 2, "unix_time": 5, "date_time_format": "wD"},
        {"type": "custom_emoji", "offset": 14, "length": 2, "custom_emoji_id": "12"},
        {"type": "text_mention", "offset": 17, "length": 1, "user": {"id": 3}},
    ]
    text = call("sendMessage", CHAT | {"text": " \r😀 b a b cd 😀 e \n", "entities": given_entities}).text
    assert text.text == "😀 b a b cd 😀 e"
    assert [(entity.pop("type"), entity.pop("offset"), entity.pop("length"), entity) for entity in text.entities] == [
        ("bold", 0, 4, {}),
        ("pre", 5, 1, {"language": "py"}),
        ("text_link", 7, 1, {"url": "http://x.org/"}),
        ("date_time", 9, 2, {"unix_time": 5, "date_time_format": "wD"}),
        ("custom_emoji", 12, 2, {"custom_emoji_id": "12"}),
        ("text_mention", 15, 1, {"user": {"id": 3, "is_bot": False, "first_name": ""}}),
    ]


def test_files() -> None:
    """A file is uploaded under its own name or one it refers to, or named by an id."""
    file = Upload("data.json", b"{}")
    params = CHAT | {"caption": "<i>a</i>", "parse_mode": "HTML"}
    for sent in (
        call("sendDocument", params, {"document": file}),
        call("sendDocument", params | {"document": "attach://file0"}, {"file0": file}),
    ):
        assert sent.document == file and sent.caption.text == "a"
    assert call("sendDocument", CHAT | {"document": "some-id"}).document == "some-id"
    assert call("sendPhoto", CHAT, {"photo": PHOTO}).photo == PHOTO


def test_edits() -> None:
    """A message in a chat, or an inline message."""
    edit = call("editMessageText", HERE | {"text": "a"})
    assert edit.where == Where(5, 7) and edit.text.text == "a" and edit.reply_markup is None
    assert call("editMessageCaption", HERE | {"caption": "a"}).caption.text == "a"
    assert call("editMessageReplyMarkup", {"inline_message_id": "x"}).where == Where(inline_message_id="x")
    assert call("deleteMessage", HERE) == methods.DeleteMessage(5, 7)
    assert call("deleteMessages", CHAT | {"message_ids": [1, "2"]}) == methods.DeleteMessages(5, (1, 2))


def test_small_calls() -> None:
    """Actions, reactions, answers, chats and files."""
    assert call("sendChatAction", CHAT | {"action": "Typing"}).action == "typing"
    reaction = call("setMessageReaction", HERE | {"reaction": [{"type": "emoji", "emoji": "👍"}]}).reaction
    assert reaction == ({"type": "emoji", "emoji": "👍"},)
    assert call("setMessageReaction", HERE).reaction == ()
    answer = call("answerCallbackQuery", {"callback_query_id": "8", "text": "😀" * 100, "show_alert": "true"})
    assert answer == methods.AnswerCallbackQuery("8", "😀" * 100, True)
    assert call("getMe", {}) == methods.GetMe()
    assert call("getChat", CHAT) == methods.GetChat(5)
    assert call("getChatMember", CHAT | {"user_id": "6"}) == methods.GetChatMember(5, 6)
    assert call("getFile", {"file_id": "x"}) == methods.GetFile("x")


def test_receiving_updates() -> None:
    """Polling and webhooks."""
    assert call("getUpdates", {}) == methods.GetUpdates()
    poll = call("getUpdates", {"offset": "-1", "limit": "5", "timeout": "50", "allowed_updates": ["message"]})
    assert poll == methods.GetUpdates(-1, 5, 50, ("message",))
    assert call("getUpdates", {"allowed_updates": []}).allowed_updates == ()
    webhook = call("setWebhook", {"url": "http://127.0.0.1:8443/x", "secret_token": "a-B_1", "max_connections": "7"})
    assert webhook == methods.SetWebhook("http://127.0.0.1:8443/x", "a-B_1", 7)
    assert call("setWebhook", {}).url == ""
    assert call("deleteWebhook", {"drop_pending_updates": "true"}) == methods.DeleteWebhook(True)
    assert call("getWebhookInfo", {}) == methods.GetWebhookInfo()


def test_profile() -> None:
    """Commands per scope and language, names, descriptions and the menu button."""
    commands = call("setMyCommands", {"commands": [COMMAND], "language_code": "de"})
    assert commands == methods.SetMyCommands((BotCommand("a", "b"),), Scope(), "de")
    assert call("setMyCommands", scope(type="all_group_chats")).scope == Scope("all_group_chats")
    assert call("setMyCommands", scope(type="chat", chat_id="@X")).scope == Scope("chat", "@x")
    member = {"type": "chat_member", "chat_id": -5, "user_id": 6}
    assert call("getMyCommands", {"scope": member}) == methods.GetMyCommands(Scope("chat_member", -5, 6))
    assert call("deleteMyCommands", {}) == methods.DeleteMyCommands(Scope())
    assert call("setMyName", {"name": " a\tb "}) == methods.SetMyName("a b")
    assert call("setMyDescription", {"description": "a" * 512}).description == "a" * 512
    assert call("setMyShortDescription", {"short_description": "a"}) == methods.SetMyShortDescription("a")
    for what in ("Name", "Description", "ShortDescription"):
        assert call(f"getMy{what}", {"language_code": "en"}).language_code == "en"
    web_app = {"type": "web_app", "text": "a", "web_app": {"url": "https://x.org"}}
    assert call("setChatMenuButton", CHAT | {"menu_button": web_app}) == methods.SetChatMenuButton(5, web_app)
    assert call("setChatMenuButton", {"menu_button": {"type": "commands"}}).menu_button == {"type": "commands"}
    assert call("setChatMenuButton", {}).menu_button == {"type": "default"}
    assert call("getChatMenuButton", {}) == methods.GetChatMenuButton(None)


def test_inline_answers() -> None:
    """Articles are read in full, with the text that they send."""
    answer = call(
        "answerInlineQuery",
        result(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]})
        | {"is_personal": "true", "next_offset": "2", "button": {"text": "a", "start_parameter": "x"}},
    )
    assert answer.results[0]["message"].text == "a"
    assert answer.results[0]["reply_markup"] == {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    assert (answer.cache_time, answer.is_personal, answer.next_offset) == (300, True, "2")
    assert answer.button == {"text": "a", "start_parameter": "x"}
    assert call("answerInlineQuery", {"inline_query_id": "1"}).results == ()


@pytest.mark.parametrize(
    ("method", "params", "warning"),
    [
        ("sendMessage", SEND | {"colour": "red"}, 'unknown parameter "colour"'),
        ("sendMessage", SEND | {"disable_notification": "on"}, 'disable_notification="on" counts as false'),
        ("sendMessage", {"chat_id": "5x", "text": "a"}, 'chat_id="5x" counts as 5'),
        ("sendMessage", SEND | {"message_thread_id": "x"}, 'message_thread_id="x" counts as 0'),
        ("sendMessage", SEND | {"entities": "x"}, "entities are not JSON and ignored"),
        (
            "sendMessage",
            SEND | {"entities": [1], "parse_mode": "HTML"},
            "entities are ignored beside parse_mode",
        ),
        ("getUpdates", {"limit": "101"}, "limit=101 is not from 1 to 100"),
        ("getUpdates", {"timeout": "60"}, "timeout=60 is not from 0 to 50"),
        ("getUpdates", {"allowed_updates": "message"}, "allowed_updates is no array of names and ignored"),
        ("getUpdates", {"allowed_updates": ["massage"]}, 'there is no kind of update "massage"'),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1", "cache_time": "-1"},
            "cache_time=-1 is not from 0 to 2592000",
        ),
        ("setMyCommands", {"commands": [COMMAND, COMMAND]}, "a command is listed twice"),
        ("setMyCommands", {"commands": [COMMAND | {"command": "/a"}]}, 'the command "/a" is kept as "a"'),
    ],
)
def test_what_is_worth_a_warning(method: str, params: dict[str, Any], warning: str) -> None:
    """Telegram takes all this without a word, though it is most likely a mistake."""
    assert read(method, as_text(params)).warnings == (f"{method}: {warning}",)


def test_unknown_methods() -> None:
    """The name is taken in any case, but it must be known."""
    assert read("SENDMESSAGE", SEND).method == "sendMessage"
    with pytest.raises(ApiError) as caught:
        read("sendMassage", SEND)
    assert (caught.value.code, caught.value.description) == (404, "Not Found: method not found")


def test_documented_parameters_pass() -> None:
    """What belongs to paid, business and channel features is known, and without effect."""
    assert call("sendMessage", SEND | {"message_effect_id": "1"}).text.text == "a"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "can't use empty start_parameter"),
        ("a" * 65, "too long start_parameter specified"),
        ("a.b", "unallowed characters in start_parameter are used"),
    ],
)
def test_start_parameters(text: str, error: str) -> None:
    """The parameter of a deep link has 1 to 64 of a few characters."""
    assert start_parameter("cert_aws-mla") == "cert_aws-mla"
    with pytest.raises(ApiError, match=error):
        start_parameter(text)


def test_json_bodies() -> None:
    """Texts stay, all else becomes JSON text; what is no object or no UTF-8 is refused."""
    assert from_json('{"chat_id": 5, "text": "é", "b": true, "m": {"a": [1]}, "n": null}'.encode()) == {
        "chat_id": "5",
        "text": "é",
        "b": "true",
        "m": '{"a": [1]}',
    }
    assert from_json(b"") == {}
    for body in (b"[]", b"{", b"[" * 100_000):
        with pytest.raises(ApiError, match="can't parse JSON object"):
            from_json(body)
    for read_bytes in (from_json, utf8):
        with pytest.raises(ApiError, match="strings must be encoded in UTF-8"):
            read_bytes(b"\xff")


NAMES = (
    "chat_id text parse_mode entities reply_markup reply_parameters message_id message_ids message_thread_id caption "
    "document photo link_preview_options commands scope language_code results button reaction user_id menu_button url "
    "allowed_updates offset limit secret_token file_id action callback_query_id cache_time"
).split()
VALUES = st.one_of(
    st.text(),
    st.integers().map(str),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from("type id text url chat_id user_id offset length".split()), inner, max_size=4
            )
        ),
        max_leaves=8,
    ).map(json.dumps),
)


@given(st.sampled_from(sorted(METHODS)), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6))
def test_nothing_but_refusals_is_raised(method: str, params: dict[str, str]) -> None:
    """Whatever a call looks like, it is taken or refused."""
    try:
        checked = read(method, params)
    except ApiError as refusal:
        error = refusal
    else:
        assert checked.method.lower() == method
        return
    assert error.code in (400, 413) and error.body()["description"]
