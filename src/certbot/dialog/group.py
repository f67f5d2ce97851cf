"""The dialog in a group: what anybody may ask, answered without anything being remembered.

Nobody is asked about themselves there, and nothing that a person says of themselves is used: whatever is personal leads
to the private chat. As nothing is kept, buttons carry their whole meaning, and a question that would need an answer
names the words to ask it with instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certbot.advice.codes import Code
from certbot.dialog.answers import ANSWERS, SEVERAL, wished
from certbot.dialog.answers_browse import criteria_tapped, tell_of_vendors
from certbot.dialog.commands import CARD, command, linked_to
from certbot.dialog.controls import INTENTS, LEAVING, want
from certbot.dialog.events import Button, Command, Effect, Event, Link, Say, Tap, Text, Unreadable
from certbot.dialog.hearing import which, wishes
from certbot.dialog.state import Conversation, Open
from certbot.dialog.taps import LIMIT, Answered, Asked, Chosen, Disputed, Listed, Wanted, decode, encode
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import World
from certbot.language.read import understand

# What is about a person, or about what was said to them before.
PERSONAL = frozenset(
    {"remind", "why", "why-not", "privacy", "my-data", "my-certs", "delete-data", "correct", "wrong"}
)  # fmt: skip
PUBLIC = ANSWERS.keys() - PERSONAL
# What gets a short word in a group, where others read along.
SHORT = frozenset({"help", "smalltalk", "out-of-scope"})
# Where a link leads that is about nothing else.
ADVICE = "advise"
# Lines of an answer that speak to one person.
_TO_ONE = "compare.person"


def step_in_group(world: World, event: Event, today: date) -> tuple[Effect, ...]:
    """What is said in a group. Messages alone: nothing is kept, counted or deleted."""
    turn = Turn(world, Conversation(last=today), today)
    match event:
        case Text(text):
            _hear(turn, text)
        case Tap(data):
            _press(turn, data)
        case Command(name, words, addressed):
            _command(turn, name, words, addressed=addressed)
        case Unreadable():
            turn.say("unreadable")
    pending = turn.conversation.open
    return tuple(_public(say, pending) for say in turn.effects if isinstance(say, Say))


def _hear(turn: Turn, text: str) -> None:
    read = understand(turn.world.words, turn.world.index, text, None, turn.today)
    if not read.understood:
        turn.say("miss", Code("group.miss"))
        return
    wanted = wishes(read)
    about = (*read.certifications, *(wanted[0].certifications if wanted else ()))
    if any(wish.intent not in PUBLIC for wish in wanted):
        _in_private(turn, wanted[0].intent, about)
    elif read.ask is not None and (read.ask.code is not None or not read.vendors):
        which(turn, read, read.intent or "lookup")
    elif wanted:
        for wish in wanted:
            _want(turn, wish)
    elif read.vendors and not read.slots:
        tell_of_vendors(turn, read.vendors)
    else:
        _in_private(turn, "recommend", about)


def _press(turn: Turn, data: str) -> None:
    """A button, which anybody may press, whoever it was made for."""
    known = turn.world.catalog.certifications
    match decode(data):
        case Wanted(intent, argument) if (
            intent in PUBLIC and (wish := wished(turn.world, intent, argument)) is not None
        ):
            _want(turn, wish)
        case Listed(text, start) if (criteria := criteria_tapped(turn, text, start)) is not None:
            want(turn, Wish("browse", criteria=criteria, start=start))
        case Chosen(id) if id in known:
            want(turn, Wish("lookup", (id,)))
        case Wanted(intent, argument) if intent in INTENTS - PUBLIC:
            _in_private(turn, intent, (argument,) if argument is not None and argument in known else ())
        case Disputed(id) if id in known:
            _in_private(turn, "wrong", (id,))
        case Answered(flow, slot, value) if flow in turn.world.flows and value in turn.world.values(slot):
            _in_private(turn, "recommend", ())
        case Asked():
            _in_private(turn, "recommend", ())
        case _:
            turn.say("miss.tap")


def _command(turn: Turn, name: str, words: str, *, addressed: bool) -> None:
    intent = turn.world.commands.get(name.casefold())
    if intent == "recommend" and words.strip():
        linked = linked_to(turn, words.strip())
        intent = linked.intent if linked is not None else "help"
        if linked is not None and linked.certifications:
            want(turn, linked)
            return
    elif intent == "recommend":
        intent = "help"  # "/start" in a group is how the bot is greeted there
    if intent is None:
        if addressed:  # else it may have been meant for another bot
            turn.say("miss.command")
        return
    if intent not in PUBLIC:
        _in_private(turn, intent, ())
    elif intent in SHORT:
        _want(turn, Wish(intent))
    else:
        command(turn, name, words)


def _want(turn: Turn, wish: Wish) -> None:
    if wish.intent in SHORT:
        way = ((Link(Code("button.in-private"), ADVICE),),) if wish.intent == "help" else ()
        turn.say(wish.intent, Code(f"group.{wish.intent}"), buttons=way)
    else:
        want(turn, wish)


def _in_private(turn: Turn, intent: str, about: tuple[str, ...]) -> None:
    """That this is for two, and the way there: to the card spoken of, to the same command, or to the advice. But here
    there is no question to leave, and so there is none in private."""
    if intent in LEAVING:
        turn.say(f"nothing.{intent}")
        return
    commands = (name for name, meant in turn.world.commands.items() if meant == intent and intent in ANSWERS)
    start = f"{CARD}{about[0]}" if about else next(commands, ADVICE)
    turn.say("in-private", buttons=((Link(Code("button.in-private"), start),),))


def _public(say: Say, pending: Open | None) -> Say:
    """A message as a group may see it."""
    lines = tuple(line for line in say.lines if not (isinstance(line, Code) and line.key.startswith(_TO_ONE)))
    rows = tuple(row for row in (tuple(_kept(row, pending)) for row in say.buttons) if row)
    if pending is not None and not rows and say.name in {"which", "compare.ask"}:
        lines = (*lines, Code("group.again"))
    return Say(say.name, lines, rows)


def _kept(row: tuple[Button | Link, ...], pending: Open | None) -> Iterator[Button | Link]:
    for button in row:
        if isinstance(button, Link):
            yield button
            continue
        match decode(button.data):
            case Chosen(id):
                yield Button(button.label, _chosen(id, pending))
            case Wanted("compare", argument) if argument is None or SEVERAL not in argument:
                pass  # it would ask for another one, and nothing is remembered of the first
            case Wanted(intent) if intent in PUBLIC:
                yield button
            case Listed(text) if not text.startswith("="):
                yield button


def _chosen(id: str, pending: Open | None) -> str:
    """What choosing an option means, without the question being remembered."""
    intent = pending.intent if pending is not None and pending.intent in PUBLIC else "lookup"
    known = pending.known if pending is not None else ()
    data = encode(Wanted(intent, SEVERAL.join((*known, id)) if intent == "compare" else id))
    lonely = intent == "compare" and not known
    return encode(Wanted("lookup", id)) if lonely or len(data.encode()) > LIMIT else data
