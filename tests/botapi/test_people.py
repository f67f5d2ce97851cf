"""People and groups: what they do reaches the bot as Telegram says it, and they see what the bot does."""

from __future__ import annotations

import threading
from collections.abc import Generator
from functools import partial
from typing import Any

import pytest
from botapi.chats import Entry
from botapi.client import Client
from botapi.driving import Talk
from botapi.errors import ApiError
from botapi.kinds import KINDS
from botapi.people import User
from botapi.server import BotApi


def keyboard(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label.lower()} for label in labels]]}


def test_what_a_person_says_is_a_full_message(api: BotApi, bot: Client) -> None:
    """Ids, chat, person, date and entities in UTF-16 offsets."""
    ann = api.user(1001, language_code="de", username="ann")
    message_id = ann.say("🎉 /list@certadvisorbot now")
    (update,) = bot.updates()
    message = update["message"]
    assert message["message_id"] == message_id
    assert message["chat"] == {"id": 1001, "type": "private", "first_name": "Ann", "username": "ann"}
    assert message["from"] == {
        "id": 1001, "is_bot": False, "first_name": "Ann", "username": "ann", "language_code": "de"
    }  # fmt: skip
    assert message["entities"] == [{"type": "bot_command", "offset": 3, "length": 20}]


def test_an_edit_is_an_update_and_changes_what_is_seen(api: BotApi, bot: Client) -> None:
    """edited_message has the same id, the new text and edit_date."""
    ann = api.user(1001)
    message_id = ann.say("colour")
    ann.edit(message_id, "/color")
    edited = bot.updates()[1]["edited_message"]
    assert (edited["message_id"], edited["text"], edited["entities"][0]["type"]) == (
        message_id,
        "/color",
        "bot_command",
    )
    assert edited["edit_date"] >= edited["date"]
    assert (ann.transcript[0].text, ann.transcript[0].edits) == ("/color", ["colour"])


def test_a_press_carries_its_message(api: BotApi, bot: Client) -> None:
    """A press on the last button of that label has the message with text and keyboard, and its data."""
    ann = api.user(1001)
    bot("sendMessage", chat_id=1001, text="old", reply_markup=keyboard("AWS", "Azure"))
    newer = bot("sendMessage", chat_id=1001, text="new", reply_markup=keyboard("AWS", "Azure"))
    query_id = ann.tap("aws")
    query = bot.updates()[0]["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "aws", 1001)
    assert query["message"] == newer
    assert [press.id for press in api.unanswered] == [query_id]
    bot("answerCallbackQuery", callback_query_id=query_id, text="thanks")
    assert api.unanswered == [] and api.presses[query_id].answered is not None
    with pytest.raises(ApiError, match="query is too old and response timeout expired or query ID is invalid"):
        bot("answerCallbackQuery", callback_query_id=query_id)


def test_a_press_is_answered_within_15_seconds(api: BotApi, bot: Client) -> None:
    """Later it is too old."""
    ann = api.user(1001)
    bot("sendMessage", chat_id=1001, text="x", reply_markup=keyboard("A"))
    query_id = ann.tap("A")
    api.clock.advance(16)
    with pytest.raises(ApiError, match="query is too old"):
        bot("answerCallbackQuery", callback_query_id=query_id)


def test_forged_and_old_presses(api: BotApi, bot: Client) -> None:
    """Data that no button has, a message that is gone, or one out of reach."""
    ann = api.user(1001)
    sent = bot("sendMessage", chat_id=1001, text="x", reply_markup=keyboard("A"))["message_id"]
    ann.tap(data="forged")
    ann.tap("A", inaccessible=True)
    ann.delete_message(sent)
    ann.tap(data="a", message=sent)
    forged, out_of_reach, gone = (update["callback_query"] for update in bot.updates())
    assert forged["data"] == "forged" and forged["message"]["text"] == "x"
    for query in (out_of_reach, gone):
        assert query["message"] == {"chat": ann.chat.json, "message_id": sent, "date": 0}
    with pytest.raises(LookupError):
        ann.tap("B")


def test_links_and_reply_keyboards(api: BotApi, bot: Client) -> None:
    """A link to the bot starts it with its parameter; a key of a reply keyboard sends its label."""
    ann = api.user(1001)
    link = {"text": "In private", "url": "https://t.me/certadvisorbot?start=cert_aws-mla"}
    bot("sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [[link]]})
    bot("sendMessage", chat_id=1001, text="y", reply_markup={"keyboard": [[{"text": "Yes"}]]})
    ann.tap("In private")
    ann.tap("Yes")
    assert [update["message"]["text"] for update in bot.updates()] == ["/start cert_aws-mla", "Yes"]


@pytest.mark.parametrize("kind", KINDS)
def test_all_kinds_of_messages_can_be_sent(api: BotApi, bot: Client, kind: str) -> None:
    """Photos, voices, stickers and the rest are messages without text."""
    ann = api.user(1001)
    ann.send(kind)
    (update,) = bot.updates()
    assert update["message"].keys() >= KINDS[kind].keys() and "text" not in update["message"]


def test_block_and_return(api: BotApi, bot: Client) -> None:
    """my_chat_member says it, sends are 403 meanwhile, and whoever writes has come back."""
    ann = api.user(1001)
    ann.block()
    with pytest.raises(ApiError, match="403 Forbidden: bot was blocked by the user"):
        bot("sendMessage", chat_id=1001, text="x")
    ann.say("back")
    blocked, returned, message = bot.updates()
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert blocked["my_chat_member"]["new_chat_member"]["user"]["id"] == api.bot["id"]
    assert returned["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert message["message"]["text"] == "back"
    bot("sendMessage", chat_id=1001, text="x")


def test_a_person_who_is_gone_or_never_came(api: BotApi, bot: Client) -> None:
    """Each has its own 403; an unknown id is a 400."""
    api.user(1001).deactivate()
    new = api.user(1002, started=False)
    with pytest.raises(ApiError, match="403 Forbidden: user is deactivated"):
        bot("sendMessage", chat_id=1001, text="x")
    with pytest.raises(ApiError, match="403 Forbidden: bot can't initiate conversation with a user"):
        bot("sendMessage", chat_id=1002, text="x")
    new.start()
    assert bot("sendMessage", chat_id=1002, text="x")["chat"]["id"] == 1002


@pytest.mark.parametrize(
    ("text", "reaches"),
    [
        ("hello all", False),
        ("@certadvisorbot hello", False),
        ("/list", True),
        ("/list@CertAdvisorBot", True),
        ("/list@otherbot", False),
        ("ask /list@certadvisorbot", True),
    ],
)
def test_privacy_mode(api: BotApi, bot: Client, text: str, reaches: bool) -> None:
    """Commands for the bot reach it, a plain mention and talk do not; the people see all of it."""
    ann = api.user(1001)
    group = api.group(-100123, [ann])
    group.say(ann, text)
    assert len(bot.updates(timeout=0)) == reaches
    assert [entry.text for entry in group.transcript] == [text]


def test_replies_and_administrators_see_more(api: BotApi, bot: Client) -> None:
    """A reply to the bot reaches it; as an administrator it sees everything."""
    ann = api.user(1001)
    group = api.group(-100123, [ann], forum=True)
    sent = bot("sendMessage", chat_id=-100123, text="hi")["message_id"]
    group.say(ann, "yes", reply_to=sent, thread=9)
    (update,) = bot.updates()
    assert update["message"]["reply_to_message"]["from"]["id"] == api.bot["id"]
    assert update["message"]["message_thread_id"] == 9
    group.promote(ann)
    group.say(ann, "talk")
    assert bot.updates()[2]["message"]["text"] == "talk"
    assert bot("sendMessage", chat_id=-100123, text="there", message_thread_id=9)["is_topic_message"]
    with pytest.raises(ApiError, match="message thread not found"):
        bot("sendMessage", chat_id=-100123, text="where", message_thread_id=8)


def test_a_group_becomes_a_supergroup(api: BotApi, bot: Client) -> None:
    """Two service messages, and a 400 with the new id on sends to the old one."""
    ann = api.user(1001)
    group = api.group(-77, [ann])
    new = group.migrate(-10077)
    old_message, new_message = (update["message"] for update in bot.updates())
    assert (old_message["chat"]["id"], old_message["migrate_to_chat_id"]) == (-77, -10077)
    assert (new_message["chat"]["id"], new_message["migrate_from_chat_id"]) == (-10077, -77)
    with pytest.raises(ApiError, match="group chat was upgraded to a supergroup chat") as error:
        bot("sendMessage", chat_id=-77, text="x")
    assert error.value.parameters == {"migrate_to_chat_id": -10077}
    bot("sendMessage", chat_id=-10077, text="x")
    assert new.last.text == "x"


def test_the_bot_is_muted_kicked_or_the_group_is_deleted(api: BotApi, bot: Client) -> None:
    """Each has its own refusal."""
    ann = api.user(1001)
    group, other = api.group(-77, [ann]), api.group(-100123, [ann])
    group.mute()
    with pytest.raises(ApiError, match="400 Bad Request: not enough rights to send text messages to the chat"):
        bot("sendMessage", chat_id=-77, text="x")
    group.delete()
    with pytest.raises(ApiError, match="403 Forbidden: the group chat was deleted"):
        bot("sendMessage", chat_id=-77, text="x")
    other.kick(ann)
    with pytest.raises(ApiError, match="403 Forbidden: bot was kicked from the supergroup chat"):
        bot("sendMessage", chat_id=-100123, text="x")
    other.add_bot(ann, "parameter")
    added, service, start = bot.updates()[1:]
    assert added["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert service["message"]["new_chat_members"][0]["id"] == api.bot["id"]
    assert start["message"]["text"] == "/start@certadvisorbot parameter"


def test_waiting_says_what_was_seen(api: BotApi) -> None:
    """A wait that is in vain raises, showing the chat."""
    ann = api.user(1001)
    ann.say("hello?")
    with pytest.raises(TimeoutError, match=r"hello\?"):
        ann.wait(lambda entries: any(entry.who == "bot" for entry in entries), timeout=0.01)


def echo(bot: Client, rounds: int) -> None:
    """A bot that answers each text with two messages."""
    offset = 0
    while rounds:
        for update in bot.updates(offset):
            offset = update["update_id"] + 1
            message = update["message"]
            for number in (1, 2):
                bot("sendMessage", chat_id=message["chat"]["id"], text=f"{message['text']} {number}")
            rounds -= 1
    bot.updates(offset, timeout=0)


def test_an_answer_is_all_that_comes_until_it_is_quiet(api: BotApi, bot: Client) -> None:
    """`answer` gives every message that came for the text."""
    ann = api.user(1001)
    in_background(echo, bot, 2)
    assert [entry.text for entry in ann.answer("a")] == ["a 1", "a 2"]
    assert [entry.text for entry in ann.answer("b")] == ["b 1", "b 2"]


def in_background(run: Any, *arguments: Any) -> None:
    threading.Thread(target=run, args=arguments, daemon=True).start()


def ends_with(text: str, entries: list[Entry]) -> bool:
    return entries[-1].text == text


def talk(user: User, seen: dict[int, list[str]]) -> Generator[Talk, list[Entry], None]:
    for text in ("x", "y"):
        user.say(f"{text}{user.id}")
        answers = yield partial(ends_with, f"{text}{user.id} 2")
        seen.setdefault(user.id, []).extend(entry.text for entry in answers)


def test_many_people_are_driven_from_one_thread(api: BotApi, bot: Client) -> None:
    """Each gets the answers to what they said, and the thread waits for all."""
    people = api.users(range(1001, 1021))
    in_background(echo, bot, 40)
    seen: dict[int, list[str]] = {}
    api.drive({user: talk(user, seen) for user in people}, timeout=30)
    assert seen == {i: [f"x{i} 1", f"x{i} 2", f"y{i} 1", f"y{i} 2"] for i in range(1001, 1021)}
    api.until_confirmed()


def test_an_inline_query_is_answered_once(api: BotApi, bot: Client) -> None:
    """Its id is good for one answer."""
    query_id = api.user(1001).inquire("aws")
    assert bot.updates()[0]["inline_query"]["query"] == "aws"
    bot("answerInlineQuery", inline_query_id=query_id, results=[])
    with pytest.raises(ApiError, match="query is too old"):
        bot("answerInlineQuery", inline_query_id=query_id, results=[])
