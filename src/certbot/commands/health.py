"""health: whether the bot that runs with this environment is well, for a container's health check."""

from __future__ import annotations

import json
from argparse import Namespace
from http.client import HTTPConnection, HTTPException

from certbot.config import ConfigError
from certbot.errors import OutsideError
from certbot.settings import Address, admin_address

_PATIENCE = 4.0
"""Seconds for the answer."""
_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where to ask a bot that listens on every address."""


class NotWell(OutsideError):
    """No bot answers, or one that says what fails."""


def run(_: Namespace) -> int:
    """Ask /healthz at ADMIN_LISTEN. Raises NotWell, and ConfigError where the address cannot be known."""
    address = admin_address()
    if address.port == 0:
        raise ConfigError("ADMIN_LISTEN leaves the port to the system: name one that can be asked")
    failing = _failing(address)
    if failing:
        raise NotWell(f"the bot is not well: {' and '.join(failing)} failing")
    print("ok")
    return 0


def _failing(address: Address) -> list[str]:
    """What fails. Raises NotWell if that cannot be learnt."""
    connection = HTTPConnection(_ANY.get(address.host, address.host), address.port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        match json.loads(connection.getresponse().read()):
            case {"status": "ok"}:
                return []
            case {"failing": [*names]}:
                return [str(name) for name in names]
    except (OSError, HTTPException, ValueError):
        pass
    finally:
        connection.close()
    raise NotWell(f"no bot answers at {address.host}:{address.port}, which is what ADMIN_LISTEN says")
