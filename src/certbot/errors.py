"""The errors this package raises. Each carries the facts that its caller needs to say what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from certbot.yaml.problem import Problem


class CertbotError(Exception):
    """Every error that is ours, for callers who want them all."""


class OutsideError(CertbotError):
    """Something outside this process is not there: a server, a database. The text says what to look at."""


class DataError(CertbotError):
    """Files in catalog/ or dialogs/ that nothing can be built from. `problems` says what is wrong where."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(
            "\n".join([*map(str, self.problems), "Run `certbot-advisor check` to see everything that is wrong."])
        )
