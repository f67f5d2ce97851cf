"""Updates by polling: ids, offsets, lifetimes, order, repeats and two pollers."""

from __future__ import annotations

import socket
from random import Random
from typing import Any

import pytest
from botapi.client import Client
from botapi.errors import ApiError
from botapi.queues import Updates
from botapi.rooms import How
from botapi.server import BotApi


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [
        update["message"]["text"] if "message" in update else update["callback_query"]["data"] for update in updates
    ]


def test_an_offset_confirms_all_lower_ids(api: BotApi, bot: Client) -> None:
    """What is below the offset is gone; without one the same comes again."""
    ann = api.user(1001)
    for text in "abc":
        ann.say(text)
    first = bot.updates()
    assert texts(first) == ["a", "b", "c"] == texts(bot.updates(limit=100) + bot.updates(first[1]["update_id"]))[:3]
    assert texts(bot.updates(first[2]["update_id"])) == ["c"]
    assert texts(bot.updates(0)) == ["c"]
    assert bot.updates(first[2]["update_id"] + 1, timeout=0) == []
    assert not len(api.updates)


def test_ids_rise_by_one(api: BotApi, bot: Client) -> None:
    """Ids start at random and rise by one an update."""
    ann = api.user(1001)
    ann.say("a")
    ann.say("b")
    first, second = bot.updates()
    assert second["update_id"] == first["update_id"] + 1 > 1000


def test_ids_start_anew_at_random(api: BotApi, bot: Client) -> None:
    """After a restart of the ids the old offset hides nothing, whether the new ids are lower or higher."""
    ann = api.user(1001)
    offset, ids = 0, []
    for text in "abcdef":
        api.updates.restart()
        ann.say(text)
        (update,) = bot.updates(offset)
        assert update["message"]["text"] == text
        ids.append(update["update_id"])
        offset = ids[-1] + 1
        bot.updates(offset, timeout=0)
    assert sorted(ids) != ids and len(set(ids)) == 6


def test_a_negative_offset_keeps_the_last(api: BotApi, bot: Client) -> None:
    """-2 leaves the last two."""
    ann = api.user(1001)
    for text in "abcd":
        ann.say(text)
    assert texts(bot.updates(-2)) == ["c", "d"]
    assert texts(bot.updates()) == ["c", "d"]


def test_the_limit(api: BotApi, bot: Client) -> None:
    """At most `limit` come, the oldest first; a repeat at once gets one."""
    api.polling.hold = 60
    ann = api.user(1001)
    for text in "abcd":
        ann.say(text)
    assert texts(bot.updates(limit=3)) == ["a", "b", "c"]
    assert texts(bot.updates(limit=3)) == ["a"]


def test_a_poll_ends_early_at_the_first_update(api: BotApi, bot: Client) -> None:
    """A waiting poll gets what is said meanwhile."""
    ann = api.user(1001)
    poll = bot.later("getUpdates", timeout=50)
    api.until(lambda: api.polling.waits, 10, str)
    ann.say("hi")
    assert texts(poll.result(10)) == ["hi"]


def test_a_new_poll_ends_the_one_that_waits(api: BotApi, bot: Client) -> None:
    """The older call gets 409, the newer one the update."""
    ann = api.user(1001)
    older = bot.later("getUpdates", timeout=50)
    api.until(lambda: api.polling.waits, 10, str)
    newer = bot.later("getUpdates", timeout=50, offset=7)
    with pytest.raises(ApiError, match="409 Conflict: terminated by other getUpdates request; make sure"):
        older.result(10)
    ann.say("hi")
    assert texts(newer.result(10)) == ["hi"]


def test_what_a_killed_poller_did_not_get_comes_again(api: BotApi, bot: Client) -> None:
    """A poller whose connection is gone takes nothing with it."""
    ann = api.user(1001)
    with socket.create_connection(("127.0.0.1", api.port)) as connection:
        connection.sendall(f"GET {bot.path}getUpdates?timeout=50 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        api.until(lambda: api.polling.waits, 10, str)
    ann.say("hi")
    assert texts(bot.updates()) == ["hi"]


def test_a_webhook_ends_polling(api: BotApi, bot: Client) -> None:
    """Setting a webhook ends the waiting poll; every further one is a conflict until it is deleted."""
    poll = bot.later("getUpdates", timeout=50)
    api.until(lambda: api.polling.waits, 10, str)
    bot("setWebhook", url=f"{api.url}/nowhere")
    with pytest.raises(ApiError, match=r"Conflict: (terminated by setWebhook request|can't use getUpdates)"):
        poll.result(10)
    with pytest.raises(ApiError, match="Conflict: can't use getUpdates method while webhook is active"):
        bot.updates()
    bot("deleteWebhook")
    assert bot.updates(timeout=0) == []


def test_allowed_updates_are_remembered(api: BotApi, bot: Client) -> None:
    """What is not allowed is dropped for good; an empty list is the default again."""
    ann = api.user(1001)
    bot.updates(timeout=0, allowed_updates=["callback_query"])
    ann.say("lost")
    bot.updates(timeout=0)
    ann.say("lost too")
    bot.updates(timeout=0, allowed_updates=[])
    ann.say("seen")
    assert texts(bot.updates()) == ["seen"]


def test_lifetimes(api: BotApi, bot: Client) -> None:
    """A press waits 150 s, a message 24 h."""
    ann = api.user(1001)
    bot(
        "sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    )
    ann.say("hi")
    ann.tap("A")
    assert texts(bot.updates()) == ["hi", "a"]
    api.clock.advance(151)
    assert texts(bot.updates()) == ["hi"]
    api.clock.advance(86_400)
    assert bot.updates(timeout=0) == []


def test_an_update_comes_several_times(api: BotApi, bot: Client) -> None:
    """Under its own id, under a new one, and again when it was confirmed."""
    ann = api.user(1001)
    ann.say("hi", How(times=3, renumbered=1))
    updates = bot.updates()
    ids = sorted(update["update_id"] for update in updates)
    assert texts(updates) == ["hi"] * 4 and ids == [ids[0]] * 3 + [ids[0] + 1]
    bot.updates(ids[-1] + 1, timeout=0)
    api.repeat(ids[0], times=2)
    again = bot.updates(ids[-1] + 1)
    assert [update["update_id"] for update in again] == [ids[0]] * 2
    assert bot.updates(ids[-1] + 1, timeout=0) == []


def test_a_press_overtakes_texts(api: BotApi, bot: Client) -> None:
    """A press comes before texts that nobody was handed yet, never before others."""
    ann = api.user(1001)
    bot(
        "sendMessage", chat_id=1001, text="x", reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    )
    ann.say("one")
    bot.updates()
    ann.say("two")
    ann.say("three")
    ann.tap("A", How(overtake=5))
    updates = bot.updates()
    assert texts(updates) == ["one", "a", "two", "three"]
    assert [update["update_id"] for update in updates] == sorted(update["update_id"] for update in updates)


def test_held_updates_come_at_once(api: BotApi, bot: Client) -> None:
    """What is pushed in a `held` block is one batch."""
    ann = api.user(1001)
    poll = bot.later("getUpdates", timeout=50)
    api.until(lambda: api.polling.waits, 10, str)
    with api.updates.held():
        for text in "abc":
            ann.say(text)
    assert texts(poll.result(10)) == ["a", "b", "c"]


def test_anything_can_be_pushed(api: BotApi, bot: Client) -> None:
    """A malformed update gets an id, or keeps what it has in its place; bytes stand in the batch unread."""
    api.push({"message": None})
    api.push({"update_id": "nonsense", "message": {"text": "\ud800"}})
    api.push([1])
    updates = bot.updates()
    assert isinstance(updates[0]["update_id"], int)
    assert updates[1:] == [{"update_id": "nonsense", "message": {"text": "\ud800"}}, [1]]
    assert bot.updates(updates[0]["update_id"] + 1) == [[1]]
    bot.updates(updates[0]["update_id"] + 3, timeout=0)
    api.push_raw(b'{"update_id":7,"message":')
    _, _, body = bot.raw("getUpdates")
    assert body == b'{"ok":true,"result":[{"update_id":7,"message":]}'


def test_a_batch_that_was_not_heard_is_not_confirmed(api: BotApi, bot: Client) -> None:
    """A repeat stays until it was handed out and an offset came."""
    ann = api.user(1001)
    ann.say("hi")
    (first,) = bot.updates()
    bot.updates(first["update_id"] + 1, timeout=0)
    api.repeat(first["update_id"])
    with api.faults.add("502", "getupdates", done=True):
        assert bot.raw(f"getUpdates?offset={first['update_id'] + 1}")[0] == 502
    assert bot.updates(first["update_id"] + 1) == [first]


def test_updates_are_counted_by_their_chat() -> None:
    """How many updates of a chat wait is known through repeats, restarts and expiry."""
    now = 1000.0
    updates = Updates(Random(1), lambda: now)
    update_id = updates.push("message", {"date": 1000}, 5, 5)
    assert update_id is not None
    updates.repeat(update_id)
    updates.push("callback_query", {}, 5, 6)
    assert (updates.of[5], updates.of[6], len(updates)) == (2, 1, 3)
    now += 151
    updates.expire()
    assert (updates.of[6], len(updates)) == (0, 2)
    updates.get(100)[0].handed_out = True
    updates.confirm(updates.next_id)
    assert updates.of[5] == 1  # the repeat was handed out to nobody


def test_conflicts_are_spaced(api: BotApi, bot: Client) -> None:
    """The first conflict comes at once, a second one within the span only after it."""
    api.polling.hold = 0.05
    polls = []
    for offset in (1, 2, 3):
        polls.append(bot.later("getUpdates", timeout=50, offset=offset))
        api.until(lambda: len(api.calls) == len(polls), 10, str)
    api.user(1001).say("hi")
    assert sum(isinstance(poll.exception(10), ApiError) for poll in polls) == 2
    ended = sorted(call.ended for call in api.until_called("getUpdates", 3) if call.status == 409)
    assert ended[1] - ended[0] >= api.polling.hold
