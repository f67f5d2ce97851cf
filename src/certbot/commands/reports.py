"""reports: what people said is wrong, and what they let us keep of what was not understood."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from certbot.commands import database
from certbot.commands.lines import write_json
from certbot.store import reports
from certbot.store.reports import Count, Report


def run(args: Namespace) -> int:
    """Print the reports, oldest first, then the counts. Who reported is never shown.

    Raises ConfigError, UsageError where nothing is stored yet, StoreError.
    """
    since = args.since.isoformat() if args.since is not None else ""
    with database.opened() as connection:
        found = [report for report in reports.listed(connection, None) if report.day >= since]
        counts = [count for count in reports.counts(connection) if count.day >= since]
    if args.json:
        write_json(
            {
                "reports": [_report(report) for report in found if report.kind == "card"],
                "shared": [_shared(report) for report in found if report.kind == "text"],
                "counts": [{"day": count.day, "name": count.name, "count": count.count} for count in counts],
            }
        )
    else:
        _show(found, counts)
    return 0


def _report(report: Report) -> dict[str, Any]:
    words = report.words.splitlines() if report.words else []
    return {"day": report.day, "certification": report.certification, "fact": report.fact, "words": words}


def _shared(report: Report) -> dict[str, Any]:
    return {"day": report.day, "text": report.words}


def _show(found: Sequence[Report], counts: Sequence[Count]) -> None:
    """For a reader: one report a line, the person's words indented below it."""
    if not found and not counts:
        print("Nothing was reported.")
    for report in found:
        about = f"{report.certification} {report.fact or 'as a whole'}" if report.kind == "card" else "not understood"
        print(f"{report.day}  {about}")
        for line in (report.words or "").splitlines():
            print(f"    {_plain(line)}")
    for count in counts:
        print(f"{count.day}  {count.name}: {count.count}")


def _plain(text: str) -> str:
    """A person's words without what could steer a terminal."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
