"""Faults and rates: what strikes which call, and what was done all the same."""

from __future__ import annotations

import http.client
import json
from random import Random

import pytest
from botapi.client import Client
from botapi.errors import ApiError
from botapi.faults import Faults
from botapi.server import BotApi


def send(bot: Client, text: str = "x", chat: int = 1001) -> int:
    return int(bot("sendMessage", chat_id=chat, text=text)["message_id"])


def test_too_many_requests(api: BotApi, bot: Client) -> None:
    """A 429 has retry_after in the body and the header, and the message is not sent."""
    ann = api.user(1001)
    with api.faults.add("429", "sendMessage", retry_after=7) as rule:
        status, headers, body = bot.raw("sendMessage", b"chat_id=1001&text=x")
    assert (status, headers["Retry-After"], rule.hits) == (429, "7", 1)
    assert json.loads(body)["parameters"] == {"retry_after": 7}
    assert ann.transcript == []


def test_a_send_before_retry_after_is_noted(api: BotApi, bot: Client) -> None:
    """A message to that chat too early is in `early`; another chat's and a chat action are not."""
    api.user(1001)
    api.user(1002)
    with api.faults.add("429", "send*", chat=1001, retry_after=600), pytest.raises(ApiError, match="retry after 600"):
        send(bot)
    send(bot, chat=1002)
    bot("sendChatAction", chat_id=1001, action="typing")
    assert api.early == []
    send(bot)
    assert [call.chat for call in api.early] == [1001]


@pytest.mark.parametrize("done", [False, True])
def test_bad_gateway(api: BotApi, bot: Client, done: bool) -> None:
    """A 502 is HTML; the call is done or not, as the rule says."""
    ann = api.user(1001)
    api.faults.add("502", "sendmessage", done=done, times=1)
    status, headers, body = bot.raw("sendMessage", b"chat_id=1001&text=x")
    assert (status, headers["Content-Type"]) == (502, "text/html") and body.startswith(b"<html>")
    assert len(ann.transcript) == len(api.sends(1001)) == done
    send(bot)
    assert len(ann.transcript) == done + 1


def test_another_poller(api: BotApi, bot: Client) -> None:
    """A 409 on request, as if another one polled."""
    with api.faults.add("409", "getUpdates"), pytest.raises(ApiError, match="409 Conflict: terminated by other"):
        bot.updates()


def test_internal_error(api: BotApi, bot: Client) -> None:
    """A 500 is Telegram's JSON."""
    with api.faults.add("500"), pytest.raises(ApiError, match="500 Internal Server Error"):
        bot("getMe")


@pytest.mark.parametrize("done", [False, True])
def test_cut_connections(api: BotApi, bot: Client, done: bool) -> None:
    """The connection ends without a reply, before or after the call is done."""
    ann = api.user(1001)
    api.faults.add("cut", "sendMessage", done=done, times=1)
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        send(bot)
    assert len(ann.transcript) == done
    (call,) = api.calls
    assert (call.status, call.done, call.fault) == (0, done, "cut")


def test_a_poll_can_be_cut_after_it_waited(api: BotApi, bot: Client) -> None:
    """The batch of a cut poll comes again."""
    ann = api.user(1001)
    ann.say("hi")
    with api.faults.add("cut", "getUpdates", done=True), pytest.raises((http.client.HTTPException, ConnectionError)):
        bot.updates()
    assert bot.updates()[0]["message"]["text"] == "hi"


@pytest.mark.parametrize("done", [False, True])
def test_garbage(api: BotApi, bot: Client, done: bool) -> None:
    """A 200 whose body is no JSON; the call is done or not."""
    ann = api.user(1001)
    with api.faults.add("garbage", "sendMessage", done=done):
        status, _, body = bot.raw("sendMessage", b"chat_id=1001&text=x")
    with pytest.raises(ValueError, match="Unterminated"):
        json.loads(body)
    assert status == 200 and len(ann.transcript) == done


@pytest.mark.parametrize(("kind", "done"), [("slow", False), ("slow", True), ("trickle", False)])
def test_slow_and_trickling_replies(api: BotApi, bot: Client, kind: str, done: bool) -> None:
    """They arrive whole, only later."""
    ann = api.user(1001)
    with api.faults.add(kind, "send*", seconds=0.05, done=done) as rule:  # type: ignore[arg-type]
        send(bot)
    assert rule.hits == 1 and len(ann.transcript) == 1


def test_a_rule_strikes_what_it_is_about() -> None:
    """Methods by pattern and in any case, chats, numbers of calls, how often at most."""
    faults = Faults(Random(1))
    faults.add("429", ["send*", "getMe"], chat=[5, 6], calls={2, 3}, times=1)
    calls = [("sendmessage", 7), ("deletemessage", 5), ("sendmessage", 5), ("getme", 6), ("senddocument", 5)]
    assert [faults.choose(*call) is not None for call in calls] == [False, False, False, True, False]


def test_probability_is_seeded() -> None:
    """The same seed strikes the same calls."""
    runs = []
    for _ in range(2):
        faults = Faults(Random(1))
        faults.add("502", p=0.3, seed=4)
        runs.append([faults.choose("sendmessage", 1) is not None for _ in range(1000)])
    assert runs[0] == runs[1] and 250 < sum(runs[0]) < 350


def test_rules_go_on_and_off(api: BotApi, bot: Client) -> None:
    """A rule can be switched while the server runs; the first that strikes counts."""
    rule = api.faults.add("500", "getMe")
    api.faults.add("429", "getMe")
    with pytest.raises(ApiError, match="500"):
        bot("getMe")
    rule.off()
    with pytest.raises(ApiError, match="429"):
        bot("getMe")
    api.faults.clear()
    bot("getMe")


def test_rates(api: BotApi, bot: Client) -> None:
    """A burst of ten to a chat, then one a second by the server's clock; others go on until thirty in all."""
    api.users((1001, 1002))
    api.rates.on(per_chat=0.001)
    for _ in range(10):
        send(bot)
    with pytest.raises(ApiError, match="429 Too Many Requests: retry after"):
        send(bot)
    for _ in range(10):
        send(bot, chat=1002)
    api.clock.advance(1000)
    send(bot)
    assert api.rates.refused == {1001: 1}
    api.rates.off()
    for _ in range(20):
        send(bot)
