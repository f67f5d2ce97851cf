"""What steers the conversation rather than asks it something, and the one place where a wish is carried out."""

from __future__ import annotations

from collections.abc import Callable

from certbot.catalog.vocabulary import SLOTS
from certbot.dialog import answers_wrong, speech
from certbot.dialog.answers import ANSWERS, answer
from certbot.dialog.events import Share
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import ADVISE

# What is asked about something in a list, after which one may still go on from it ("only free ones").
GO_ON = frozenset({"browse", "free", "lookup", "sources", "cost", "renew", "wrong"})


def want(turn: Turn, wish: Wish) -> None:
    """Do what controls the conversation; answer everything else, if the flow allows it on the way."""
    if wish.intent not in GO_ON:
        turn.update(shown=None)
    control = CONTROLS.get(wish.intent)
    if wish.intent not in LEAVING:
        turn.close_report()
    if control is None and turn.flow is not None and wish.intent not in turn.flow.digressions:
        turn.withdraw()
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
    """Leave everything that is going on; the answers stay. A report alone is left to itself."""
    if turn.reporting is not None:
        answers_wrong.leave(turn)
        return
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
    """Begin again without the answers. They are taken back as one turn, so that "back" brings them again: an old button
    does no harm."""
    turn.leave()
    turn.clear(*turn.conversation.of(ADVISE))
    turn.conversation = turn.conversation.with_spoken(ADVISE, {})
    turn.update(focus=(ADVISE,), open=None, misses=0, topic=())
    turn.say("restarted")


def _skip(turn: Turn) -> None:
    slot = turn.asked
    if turn.reporting is not None:
        answers_wrong.leave(turn)
    elif slot is None or slot not in SLOTS:
        turn.say("nothing.skip")
    else:
        turn.fill(slot, None)


def _share(turn: Turn) -> None:
    """Its writer lets us keep the text that was not understood in the turn before, and no other."""
    if turn.missed:
        turn.effects.append(Share(turn.missed))
        turn.say("shared")
    else:
        turn.say("nothing.share")


CONTROLS: dict[str, Callable[[Turn], None]] = {
    "recommend": _recommend,
    "cancel": _cancel,
    "back": _back,
    "restart": _restart,
    "skip": _skip,
    "share": _share,
}
# What leaves a question without an answer to it.
LEAVING = frozenset({"cancel", "back", "skip"})
INTENTS = frozenset((*ANSWERS, *CONTROLS))
"""Everything that can be wanted of the conversation."""
