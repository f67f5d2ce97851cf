"""Many people who talk at once, driven from one thread.

A talk is a generator: it makes its person do something, yields what to wait for, and is sent the bot's messages that
were written or changed since the last yield. It yields None for "an answer, and my updates are confirmed", or a
predicate of the transcript.

    def talk(user):
        user.say("hi")
        answer = yield None
        user.tap("AWS")
        yield lambda entries: "which level" in entries[-1].text
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botapi.chats import Entry

if TYPE_CHECKING:
    from botapi.people import User
    from botapi.state import State

Talk = Callable[[list[Entry]], object] | None


@dataclass(eq=False, slots=True)
class _Turn:
    user: User
    talk: Generator[Talk, list[Entry], None]
    wanted: Talk = None
    since: int = 0

    def ready(self, state: State) -> bool:
        if self.wanted is not None:
            return bool(self.wanted(self.user.chat.transcript))
        return not state.updates.of[self.user.id] and bool(self.user.answers(self.since))

    def go_on(self, state: State, first: bool = False) -> bool:
        """One more step; whether the talk goes on."""
        answers = self.user.answers(self.since)
        self.since = state.changes
        try:
            self.wanted = next(self.talk) if first else self.talk.send(answers)
        except StopIteration:
            return False
        return True


def drive(state: State, talks: Mapping[User, Generator[Talk, list[Entry], None]], timeout: float) -> None:
    """Runs all talks to their ends. Raises TimeoutError after `timeout` seconds, naming those who still wait."""
    deadline = time.monotonic() + timeout
    with state.lock:
        turns = {user.id: _Turn(user, talk) for user, talk in talks.items()}
        state.dirty.clear()
        for user_id, turn in list(turns.items()):
            if not turn.go_on(state, first=True):
                del turns[user_id]
        while turns:
            dirty = state.dirty & turns.keys()
            state.dirty.clear()
            for user_id in dirty:
                turn = turns[user_id]
                while turn.ready(state):
                    if not turn.go_on(state):
                        del turns[user_id]
                        break
            left = deadline - time.monotonic()
            if turns and left <= 0:
                waiting = [f"{turn.user.id}: {turn.user.transcript[-3:]}" for turn in list(turns.values())[:5]]
                raise TimeoutError(f"{len(turns)} people wait, such as {'; '.join(waiting)}")
            if turns and not state.dirty & turns.keys():
                state.lock.wait(left)
