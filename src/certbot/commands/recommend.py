"""recommend: what to aim for, for a person who answered so."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any

from certbot.advice.codes import Code
from certbot.advice.profile import Profile
from certbot.advice.recommend import recommend
from certbot.advice.recommendation import Recommendation
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.commands import read, write
from certbot.commands.lines import Query, UsageError, respond_to_all, write_json
from certbot.commands.names import profile
from certbot.commands.understand import slots, text_and_asked
from certbot.dialog.flows import END, Step
from certbot.dialog.messages import Messages
from certbot.dialog.speech import recommendation
from certbot.dialog.world import World
from certbot.language.read import understand


def run(args: Namespace) -> int:
    """Print the advice. Raises DataError, ConfigError or UsageError."""
    given = {slot: getattr(args, slot) for slot in SLOTS} | {"have": ",".join(args.have)}
    world = read.world()
    catalog, messages = world.catalog, read.messages(world.catalog)
    if args.batch is not None:
        if any(given.values()):
            raise UsageError("with --batch the answers stand in the lines: leave the other options out")
        return respond_to_all(
            args.batch,
            lambda query: as_json(recommend(catalog, who(query, world, args.today), args.today), catalog, messages),
        )
    person = profile(catalog, given)
    if args.json:
        write_json(as_json(recommend(catalog, person, args.today), catalog, messages))
    else:
        said, _ = recommendation(world, Step(next=END, show="recommendation"), person, args.today, ())
        for number, say in enumerate(said):
            print(end="\n" if number else "")
            write.lines(messages, say.lines)
    return 0


def who(query: Query, world: World, today: date) -> Profile:
    """Who asks in a line of a batch: from an object's answers, from its "slots" (which `understand` prints), or from
    what a text says. Raises UsageError."""
    if isinstance(query, dict) and "slots" in query:
        if not isinstance(query["slots"], dict):
            raise UsageError('"slots" must be an object')
        return profile(world.catalog, query["slots"])
    if isinstance(query, dict) and "text" not in query:
        return profile(world.catalog, query)
    text, asked = text_and_asked(query)
    return profile(world.catalog, slots(understand(world.words, world.index, text, asked, today)))


def as_json(result: Recommendation, catalog: Catalog, messages: Messages) -> dict[str, Any]:
    """The shape of the vocabulary; reasons and steps in words."""

    def words(codes: Iterable[Code]) -> list[str]:
        return [write.text(messages, code) for code in codes]

    none_yet = result.none_yet
    return {
        "none_yet": none_yet
        and {
            "why": words(none_yet.why),
            "instead": [step.id or write.text(messages, step.text) for step in none_yet.instead],
        },
        "recommendations": [
            {
                "id": pick.id,
                "name": catalog.certifications[pick.id].name,
                "why": words(pick.why),
                "doubts": words(pick.doubts),
            }
            for pick in result.picks
        ],
        "runners_up": [{"id": runner.id, "why_not": words(runner.why_not)} for runner in result.runners_up],
        "retired": [
            {"id": gone.id, "since": gone.since.isoformat(), "successors": list(gone.successors)}
            for gone in result.retired
        ],
        "mistakes": [
            {"id": id, "title": catalog.advice[id].title, "advice": catalog.advice[id].text} for id in result.mistakes
        ],
        "path": [{"id": step.id, "step": write.text(messages, step.text)} for step in result.path],
    }
