"""Names typed without their blanks: "awscloudpractitioner"."""

from __future__ import annotations

from collections.abc import Mapping

from certbot.language.buckets import Buckets

_SHORTEST = 6  # characters of a name of several words


class Glued:
    """The names of several words, by what they are without blanks: worked out when the first text needs it."""

    __slots__ = ("_entries", "_names", "_numbers")

    def __init__(self, entries: Mapping[str, tuple[int, ...]]) -> None:
        self._entries = entries
        self._names = [name for name in entries if " " in name and len(name) >= _SHORTEST]
        self._numbers = Buckets((name.replace(" ", ""), number) for number, name in enumerate(self._names))

    def get(self, glued: str) -> set[int]:
        """The entries with such a name."""
        names = (self._names[number] for number in self._numbers.get(glued))
        return {entry for name in names if name.replace(" ", "") == glued for entry in self._entries[name]}
