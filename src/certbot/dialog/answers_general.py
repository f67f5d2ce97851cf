"""What is answered about certifications in general, about the bot and about what it keeps."""

from __future__ import annotations

from collections.abc import Callable

from certbot.advice import knowledge
from certbot.advice.codes import Code, Named, Term
from certbot.dialog import speech
from certbot.dialog.events import Button, Export, Rows
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import ADVISE, FORGET


def on_mistakes(turn: Turn, wish: Wish) -> None:
    """The common mistakes, those that fit the person first, once anything is known of them."""
    profile = turn.profile if turn.answers else None
    _topic(turn, wish, lambda: knowledge.mistakes(turn.world.catalog, turn.today, profile), "waste")


def on_stacks(turn: Turn, wish: Wish) -> None:
    """Paths that work."""
    _topic(turn, wish, lambda: knowledge.stacks(turn.world.catalog, turn.today), "stages", "beside")


def on_employers(turn: Turn, wish: Wish) -> None:
    """What employers think."""
    _topic(turn, wish, lambda: knowledge.about(turn.world.catalog, "voices", turn.today), "seek", "count")


def on_question(turn: Turn, wish: Wish) -> None:
    """One of the questions that people ask."""
    more = {"faq-worth": ("waste", "market", "claims"), "faq-first": ("table", "factors", "tiers")}
    _topic(
        turn,
        wish,
        lambda: knowledge.question(turn.world.catalog, wish.intent, turn.today),
        *more.get(wish.intent, ()),
    )


def on_dumps(turn: Turn, wish: Wish) -> None:
    """No help with dumps, and why."""
    turn.say("dumps", Code("dumps"), *knowledge.one(turn.world.catalog, "exam-cramming", turn.today))


def on_help(turn: Turn, wish: Wish) -> None:
    """What can be done here."""
    turn.say("help", Code("help"), Code("help.examples"), Code("help.independence"), buttons=_ways_on())


def on_correct(turn: Turn, wish: Wish) -> None:
    """Something is wrong, but what should it be? It may be meant of the certification last spoken about."""
    labels = ((id, Code("button.wrong-about", {"certification": Named(id)})) for id in turn.conversation.topic[:1])
    turn.say("correct", buttons=tuple((speech.wanted("wrong", id, label),) for id, label in labels))


def on_smalltalk(turn: Turn, wish: Wish) -> None:
    """A greeting opens a new conversation; later it gets a word and the pending question again. Whoever was told where
    they were has been greeted."""
    if turn.conversation.last is None:
        turn.say("greeting")
        turn.start(ADVISE)
    elif not turn.effects:
        turn.say("smalltalk", buttons=() if turn.asked else _ways_on())


def on_out_of_scope(turn: Turn, wish: Wish) -> None:
    """What the bot does not know."""
    turn.say("out-of-scope", buttons=() if turn.asked else _ways_on())


def tell_of_others(turn: Turn, ids: tuple[str, ...]) -> None:
    """What is known of certifications that are not in the catalog: whose they are, and in what."""
    others = (turn.world.catalog.elsewhere[id] for id in ids)
    known = [
        Code("elsewhere.of", {"name": other.name, "body": other.body, "field": Term("elsewhere", other.field)})
        for other in others
    ]
    turn.say("elsewhere", *known, Code("elsewhere"), buttons=() if turn.asked else _ways_on())


def on_privacy(turn: Turn, wish: Wish) -> None:
    """What is kept."""
    days = turn.world.retention_days
    kept = Code("privacy.session") if days is None else Code("privacy.until", {"n": days})
    lines = (Code("privacy"), Code("privacy.why"), kept, Code("privacy.rights"))
    turn.say("privacy", *lines, buttons=((speech.wanted("my-data"),), (speech.wanted("delete-data"),)))


def on_my_data(turn: Turn, wish: Wish) -> None:
    """What is known of the person, in words; the channel hands over what it keeps beside that."""
    known = speech.known(turn.answers)
    line = Code("my-data.nothing") if known is None else Code("my-data.answers", {"answers": known})
    turn.say("my-data", line)
    turn.effects.append(Export())


def on_my_certs(turn: Turn, wish: Wish) -> None:
    """What the person holds."""
    held = turn.profile.have
    names = tuple(Named(id) for id in held)
    turn.say("my-certs", Code("my-certs.held", {"certifications": names}) if held else Code("my-certs.none"))


def on_delete_data(turn: Turn, wish: Wish) -> None:
    """Ask once before everything is forgotten."""
    turn.start(FORGET)


def _topic(turn: Turn, wish: Wish, otherwise: Callable[[], tuple[Code, ...]], *more: str) -> None:
    """General advice: the entry or the kind that was asked for, else the intent's own answer, with buttons to more."""
    catalog = turn.world.catalog
    entry = catalog.advice.get(wish.argument or wish.intent)
    if wish.argument is not None and entry is not None:
        lines = knowledge.one(catalog, wish.argument, turn.today)
    elif wish.argument is not None and catalog.of_kind(wish.argument):
        lines = knowledge.about(catalog, wish.argument, turn.today)
    else:
        lines = otherwise()
    buttons = [(_more(wish.intent, kind),) for kind in more if kind != wish.argument]
    if entry is not None and entry.sources:
        buttons.append((speech.wanted("sources", entry.id),))
    turn.say(wish.intent, *lines, buttons=tuple(buttons))


def _more(intent: str, kind: str) -> Button:
    return speech.wanted(intent, kind, Code(f"advice.{kind}"))


def _ways_on() -> Rows:
    more = (speech.wanted("stacks"), speech.wanted("free"))
    return (speech.wanted("recommend"),), (speech.wanted("mistakes"),), more
