from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

import pytest
from virtual import ScriptedApi, VirtualClock, settle

from certbot.telegram.outcomes import Conflict, NotOurs, Refused, Unknown, Unreadable, Wait
from certbot.telegram.polling import ALLOWED, POLL, AnotherPoller, Poller, Raw, TokenRefused

LOG = logging.getLogger("test.polling")
ALONE = "updates are read here alone again"


class Desk:
    """A poller with a scripted API. The script's end is a poll that waits for ever."""

    def __init__(self, *answers: object) -> None:
        self.api = ScriptedApi()
        self.api.answer("getUpdates", *answers, asyncio.get_running_loop().create_future())
        self.clock = VirtualClock()
        self.handled: list[Sequence[object]] = []
        self.held = asyncio.Event()
        self.held.set()
        self.ready = 0
        self.poller = Poller(self.api, self.handle, self.clock, LOG, ready=self.is_ready)  # type: ignore[arg-type]
        self.task = asyncio.create_task(self.poller.run())

    async def handle(self, batch: Sequence[object]) -> None:
        self.handled.append(batch)
        await self.held.wait()

    def is_ready(self) -> None:
        self.ready += 1

    def polls(self, name: str) -> list[object]:
        return [params[name] for params in self.api.made("getUpdates")]

    async def end(self) -> None:
        self.poller.stop()
        await self.task


def play(scene: Callable[[], Awaitable[None]]) -> None:
    async def main() -> None:
        async with asyncio.timeout(30):
            await scene()

    asyncio.run(main())


def update(id: object) -> dict[str, object]:
    return {"update_id": id, "message": {}}


def test_the_first_poll_returns_at_once() -> None:
    """The first poll does not wait, later ones do; each asks for the kinds of update that are read."""

    async def scene() -> None:
        desk = Desk([], [])
        await settle()
        assert desk.polls("timeout") == [0, POLL, POLL]
        assert desk.api.timeouts[1] is not None and desk.api.timeouts[1] > POLL
        assert desk.polls("allowed_updates") == [ALLOWED] * 3
        assert desk.ready == 1 and desk.poller.seen == desk.clock.now
        await desk.end()

    play(scene)


def test_the_offset_moves_after_the_batch_was_handled() -> None:
    """No poll is made while a batch is handled; the next one confirms it."""

    async def scene() -> None:
        desk = Desk([update(7), update(8)])
        desk.held.clear()
        await settle()
        assert desk.polls("offset") == [None]
        desk.held.set()
        await settle()
        assert desk.polls("offset") == [None, 9]
        await desk.end()

    play(scene)


def test_a_batch_in_hand_is_known() -> None:
    """While one is handled no poll is made, which is no fault of the polling; it counts from the batch's end on."""

    async def scene() -> None:
        desk = Desk([update(1)])
        desk.held.clear()
        await settle()
        assert desk.poller.handling
        desk.clock.now += 600
        desk.held.set()
        await settle()
        assert not desk.poller.handling and desk.poller.seen == desk.clock.time()
        await desk.end()

    play(scene)


def test_ids_may_start_anew() -> None:
    """Once all is confirmed no offset is sent, so that lower ids are seen."""

    async def scene() -> None:
        desk = Desk([update(700)], [], [update(5)])
        await settle()
        assert desk.polls("offset") == [None, 701, None, 6]
        assert desk.handled == [[update(700)], [update(5)]]
        await desk.end()

    play(scene)


def test_what_handling_raises_ends_the_polling() -> None:
    """The batch is then not confirmed."""

    async def scene() -> None:
        desk = Desk()
        await desk.end()
        failing = ScriptedApi([update(1)])

        async def handle(batch: Sequence[object]) -> None:
            raise ValueError

        with pytest.raises(ValueError):  # noqa: PT011
            await Poller(failing, handle, desk.clock, LOG).run()  # type: ignore[arg-type]
        assert len(failing.calls) == 1

    play(scene)


def test_a_stop_gives_up_the_poll_that_waits() -> None:
    """A poller that waits for updates, or after a failure, ends at once."""

    async def scene() -> None:
        waiting, failed = Desk(), Desk(Unknown("cut"))
        await settle()
        for desk in (waiting, failed):
            desk.poller.stop()
            await desk.task
            assert desk.handled == []

    play(scene)


def test_a_stop_lets_the_batch_in_hand_finish() -> None:
    """What is being handled is finished, and nothing is polled after it."""

    async def scene() -> None:
        desk = Desk([update(1)])
        desk.held.clear()
        await settle()
        desk.poller.stop()
        await settle()
        assert not desk.task.done()
        desk.held.set()
        await desk.task
        assert len(desk.api.calls) == 1

    play(scene)


def test_a_cancelled_poller_is_cancelled() -> None:
    """Cancelling from outside is not taken for a stop."""

    async def scene() -> None:
        desk = Desk()
        await settle()
        desk.task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await desk.task

    play(scene)


def test_trouble_is_waited_out(caplog: pytest.LogCaptureFixture) -> None:
    """After failures the pauses grow to half a minute; one line when it begins, one when it ends."""

    async def scene() -> None:
        desk = Desk(*[Unknown("timed out")] * 7, [])
        polls = 1
        for pause in (1, 2, 4, 8, 16, 30, 30):
            await desk.clock.move(pause - 0.5)
            assert len(desk.api.calls) == polls
            await desk.clock.move(0.5)
            polls += 1
        await desk.end()

    with caplog.at_level(logging.INFO):
        play(scene)
    assert [record.message for record in caplog.records] == ["polling fails", "polling again"]


@pytest.mark.parametrize(("error", "seconds"), [(Wait(7), 7), (Refused("odd"), 1)])
def test_other_errors_are_trouble_too(error: Exception, seconds: int) -> None:
    """A poll that is refused is made again later, after as long as Telegram says if it does."""

    async def scene() -> None:
        desk = Desk(error)
        await desk.clock.move(seconds - 0.5)
        assert len(desk.api.calls) == 1
        await desk.clock.move(0.5)
        assert len(desk.api.calls) == 2
        await desk.end()

    play(scene)


def test_a_refused_token_ends_it() -> None:
    """A token that Telegram does not know is said so at the first poll."""

    async def scene() -> None:
        with pytest.raises(TokenRefused, match="TELEGRAM_BOT_TOKEN"):
            await Desk(NotOurs("401")).task

    play(scene)


def test_a_passing_conflict_is_borne(caplog: pytest.LogCaptureFixture) -> None:
    """Another poller that ends within half a minute, as in a rolling restart, is waited for."""

    async def scene() -> None:
        desk = Desk(*[Conflict(False)] * 5, [update(1)])
        await desk.clock.move(29)
        assert desk.handled == [[update(1)]]
        await desk.end()

    play(scene)
    assert [record.message for record in caplog.records] == ["updates are read elsewhere"]


def test_the_end_of_a_conflict_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    """Half a minute after the last conflict a poll that succeeds says that nobody else reads; anew after the next."""

    async def scene() -> None:
        polls = [asyncio.get_running_loop().create_future() for _ in range(4)]
        desk = Desk(Conflict(False), polls[0], polls[1], Conflict(False), polls[2], polls[3])
        said = []
        for poll in polls:
            await desk.clock.move(28)
            poll.set_result([])
            await settle()
            said.append(len(caplog.records))
        assert said == [1, 3, 3, 4]
        await desk.end()

    with caplog.at_level(logging.INFO):
        play(scene)
    assert [record.message for record in caplog.records] == ["updates are read elsewhere", ALONE] * 2


def test_a_lasting_conflict_ends_it() -> None:
    """Another poller that stays ends this one after half a minute, even if polls succeed in between."""

    async def scene() -> None:
        desk = Desk(*[Conflict(False), [update(1)]] * 30)
        await desk.clock.move(29)
        assert not desk.task.done()
        await desk.clock.move(4)
        with pytest.raises(AnotherPoller, match="another process"):
            await desk.task

    play(scene)


def test_conflicts_far_apart_do_not_add_up() -> None:
    """Two restarts an hour apart are two passing conflicts."""

    async def scene() -> None:
        desk = Desk(Conflict(False), Unknown("cut"), Conflict(False), [])
        await desk.clock.move(3)
        desk.clock.now += 3600
        await desk.clock.move(10)
        assert desk.ready == 1
        await desk.end()

    play(scene)


def test_a_webhook_is_deleted_once() -> None:
    """A webhook is deleted without what waits in it; one that comes back is another reader."""

    async def scene() -> None:
        desk = Desk(*[Conflict(True)] * 20)
        await desk.clock.move(40)
        assert desk.api.made("deleteWebhook") == [{"drop_pending_updates": False}]
        with pytest.raises(AnotherPoller):
            await desk.task

    play(scene)


def test_a_webhook_that_cannot_be_deleted_yet_is_tried_again() -> None:
    """The call is made anew if its outcome is unknown."""

    async def scene() -> None:
        desk = Desk(Conflict(True), Conflict(True), [])
        desk.api.answer("deleteWebhook", Unknown("cut"))
        await desk.clock.move(5)
        assert len(desk.api.made("deleteWebhook")) == 2 and desk.ready == 1
        await desk.end()

    play(scene)


def test_an_update_that_cannot_be_parsed_is_handed_out_raw() -> None:
    """The batch is fetched one by one until the bad one comes alone; it is handed out as text and confirmed."""

    async def scene() -> None:
        body = b'{"ok":true,"result":[{"update_id":8,"message":{"text":"\\"update_id\\": 99'
        desk = Desk(Unreadable(b"[" * 9000), [update(7)], Unreadable(body), [update(9), update(10)])
        await settle()
        assert desk.handled == [[update(7)], (Raw(8, body.decode()),), [update(9), update(10)]]
        assert desk.polls("limit") == [100, 1, 1, 100, 100]
        assert desk.polls("offset") == [None, None, 8, 9, 11]
        assert desk.ready == 1
        await desk.end()

    play(scene)


def test_what_has_no_id_is_known_by_what_follows() -> None:
    """An update in which no id can be found is fetched with those behind it; the first id found is the next's."""

    async def scene() -> None:
        one = b'{"ok": true, "result": [{{'
        both = one + b', {"update_id": 12, "message": {}}'
        desk = Desk(Unreadable(one), Unreadable(one), Unreadable(one), Unreadable(both), [update(12)])
        await desk.clock.move(10)
        assert desk.handled == [(Raw(11, both[: both.index(b'"update_id"')].decode()),), [update(12)]]
        assert desk.polls("limit") == [100, 1, 2, 3, 100, 100]
        assert desk.polls("offset") == [None, None, None, None, 12, 13]
        await desk.end()

    play(scene)


@pytest.mark.parametrize("body", [b"<html>", b'{"update_id": 3'], ids=["no JSON", "known"])
def test_what_holds_no_update_is_trouble(body: bytes) -> None:
    """A body without an update's id, or with one that was confirmed, is not handed out; polling goes on, slower."""

    async def scene() -> None:
        desk = Desk([update(7)], Unreadable(body), Unreadable(body), [])
        await settle()
        assert len(desk.handled) == 1 and len(desk.api.calls) == 3
        await desk.clock.move(1)
        assert len(desk.api.calls) == 5
        await desk.end()

    play(scene)


def test_a_result_that_is_no_list_is_not_taken() -> None:
    """An answer of another kind is trouble."""

    async def scene() -> None:
        desk = Desk({"odd": 1}, True, [])
        await settle()
        assert len(desk.api.calls) == 2 and not desk.ready
        await desk.clock.move(1)
        assert desk.ready == 1
        await desk.end()

    play(scene)


@pytest.mark.parametrize("id", [None, "8", True, -3, 2**60, 8.5], ids=repr)
def test_updates_without_an_id_do_not_come_for_ever(id: object) -> None:
    """They are handed out, and the offset takes a step after a pause, so that in the end it passes them."""

    async def scene() -> None:
        desk = Desk([update(7)], [update(id)], [])
        await settle()
        assert desk.polls("offset") == [None, 8]
        await desk.clock.move(1)
        assert desk.polls("offset")[2] == 9
        assert desk.handled[1] == [update(id)]
        await desk.end()

    play(scene)


def test_what_ready_starts_comes_before_the_first_batch() -> None:
    """A task that `ready` starts runs before the batch is handled."""

    async def scene() -> None:
        order: list[str] = []

        async def load() -> None:
            order.append("load")

        async def handle(batch: Sequence[object]) -> None:
            order.append("handle")

        tasks = set()
        api = ScriptedApi()
        api.answer("getUpdates", [update(1)], NotOurs("end"))
        poller = Poller(
            api,  # type: ignore[arg-type]
            handle,
            VirtualClock(),
            LOG,
            ready=lambda: tasks.add(asyncio.create_task(load())),
        )
        with pytest.raises(TokenRefused):
            await poller.run()
        assert order == ["load", "handle"]

    play(scene)
