"""Commands with what stands behind them: "/compare AI-103 and PMLE", a deep link's "/start cert_aws-mla".

The words say what the command is about and nothing of the person: no answer is filled by them. The parameter of a deep
link comes from whoever made the link, so it may show something, but not change what the person told.
"""

from __future__ import annotations

from msgspec import structs

from certbot.advice.codes import Code
from certbot.catalog.criteria import Criteria
from certbot.dialog.answers import ANSWERS
from certbot.dialog.answers_browse import FREE
from certbot.dialog.controls import want
from certbot.dialog.hearing import shown, which
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.language.normalise import tokens
from certbot.language.periods import find_period
from certbot.language.read import understand
from certbot.language.understanding import Understanding

# The parameter of a link to a certification's card.
CARD = "cert_"
# Intents whose commands take words: what they are about.
WITH_WORDS = frozenset({"lookup", "compare", "renew", "sources", "browse", "free", "changes"})
# Those of them that are answered for vendors, too.
OF_VENDORS = WITH_WORDS - {"lookup", "compare"}


def command(turn: Turn, name: str, words: str) -> None:
    """Do what a command says."""
    intent = turn.world.commands.get(name.casefold())
    words = words.strip()
    if intent is None:
        turn.say("miss.command")
        return
    turn.update(misses=0)
    if intent == "recommend" and words:
        follow(turn, words)
    elif intent in WITH_WORDS and words:
        _with_words(turn, intent, words)
    else:
        want(turn, Wish(intent))


def follow(turn: Turn, parameter: str) -> None:
    """Where a deep link leads: to a card, or to what a command answers; else to the advice."""
    linked = linked_to(turn, parameter)
    if linked is None and parameter.startswith(CARD):
        turn.say("start.unknown")
    want(turn, linked or Wish("recommend"))


def linked_to(turn: Turn, parameter: str) -> Wish | None:
    """What the parameter of a deep link asks for; None where it asks for nothing that there is."""
    id = parameter.removeprefix(CARD)
    if id != parameter:
        id = id.casefold()
        return Wish("lookup", (id,)) if id in turn.world.catalog.certifications else None
    intent = turn.world.commands.get(parameter.casefold())
    return Wish(intent) if intent in ANSWERS else None


def _with_words(turn: Turn, intent: str, words: str) -> None:
    read = understand(turn.world.words, turn.world.index, words, None, turn.today)
    criteria = _criteria(turn, intent, read)
    certifications = (*read.certifications, *_held(read))
    period = find_period(tokens(words), turn.today) if intent == "changes" else None
    if read.ask is not None and not criteria:
        which(turn, read, intent)
        if read.ask.matches or not certifications:
            return
    heard = bool(certifications or criteria or period)
    unheard = shown(read.unknown if heard else read.unknown or words.split())
    if not heard:
        turn.update(shown=None)  # nothing goes on from an earlier list
    if unheard and not (criteria or period):
        turn.say("unheard", Code("browse.unheard", {"words": " ".join(unheard)}))
    want(turn, Wish(intent, certifications, criteria=criteria, period=period, unheard=unheard))


def _held(read: Understanding) -> tuple[str, ...]:
    held = read.slots.get("have", ())
    return held if isinstance(held, tuple) else ()


def _criteria(turn: Turn, intent: str, read: Understanding) -> Criteria | None:
    """The criteria that the words name; of a vendor that is a platform as well, it is the vendor that is meant."""
    if intent not in OF_VENDORS:
        return None
    if read.criteria is not None:
        return read.criteria
    platform = read.slots.get("platform")
    vendors = read.vendors or tuple(
        provider.id for provider in turn.world.catalog.providers.values() if provider.platform == platform
    )
    if not vendors or read.certifications:
        return None
    return structs.replace(FREE, providers=vendors) if intent == "free" else Criteria(providers=vendors)
