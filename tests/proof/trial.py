"""A bot is killed again and again while a crowd talks to it; then its account is made up.

At each kill it is read what the database holds and what the server has seen. In flight is a message that was sent
(the server has carried out the call) and whose row still stands in the outbox. Of each chat the first waiting row can
be in flight, no other. Only such a message may be seen again, once for each kill at which it was in flight.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic
from typing import Protocol
from urllib.request import urlopen

from botapi.server import BotApi
from botapi.state import Call
from proof.crowd import Crowd, Person, total
from proof.remembered import remembered

WINDOW = 0.8  # a kill comes at a random moment after the first poll, within so much of the time that the start took
AT_START = 0.1  # so many of the kills come at a random moment of the start instead
ROUNDS = 2  # so many things more are said by everybody after the last start
START = 60.0  # seconds that a start may take
STALLED = 30.0  # so long nothing came: nothing will come

FORMER = "before the batch was committed"
UNACKNOWLEDGED = "committed, not acknowledged"
UNSENT = "committed, not sent"
SENDING = "a send under way"
IN_FLIGHT = "sent, not marked"
IDLE = "waiting in a poll"
STARTING = "while it started"


class Bot(Protocol):
    """A bot as a process."""

    def launch(self) -> None: ...
    def kill(self) -> None: ...


@dataclass
class Account:
    """What came of it."""

    kills: int = 0
    seconds: float = 0.0
    moments: Counter[str] = field(default_factory=Counter)  # what was going on at a kill; several are possible
    in_flight: Counter[tuple[int, int]] = field(default_factory=Counter)  # (person, message): at so many kills
    first_answers: list[float] = field(default_factory=list)  # seconds from a start to the first message
    problems: list[str] = field(default_factory=list)
    said: int = 0
    owed: int = 0
    repeats: int = 0
    edits: int = 0
    unanswered: int = 0
    silenced: int = 0  # people with something unanswered

    def __str__(self) -> str:
        took = sorted(self.first_answers)
        start = f"; start to first message {took[0]:.2f} s at best, {took[len(took) // 2]:.2f} s median" if took else ""
        moments = "; ".join(f"{name}: {count}" for name, count in self.moments.most_common()) or "not seen"
        return (
            f"{self.kills} kills in {self.seconds:.0f} s{start}\n"
            f"  {self.said} messages and taps, {self.owed} answers owed ({self.edits} came as edits)\n"
            f"  unanswered: {self.unanswered} (of {self.silenced} people); "
            f"in flight at a kill: {sum(self.in_flight.values())}, seen twice: {self.repeats}\n"
            f"  at the kills (several can be true of one): {moments}"
        )


class Trial:
    """Kills `bot` at moments drawn from `seed`, while `crowd` talks. `database`: its URL, where it has one."""

    def __init__(self, api: BotApi, bot: Bot, crowd: Crowd, seed: str, database: str | None, folder: Path) -> None:
        self.api = api
        self.bot = bot
        self.crowd = crowd
        self.random = Random(seed)
        self.database = database
        self.folder = folder
        self.account = Account()
        self._start = 1.0  # seconds that the last whole start took

    def run(self, kills: int, stalled: float = STALLED) -> Account:
        """Kill it so often, then let it run until all is answered, or nothing more comes."""
        account, began = self.account, monotonic()
        self.crowd.start()
        try:
            for _ in range(kills):
                self._kill()
            self._launch()
            self.crowd.go_on(ROUNDS, stalled)
            self.crowd.hush()
            self.crowd.finish(stalled)
        finally:
            self.crowd.end()
        self.crowd.take_account()
        account.seconds = monotonic() - began
        self._make_up(list(self.crowd.people.values()))
        return account

    def _launch(self) -> None:
        self._calls = len(self.api.calls)
        self._launched = monotonic()
        self.bot.launch()

    def _kill(self) -> None:
        self._launch()
        starting = self.random.random() < AT_START
        if starting:
            self._pause(self.random.uniform(0, self._start))
        else:
            self.api.until(lambda: self._called("getUpdates"), START, lambda: "no poll")
            self._start = monotonic() - self._launched
            self._pause(self.random.uniform(0, WINDOW * self._start))
        with self.api.lock:
            under_way = any(_sends(call) and not call.ended for call in self.api.calls[self._calls :])
        self.bot.kill()
        self.account.kills += 1
        self._settle()
        self.crowd.take_account()
        self._first_answer()
        moments = {SENDING} if under_way else set()
        if self.database is not None:
            moments = moments | self._inspect() or {STARTING if starting else IDLE}
        self.account.moments.update(moments)

    def _called(self, method: str) -> bool:
        return any(call.method == method for call in self.api.calls[self._calls :])

    def _pause(self, seconds: float) -> None:
        """Until the moment of the kill, which is a time and nothing that could be waited for."""
        self.crowd.broken.wait(seconds)

    def _settle(self) -> None:
        """Wait until the server has carried out all that the dead bot asked for."""
        for _ in range(2):
            with urlopen(f"{self.api.url}/bot{self.api.token}/getMe", timeout=30) as answer:
                answer.read()
        # A poll that nobody waits for any more stays open until the next one takes its place.
        self.api.until(
            lambda: all(call.ended for call in self.api.calls[self._calls :] if call.method.lower() != "getupdates"),
            START,
            lambda: "a call does not end",
        )

    def _first_answer(self) -> None:
        first = next((call for call in self.api.calls[self._calls :] if call.done and _sends(call)), None)
        if first is not None:
            self.account.first_answers.append(first.ended - self._launched)

    def _inspect(self) -> set[str]:
        """What was going on at the kill, by what the database holds and the server has seen."""
        assert self.database is not None
        known = remembered(self.database, self.folder)
        with self.api.lock:
            waiting = dict(self.api.updates.of)
            handed_out = Counter(update.owner for update in self.api.updates if update.handed_out)
            said = {chat: len(person.ends) for chat, person in self.crowd.people.items()}
        moments = set()
        for chat, person in self.crowd.people.items():
            committed, unsent = known.turns.get(chat, 0), known.waiting[chat]
            acknowledged = said[chat] - waiting.get(chat, 0)
            if acknowledged > committed:
                self.account.problems.append(f"person {chat}: {acknowledged} acknowledged, {committed} committed")
            if acknowledged + handed_out[chat] > committed:
                moments.add(FORMER)
            if committed > acknowledged:
                moments.add(UNACKNOWLEDGED)
            moments |= self._in_flight(person, committed, unsent)
        return moments

    def _in_flight(self, person: Person, committed: int, unsent: int) -> set[str]:
        marked = (person.ends[committed - 1] if committed else 0) - unsent
        ahead = person.got - marked
        if ahead not in (0, 1) or ahead > unsent:
            self.account.problems.append(f"person {person.user.id}: {person.got} sent, {marked} marked, {unsent} wait")
        if ahead == 1:
            self.account.in_flight[person.user.id, person.got - 1] += 1
        return ({IN_FLIGHT} if ahead == 1 else set()) | ({UNSENT} if unsent > max(ahead, 0) else set())

    def _make_up(self, people: list[Person]) -> None:
        account = self.account
        account.problems += self.crowd.problems
        account.said = total(people, lambda one: len(one.said))
        account.owed = total(people, lambda one: len(one.owed))
        account.repeats = total(people, lambda one: len(one.repeats))
        account.edits = total(people, lambda one: len(one.edits))
        account.unanswered = total(people, lambda one: one.unanswered)
        account.silenced = total(people, lambda one: one.unanswered > 0)
        for person in people:
            account.problems += person.wrong
            if self.database is None:
                continue
            for number, times in Counter(person.repeats).items():
                if times > account.in_flight[person.user.id, number]:
                    account.problems.append(f"person {person.user.id}: message {number} seen again {times} times")


def _sends(call: Call) -> bool:
    return call.method.startswith(("send", "editMessage"))


def check(account: Account) -> None:
    """Nothing was lost, nothing came in the wrong order, nothing was said twice without need."""
    assert account.unanswered == 0 and not account.problems, f"{account}\n" + "\n".join(account.problems[:10])
