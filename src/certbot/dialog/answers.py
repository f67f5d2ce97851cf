"""What is answered on the way: one function per intent, in one table.

An answer says something and may open a question of its own; it never touches the flow, so that the turn's walk
comes back to the pending question by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from certbot.advice import knowledge
from certbot.advice.card import card, summary_line
from certbot.advice.codes import Code, Named
from certbot.advice.compare import compare
from certbot.advice.detail import FACETS, detail
from certbot.advice.recommend import recommend, why_not
from certbot.advice.renewing import renewing
from certbot.advice.sources import sources
from certbot.dialog import speech
from certbot.dialog.events import Button
from certbot.dialog.state import Open
from certbot.dialog.turn import Turn
from certbot.dialog.world import ADVISE, World

# So many certifications are answered in one turn, so many are listed.
AT_ONCE = 3
LISTED = 8


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be answered: the intent, the certifications it is about, and what narrows it."""

    intent: str
    certifications: tuple[str, ...] = ()
    argument: str | None = None


def answer(turn: Turn, wish: Wish) -> None:
    """Answer a wish. An intent that nobody answers is out of scope."""
    ANSWERS.get(wish.intent, _out_of_scope)(turn, wish)


def makes_sense(world: World, intent: str, argument: str | None) -> bool:
    """Whether a tap's wish is one that can be answered: a known intent about something that exists."""
    catalog = world.catalog
    about = (
        argument is None
        or argument in catalog.certifications
        or argument in catalog.advice
        or bool(catalog.of_kind(argument))
    )
    return intent in ANSWERS and about


def _about(turn: Turn, wish: Wish) -> tuple[str, ...]:
    """The certifications that are meant: those named, else those last spoken about."""
    return wish.certifications or turn.conversation.topic


def _ask_which(turn: Turn, intent: str) -> None:
    """Nothing was named and nothing spoken about: ask."""
    turn.say("which", Code("which.any"))
    turn.open(Open(kind="which", intent=intent))


def _lookup(turn: Turn, wish: Wish) -> None:
    facet = wish.argument if wish.argument in FACETS else None
    named = _about(turn, wish) if facet else wish.certifications
    if not named:
        _ask_which(turn, "lookup")
        return
    for id in named[:AT_ONCE]:
        if facet is not None:
            buttons = ((speech.wanted("lookup", id, Code("button.card")), speech.wanted("sources", id)),)
            turn.say(f"card.{facet}", *detail(turn.world.catalog, id, facet, turn.today), buttons=buttons)
        else:
            turn.say("card", *card(turn.world.catalog, id, turn.today).lines, buttons=_card_buttons(turn, id))
    turn.update(topic=named[:AT_ONCE])


def _card_buttons(turn: Turn, id: str) -> tuple[tuple[Button, ...], ...]:
    certification = turn.world.catalog.certifications[id]
    first = [speech.wanted("sources", id), speech.wanted("compare", id)]
    if certification.renewal is not None:
        first.append(speech.wanted("renew", id))
    if certification.members:
        return (tuple(first), *speech.about(certification.members))
    return (tuple(first),)


def _compare(turn: Turn, wish: Wish) -> None:
    named = wish.certifications
    topic = turn.conversation.topic
    if len(named) == 1 and topic and named[0] not in topic:
        named = (topic[0], *named)  # "compare it with X"
    if len(named) < 2:
        known = named or topic[:1]
        line = Code("compare.second", {"certification": Named(known[0])}) if known else Code("compare.first")
        options = tuple(id for id in topic if id not in known)
        turn.say("compare.ask", line, buttons=speech.choices(options))
        turn.open(Open(kind="compare", known=known, options=options, intent="compare"))
        return
    result = compare(turn.world.catalog, named[:AT_ONCE], turn.today, turn.profile)
    lead = Code("compare.lead", {"certifications": tuple(Named(id) for id in named[:AT_ONCE])})
    turn.say("compare", lead, *result.lines, buttons=speech.about(named[:AT_ONCE]))
    turn.update(topic=named[:AT_ONCE])


def _renew(turn: Turn, wish: Wish) -> None:
    about = _about(turn, wish)
    if not about:
        turn.say("which", Code("which.renew"))
        turn.open(Open(kind="which", options=turn.profile.have, intent="renew"))
        return
    for id in about[:AT_ONCE]:
        turn.say("renew", *renewing(turn.world.catalog, id, turn.today), buttons=((speech.wanted("sources", id),),))
    turn.update(topic=about[:AT_ONCE])


def _remind(turn: Turn, wish: Wish) -> None:
    turn.say("remind")
    _renew(turn, wish)


def _sources(turn: Turn, wish: Wish) -> None:
    about = _about(turn, wish)
    if not about:
        _ask_which(turn, "sources")
        return
    for id in about[:AT_ONCE]:
        turn.say("sources", *sources(turn.world.catalog, id))


def _why(turn: Turn, wish: Wish) -> None:
    """Why a certification was recommended, or why the pending question is asked."""
    slot = turn.asked
    if slot is not None and not wish.certifications:
        turn.say("why.ask", Code(f"why.ask.{slot}"))
        return
    result = recommend(turn.world.catalog, turn.profile, turn.today)
    picks = {pick.id: pick for pick in result.picks}
    named = [id for id in wish.certifications if id in picks] or list(picks)[: 0 if wish.certifications else 1]
    if not named:
        _why_not(turn, wish)
        return
    lines: list[Code] = []
    for id in named:
        lines.append(Code("why.lead", {"certification": Named(id)}))
        lines += [Code("recommendation.why", {"reason": reason}) for reason in picks[id].why]
        lines += [Code("recommendation.doubt", {"doubt": doubt}) for doubt in picks[id].doubts]
    turn.say("why", *lines, buttons=((speech.wanted("sources", named[0]), speech.wanted("why-not")),))


def _why_not(turn: Turn, wish: Wish) -> None:
    if not wish.certifications:
        runners = tuple(item.id for item in recommend(turn.world.catalog, turn.profile, turn.today).runners_up)
        turn.say("why-not.ask", Code("why-not.which"), buttons=speech.choices(runners))
        turn.open(Open(kind="why-not", options=runners, intent="why-not"))
        return
    for id in wish.certifications[:AT_ONCE]:
        lines = why_not(turn.world.catalog, turn.profile, id, turn.today)
        turn.say("why-not", Code("why-not.lead", {"certification": Named(id)}), *lines, buttons=speech.about((id,)))
    turn.update(topic=wish.certifications[:AT_ONCE])


def _mistakes(turn: Turn, wish: Wish) -> None:
    lines = knowledge.mistakes(turn.world.catalog, turn.today, turn.profile)
    turn.say("mistakes", *lines, buttons=((_more("mistakes", "waste"),),))


def _stacks(turn: Turn, wish: Wish) -> None:
    _topic(turn, wish, lambda: knowledge.stacks(turn.world.catalog, turn.today), "stages", "beside")


def _free(turn: Turn, wish: Wish) -> None:
    _topic(turn, wish, lambda: knowledge.free(turn.world.catalog, turn.today))


def _employers(turn: Turn, wish: Wish) -> None:
    _topic(turn, wish, lambda: knowledge.about(turn.world.catalog, "voices", turn.today), "seek", "count")


def _question(turn: Turn, wish: Wish) -> None:
    more = {"faq-worth": ("waste", "market", "claims"), "faq-first": ("table", "factors", "tiers")}
    _topic(
        turn,
        wish,
        lambda: knowledge.question(turn.world.catalog, wish.intent, turn.today),
        *more.get(wish.intent, ()),
    )


def _topic(turn: Turn, wish: Wish, otherwise: Callable[[], tuple[Code, ...]], *more: str) -> None:
    """General advice: the entry or the kind that was asked for, else the intent's own answer, with buttons to more."""
    catalog = turn.world.catalog
    if wish.argument is not None and wish.argument in catalog.advice:
        lines = knowledge.one(catalog, wish.argument, turn.today)
    elif wish.argument is not None and catalog.of_kind(wish.argument):
        lines = knowledge.about(catalog, wish.argument, turn.today)
    else:
        lines = otherwise()
    turn.say(wish.intent, *lines, buttons=tuple((_more(wish.intent, kind),) for kind in more if kind != wish.argument))


def _more(intent: str, kind: str) -> Button:
    return speech.wanted(intent, kind, Code(f"advice.{kind}"))


def _dumps(turn: Turn, wish: Wish) -> None:
    turn.say("dumps", Code("dumps"), *knowledge.one(turn.world.catalog, "exam-cramming", turn.today))


def _vendor(turn: Turn, wish: Wish) -> None:
    """A vendor that the advice has no platform for: say so, and show what the catalog has of it."""
    of_vendor = tuple(
        id
        for id, item in turn.world.catalog.certifications.items()
        if wish.argument in (item.platform, item.provider) and item.kind != "learning-platform"
    )
    vendor = Code(f"vendor.{wish.argument}")
    if not of_vendor:
        turn.say("vendor", Code("vendor.nothing", {"vendor": vendor}))
        return
    lines = [Code("vendor.some", {"vendor": vendor})]
    lines += [summary_line(turn.world.catalog, id, turn.today) for id in of_vendor[:LISTED]]
    turn.say("vendor", *lines, buttons=speech.about(of_vendor[:LISTED]))


def _help(turn: Turn, wish: Wish) -> None:
    turn.say("help", Code("help"), Code("help.examples"), Code("help.independence"), buttons=_ways_on())


def _smalltalk(turn: Turn, wish: Wish) -> None:
    """A greeting opens a new conversation; later it gets a word and the pending question again."""
    if turn.conversation.last is None:
        turn.say("greeting")
        turn.start(ADVISE)
    else:
        turn.say("smalltalk", buttons=() if turn.asked else _ways_on())


def _out_of_scope(turn: Turn, wish: Wish) -> None:
    turn.say("out-of-scope", buttons=() if turn.asked else _ways_on())


def _ways_on() -> tuple[tuple[Button, ...], ...]:
    return ((speech.wanted("recommend"),), (speech.wanted("mistakes"), speech.wanted("stacks"), speech.wanted("free")))


def _privacy(turn: Turn, wish: Wish) -> None:
    turn.say("privacy", buttons=((speech.wanted("my-data"), speech.wanted("delete-data")),))


def _my_data(turn: Turn, wish: Wish) -> None:
    known = speech.known(turn.answers)
    line = Code("my-data.nothing") if known is None else Code("my-data.answers", {"answers": known})
    turn.say("my-data", line)


def _my_certs(turn: Turn, wish: Wish) -> None:
    held = turn.profile.have
    names = tuple(Named(id) for id in held)
    turn.say("my-certs", Code("my-certs.held", {"certifications": names}) if held else Code("my-certs.none"))


def _correct(turn: Turn, wish: Wish) -> None:
    """Something is wrong, but what should it be?"""
    turn.say("correct")


def _delete_data(turn: Turn, wish: Wish) -> None:
    turn.start("forget")


ANSWERS: dict[str, Callable[[Turn, Wish], None]] = {
    "lookup": _lookup,
    "compare": _compare,
    "renew": _renew,
    "remind": _remind,
    "sources": _sources,
    "why": _why,
    "why-not": _why_not,
    "mistakes": _mistakes,
    "stacks": _stacks,
    "free": _free,
    "employers": _employers,
    "faq-worth": _question,
    "faq-first": _question,
    "faq-degree": _question,
    "faq-howlong": _question,
    "faq-outdated": _question,
    "dumps": _dumps,
    "vendor": _vendor,
    "help": _help,
    "smalltalk": _smalltalk,
    "out-of-scope": _out_of_scope,
    "privacy": _privacy,
    "my-data": _my_data,
    "my-certs": _my_certs,
    "delete-data": _delete_data,
    "correct": _correct,
}
