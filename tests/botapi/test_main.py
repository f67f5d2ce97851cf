"""The server alone, as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

TESTS = Path(__file__).parents[1]


def test_it_serves_until_it_is_stopped() -> None:
    """What is typed is said to the bot, what the bot writes is printed, and SIGTERM ends it well."""
    command = [sys.executable, "-m", "botapi", "--port", "0", "--token", "1:abc"]
    with subprocess.Popen(
        command, cwd=TESTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            base = f"{process.stdout.readline().strip()}/bot1:abc"
            process.stdin.write("hello\n")
            process.stdin.flush()
            with urlopen(f"{base}/getUpdates?timeout=10") as reply:
                assert json.load(reply)["result"][0]["message"]["text"] == "hello"
            urlopen(f"{base}/sendMessage?chat_id=1001&text=welcome").close()
            assert process.stdout.readline() == "welcome\n"
        finally:
            process.terminate()
        assert process.wait(10) == 0
