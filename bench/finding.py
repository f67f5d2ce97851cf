"""How much processor time `find` takes, as a multiple of comparing the text with every name by rapidfuzz alone.

Ordinary texts are what people type; hostile ones are as long as a message can be and repeat what costs most. Both sides
take turns and their fastest runs are compared, since noise only ever adds. What reads a text (`tokens`) is measured
beside it, and how long the names take to prepare. Exit status 1 if a multiple is above --limit.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable

from rapidfuzz import process

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.language.names import find, index
from certbot.language.normalise import LONGEST, tokens

ORDINARY = (
    "ai 900",
    "1z0-1127-25",
    "azure ai engineer",
    "databricks machine learning certification",
    "googel profesional machne lerning enginer",
    "how hard is the aws machine learning engineer associate?",
    "my boss wants me to pass the ai-102 before summer",
    "AI-900 or 901",
    "az-104",
    "what's the weather like today",
    "I'm a data engineer with 4 years of experience, we run everything on AWS and I want to get into machine learning",
)
UNITS = (
    "a", "a ", "a-", "1", "1 ", "1,", "1.", "ai-", "ai-102 ", "ai-104 ", "mla c01 ", "1z0-1127-", "nca ", "ncp-a",
    "aws ", "zzzzz ", "practitionre ", "azure ai engineer ", "machine learning ", "aws certified ", "Ж", "ﷺ", "\u0301",
    "((", "🤖",
)  # fmt: skip
HOSTILE = tuple((unit * LONGEST)[:LONGEST] for unit in UNITS)


def seconds(call: Callable[[str], object], text: str) -> float:
    """The processor time of one call."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def fastest(calls: Iterable[Callable[[str], object]], text: str, runs: int) -> list[float]:
    """The processor time of the fastest run of each call; they take turns."""
    turns = [[seconds(call, text) for call in calls] for _ in range(runs)]
    return [min(taken) for taken in zip(*turns, strict=True)]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="of each text (20); a quarter of them for the long ones")
    parser.add_argument("--limit", type=float, default=1.0, help="the multiple that is still well (1)")
    args = parser.parse_args()
    catalog = load_catalog(catalog_dir())
    names = index(catalog)
    known = [
        name.lower()
        for record in catalog.certifications.values()
        for name in (record.name, record.short, *record.codes, *record.aliases)
    ]
    calls = (lambda text: process.extract(text, known, limit=3), lambda text: find(names, text), tokens)
    worst = 0.0
    for title, texts, runs in (
        ("ordinary", ORDINARY, args.runs),
        ("hostile", HOSTILE, max(3, args.runs // 4)),
    ):
        measured = {text: fastest(calls, text, runs) for text in texts}
        peer, ours, read = (sum(column) / len(texts) for column in zip(*measured.values(), strict=True))
        slowest = max(texts, key=lambda text: measured[text][1] / measured[text][0])
        most = measured[slowest][1] / measured[slowest][0]
        worst = max(worst, most)
        print(f"{title}: {len(texts)} texts, a call of rapidfuzz.process.extract takes {peer * 1000:.2f} ms")
        print(
            f"  find    {ours * 1000:7.3f} ms  {ours / peer:5.2f} times; at most {most:.2f} times, for {slowest[:24]!r}"
        )
        print(f"  tokens  {read * 1000:7.3f} ms  {read / peer:5.2f} times")
    prepared = min(seconds(lambda _: index(catalog), "") for _ in range(args.runs))
    print(f"the index of {len(known)} names takes {prepared * 1000:.1f} ms to prepare")
    return int(worst > args.limit)


if __name__ == "__main__":
    raise SystemExit(main())
