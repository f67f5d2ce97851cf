"""The bot as a real process: what every end-to-end test starts, watches, stops and kills.

    with BotApi(token=TOKEN, username="certadvisorbot") as api, Running(api.url, tmp_path) as bot:
        bot.start()                      # returns when it has polled for the first time and said so in its log
        api.user(1001).say("hi")
        bot.wait_for("update", count=1)  # log lines of one event; each is a dict of its fields
        bot.kill()                       # SIGKILL, and waits for the end
        bot.start()                      # again, on the same database
        assert bot.stop() == 0           # SIGTERM; the exit status

For a start that is to fail: `bot.launch()` does not wait; `bot.wait()` gives the exit status, `bot.output` all that it
wrote. The environment is clean: nothing of the caller's but PATH. At the end of the `with` a process that still runs is
killed, and neither the token nor the word CANARY, which tests have people say, may be anywhere in what was written.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

CANARY = "canary"
SECRET = "AAcanary-Token_of-the-tests-0123456789"
TOKEN = f"123456:{SECRET}"
DAY = "2026-11-21"
SCRIPT = [sys.executable, "-c", "import sys; from certbot.cli import main; sys.exit(main())"]


class Running:
    """One bot and its database, over any number of processes one after the other.

    `server` is the URL of the Bot API server, `folder` where the database is unless `database` names another. Other
    variables of the environment are given by name: LOG_LEVEL="DEBUG"; None takes one away: TELEGRAM_BOT_TOKEN=None.
    `today` is the date that advice goes by; None: each day's own.
    """

    def __init__(
        self,
        server: str | None,
        folder: Path,
        *,
        token: str = TOKEN,
        database: str | None = None,
        today: str | None = DAY,
        **environ: str | None,
    ) -> None:
        self.token = token
        self.database = database or f"sqlite:///{folder / 'advisor.sqlite3'}"
        given = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(folder),
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_API_URL": server,
            "DATABASE_URL": self.database,
            "ADMIN_LISTEN": "127.0.0.1:0",
            "LOG_FORMAT": "json",
            **environ,
        }
        self.environ = {name: value for name, value in given.items() if value is not None}
        self.args = ["run", *(["--today", today] if today else [])]
        self.process: subprocess.Popen[bytes] | None = None
        self._lines: list[str] = []
        self._readers: list[threading.Thread] = []
        self._first = 0
        self._news = threading.Condition()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.runs:
            self.kill()
        if kind is None:
            assert self.token not in self.output and self.token.partition(":")[2] not in self.output, self.output
            assert CANARY not in self.output.lower(), self.output

    # Start and end

    def start(self, timeout: float = 30) -> None:
        """Start a process and wait until it has polled for the first time."""
        self.launch()
        self.wait_for("ready", timeout=timeout)

    def launch(self) -> None:
        """Start a process, and do not wait for it."""
        assert self.process is None or self.process.poll() is not None, "one at a time"
        self._first = len(self._lines)
        self.process = subprocess.Popen(
            [*SCRIPT, *self.args],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        reader = threading.Thread(target=self._read, args=(self.process,), daemon=True)
        reader.start()
        self._readers.append(reader)

    @property
    def pid(self) -> int:
        """The id of the running process."""
        assert self.process is not None
        return self.process.pid

    @property
    def runs(self) -> bool:
        """Whether the process has not ended yet."""
        return self.process is not None and self.process.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        assert self.process is not None
        self.process.send_signal(number)

    def kill(self) -> None:
        """SIGKILL; returns when the process is gone."""
        self.signal(signal.SIGKILL)
        self.wait()

    def stop(self, timeout: float = 15) -> int:
        """SIGTERM; returns the exit status."""
        self.signal(signal.SIGTERM)
        return self.wait(timeout)

    def wait(self, timeout: float = 30) -> int:
        """Wait for the end of the process and of its output; returns the exit status (negative: the signal)."""
        assert self.process is not None
        status = self.process.wait(timeout)
        self._readers[-1].join(timeout)
        return status

    # What it says

    @property
    def output(self) -> str:
        """All that the processes wrote, on stdout and stderr."""
        with self._news:
            return "".join(self._lines)

    def events(self, name: str | None = None) -> list[dict[str, Any]]:
        """The log lines of the latest process, of one event or all; a line that is no JSON is the event "text"."""
        with self._news:
            lines = self._lines[self._first :]
        found = [_event(line) for line in lines]
        return [event for event in found if name is None or event["event"] == name]

    def wait_for(
        self,
        name: str | None,
        count: int = 1,
        timeout: float = 30,
        where: Callable[[dict[str, Any]], bool] | None = None,
    ) -> list[dict[str, Any]]:
        """Wait until the latest process has logged an event so often (those for which `where` holds; `name` None: of
        any name); returns them.

        Raises AssertionError with the output when the process ends or the time is over before.
        """
        deadline = monotonic() + timeout
        while True:
            with self._news:
                seen = len(self._lines)
            ended = self.process is None or self.process.poll() is not None
            if ended and self._readers:
                self._readers[-1].join(timeout)
            found = [event for event in self.events(name) if where is None or where(event)]
            if len(found) >= count:
                return found
            if ended or monotonic() >= deadline:
                what = "it ended" if ended else f"{timeout} s"
                raise AssertionError(f"{what} without {count} x {name or 'any such event'}:\n{self.output}")
            with self._news:
                # A process that ends wakes this up with the end of its output.
                self._news.wait_for(lambda known=seen: len(self._lines) > known, min(1.0, deadline - monotonic()))

    def healthz(self, path: str = "/healthz") -> tuple[int, Any]:
        """Status and body of a request to the admin address."""
        [listening] = self.wait_for("listening")
        connection = HTTPConnection(listening["host"], listening["port"], timeout=10)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        with process.stdout as stream:
            for line in stream:
                with self._news:
                    self._lines.append(line.decode(errors="backslashreplace"))
                    self._news.notify_all()
        with self._news:
            self._news.notify_all()


def _event(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    return value if isinstance(value, dict) else {"event": "text", "text": line}
