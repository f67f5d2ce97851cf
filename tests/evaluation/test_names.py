"""Names: what counts as right."""

from __future__ import annotations

import pytest

from certbot.evaluation.names import Answer, count, outcome
from certbot.evaluation.sets import NameLine

CLEAR = NameLine(text="clear", kind="code", expect=("a", "b"))
AMBIGUOUS = NameLine(text="ambiguous", kind="ambiguous", expect=("a", "b", "c", "d"), may_take="a")
TWO = NameLine(text="two", kind="ambiguous", expect=("a", "b"))
MISTYPED = NameLine(text="mistyped", kind="mistyped-code", expect=(), ask=("a", "b"))
REFUSED = NameLine(text="refused", kind="chat", expect=())


def take(*ids: str) -> Answer:
    """One that takes the first of these."""
    return Answer("take", ids)


def ask(*ids: str) -> Answer:
    """One that asks which of these."""
    return Answer("ask", ids)


NONE = Answer("none")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (take("b"), "right"),
        (take("x", "a"), "wrong"),
        (ask("x", "b"), "asked"),
        (ask("x"), "misled"),
        (NONE, "missed"),
    ],
)
def test_a_clear_name_is_taken(answer: Answer, expected: str) -> None:
    """Either of two names of it will do; what is taken is the first match; to ask back is not right."""
    assert outcome(CLEAR, answer) == expected


@pytest.mark.parametrize(
    ("line", "answer", "expected"),
    [
        (AMBIGUOUS, take("a"), "right"),
        (AMBIGUOUS, take("b"), "wrong"),
        (AMBIGUOUS, ask("b", "c", "d"), "right"),
        (AMBIGUOUS, ask("a", "b", "x"), "misled"),
        (AMBIGUOUS, NONE, "missed"),
        (TWO, ask("x", "b", "a"), "right"),
        (TWO, ask("a"), "misled"),
        (TWO, take("a"), "wrong"),
    ],
)
def test_an_ambiguous_name_is_asked_about(line: NameLine, answer: Answer, expected: str) -> None:
    """With all that fit, or three of them; only what may be taken is taken."""
    assert outcome(line, answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"), [(NONE, "right"), (ask("b", "x"), "right"), (ask("x"), "misled"), (take("a"), "wrong")]
)
def test_a_mistyped_code_is_never_taken(answer: Answer, expected: str) -> None:
    """It is refused, or asked about with one of those that it is near to."""
    assert outcome(MISTYPED, answer) == expected


@pytest.mark.parametrize(("answer", "expected"), [(NONE, "right"), (ask("a"), "asked"), (take("a"), "wrong")])
def test_what_is_not_known_is_refused(answer: Answer, expected: str) -> None:
    """To ask about it is no false accept, but counted."""
    assert outcome(REFUSED, answer) == expected


def test_totals() -> None:
    """Mistyped codes are among the unambiguous; the least kind is the one with the smallest share that is right."""
    answers = {"clear": take("x"), "two": ask("a", "b"), "mistyped": ask("a"), "refused": take("a")}
    figures = count([CLEAR, TWO, MISTYPED, REFUSED], answers.__getitem__)
    assert figures.totals == {
        "right": 0.5,
        "asked_back": 0.0,
        "false_accepts": 1.0,
        "refused_asked_back": 0.0,
        "ambiguous_right": 1.0,
        "least_kind": 0.0,
    }
    assert figures.kinds == ("code", "ambiguous", "mistyped-code", "chat")
    assert figures.confusions == {("a or b", "x"): 1, ("nothing", "a"): 1}


def test_asked_back_whatever_the_candidates() -> None:
    """The right ones for a clear name, or the wrong ones for a mistyped code: both were to be settled without."""
    answers = {"clear": ask("a"), "mistyped": ask("x")}
    figures = count([CLEAR, MISTYPED], answers.__getitem__)
    assert (figures.totals["right"], figures.totals["asked_back"]) == (0.0, 1.0)


def test_of_nothing_there_is_no_share() -> None:
    """An empty set has no figures."""
    assert set(count([], answers_nothing).totals.values()) == {None}


def answers_nothing(text: str) -> Answer:
    """Refuses every text."""
    return NONE
