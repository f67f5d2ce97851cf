"""The server over HTTP: tokens, methods, parameters, files, sending and editing."""

from __future__ import annotations

import asyncio
import json
import re
from urllib.parse import urlencode

import pytest
import telegram
from botapi.client import Client
from botapi.errors import ApiError
from botapi.server import BotApi
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter


def refused(error: pytest.ExceptionInfo[ApiError]) -> str:
    return f"{error.value.code} {error.value.description}"


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_method_names_in_any_case_by_get_and_post(bot: Client, method: str, verb: str) -> None:
    """A method is found in any case, by GET and by POST."""
    status, _, body = bot.raw(method, verb=verb)
    assert status == 200
    assert json.loads(body)["result"]["is_bot"] is True


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/bot1:wrong/getMe", "401 Unauthorized"),
        ("/botwrong/getMe", "401 Unauthorized: invalid token specified"),
        ("/", "404 Not Found"),
        ("/nothing/here", "404 Not Found"),
        ("TOKEN/noSuchMethod", "404 Not Found: method not found"),
    ],
)
def test_wrong_tokens_and_paths(bot: Client, path: str, answer: str) -> None:
    """A wrong token is a 401, an unknown path or method a 404."""
    status, _, body = bot.raw(path.replace("TOKEN/", ""))
    assert f"{status} {json.loads(body)['description']}" == answer


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
def test_parameters_come_in_four_ways(api: BotApi, bot: Client, way: str) -> None:
    """Query string, form, JSON and multipart say the same."""
    ann = api.user(1001)
    params = {"chat_id": "1001", "text": "Grüße & mehr"}
    if way == "query":
        bot.raw("sendMessage?" + urlencode(params), verb="GET")
    elif way == "form":
        bot.raw("sendMessage", urlencode(params).encode())
    elif way == "json":
        bot.raw("sendMessage", json.dumps({**params, "chat_id": 1001}).encode(), "application/json")
    else:
        bot.raw("sendMessage", multipart(params), "multipart/form-data; boundary=XX")
    assert [entry.text for entry in ann.transcript] == ["Grüße & mehr"]


def multipart(params: dict[str, str], name: str = "", file: bytes = b"") -> bytes:
    parts = [f'--XX\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in params.items()]
    if name:
        parts.append(
            f'--XX\r\nContent-Disposition: form-data; name="{name}"; filename="a.json"\r\n\r\n'.encode() + file
        )
        parts.append(b"\r\n")
    return b"".join((*parts, b"--XX--\r\n"))


def test_a_document_is_kept_and_can_be_fetched(api: BotApi, bot: Client) -> None:
    """An upload is in the transcript, and /file gives it back."""
    ann = api.user(1001)
    bot.raw("sendDocument", multipart({"chat_id": "1001"}, "document", b'{"a":1}'), "multipart/form-data; boundary=XX")
    assert ann.last.file is not None and ann.last.file.content == b'{"a":1}'
    path = bot("getFile", file_id=ann.last.message["document"]["file_id"])["file_path"]
    assert bot.raw(f"/file/bot{api.token}/{path}")[2] == b'{"a":1}'


def test_lone_surrogates_are_refused(api: BotApi, bot: Client) -> None:
    """Bytes that are no UTF-8 are a 400, however they came."""
    api.user(1001)
    _, _, body = bot.raw("sendMessage", b"chat_id=1001&text=%ED%A0%80")
    assert json.loads(body)["description"] == "Bad Request: strings must be encoded in UTF-8"


def test_an_edit_is_checked_against_the_store(api: BotApi, bot: Client) -> None:
    """The same again is "not modified", other messages are not there or not the bot's."""
    ann = api.user(1001)
    own = ann.say("mine")
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = bot("sendMessage", chat_id=1001, text="one", reply_markup=keyboard)["message_id"]
    with pytest.raises(ApiError, match="message is not modified"):
        bot("editMessageText", chat_id=1001, message_id=sent, text="one", reply_markup=keyboard)
    with pytest.raises(ApiError, match="message to edit not found"):
        bot("editMessageText", chat_id=1001, message_id=999, text="two")
    with pytest.raises(ApiError, match="message can't be edited"):
        bot("editMessageText", chat_id=1001, message_id=own, text="two")
    edited = bot("editMessageText", chat_id=1001, message_id=sent, text="two")
    assert "reply_markup" not in edited and "edit_date" in edited
    assert (ann.last.text, ann.last.edits, ann.last.labels) == ("two", ["one"], [])


def test_a_deleted_message_is_gone(api: BotApi, bot: Client) -> None:
    """What was deleted can be neither seen nor edited nor deleted again."""
    ann = api.user(1001)
    sent = bot("sendMessage", chat_id=1001, text="one")["message_id"]
    bot("deleteMessage", chat_id=1001, message_id=sent)
    assert ann.transcript == []
    with pytest.raises(ApiError, match="message to delete not found"):
        bot("deleteMessage", chat_id=1001, message_id=sent)
    with pytest.raises(ApiError, match="message to edit not found"):
        bot("editMessageText", chat_id=1001, message_id=sent, text="two")


def test_a_reply_needs_its_message(api: BotApi, bot: Client) -> None:
    """A reply to nothing is refused, unless it may go without."""
    api.user(1001)
    nothing = {"message_id": 77}
    with pytest.raises(ApiError, match="message to be replied not found"):
        bot("sendMessage", chat_id=1001, text="x", reply_parameters=nothing)
    reply = {**nothing, "allow_sending_without_reply": True}
    assert "reply_to_message" not in bot("sendMessage", chat_id=1001, text="x", reply_parameters=reply)


def test_markup_is_checked_before_the_chat(bot: Client) -> None:
    """A parsing error comes before "chat not found"."""
    with pytest.raises(ApiError, match="can't parse entities"):
        bot("sendMessage", chat_id=5, text="<b>x", parse_mode="HTML")
    with pytest.raises(ApiError, match="chat not found"):
        bot("sendMessage", chat_id=5, text="<b>x</b>", parse_mode="HTML")


def test_the_log_of_calls(api: BotApi, bot: Client) -> None:
    """Every call is in the log with its parameters, status and times."""
    api.user(1001)
    bot("sendMessage", chat_id=1001, text="x")
    with pytest.raises(ApiError):
        bot("sendMessage", chat_id=5, text="y")
    first, second = api.calls
    assert (first.method, first.params["text"], first.status, first.done) == ("sendMessage", "x", 200, True)
    assert (second.chat, second.status, second.done) == (5, 400, False)
    assert first.at <= first.ended <= second.at
    assert api.sends() == [first]


def test_the_profile_is_kept(api: BotApi, bot: Client) -> None:
    """Commands and descriptions are read back as they were set."""
    commands = [{"command": "start", "description": "Begin"}]
    bot("setMyCommands", commands=commands, language_code="de")
    bot("setMyDescription", description="What I do")
    assert bot("getMyCommands", language_code="de") == commands
    assert bot("getMyCommands") == []
    assert bot("getMyDescription", language_code="fr") == {"description": "What I do"}


def test_suspicious_markup_is_noted(api: BotApi, bot: Client) -> None:
    """What Telegram accepts and shows literally is a warning."""
    api.user(1001)
    bot("sendMessage", chat_id=1001, text="a&nbsp;b", parse_mode="HTML")
    assert len(api.warnings) == 1


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_python_telegram_bot_talks_to_it(api: BotApi) -> None:
    """The library's own Bot works against it, and errors become its exceptions."""
    ann = api.user(1001, username="ann")
    asyncio.run(_with_the_library(api, ann.id))


async def _with_the_library(api: BotApi, chat: int) -> None:
    ann = api.chats[chat]
    async with telegram.Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as bot:
        assert (await bot.get_me()).username == "certadvisorbot"
        sent = await bot.send_message(chat, "<b>hi</b> ☕ there", parse_mode="HTML")
        assert sent.text == "hi ☕ there" and sent.entities[0].type == "bold"
        await bot.edit_message_text("new", chat, sent.message_id)
        assert await bot.get_updates(timeout=0) == ()
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("new", chat, sent.message_id)
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "x")
        with pytest.raises(RetryAfter), api.faults.add("429", "sendmessage", retry_after=3):
            await bot.send_message(chat, "x")
        ann.status = "blocked"
        with pytest.raises(Forbidden):
            await bot.send_message(chat, "x")
        await bot.set_webhook(f"{api.url}/nowhere")
        with pytest.raises(Conflict):
            await bot.get_updates()
    other = telegram.Bot("1:other", base_url=f"{api.url}/bot")
    with pytest.raises(InvalidToken):
        await other.initialize()
    await other.shutdown()


def test_a_large_body_is_refused(bot: Client) -> None:
    """More than the largest file is a 413."""
    status, _, body = bot.raw("sendMessage", b"text=" + b"x" * (53 * 1024 * 1024))
    assert status == 413 and json.loads(body)["description"] == "Request Entity Too Large"


def test_a_chat_can_be_asked_for(api: BotApi, bot: Client) -> None:
    """getChat, getChatMember and the bot's own status."""
    ann = api.user(1001)
    group = api.group(-1009, [ann], title="Study")
    assert bot("getChat", chat_id=-1009)["title"] == "Study"
    assert bot("getChatMember", chat_id=-1009, user_id=1001)["status"] == "member"
    group.kick(ann)
    bot_id = int(re.match(r"\d+", api.token)[0])  # type: ignore[index]
    assert bot("getChatMember", chat_id=-1009, user_id=bot_id)["status"] == "kicked"


def test_it_stops_although_calls_wait() -> None:
    """Polls, conflicts and slow replies under way do not keep the server."""
    with BotApi() as api:
        bot = Client(api)
        api.faults.add("slow", "getMe", seconds=600)
        later = [bot.later("getMe"), *(bot.later("getUpdates", timeout=50, offset=number) for number in (1, 2, 3))]
        api.until(lambda: len(api.calls) == 4, 10, str)
        api.until(lambda: api.polling.waits, 10, str)
    assert all(call.exception(10) for call in later)
    assert api.unexpected == []
