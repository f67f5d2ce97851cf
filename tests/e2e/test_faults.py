"""Over HTTP: what goes wrong between the bot and Telegram costs nobody an answer.

All kinds of trouble strike at once, each of them other people's chats, and some people's not at all. Then the calls of
each chat are gone through: they are its messages in order, a message is repeated only as long as its outcome is not
known, and nothing comes before a `retry_after` is over.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.request import urlopen

import pytest
from botapi.chats import Entry
from botapi.driving import Talk
from botapi.server import BotApi, Call, User
from proof.script import mark
from running import Running
from said import TODAY, real

from certbot.conversation import Place
from certbot.dialog.engine import step
from certbot.dialog.events import Command, Event, Say, Tap, Text
from certbot.dialog.state import Conversation
from certbot.telegram.render import Renderer

Person = Callable[..., User]
FEW, MANY = 30, 60  # people of each kind of trouble
WAITS = 60.0
# What everybody does; no message of the answers is the same as the one before it.
EVENTS: tuple[Event, ...] = (Command("start"), Tap("advise|role|data-engineer"), Text("4 years"), Text("AI-103"))
BURST: tuple[Event, ...] = (Text("data engineer"), Text("4 years"), Text("AI-103"))
# After these nobody knows what has become of a call: that it is repeated is right.
UNKNOWN = ("500", "502", "cut", "garbage")

IN_A_ROW = 3  # more of them only takes longer: the waits between tries double


def share(p: float, seed: str) -> set[int]:
    """The numbers of the calls that are struck: that share of them, never more than IN_A_ROW one after the other."""
    random, numbers = Random(seed), set[int]()
    for number in range(1, 100):
        if random.random() < p and not numbers >= set(range(number - IN_A_ROW, number)):
            numbers.add(number)
    return numbers


def strike(api: BotApi, chat: int, kind: str, p: float, fault: Mapping[str, object]) -> None:
    """That share of the calls about a chat."""
    calls = share(p, f"{kind} {chat}")
    api.faults.add(kind, ("send*", "edit*"), chat=chat, calls=calls, **fault)  # type: ignore[arg-type]


# The kind, the share of calls that it strikes, what more is to be said of it.
TROUBLES: Mapping[str, tuple[str, float, Mapping[str, object]]] = {
    "none": ("slow", 0.0, {}),
    "429, 1 s": ("429", 0.5, {"retry_after": 1}),
    "429, 2 s": ("429", 0.5, {"retry_after": 2}),
    "429, 3 s": ("429", 0.5, {"retry_after": 3}),
    "502": ("502", 0.3, {}),
    "502 done": ("502", 0.3, {"done": True}),
    "cut done": ("cut", 0.3, {"done": True}),
    "cut": ("cut", 0.3, {}),
    "trickle": ("trickle", 0.5, {"seconds": 1.0}),
    "slow": ("slow", 0.5, {"seconds": 0.5}),
    "garbage": ("garbage", 0.3, {}),
    "garbage done": ("garbage", 0.3, {"done": True}),
}


@dataclass(eq=False)
class Struck:
    """Somebody to whom one kind of trouble comes."""

    user: User
    events: tuple[Event, ...]
    owed: list[list[str]]  # the messages of each turn

    def talk(self) -> Generator[Talk, list[Entry], None]:
        """One after the other; or all at once, who only writes."""
        due = 0
        for event, answers in zip(self.events, self.owed, strict=True):
            match event:
                case Tap(data):
                    self.user.tap(data=data)
                case Command(name):
                    self.user.say(f"/{name}")
                case Text(text):
                    self.user.say(text)
            due += len(answers)
            if self.events is not BURST:
                yield lambda _, due=due: self._seen() >= due  # type: ignore[misc]
        yield lambda _: self._seen() >= due

    def _seen(self) -> int:
        """How many different messages came: new ones and edits, repeats once."""
        texts = [entry.html or "" for _, entry in self.user.chat.log if entry.who == "bot"]
        before = [text for entry in self.user.chat.entries.values() for text in entry.edits]
        return len({*texts, *before} if before else set(texts))


@dataclass
class Storm:
    """What came of it."""

    api: BotApi
    people: dict[str, list[Struck]]
    hung: User  # the call to whom got no reply at all, once
    calls: dict[int, list[Call]] = field(default_factory=dict)


@pytest.fixture(scope="module", params=[FEW, pytest.param(MANY, marks=pytest.mark.proof)])
def storm(request: pytest.FixtureRequest, api: BotApi, bot: Running) -> Storm:
    """Everybody talks while all of it strikes, until everybody has all answers."""
    scripts = {events: owed(events) for events in (EVENTS, BURST)}
    ids = iter(range(7_410_000_001 + 10_000 * request.param, 7_420_000_000 + 10_000 * request.param))
    sizes = {name: request.param // 3 if name.startswith("429") else request.param for name in TROUBLES}
    people = {name: [_struck(api, next(ids), scripts, n) for n in range(size)] for name, size in sizes.items()}
    hung = api.user(next(ids))
    for name, trouble in TROUBLES.items():
        for one in people[name]:
            strike(api, one.user.id, *trouble)
    api.faults.add("slow", "send*", chat=hung.id, times=1, seconds=3600)
    hung.say("/start")
    talks = {one.user: one.talk() for group in people.values() for one in group}
    api.drive(talks, timeout=WAITS + request.param)
    hung.wait(lambda entries: any(entry.who == "bot" for entry in entries), timeout=WAITS)
    found = Storm(api, people, hung)
    with api.lock:
        for call in api.calls:
            if isinstance(call.chat, int) and call.method.startswith(("send", "edit")):
                found.calls.setdefault(call.chat, []).append(call)
    api.faults.clear()
    return found


def _struck(api: BotApi, id: int, scripts: Mapping[tuple[Event, ...], list[list[str]]], number: int) -> Struck:
    events = BURST if number % 3 == 0 else EVENTS
    return Struck(api.user(id), events, scripts[events])


def owed(events: Sequence[Event]) -> list[list[str]]:
    """The messages of each turn."""
    world, messages = real()
    renderer = Renderer({"en": messages}, "certadvisorbot")
    conversation, turns = Conversation(), []
    for event in events:
        conversation, effects = step(world, conversation, event, TODAY)
        said = [effect for effect in effects if isinstance(effect, Say)]
        turns.append([mark(draft.params) for draft in renderer(said, Place(1, private=True), "en")])
    return turns


def succeeded(call: Call) -> bool:
    """Whether the bot knows that it was done."""
    return (call.status == 200 and call.fault != "garbage") or "not modified" in call.description


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_message_comes_once_and_in_order(storm: Storm, trouble: str) -> None:
    """The calls of a chat are its messages in order. One is tried again only after a 429, or while nobody knows whether
    it was done; so it is seen twice at most once for each such try."""
    struck = 0
    for one in storm.people[trouble]:
        messages = [message for turn in one.owed for message in turn]
        place, unknown, done = 0, 0, 0
        for call in storm.calls[one.user.id]:
            assert mark(call.params) == messages[place], f"{call} is not message {place}"
            struck += bool(call.fault)
            unknown += call.done and call.fault in UNKNOWN
            done += call.done or "not modified" in call.description
            assert succeeded(call) or call.fault in ("429", *UNKNOWN), call
            place += succeeded(call)
        assert place == len(messages)
        assert done <= place + unknown
    assert struck >= len(storm.people[trouble]) // 2 or trouble == "none"


def test_nothing_is_sent_before_retry_after(storm: Storm) -> None:
    """After a 429 a chat gets nothing for as long as Telegram asked for, counted from its answer."""
    refused = 0
    for calls in storm.calls.values():
        for call, following in itertools.pairwise(calls):
            if call.status == 429:
                refused += 1
                assert following.at >= call.ended + int(call.description.rpartition(" ")[2])
    assert refused > len(storm.people["429, 1 s"]) and not storm.api.early


def test_other_chats_go_on(api: BotApi, bot: Running, person: Person) -> None:
    """While one chat has to wait long, and the call to another gets no reply, everybody else is answered."""
    patient, hung = person(), person()
    wait = api.faults.add("429", "send*", chat=patient.id, times=1, retry_after=3600)
    hang = api.faults.add("slow", "send*", chat=hung.id, seconds=3600)
    for user, rule in ((patient, wait), (hung, hang)):
        user.say("/start")
        api.until(lambda rule=rule: rule.hits, WAITS, lambda: "nothing sent")  # type: ignore[misc]
    for other in (person(), person(), person()):
        assert other.answer("/start") and other.answer("AI-103")
    assert not api.sends(patient.id) and not api.sends(hung.id)
    assert len([call for call in api.calls if call.chat == patient.id]) == 1


def test_messages_that_hang_are_tried_again(storm: Storm) -> None:
    """A call that gets no reply at all is given up and made again; the server had not done it."""
    first, again, *_ = storm.calls[storm.hung.id]
    assert not first.done and again.done and mark(first.params) == mark(again.params)


@pytest.mark.parametrize(
    ("kind", "done"),
    [("429", False), ("500", False), ("502", False), ("cut", False), ("cut", True), ("garbage", False),
     ("garbage", True), ("409", False)],
)  # fmt: skip
def test_polls_that_fail_lose_nothing(api: BotApi, bot: Running, ann: User, kind: str, done: bool) -> None:
    """Whatever becomes of a poll, the next ones bring what was written: once each."""
    rule = api.faults.add(kind, "getUpdates", times=1, done=done)  # type: ignore[arg-type]
    assert ann.answer("/start")  # ends the poll that waits; the next one is struck
    since = api.changes
    api.until(lambda: rule.hits, WAITS, lambda: "no poll")
    ann.say("data engineer")
    ann.say("4 years")
    ann.wait(lambda entries: "aws|" not in entries[-1].text and _asked(entries, "advise|platform|aws"), WAITS)
    ann.settle()
    assert len(ann.answers(since)) == 2


def _asked(entries: Sequence[Entry], data: str) -> bool:
    return any(button.data == data for row in entries[-1].buttons for button in row)


def test_webhook_that_somebody_set_is_deleted(api: BotApi, bot: Running, ann: User) -> None:
    """A webhook ends the polling; the bot takes it away, keeps what waits, and says so in its log."""
    assert ann.answer("/start")
    with urlopen(f"{api.url}/bot{api.token}/setWebhook?url=http://127.0.0.1:9/x", timeout=10) as reply:
        assert json.load(reply)["result"] is True
    bot.wait_for(None, where=lambda event: "webhook was set" in str(event["event"]))
    assert ann.answer("AI-103")
    assert not api.webhook.active


def test_group_that_moves_while_sending_fails(api: BotApi, bot: Running, ann: User) -> None:
    """An answer that could not be sent to a group comes to the supergroup that it has become."""
    group = api.group(-7_430_000_001, [ann])
    rule = api.faults.add("502", "send*", chat=group.id, times=2)
    group.say(ann, "/compare@certadvisorbot AI-103 and PMLE")
    api.until(lambda: rule.hits, WAITS, lambda: "nothing sent")
    new = group.migrate(-1_007_430_000_001)
    new.wait(lambda entries: any(entry.who == "bot" for entry in entries), WAITS)
    assert [call.done for call in api.sends(new.id)] == [True] and not api.sends(group.id)


def test_person_who_is_gone_while_sending_fails(api: BotApi, bot: Running, ann: User) -> None:
    """Who deletes their account while messages wait gets one more try, which says so, and one for an answer to what was
    written after that message; none follows."""
    with api.faults.add("502", "send*", chat=ann.id) as rule:
        ann.say("/start")
        ann.say("AI-103")
        api.until(lambda: rule.hits, WAITS, lambda: "nothing sent")
        ann.deactivate()
    bot.wait_for("chat is gone")
    refused = [call for call in api.calls if call.chat == ann.id and call.status == 403]
    assert len(refused) in (1, 2) and not api.sends(ann.id)
