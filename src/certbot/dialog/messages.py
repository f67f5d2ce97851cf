"""From codes to sentences: the one renderer, for every channel.

A code's message is looked up by its key, each parameter is formatted by its type (see `Param`), and both are
joined as Markup: what a message itself marks up stays, everything put into it is escaped, whoever wrote it.
The channels turn Markup into what they can show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup, escape

from certbot.advice.codes import Code, Money, Named, Param, Quantity, Term
from certbot.catalog.dates import PartialDate
from certbot.dialog.formats import Formats
from certbot.dialog.templates import parts, placeholders

Text = str | Mapping[str, str]
"""A message: its text, or the text of each plural category, chosen by the placeholder ``n``."""


class MessageError(LookupError):
    """A code that cannot be said: its message, one of its values or a name is missing. `key` is the message's."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"message {key!r}: {reason}")
        self.key = key


class Messages:
    """All messages of one language; `names` are the short names of certifications, by id.

    `texts` must be sound (see `check_messages`). Rendering raises MessageError for what is missing, and
    TypeError for a parameter of no type of `Param`.
    """

    def __init__(self, texts: Mapping[str, Text], names: Mapping[str, str], formats: Formats) -> None:
        self.texts = texts
        self.names = names
        self.formats = formats

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def render(self, code: Code) -> Markup:
        """The sentence of a code, with its values in their places."""
        text = self._text(code.key, code.params.get("n"))
        values = {name: self._value(value, f"{code.key}, {name}") for name, value in code.params.items()}
        return self._fill(code.key, text, values)

    def value(self, value: Param) -> Markup:
        """A value by itself, as it would stand in a sentence."""
        return self._value(value, "a value by itself")

    def _text(self, key: str, n: Param | None) -> str:
        text = self.texts.get(key)
        if text is None:
            raise MessageError(key, "there is no such message")
        if isinstance(text, str):
            return text
        if isinstance(n, bool) or not isinstance(n, int | float):
            raise MessageError(key, "it has plural forms and needs a number n")
        return self._form(key, text, n)

    def _form(self, key: str, text: Mapping[str, str], n: float) -> str:
        form = text.get(self.formats.plural(n), text.get("other"))
        if form is None:
            raise MessageError(key, f"it has no plural form for {n}")
        return form

    def _fill(self, key: str, text: str, values: Mapping[str, Markup]) -> Markup:
        pieces: list[str] = []
        for literal, name in parts(text):
            pieces.append(literal)
            if name is None:
                continue
            if name not in values:
                missing = placeholders(text) - values.keys()
                raise MessageError(key, f"no value for {', '.join(sorted(missing))}")
            pieces.append(values[name])
        return Markup("".join(pieces))

    def _value(self, value: Param, where: str) -> Markup:
        match value:
            case Code():
                return self.render(value)
            case str():
                return escape(value)
            case bool():
                raise TypeError(f"{where}: a truth value has no words; use a code for each")
            case int() | float():
                return escape(self.formats.number(value))
            case date() | PartialDate():
                return escape(self.formats.date(value))
            case Named(id=id):
                if id not in self.names:
                    raise MessageError(where, f"no certification {id!r} is known")
                return escape(self.names[id])
            case Term(kind="language", value=tag):
                return escape(self.formats.language_name(tag))
            case Term(kind=kind, value=term):
                return self.render(Code(f"{kind}.{term}"))
            case Money():
                return escape(self._span(value, lambda amount: self.formats.money(amount, value.currency)))
            case Quantity():
                return self._quantity(value)
            case tuple():
                return Markup(self.formats.words([str(self._value(item, where)) for item in value]))
        raise TypeError(f"{where}: {value!r} is no value that a message can show")

    def _quantity(self, value: Quantity) -> Markup:
        """The unit's message with ``n``; of a range the higher number chooses the plural form."""
        key = f"unit.{value.unit}"
        text = self.texts.get(key)
        if text is None or isinstance(text, str):
            raise MessageError(key, "a unit needs a message with plural forms")
        most = value.low if value.high is None else value.high
        return self._fill(key, self._form(key, text, most), {"n": escape(self._span(value, self.formats.number))})

    def _span(self, value: Money | Quantity, format_one: Callable[[float], str]) -> str:
        low = format_one(value.low)
        if value.high is None or value.high == value.low:
            return low
        return self.formats.range(low, format_one(value.high))
