"""changes: what changed since a day, and what is known to come."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from certbot.advice.changes import Change, Window, changes, together
from certbot.advice.news import lead, news
from certbot.catalog.facts import address
from certbot.catalog.model import Catalog
from certbot.commands import read, write
from certbot.commands.lines import UsageError, write_json


def run(args: Namespace) -> int:
    """Print the changes in order, those of the past first. Raises DataError, ConfigError or UsageError."""
    if args.since > args.today:
        raise UsageError(f"--since {args.since} lies after {args.today}: give a day that is past")
    catalog = read.catalog()
    window = Window(args.since)
    found = changes(catalog, window, args.today)
    if args.json:
        write_json(
            {
                "since": args.since.isoformat(),
                "today": args.today.isoformat(),
                "changes": [as_json(catalog, change) for change in found.past],
                "ahead": [as_json(catalog, change) for change in found.ahead],
            }
        )
    else:
        heading = lead(window, args.today, shown=len(together(found.past)))
        write.lines(read.messages(catalog), news(heading, found.past, found.ahead))
    return 0


def as_json(catalog: Catalog, change: Change) -> dict[str, Any]:
    """One change, with what it rests on as in `show --json`."""
    return {
        "date": str(change.when),
        "id": change.id,
        "name": catalog.certifications[change.id].name,
        "event": change.event,
        "code": change.code,
        "languages": list(change.languages),
        "note": change.note,
        "successors": list(change.successors),
        "source": address(change.basis),
        "as_of": change.basis.as_of if change.basis is not None else None,
        "checked": change.checked.isoformat(),
    }
