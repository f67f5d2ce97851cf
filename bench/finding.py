"""How much processor time `find` takes, as a multiple of comparing the text with every name by rapidfuzz's WRatio.

On our catalog, and on one of 10,000 generated entries. Ordinary texts are what people type; hostile ones are as long as
a message can be and repeat what costs most. Both sides take turns and their fastest runs are compared, since noise only
ever adds. What reads a text (`tokens`) is measured beside it, how long the names take to prepare, and the memory of a
process that holds the generated ones. Exit status 1 if a multiple is above --limit.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from random import Random
from statistics import median, quantiles

import generated
from rapidfuzz import fuzz, process

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog
from certbot.config import catalog_dir
from certbot.language.names import find, index
from certbot.language.normalise import LONGEST, tokens

ENTRIES = 10_000
QUERIES = 800
COMPARED = 16  # of them also by the peer, which compares each with every name
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

Call = Callable[[str], object]


def seconds(call: Call, text: str) -> float:
    """The processor time of one call."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def fastest(calls: Iterable[Call], text: str, runs: int) -> list[float]:
    """The processor time of the fastest run of each call; they take turns."""
    turns = [[seconds(call, text) for call in calls] for _ in range(runs)]
    return [min(taken) for taken in zip(*turns, strict=True)]


def every_name(catalog: Catalog) -> list[str]:
    """All that the certifications are called, in lower case."""
    return [
        name.lower()
        for record in catalog.certifications.values()
        for name in (record.name, record.short, *record.codes, *record.aliases)
    ]


def compare(title: str, texts: Sequence[str], ours: Call, peer: Call, runs: int) -> float:
    """Print what the texts cost; the highest multiple."""
    measured = {text: fastest((peer, ours, tokens), text, runs) for text in texts}
    own = [1000 * taken for _, taken, _ in measured.values()]
    multiples = {text: taken / other for text, (other, taken, _) in measured.items()}
    worst = max(multiples, key=multiples.__getitem__)
    print(f"{title}: {len(texts)} texts; rapidfuzz takes {1000 * median(t for t, _, _ in measured.values()):.2f} ms")
    print(f"  find    {median(own):7.3f} ms (median), at most {max(own):.2f} ms")
    print(f"  tokens  {1000 * median(taken for _, _, taken in measured.values()):7.3f} ms")
    print(
        f"  as a multiple of rapidfuzz: {median(multiples.values()):.4f} (median), "
        f"at most {multiples[worst]:.3f}, for {worst[:24]!r}"
    )
    return multiples[worst]


def of_catalog(runs: int) -> float:
    """Our own catalog."""
    catalog = load_catalog(catalog_dir())
    names, known = index(catalog), every_name(catalog)

    def ours(text: str) -> object:
        return find(names, text)

    def peer(text: str) -> object:
        return process.extract(text, known, scorer=fuzz.WRatio, limit=3)

    highest = compare("our catalog, ordinary", ORDINARY, ours, peer, runs)
    highest = max(highest, compare("our catalog, 4,096 characters", HOSTILE, ours, peer, max(3, runs // 4)))
    prepared = min(seconds(lambda _: index(catalog), "") for _ in range(runs))
    print(f"  the index of {len(known)} names takes {1000 * prepared:.1f} ms to prepare")
    return highest


def of_generated() -> float:
    """The generated entries."""
    catalog = generated.catalog(ENTRIES)
    start = time.process_time()
    names = index(catalog)
    prepared = time.process_time() - start
    known, texts = every_name(catalog), generated.queries(catalog, QUERIES)

    def ours(text: str) -> object:
        return find(names, text)

    def peer(text: str) -> object:
        return process.extract(text, known, scorer=fuzz.WRatio, limit=3)

    for text in texts[:COMPARED]:
        ours(text)  # what is prepared by the first texts belongs to loading
    taken = [1000 * seconds(ours, text) for text in texts]
    print(f"{ENTRIES} generated entries, {len(known)} names: {prepared:.1f} s to prepare; {len(texts)} queries")
    slow = quantiles(taken, n=100)[-1]
    print(f"  find    {median(taken):7.3f} ms (median), {slow:.2f} ms (99 %), {max(taken):.2f} ms at most")
    highest = compare("  the same beside rapidfuzz", texts[:COMPARED], ours, peer, 3)
    whole = long_texts(catalog)
    taken = {text: 1000 * min(seconds(ours, text) for _ in range(3)) for text in (*whole, *HOSTILE)}
    worst = max(taken, key=taken.__getitem__)
    print(
        f"  4,096 characters: {median(taken.values()):.1f} ms (median), {taken[worst]:.1f} at most, for {worst[:24]!r}"
    )
    return max(highest, compare("  the same beside rapidfuzz", whole[:1], ours, peer, 1))


def long_texts(catalog: Catalog) -> list[str]:
    """As long as a message can be: names and codes of the catalog, and words that nobody knows."""
    random = Random(1)
    records = list(catalog.certifications.values())
    unknown = ("".join(random.choices("abcdefghijklmnoprstuvwy", k=7)) for _ in range(LONGEST))
    whole = (
        " ".join(record.name for record in random.choices(records, k=100)),
        " ".join(record.codes[0] for record in random.choices(records, k=600)),
        " ".join(unknown),
        f"{records[0].codes[0]} " * 600,
    )
    return [text[:LONGEST] for text in whole]


def memory() -> None:
    """Print what a process takes that holds the generated names and has answered queries, in MB."""
    catalog = generated.catalog(ENTRIES)
    names = index(catalog)
    for text in generated.queries(catalog, QUERIES):
        find(names, text)
    print(f"  memory of such a process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="of each text (20); a quarter of them for the long ones")
    parser.add_argument("--limit", type=float, default=1.0, help="the multiple that is still well (1)")
    parser.add_argument("--memory", action="store_true", help="only the memory of 10,000 generated entries")
    args = parser.parse_args()
    if args.memory:
        memory()
        return 0
    highest = max(of_catalog(args.runs), of_generated())
    sys.stdout.flush()
    subprocess.run([sys.executable, __file__, "--memory"], check=True)
    return int(highest > args.limit)


if __name__ == "__main__":
    raise SystemExit(main())
