"""The conversation as a pure function: (world, conversation, event, today) -> (conversation, effects).

Each flow is a finite-state machine whose position is derived from the answers (flows.py); what is stored is
the answers alone (state.py). An event is read here: a text is understood (hearing.py), a tap or a command decoded
(commands.py); it changes answers, opens a question, controls the conversation (controls.py) or wants something answered
(answers.py). Then the turn walks forward to the next thing that is not yet said or asked (turn.py). So a digression
needs no bookkeeping: after its answer the walk arrives at the same question again.

No clock, no network, no storage: today is an argument, and the effects are values for the channel to carry out.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from certbot.advice.codes import Code
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog import speech
from certbot.dialog.answers import wished
from certbot.dialog.answers_browse import criteria_tapped
from certbot.dialog.answers_wrong import DONE, FACTS, ask_again, dispute, leave
from certbot.dialog.commands import command
from certbot.dialog.controls import CONTROLS, want
from certbot.dialog.events import Command, Effect, Event, Tap, Text, Unreadable
from certbot.dialog.hearing import choose, hear
from certbot.dialog.lists import known
from certbot.dialog.state import Conversation, Open, prune
from certbot.dialog.taps import Answered, Asked, Chosen, Disputed, Listed, Wanted, decode
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import ADVISE, FORGET, World

# After such a pause the person is told where they were.
PAUSE = timedelta(days=14)


def step(
    world: World, conversation: Conversation, event: Event, today: date
) -> tuple[Conversation, tuple[Effect, ...]]:
    """One turn. Never raises for anything that a person can send; what makes no sense changes nothing."""
    edited = isinstance(event, Text) and event.asked is not None
    return take(begin(world, conversation, today), event, edited=edited)


def begin(world: World, conversation: Conversation, today: date) -> Turn:
    """A turn before anything is said in it: what a text would answer is what is `asked`."""
    pruned = prune(conversation, world.flows, SLOTS, world.catalog.certifications, partial(known, world))
    return Turn(world, pruned, today)


def take(turn: Turn, event: Event, *, edited: bool = False) -> tuple[Conversation, tuple[Effect, ...]]:
    """The turn that was begun, with what is said in it; it can be taken once. An edited text or command may be the very
    wish to be forgotten, so that is not asked any more."""
    _welcome_back(turn)
    if edited:
        turn.withdraw()
    match event:
        case Text(text, answered):
            hear(turn, text, answered)
        case Tap(data):
            _press(turn, data)
        case Command(name, words):
            command(turn, name, words)
        case Unreadable():
            turn.say("unreadable")
            ask_again(turn)
    return turn.finish()


def _welcome_back(turn: Turn) -> None:
    last = turn.conversation.last
    if last is None or turn.today - last < PAUSE:
        return
    known = speech.known(turn.answers)
    if known is not None:
        turn.say(
            "paused",
            Code("paused", {"answers": known, "last": last}),
            buttons=((speech.wanted("recommend"), speech.wanted("restart")),),
        )


def _press(turn: Turn, data: str) -> None:
    """A tap is input from outside: whatever does not fit today's data is answered kindly and changes nothing."""
    turn.update(misses=0)
    match decode(data):
        case Answered(flow, slot, value, token) if (
            flow in turn.world.flows and turn.world.owner(slot) == flow and value in turn.world.values(slot)
        ):
            _answer_slot(turn, flow, slot, value, token)
        case Asked(slot) if slot in turn.world.flows[ADVISE].asks:
            turn.start(ADVISE)
            turn.update(open=Open(kind="ask", flow=ADVISE, slot=slot))
        case Chosen(id) if id in turn.world.catalog.certifications:
            choose(turn, turn.conversation.open, (id,))
        case Disputed(id, fact) if fact == DONE and turn.reporting is not None and turn.reporting.known == (id,):
            leave(turn)
        case Disputed(id, fact) if id in turn.world.catalog.certifications and fact in FACTS:
            dispute(turn, id, fact)
        case Listed(text, start) if (criteria := criteria_tapped(turn, text, start)) is not None:
            want(turn, Wish("browse", criteria=criteria, start=start))
        case Wanted("skip", str(slot)) if slot != turn.asked:
            turn.say("miss.tap")  # a second press must not skip the next question
        case Wanted(intent) if intent in CONTROLS:
            want(turn, Wish(intent))
        case Wanted(intent, argument) if (wish := wished(turn.world, intent, argument)) is not None:
            want(turn, wish)
        case _:
            turn.say("miss.tap")


def _answer_slot(turn: Turn, flow: str, slot: str, value: str, token: str) -> None:
    """Fill a slot. What is asked inside something else (whether to forget everything) is answered only by the buttons
    of the very question that is open: an old "yes" must not delete what was said since."""
    focus, current = turn.conversation.focus, turn.conversation.token
    if token if flow == ADVISE else (flow not in focus or not token or token != current):
        nothing_kept = flow == FORGET and turn.conversation.last is None
        turn.say("forgotten" if nothing_kept else "miss.tap")  # a second press is told what the first one was
        return
    if flow == ADVISE:
        turn.start(ADVISE)
    turn.close_report()
    turn.fill(slot, value)
