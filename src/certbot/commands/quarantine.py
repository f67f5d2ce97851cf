"""quarantine: updates that could not be answered and were set aside."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, datetime

from certbot.commands import database
from certbot.commands.lines import UsageError
from certbot.store import quarantine
from certbot.store.database import Connection
from certbot.store.quarantine import Aside

NOTHING = "Nothing is set aside."


def run(args: Namespace) -> int:
    """List what is set aside, or show, replay or drop one. An id is the number listed first or the one that the
    person was told (u123).

    Raises ConfigError, StoreError, or UsageError for an unknown id and where nothing is stored yet.
    """
    # Printed after the transaction: a reader who takes their time must not hold up the bot.
    with database.opened() as connection:
        text = _do(connection, args)
    print(text)
    return 0


def _do(connection: Connection, args: Namespace) -> str:
    """What is to be printed."""
    found = quarantine.listed(connection)
    if args.show is not None:
        return _one(found, args.show).update
    if args.drop is not None:
        quarantine.remove(connection, _one(found, args.drop).id)
        return "Dropped."
    if args.replay is None:
        return "\n".join(map(_line, found)) or NOTHING
    count = quarantine.replay(connection, None if args.replay == "all" else _one(found, args.replay).id)
    return f"{count} to be answered again: the running bot takes that up within seconds." if count else NOTHING


def _line(aside: Aside) -> str:
    """No word of what a person wrote."""
    when = datetime.fromtimestamp(aside.at, UTC).strftime("%Y-%m-%d %H:%M:%SZ")
    waiting = ", to be answered again" if aside.again else ""
    return f"{aside.id}  {aside.key}  {when}  {aside.tries} tries{waiting}  {aside.error}"


def _one(found: tuple[Aside, ...], id: str) -> Aside:
    for aside in found:
        if id in (str(aside.id), aside.key):
            return aside
    raise UsageError(f"nothing is set aside under {id!r}: `certbot-advisor quarantine` lists what is")
