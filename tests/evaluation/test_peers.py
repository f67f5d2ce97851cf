"""The peers, and how their thresholds are chosen."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from certbot.catalog.model import Catalog
from certbot.evaluation.names import Answer
from certbot.evaluation.peers import Nearest, Peer, answerer, peers, thresholds
from certbot.evaluation.sets import NameLine


@pytest.fixture(scope="module")
def known(catalog: Catalog) -> Mapping[str, Peer]:
    """The peers on the names of the checkout."""
    return peers(catalog)


@pytest.mark.parametrize(
    "name", ["rapidfuzz WRatio", "rapidfuzz token_set_ratio", "SQLite FTS5 trigram", "trigram TF-IDF cosine"]
)
def test_each_peer_finds_a_name(known: Mapping[str, Peer], name: str) -> None:
    """Word for word, whatever the case; and of nothing, and of what SQLite would read as a query, nothing comes."""
    found = known[name]("Google Cloud Professional MACHINE LEARNING Engineer")
    assert found is not None
    assert found[0] == "google-pmle"
    for text in ("", "🤖", "qx", '"', "NOT * (", "zqxjkvzqxjkv"):
        assert not answerer(known[name], 99)(text).ids


def test_from_the_threshold_on_it_is_taken() -> None:
    """Below, the peer refuses; it never asks."""
    peer = {"near": ("a", 80.0), "far": ("a", 79.9), "": None}.__getitem__
    answer = answerer(peer, 80)
    assert [answer(text) for text in ("near", "far", "")] == [Answer("take", ("a",)), Answer("none"), Answer("none")]


def lines(**answers: tuple[str, float]) -> tuple[list[NameLine], Peer]:
    """Lines named for what is to be done with them and a number, and a peer that gives these answers."""
    keys = {"clear": {"expect": ("a",)}, "mistyped": {"expect": (), "ask": ("a",)}, "refused": {"expect": ()}}
    made = [NameLine(text=text, kind="x", **keys[text.rstrip("0123456789")]) for text in answers]  # type: ignore[arg-type]

    def peer(text: str) -> Nearest:
        return answers[text]

    return made, peer


def test_the_best_threshold_weighs_both_sides() -> None:
    """It takes a wrong one of many for two right ones more, and when held to 1 % it does not."""
    refused = {f"refused{number}": ("a", 10.0) for number in range(9)}
    chosen = thresholds(
        *reversed(lines(clear1=("a", 90), clear2=("a", 50), clear3=("a", 40), refused9=("a", 60), **refused))
    )
    assert (chosen.best, chosen.held) == (40, 90)


def test_equal_scores_are_taken_together() -> None:
    """No threshold lies between them."""
    chosen = thresholds(*reversed(lines(clear1=("a", 90), refused1=("a", 90))))
    assert chosen.held == math.inf


def test_a_mistyped_code_is_best_left() -> None:
    """To take it costs what refusing it was worth."""
    chosen = thresholds(*reversed(lines(clear1=("a", 90), mistyped1=("a", 80), refused1=("a", 70))))
    assert (chosen.best, chosen.held) == (90, 90)
