"""How long commands take to answer, as a multiple of merely importing the two libraries that `find` needs.

All take turns, so that whatever else the machine does hits each; their fastest runs are compared, since noise only
ever adds. Exit status 1 if the multiple of `find` is above --limit; the others are shown beside it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

BASE = [sys.executable, "-c", "import yaml, rapidfuzz"]
CALL = [sys.executable, "-c", "import sys; from certbot.cli import main; sys.exit(main(sys.argv[1:]))"]
LIMITED = {
    "find": [*CALL, "find", "ai 900"],
    "find --json": [*CALL, "find", "--json", "ai 900"],
}
BESIDE = {
    "show": [*CALL, "show", "aws-mla", "--today", "2026-11-21"],
    "recommend": [*CALL, "recommend", "--role", "developer", "--today", "2026-11-21"],
    "chat": [*CALL, "chat", "--plain", "--today", "2026-11-21"],
    "check": [*CALL, "check", "--today", "2026-11-21"],
}


def seconds(command: list[str]) -> float:
    """The wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="of each command (20)")
    parser.add_argument("--limit", type=float, default=6.0, help="the multiple that is still well (6)")
    args = parser.parse_args()
    commands = {"import yaml, rapidfuzz": BASE, **LIMITED, **BESIDE}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(args.runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    base = min(times["import yaml, rapidfuzz"])
    for name, taken in times.items():
        median = sorted(taken)[len(taken) // 2]
        print(f"{name:24} {min(taken) * 1000:6.0f} ms ({median * 1000:.0f} median)  {min(taken) / base:4.1f} times")
    return int(max(min(times[name]) for name in LIMITED) / base > args.limit)


if __name__ == "__main__":
    sys.exit(main())
