"""One turn while it is being made: what changes, what is said, and the walk that ends it."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from certbot.advice.codes import Code, Line
from certbot.advice.profile import Profile
from certbot.dialog import speech
from certbot.dialog.events import Effect, Forget, Rows, Say
from certbot.dialog.flows import Answer, Answers, Flow, Step, digest, used, where
from certbot.dialog.state import Change, Conversation, Open, clear, fill, remember, token, undo
from certbot.dialog.world import ADVISE, World

# So many texts in a row that were not understood bring examples and a way to skip.
PATIENCE = 2
# What a step can show besides a plain message, and the effects it can have.
SHOWS = frozenset({"recommendation"})
DOES = frozenset({"forget"})


class Turn:
    """Collects the effects of one event. `conversation` is the state so far; `finish` returns both."""

    def __init__(self, world: World, conversation: Conversation, today: date) -> None:
        self.world = world
        self.missed = conversation.missed  # the text that was not understood in the turn before
        self.conversation = structs.replace(conversation, missed="")
        self.today = today
        self.effects: list[Effect] = []
        self.changes: list[Change] = []
        self.news = False  # something was newly understood in this turn and is to be echoed
        self.posed = False  # a question was put in this turn

    # What is known

    @property
    def flow(self) -> Flow | None:
        """The innermost flow that is going on."""
        return self.world.flows[self.conversation.focus[-1]] if self.conversation.focus else None

    @property
    def answers(self) -> Answers:
        """The answers that count for the advice, whether or not it is going on."""
        return used(self.world.flows[ADVISE], self.conversation.of(ADVISE))

    @property
    def profile(self) -> Profile:
        """The same as the recommender takes it."""
        return Profile.of(self.answers)

    @property
    def position(self) -> tuple[str, Step] | None:
        """Where the innermost flow stands; None at its end, or when none is going on."""
        flow = self.flow
        if flow is None:
            return None
        return where(flow, self.conversation.of(flow.flow), self.conversation.spoken_in(flow.flow))

    @property
    def _offered(self) -> str | None:
        """The slot of an open question of the innermost flow; one of the outer flow waits."""
        pending = self.conversation.open
        mine = pending is not None and pending.kind == "ask" and pending.flow in self.conversation.focus[-1:]
        return pending.slot if pending is not None and mine else None

    @property
    def asked(self) -> str | None:
        """The slot that the pending question asks for: an offered one, or the flow's."""
        if self._offered is not None:
            return self._offered
        position = self.position
        return position[1].ask if position else None

    @property
    def reporting(self) -> Open | None:
        """The open question what is wrong."""
        pending = self.conversation.open
        return pending if pending is not None and pending.kind == "wrong" else None

    # What happens

    def say(self, name: str, *lines: Line, buttons: Rows = ()) -> None:
        """One message. Without lines it is the message of that name alone."""
        self.effects.append(Say(name, lines or (Code(name),), buttons))

    def update(self, **fields: object) -> None:
        """Replace fields of the conversation."""
        self.conversation = structs.replace(self.conversation, **fields)

    def fill(self, slot: str, value: Answer) -> None:
        """Give a slot its value; what is new is echoed, and undone as part of this turn."""
        flow = self.world.owner(slot)
        if slot == "have":
            held = self.conversation.of(flow).get("have") or ()
            value = tuple(dict.fromkeys((*held, *(value or ()))))
        self.conversation, changes = fill(self.conversation, flow, {slot: value})
        self.changes += changes
        self.news |= value is not None
        pending = self.conversation.open
        if pending is not None and pending.slot == slot:
            self.update(open=None)

    def clear(self, *slots: str) -> None:
        """Take answers of the advice back."""
        self.conversation, changes = clear(self.conversation, ADVISE, slots)
        self.changes += changes

    def undo(self) -> bool:
        """Go back behind the last turn that changed an answer; False when there is none."""
        before = undo(self.conversation)
        if before is None:
            return False
        self.conversation = before
        return True

    def start(self, flow: str) -> None:
        """Put a flow in focus: inside the one that is going on (two at most), or, when it is that one, by leaving what
        goes on inside it. The advice is never inside another."""
        focus = self.conversation.focus
        outer = focus.index(flow) + 1 if flow in focus else int(flow != ADVISE)
        for inner in focus[outer:]:
            self._leave(self.world.flows[inner])
        if flow not in self.conversation.focus:
            self.update(focus=(*self.conversation.focus, flow))
            if flow != ADVISE:
                self.update(token=token(self.conversation, self.today), tokens=self.conversation.tokens + 1)

    def leave(self) -> None:
        """Leave all that is going on. The answers of the advice stay, those of inner flows do not."""
        for name in self.conversation.focus:
            if name != ADVISE:
                self._leave(self.world.flows[name])
        self.update(focus=())

    def withdraw(self) -> None:
        """Leave what goes on inside the advice, or beside it: whoever turns to something else has not agreed to it."""
        if self.flow is not None and self.flow.flow != ADVISE:
            self._leave(self.flow)

    def open(self, question: Open) -> None:
        """Put a question of its own instead of the flow's."""
        self.withdraw()
        self.update(open=question)
        self.posed = True

    def close_report(self) -> None:
        """Whoever goes on with something else has nothing to add to a report."""
        if self.reporting is not None:
            self.update(open=None)

    # How it ends

    def finish(self) -> tuple[Conversation, tuple[Effect, ...]]:
        """Walk to the next thing to ask or say, and close the turn."""
        self._walk()
        if not self.effects:
            self.say("noted", *(self._echo() or (Code("noted"),)))
        conversation = remember(self.conversation, tuple(self.changes))
        return structs.replace(conversation, last=self.today), tuple(self.effects)

    def _walk(self) -> None:
        while (flow := self.flow) is not None and not self.posed:
            position = self.position
            if self._offered is not None:
                self._ask(self._offered)
            elif position is None and flow.flow == ADVISE:
                break  # it stays in focus, so that a correction makes it speak again
            elif position is None:
                self._leave(flow)
            elif position[1].ask is not None:
                self._ask(position[1].ask)
            else:
                self._perform(flow, *position)

    def _ask(self, slot: str) -> None:
        self.posed = True
        self.close_report()  # the next text answers this
        self.effects.append(self._question(slot))

    def _question(self, slot: str) -> Say:
        # Whether to forget everything is not to be skipped, but answered or left.
        offer_skip = self.conversation.misses >= PATIENCE and self.world.owner(slot) == ADVISE
        return speech.ask(self.world, slot, self._echo(), token=self.conversation.token, offer_skip=offer_skip)

    def _perform(self, flow: Flow, name: str, step: Step) -> None:
        if step.do == "forget":
            self.effects.append(Forget())
            self.say("forgotten")
            self.conversation = Conversation(language=self.conversation.language)
            self.changes = []
            return
        if step.show == "recommendation":
            says, topic = speech.recommendation(self.world, step, self.profile, self.today, self._echo())
            self.effects += says
            self.update(topic=topic)
        else:
            self.say(str(step.show))
        mark = digest(flow, self.conversation.of(flow.flow))
        spoken = self.conversation.spoken_in(flow.flow)
        self.conversation = self.conversation.with_spoken(flow.flow, {**spoken, name: mark})

    def _leave(self, flow: Flow) -> None:
        """An inner flow is over: the next time it starts anew."""
        self.conversation = self.conversation.with_answers(flow.flow, {}).with_spoken(flow.flow, {})
        self.changes = [change for change in self.changes if change.flow != flow.flow]
        self.update(focus=tuple(name for name in self.conversation.focus if name != flow.flow), token="")

    def _echo(self) -> tuple[Code, ...]:
        """All that is understood so far, whenever something new was: a wrong guess is seen at once."""
        return speech.echo(self.answers) if self.news else ()
