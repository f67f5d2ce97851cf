"""Logging: one line for each event, with fields; no message text, no token.

An event is logged by its fixed name, and its fields as `extra`: ``log.info("update", extra={"id": "u5", "ms": 3})``.
An exception is shown by its type and the places it came through, never by its text, which may quote what a person
wrote or hold the token. What other libraries log is reduced to who said it where, for the same reason. As a last
step every line is searched for the token, whoever wrote it.
"""

from __future__ import annotations

import errno
import json
import logging
import sys
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

if TYPE_CHECKING:
    import asyncio

OURS = "certbot"
REDACTED = "[token]"

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_PACKAGE = PurePath(__file__).parent
_SHORTEST_SECRET = 8
"""A shorter half of a token could be part of any word, and is none of Telegram's."""

log = logging.getLogger(__name__)


def set_up(level: str, style: str | None, token: str, stream: TextIO | None = None) -> None:
    """Send everything to `stream` (stderr if not given), and every uncaught exception the same way.

    `style` is text, json, or None: text on a terminal, else json.
    """
    stream = stream or sys.stderr
    handler = _Handler(stream)
    as_text = style == "text" or (style is None and stream.isatty())
    handler.setFormatter(_Text(token) if as_text else _Json(token))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    logging.getLogger(OURS).setLevel(level)
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Log what goes wrong in `loop` where nobody waits for it."""
    loop.set_exception_handler(_uncaught_in_loop)


def place(error: BaseException) -> str:
    """An exception and what caused it in one line without texts: ``KeyError at certbot/dialog/engine.py:12 in step``.

    The place is the deepest in this package. One in a library says little about what was being done: it stands for what
    has no other. A cause that says no more than the exception is left out, as are causes of the cause.
    """
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    chain = [error] if cause is None else [error, cause]
    places = [_deepest(_frames(one.__traceback__, ours=True)) for one in chain]
    if not any(places):
        places = [_deepest(_frames(one.__traceback__)) for one in chain]
    kinds = [_kind(one) for one in chain]
    if kinds[0] == kinds[-1] and places[-1] in (None, places[0]):
        del kinds[1:]
    return ", from ".join(f"{kind} at {place}" if place else kind for kind, place in zip(kinds, places, strict=False))


def _deepest(frames: Iterable[str]) -> str | None:
    return next(reversed([*frames]), None)


def _kind(error: BaseException) -> str:
    """The type; of an error of the system also which: such a name says nothing about a person."""
    code = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    return type(error).__name__ + (f"[{code}]" if code else "")


def _frames(traceback: TracebackType | None, *, ours: bool = False) -> Iterator[str]:
    """The places from the handler down to the error; of this package alone, if `ours`."""
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if not ours or PurePath(code.co_filename).is_relative_to(_PACKAGE):
            yield f"{_short(code.co_filename)}:{traceback.tb_lineno} in {code.co_name}"
        traceback = traceback.tb_next


def _short(path: str) -> str:
    """The path from our package on, or the last two names of another."""
    names = PurePath(path).parts
    if OURS in names:
        return "/".join(names[len(names) - 1 - names[::-1].index(OURS) :])
    return "/".join(names[-2:])


class _Handler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:
        """A line that cannot be written is lost in silence: the usual report would show what it was about."""


class _Redacting(logging.Formatter):
    def __init__(self, token: str) -> None:
        super().__init__()
        secret = token.partition(":")[2]
        forms = (token, quote(token, safe=""), quote(token, safe="").lower(), secret)
        self._secrets = [form for form in forms if len(form) >= _SHORTEST_SECRET]

    def format(self, record: logging.LogRecord) -> str:
        event, fields = _event(record)
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = self.line(when, record.levelname, event, fields)
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return line

    def line(self, when: str, level: str, event: str, fields: dict[str, Any]) -> str:
        raise NotImplementedError


class _Json(_Redacting):
    def line(self, when: str, level: str, event: str, fields: dict[str, Any]) -> str:
        return json.dumps({"time": when, "level": level.lower(), "event": event, **fields}, default=_unknown)


class _Text(_Redacting):
    def line(self, when: str, level: str, event: str, fields: dict[str, Any]) -> str:
        return " ".join([when, f"{level:<7}", event, *(f"{name}={_value(value)}" for name, value in fields.items())])


def _event(record: logging.LogRecord) -> tuple[str, dict[str, Any]]:
    """The name of the event and its fields, in the order in which they were given."""
    if record.name == OURS or record.name.startswith(f"{OURS}."):
        event = record.getMessage()
        fields = {name: value for name, value in vars(record).items() if name not in _STANDARD}
    else:
        event = "library"
        fields = {"logger": record.name, "at": f"{_short(record.pathname)}:{record.lineno} in {record.funcName}"}
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        fields["error"] = place(error)
        if record.levelno >= logging.ERROR:
            fields["trace"] = " > ".join(_frames(error.__traceback__))
    return event, fields


def _value(value: object) -> str:
    """A value in one word: with quotes if it has spaces, quotes or line ends."""
    if isinstance(value, str) and value and value.isascii() and value.isprintable() and not set(value) & set(' "='):
        return value
    return json.dumps(value, default=_unknown)


def _unknown(value: object) -> str:
    """A value of another type by its type: how it shows itself is not known to be harmless."""
    return type(value).__name__


def _uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    log.critical("crashed", exc_info=(kind, error, traceback))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
        log.critical("thread crashed", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        log.error("ignored exception", exc_info=(args.exc_type, args.exc_value, args.exc_traceback))


def _uncaught_in_loop(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    log.error("task failed", exc_info=error if isinstance(error, BaseException) else None)
