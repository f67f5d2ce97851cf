"""A crowd that talks to the bot, each person on their own, and an account of what came back.

Each says the next thing after the answer to the last one, some at times several things at once. Whoever waits too long
goes on all the same. What the bot must answer is known beforehand (script.py), so each of its messages is either the
next one that this person is owed, or the last one again, or wrong.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from random import Random
from time import monotonic

from botapi.people import User
from botapi.server import BotApi
from botapi.state import Call
from proof.script import Said, Script, mark

PATIENCE = 3.0  # seconds until a person who got no answer writes again
MOST_OWED = 5  # things said without an answer, until a person says no more
BURSTS = 0.15  # how often a talkative person says several things at once
THINKING = (0.02, 0.3)  # seconds between an answer and the next thing said, of thoughtful people
LOOK = 0.1  # seconds between two looks for people who have waited too long


@dataclass(eq=False)
class Person:
    """One of the crowd: what they said, what they are owed, what they got."""

    user: User
    script: Script
    random: Random
    talkative: bool  # says several things at once at times
    thoughtful: bool  # takes a moment before the next thing, as who reads does
    said: list[Said] = field(default_factory=list)
    owed: list[str] = field(default_factory=list)  # the messages to come, in order, from the first turn on
    ends: list[int] = field(default_factory=list)  # how many messages were owed after each turn
    got: int = 0  # so many of these came (or were passed over)
    passed_over: set[int] = field(default_factory=set)  # these did not come when they should have
    repeats: list[int] = field(default_factory=list)  # these came once more
    edits: list[int] = field(default_factory=list)  # these came as an edit of an earlier message
    wrong: list[str] = field(default_factory=list)
    since: float = 0.0  # when something was last said, time.monotonic()

    @property
    def answered(self) -> bool:
        """Whether all that is owed came."""
        return self.got == len(self.owed)

    @property
    def unanswered(self) -> int:
        """How many of the things said were not answered, or not in full."""
        missing = self.passed_over | set(range(self.got, len(self.owed)))
        starts = (0, *self.ends)
        return sum(any(n in missing for n in range(start, end)) for start, end in zip(starts, self.ends, strict=False))

    def speak(self) -> None:
        """Say the next thing, or several at once."""
        burst = self.talkative and self.random.random() < BURSTS
        # Who sees no answer yet has no button to press.
        for number in range(self.random.randint(2, 3) if burst else 1):
            self._say(self.script.next(texts=number > 0 or not self.answered))
        self.since = monotonic()

    def _say(self, said: Said) -> None:
        with self.user.state.lock:  # what is said and what waits are counted together
            self.said.append(said)
            self.owed += said.answers
            self.ends.append(len(self.owed))
            if said.tap is not None:
                self.user.tap(data=said.tap)
            else:
                self.user.say(said.text or "")

    def hear(self, seen: str, edit: bool) -> bool:
        """One message of the bot; whether it is one that was owed."""
        if self.got < len(self.owed) and seen == self.owed[self.got]:
            self._took(self.got, edit)
        elif self.got and seen == self.owed[self.got - 1]:
            self.repeats.append(self.got - 1)
            return False
        elif seen in self.owed[self.got :]:
            later = self.owed.index(seen, self.got)
            self.passed_over.update(range(self.got, later))
            self._took(later, edit)
        else:
            late = next((n for n in sorted(self.passed_over) if self.owed[n] == seen), None)
            self.wrong.append(f"person {self.user.id}: {'late' if late is not None else 'not owed'}: {seen[:200]!r}")
            self.passed_over.discard(-1 if late is None else late)
            return False
        return True

    def _took(self, number: int, edit: bool) -> None:
        self.got = number + 1
        if edit:
            self.edits.append(number)


class Crowd:
    """Many people who talk, from one thread, until they are told to stop."""

    def __init__(self, api: BotApi, seed: str, size: int, script: Callable[[Random], Script]) -> None:
        self.api = api
        self.people = {
            user.id: Person(
                user,
                script(Random(f"{seed} script {user.id}")),
                Random(f"{seed} {user.id}"),
                talkative=user.id % 5 == 0,
                thoughtful=user.id % 2 == 0,
            )
            for user in api.users(range(1001, 1001 + size))
        }
        self.problems: list[str] = []
        self.broken = threading.Event()  # the thread ended by an error
        self._read = 0  # so many calls of the server's log were looked at
        self._open: list[Call] = []  # calls that were still under way then
        self._next: list[tuple[float, int]] = []  # a heap: when who speaks next, time.monotonic()
        self._talking = threading.Event()
        self._ended = threading.Event()
        self._lock = threading.RLock()
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)

    def start(self) -> None:
        """Everybody begins, or after `hush` goes on."""
        self._talking.set()
        self.speak()
        if not self._thread.is_alive():
            self._thread.start()

    def speak(self) -> None:
        """Everybody says something now, whether they were answered or not."""
        with self._lock:
            for chat in self.people:
                heappush(self._next, (0.0, chat))

    def hush(self) -> None:
        """Nobody says anything more."""
        self._talking.clear()

    def end(self) -> None:
        """End the thread."""
        self._talking.clear()
        self._ended.set()
        self._thread.join(30)

    @property
    def progress(self) -> int:
        """How many messages came."""
        return total(self.people.values(), lambda person: person.got + len(person.repeats))

    def go_on(self, rounds: int, stalled: float) -> None:
        """Wait until everybody has said so many things more, or no more came to those who have not for `stalled`
        seconds."""
        wanted = {person: len(person.said) + rounds for person in self.people.values()}
        self._wait(lambda person: len(person.said) >= wanted[person], stalled)

    def finish(self, stalled: float) -> None:
        """Wait until everybody has all that is owed, or no more came to those who have not for `stalled` seconds."""
        self._wait(lambda person: person.answered, stalled)

    def _wait(self, done: Callable[[Person], bool], stalled: float) -> None:
        before, until = None, 0.0
        while behind := [person for person in self.people.values() if not done(person)]:
            now = (len(behind), total(behind, lambda person: person.got + len(person.repeats)))
            if now != before:
                before, until = now, monotonic() + stalled
            elif monotonic() > until:
                return
            if self.broken.wait(LOOK):
                return

    def take_account(self) -> None:
        """Look at what the bot has sent up to now."""
        with self._lock:
            self._hear()

    def _run(self) -> None:
        try:
            look = monotonic() + LOOK
            while not self._ended.is_set():
                with self.api.lock:
                    if self._read == len(self.api.calls):
                        self.api.lock.wait(LOOK if not self._next else max(0.0, self._next[0][0] - monotonic()))
                with self._lock:
                    self._hear()
                    if monotonic() > look:
                        look = monotonic() + LOOK
                        impatient = [one.user.id for one in self.people.values() if self._impatient(one)]
                    else:
                        impatient = []
                    for chat in (*impatient, *self._due()):
                        if self._talking.is_set():
                            self.people[chat].speak()
        except Exception as error:
            self.problems.append(f"the crowd broke up: {type(error).__name__}: {error}")
            self.broken.set()
            raise

    def _due(self) -> Iterator[int]:
        now = monotonic()
        while self._next and self._next[0][0] <= now:
            yield heappop(self._next)[1]

    def _impatient(self, person: Person) -> bool:
        waits = monotonic() - person.since > PATIENCE
        return waits and (person.answered or person.unanswered < MOST_OWED)

    def _hear(self) -> None:
        """Take in what was sent. Who has got the last message that they were owed speaks soon."""
        with self.api.lock:
            calls = [*self._open, *self.api.calls[self._read :]]
            self._read = len(self.api.calls)
        self._open = []
        waiting: set[object] = set()  # a chat's calls are taken in their order
        for call in calls:
            if not call.method.lower().startswith(("send", "editmessage")) or call.method.lower() == "sendchataction":
                continue
            if not call.ended or call.chat in waiting:
                waiting.add(call.chat)
                self._open.append(call)
            elif call.done and isinstance(call.chat, int):
                person = self.people[call.chat]
                if person.hear(mark(call.params), call.method == "editMessageText") and person.answered:
                    pause = person.random.uniform(*THINKING) if person.thoughtful else 0.0
                    heappush(self._next, (monotonic() + pause, person.user.id))
            elif not call.done and "not modified" not in call.description and "to edit" not in call.description:
                self.problems.append(f"{call.method}: {call.status} {call.description}")


def total(people: Iterable[Person], what: Callable[[Person], int]) -> int:
    """A sum over people."""
    return sum(map(what, people))
