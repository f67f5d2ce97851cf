"""The figures as they are printed."""

from __future__ import annotations

from certbot.evaluation import intents, names, profiles
from certbot.evaluation.measure import Figures
from certbot.evaluation.report import markdown, values
from certbot.evaluation.sets import IntentLine, NameLine, ProfileLine

NAMES = [NameLine(text="one", kind="code", expect=("a",)), NameLine(text="two", kind="chat", expect=())]
FIGURES = Figures(
    names=names.count(NAMES, lambda text: names.Answer("take", ("a",))),
    peers={"a peer": names.count(NAMES, lambda text: names.Answer("take", ("b",)))},
    held={"a peer, held": names.count(NAMES, lambda text: names.Answer("none"))},
    profiles=profiles.count([ProfileLine(text="said", kind="long", slots={"role": "manager"})], lambda *_: {}),
    intents=intents.count([IntentLine(text="why?", intent="why")], lambda *_: "free"),
)


def test_the_report_is_in_tables() -> None:
    """Ours first, then each peer, then kinds, slots and intents; what cannot be told is a dash."""
    text = markdown(FIGURES, "A part", pairs=True)
    assert text.startswith("## A part\n")
    assert "| certbot-advisor | 100.0 | 0.0 | – | 100.0 | 0.0 | 0.0 |\n| a peer | 0.0 | 0.0 | – | 100.0 |" in text
    assert "| a peer, held | 0.0 | 0.0 | – | 0.0 | 0.0 | 0.0 |" in text
    assert "| code | 1 | 100.0 | 0.0 | 0.0 | 0.0 | 0.0 |" in text
    assert "| kind of name: right | certbot-advisor | a peer |" in text
    assert "| chat | 0.0 | 0.0 |" in text
    assert "| nothing | a | 1 |" in text
    assert "| a peer | a | b | 1 |" in text
    assert "| role | – | 0.0 | 0.0 |" in text
    assert "| long | 1 | 0.0 |" in text
    assert "| why | free | 1 |" in text


def test_every_table_is_whole() -> None:
    """Each of its rows has as many cells as its head."""
    tables = [block.splitlines() for block in markdown(FIGURES, "A part", pairs=True).split("\n\n") if block[0] == "|"]
    assert len(tables) == 9
    for table in tables:
        assert len({row.count("|") for row in table}) == 1


def test_of_the_part_set_aside_there_are_no_pairs() -> None:
    """They would tell about single lines."""
    assert "meant" not in markdown(FIGURES, "A part", pairs=False)
    assert "confusions" not in str(values(FIGURES, pairs=False))


def test_values_for_programs() -> None:
    """The same figures, as shares and numbers."""
    found = values(FIGURES, pairs=True)
    assert list(found) == ["names", "peers", "peers_held", "profiles", "intents"]
    assert found["names"]["kinds"]["chat"] == {
        "texts": 1, "right": 0, "asked": 0, "misled": 0, "wrong": 1, "missed": 0
    }  # fmt: skip
    assert found["names"]["confusions"] == [{"meant": "nothing", "taken": "a", "texts": 1}]
    assert found["profiles"]["slots"]["role"] == {"precision": None, "recall": 0.0, "f1": 0.0}
    assert found["intents"]["intents"] == {"why": {"messages": 1, "right": 0.0}}
