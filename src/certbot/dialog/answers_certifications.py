"""What is answered about certifications by name."""

from __future__ import annotations

from certbot.advice import knowledge
from certbot.advice.card import card
from certbot.advice.codes import Code, Named
from certbot.advice.compare import MOST, compare
from certbot.advice.cost import cost_lines
from certbot.advice.detail import FACETS, detail
from certbot.advice.recommend import recommend, why_not
from certbot.advice.sources import entry_sources, sources
from certbot.catalog.status import can_be_taken, living_successors
from certbot.dialog import speech
from certbot.dialog.answers_vendors import meant
from certbot.dialog.events import Button
from certbot.dialog.state import Open
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish


def on_lookup(turn: Turn, wish: Wish) -> None:
    """The card of each certification named, or the one fact that was asked for."""
    of_vendor = meant(turn, wish)
    if of_vendor is not None:
        if of_vendor:
            on_lookup(turn, Wish("lookup", of_vendor, wish.argument))
        return
    if wish.argument == "cost":
        on_cost(turn, wish)
        return
    facet = wish.argument if wish.argument in FACETS else None
    named = _about(turn, wish) if facet else wish.certifications
    if not named:
        _ask_which(turn, "lookup")
        return
    for id in named[:MOST]:
        if facet is not None:
            lines = detail(turn.world.catalog, id, facet, turn.today)
            true_cost = facet == "price" and can_be_taken(turn.world.catalog.certifications[id], turn.today)
            buttons = (*_more(id), speech.wanted("cost", id)) if true_cost else _more(id)
            turn.say(f"card.{facet}", *lines, buttons=(buttons, (speech.wanted("wrong", id),)))
        else:
            turn.say("card", *card(turn.world.catalog, id, turn.today).lines, buttons=_card_buttons(turn, id))
    close(turn, named)


def on_cost(turn: Turn, wish: Wish) -> None:
    """What each certification meant costs in the end; of what has ended or stands for several, with buttons to the cost
    of what can be had instead. A wish of its own, because a button has no room for a fact beside an id."""
    catalog = turn.world.catalog
    about = _about(turn, wish)
    if not about:
        _ask_which(turn, "cost")
        return
    for id in about[:MOST]:
        others = (*living_successors(catalog, id, turn.today), *catalog.certifications[id].members)
        buttons = (_more(id), *speech.about(others, "cost"), (speech.wanted("wrong", id),))
        turn.say("cost", *cost_lines(catalog, id, turn.today), buttons=buttons)
    close(turn, about, "cost")


def on_compare(turn: Turn, wish: Wish) -> None:
    """Two or three side by side; what is missing is asked for."""
    topic = turn.conversation.topic
    named = wish.certifications
    if not named and wish.argument == "last" and len(topic) > 1:
        named = topic  # "which of the two is cheaper?"
    if len(named) == 1 and topic and named[0] not in topic:
        named = (topic[0], *named)  # "compare it with X"
    if len(named) < 2:
        known = named or topic[:1]
        line = Code("compare.second", {"certification": Named(known[0])}) if known else Code("compare.first")
        options = tuple(id for id in topic if id not in known)
        turn.say("compare.ask", line, buttons=speech.choices(options))
        turn.open(Open(kind="compare", known=known, options=options, intent="compare"))
        return
    result = compare(turn.world.catalog, named[:MOST], turn.today, turn.profile)
    lead = Code("compare.lead", {"certifications": tuple(Named(id) for id in result.ids)})
    turn.say("compare", lead, *result.lines, buttons=speech.about(result.ids))
    close(turn, named)


def on_sources(turn: Turn, wish: Wish) -> None:
    """Where the facts are from: of the certifications meant, or of the piece of advice that a button names."""
    if wish.argument is not None and wish.argument in turn.world.catalog.advice:
        turn.say("sources", *entry_sources(turn.world.catalog, wish.argument))
        return
    of_vendor = meant(turn, wish)
    about = _about(turn, wish) if of_vendor is None else of_vendor
    if of_vendor == ():
        return
    if not about:
        turn.say("sources", Code("source.general"), *knowledge.articles(turn.world.catalog))
        return
    for id in about[:MOST]:
        turn.say("sources", *sources(turn.world.catalog, id, turn.today))
    close(turn, about, "sources")


def on_why(turn: Turn, wish: Wish) -> None:
    """Why a certification was recommended, or why the pending question is asked."""
    slot = turn.asked
    if slot is not None and not wish.certifications:
        turn.say("why.ask", Code(f"why.ask.{slot}"))
        return
    result = recommend(turn.world.catalog, turn.profile, turn.today)
    picks = {pick.id: pick for pick in result.picks}
    named = [id for id in wish.certifications if id in picks] or list(picks)[: 0 if wish.certifications else 1]
    if not named:
        on_why_not(turn, wish)
        return
    lines: list[Code] = []
    for id in named:
        lines.append(Code("why.lead", {"certification": Named(id)}))
        lines += [Code("recommendation.why", {"reason": reason}) for reason in picks[id].why]
        lines += [Code("recommendation.doubt", {"doubt": doubt}) for doubt in picks[id].doubts]
    turn.say("why", *lines, buttons=((speech.wanted("sources", named[0]), speech.wanted("why-not")),))


def on_why_not(turn: Turn, wish: Wish) -> None:
    """Why a certification was not the pick; which one, if none was named."""
    if not wish.certifications:
        runners = tuple(item.id for item in recommend(turn.world.catalog, turn.profile, turn.today).runners_up)
        turn.say("why-not.ask", Code("why-not.which"), buttons=speech.choices(runners))
        turn.open(Open(kind="why-not", options=runners, intent="why-not"))
        return
    for id in wish.certifications[:MOST]:
        reasons = why_not(turn.world.catalog, turn.profile, id, turn.today)
        lines = [Code("recommendation.why", {"reason": reason}) for reason in reasons]
        turn.say("why-not", Code("why-not.lead", {"certification": Named(id)}), *lines, buttons=speech.about((id,)))
    close(turn, wish.certifications)


def close(turn: Turn, about: tuple[str, ...], intent: str = "lookup") -> None:
    """After the first MOST of them were answered: that is what is spoken about now, and the others are named, each with
    a button to its answer."""
    left = about[MOST:]
    if left:
        line = Code("left-out", {"n": MOST, "names": tuple(Named(id) for id in left)})
        turn.say("left-out", line, buttons=speech.about(left, intent))
    turn.update(topic=about[:MOST])


def _card_buttons(turn: Turn, id: str) -> tuple[tuple[Button, ...], ...]:
    """What else can be asked, two in a row; of a family also its members."""
    certification = turn.world.catalog.certifications[id]
    wants = ["sources", "compare"]
    if can_be_taken(certification, turn.today):
        wants.append("cost")
    if certification.renewal is not None:
        wants.append("renew")
    buttons = [speech.wanted(intent, id) for intent in wants]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return (*rows, (speech.wanted("wrong", id),), *speech.about(certification.members))


def _more(id: str) -> tuple[Button, ...]:
    """The rest of what is known."""
    return speech.wanted("lookup", id, Code("button.card")), speech.wanted("sources", id)


def _about(turn: Turn, wish: Wish) -> tuple[str, ...]:
    """The certifications that are meant: those named, else those last spoken about."""
    return wish.certifications or turn.conversation.topic


def _ask_which(turn: Turn, intent: str) -> None:
    """Nothing was named and nothing spoken about: ask."""
    turn.say("which", Code("which.any"))
    turn.open(Open(kind="which", intent=intent))
