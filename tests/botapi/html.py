"""parse_mode=HTML: the text and its entities, or the error with the byte at which Telegram would stop.

Source: https://github.com/tdlib/td, `parse_html` in td/telegram/MessageEntity.cpp, and
https://core.telegram.org/bots/api#html-style. Offsets in errors count bytes of UTF-8 in the text as sent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from botapi import links
from botapi.entities import Entity, Warn, check_date_format, mentioned, ordered, utf16
from botapi.errors import ApiError, Refusal, bad_request

SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
TAGS = {*SIMPLE, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
SPACE = b" \t\r\n\v\0"  # a zero byte ends the text and counts as a space, as in the original
REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*))(;?)")
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
PLAIN = re.compile(rb".[^<&]*", re.DOTALL)
TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
NUMBER = re.compile(r"-?[0-9]{1,20}", re.ASCII)


@dataclass(frozen=True)
class Tag:
    """An open tag: its name, what its attributes say, and where its text begins."""

    name: str
    argument: str
    unix: int
    offset: int  # in UTF-16 units
    begin: int  # in the bytes of the parsed text


def parse(source: str, warn: Warn) -> tuple[str, tuple[Entity, ...]]:
    """The text without its markup, and its entities, in order; neither trimmed nor cleaned. Raises ApiError."""
    return _Parser(source, warn).parse()


class _Parser:
    def __init__(self, source: str, warn: Warn) -> None:
        self.raw = source.encode() + b"\0"
        self.size = len(self.raw) - 1
        self.warn = warn
        self.at = 0
        self.text = bytearray()
        self.units = 0
        self.open: list[Tag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, tuple[Entity, ...]]:
        while self.at < self.size:
            if self.raw[self.at] == ord("<"):
                self._end_tag() if self.raw[self.at + 1] == ord("/") else self._start_tag()
            elif self.raw[self.at] != ord("&") or not self._reference():
                self._plain()
        if self.open:
            raise wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        try:
            return self.text.decode(), tuple(ordered(self.entities))
        except UnicodeDecodeError:
            raise wrong(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None

    def _plain(self) -> None:
        """Takes the character here, whatever it is, and all up to the next that may be markup."""
        match = PLAIN.match(self.raw, self.at, self.size)
        assert match
        self.text += match[0]
        self.units += utf16(match[0].decode())
        self.at = match.end()

    def _reference(self) -> bool:
        """Reads `&amp;` and the like; False, and a warning, if Telegram would show it as it is written."""
        character, after = reference(self.raw, self.at)
        if not character:
            self.warn(f'"{self.raw[self.at : after].decode()}" is shown as written, at byte offset {self.at}')
            return False
        self.at = after
        self.text += character.encode("utf-8", "surrogatepass")
        self.units += utf16(character)
        return True

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._until(SPACE + b">").lower()
        if self._ended():
            raise wrong(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            raise wrong(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument, unix = "", 0
        while (attribute := self._attribute(name, begin)) is not None:
            key, value = attribute
            if (name, key) == ("tg-time", "unix"):
                match = NUMBER.match(value)
                unix = int(match[0]) if match else 0
            else:
                argument = meaning(name, key, value, argument)
        if name == "span" and argument != "spoiler":
            raise wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.open.append(Tag(name, argument, unix, self.units, len(self.text)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str] | None:
        """The next attribute and its value, or None at the tag's `>`."""
        self._skip_space()
        if self.raw[self.at] == ord(">"):
            return None
        key = self._until(SPACE + b"=>/\"'")
        if not key:
            raise wrong(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        has_value = self.raw[self.at] == ord("=")
        if has_value:
            self.at += 1
            self._skip_space()
        if self._ended():
            raise wrong(f'Unclosed start tag "{tag}" at byte offset {begin}')
        if not has_value:
            return key, ""
        value = self._quoted() if self.raw[self.at] in b"\"'" else self._token()
        if self._ended():
            raise wrong(f"Unclosed start tag at byte offset {begin}")
        return key, value

    def _token(self) -> str:
        begin = self.at
        match = TOKEN.match(self.raw, begin)
        self.at = match.end() if match else begin
        if self.raw[self.at] not in SPACE + b">":
            raise wrong(f"Unexpected end of name token at byte offset {begin}")
        return self.raw[begin : self.at].decode().lower()

    def _quoted(self) -> str:
        quote = self.raw[self.at]
        self.at += 1
        value = bytearray()
        while self.raw[self.at] != quote and not self._ended():
            character, after = reference(self.raw, self.at) if self.raw[self.at] == ord("&") else ("", 0)
            if character:
                value += character.encode("utf-8", "surrogatepass")
                self.at = after
            else:
                value.append(self.raw[self.at])
                self.at += 1
        if not self._ended():
            self.at += 1
        return value.decode("utf-8", "replace")

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise wrong(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        name = self._until(SPACE + b">").lower()
        self._skip_space()
        if self.raw[self.at] != ord(">"):
            raise wrong(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            raise wrong(f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{name}>"')
        if self.units > tag.offset:
            self._close(tag)

    def _close(self, tag: Tag) -> None:
        span = {"offset": tag.offset, "length": self.units - tag.offset}
        same = self.entities[-1] if self.entities and self.entities[-1].items() >= span.items() else None
        if tag.name == "a":
            self._link(span, tag.argument or self.text[tag.begin :].decode("utf-8", "replace"))
        elif tag.name == "tg-emoji":
            if not NUMBER.fullmatch(tag.argument) or not 0 < abs(int(tag.argument)) < 1 << 63:
                raise wrong("Invalid custom emoji identifier specified")
            self.entities.append({"type": "custom_emoji", **span, "custom_emoji_id": tag.argument})
        elif tag.name == "tg-time":
            self._time(span, tag)
        elif tag.name == "pre" and same and same["type"] == "code" and same.get("language"):
            same["type"] = "pre"
        elif tag.name == "code" and same and same["type"] == "pre" and tag.argument:
            same["language"] = tag.argument
        elif tag.name == "code":
            self.entities.append({"type": "code", **span, "language": tag.argument})
        elif tag.name == "blockquote":
            self.entities.append({"type": "expandable_blockquote" if tag.argument else "blockquote", **span})
        else:
            self.entities.append({"type": SIMPLE.get(tag.name, tag.name), **span})

    def _link(self, span: Entity, url: str) -> None:
        user = links.user_of(url)
        if user:
            self.entities.append({"type": "text_mention", **span, "user": mentioned(user)})
            return
        try:
            self.entities.append({"type": "text_link", **span, "url": links.checked(url)})
        except Refusal as why:
            self.warn(f'the link to "{url}" is shown without the link: {why}')
        if trouble := links.suspicious(url):
            self.warn(f'the link to "{url}": {trouble}')

    def _time(self, span: Entity, tag: Tag) -> None:
        try:
            check_date_format(tag.argument, "Invalid date format used")
        except Refusal as why:
            raise wrong(str(why)) from None
        if not 0 < tag.unix < 1 << 31:
            self.warn("a tg-time without a fitting unix time is shown as plain text")
            return
        self.entities.append({"type": "date_time", **span, "unix_time": tag.unix, "date_time_format": tag.argument})

    def _until(self, stops: bytes) -> str:
        begin = self.at
        while self.raw[self.at] not in stops:
            self.at += 1
        return self.raw[begin : self.at].decode()

    def _skip_space(self) -> None:
        while not self._ended() and self.raw[self.at] in SPACE:
            self.at += 1

    def _ended(self) -> bool:
        return self.raw[self.at] == 0


def wrong(text: str) -> ApiError:
    """The error that markup is refused with."""
    return bad_request(f"Can't parse entities: {text}")


def reference(raw: bytes, at: int) -> tuple[str, int]:
    """The character that stands for `&...` at this byte, and the byte behind it; "" where Telegram knows none."""
    match = REFERENCE.match(raw, at)
    assert match  # the expression matches a lone "&"
    hexadecimal, decimal, name, semicolon = match.groups()
    if name is not None:
        return NAMED.get(name, ""), match.end()
    digits = hexadecimal if hexadecimal is not None else decimal
    too_long = match.end() - len(semicolon) - at >= 10
    code = 0 if too_long or not digits else int(digits, 16 if hexadecimal is not None else 10)
    return chr(code) if 0 < code < 0x10FFFF else "", match.end()


def meaning(tag: str, key: str, value: str, known: str) -> str:
    """What a tag's attributes mean for its entity: `known`, unless this attribute says otherwise."""
    if (tag, key) in {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "format")}:
        return value
    if (tag, key) == ("blockquote", "expandable"):
        return "1"
    prefix = {"code": "language-", "span": "tg-"}.get(tag)
    return value.removeprefix(prefix) if prefix and key == "class" and value.startswith(prefix) else known
