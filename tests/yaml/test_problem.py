from __future__ import annotations

from datetime import date

from certbot.yaml.problem import Problem, in_order


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


def test_what_is_only_old_comes_last() -> None:
    """Each problem stands once, by place; what was due for a new look comes after, the oldest first."""
    fault, other = Problem("b", 1, 1, "m"), Problem("a", 9, 1, "m", "warning")
    late, later = (Problem("a", 1, 1, f"of {month}", "warning", date(2026, month, 1)) for month in (10, 11))
    assert in_order([later, late, fault, other, fault]) == [other, fault, late, later]
