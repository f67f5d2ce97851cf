"""`python -m botapi`: the server alone. What is typed is said by one person; what the bot writes to them is printed."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from typing import TextIO

from botapi.people import User
from botapi.server import BotApi


def main(arguments: list[str], typed: TextIO, stop: threading.Event) -> None:
    """Serves until `stop` is set."""
    parser = argparse.ArgumentParser("botapi", description=__doc__)
    parser.add_argument(
        "--port", type=int, default=8081, help="port on 127.0.0.1; 0: any free one (default %(default)s)"
    )
    parser.add_argument("--token", default="1234567:local-token", help="the bot's token (default %(default)s)")
    parser.add_argument("--username", default="certadvisorbot", help="the bot's name (default %(default)s)")
    given = parser.parse_args(arguments)
    with BotApi(given.token, given.username, port=given.port) as api:
        print(api.url, flush=True)
        user = api.user(1001)
        threading.Thread(target=_listen, args=(user, typed), daemon=True).start()
        _print_answers(api, user, stop)


def _listen(user: User, typed: TextIO) -> None:
    for line in typed:
        if line.strip():
            user.say(line.strip())


def _print_answers(api: BotApi, user: User, stop: threading.Event) -> None:
    since = 0
    while not stop.is_set():
        try:
            api.until(lambda since=since: user.answers(since) or stop.is_set(), 1.0, str)  # type: ignore[misc]
        except TimeoutError:
            continue
        with api.lock:
            answers, since = user.answers(since), api.changes
        for entry in answers:
            print(entry.text, *(f"[{label}]" for label in entry.labels), sep="\n", flush=True)


if __name__ == "__main__":
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    main(sys.argv[1:], sys.stdin, stop)
