"""The server's HTTP: from a request to the call, the faults on the way, the reply, and the log of calls."""

from __future__ import annotations

import asyncio
import logging
import re
import threading
import time
from collections.abc import Mapping
from functools import partial
from types import TracebackType
from typing import Self

from aiohttp import web
from botapi import wire
from botapi.calls import TABLE
from botapi.errors import ApiError, conflict, internal, not_found, too_large, too_many_requests, unauthorized
from botapi.faults import Rule
from botapi.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook, Upload, read
from botapi.polling import OTHER, Polling
from botapi.queues import Waiting
from botapi.state import Call, State
from botapi.webhook import Webhook
from botapi.wire import Reply

LARGEST = 52 * 1024 * 1024  # bytes of a request: a file of 50 MB and its form
TOKEN = re.compile(r"[1-9]\d*:[\w-]+")
PACED = ("send", "edit", "copy", "forward")  # methods that must wait for a chat's retry_after


class Server(State):
    """The server without what tests use of it. A context manager: it listens as long as the block runs."""

    polling: Polling
    webhook: Webhook

    def __init__(
        self,
        token: str = "1234567:local-token",
        username: str = "certadvisorbot",
        *,
        port: int = 0,
        seed: int = 0,
        now: float | None = None,
        privacy: bool = True,
    ) -> None:
        """`port` 0: any free one; `now`: the clock's start in Unix seconds; `privacy`: privacy mode in groups."""
        super().__init__(token=token, username=username, seed=seed, now=now, privacy=privacy)
        self.port = port
        self.unexpected: list[str] = []  # exceptions in the server itself: type and text
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="botapi", daemon=True)

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _listen(self) -> None:
        self.polling = Polling(self, self._loop)
        self.webhook = Webhook(self, self._run)
        self.updates.on_push = self._pushed
        make = partial(web.BaseRequest, loop=self._loop, client_max_size=LARGEST)
        quiet = logging.getLogger("botapi")
        quiet.disabled = True  # what fails is in `unexpected`; connections are cut on purpose
        self._http = web.Server(
            self._handle, request_factory=make, access_log=None, logger=quiet, max_line_size=70_000, lingering_time=0.0
        )
        self._server = await self._loop.create_server(self._http, "127.0.0.1", self.port, backlog=512)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        await self.webhook.stop()
        self.polling.interrupt("Conflict: the server stops")
        await self._http.shutdown(0.1)
        # What is left waits for callers that are gone: polls of a killed process, replies on their way in trickles.
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    # HTTP

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        call = Call(time.monotonic(), "", {})
        rule: Rule | None = None
        try:
            kind, token, method, query = wire.split(request.raw_path)
            call.method = method
            if not kind:
                raise not_found()
            if token != self.token:
                raise unauthorized("" if TOKEN.fullmatch(token) else "invalid token specified")
            if kind == "file":
                return self._file(method)
            params, files = await wire.parameters(request, query)
            call.params = params
            call.chat = _number(params.get("chat_id"))
            with self.lock:
                self.calls.append(call)
                rule = self._strike(call)
            reply = await self._answer(request, call, files, rule)
        except ApiError as error:
            reply = Reply.failure(error)
        except web.HTTPRequestEntityTooLarge:
            reply = Reply.failure(too_large())
        except Exception as error:
            self.unexpected.append(f"{call.method}: {type(error).__name__}: {error}")
            reply = Reply.failure(internal())
        if rule is not None and rule.kind == "slow" and rule.done:
            await asyncio.sleep(rule.seconds)
        if rule is not None and rule.kind == "cut":
            call.ended = time.monotonic()
            return wire.cut(request)
        self._finish(call, reply)
        return await wire.send(request, reply, rule)

    def _strike(self, call: Call) -> Rule | None:
        """The fault that strikes; notes a message that comes before the chat's retry_after."""
        method = call.method.lower()
        paced = method.startswith(PACED) and method != "sendchataction"
        if paced and call.chat is not None and call.at < self.retry_at.get(call.chat, 0.0):
            call.early = True
        rule = self.faults.choose(method, call.chat)
        if rule is not None:
            call.fault = rule.kind
        return rule

    async def _answer(
        self, request: web.BaseRequest, call: Call, files: Mapping[str, Upload], rule: Rule | None
    ) -> Reply:
        if rule is not None:
            if rule.kind == "409":
                raise conflict(OTHER)
            if rule.kind == "429":
                raise too_many_requests(rule.retry_after)
            if rule.kind == "slow" and not rule.done:
                await asyncio.sleep(rule.seconds)
            if rule.kind in ("500", "502", "cut", "garbage"):
                if rule.done:
                    await self._execute(request, call, files, rule)
                if rule.kind == "garbage":
                    return Reply.garbage()
                return Reply.bad_gateway() if rule.kind == "502" else Reply.failure(internal())
        return await self._execute(request, call, files, rule)

    async def _execute(
        self, request: web.BaseRequest | None, call: Call, files: Mapping[str, Upload], rule: Rule | None
    ) -> Reply:
        """Does it. Raises ApiError."""
        checked = read(call.method, call.params, files)
        call.method = checked.method
        if checked.warnings:
            with self.lock:
                self.warnings.extend(checked.warnings)
        match checked.call:
            case GetUpdates() as poll:
                lost = partial(_lost, request, rule)
                batch = await self.polling.get(poll, self.webhook.active, lost)
                reply = Reply.batch([waiting.encoded() for waiting in batch])
            case SetWebhook() as settings:
                if self.webhook.set(settings) and settings.url:
                    self.polling.interrupt("terminated by setWebhook request")
                reply = Reply.success(True)
            case DeleteWebhook() as deletion:
                reply = Reply.success(self.webhook.delete(deletion.drop_pending_updates))
            case GetWebhookInfo():
                reply = Reply.success(self.webhook.info())
            case other:
                with self.lock:
                    reply = Reply.success(TABLE[type(other)](self, other))
        call.done = True
        return reply

    def _finish(self, call: Call, reply: Reply) -> None:
        with self.lock:
            call.status, call.result, call.description = reply.status, reply.result, reply.description
            call.ended = time.monotonic()
            after = reply.headers.get("Retry-After")
            if after is not None and call.chat is not None:
                self.retry_at[call.chat] = max(call.ended + int(after), self.retry_at.get(call.chat, 0.0))
            self.lock.notify_all()

    def _file(self, path: str) -> web.Response:
        file = self.files.get(path.partition("/")[2])
        if file is None:
            raise not_found()
        return web.Response(body=file.content, content_type=file.mime)

    def _run(self, method: str, params: Mapping[str, str]) -> None:
        """A call in the body of a webhook's answer: nobody hears what came of it."""
        call = Call(time.monotonic(), method, dict(params), _number(params.get("chat_id")))
        self.calls.append(call)
        self._loop.create_task(self._run_alone(call))

    async def _run_alone(self, call: Call) -> None:
        try:
            self._finish(call, await self._execute(None, call, {}, None))
        except ApiError as error:
            self._finish(call, Reply.failure(error))

    def _pushed(self, waiting: Waiting | None) -> None:
        if self.updates.paused:
            return
        self.polling.wake()
        if self.webhook.active:
            self._loop.call_soon_threadsafe(self.webhook.wake, waiting)


def _number(chat_id: str | None) -> int | str | None:
    try:
        return None if chat_id is None else int(chat_id)
    except ValueError:
        return chat_id


def _lost(request: web.BaseRequest | None, rule: Rule | None) -> bool:
    """Whether the caller will not hear of what was done."""
    if rule is not None and rule.kind in ("500", "502", "cut", "garbage"):
        return True
    return request is None or request.transport is None or request.transport.is_closing()
