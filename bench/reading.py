"""How much processor time `understand` takes, as a multiple of comparing the text with every name by WRatio.

It runs for every message that is typed, on the one thread that writes. Ordinary messages are what people type; hostile
ones are as long as a message can be and repeat what costs most. Both sides take turns and their fastest runs are
compared, since noise only ever adds. Exit status 1 if a multiple is above --limit.
"""

from __future__ import annotations

import argparse
from datetime import date
from statistics import median, quantiles

from finding import fastest
from rapidfuzz import fuzz, process

from certbot.config import catalog_dir, dialogs_dir
from certbot.dialog.load import load_world
from certbot.language.normalise import LONGEST
from certbot.language.read import understand

TODAY = date(2026, 11, 21)
ORDINARY = (
    "hi", "ai 900", "aws", "free ones?", "no", "is AI-102 worth it?", "what about google", "skip that please",
    "I have AI-900 and DP-100, what now?", "not AWS, we're on Azure", "how long is PMLE valid and what does it cost?",
    "nvidia certs under 200 dollars", "I'm a nurse, 10 years, and I want to get into AI", "what changed since June?",
    "data engineer, 4 years, gcp, low budget", "compare AI-103 and the aws machine learning engineer associate",
    "I'm a data engineer with 4 years of experience, we run everything on AWS and I want to get into machine learning",
    "my boss wants me to pass the ai-102 before summer, but I have never worked with Azure. Is there anything easier?",
)  # fmt: skip
UNITS = (
    "👍🏿", "1️⃣", "aws!", "aws,", "0\n", "-1/", "AI-9 ", "AI-102 ", "az-900 ", "not aws ", "$1 ", "$1,", "I ",
    "٣ years ", "the ", "no ", "mla ", "nca ", "free ", "½", "aws data engineer ", "i have ai-102 and ",
    "not at google, ", "what is new ", "is it valid for 3 years? ", "how long is it valid and ",
)  # fmt: skip
HOSTILE = tuple((unit * LONGEST)[:LONGEST] for unit in UNITS)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20, help="of each text (20); a quarter of them for the long ones")
    parser.add_argument("--limit", type=float, default=1.0, help="the multiple that is still well (1)")
    args = parser.parse_args()
    world = load_world(catalog_dir(), dialogs_dir())
    known = [
        name.lower()
        for record in world.catalog.certifications.values()
        for name in (record.name, record.short, *record.codes, *record.aliases)
    ]
    calls = (
        lambda text: process.extract(text, known, scorer=fuzz.WRatio, limit=3),
        lambda text: understand(world.words, world.index, text, None, TODAY),
    )
    highest = 0.0
    for title, texts, runs in (("ordinary", ORDINARY, args.runs), ("hostile", HOSTILE, max(3, args.runs // 4))):
        measured = {text: fastest(calls, text, runs) for text in texts}
        ours = [1000 * taken for _, taken in measured.values()]
        slowest = max(texts, key=lambda text: measured[text][1])
        multiples = {text: own / peer for text, (peer, own) in measured.items()}
        worst = max(multiples, key=multiples.__getitem__)
        highest = max(highest, multiples[worst])
        print(
            f"{title}: {len(texts)} texts; understand takes {median(ours):.2f} ms (median), "
            f"{quantiles(ours, n=100)[-1]:.2f} ms (99 %), at most {max(ours):.1f} ms, for {slowest[:24]!r}"
        )
        print(
            f"  as a multiple of rapidfuzz: {median(multiples.values()):.2f} (median), "
            f"at most {multiples[worst]:.2f}, for {worst[:24]!r}"
        )
    return int(highest > args.limit)


if __name__ == "__main__":
    raise SystemExit(main())
