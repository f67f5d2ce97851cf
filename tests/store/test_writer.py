from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from writing import LOG, running, said, talk, turn

from certbot.store import chats
from certbot.store import writer as module
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.errors import StoreError
from certbot.store.writer import Writer


@contextmanager
def held(writer: Writer) -> Iterator[Callable[[Connection], None]]:
    """A job that holds the thread until the end of the block, so that what is handed over meanwhile gathers."""
    gate = threading.Event()
    try:
        yield lambda c: gate.wait(30) and None
    finally:
        gate.set()


def refuse(error: BaseException) -> Callable[[Connection], None]:
    def job(c: Connection) -> None:
        raise error

    return job


def test_a_job_is_committed_before_its_result_is_there(database: Database) -> None:
    """Whoever reads afterwards sees it."""

    async def main() -> None:
        async with running(database) as writer:
            assert await writer.run(turn(7, 1)) is True
            assert said(database) == {7: [1]}
            assert await writer.run(turn(7, 1)) is False

    asyncio.run(main())


def test_waiting_jobs_share_a_commit_in_their_order(database: Database) -> None:
    """A hundred jobs that wait need few commits, and are done first in, first out."""
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    order: list[int] = []

    async def main() -> None:
        async with running(database) as writer:
            with held(writer) as hold:
                first = asyncio.create_task(writer.run(hold))
                tasks = [
                    asyncio.create_task(writer.run(lambda c, number=number: order.append(number)))
                    for number in range(100)
                ]
                await asyncio.sleep(0)
            await asyncio.gather(first, *tasks)

    asyncio.run(main())
    assert order == list(range(100))
    assert len(commits) < 10


def test_urgent_jobs_go_first(database: Database) -> None:
    """Of those that wait; each kind in its own order."""
    order: list[int] = []

    async def main() -> None:
        async with running(database) as writer:
            with held(writer) as hold:
                first = asyncio.create_task(writer.run(hold))
                tasks = [
                    asyncio.create_task(
                        writer.run(lambda c, number=number: order.append(number), urgent=number % 2 == 0)
                    )
                    for number in range(6)
                ]
                await asyncio.sleep(0)
            await asyncio.gather(first, *tasks)

    asyncio.run(main())
    assert order == [0, 2, 4, 1, 3, 5]


def test_what_was_deleted_goes_from_the_log(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between transactions, time and again."""
    monkeypatch.setattr(module, "SCRUB_SECONDS", 0)
    scrubbed = threading.Semaphore(0)
    monkeypatch.setattr(Database, "scrub", lambda self: scrubbed.release())

    async def main() -> None:
        async with running(database) as writer:
            for number in range(3):
                await writer.run(turn(7, number))
                assert await asyncio.to_thread(scrubbed.acquire, True, 30)

    asyncio.run(main())


def test_a_failing_job_harms_no_other(database: Database) -> None:
    """The others of its transaction are done once and in order, nothing of it is kept, and its caller is told."""

    def half(c: Connection) -> None:
        turn(7, 99)(c)
        raise ValueError("half-way")

    async def main() -> list[object]:
        async with running(database) as writer:
            with held(writer) as hold:
                jobs = [hold, turn(7, 1), turn(8, 1), half, turn(7, 2), turn(8, 2)]
                tasks = [asyncio.create_task(writer.run(job)) for job in jobs]
                await asyncio.sleep(0)
            return await asyncio.gather(*tasks, return_exceptions=True)

    results = asyncio.run(main())
    assert isinstance(results[3], ValueError)
    assert [result for result in results if result is not results[3]] == [None, True, True, True, True]
    assert said(database) == {7: [1, 2], 8: [1, 2]}


@pytest.mark.parametrize("tries", [1, 3])
def test_a_failing_job_is_tried_as_often_as_it_asks(database: Database, tries: int) -> None:
    """Then its exception goes to its caller."""
    calls: list[int] = []

    def job(c: Connection) -> None:
        calls.append(1)
        raise KeyError("always")

    async def main() -> None:
        async with running(database) as writer:
            with pytest.raises(KeyError):
                await writer.run(job, tries=tries)
            assert writer.healthy

    asyncio.run(main())
    assert len(calls) == tries


def test_a_job_that_works_at_last_is_done(database: Database) -> None:
    """Its earlier tries leave nothing behind."""
    calls: list[int] = []

    def job(c: Connection) -> str:
        calls.append(1)
        turn(7, len(calls))(c)
        if len(calls) < 3:
            raise RuntimeError("not yet")
        return "done"

    async def main() -> None:
        async with running(database) as writer:
            assert await writer.run(job, tries=3) == "done"

    asyncio.run(main())
    assert said(database) == {7: [3]}


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("INSERT INTO counts VALUES ('day', 'name', 1), ('day', 'name', 1)", IntegrityError),
        ("SELECT * FROM no_such_table", DBAPIError),
    ],
)
def test_errors_of_a_statement_are_the_jobs_own(
    database: Database, statement: str, error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    """They would come again, so nothing waits for them to pass."""

    async def main() -> None:
        async with running(database) as writer:
            with pytest.raises(error):
                await writer.run(lambda c: c.execute(text(statement)))
            assert writer.healthy
            assert await writer.run(turn(7, 1))

    asyncio.run(main())
    assert not caplog.records


def test_a_value_that_no_database_takes_is_the_jobs_own(database: Database) -> None:
    """A number of more than 64 bits, a type that is unknown."""

    async def main() -> None:
        async with running(database) as writer:
            for value in (2**70, object()):
                with pytest.raises((DBAPIError, OverflowError)):
                    await writer.run(lambda c, value=value: chats.save(c, Chat(id=1, created=value, seen=1)))
            assert writer.healthy

    asyncio.run(main())


def test_a_job_is_done_without_its_caller(database: Database) -> None:
    """What was handed over is done even if nobody waits for it any more; the others get their results."""

    async def main() -> None:
        async with running(database) as writer:
            with held(writer) as hold:
                tasks = [asyncio.create_task(writer.run(job)) for job in (hold, turn(7, 1), turn(7, 2))]
                await asyncio.sleep(0)
                tasks[1].cancel()
                await asyncio.sleep(0)
            assert await tasks[2] is True
            assert tasks[1].cancelled()

    asyncio.run(main())
    assert said(database) == {7: [1, 2]}


def test_an_iteration_that_stopped_is_an_error(database: Database) -> None:
    """A future refuses StopIteration; the caller must not wait for ever."""

    async def main() -> None:
        async with running(database) as writer:
            with pytest.raises(RuntimeError, match="StopIteration"):
                await writer.run(lambda c: next(iter(())))

    asyncio.run(main())


def test_a_commit_of_unknown_outcome_is_repeated(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """It was done and then the connection broke: the jobs are run again, which does nothing new."""
    broken: list[Exception] = [OperationalError("COMMIT", {}, Exception("cut off"))]
    begin = database.begin

    @contextmanager
    def cut() -> Iterator[Connection]:
        with begin() as c:
            yield c
        if broken:
            raise broken.pop()

    database.begin = cut  # type: ignore[method-assign]
    recovered: list[bool] = []

    async def main() -> None:
        async with running(database) as writer:
            writer.on_recovery = lambda: recovered.append(writer.healthy)
            assert await writer.run(turn(7, 1)) is False
            assert await writer.run(turn(7, 2)) is True

    asyncio.run(main())
    assert said(database) == {7: [1, 2]}
    assert recovered == [True]
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    assert "cut off" not in caplog.text


def test_stopping_finishes_what_waits(database: Database) -> None:
    """Everything handed over before the stop is done; afterwards nothing is taken."""

    async def main() -> None:
        async with running(database) as writer:
            with held(writer) as hold:
                tasks = [asyncio.create_task(writer.run(job)) for job in (hold, turn(7, 1), turn(7, 2))]
                await asyncio.sleep(0)
            await writer.stop()
            assert [task.result() for task in tasks] == [None, True, True]
            with pytest.raises(StoreError):
                await writer.run(turn(7, 3))

    asyncio.run(main())
    assert said(database) == {7: [1, 2]}


def test_stopping_a_slow_job_is_bounded(database: Database) -> None:
    """After the given time its caller and those behind it are told; the thread ends by itself later."""

    async def main() -> None:
        async with running(database) as writer:
            with held(writer) as hold:
                tasks = [asyncio.create_task(writer.run(job)) for job in (hold, turn(7, 1))]
                await asyncio.sleep(0)
                await writer.stop(within=0.05)
                for task in tasks:
                    with pytest.raises(StoreError):
                        await task

    asyncio.run(main())


def test_stopping_before_the_start_is_harmless(database: Database) -> None:
    """Whoever waits is told."""

    async def main() -> None:
        writer = Writer(database, LOG)
        waiting = asyncio.create_task(writer.run(turn(7, 1)))
        await asyncio.sleep(0)
        await writer.stop()
        await writer.stop()
        with pytest.raises(StoreError):
            await waiting

    asyncio.run(main())


def test_the_end_of_the_thread_is_noticed(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    """What is no ordinary exception ends it: no caller waits for ever, and it is not healthy any more."""

    async def main() -> None:
        async with running(database) as writer:
            with pytest.raises(StoreError):
                await writer.run(refuse(SystemExit("a secret")))
            assert not writer.healthy
            with pytest.raises(StoreError):
                await writer.run(turn(7, 1))

    asyncio.run(main())
    assert "SystemExit" in caplog.text and "a secret" not in caplog.text


def test_many_chats_at_once(database: Database) -> None:
    """Every turn of two hundred chats is done once, in each chat's order."""

    async def main() -> None:
        async with running(database) as writer:
            await talk(writer, chats=200, turns=range(3))

    asyncio.run(main())
    assert said(database) == {chat: [0, 1, 2] for chat in range(1, 201)}
