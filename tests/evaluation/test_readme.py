"""The figures in the README."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import pytest

from certbot.dialog.world import World
from certbot.evaluation import intents, names, profiles
from certbot.evaluation.load import load_part
from certbot.evaluation.measure import Figures, Others, measure, tuned_peers
from certbot.evaluation.peers import peers
from certbot.evaluation.readme import FIRST, LAST, NoMarks, block, found, renewed
from certbot.evaluation.sets import NameLine

ROOT = Path(__file__).parents[2]
SETS = ROOT / "tests" / "understanding"
README = found((ROOT / "README.md").read_text(encoding="utf-8"))
NAMES = names.count([NameLine(text="one", kind="code", expect=("a",))], lambda text: names.Answer("take", ("a",)))
FIGURES = Figures(
    names=NAMES,
    peers={"a peer, from 90": NAMES},
    held={"a peer, held: from 95": NAMES},
    profiles=profiles.count([], lambda *_: {}),
    intents=intents.count([], lambda *_: None),
)


def without(peers: Collection[str], text: str) -> str:
    """A block without the rows and columns of the peers."""

    def kept(table: re.Match[str]) -> str:
        rows = [line.split("|")[1:-1] for line in table[0].splitlines()]
        columns = [at for at, head in enumerate(rows[0]) if head.strip() not in peers]
        ours = [row for row in rows if not row[0].strip().startswith(tuple(peers))]
        return "".join(f"|{'|'.join(row[at] for at in columns)}|\n" for row in ours)

    return re.sub(r"(?:^\|.*\|\n)+", kept, text, flags=re.M)


def test_the_block_is_replaced_and_nothing_else() -> None:
    """What stands between the marks is new, and the rest as it was."""
    text = f"# Title\n\n{FIRST}\nold\n{LAST}\n\nThe end.\n"
    new = renewed(text, FIGURES)
    assert new == f"# Title\n\n{block(FIGURES)}\n\nThe end.\n"
    assert renewed(new, FIGURES) == new
    assert "| a peer, from 90 | 100.0 |" in new


def test_a_text_without_marks() -> None:
    """Nothing is written where the marks are missing."""
    with pytest.raises(NoMarks):
        renewed("# Title\n", FIGURES)


def test_our_figures_in_the_readme_are_those_of_now(world: World) -> None:
    """`make figures` writes them anew. The peers, which take longer, are measured by the proof below."""
    figures = measure(load_part(SETS, aside=True), world.words, world.index, Others())
    assert without(peers(world.catalog), README) == block(figures), "run `make figures`"


@pytest.mark.proof
def test_all_figures_in_the_readme_are_those_of_now(world: World) -> None:
    """The peers' figures in it are those of now, too."""
    others = tuned_peers(world.catalog, load_part(SETS).names)
    assert block(measure(load_part(SETS, aside=True), world.words, world.index, others)) == README, "run `make figures`"
