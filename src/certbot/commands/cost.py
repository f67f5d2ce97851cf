"""cost: what a certification costs to earn and to keep for five years."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from certbot.advice.cost import Cost, cost, cost_lines
from certbot.advice.cost_parts import Amount
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
        found = cost(catalog, id, args.today)
        write_json(as_json(found, messages) | {"checked": catalog.certifications[id].checked.isoformat()})
    else:
        write.lines(messages, cost_lines(catalog, id, args.today))
    return 0


def as_json(found: Cost, messages: Messages) -> dict[str, Any]:
    """The parts and their sums. An amount is null where it is not known, its "high" where no upper bound is; "none"
    says why there is no cost at all."""
    return {
        "id": found.id,
        "years": found.years,
        "none": found.none,
        "parts": [
            {
                "part": part.name,
                "what": write.text(messages, part.what),
                "amount": None if part.amount is None else _amount(part.amount),
                "notes": [write.text(messages, note) for note in part.notes],
            }
            for part in found.parts
        ],
        "totals": [_amount(amount) for amount in found.totals],
        "unknown": [part.name for part in found.unknown],
        "needed_first": [list(ids) for ids in found.before],
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {"currency": amount.currency, "low": amount.low, "high": amount.high}
