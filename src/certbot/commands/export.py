"""export: the whole catalog for other programs, and the JSON Schema of its files."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from certbot.catalog.export import export
from certbot.catalog.facts import plain
from certbot.catalog.schema import PUBLISHED, published
from certbot.commands import read
from certbot.commands.names import check_value


def run(args: Namespace) -> int:
    """Print one JSON document in UTF-8. Raises DataError, ConfigError, or UsageError for an unknown kind of schema."""
    if args.schema is not None:
        check_value("--schema", args.schema, PUBLISHED)
        document = published(args.schema)
    else:
        document = plain(export(read.catalog(), args.today), unknown=True)
    rest = memoryview(json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n")
    while rest:  # an unbuffered stdout may take a part of it at a time
        rest = rest[sys.stdout.buffer.write(rest) :]
    return 0
