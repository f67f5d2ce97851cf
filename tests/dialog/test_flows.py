"""The rule by which a position is found."""

from __future__ import annotations

import msgspec

from certbot.dialog.flows import Flow, digest, path, used, where

LINE = msgspec.convert(
    {
        "flow": "line",
        "start": "one",
        "steps": {
            "one": {"ask": "one", "next": "two"},
            "two": {"ask": "two", "next": "advice"},
            "advice": {"show": "advice", "next": "end"},
        },
    },
    Flow,
)
FORK = msgspec.convert(
    {
        "flow": "fork",
        "start": "first",
        "steps": {
            "first": {"ask": "first", "next": [{"when": {"first": ["a", "b"]}, "go": "left"}, {"go": "right"}]},
            "left": {"ask": "left", "next": "say"},
            "right": {"ask": "right", "next": "say"},
            "say": {"show": "said", "next": "end"},
        },
    },
    Flow,
)


def test_nothing_answered_is_the_start() -> None:
    """A flow without answers stands at its start."""
    position = where(LINE, {}, {})
    assert position is not None and position[0] == "one"


def test_answers_out_of_order_are_walked_over() -> None:
    """An answer given early is not asked for again."""
    assert [where(LINE, answers, {})[0] for answers in ({"two": "x"}, {"two": "x", "one": "y"})] == ["one", "advice"]


def test_a_skipped_slot_is_done() -> None:
    """A slot that was skipped counts as answered."""
    position = where(LINE, {"one": None}, {})
    assert position is not None and position[0] == "two"


def test_what_was_said_holds_until_an_answer_changes() -> None:
    """A step that spoke is done while the digest holds, and speaks again after a correction."""
    answers = {"one": "x", "two": "y"}
    spoken = {"advice": digest(LINE, answers)}
    assert where(LINE, answers, spoken) is None
    position = where(LINE, {**answers, "one": "z"}, spoken)
    assert position is not None and position[0] == "advice"


def test_a_branch_is_chosen_by_the_answer() -> None:
    """The first branch whose condition fits is taken, else the default."""
    assert [name for name, _ in path(FORK, {"first": "b"})] == ["first", "left", "say"]
    assert [name for name, _ in path(FORK, {"first": "c"})] == ["first", "right", "say"]


def test_answers_off_the_path_are_not_used() -> None:
    """An answer on a branch that was left does not count, one that no step asks for does."""
    answers = {"first": "c", "left": "old", "extra": "told"}
    assert used(FORK, answers) == {"first": "c", "extra": "told"}


def test_the_digest_ignores_what_is_not_used() -> None:
    """An answer off the path does not make a step speak again."""
    assert digest(FORK, {"first": "c", "left": "old"}) == digest(FORK, {"first": "c"})


def test_the_digest_does_not_depend_on_the_order_of_answers() -> None:
    """The same answers given in another order are the same answers."""
    assert digest(LINE, {"one": "x", "two": "y"}) == digest(LINE, {"two": "y", "one": "x"})
