"""What is remembered of one conversation: a single small value that survives as JSON.

No position is stored, no stack deeper than two flows, no time-outs: see flows.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Mapping
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct, structs

from certbot.catalog.criteria import Criteria
from certbot.dialog.flows import Answer, Answers, Flow

# So many characters are kept, until the next turn, of a text that was not understood.
KEPT_TEXT = 500
# So many characters has the token of a question.
TOKEN = 8
# Enough to undo a whole conversation of the usual length, and a bound on what is stored for ever.
KEPT_TURNS = 20


class Open(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The one open question beside the flow's own: a slot that was offered (`ask`), which certification was meant
    (`which`), the second one of a comparison (`compare`), whose absence is to be explained (`why-not`), or what is
    wrong with the certification in `known` (`wrong`), `slot` being the fact once one was chosen.

    `options` are the certifications on its buttons, `known` those of a comparison that are settled, `intent`
    what is to be answered once it is known which certification is meant.
    """

    kind: Literal["ask", "which", "compare", "why-not", "wrong"]
    flow: str = ""
    slot: str = ""
    options: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    intent: str = "lookup"


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The old value of one slot; `absent` when it had not been answered at all."""

    flow: str
    slot: str
    old: Answer = None
    absent: bool = False


class Shown(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The list of certifications last shown: the criteria that were asked for, what it left out of them because nothing
    fitted all, and the number of the first certification that is left to show (0: none)."""

    criteria: Criteria
    given_up: tuple[str, ...] = ()
    next: int = 0


class Conversation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything kept of one person's conversation.

    `answers` per flow and slot (None: skipped), `spoken` per flow and step the digest it spoke from, `focus` the
    flows that are going on, the innermost last, `turns` the undo groups, `misses` how many texts in a row were not
    understood, `topic` the certifications last spoken about, `shown` the list that a question may go on from, `missed`
    the text of this turn if it was not understood and may be shared, `token` what the buttons of an inner flow's
    question carry, `tokens` how many there were, `seed` what the channel may set to make them differ from those of any
    conversation before this one, `last` the day of the last turn.
    """

    answers: Mapping[str, Mapping[str, Answer]] = {}
    spoken: Mapping[str, Mapping[str, str]] = {}
    focus: tuple[str, ...] = ()
    open: Open | None = None
    turns: tuple[tuple[Change, ...], ...] = ()
    misses: int = 0
    topic: tuple[str, ...] = ()
    shown: Shown | None = None
    missed: str = ""
    token: str = ""
    tokens: int = 0
    seed: str = ""
    language: str = "en"
    last: date | None = None

    def of(self, flow: str) -> Answers:
        """The answers of one flow."""
        return self.answers.get(flow, {})

    def spoken_in(self, flow: str) -> Mapping[str, str]:
        """The digests of what one flow has said."""
        return self.spoken.get(flow, {})

    def with_answers(self, flow: str, answers: Answers) -> Conversation:
        """The same with the answers of one flow replaced."""
        return structs.replace(self, answers={**self.answers, flow: dict(answers)})

    def with_spoken(self, flow: str, spoken: Mapping[str, str]) -> Conversation:
        """The same with the digests of one flow replaced; none at all makes its steps speak again."""
        return structs.replace(self, spoken={**self.spoken, flow: dict(spoken)})


def token(conversation: Conversation, today: date) -> str:
    """What makes the buttons of one question differ from those of the same question asked earlier or later.

    A digest, because the engine has neither chance nor clock. `tokens` makes it new for each question of a
    conversation. Once everything is forgotten that count begins again: then the `seed` tells them apart, or where the
    channel sets none, the answers and the day.
    """
    return hashlib.blake2b(msgspec.json.encode((conversation, today)), digest_size=TOKEN // 2).hexdigest()


def fill(conversation: Conversation, flow: str, values: Answers) -> tuple[Conversation, tuple[Change, ...]]:
    """Set slots of one flow. Returns the changes that undo it, none where nothing changed."""
    answers = conversation.of(flow)
    changes = tuple(
        Change(flow=flow, slot=slot, old=answers.get(slot), absent=slot not in answers)
        for slot, value in values.items()
        if slot not in answers or answers[slot] != value
    )
    return (conversation.with_answers(flow, {**answers, **values}) if changes else conversation), changes


def clear(conversation: Conversation, flow: str, slots: tuple[str, ...]) -> tuple[Conversation, tuple[Change, ...]]:
    """Take answers back. Returns the changes that undo it."""
    answers = conversation.of(flow)
    changes = tuple(Change(flow=flow, slot=slot, old=answers[slot]) for slot in slots if slot in answers)
    kept = {slot: value for slot, value in answers.items() if slot not in slots}
    return (conversation.with_answers(flow, kept) if changes else conversation), changes


def remember(conversation: Conversation, changes: tuple[Change, ...]) -> Conversation:
    """Keep the changes of one turn as a group that "back" undoes as a whole."""
    if not changes:
        return conversation
    return structs.replace(conversation, turns=(*conversation.turns, changes)[-KEPT_TURNS:])


def undo(conversation: Conversation) -> Conversation | None:
    """The conversation before the last turn that changed an answer; None when there is none left.

    What the flows concerned have said counts as unsaid: whoever answers the same again hears it again.
    """
    if not conversation.turns:
        return None
    *rest, last = conversation.turns
    for change in reversed(last):
        answers = dict(conversation.of(change.flow))
        if change.absent:
            answers.pop(change.slot, None)
        else:
            answers[change.slot] = change.old
        conversation = conversation.with_answers(change.flow, answers).with_spoken(change.flow, {})
    focus = conversation.focus or (last[0].flow,)
    return structs.replace(conversation, turns=tuple(rest), focus=focus, open=None)


def prune(
    conversation: Conversation,
    flows: Mapping[str, Flow],
    values: Mapping[str, tuple[str, ...]],
    ids: Container[str],
    fits: Callable[[Criteria], bool],
) -> Conversation:
    """Drop what today's data no longer knows: flows, values of slots, certifications, criteria. The walk finds the new
    position.

    `values` are the allowed values per slot, `ids` the certifications, `fits` tells whether the catalog has all that
    criteria name; a slot that has no such values takes any text. Nothing that was dropped comes back by an undo.
    """

    def known(slot: str, value: Answer) -> bool:
        return not isinstance(value, str) or slot not in values or value in values[slot]

    def living(value: Answer) -> Answer:
        return tuple(id for id in value if id in ids) if isinstance(value, tuple) else value

    def old(change: Change) -> Change:
        if known(change.slot, change.old):
            return structs.replace(change, old=living(change.old))
        return Change(flow=change.flow, slot=change.slot, absent=True)

    question = conversation.open
    if question is not None and question.kind == "ask":
        flow = flows.get(question.flow)
        question = question if flow is not None and question.slot in flow.asks else None
    elif question is not None:
        options, settled = ((*filter(ids.__contains__, names),) for names in (question.options, question.known))
        question = structs.replace(question, options=options, known=settled)
    shown = conversation.shown
    return structs.replace(
        conversation,
        shown=shown if shown is not None and fits(shown.criteria) else None,
        answers={
            flow: {slot: living(value) for slot, value in slots.items() if known(slot, value)}
            for flow, slots in conversation.answers.items()
            if flow in flows
        },
        focus=tuple(flow for flow in conversation.focus if flow in flows),
        open=question,
        turns=tuple(tuple(old(change) for change in turn if change.flow in flows) for turn in conversation.turns),
        topic=tuple(id for id in conversation.topic if id in ids),
    )
