"""compare: two or three certifications side by side."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any

from certbot.advice.codes import Param
from certbot.advice.compare import Comparison, comparable, compare
from certbot.catalog.facts import plain
from certbot.commands import read, write
from certbot.commands.lines import UsageError, write_json
from certbot.commands.names import certification
from certbot.dialog.messages import Messages


def run(args: Namespace) -> int:
    """Print the comparison. Raises DataError, ConfigError, or UsageError for an unknown id, and for too few or too
    many."""
    catalog = read.catalog()
    ids = tuple(certification(catalog, id) for id in args.ids)
    if not comparable(ids):
        raise UsageError("give two or three different ids")
    found = compare(catalog, ids, args.today)
    messages = read.messages(catalog)
    if args.json:
        write_json(as_json(found, messages, args.today))
    else:
        write.lines(messages, found.lines)
    return 0


def as_json(found: Comparison, messages: Messages, today: date) -> dict[str, Any]:
    """What differs ("rows") and what does not ("alike"), the values in words, by id; "prices" and "totals" are the
    amounts behind those of price and cost, null or empty where they are not known."""

    def words(values: Iterable[Param]) -> list[str]:
        return [write.text(messages, value) for value in values]

    value = {
        "ids": found.ids,
        "today": today,
        "first": words(found.first),
        "rows": [
            {
                "aspect": aspect,
                "label": write.text(messages, row.label),
                "values": dict(zip(found.ids, words(row.cells), strict=True)),
            }
            for aspect, row in zip(found.aspects, found.table.rows, strict=True)
        ],
        "alike": dict(zip(found.alike, words(found.alike.values()), strict=True)),
        "prices": dict(zip(found.ids, found.prices, strict=True)),
        "totals": {cost.id: cost.totals for cost in found.costs},
        "unknown": found.unknown,
        "limits": words(found.limits),
        "checked": found.checked.params["date"],
    }
    document: dict[str, Any] = plain(value, unknown=True)
    return document
