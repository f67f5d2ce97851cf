"""Texts: what is read in them is answered, filled, chosen; what is not is said to be so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from certbot.advice.codes import Code
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog import speech
from certbot.dialog.answers_browse import tell_of_vendors
from certbot.dialog.answers_general import tell_of_others
from certbot.dialog.answers_wrong import reported_in, take_words
from certbot.dialog.controls import LEAVING, want
from certbot.dialog.events import Missed
from certbot.dialog.state import KEPT_TEXT, Open
from certbot.dialog.turn import PATIENCE, Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import ADVISE
from certbot.language.read import understand
from certbot.language.understanding import Understanding

# What is asked about a certification that is held, where the text names no other.
OF_HELD = frozenset({"lookup", "sources", "renew", "remind"})
# What a person may ask of their own data at any time, even while their next words are to be a report.
OWN_DATA = frozenset({"privacy", "my-data", "delete-data"})
# What is no report either where it is all that is said.
ASIDE = frozenset({"smalltalk", "help"})
# What is about no vendor's certifications, whoever is named beside it ("does Google see what I write?").
OF_NO_VENDOR = OWN_DATA | ASIDE | {"out-of-scope"}
# What may be said in a report as well: that is asked only with a question mark.
IN_REPORTS = frozenset({"lookup", "wrong", "correct"})
# So many of the words that meant nothing are shown, and so many signs of each.
SHOWN_WORDS = 4
SHOWN_SIGNS = 40
_WORD = re.compile(r"[^\W\d_]{2,}")


def hear(turn: Turn, text: str, answered: str | None) -> None:
    """Read a text. `answered` is set for one that was edited: the slot that it answered when it was first written, or
    "" for none. It is that answer once more then, and none to what is asked now; what an inner flow asks (whether to
    forget everything) cannot be answered by an edit at all."""
    edited = answered is not None
    asked = (answered if answered in SLOTS else None) if edited else turn.asked
    listed = turn.conversation.shown is not None
    read = understand(turn.world.words, turn.world.index, text, asked, turn.today, listed=listed)
    reporting = turn.reporting if answered is None else reported_in(turn, answered)
    if reporting is not None and text.strip() and not _ends_report(reporting, text, read):
        take_words(turn, reporting, text)
    elif not read.understood:
        _miss(turn, text, read)
    elif edited and read.intent in LEAVING:
        _leave_answer(turn, asked)
    else:
        _heed(turn, read, edited=edited)


def _ends_report(reporting: Open, text: str, read: Understanding) -> bool:
    """Whether a text is none about what is wrong. A wish has no word beside it that means nothing: "the privacy policy
    link is dead" is a report. A question is about something else than what is reported: "isn't AI-103 free?" and "it
    was replaced by AI-300" are reports, "what is PMLE?" is none."""
    if read.intent in LEAVING:
        return True
    if read.unknown or read.slots or read.intent is None:
        return False
    if not read.certifications:
        asked = text.rstrip().endswith("?") and read.intent not in IN_REPORTS
        return asked or read.intent in OWN_DATA | ASIDE
    others = not {*read.certifications} <= {*reporting.known}
    return others and (read.intent == "compare" or text.rstrip().endswith("?"))


def _leave_answer(turn: Turn, slot: str | None) -> None:
    """An answer that was edited into a "skip" is none any more; there is nothing else that it could leave."""
    turn.update(misses=0)
    if slot is not None:
        turn.fill(slot, None)


def _heed(turn: Turn, read: Understanding, *, edited: bool) -> None:
    turn.update(misses=0)
    changed = _take_answers(turn, read)
    pending = turn.conversation.open
    if pending is not None and pending.kind != "ask" and not edited and read.intent not in LEAVING:
        turn.update(open=None)
        about_it = pending.kind != "wrong"
        if about_it and read.certifications and read.ask is None and read.intent in (None, "lookup", pending.intent):
            choose(turn, pending, read.certifications)
            return
    if read.vendors or read.ask is not None:
        turn.withdraw()
    if read.elsewhere:
        tell_of_others(turn, read.elsewhere)
    if read.vendors and read.criteria is None and read.intent not in OF_NO_VENDOR:
        tell_of_vendors(turn, read.vendors)
    if read.ask is not None and (read.ask.code is not None or not read.vendors):
        which(turn, read, read.intent or "lookup")
        if read.ask.matches or not read.certifications:
            return
    for wish in wishes(read):
        if not (wish.intent == "correct" and changed):
            want(turn, wish)


def wishes(read: Understanding) -> tuple[Wish, ...]:
    """What a text wants answered: what it asks, once for each fact. Vendors alone are told of otherwise."""
    if read.elsewhere and read.intent == "out-of-scope":
        return ()
    intent = read.intent or ("lookup" if read.certifications else None)
    about = read.certifications or _held_meant(read)
    told = intent == "lookup" and read.vendors and read.criteria is None and not about
    if intent is None or told:
        return ()
    wish = Wish(intent, about, read.argument, read.criteria, read.period)
    first = replace(wish, refines=read.refines, unheard=shown(read.unknown))
    return (first, *(replace(first, argument=fact) for fact in read.further))


def shown(words: Sequence[str]) -> tuple[str, ...]:
    """The words that meant nothing, as far as they are repeated to the person."""
    return tuple(word if len(word) <= SHOWN_SIGNS else f"{word[: SHOWN_SIGNS - 1]}…" for word in words[:SHOWN_WORDS])


def _held_meant(read: Understanding) -> tuple[str, ...]:
    """The certifications that are named as held and also asked about ("my PMLE expires in January, when can I renew
    it?")."""
    held = read.slots.get("have", ())
    return held if read.intent in OF_HELD and read.criteria is None and isinstance(held, tuple) else ()


def _take_answers(turn: Turn, read: Understanding) -> bool:
    """Fill what was stated, clear what was taken back. Answers bring the advice into focus. Tells whether there were
    any. A topic that a list is asked for by ("mlops") is a wish to see it, and no answer."""
    listed = read.intent == "browse" and read.criteria is not None and bool(read.criteria.topics)
    slots = {slot: value for slot, value in read.slots.items() if not (listed and slot == "goal")}
    for slot, value in slots.items():
        turn.fill(slot, value)
    taken_back = tuple(slot for slot, denied in read.cleared.items() if turn.answers.get(slot) in denied)
    turn.clear(*taken_back)
    if any(slot in SLOTS for slot in (*slots, *taken_back)):
        turn.start(ADVISE)
    return bool(slots or taken_back)


def _miss(turn: Turn, text: str, read: Understanding) -> None:
    """Say which words were not understood; from the second time in a row show other ways, and that time ask for the
    text."""
    turn.effects.append(Missed())
    misses = turn.conversation.misses + 1
    turn.update(misses=misses)
    lines: tuple[Code, ...]
    if misses == PATIENCE and _teaches(text):
        lines = (Code("miss.again"), Code("miss.examples"), Code("miss.share"))
        turn.update(missed=text.strip()[:KEPT_TEXT])
    elif misses >= PATIENCE:
        lines = (Code("miss.again"), Code("miss.examples"))
    elif read.unknown:
        lines = (Code("miss.words", {"words": " ".join(shown(read.unknown))}),)
    else:
        lines = (Code("miss.text"),)
    ways = () if turn.flow else ((speech.wanted("recommend"), speech.wanted("help")),)
    share = ((speech.wanted("share"),),) if turn.conversation.missed else ()
    turn.say("miss", *lines, buttons=(*ways, *share))


def _teaches(text: str) -> bool:
    """Whether a text is worth keeping: something could be learned from at least two words, not from "???"."""
    return len(_WORD.findall(text)) >= 2


def which(turn: Turn, read: Understanding, intent: str) -> None:
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
        turn.open(Open(kind="which", options=options, known=read.certifications, intent=intent))


def choose(turn: Turn, pending: Open | None, chosen: tuple[str, ...]) -> None:
    """An answer to "which one?". Without an open question it is asked about that certification as such."""
    if pending is None or pending.kind in ("ask", "wrong"):
        want(turn, Wish("lookup", chosen))
        return
    turn.update(open=None)
    want(turn, Wish(pending.intent, tuple(dict.fromkeys((*pending.known, *chosen)))))
