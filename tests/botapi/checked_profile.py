"""The calls about the bot's own profile once their parameters are checked. A language is two letters, "" all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from botapi.checked import Call, ChatId


@dataclass(frozen=True)
class BotCommand:
    """One line of the list of commands."""

    command: str
    description: str


@dataclass(frozen=True)
class Scope:
    """Who sees a list of commands."""

    type: str = "default"
    chat_id: ChatId | None = None
    user_id: int = 0


@dataclass(frozen=True)
class SetMyCommands(Call):
    """The commands of one scope and language; none deletes them."""

    commands: tuple[BotCommand, ...]
    scope: Scope
    language_code: str = ""


@dataclass(frozen=True)
class GetMyCommands(Call):
    """The commands of exactly one scope and language."""

    scope: Scope
    language_code: str = ""


@dataclass(frozen=True)
class DeleteMyCommands(Call):
    """The commands of one scope and language go."""

    scope: Scope
    language_code: str = ""


@dataclass(frozen=True)
class SetMyName(Call):
    """The bot's name in one language; empty: as in the others."""

    name: str = ""
    language_code: str = ""


@dataclass(frozen=True)
class GetMyName(Call):
    """The bot's name in one language."""

    language_code: str = ""


@dataclass(frozen=True)
class SetMyDescription(Call):
    """What an empty chat with the bot says."""

    description: str = ""
    language_code: str = ""


@dataclass(frozen=True)
class GetMyDescription(Call):
    """What an empty chat with the bot says."""

    language_code: str = ""


@dataclass(frozen=True)
class SetMyShortDescription(Call):
    """What the bot's profile says."""

    short_description: str = ""
    language_code: str = ""


@dataclass(frozen=True)
class GetMyShortDescription(Call):
    """What the bot's profile says."""

    language_code: str = ""


@dataclass(frozen=True)
class SetChatMenuButton(Call):
    """The button beside the field to write in, for one private chat or (None) for all."""

    chat_id: int | None
    menu_button: dict[str, Any]


@dataclass(frozen=True)
class GetChatMenuButton(Call):
    """The button beside the field to write in, of one private chat or (None) the default."""

    chat_id: int | None
