from __future__ import annotations

from certbot.yaml.problem import Problem


def test_says_where_then_what() -> None:
    """A problem prints as path:line:col: message, as editors and compilers know it."""
    assert str(Problem("a.yaml", 3, 5, "unknown key x")) == "a.yaml:3:5: unknown key x"


def test_sorts_by_place() -> None:
    """Problems sort by file, then line and column as numbers."""
    problems = [Problem("b", 1, 1, "m"), Problem("a", 10, 1, "m"), Problem("a", 9, 12, "m"), Problem("a", 9, 2, "m")]
    assert [(p.path, p.line, p.col) for p in sorted(problems)] == [("a", 9, 2), ("a", 9, 12), ("a", 10, 1), ("b", 1, 1)]


def test_is_an_error_unless_said() -> None:
    """Only what says so is a mere warning."""
    assert Problem("a", 1, 1, "m").severity == "error"
