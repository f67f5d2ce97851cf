"""Stands between the bot and PostgreSQL, and loses connections in the middle of a commit.

    with Relay(url) as relay:        # a server's URL on a Unix socket; relay.url is the same database by way of here
        relay.losses = Random("a seed")  # from now on one commit in `relay.one_in` is not answered
        relay.losses = None

What is lost is drawn: the COMMIT itself (nothing was kept), its answer (all was kept), or both ends at once (nobody
knows). The client sees the same thing each time: a connection that was cut after it asked for the commit.
"""

from __future__ import annotations

import socket
import threading
from collections import Counter
from contextlib import suppress
from random import Random
from types import TracebackType
from typing import Self

from sqlalchemy import make_url

COMMIT = b"COMMIT\x00"  # as the driver sends it, in a message of its own
DONE = b"Z\x00\x00\x00\x05I"  # the server's last message of an answer outside of a transaction
BEFORE, AFTER, MEANWHILE = "the commit", "its answer", "both ends"


class Relay:
    """Listens on 127.0.0.1, and takes every connection to the server."""

    def __init__(self, url: str, one_in: int = 4) -> None:
        parsed = make_url(url)
        self._folder = str(parsed.query["host"])
        self._socket = socket.create_server(("127.0.0.1", 0))
        port = self._socket.getsockname()[1]
        options = "sslmode=disable&gssencmode=disable"
        self.url = f"postgresql://{parsed.username}@127.0.0.1:{port}/{parsed.database}?{options}"
        self.one_in = one_in
        self.losses: Random | None = None
        self.lost: Counter[str] = Counter()
        self.news = threading.Condition()
        self._open: set[socket.socket] = set()

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        with self.news:
            _cut(*self._open)

    def wait_for_losses(self, count: int, timeout: float = 300.0) -> None:
        """Until so many of each kind were lost. Raises AssertionError when the time is over before."""
        with self.news:
            enough = self.news.wait_for(
                lambda: all(self.lost[each] >= count for each in (BEFORE, AFTER, MEANWHILE)), timeout
            )
        assert enough, f"lost only {self.lost}"

    def _accept(self) -> None:
        with suppress(OSError):  # the end
            while True:
                client, _ = self._socket.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server, suppress(OSError):
            server.connect(f"{self._folder}/.s.PGSQL.5432")
            with self.news:
                self._open |= {client, server}
            loss, swallow = None, threading.Event()
            back = threading.Thread(target=_back, args=(server, client, swallow), daemon=True)
            back.start()
            try:
                while asked := client.recv(65536):
                    loss = self._drawn() if asked.endswith(COMMIT) else None
                    if loss == AFTER:
                        swallow.set()
                    if loss != BEFORE:
                        server.sendall(asked)
                    if loss == AFTER:
                        back.join(30)  # it ends when it has swallowed the answer
                    if loss is not None:
                        break
            finally:
                with self.news:
                    self._open -= {client, server}
                _cut(client, server)
                back.join(30)
                if loss is not None:
                    self._tell(loss)

    def _drawn(self) -> str | None:
        random = self.losses
        return random.choice((BEFORE, AFTER, MEANWHILE)) if random and not random.randrange(self.one_in) else None

    def _tell(self, loss: str) -> None:
        with self.news:
            self.lost[loss] += 1
            self.news.notify_all()


def _back(server: socket.socket, client: socket.socket, swallow: threading.Event) -> None:
    """The server's answers, but the one that is to be swallowed."""
    with suppress(OSError):
        while answer := server.recv(65536):
            if not swallow.is_set():
                client.sendall(answer)
            elif answer.endswith(DONE):
                return
        _cut(client)  # the server is gone: the client must see it


def _cut(*sockets: socket.socket) -> None:
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
