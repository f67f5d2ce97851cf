"""What the dialog says, as calls of Telegram's Bot API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from certbot.advice.codes import Code
from certbot.conversation import Document, Place, Said
from certbot.dialog.events import Button, Link, Say
from certbot.dialog.messages import Messages
from certbot.dialog.tables import without_tables
from certbot.store.outbox import Draft
from certbot.telegram.html import fits, pieces
from certbot.telegram.keyboard import keyboard

_NO_PREVIEW = {"is_disabled": True}

Rows = Sequence[Sequence[Button | Link]]


@dataclass(slots=True)
class _Text:
    """A message before it is cut."""

    html: str
    rows: Rows
    passing: bool


class Renderer:
    """Makes messages for the outbox. `messages` are those of each language, `username` is the bot's.

    Raises what `Messages.render` raises, and ValueError for what Telegram would refuse (see `keyboard`).
    """

    def __init__(self, messages: Mapping[str, Messages], username: str) -> None:
        self._messages = messages
        self._username = username

    def __call__(self, said: Sequence[Said], place: Place, language: str) -> tuple[Draft, ...]:
        """The messages of one turn, in order. Only the first of them rings, and answers a message in a group."""
        messages = self._messages[language]
        drafts: list[Draft] = []
        for part in _parts(messages, said):
            if isinstance(part, Document):
                drafts.append(_document(messages, part, place, first=not drafts))
            else:
                drafts += self._texts(messages, part, place, first=not drafts)
        return tuple(drafts)

    def _texts(self, messages: Messages, text: _Text, place: Place, *, first: bool) -> Iterator[Draft]:
        """A text in as many messages as it needs, the buttons under the last. Of several none may be replaced later:
        the others would stay behind."""
        cut = pieces(text.html)
        if not cut and text.rows:
            raise ValueError("buttons without a word above them")
        for number, piece in enumerate(cut, 1):
            params: dict[str, Any] = {"text": piece, "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
            if number == len(cut) and text.rows:
                params["reply_markup"] = keyboard(messages, text.rows, self._username)
            passing = text.passing and len(cut) == 1
            params |= _where(place, first=first and number == 1)
            yield Draft(method="sendMessage", params=params, passing=passing)


def _parts(messages: Messages, said: Sequence[Said]) -> Iterator[_Text | Document]:
    """What is to be shown. A text without buttons is joined to the one behind it if both are one message then: each
    message more is one more to scroll past. A question stays apart from what is to stay when the question goes."""
    waiting: _Text | None = None
    for effect in said:
        if isinstance(effect, Say):
            html = "\n".join(map(messages.render, without_tables(effect.lines))).strip("\n")
            text = _Text(html, effect.buttons, effect.passing)
            if waiting is not None:
                joined = f"{waiting.html}\n\n{html}"
                if not waiting.rows and (waiting.passing or not text.passing) and fits(joined):
                    text.html = joined
                else:
                    yield waiting
            waiting = text
        elif isinstance(effect, Document):
            if waiting is not None:
                yield waiting
            waiting = None
            yield effect
    if waiting is not None:
        yield waiting


def _document(messages: Messages, document: Document, place: Place, *, first: bool) -> Draft:
    """The file with all that is kept, which is the only one there is; what it is stands below it."""
    file = {"filename": document.name, "content": document.content}
    params = {"document": file, "caption": str(messages.render(Code("my-data.file"))), "parse_mode": "HTML"}
    return Draft(method="sendDocument", params=params | _where(place, first=first))


def _where(place: Place, *, first: bool) -> dict[str, Any]:
    """What a message says about its place, the chat aside. The message that is answered may be deleted by now."""
    params: dict[str, Any] = {}
    if place.thread is not None:
        params["message_thread_id"] = place.thread
    if not first:
        params["disable_notification"] = True
    elif place.reply_to is not None:
        params["reply_parameters"] = {"message_id": place.reply_to, "allow_sending_without_reply": True}
    return params
