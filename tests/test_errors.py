from __future__ import annotations

from certbot.errors import CertbotError, DataError
from certbot.yaml.problem import Problem


def test_data_error_carries_its_problems() -> None:
    """The error holds all problems, sorted, and prints each with what to do next."""
    one, two = Problem("a", 1, 1, "x"), Problem("a", 2, 1, "y")
    error = DataError([two, one])
    assert isinstance(error, CertbotError)
    assert error.problems == (one, two)
    assert str(error) == "a:1:1: x\na:2:1: y\nRun `certbot-advisor check` to see everything that is wrong."
