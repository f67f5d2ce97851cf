"""What comes into the engine and what goes out of it: plain values, no channel."""

from __future__ import annotations

from dataclasses import dataclass

from certbot.advice.codes import Code, Line

# Short remarks before a question that is put again. They may go with it.
REMARKS = frozenset(
    {"unreadable", "miss", "miss.tap", "miss.command", "one-at-a-time", "smalltalk", "back"}
    | {"nothing.back", "nothing.skip", "nothing.cancel", "nothing.share"}
)
# Messages that put a question and are of no use once it is answered; those of the flows are called "ask.<slot>".
QUESTIONS = frozenset({"which", "compare.ask", "why-not.ask", "report.fact", "report.words"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words that a person wrote. `asked` is None but for an edited message, which is read anew as the answer it was:
    the slot that it answered when it was first written, "" if none. It answers nothing that is asked now."""

    text: str
    asked: str | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """A button pressed. Its data comes from outside and is checked like any other input (see taps.py)."""

    data: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command such as /help, without the slash, and what stands behind it ("/compare AI-103 and PMLE"): the parameter
    of a deep link ("/start cert_aws-mla") is such words, too. `addressed` if it names us ("/help@certadvisorbot") where
    it might have been meant for others."""

    name: str
    words: str = ""
    addressed: bool = False


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that is neither text nor a button: a photo, a voice message, a sticker."""


Event = Text | Tap | Command | Unreadable


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap: its label, and data of at most 64 bytes that carries the meaning, not a position."""

    label: Code
    data: str


@dataclass(frozen=True, slots=True)
class Link:
    """Opens the private chat with this start parameter: 1 to 64 letters, digits, "_" and "-"."""

    label: Code
    start: str


Rows = tuple[tuple[Button | Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Say:
    """One message to the person. `name` is what it is called in transcripts ("ask.role", "card", ...)."""

    name: str
    lines: tuple[Line, ...]
    buttons: Rows = ()

    @property
    def passing(self) -> bool:
        """Whether it is of no use once it is answered, so that a channel may put what follows in its place, and may
        make one message of a remark and a question. What a person may want to read again (a card, the advice, a list)
        is not."""
        return self.name in QUESTIONS or self.name in REMARKS or self.name.startswith("ask.")


@dataclass(frozen=True, slots=True)
class Forget:
    """Everything kept about this person is to be deleted, the conversation included."""


@dataclass(frozen=True, slots=True)
class Export:
    """The person is to be handed everything that is kept about them."""


@dataclass(frozen=True, slots=True)
class Report:
    """The person says that something shown of a certification is wrong: the fact, where one was chosen, and their words
    (at most 1,000 characters), where they gave some."""

    certification: str
    fact: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Its writer agreed that this text, which was not understood, is kept so that it can be learned from."""

    text: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A text was not understood. It is only counted."""


Effect = Say | Forget | Export | Report | Share | Missed
