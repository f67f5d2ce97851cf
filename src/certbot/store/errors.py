"""What goes wrong with a database, said to the operator."""

from __future__ import annotations

from certbot.errors import CertbotError, OutsideError


class StoreError(OutsideError):
    """The database cannot be used. The text says why and what to do next; it never holds a password or what is kept."""


class AddressError(CertbotError):
    """DATABASE_URL names no database. The text says what to write, and shows nothing of what is there."""
