"""What goes wrong on request: 429, 5xx, cut connections, slow and trickling replies; and Telegram's rates."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from random import Random
from types import TracebackType
from typing import Literal, Self

Kind = Literal["409", "429", "500", "502", "cut", "garbage", "slow", "trickle"]


@dataclass(eq=False)
class Rule:
    """What happens to which calls. A context manager, too: off again at the end of the block."""

    kind: Kind
    methods: tuple[str, ...] = ("*",)
    chats: frozenset[int | str] | None = None
    p: float = 1.0
    numbers: Collection[int] | None = None
    times: int | None = None
    done: bool = False
    retry_after: int = 1
    seconds: float = 0.0
    random: Random = field(default_factory=Random)
    active: bool = True
    seen: int = 0  # calls that it was about
    hits: int = 0  # those it struck

    def off(self) -> None:
        """It strikes no more."""
        self.active = False

    def on(self) -> None:
        """It strikes again."""
        self.active = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.off()

    def strikes(self, method: str, chat: int | str | None) -> bool:
        """Whether it strikes this call; counts it if it is about such calls."""
        if not self.active or (self.times is not None and self.hits >= self.times):
            return False
        if self.chats is not None and chat not in self.chats:
            return False
        if not any(fnmatchcase(method, pattern) for pattern in self.methods):
            return False
        self.seen += 1
        if self.numbers is not None and self.seen not in self.numbers:
            return False
        if self.p < 1.0 and self.random.random() >= self.p:
            return False
        self.hits += 1
        return True


class Faults:
    """The rules in force; the first that strikes counts. They can be added and switched off while the server runs."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.rules: list[Rule] = []

    def add(
        self,
        kind: Kind,
        methods: str | Collection[str] = "*",
        *,
        chat: int | str | Collection[int | str] | None = None,
        p: float = 1.0,
        calls: Collection[int] | None = None,
        times: int | None = None,
        done: bool = False,
        retry_after: int = 1,
        seconds: float = 0.0,
        seed: int | None = None,
    ) -> Rule:
        """A new rule.

        kind: "409" (as if another one polled), "429" (with `retry_after`), "500" (Telegram's JSON), "502" (a front
            end's HTML), "cut" (the connection ends without a reply), "slow" (`seconds` before the call is done, or
            before the reply if `done`), "garbage" (200 and JSON that breaks off), "trickle" (the reply takes `seconds`,
            in pieces).
        methods: names or patterns ("send*"), in any case; chat: only calls about these chats.
        p: with this probability, by `seed`; calls: the numbers of the calls that it strikes, the first being 1;
        times: at most so often; done: the call is done all the same ("500", "502", "cut", "garbage", "slow").
        """
        patterns = (methods,) if isinstance(methods, str) else tuple(methods)
        chats = None
        if chat is not None:
            chats = frozenset((chat,)) if isinstance(chat, int | str) else frozenset(chat)
        random = Random(self._random.random() if seed is None else seed)
        lowered = tuple(pattern.lower() for pattern in patterns)
        rule = Rule(kind, lowered, chats, p, calls, times, done, retry_after, seconds, random)
        self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """No faults any more."""
        for rule in self.rules:
            rule.off()
        self.rules.clear()

    def choose(self, method: str, chat: int | str | None) -> Rule | None:
        """The rule that strikes this call; `method` in lower case."""
        return next((rule for rule in self.rules if rule.strikes(method, chat)), None) if self.rules else None


class Bucket:
    """A bucket of tokens: `burst` at once, then `rate` a second."""

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, burst: float, rate: float, now: float) -> None:
        self._burst, self._rate, self._at, self._tokens = burst, rate, now, burst

    def wait(self, now: float) -> float:
        """Seconds until there is a token; 0 if there is one."""
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return 0.0 if self._tokens >= 1 else (1 - self._tokens) / self._rate

    def take(self) -> None:
        """Takes a token."""
        self._tokens -= 1


class Rates:
    """Limits of sending, on request. Telegram's own are unpublished: these are a stand-in."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.active = False
        self.refused: Counter[int] = Counter()  # refusals by chat

    def on(self, burst: int = 10, per_chat: float = 1.0, overall: float = 30.0) -> None:
        """A burst to a chat, then so many messages a second; so many a second (and at once) over all chats."""
        self.active = True
        self._burst, self._rate = burst, per_chat
        self._overall = Bucket(overall, overall, self._now())
        self._chats: dict[int, Bucket] = {}

    def off(self) -> None:
        """No limits."""
        self.active = False

    def refuse(self, chat: int) -> int:
        """Counts a message to this chat: 0 if it may pass, otherwise `retry_after` in whole seconds."""
        now = self._now()
        bucket = self._chats.get(chat)
        if bucket is None:
            bucket = self._chats[chat] = Bucket(self._burst, self._rate, now)
        wait = max(bucket.wait(now), self._overall.wait(now))
        if wait > 0:
            self.refused[chat] += 1
            return max(math.ceil(wait), 1)
        bucket.take()
        self._overall.take()
        return 0
