"""What is answered to "this is wrong": it is asked what, and handed on as a report.

A fact that is chosen is reported at once, so that nothing is lost when the person says no more; words that follow
belong to the same report. Whatever else is done or asked meanwhile ends it: no later sentence is taken for one.
"""

from __future__ import annotations

from certbot.advice.codes import Code, Named
from certbot.dialog.events import Button, Report
from certbot.dialog.state import Open
from certbot.dialog.taps import Disputed, decode, encode
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish

# What may be wrong, as it stands on the buttons, row by row. Stored reports keep these words, so they stay.
ROWS = (("dates", "price"), ("renewal", "exam"), ("link", "other"))
FACTS = frozenset(fact for row in ROWS for fact in row)
# On the button that adds nothing. It is not "skip", which would skip another question when it is pressed later.
DONE = "done"
# So many characters of a report's words are kept.
WORDS = 1000


def on_wrong(turn: Turn, wish: Wish) -> None:
    """Ask what is wrong with the certification that is meant."""
    about = wish.certifications or turn.conversation.topic
    if not about:
        turn.say("which", Code("which.any"))
        turn.open(Open(kind="which", intent="wrong"))
        return
    _ask_fact(turn, about[0])


def dispute(turn: Turn, id: str, fact: str) -> None:
    """A fact was chosen: that is a report, to which words may be added."""
    turn.effects.append(Report(id, fact))
    _ask_words(turn, id, fact)


def ask_again(turn: Turn) -> None:
    """Put the question that is open once more."""
    reporting = turn.reporting
    if reporting is not None and reporting.slot:
        _ask_words(turn, reporting.known[0], reporting.slot)
    elif reporting is not None:
        _ask_fact(turn, reporting.known[0])


def _ask_fact(turn: Turn, id: str) -> None:
    buttons = tuple(tuple(Button(Code(f"report.{fact}"), encode(Disputed(id, fact))) for fact in row) for row in ROWS)
    turn.say("report.fact", Code("report.fact", {"certification": Named(id)}), buttons=buttons)
    turn.open(Open(kind="wrong", known=(id,)))


def _ask_words(turn: Turn, id: str, fact: str) -> None:
    done = Button(Code("button.report.done"), encode(Disputed(id, DONE)))
    turn.say("report.words", Code("report.words", {"certification": Named(id)}), buttons=((done,),))
    turn.open(Open(kind="wrong", known=(id,), slot=fact))


def leave(turn: Turn) -> None:
    """Nothing (more) is to be said of what is wrong."""
    reporting = turn.reporting
    turn.close_report()
    turn.say("report.thanks" if reporting is not None and reporting.slot else "report.dropped")


def take_words(turn: Turn, reporting: Open, text: str) -> None:
    """What the person wrote about it, or wrote anew: then both are reported, as the first may have been read."""
    turn.effects.append(Report(reporting.known[0], reporting.slot or None, text.strip()[:WORDS]))
    if turn.reporting == reporting:
        turn.update(open=None)
    turn.say("report.thanks")


def answered_by(report: Report) -> str:
    """What a text whose words are a report answered, as it is handed in once that text is edited."""
    return encode(Disputed(report.certification, report.fact or ""))


def reported_in(turn: Turn, answered: str) -> Open | None:
    """The question that a text answered with a report; None if what it answered is no such question."""
    match decode(answered):
        case Disputed(id, fact) if id in turn.world.catalog.certifications:
            return Open(kind="wrong", known=(id,), slot=fact)
    return None
