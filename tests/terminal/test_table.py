"""Tables drawn in a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from certbot.terminal.table import NARROWEST, draw

WORDS = st.text(st.sampled_from("ab "), max_size=60)
ROWS = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(WORDS, min_size=columns, max_size=columns), min_size=1, max_size=4)
)


def test_a_table_that_fits_has_columns_as_wide_as_their_widest_cell() -> None:
    """Nothing is broken, and nothing is wider than it must be."""
    assert draw(["", "one", "two"], [["price", "$1", "$2,000"]], 80) == [
        ["       one  two"],
        ["price  $1   $2,000"],
    ]


def test_long_cells_are_broken_within_their_column() -> None:
    """The other cells of the row stand beside its first line."""
    drawn = draw(["", "one", "two"], [["for", "a long sentence that does not fit", "short"]], 40)
    assert drawn is not None
    _, row = drawn
    assert row[0].endswith("short")
    assert len(row) > 1
    assert all(line.startswith("     ") for line in row[1:])


def test_codes_stay_whole() -> None:
    """A hyphen is no place to break a line at."""
    drawn = draw(["", "a", "b"], [["for", "whoever passed the NCA-GENL", "x" * 16]], 3 + 2 + 24 + 2 + 16)
    assert drawn is not None
    assert [line[5:29].rstrip() for line in drawn[1]] == ["whoever passed the", "NCA-GENL"]


def test_a_column_that_needs_little_leaves_the_rest_to_the_others() -> None:
    """A short column is not given a share that it does not need."""
    text = "x" * 10 + " " + "y" * 10
    drawn = draw(["", "a", "b"], [["", "1", text]], 4 + 1 + len(text))
    assert drawn == [["  a  b"], [f"  1  {text}"]]


def test_where_it_is_too_narrow_there_is_no_table() -> None:
    """Columns narrower than can be read are refused, so that something else can be shown."""
    cell = "word " * 10
    assert draw(["", "a", "b"], [["label", cell, cell]], 5 + 2 * (NARROWEST + 2) - 1) is None
    assert draw(["", "a", "b"], [["label", cell, cell]], 5 + 2 * (NARROWEST + 2)) is not None


@given(ROWS, st.integers(1, 120))
def test_no_word_is_lost_and_no_line_too_long(rows: list[list[str]], width: int) -> None:
    """Whatever stands in the cells, all of it is drawn within the width, or nothing is."""
    head, *rest = rows
    drawn = draw(head, rest, width)
    if drawn is None:
        return
    assert all(len(line) <= width for lines in drawn for line in lines)
    for cells, lines in zip(rows, drawn, strict=True):
        assert sorted("".join(cells).replace(" ", "")) == sorted("".join(lines).replace(" ", ""))
