"""The figures as Markdown for people, and as plain values for programs. Shares are percentages of the texts; in plain
values they go from 0 to 1, None where there is nothing to count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from certbot.evaluation.measure import Figures
from certbot.evaluation.names import UNAMBIGUOUS, NameFigures, Outcome
from certbot.evaluation.sets import Group

OURS = "certbot-advisor"
PARTS: tuple[tuple[Group, ...], ...] = (UNAMBIGUOUS, ("ambiguous",), ("refused",))
"""The groups of names that shares are taken of."""
MOST_PAIRS = 15
"""The confusion pairs that are printed, the most frequent first."""
MOST_PEERS_PAIRS = 3
"""Those of each peer."""
PEERS = """\
The others never ask. Each is shown from the score on which it does best on the part to develop by (the mean of what is
right of the unambiguous and of what is refused of the rest), and, held, from the one on which it does best there while
it takes at most 1 % of what is to be refused.
"""
_KINDS = """\
Asked: with the right one among the candidates; misled: without. Wrong: another is taken. Missed: nothing is found.
"""
_OUTCOMES: tuple[Outcome, ...] = ("right", "asked", "misled", "wrong", "missed")
TOTALS = {
    "right": "unambiguous: right",
    "asked_back": "unambiguous: asked back",
    "ambiguous_right": "ambiguous: right",
    "false_accepts": "to be refused: taken",
    "refused_asked_back": "to be refused: asked back",
    "least_kind": "least kind: right",
}


def markdown(figures: Figures, title: str, *, pairs: bool) -> str:
    """The tables of one part under a heading; `pairs` adds what was taken for what, which tells about single lines."""
    return "\n".join(_lines(figures, title, pairs))


def _lines(figures: Figures, title: str, pairs: bool) -> Iterator[str]:
    names, profiles, intents = figures.names, figures.profiles, figures.intents
    sizes = [names.number(groups=groups) for groups in PARTS]
    yield f"## {title}"
    yield ""
    yield f"Names: {sizes[0]} unambiguous texts, {sizes[1]} ambiguous ones, {sizes[2]} to be refused. All in percent."
    yield ""
    yield from totals(figures, TOTALS)
    yield PEERS
    yield _KINDS
    yield from table(
        ["kind of name", "texts", *_OUTCOMES],
        (
            [kind, str(names.number(kind=kind)), *(percent(names.share(result, kind=kind)) for result in _OUTCOMES)]
            for kind in names.kinds
        ),
    )
    yield from table(
        ["kind of name: right", OURS, *figures.peers],
        (
            [kind, *(percent(row.share("right", kind=kind)) for row in (names, *figures.peers.values()))]
            for kind in names.kinds
        ),
    )
    if pairs:
        yield from _pairs("name", names.confusions)
        yield from _peers_pairs(figures.peers)
    yield f"Profiles: {profiles.messages.total()} messages, all slots right in {percent(profiles.all_right())} %."
    yield ""
    yield from table(
        ["slot", "precision", "recall", "F1"],
        (
            [slot, *map(percent, (counted.precision, counted.recall, counted.f1))]
            for slot, counted in profiles.slots.items()
        ),
    )
    yield from table(
        ["kind of message", "messages", "all slots right"],
        ([kind, str(often), percent(profiles.all_right(kind))] for kind, often in profiles.messages.items()),
    )
    yield f"Intents: {intents.messages.total()} messages, {percent(intents.accuracy())} % right."
    yield ""
    yield from table(
        ["intent", "messages", "right"],
        ([intent, str(often), percent(intents.accuracy(intent))] for intent, often in intents.messages.items()),
    )
    if pairs:
        yield from _pairs("intent", intents.confusions)


def totals(figures: Figures, shown: Iterable[str]) -> Iterator[str]:
    """The table of the totals that are shown, of us and of the others."""
    rows = {OURS: figures.names, **figures.peers, **figures.held}
    keys = list(shown)
    yield from table(
        ["", *(TOTALS[key] for key in keys)],
        ([name, *(percent(row.totals[key]) for key in keys)] for name, row in rows.items()),
    )


def _pairs(what: str, confusions: Counter[tuple[str, str]]) -> Iterator[str]:
    if confusions:
        rows = ([*pair, str(often)] for pair, often in confusions.most_common(MOST_PAIRS))
        yield from table([f"{what} meant", "taken", "texts"], rows)


def _peers_pairs(peers: Mapping[str, NameFigures]) -> Iterator[str]:
    rows = [
        [name, *pair, str(often)]
        for name, figures in peers.items()
        for pair, often in figures.confusions.most_common(MOST_PEERS_PAIRS)
    ]
    if rows:
        yield from table(["", "name meant", "taken", "texts"], rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown, with a blank line after it; all columns but the first are set to the right."""
    yield f"| {' | '.join(head)} |"
    yield "|---" + "|---:" * (len(head) - 1) + "|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def percent(share: float | None) -> str:
    """A share as it is shown; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.1f}"


def values(figures: Figures, *, pairs: bool) -> dict[str, Any]:
    """The same, and all outcomes of the peers, as plain values."""
    profiles, intents = figures.profiles, figures.intents
    return {
        "names": _names(figures.names, pairs),
        "peers": {name: _names(peer, pairs) for name, peer in figures.peers.items()},
        "peers_held": {name: _names(peer, pairs) for name, peer in figures.held.items()},
        "profiles": {
            "messages": profiles.messages.total(),
            "all_right": profiles.all_right(),
            "slots": {
                slot: {"precision": counted.precision, "recall": counted.recall, "f1": counted.f1}
                for slot, counted in profiles.slots.items()
            },
            "kinds": {
                kind: {"messages": often, "all_right": profiles.all_right(kind)}
                for kind, often in profiles.messages.items()
            },
        },
        "intents": {
            "messages": intents.messages.total(),
            "right": intents.accuracy(),
            "intents": {
                intent: {"messages": often, "right": intents.accuracy(intent)}
                for intent, often in intents.messages.items()
            },
        }
        | ({"confusions": _counted(intents.confusions)} if pairs else {}),
    }


def _names(figures: NameFigures, pairs: bool) -> dict[str, Any]:
    kinds = {
        kind: {"texts": figures.number(kind=kind)} | {result: figures.number(result, kind=kind) for result in _OUTCOMES}
        for kind in figures.kinds
    }
    return {**figures.totals, "kinds": kinds} | ({"confusions": _counted(figures.confusions)} if pairs else {})


def _counted(confusions: Counter[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"meant": meant, "taken": taken, "texts": often} for (meant, taken), often in confusions.most_common()]
