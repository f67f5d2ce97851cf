"""Webhook delivery: order within a queue, retries, the secret, closing, calls in the answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from botapi.client import Client
from botapi.errors import ApiError
from botapi.server import BotApi

Answer = tuple[int, dict[str, str], bytes]
OK: Answer = (200, {}, b"")


class Receiver:
    """A webhook. `answers` gives what is answered to an update; every request is in `received`."""

    def __init__(self) -> None:
        self.answers: Callable[[dict[str, Any]], Answer] = lambda update: OK
        self.received: list[tuple[dict[str, str], dict[str, Any]]] = []
        self.changed = threading.Condition()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                update = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                with outer.changed:
                    outer.received.append((dict(self.headers), update))
                    outer.changed.notify_all()
                status, headers, body = outer.answers(update)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def wait(self, count: int) -> list[dict[str, Any]]:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.received) >= count, 10), self.received
            return [update for _, update in self.received]


@pytest.fixture
def hook() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.01,))
    thread.start()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def quick(api: BotApi) -> None:
    api.webhook.scale = 0.001


def text(update: dict[str, Any]) -> str:
    return str(update["message"]["text"])


def test_an_update_is_posted_with_the_secret(api: BotApi, bot: Client, hook: Receiver) -> None:
    """JSON with the secret header; a 2xx confirms it."""
    bot("setWebhook", url=hook.url, secret_token="s3cret_")
    api.user(1001).say("hi")
    assert [text(update) for update in hook.wait(1)] == ["hi"]
    headers = hook.received[0][0]
    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret_"
    assert headers["Content-Type"] == "application/json"
    api.until_confirmed()


def test_what_waits_goes_to_the_webhook(api: BotApi, bot: Client, hook: Receiver) -> None:
    """Updates of polling times are delivered; dropping them is possible."""
    api.user(1001).say("dropped")
    bot("deleteWebhook", drop_pending_updates=True)
    api.chats.clear()
    api.user(1001).say("kept")
    bot("setWebhook", url=hook.url)
    assert [text(update) for update in hook.wait(1)] == ["kept"]
    api.until_confirmed()


def test_a_failed_update_is_repeated_and_blocks_its_queue(api: BotApi, bot: Client, hook: Receiver) -> None:
    """It comes again until the 2xx; the next of its chat only then, those of others meanwhile."""
    failures = iter([500, 302, 404])
    lock = threading.Lock()

    def answers(update: dict[str, Any]) -> Answer:
        if text(update) != "one":
            return OK
        with lock:
            return next(failures, 200), {"Location": "/elsewhere"}, b""

    hook.answers = answers
    bot("setWebhook", url=hook.url)
    ann, ben = api.user(1001), api.user(1002)
    ann.say("one")
    ann.say("two")
    ben.say("other")
    got = [text(update) for update in hook.wait(6)]
    api.until_confirmed()
    assert [each for each in got if each != "other"] == ["one"] * 4 + ["two"]
    assert [status for _, _, status in api.webhook.attempts if status >= 300] == [500, 302, 404]
    info = bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook.url, 0, 40)


def test_a_press_overlaps_with_a_message(api: BotApi, bot: Client, hook: Receiver) -> None:
    """A person's press does not wait for their message, as each has its own queue."""
    press_came = threading.Event()

    def answers(update: dict[str, Any]) -> Answer:
        if "callback_query" in update:
            press_came.set()
        else:
            assert press_came.wait(10)
        return OK

    hook.answers = answers
    ann = api.user(1001)
    bot(
        "sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    )
    bot("setWebhook", url=hook.url)
    ann.say("hi")
    ann.tap("A")
    hook.wait(2)
    api.until_confirmed()
    assert press_came.is_set()


def test_max_connections(api: BotApi, bot: Client, hook: Receiver) -> None:
    """No more than that many requests at once, whatever the number of chats."""
    running, most = 0, 0
    lock = threading.Lock()

    def answers(update: dict[str, Any]) -> Answer:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        with hook.changed:
            hook.changed.wait(0.02)
        with lock:
            running -= 1
        return OK

    hook.answers = answers
    bot("setWebhook", url=hook.url, max_connections=2)
    for user in api.users(range(1001, 1009)):
        user.say("hi")
    hook.wait(8)
    api.until_confirmed()
    assert most == 2


def test_retry_after_is_honoured(api: BotApi, bot: Client, hook: Receiver) -> None:
    """The wait is what the answer's header says, scaled as all waits are here."""
    answers = iter([(429, {"Retry-After": "100"}, b"")])
    hook.answers = lambda update: next(answers, OK)
    bot("setWebhook", url=hook.url)
    api.user(1001).say("hi")
    hook.wait(2)
    api.until_confirmed()
    first, second = (at for at, _, _ in api.webhook.attempts)
    assert second - first >= 100 * api.webhook.scale


def test_an_update_is_dropped_when_its_time_is_over(api: BotApi, bot: Client, hook: Receiver) -> None:
    """A failing update is repeated for a day, no longer."""
    hook.answers = lambda update: (500, {}, b"")
    bot("setWebhook", url=hook.url)
    api.user(1001).say("hi")
    hook.wait(1)
    api.clock.advance(86_401)
    api.until_confirmed()


def test_410_for_a_day_closes_the_webhook(api: BotApi, bot: Client, hook: Receiver) -> None:
    """After 23 hours of 410 the URL is gone; the updates wait."""
    hook.answers = lambda update: (410, {}, b"")
    bot("setWebhook", url=hook.url)
    api.user(1001).say("hi")
    api.until(lambda: api.webhook.attempts, 10, str)
    api.clock.advance(23 * 3600)
    api.until(lambda: not api.webhook.active, 10, str)
    assert bot("getWebhookInfo")["url"] == ""
    assert text(bot.updates()[0]) == "hi"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b'{"method":"sendMessage","chat_id":1001,"text":"hello"}'),
        ("application/x-www-form-urlencoded", b"method=sendMessage&chat_id=1001&text=hello"),
    ],
)
def test_the_answer_may_be_a_call(api: BotApi, bot: Client, hook: Receiver, kind: str, body: bytes) -> None:
    """One method call in the body of the 2xx is done."""
    hook.answers = lambda update: (200, {"Content-Type": kind}, body)
    bot("setWebhook", url=hook.url)
    ann = api.user(1001)
    ann.say("hi")
    ann.wait(lambda entries: entries[-1].text == "hello")


def test_some_calls_are_not_done_from_an_answer(api: BotApi, bot: Client, hook: Receiver) -> None:
    """deleteWebhook and get... are ignored there."""
    hook.answers = lambda update: (200, {"Content-Type": "application/json"}, b'{"method":"deleteWebhook"}')
    bot("setWebhook", url=hook.url)
    api.user(1001).say("hi")
    hook.wait(1)
    api.until_confirmed()
    assert api.webhook.active and [call.method for call in api.calls] == ["setWebhook"]


def test_setting_it_twice_within_a_second(api: BotApi, bot: Client, hook: Receiver) -> None:
    """The second time is a 429 with retry_after 1."""
    bot("setWebhook", url=hook.url)
    with pytest.raises(ApiError, match="Too Many Requests: retry after 1"):
        bot("setWebhook", url=hook.url)
    with pytest.raises(ApiError, match="secret token contains unallowed characters"):
        bot("setWebhook", url=hook.url, secret_token="a b")


def test_an_unreachable_webhook_is_tried_again(api: BotApi, bot: Client) -> None:
    """No connection is a failure as any other."""
    bot("setWebhook", url="http://127.0.0.1:9/hook")
    api.user(1001).say("hi")
    api.until(lambda: len(api.webhook.attempts) >= 2, 10, str)
    assert {status for _, _, status in api.webhook.attempts} == {0}
    bot("deleteWebhook")
