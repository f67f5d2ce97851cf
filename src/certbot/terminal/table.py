"""Tables drawn with spaces: as wide as they must be, and never wider than what there is."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

GAP = "  "
NARROWEST = 16
"""Columns of text that are narrower than this are hard to read: then the table is not drawn."""

Cells = Sequence[str]


def draw(head: Cells, rows: Sequence[Cells], width: int) -> list[list[str]] | None:
    """The lines of each row, that of the head first, none longer than `width`.

    The first cell of each row, and of the head, is its label. None where the width does not do.
    """
    natural = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    available = width - natural[0] - len(GAP) * (len(natural) - 1)
    columns = _fit(natural[1:], available)
    if columns is None:
        return None
    return [_row(cells, [natural[0], *columns]) for cells in (head, *rows)]


def _fit(natural: Sequence[int], available: int) -> list[int] | None:
    """So many characters for each column: what it would like, or an equal share of what the others leave."""
    widths = [0] * len(natural)
    for done, place in enumerate(sorted(range(len(natural)), key=natural.__getitem__)):
        widths[place] = min(natural[place], (available - sum(widths)) // (len(natural) - done))
    narrow = any(width < min(NARROWEST, want) for width, want in zip(widths, natural, strict=True))
    return None if narrow else widths


def _row(cells: Cells, widths: Sequence[int]) -> list[str]:
    broken = [_broken(cell, max(width, 1)) for cell, width in zip(cells, widths, strict=True)]
    lines = zip_longest(*broken, fillvalue="")
    return [GAP.join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def _broken(cell: str, width: int) -> list[str]:
    """The cell in lines of the width, broken at spaces: a code such as NCA-GENL stays whole wherever it fits."""
    return textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
