"""The longer things the engine says, put together from codes: questions, echoes, the recommendation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.profile import Profile
from certbot.advice.recommend import recommend
from certbot.advice.recommendation import NoneYet, Pick, Recommendation
from certbot.advice.words import join
from certbot.catalog.status import status_on
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.events import Button, Say
from certbot.dialog.flows import Answers, Step
from certbot.dialog.taps import Answered, Asked, Chosen, Wanted, encode
from certbot.dialog.world import ADVISE, World

Row = tuple[Button, ...]

# Reasons that say what a certification costs and asks for, rather than why it suits a person.
FACTS = ("why.cost", "why.free", "why.effort", "why.valid", "why.never-expires", "why.no-expiry-stated")


def wanted(intent: str, argument: str | None = None, label: Code | None = None) -> Button:
    """A button for an intent; its label is the message `button.<intent>` unless another is given."""
    return Button(label or Code(f"button.{intent}"), encode(Wanted(intent, argument)))


def about(ids: Iterable[str], intent: str = "lookup") -> tuple[Row, ...]:
    """One button a row for each certification."""
    return tuple((wanted(intent, id, Code("button.about", {"certification": Named(id)})),) for id in ids)


def choices(ids: Iterable[str]) -> tuple[Row, ...]:
    """The options of an open question, one a row."""
    return tuple((Button(Code("button.about", {"certification": Named(id)}), encode(Chosen(id))),) for id in ids)


def known(answers: Answers) -> Param | None:
    """Answers as they are shown ("data engineer, 4 years, AWS"), in the order of the slots; what was skipped is left
    out. None while nothing is known."""
    shown: list[Param] = [Term(slot, value) for slot in SLOTS if isinstance(value := answers.get(slot), str)]
    held = answers.get("have")
    if held:
        shown.append(Code("echo.have", {"certifications": tuple(Named(id) for id in held)}))
    return join(shown, "text.comma") if shown else None


def echo(answers: Answers) -> tuple[Code, ...]:
    """What is understood so far in one line; nothing while there is nothing."""
    shown = known(answers)
    return () if shown is None else (Code("echo", {"answers": shown}),)


def ask(world: World, slot: str, lead: Sequence[Code], *, token: str = "", offer_skip: bool) -> Say:
    """The question for a slot, with its values as buttons; those of a flow other than the advice carry the token."""
    flow = world.flows[world.owner(slot)]
    of_question = "" if flow.flow == ADVISE else token
    buttons = tuple(
        tuple(Button(Code(f"{slot}.{value}"), encode(Answered(flow.flow, slot, value, of_question))) for value in row)
        for row in flow.asks[slot]
    )
    if offer_skip:
        buttons = (*buttons, (wanted("skip", slot),))
    return Say(f"ask.{slot}", (*lead, Code(f"ask.{slot}")), buttons)


def recommendation(
    world: World, step: Step, profile: Profile, today: date, lead: Sequence[Code]
) -> tuple[tuple[Say, ...], tuple[str, ...]]:
    """The advice as messages, and what a question without a name is about from then on: the first pick."""
    result = recommend(world.catalog, profile, today)
    lines = [*lead, *_none_yet(result.none_yet)]
    if result.picks:
        lines.append(Code("recommendation.later" if result.none_yet else "recommendation.lead"))
    for number, pick in enumerate(result.picks, 1):
        lines += _pick(number, pick)
    if len(result.path) > 1:
        lines.append(Code("recommendation.path"))
        lines += [
            Code("recommendation.step", {"n": number, "step": item.text}) for number, item in enumerate(result.path, 1)
        ]
    picks = tuple(pick.id for pick in result.picks)
    says = [Say("recommendation", tuple(lines), about(picks))]
    beside = _beside(world, result, today)
    says.append(Say("recommendation.beside", beside, _next(world, step, profile)))
    return tuple(says), picks[:1]


def _pick(number: int, pick: Pick) -> list[Code]:
    """The reasons one by one, the bare facts among them in a single line."""
    facts = [reason for reason in pick.why if reason.key.startswith(FACTS)]
    reasons = [reason for reason in pick.why if reason not in facts]
    return [
        Code("recommendation.pick", {"n": number, "certification": Named(pick.id)}),
        *(Code("recommendation.why", {"reason": reason}) for reason in (*reasons, *([join(facts)] if facts else []))),
        *(Code("recommendation.doubt", {"doubt": doubt}) for doubt in pick.doubts),
    ]


def _none_yet(none_yet: NoneYet | None) -> list[Code]:
    if none_yet is None:
        return []
    return [
        Code("recommendation.none-yet"),
        *(Code("recommendation.why", {"reason": reason}) for reason in none_yet.why),
        *(Code("recommendation.instead", {"step": item.text}) for item in none_yet.instead),
    ]


def _beside(world: World, result: Recommendation, today: date) -> tuple[Code, ...]:
    lines: list[Code] = []
    if result.retired:
        lines.append(Code("recommendation.retired-lead"))
    for gone in result.retired:
        since = status_on(world.catalog.certifications[gone.id], today).known_since or gone.since
        values: dict[str, Param] = {"certification": Named(gone.id), "since": since}
        successors = tuple(Named(id) for id in gone.successors or gone.coming)
        if gone.successors:
            lines.append(Code("recommendation.retired", {**values, "successors": successors}))
        elif gone.coming:
            lines.append(Code("recommendation.retired-coming", {**values, "successors": successors}))
        else:
            lines.append(Code("recommendation.retired-alone", values))
    if result.runners_up:
        lines.append(Code("recommendation.runners-up"))
        lines += [
            Code("recommendation.runner-up", {"certification": Named(runner.id), "reason": reason})
            for runner in result.runners_up
            for reason in runner.why_not[:1]
        ]
    lines.append(Code("recommendation.mistakes"))
    for id in result.mistakes:
        mistake = world.catalog.advice[id]
        lines.append(Code("recommendation.mistake", {"title": mistake.title, "text": mistake.text}))
    return tuple(lines)


def _next(world: World, step: Step, profile: Profile) -> tuple[Row, ...]:
    """What is offered after the advice: slots not yet answered, and the step's actions."""
    offers = tuple(
        Button(Code(f"button.ask.{slot}"), encode(Asked(slot))) for slot in step.offer if getattr(profile, slot) is None
    )
    actions = [wanted(intent) for intent in step.actions]
    pairs = tuple(tuple(actions[at : at + 2]) for at in range(0, len(actions), 2))
    return (offers, *pairs) if offers else pairs
