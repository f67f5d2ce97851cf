"""show: one certification's card, with its sources."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from certbot.advice.card import card
from certbot.advice.sources import sources
from certbot.catalog.facts import Fact, facts
from certbot.commands import read, write
from certbot.commands.lines import write_json
from certbot.commands.names import certification


def run(args: Namespace) -> int:
    """Print the card and where it is from. Raises DataError, ConfigError, or UsageError for an unknown id."""
    catalog = read.catalog()
    id = certification(catalog, args.id)
    if args.json:
        write_json({name: as_json(fact) for name, fact in facts(catalog, id, args.today).items()})
    else:
        messages = read.messages(catalog)
        write.lines(messages, card(catalog, id, args.today).lines)
        print()
        write.lines(messages, sources(catalog, id, args.today))
    return 0


def as_json(fact: Fact) -> dict[str, Any]:
    """The shape of the vocabulary, with "parts" where the parts of a field rest on different words."""
    shown: dict[str, Any] = {
        "value": fact.value,
        "source": fact.source,
        "checked": fact.checked.isoformat(),
        "as_of": fact.as_of,
        "confidence": fact.confidence,
        "doubt": fact.doubt,
    }
    if fact.parts:
        shown["parts"] = {name: as_json(part) for name, part in fact.parts.items()}
    return shown
