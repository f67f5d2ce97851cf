"""The figures that the README shows: a choice from the report, between two marks that the command finds again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import fill

from certbot.evaluation.measure import Figures
from certbot.evaluation.report import OURS, PARTS, PEERS, TOTALS, percent, table, totals

FIRST, LAST = "<!-- figures: `make figures` writes them -->", "<!-- end of the figures -->"
_BLOCK = re.compile(f"{re.escape(FIRST)}\n.*?{re.escape(LAST)}", re.S)
_WIDTH = 120
_MEANT = """\
Right is to take what is meant, to ask where several fit, and to refuse the rest. Asking back is no fault of an
ambiguous text, and of another one a lesser fault than to take a wrong certification.
"""
_KINDS = """\
The share that is right by kind, the others at their best. The head of [names.yaml](tests/understanding/names.yaml) says
what each kind is.
"""
_SLOTS = """\
Precision is the share of what was read that is right, recall the share of what was said that was read, and F1 their
harmonic mean.
"""


class NoMarks(ValueError):
    """A text without the two marks."""


def block(figures: Figures) -> str:
    """What stands between the marks, with them, for the figures of the part that is set aside."""
    return "\n".join([FIRST, *_lines(figures), LAST])


def found(text: str) -> str:
    """The block in a text. Raises NoMarks."""
    match = _BLOCK.search(text)
    if match is None:
        raise NoMarks
    return match[0]


def renewed(text: str, figures: Figures) -> str:
    """The text with these figures in its block. Raises NoMarks."""
    return text.replace(found(text), block(figures))


def _lines(figures: Figures) -> Iterator[str]:
    names, profiles, intents = figures.names, figures.profiles, figures.intents
    one, several, none = (names.number(groups=groups) for groups in PARTS)
    yield ""
    yield _paragraph(
        f"**Names.** {one} texts are unambiguous: they mean one certification, or are a mistyped code, which must not "
        f"be taken. {several} are ambiguous, and {none} name nothing that the catalog has. In percent of each:"
    )
    yield from totals(figures, (key for key in TOTALS if key != "least_kind"))
    yield _MEANT
    yield PEERS
    yield _KINDS
    rows = {OURS: names} | {name.partition(", ")[0]: peer for name, peer in figures.peers.items()}
    yield from table(
        ["kind of name", "texts", *rows],
        (
            [
                kind,
                str(names.number(kind=kind)),
                *(percent(row.share("right", kind=kind)) for row in rows.values()),
            ]
            for kind in names.kinds
        ),
    )
    messages, share = profiles.messages.total(), percent(profiles.all_right())
    yield _paragraph(
        f"**What people say of themselves.** In {share} % of {messages} messages every slot is right, those included "
        "that are not stated."
    )
    yield from table(
        ["slot", "precision", "recall", "F1"],
        ([slot, *map(percent, (it.precision, it.recall, it.f1))] for slot, it in profiles.slots.items()),
    )
    yield _SLOTS
    messages, share = intents.messages.total(), percent(intents.accuracy())
    yield _paragraph(
        f"**What they want.** {share} % of {messages} messages were given the intent that they have, one of "
        f"{len(intents.messages)}."
    )


def _paragraph(text: str) -> str:
    return fill(text, _WIDTH) + "\n"
