"""What is answered on the way: one function per intent, in one table.

An answer says something and may open a question of its own; it never touches the flow, so that the turn's walk
comes back to the pending question by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from certbot.dialog import (
    answers_browse,
    answers_certifications,
    answers_changes,
    answers_general,
    answers_renewal,
    answers_wrong,
)
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.dialog.world import World

ANSWERS: dict[str, Callable[[Turn, Wish], None]] = {
    "browse": answers_browse.on_browse,
    "lookup": answers_certifications.on_lookup,
    "cost": answers_certifications.on_cost,
    "compare": answers_certifications.on_compare,
    "renew": answers_renewal.on_renew,
    "remind": answers_renewal.on_remind,
    "sources": answers_certifications.on_sources,
    "changes": answers_changes.on_changes,
    "why": answers_certifications.on_why,
    "why-not": answers_certifications.on_why_not,
    "mistakes": answers_general.on_mistakes,
    "stacks": answers_general.on_stacks,
    "free": answers_browse.on_free,
    "employers": answers_general.on_employers,
    "faq-worth": answers_general.on_question,
    "faq-first": answers_general.on_question,
    "faq-degree": answers_general.on_question,
    "faq-howlong": answers_general.on_question,
    "faq-outdated": answers_general.on_question,
    "dumps": answers_general.on_dumps,
    "help": answers_general.on_help,
    "smalltalk": answers_general.on_smalltalk,
    "out-of-scope": answers_general.on_out_of_scope,
    "privacy": answers_general.on_privacy,
    "my-data": answers_general.on_my_data,
    "my-certs": answers_general.on_my_certs,
    "delete-data": answers_general.on_delete_data,
    "correct": answers_general.on_correct,
    "wrong": answers_wrong.on_wrong,
}


# Between the certifications that a button is to compare.
SEVERAL = ","


def answer(turn: Turn, wish: Wish) -> None:
    """Answer a wish. An intent that nobody answers is out of scope."""
    ANSWERS.get(wish.intent, answers_general.on_out_of_scope)(turn, wish)


def wished(world: World, intent: str, argument: str | None) -> Wish | None:
    """A tap's wish, if it is one that can be answered: a known intent about something that exists."""
    catalog = world.catalog
    if intent not in ANSWERS:
        return None
    if argument is None:
        return Wish(intent)
    if argument in catalog.certifications:
        return Wish(intent, (argument,))
    if intent == "compare":
        ids = tuple(argument.split(SEVERAL))
        return Wish(intent, ids) if all(id in catalog.certifications for id in ids) else None
    if intent == "changes":
        return answers_changes.decode(catalog, argument)
    return Wish(intent, argument=argument) if argument in catalog.advice or catalog.of_kind(argument) else None
