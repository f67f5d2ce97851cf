"""health: what a container's health check sees."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from botapi.server import BotApi
from running import TOKEN, Running

from certbot import cli


@contextmanager
def serving(answer: bytes) -> Iterator[str]:
    """The address of a server that answers one request so."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(8192)
                connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        thread.join(10)


def said(body: bytes) -> bytes:
    return b"HTTP/1.0 200 OK\r\n\r\n" + body


def test_a_bot_that_runs_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 0 while it runs, wherever it listens; 3 when it has ended."""
    with BotApi(token=TOKEN, username="certadvisorbot") as api, Running(api.url, tmp_path) as bot:
        bot.start()
        [listening] = bot.wait_for("listening")
        monkeypatch.setenv("ADMIN_LISTEN", f"0.0.0.0:{listening['port']}")
        assert cli.main(["health"]) == 0
        bot.stop()
        assert cli.main(["health"]) == 3


def test_what_fails_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 3, and what is not well."""
    with serving(said(b'{"status": "failing", "failing": ["polling", "database"]}')) as address:
        monkeypatch.setenv("ADMIN_LISTEN", address)
        assert cli.main(["health"]) == 3
    assert "polling and database" in capsys.readouterr().err


@pytest.mark.parametrize("answer", [b"", b"220 smtp ready\r\n", said(b"<html>"), said(b"[]"), said(b"\xff")])
def test_something_else_that_answers_is_no_bot(
    answer: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 3 and which variable names the address."""
    with serving(answer) as address:
        monkeypatch.setenv("ADMIN_LISTEN", address)
        assert cli.main(["health"]) == 3
    assert address in capsys.readouterr().err


@pytest.mark.parametrize("address", ["127.0.0.1:0", "9090"])
def test_an_address_that_cannot_be_asked(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A port that the system chooses, or no address: status 2."""
    monkeypatch.setenv("ADMIN_LISTEN", address)
    assert cli.main(["health"]) == 2
    assert "ADMIN_LISTEN" in capsys.readouterr().err
