"""Two hundred people at once, each of whom must get their own answers, in their order."""

from __future__ import annotations

from collections.abc import Callable, Generator
from random import Random

from botapi.chats import Entry
from botapi.driving import Talk
from botapi.server import BotApi, User
from played import Seen, expected, seen
from running import Running
from said import TODAY, real
from witness import canary

from certbot.conversation import Place
from certbot.dialog.engine import step
from certbot.dialog.events import Text
from certbot.dialog.state import Conversation
from certbot.telegram.render import Renderer

Person = Callable[..., User]
PEOPLE = 200


def sentences(user: User, random: Random) -> list[str]:
    """What one of them says: each of the texts that are not understood has the person's number in it, and comes back
    in the answer."""
    number = canary(user)
    role = random.choice(("developer", "data engineer", "manager", "student"))
    platform = random.choice(("aws", "gcp", "azure", "no cloud"))
    return [number, role, f"{random.randrange(12)} years", f"{number} quux", platform]


def answers(user: User, said: list[str]) -> list[Seen]:
    """What they must be shown, in this order."""
    world, messages = real()
    renderer = Renderer({"en": messages}, "certadvisorbot")
    conversation, shown = Conversation(), []
    for text in said:
        conversation, effects = step(world, conversation, Text(text), TODAY)
        shown += expected(renderer, effects, Place(user.id, True))
    assert sum(str(user.id) in html for html, _ in shown) >= 2
    return shown


def talk(user: User, said: list[str], shall: list[Seen]) -> Generator[Talk, list[Entry], None]:
    """Everything but the last is written without waiting for any answer."""
    for text in said:
        user.say(text)
    yield lambda entries: sum(entry.who == "bot" for entry in entries) >= len(shall)


def test_everybody_gets_their_own_answers(api: BotApi, bot: Running, person: Person) -> None:
    """Two hundred people write five messages each, all at once: each sees what `step` says to them alone, in order,
    and nothing else."""
    random = Random(4)
    crowd = [person() for _ in range(PEOPLE)]
    said = {user: sentences(user, random) for user in crowd}
    shall = {user: answers(user, said[user]) for user in crowd}
    api.drive({user: talk(user, said[user], shall[user]) for user in crowd})
    api.until_confirmed()
    for user in crowd:
        assert seen([entry for entry in user.transcript if entry.who == "bot"]) == shall[user]
    assert not api.early and not bot.events("update failed")
