"""What one person does, and how Telegram may deliver it: for the tests of orders that need no network."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st
from orders import Happening

from certbot.dialog.events import Command, Event, Tap, Text

MOST_MESSAGES, MOST_PRESSES = 4, 3  # 35 orders at most
MOST_DELIVERIES = 5  # of one update

# What depends on what came before: answers to a question, corrections, steps back, reports, forgetting.
WRITTEN: tuple[Event, ...] = (
    *map(Text, ("student", "data engineer, 4 years", "9", "aws", "actually azure", "no", "yes", "back", "free")),
    *map(Text, ("I hold AI-900", "AI-103", "it is cheaper now", "compare", "PMLE", "blargh")),
    *(Command(name) for name in ("start", "restart", "back", "skip", "forget", "cancel")),
    Command("start", "cert_aws-mla"),
)
REWRITTEN = ("developer", "2 years", "gcp", "AI-102", "student")
PRESSED = (
    "advise|role|developer", "advise|role|student", "advise|experience|senior", "advise|platform|gcp",
    "advise|platform|aws", "ask|goal", "advise|goal|mlops", "do|skip", "do|restart", "do|recommend", "do|delete-data",
    "do|share", "do|lookup|azure-ai-103", "do|compare", "choose|azure-ai-103", "wrong|azure-ai-103|price",
    "wrong|azure-ai-103|done", "do|list", "nonsense",
)  # fmt: skip


@dataclass(frozen=True)
class Delivery:
    """An update on its way: what it is about, and the ids that it bears."""

    happening: Happening
    key: str
    also: str | None


@dataclass(frozen=True)
class Course:
    """What one person did, in the order of its two queues, and how it reaches the bot: in transactions, of which those
    that are `lost` are rolled back once, and their updates delivered again."""

    messages: tuple[Happening, ...]
    presses: tuple[Happening, ...]
    deliveries: tuple[Delivery, ...]
    cuts: tuple[int, ...] = ()
    lost: tuple[bool, ...] = (False,)

    @property
    def first(self) -> tuple[Happening, ...]:
        """Everything once, in the order of the first deliveries."""
        firsts = {id(one.happening): one.happening for one in self.deliveries}
        return tuple(firsts.values())

    @property
    def groups(self) -> Iterator[tuple[tuple[Delivery, ...], bool]]:
        """The deliveries of each transaction, and whether it is rolled back."""
        edges = (0, *self.cuts, len(self.deliveries))
        for (start, end), lost in zip(itertools.pairwise(edges), self.lost, strict=True):
            if lost:
                yield self.deliveries[start:end], True
            yield self.deliveries[start:end], False


@st.composite
def written(draw: st.DrawFn) -> tuple[Happening, ...]:
    """The queue of messages: texts, commands, edits of texts."""
    queue: list[Happening] = []
    for event in draw(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=MOST_MESSAGES)):
        earlier = [one.message for one in queue if isinstance(one.event, Text)]
        if earlier and draw(st.integers(0, 3)) == 0:
            queue.append(Happening(Text(draw(st.sampled_from(REWRITTEN))), draw(st.sampled_from(earlier)), edited=True))
        else:
            queue.append(Happening(event, len(queue) + 1))
    return tuple(queue)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """What happens, and a way in which Telegram may deliver it."""
    messages = draw(written())
    pressed = draw(st.lists(st.sampled_from(PRESSED), max_size=MOST_PRESSES))
    presses = tuple(Happening(Tap(data), 900) for data in pressed)
    # How it is delivered says little about why it fails: one seed, which is not shrunk, is much faster.
    chance = random.Random(draw(st.integers(0, 2**32)))
    deliveries = delivered(messages, presses, chance)
    cuts = sorted(chance.sample(range(1, len(deliveries)), min(chance.randrange(4), len(deliveries) - 1)))
    lost = tuple(chance.random() < 0.2 for _ in range(len(cuts) + 1))
    return Course(messages, presses, tuple(deliveries), tuple(cuts), lost)


def delivered(messages: Sequence[Happening], presses: Sequence[Happening], chance: random.Random) -> list[Delivery]:
    """Both queues merged, ids that start anew at random, and repeats after the first delivery of each."""
    queues = [list(messages), list(presses)]
    places = [0] * len(messages) + [1] * len(presses)
    chance.shuffle(places)
    deliveries: list[Delivery] = []
    repeats: list[tuple[Delivery, int]] = []
    number = chance.randrange(2**50)
    for place in places:
        happening = queues[place].pop(0)
        number = number + 1 if chance.random() < 0.7 else chance.randrange(2**50)
        first = Delivery(happening, f"u{number}", f"c{chance.randrange(2**62)}" if place else None)
        repeats.append((first, len(deliveries)))
        deliveries.append(first)
    for first, _ in repeats:
        for _ in range(chance.choice((0, 0, 1, 2, MOST_DELIVERIES - 1))):
            renumbered = first.also is not None and chance.random() < 0.5
            again = Delivery(first.happening, f"u{chance.randrange(2**50)}", first.also) if renumbered else first
            deliveries.insert(chance.randint(deliveries.index(first) + 1, len(deliveries)), again)
    return deliveries
