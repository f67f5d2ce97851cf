"""What is answered about a fact of all certifications of a vendor, none of which was named."""

from __future__ import annotations

from msgspec import structs

from certbot.advice.codes import Code
from certbot.catalog.criteria import Criteria
from certbot.catalog.selection import select
from certbot.dialog import speech
from certbot.dialog.answers_browse import on_browse
from certbot.dialog.state import Open
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish

EXAMS = ("exam",)
# Facts of exams alone, so that courses are left out where the vendor has both.
OF_EXAMS = frozenset({"retake", "exam"})
# Facts that no list shows: one of the certifications has to be chosen.
OF_ONE = frozenset({"exam", "status", "cost"})
# So many of a vendor's certifications have a button then.
LISTED = 8


def meant(turn: Turn, wish: Wish) -> tuple[str, ...] | None:
    """The certification that a question about a vendor is about, where there is no more than that one. Else there is
    none, and the answer is a list with the fact that was asked for, or the question which one is meant. None where
    the wish is about no vendor."""
    if wish.certifications or wish.criteria is None:
        return None
    criteria = _criteria(turn, wish.criteria, wish.argument)
    found = select(turn.world.catalog, criteria, turn.today)
    if len(found) == 1:
        return found
    if found and (wish.intent != "lookup" or wish.argument in OF_ONE):
        intent = "cost" if wish.argument == "cost" else wish.intent
        turn.say("which", Code("which.name"), buttons=speech.choices(found[:LISTED]))
        turn.open(Open(kind="which", options=found[:LISTED], intent=intent))
    else:
        on_browse(turn, Wish("browse", argument=wish.argument, criteria=criteria, unheard=wish.unheard))
    return ()


def _criteria(turn: Turn, asked: Criteria, facet: str | None) -> Criteria:
    """The criteria, narrowed to the exams where the fact is one of exams and the vendor has some."""
    exams = structs.replace(asked, kinds=EXAMS)
    if not asked.kinds and facet in OF_EXAMS and select(turn.world.catalog, exams, turn.today):
        return exams
    return asked
