"""cost: what a certification costs to earn and to keep for five years."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from certbot.advice.cost import Cost, cost, cost_doubts, cost_lines
from certbot.catalog.facts import plain
from certbot.catalog.model import Catalog
from certbot.commands import read, write
from certbot.commands.lines import write_json
from certbot.commands.names import certification
from certbot.dialog.messages import Messages


def run(args: Namespace) -> int:
    """Print the cost with its parts. Raises DataError, ConfigError, or UsageError for an unknown id."""
    catalog = read.catalog()
    id = certification(catalog, args.id)
    messages = read.messages(catalog)
    if args.json:
        write_json(as_json(catalog, cost(catalog, id, args.today), messages, args.today))
    else:
        write.lines(messages, cost_lines(catalog, id, args.today))
    return 0


def as_json(catalog: Catalog, found: Cost, messages: Messages, today: date) -> dict[str, Any]:
    """The parts and their sums as on the day. An amount is null where it is not known, its "high" where no upper bound
    is; "no_cost" says why there is no cost at all. "members" are those of a family, which have the costs."""
    cert = catalog.certifications[found.id]
    value = {
        "id": found.id,
        "today": today,
        "years": found.years,
        "no_cost": found.none,
        "parts": [
            {
                "part": part.name,
                "what": write.text(messages, part.what),
                "amount": part.amount,
                "notes": [write.text(messages, note) for note in part.notes],
            }
            for part in found.parts
        ],
        "totals": found.totals,
        "unknown": [part.name for part in found.unknown],
        "needed_first": found.before,
        "members": cert.members,
        "doubts": cost_doubts(catalog, found.id, today),
        "checked": cert.checked,
    }
    document: dict[str, Any] = plain(value, unknown=True)
    return document
