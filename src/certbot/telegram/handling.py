"""What is done with the updates of one poll: each is read, and answered as one job of the store's writer.

A batch is handled when every update of it is committed or set aside: only then may the next poll confirm it. What
fails is tried three times and then set aside with an id, which the log names and the person is told. Set aside are the
fields that are read: no names, no quoted messages; nothing of what was said in a group, whose members could not have it
forgotten, nor of what cannot be parsed, since nobody knows whose words it holds.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from certbot.conversation import Advisor, Spoken
from certbot.logs import place
from certbot.store import chats, outbox, quarantine, updates
from certbot.store.database import Connection
from certbot.store.errors import StoreError
from certbot.store.outbox import Message
from certbot.store.presence import Presence
from certbot.store.quarantine import Aside
from certbot.store.writer import Writer
from certbot.telegram.incoming import Ignored, Membership, Migration, Received, read
from certbot.telegram.polling import Raw
from certbot.telegram.sender import Sender
from certbot.telegram.updates import reduced

TRIES = 3
"""So often an update is tried before it is set aside."""

Meant = Spoken | Membership | Migration

log = logging.getLogger(__name__)


class Handler:
    """Handles batches of updates for the bot called `username`; `now` gives Unix seconds."""

    def __init__(
        self,
        advisor: Advisor,
        writer: Writer,
        sender: Sender,
        presence: Presence,
        me: tuple[str, int],
        now: Callable[[], int],
    ) -> None:
        self._advisor = advisor
        self._writer = writer
        self._sender = sender
        self._presence = presence
        self._username, self._id = me
        self._now = now

    async def handle(self, batch: Sequence[object]) -> None:
        """Returns when every update is committed, set aside or of no use. Jobs are handed in in the order of the
        batch, which is that of their commits."""
        await asyncio.gather(*map(self._handle, batch))

    async def replay(self, aside: Aside) -> None:
        """Answer an update that was set aside as if it had come anew, and set it aside no longer; if it fails once
        more, it is marked no longer, with what went wrong now."""
        started = perf_counter()
        received = self._read(_loaded(aside.update))
        what = received.what
        if isinstance(what, Ignored):
            await self._writer.run(lambda c: quarantine.failed(c, aside.id, what.why, aside.tries))
            log.warning("not replayed", extra={"id": aside.key, "why": what.why})
            return

        def job(connection: Connection) -> tuple[Message, ...]:
            # Not there: dropped or forgotten meanwhile, or answered by this job in a commit whose outcome was unknown.
            return (
                self._do(connection, what, again=True)
                if quarantine.remove(connection, aside.id)
                else self._left(connection, what)
            )

        try:
            messages = await self._writer.run(job)
        except StoreError:
            raise
        except Exception as error:
            wrong = place(error)
            await self._writer.run(lambda c: quarantine.failed(c, aside.id, wrong, aside.tries + 1))
            log.error("not replayed", extra={"id": aside.key}, exc_info=error)
            return
        self._sender.offer(messages)
        log.info("replayed", extra={"id": aside.key, "ms": _since(started), "messages": len(messages)})

    async def _handle(self, raw: object) -> None:
        started = perf_counter()
        if isinstance(raw, Raw):
            await self._unreadable(raw)
            return
        received = self._read(raw)
        what = received.what
        if isinstance(what, Ignored):
            self._answer_callback(received)
            level = logging.WARNING if what.why.startswith("malformed") else logging.INFO
            log.log(level, "update", extra={"kind": "ignored", "id": what.key, "why": what.why})
            return
        try:
            messages = await self._writer.run(lambda c: self._do(c, what), tries=TRIES)
        except StoreError:  # the writer has ended: not this update's fault, and nothing can be set aside
            raise
        except Exception as error:
            messages = await self._failed(what, raw, error)
        self._answer_callback(received)
        self._sender.offer(messages)
        extra = {"kind": _kind(what), "id": what.key, "ms": _since(started), "messages": len(messages)}
        log.info("update", extra=extra)

    def _read(self, raw: object) -> Received:
        return read(raw, self._username, self._id)

    def _answer_callback(self, received: Received) -> None:
        if received.query is not None:
            self._sender.answer_callbacks((received.query,))

    def _do(self, connection: Connection, what: Meant, *, again: bool = False) -> tuple[Message, ...]:
        """The job of one update."""
        if isinstance(what, Spoken):
            return self._advisor.answer(connection, what, again=again) or self._left(connection, what)
        # A repeat must not undo what came since: "blocked" would drop the answer to what was said on the return.
        if not updates.first_seen(connection, (what.key,), self._now()) and not again:
            return ()
        match what:
            case Membership(chat=chat, active=True):
                chats.come_back(connection, chat)
            case Membership(chat=chat):
                chats.leave(connection, chat, self._now())
            case Migration(old=old, new=new):
                chats.migrate(connection, old, new)
        return ()

    def _left(self, connection: Connection, what: Meant) -> tuple[Message, ...]:
        """What a repeat is answered with. Where the first commit's outcome was unknown, what it wrote waits, and memory
        does not know it: it has to go out before the chat's next answer, and so not only with a sweep."""
        left = outbox.waiting(connection, what.place.chat) if isinstance(what, Spoken) else ()
        return left if left and self._presence.alone() else ()

    async def _failed(self, what: Meant, raw: object, error: Exception) -> tuple[Message, ...]:
        """Set an update aside. To tell the person may fail as the answer did; the update is kept all the same."""
        log.error("update failed", extra={"kind": _kind(what), "id": what.key, "tries": TRIES}, exc_info=error)
        text = "" if isinstance(what, Spoken) and not what.place.private else reduced(raw)
        wrong = place(error)

        def failed(c: Connection, spoken: Spoken) -> tuple[Message, ...]:
            return self._advisor.failed(c, spoken, text, wrong, TRIES) or self._left(c, spoken)

        if isinstance(what, Spoken):
            try:
                return await self._writer.run(lambda c: failed(c, what))
            except StoreError:
                raise
            except Exception as another:
                log.error("person not told", extra={"id": what.key}, exc_info=another)
        await self._set_aside(what.key, _chat(what), text, wrong)
        return ()

    async def _unreadable(self, raw: Raw) -> None:
        key = f"u{raw.update_id}"
        log.warning("update", extra={"kind": "unreadable", "id": key})
        await self._set_aside(key, None, "", _flaw(raw.text))

    async def _set_aside(self, key: str, chat: int | None, text: str, wrong: str) -> None:
        try:
            await self._writer.run(lambda c: quarantine.put(c, key, chat, text, wrong, TRIES, self._now()))
        except StoreError:
            raise
        except Exception as error:  # not even kept: to stop here would make it come again for ever
            log.critical("update lost", extra={"id": key}, exc_info=error)


def _kind(what: Meant) -> str:
    return type(what.event).__name__.lower() if isinstance(what, Spoken) else type(what).__name__.lower()


def _chat(what: Meant) -> int | None:
    match what:
        case Spoken(place=place_):
            return place_.chat if place_.private else None
        case Membership(chat=chat):
            return chat
        case Migration(old=old):
            return old


def _since(started: float) -> float:
    """Milliseconds."""
    return round((perf_counter() - started) * 1000, 1)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _flaw(text: str) -> str:
    """What is wrong with JSON, and where, without a word of it."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return f"no JSON: {error.msg} at {error.pos} of {len(text)} characters"
    except (ValueError, RecursionError) as error:
        return f"no JSON: {type(error).__name__} in {len(text)} characters"
    return f"no answer that can be read: {len(text)} characters"
