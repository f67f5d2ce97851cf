"""What is answered about keeping a certification."""

from __future__ import annotations

from certbot.advice.codes import Code
from certbot.advice.compare import MOST
from certbot.advice.renewals import renewed_by, rules_of
from certbot.advice.renewing import renewing
from certbot.dialog import speech
from certbot.dialog.answers_certifications import close
from certbot.dialog.state import Open
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish

# So many have a button where the rules of a vendor are shown.
LISTED = 8
# The arguments of a question whether one certification renews another: in the order of their names, or the other way.
ORDERS = {"renews": 1, "renewed-by": -1}


def on_renew(turn: Turn, wish: Wish) -> None:
    """How and when a certification is renewed; the rules of a vendor; or whether one renews another."""
    about = wish.certifications
    pair = _pair(turn, wish)
    if pair is not None:
        answer = renewed_by(turn.world.catalog, *pair, turn.today)
        _say(turn, pair[1:], answer)
    elif not about and wish.criteria is not None and wish.criteria.providers:
        _rules(turn, wish.criteria.providers)
    elif about or turn.conversation.topic:
        _say(turn, about or turn.conversation.topic)
    else:
        _which(turn)


def on_remind(turn: Turn, wish: Wish) -> None:
    """Reminders do not exist yet: say so, and give the rule."""
    turn.say("remind")
    on_renew(turn, wish)


def _say(turn: Turn, about: tuple[str, ...], *lead: Code) -> None:
    for id in about[:MOST]:
        lines = (*lead, *renewing(turn.world.catalog, id, turn.today))
        turn.say("renew", *lines, buttons=((speech.wanted("sources", id), speech.wanted("wrong", id)),))
    close(turn, about, "renew")


def _rules(turn: Turn, providers: tuple[str, ...]) -> None:
    ids, lines = rules_of(turn.world.catalog, providers, turn.today)
    if not ids:
        _which(turn)
        return
    turn.say("renew", *lines, buttons=speech.about(ids[:LISTED], "renew"))


def _which(turn: Turn) -> None:
    turn.say("which", Code("which.renew"))
    turn.open(Open(kind="which", options=turn.profile.have, intent="renew"))


def _pair(turn: Turn, wish: Wish) -> tuple[str, str] | None:
    """The certification that may renew the other, and that other: both named, or the second ("it") the one held or last
    spoken of. None where that is not the question."""
    order = ORDERS.get(wish.argument or "")
    if order is None:
        return None
    spoken = (*wish.certifications, *turn.profile.have[-1:], *turn.conversation.topic[:1])
    first, *others = dict.fromkeys(spoken) or (None,)
    if first is None or not others:
        return None
    return (first, others[0]) if order > 0 else (others[0], first)
