"""The bot as a process: start, answer until a signal comes, stop within a bounded time.

Start: the data is read and the database opened on a thread while Telegram is asked who we are. Then updates are
polled; once the first poll has succeeded this process is to answer, so that is when what an earlier one left in the
outbox is sent, unless that still lives (store/presence.py). Stop: no further poll, the batch in hand is committed, what
is ready is sent. Whatever does not fit into the time stands in the database, and the next start goes on from there.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
from collections.abc import Callable, Collection
from contextlib import AsyncExitStack
from datetime import date
from time import perf_counter
from typing import Any, NamedTuple

from certbot import logs
from certbot.conversation import LANGUAGE, Advisor
from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.errors import OutsideError
from certbot.settings import Settings
from certbot.store import address
from certbot.store.database import Database
from certbot.store.presence import Presence
from certbot.store.writer import Writer
from certbot.telegram.api import Api
from certbot.telegram.clock import Clock, SystemClock
from certbot.telegram.handling import Handler
from certbot.telegram.health import Health, ListenError
from certbot.telegram.housekeeping import Housekeeping
from certbot.telegram.outcomes import ApiError, NotOurs, Unknown, Wait
from certbot.telegram.polling import POLL, Poller, TokenRefused
from certbot.telegram.profile import Wish, present, wishes
from certbot.telegram.render import Renderer
from certbot.telegram.sender import Sender
from certbot.telegram.transport import Transport

PATIENCE = 20.0
"""Seconds for which a server that does not answer is asked again at the start."""
COMMIT = 3.0
"""Seconds that the batch in hand has at a stop. Not committed, it is delivered again."""
DRAIN = 5.0
"""Seconds for sending what is ready at a stop."""
CLOSE = 1.0
"""Seconds for the writer to end."""
STOP = 10.0
"""Seconds after which a stop ends the process, whatever it still waits for."""
STALE = 30.0
"""Seconds by which a poll may be late before /healthz says so."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger(__name__)

Load = Callable[[], tuple[World, Messages]]


class Unreachable(OutsideError):
    """The Bot API server did not say who we are."""


class Me(NamedTuple):
    """Who the bot is."""

    username: str
    id: int


def run(settings: Settings, load: Load, today: Callable[[], date]) -> None:
    """Be the bot until SIGTERM or SIGINT. `load` reads the data, `today` gives the date that advice goes by.

    Raises what `load` raises; AddressError, ListenError, TokenRefused (called wrongly); StoreError, Unreachable,
    AnotherPoller (something outside is not there).
    """
    address.parsed(settings.database_url)  # before anybody is asked: what is wrong in it can be said at once
    asyncio.run(_Bot(settings, load, today, SystemClock()).run())


class _Bot:
    def __init__(self, settings: Settings, load: Load, today: Callable[[], date], clock: Clock) -> None:
        self._settings = settings
        self._load = load
        self._today = today
        self._clock = clock
        self._stopping = asyncio.Event()
        self._started = perf_counter()
        self._poller: Poller | None = None
        self._writer: Writer | None = None
        self._background: list[asyncio.Task[None]] = []

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        logs.watch(loop)
        self._catch_signals(loop)
        async with AsyncExitStack() as closing:
            start = asyncio.create_task(self._start(closing))
            if await self._ends(start):
                poller = start.result()
                polling = asyncio.create_task(poller.run())
                await self._ends(polling)
                await self._stop(poller, polling)
            else:
                start.cancel()
                await asyncio.wait((start,))
        log.info("stopped")

    def _now(self) -> int:
        return int(self._clock.time())

    # Start

    async def _start(self, closing: AsyncExitStack) -> Poller:
        """Everything up to the first poll; what is to be closed at the end is left with `closing`."""
        await self._listen(closing)
        api = Api(self._settings.token, self._settings.api_url, Transport())
        closing.push_async_callback(api.stop)
        await api.start()
        (world, messages, database), me = await asyncio.gather(asyncio.to_thread(self._read), self._who(api))
        closing.callback(database.close)
        presence = Presence(database)
        closing.callback(presence.close)
        writer = self._writer = Writer(database, log)
        closing.push_async_callback(writer.stop, CLOSE)
        writer.start()
        advisor = Advisor(world, Renderer({LANGUAGE: messages}, me.username), self._now, self._today)
        sender = Sender(api, writer, self._clock, log, advisor.apology)
        closing.push_async_callback(sender.drain, DRAIN)
        handler = Handler(advisor, writer, sender, presence, me, self._now)
        days = self._settings.retention_days
        housekeeping = Housekeeping(writer, sender, handler, presence, self._clock, self._now, days)
        writer.on_recovery = housekeeping.sweep_soon
        profile = tuple(wishes(messages, world.commands))

        def ready() -> None:
            # Before the batch of this poll: what was left to be said goes first, and any other process has to know of
            # this one before it answers.
            self._background.append(asyncio.create_task(housekeeping.run()))
            self._background.append(asyncio.create_task(self._present(api, profile)))
            log.info("ready", extra={"bot": me.username, "ms": round((perf_counter() - self._started) * 1000)})

        # What is there now stays: it need not be searched for garbage again and again.
        gc.freeze()
        self._poller = Poller(api, handler.handle, self._clock, log, ready=ready)
        return self._poller

    async def _listen(self, closing: AsyncExitStack) -> None:
        host, port = self._settings.admin
        health = Health(self._checks)
        try:
            port = await health.start(host, port)
        except ListenError as error:
            if self._settings.admin_chosen:
                raise
            log.warning("no health check", extra={"host": host, "port": port, "why": error.reason})
        else:
            closing.push_async_callback(health.stop)
            log.info("listening", extra={"host": host, "port": port})

    def _checks(self) -> dict[str, bool]:
        stored = self._writer is not None and self._writer.healthy
        return {"polling": self._poller is not None and self._polls(self._poller, stored), "database": stored}

    def _polls(self, poller: Poller, stored: bool) -> bool:
        """Whether updates come in. That none is asked for while a batch cannot be stored is the database's fault."""
        if poller.handling and not stored:
            return True
        return poller.seen is not None and self._clock.time() - poller.seen < POLL + STALE

    def _read(self) -> tuple[World, Messages, Database]:
        """The database last: it need not be closed if the data is wrong."""
        world, messages = self._load()
        return world, messages, Database.open(self._settings.database_url)

    async def _who(self, api: Api) -> Me:
        """Ask who we are. Raises TokenRefused, or Unreachable after PATIENCE."""
        until = self._clock.time() + PATIENCE
        pause = 0.5
        told = False
        while True:
            try:
                return _me(await api.call("getMe", timeout=PATIENCE / 2))
            except NotOurs as error:
                raise TokenRefused from error
            except ApiError as error:
                if not told:
                    extra = {"server": self._settings.api_url, "why": str(error), "patience": PATIENCE}
                    log.warning("Bot API server does not answer", extra=extra)
                    told = True
                if isinstance(error, Wait):
                    pause = error.seconds
                if self._clock.time() + pause > until:
                    if isinstance(error, Wait):
                        raise Unreachable(
                            f"{self._settings.api_url} has had too many requests for this bot: start again in"
                            f" {error.seconds:.0f} seconds"
                        ) from error
                    raise Unreachable(
                        f"no Bot API server answers at {self._settings.api_url} ({error}): check the network"
                        " (TELEGRAM_API_URL names another server), then start again"
                    ) from error
            await self._clock.sleep(pause)
            pause = min(pause * 2, 4.0)

    async def _present(self, api: Api, profile: Collection[Wish]) -> None:
        """A little later than the first answers, which shall not wait for it."""
        await self._clock.sleep(1.0)
        await present(api, self._clock, profile)

    # Stop

    def _catch_signals(self, loop: asyncio.AbstractEventLoop) -> None:
        for number in SIGNALS:
            try:
                loop.add_signal_handler(number, self._signalled, number)
            except NotImplementedError:  # on Windows
                signal.signal(number, lambda caught, _: loop.call_soon_threadsafe(self._signalled, caught))

    def _signalled(self, number: int) -> None:
        """The first signal asks for a stop. The next one of any kind ends the process at once, as a kill would."""
        for each in SIGNALS:
            signal.signal(each, signal.SIG_DFL)
        limit = threading.Timer(STOP, _give_up)
        limit.daemon = True
        limit.start()
        log.info("stopping", extra={"signal": signal.Signals(number).name})
        self._stopping.set()

    async def _ends(self, task: asyncio.Task[Any]) -> bool:
        """Wait until a task has ended, well or not; False if a signal to stop came first."""
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait((task, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        return task.done()

    async def _stop(self, poller: Poller, polling: asyncio.Task[None]) -> None:
        """Poll no more, and let the batch in hand be committed. Raises what ended the polling."""
        for task in self._background:
            task.cancel()
        poller.stop()
        try:
            await asyncio.wait_for(polling, COMMIT)
        except TimeoutError:
            log.warning("a batch was not committed", extra={"seconds": COMMIT})


def _me(answer: object) -> Me:
    """Raises Unknown for what is no answer to getMe."""
    match answer:
        case {"id": int(id), "username": str(username)}:
            return Me(username, id)
    raise Unknown("the answer to getMe is not as it should be")


def _give_up() -> None:
    log.warning("stop took too long")
    os._exit(0)
