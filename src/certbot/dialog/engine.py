"""The conversation as a pure function: (world, conversation, event, today) -> (conversation, effects).

Each flow is a finite-state machine whose position is derived from the answers (flows.py); what is stored is
the answers alone (state.py). An event is read here: a text is understood, a tap or a command decoded; it changes
answers, opens a question or wants something answered (answers.py). Then the turn walks forward to the next thing
that is not yet said or asked (turn.py). So a digression needs no bookkeeping: after its answer the walk arrives
at the same question again.

No clock, no network, no storage: today is an argument, and the effects are values for the channel to carry out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from certbot.advice.codes import Code
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog import speech
from certbot.dialog.answers import ANSWERS, answer, wished
from certbot.dialog.answers_browse import criteria_tapped, tell_of_vendors
from certbot.dialog.events import Command, Effect, Event, Tap, Text
from certbot.dialog.lists import known
from certbot.dialog.state import Conversation, Open, prune
from certbot.dialog.taps import Answered, Asked, Chosen, Listed, Wanted, decode
from certbot.dialog.turn import PATIENCE, Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import ADVISE, World
from certbot.language.read import understand
from certbot.language.understanding import Understanding

# After such a pause the person is told where they were.
PAUSE = timedelta(days=14)
# What is asked about something in a list, after which one may still go on from it ("only free ones").
GO_ON = frozenset({"browse", "free", "lookup", "sources", "cost", "renew"})
# What is asked about a certification that is held, where the text names no other.
OF_HELD = frozenset({"lookup", "sources", "renew", "remind"})
# So many of the words that meant nothing are shown.
SHOWN_WORDS = 4


def step(
    world: World, conversation: Conversation, event: Event, today: date
) -> tuple[Conversation, tuple[Effect, ...]]:
    """One turn. Never raises for anything that a person can send; what makes no sense changes nothing."""
    pruned = prune(conversation, world.flows, SLOTS, world.catalog.certifications, partial(known, world))
    turn = Turn(world, pruned, today)
    _welcome_back(turn)
    match event:
        case Text(text):
            _hear(turn, text)
        case Tap(data):
            _press(turn, data)
        case Command(name):
            _command(turn, name)
    return turn.finish()


def _welcome_back(turn: Turn) -> None:
    last = turn.conversation.last
    known = speech.known(turn.answers)
    if last is not None and turn.today - last >= PAUSE and known is not None:
        turn.say(
            "paused",
            Code("paused", {"answers": known, "last": last}),
            buttons=((speech.wanted("recommend"), speech.wanted("restart")),),
        )


def _command(turn: Turn, name: str) -> None:
    intent = turn.world.commands.get(name.casefold())
    if intent is None:
        turn.say("miss.command")
    else:
        _wish(turn, Wish(intent))


def _press(turn: Turn, data: str) -> None:
    """A tap is input from outside: whatever does not fit today's data is answered kindly and changes nothing."""
    turn.update(misses=0)
    match decode(data):
        case Answered(flow, slot, value) if (
            flow in turn.world.flows and turn.world.owner(slot) == flow and value in turn.world.values(slot)
        ):
            _answer_slot(turn, flow, slot, value)
        case Asked(slot) if slot in turn.world.flows[ADVISE].asks:
            turn.start(ADVISE)
            turn.update(open=Open(kind="ask", flow=ADVISE, slot=slot))
        case Chosen(id) if id in turn.world.catalog.certifications:
            _choose(turn, turn.conversation.open, (id,))
        case Listed(text, start) if (criteria := criteria_tapped(turn, text, start)) is not None:
            _wish(turn, Wish("browse", criteria=criteria, start=start))
        case Wanted(intent) if intent in CONTROLS:
            _wish(turn, Wish(intent))
        case Wanted(intent, argument) if (wish := wished(turn.world, intent, argument)) is not None:
            _wish(turn, wish)
        case _:
            turn.say("miss.tap")


def _answer_slot(turn: Turn, flow: str, slot: str, value: str) -> None:
    if flow != ADVISE and flow not in turn.conversation.focus:
        turn.say("miss.tap")  # an old button of something that is over ("yes, forget me") does nothing
        return
    if flow == ADVISE:
        turn.start(ADVISE)
    turn.fill(slot, value)


def _hear(turn: Turn, text: str) -> None:
    listed = turn.conversation.shown is not None
    read = understand(turn.world.words, turn.world.index, text, turn.asked, turn.today, listed=listed)
    if not read.understood:
        _miss(turn, read)
        return
    turn.update(misses=0)
    changed = _take_answers(turn, read)
    pending = turn.conversation.open
    if pending is not None and pending.kind != "ask":
        turn.update(open=None)
        if read.certifications and read.ask is None and read.intent in (None, "lookup", pending.intent):
            _choose(turn, pending, read.certifications)
            return
    if read.vendors and read.criteria is None:
        tell_of_vendors(turn, read.vendors)
    if read.ask is not None and (read.ask.code is not None or not read.vendors):
        _which(turn, read)
        if read.ask.matches or not read.certifications:
            return
    intent = read.intent or ("lookup" if read.certifications else None)
    about = read.certifications or _held_meant(read)
    told = intent == "lookup" and read.vendors and read.criteria is None and not about
    if intent is not None and not told and not (intent == "correct" and changed):
        wish = Wish(intent, about, read.argument, read.criteria, read.period)
        _wish(turn, replace(wish, refines=read.refines, unheard=read.unknown[:SHOWN_WORDS]))
        for fact in read.further:
            _wish(turn, replace(wish, argument=fact))


def _held_meant(read: Understanding) -> tuple[str, ...]:
    """The certifications that are named as held and also asked about ("my PMLE expires in January, when can I renew
    it?")."""
    held = read.slots.get("have", ())
    return held if read.intent in OF_HELD and read.criteria is None and isinstance(held, tuple) else ()


def _take_answers(turn: Turn, read: Understanding) -> bool:
    """Fill what was stated, clear what was taken back. Answers bring the advice into focus. Tells whether there were
    any."""
    for slot, value in read.slots.items():
        turn.fill(slot, value)
    taken_back = tuple(slot for slot, value in read.cleared.items() if turn.answers.get(slot) == value)
    turn.clear(*taken_back)
    if any(slot in SLOTS for slot in (*read.slots, *taken_back)) and ADVISE not in turn.conversation.focus:
        turn.start(ADVISE)
    return bool(read.slots or taken_back)


def _miss(turn: Turn, read: Understanding) -> None:
    misses = turn.conversation.misses + 1
    turn.update(misses=misses)
    lines: tuple[Code, ...]
    if misses >= PATIENCE:
        lines = (Code("miss.again"), Code("miss.examples"))
    elif read.unknown:
        lines = (Code("miss.words", {"words": " ".join(read.unknown[:SHOWN_WORDS])}),)
    else:
        lines = (Code("miss.text"),)
    buttons = () if turn.flow else ((speech.wanted("recommend"), speech.wanted("help")),)
    turn.say("miss", *lines, buttons=buttons)


def _which(turn: Turn, read: Understanding) -> None:
    """A name that may mean several: ask with buttons, never guess. A code that does not exist is said so."""
    found = read.ask
    assert found is not None
    options = tuple(match.id for match in found.matches)
    if found.code is None:
        line = Code("which.name")
    elif options:
        line = Code("which.code", {"code": found.code})
    else:
        line = Code("which.no-code", {"code": found.code})
    turn.say("which", line, buttons=speech.choices(options))
    if options:
        turn.open(Open(kind="which", options=options, known=read.certifications, intent=read.intent or "lookup"))


def _choose(turn: Turn, pending: Open | None, chosen: tuple[str, ...]) -> None:
    """An answer to "which one?". Without an open question it is asked about that certification as such."""
    if pending is None or pending.kind == "ask":
        _wish(turn, Wish("lookup", chosen))
        return
    turn.update(open=None)
    _wish(turn, Wish(pending.intent, tuple(dict.fromkeys((*pending.known, *chosen)))))


def _wish(turn: Turn, wish: Wish) -> None:
    """Do what controls the conversation; answer everything else, if the flow allows it on the way."""
    if wish.intent not in GO_ON:
        turn.update(shown=None)
    control = CONTROLS.get(wish.intent)
    if control is not None:
        control(turn)
    elif turn.flow is None or wish.intent in turn.flow.digressions:
        answer(turn, wish)
    else:
        turn.say("one-at-a-time")


def _recommend(turn: Turn) -> None:
    """Go on with the advice where it stands; when it was given already, give it again."""
    if turn.conversation.last is None and not turn.answers:
        turn.say("greeting")
    turn.start(ADVISE)
    if turn.position is None:
        turn.conversation = turn.conversation.with_spoken(ADVISE, {})


def _cancel(turn: Turn) -> None:
    """Leave everything that is going on; the answers stay."""
    going_on = turn.conversation.focus
    turn.leave()
    turn.update(open=None)
    turn.say("cancelled" if going_on else "nothing.cancel", buttons=((speech.wanted("recommend"),),))


def _back(turn: Turn) -> None:
    """Leave an open question, else undo the last turn that changed an answer."""
    if turn.conversation.open is not None:
        turn.update(open=None)
        turn.say("back")
    elif turn.undo():
        turn.say("back")
    else:
        turn.say("nothing.back")


def _restart(turn: Turn) -> None:
    """Forget the answers and begin again. The undo groups go with them."""
    language = turn.conversation.language
    turn.conversation = Conversation(language=language, focus=(ADVISE,))
    turn.say("restarted")


def _skip(turn: Turn) -> None:
    slot = turn.asked
    if slot is None or slot not in SLOTS:
        turn.say("nothing.skip")
    else:
        turn.fill(slot, None)


CONTROLS = {
    "recommend": _recommend,
    "cancel": _cancel,
    "back": _back,
    "restart": _restart,
    "skip": _skip,
}
INTENTS = frozenset((*ANSWERS, *CONTROLS))
"""Everything that can be wanted of the conversation."""
