"""How the bot presents itself: its commands in the menu, its description. Set at the start where it differs.

All of this is best effort and in the background: a bot without a menu answers all the same. What is as it should be
is not set anew, because Telegram limits how often that may be done.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from certbot.advice.codes import Code
from certbot.dialog.group import PUBLIC
from certbot.dialog.messages import Messages
from certbot.telegram.api import Api
from certbot.telegram.clock import Clock
from certbot.telegram.outcomes import Wait

log = logging.getLogger(__name__)

_LONGEST_WAIT = 300.0
"""Seconds: if Telegram asks for a longer pause, it is left to the next start."""


class Wish(NamedTuple):
    """A part of the profile: how to ask for it and set it, and what it shall be."""

    name: str
    where: Mapping[str, Any]
    shall: Mapping[str, Any]

    def fulfilled(self, found: object) -> bool:
        """Whether what get... returned is what it shall be."""
        [value] = self.shall.values()
        if self.name == "ChatMenuButton":
            return bool(found == value)
        return bool((found.get(*self.shall) if isinstance(found, dict) else found) == value)


def wishes(messages: Messages, commands: Mapping[str, str]) -> Iterator[Wish]:
    """The whole profile. `commands` are all with their intents, in the order of the menu; in groups only those are
    shown that are answered there."""

    def text(code: Code) -> str:
        """A profile shows no markup."""
        return messages.render(code).striptags()

    def menu(scope: str, names: Iterable[str]) -> Wish:
        described = [{"command": name, "description": text(Code(f"command.{name}"))} for name in names]
        return Wish("MyCommands", {"scope": {"type": scope}}, {"commands": described})

    yield menu("all_private_chats", commands)
    yield menu("all_group_chats", [name for name, intent in commands.items() if intent in PUBLIC])
    yield Wish("MyDescription", {}, {"description": text(Code("profile.description"))})
    yield Wish("MyShortDescription", {}, {"short_description": text(Code("profile.short-description"))})
    yield Wish("ChatMenuButton", {}, {"menu_button": {"type": "commands"}})


async def present(api: Api, clock: Clock, profile: Collection[Wish]) -> None:
    """Set what differs. Never raises for what a server may answer: it is logged, and the rest is set all the same."""
    for wish in profile:
        try:
            if not wish.fulfilled(await api.call(f"get{wish.name}", wish.where)):
                await _set(api, clock, wish)
                log.info("profile set", extra={"what": wish.name})
        except Exception as error:
            log.warning("profile not set", extra={"what": wish.name}, exc_info=error)


async def _set(api: Api, clock: Clock, wish: Wish) -> None:
    """Once more after the pause that Telegram asks for, if that is not long."""
    params = {**wish.where, **wish.shall}
    try:
        await api.call(f"set{wish.name}", params)
    except Wait as wait:
        if wait.seconds > _LONGEST_WAIT:
            raise
        await clock.sleep(wait.seconds)
        await api.call(f"set{wish.name}", params)
