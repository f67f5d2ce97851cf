"""Names: which certification a text means, counted.

Every line has one outcome. Which it is depends on what is to be done with the line (`NameLine.group`):

                taken                           asked about                             none
    clear       right: one of `expect`,         asked: one of `expect` is among the     missed
                else wrong                      candidates, else misled
    ambiguous   right: `may_take`, else wrong   right: all of `expect`, or three of     missed
                                                them, are among them, else misled
    mistyped    wrong                           right: one of `ask` is among them,      right
                                                else misled
    refused     wrong (a false accept)          asked                                   right

What is taken is the first match. The unambiguous are the clear and the mistyped: asking back counts as right for
mistyped codes only. All that is asked about them without being right is asked back, whatever the candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from certbot.evaluation.sets import Group, NameLine
from certbot.language.mention import MOST

Outcome = Literal["right", "asked", "misled", "wrong", "missed"]
UNAMBIGUOUS: tuple[Group, ...] = ("clear", "mistyped")
NOTHING = "nothing"
"""What is expected of a text that is to be refused, in confusion pairs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text was taken for: the verdict ("take", "ask", "none") and the ids of the matches, the best first."""

    verdict: str
    ids: tuple[str, ...] = ()


Answerer = Callable[[str], Answer]


def outcome(line: NameLine, answer: Answer) -> Outcome:
    """How a line was answered, by the table above."""
    if answer.verdict == "take":
        takeable = {"clear": line.expect, "ambiguous": (line.may_take,)}.get(line.group, ())
        return "right" if answer.ids[0] in takeable else "wrong"
    if answer.verdict == "ask":
        return _asked(line, set(answer.ids))
    return "right" if line.group in ("mistyped", "refused") else "missed"


def _asked(line: NameLine, candidates: set[str]) -> Outcome:
    match line.group:
        case "clear":
            return "misled" if candidates.isdisjoint(line.expect) else "asked"
        case "ambiguous":
            among = len(candidates.intersection(line.expect))
            return "right" if among >= min(MOST, len(line.expect)) else "misled"
        case "mistyped":
            return "misled" if candidates.isdisjoint(line.ask) else "right"
        case _:
            return "asked"


@dataclass
class NameFigures:
    """How often each outcome came, by group and kind; and for what certification another was taken."""

    counts: Counter[tuple[Group, str, Outcome]] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def number(self, *outcomes: Outcome, groups: Iterable[Group] = (), kind: str | None = None) -> int:
        """How many lines of these groups, or of this kind, had one of these outcomes; without outcomes, how many."""
        wanted = set(groups)
        return sum(
            often
            for (group, of, result), often in self.counts.items()
            if (group in wanted or of == kind) and (not outcomes or result in outcomes)
        )

    def share(self, *outcomes: Outcome, groups: Iterable[Group] = (), kind: str | None = None) -> float | None:
        """The same as a share of all of them, 0 to 1; None where there are none."""
        groups = tuple(groups)
        every = self.number(groups=groups, kind=kind)
        return self.number(*outcomes, groups=groups, kind=kind) / every if every else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds, in the order of the set."""
        return tuple(dict.fromkeys(kind for _, kind, _ in self.counts))

    @property
    def totals(self) -> dict[str, float | None]:
        """The shares that are aimed at: of the unambiguous, of the ambiguous and of what is to be refused; and of the
        kind with the smallest share that is right."""
        rights = [self.share("right", kind=kind) for kind in self.kinds]
        return {
            "right": self.share("right", groups=UNAMBIGUOUS),
            "asked_back": self.share("asked", "misled", groups=UNAMBIGUOUS),
            "false_accepts": self.share("wrong", groups=["refused"]),
            "refused_asked_back": self.share("asked", groups=["refused"]),
            "ambiguous_right": self.share("right", groups=["ambiguous"]),
            "least_kind": min((right for right in rights if right is not None), default=None),
        }


def count(lines: Iterable[NameLine], find: Answerer) -> NameFigures:
    """Put every line to `find`."""
    figures = NameFigures()
    for line in lines:
        answer = find(line.text)
        result = outcome(line, answer)
        figures.counts[line.group, line.kind, result] += 1
        if result == "wrong":
            figures.confusions[" or ".join(line.expect) or NOTHING, answer.ids[0]] += 1
    return figures
