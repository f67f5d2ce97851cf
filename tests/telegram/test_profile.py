"""The profile: what is asked for, what is set, and that nothing of it can fail the start."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Mapping
from typing import Any, cast

import pytest

from certbot.dialog.messages import Messages
from certbot.dialog.world import World
from certbot.telegram.api import Api
from certbot.telegram.outcomes import ApiError, Refused, Unknown, Wait
from certbot.telegram.profile import Wish, present, wishes


class Server:
    """Keeps a profile, as the Bot API does."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {"MyDescription": {"description": ""}}
        self.kept["MyShortDescription"] = {"short_description": ""}
        self.kept["ChatMenuButton"] = {"type": "default"}
        self.set: list[str] = []
        self.errors: dict[str, list[ApiError]] = {}

    async def call(self, method: str, params: Mapping[str, Any]) -> Any:
        if self.errors.get(method):
            raise self.errors[method].pop(0)
        name = method[3:]
        where = f"{name}/{params['scope']['type']}" if "scope" in params else name
        if method.startswith("get"):
            return copy.deepcopy(self.kept.get(where, []))
        self.set.append(where)
        params = copy.deepcopy(dict(params))
        match name:
            case "MyCommands":
                self.kept[where] = params["commands"]
            case "ChatMenuButton":
                self.kept[where] = params["menu_button"]
            case _:
                self.kept[where] = params
        return True


class Clock:
    """Time that passes at once, and is noted."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def time(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def profile(messages: Messages, world: World) -> tuple[Wish, ...]:
    return tuple(wishes(messages, world.commands))


ALL = [
    "MyCommands/all_private_chats",
    "MyCommands/all_group_chats",
    "MyDescription",
    "MyShortDescription",
    "ChatMenuButton",
]


def presented(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> list[str]:
    """What is set by one start."""
    server.set.clear()
    asyncio.run(present(cast(Api, server), clock, profile))
    return server.set


def test_everything_is_set_once(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> None:
    """The first start sets everything, the second nothing: it is as it should be."""
    assert presented(server, clock, profile) == ALL
    assert presented(server, clock, profile) == []


def test_only_what_differs_is_set(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> None:
    """A description that somebody changed is set again, and nothing else."""
    presented(server, clock, profile)
    server.kept["MyDescription"]["description"] = "another"
    server.kept[ALL[1]].pop()
    assert presented(server, clock, profile) == [ALL[1], "MyDescription"]


def test_private_chats_show_every_command(
    server: Server, clock: Clock, profile: tuple[Wish, ...], world: World
) -> None:
    """Every command with its description, in the order of the data."""
    presented(server, clock, profile)
    shown = server.kept[ALL[0]]
    assert [command["command"] for command in shown] == list(world.commands)
    assert all(1 <= len(command["description"]) <= 256 for command in shown)


def test_groups_show_what_is_answered_there(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> None:
    """No command about a person is in a group's menu."""
    presented(server, clock, profile)
    shown = {command["command"] for command in server.kept[ALL[1]]}
    assert {"compare", "list", "help"} <= shown
    assert not {"mydata", "forget", "mycerts", "back", "privacy"} & shown


def test_texts_fit(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> None:
    """Telegram's limits: 512 for the description, 120 for the short one; no markup."""
    presented(server, clock, profile)
    text = server.kept["MyDescription"]["description"]
    assert 1 <= len(text) <= 512 and "<" not in text
    assert 1 <= len(server.kept["MyShortDescription"]["short_description"]) <= 120


@pytest.mark.parametrize("error", [Unknown("timed out"), Refused("bot_command_invalid"), Wait(100_000)])
def test_a_failure_leaves_the_rest(
    server: Server, clock: Clock, profile: tuple[Wish, ...], error: ApiError, caplog: pytest.LogCaptureFixture
) -> None:
    """What fails is logged by name, and everything else is set; the next start tries again."""
    server.errors["setMyCommands"] = [error]
    assert presented(server, clock, profile) == ALL[1:]
    assert [record.what for record in caplog.records if record.levelname == "WARNING"] == ["MyCommands"]  # type: ignore[attr-defined]
    assert not clock.slept
    assert presented(server, clock, profile) == ALL[:1]


def test_a_short_pause_is_kept(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> None:
    """Too many requests: the pause is kept, then it is set."""
    server.errors["setMyDescription"] = [Wait(7.0)]
    assert presented(server, clock, profile) == ALL
    assert clock.slept == [7.0]


def test_nonsense_is_set_right(server: Server, clock: Clock, profile: tuple[Wish, ...]) -> None:
    """A get... that returns anything else than it should is taken as different."""
    for name in ALL:
        server.kept[name] = None
    assert presented(server, clock, profile) == ALL
