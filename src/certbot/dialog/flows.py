"""Flows as finite-state machines, and the one rule by which a position in them is found.

The steps of a flow are the states, `next` its transitions, an answer the input. The position is never stored:

    where(flow, answers, spoken) = the first step, walking forward from `start`, that is not yet done

A step that asks is done when its slot is filled or skipped. A step that speaks, or does something, is done while
the digest of the answers it spoke from still holds: a correction makes it speak again, a digression does not.
So several slots in one message: fill all, walk. Correct: replace one, walk. Skip: mark, walk. Restart: no
answers, walk. Other flows after a deploy: drop what no longer exists, walk. `check` refuses cycles, so the walk ends.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import msgspec

from certbot.catalog.model import Record
from certbot.catalog.vocabulary import SLOTS

END = "end"
Answer = str | tuple[str, ...] | None
Answers = Mapping[str, Answer]


class Branch(Record, frozen=True):
    """One way on: taken when every slot of `when` has one of its values. Without `when` it is the default."""

    go: str
    when: Mapping[str, tuple[str, ...]] = {}

    def fits(self, answers: Answers) -> bool:
        """Whether these answers lead here."""
        return all(answers.get(slot) in values for slot, values in self.when.items())


class Step(Record, frozen=True):
    """One state: it asks for a slot (`ask`), says something (`show`) or has an effect (`do`); exactly one of them.

    `offer` are slots that may be asked for once it has spoken, `actions` intents that stand on its buttons.
    """

    next: str | tuple[Branch, ...]
    ask: str | None = None
    show: str | None = None
    do: str | None = None
    offer: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()

    @property
    def branches(self) -> tuple[Branch, ...]:
        """The transitions, a plain `next` being a default alone."""
        return (Branch(go=self.next),) if isinstance(self.next, str) else self.next


class Flow(Record, frozen=True):
    """One machine. `asks` says which values of a slot stand on its buttons, row by row; `digressions` are the
    intents that are answered on the way."""

    flow: str
    start: str
    steps: Mapping[str, Step]
    asks: Mapping[str, tuple[tuple[str, ...], ...]] = {}
    digressions: tuple[str, ...] = ()

    def values(self, slot: str) -> tuple[str, ...]:
        """The values a slot may have here: the vocabulary's, or those on its buttons; none if it is not asked for."""
        return SLOTS.get(slot) or tuple(value for row in self.asks.get(slot, ()) for value in row)


def path(flow: Flow, answers: Answers) -> Iterator[tuple[str, Step]]:
    """The steps from `start` to the end that these answers lead through, each with its name."""
    name = flow.start
    while name != END:
        step = flow.steps[name]
        yield name, step
        name = next(branch.go for branch in step.branches if branch.fits(answers))


def where(flow: Flow, answers: Answers, spoken: Mapping[str, str]) -> tuple[str, Step] | None:
    """The position: the first step that is not done, with its name; None at the end of the flow."""
    for name, step in path(flow, answers):
        done = step.ask in answers if step.ask is not None else spoken.get(name) == digest(flow, answers)
        if not done:
            return name, step
    return None


def used(flow: Flow, answers: Answers) -> Answers:
    """The answers that count: those asked for on the path, and those that no step asks for (volunteered or
    offered). What was answered on a branch that was left is kept, but not used."""
    asked = {step.ask for step in flow.steps.values() if step.ask is not None}
    on_path = {step.ask for _, step in path(flow, answers)}
    return {slot: value for slot, value in answers.items() if slot in on_path or slot not in asked}


def digest(flow: Flow, answers: Answers) -> str:
    """A short fingerprint of the answers that a step spoke from."""
    plain = sorted(used(flow, answers).items())
    return hashlib.blake2b(msgspec.json.encode(plain), digest_size=6).hexdigest()
