"""Text with entities: what Telegram makes of both before it keeps them. Offsets and lengths count UTF-16 units.

Source: https://github.com/tdlib/td, td/telegram/MessageEntity.cpp (`fix_formatted_text` and what it calls).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from botapi import fields
from botapi.errors import Refusal, bad_request
from botapi.params import part_of

Entity = dict[str, Any]
Warn = Callable[[str], None]

MAX_COUNTED = 100
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
CODES = ("code", "pre")
QUOTES = ("blockquote", "expandable_blockquote")
FREE = (*STYLES, "custom_emoji")  # not counted against the limit of entities in a message
FOUND = (
    "mention hashtag cashtag bot_command url email phone_number bank_card_number".split()
)  # Telegram looks for itself
PRIORITIES = {"pre": 11, "code": 20, "date_time": 30, "text_link": 49, "text_mention": 49} | {
    kind: 90 + place for place, kind in enumerate((*STYLES, "custom_emoji"))
}

CONTROL = dict.fromkeys([*range(10), 11, 12, *range(14, 32)], " ")
DROPPED = dict.fromkeys([0x0D, *range(0x2028, 0x202F), 0x0333, 0x033F, 0x030A], "")
CLEANED = str.maketrans(CONTROL | DROPPED)
DIRECTION_MARKS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
INVISIBLE = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*\\Z"
)
LOW_SURROGATES = {b"\xdc", b"\xdd", b"\xde", b"\xdf"}  # the upper byte of the second unit of a symbol that has two
FINDABLE = re.compile(
    r"(?P<bot_command>(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>]))"
    r"|(?P<url>(?<!\w)(?:https?|tg)://[^\s<>\"]*[^\s<>\".,;:!?'()\[\]])"
    r"|(?P<mention>(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w))"
)


@dataclass(frozen=True)
class Formatted:
    """A text as Telegram keeps it; `source` is what was sent, markup included, `parse_mode` is "HTML" or ""."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    source: str = ""
    parse_mode: str = ""


def utf16(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def end(entity: Entity) -> int:
    """The offset of the first unit behind the entity."""
    return int(entity["offset"] + entity["length"])


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    """By offset, the longer first, then by kind: the order in which Telegram lists them."""

    def place(entity: Entity) -> tuple[int, int, int]:
        kind = entity["type"]
        return entity["offset"], -entity["length"], 0 if kind in QUOTES else PRIORITIES.get(kind, 50)

    return sorted(entities, key=place)


def cleaned(text: str) -> str:
    """The text without what Telegram strips: control characters become spaces, a few others vanish."""
    return DIRECTION_MARKS.sub("\u200c", text.translate(CLEANED))


def is_empty(text: str) -> bool:
    """Whether nothing of the text can be seen."""
    return bool(INVISIBLE.match(text))


def settled(text: str, entities: Iterable[Entity], warn: Warn) -> tuple[str, list[Entity]]:
    """Text and entities cleaned, trimmed and sorted out. Raises ApiError for an entity outside the text."""
    kept = ordered(_moved(text, [dict(entity) for entity in entities if entity["length"]]))
    return _trimmed(cleaned(text), _counted(ordered(_unnested(_joined(kept), warn)), warn))


def with_found(text: str, entities: list[Entity]) -> tuple[Entity, ...]:
    """The entities and, where none of links, code and the like stands, the commands, mentions and links in the text."""
    solid = [entity for entity in entities if entity["type"] not in (*STYLES, *QUOTES)]
    new = [
        it for it in detect(text) if all(end(it) <= other["offset"] or end(other) <= it["offset"] for other in solid)
    ]
    return tuple(ordered([*entities, *new]))


def detect(text: str) -> tuple[Entity, ...]:
    """The commands, mentions and links that Telegram finds in a plain text."""
    return tuple(
        {"type": match.lastgroup, "offset": utf16(text[: match.start()]), "length": utf16(match[0])}
        for match in FINDABLE.finditer(text)
    )


def read(value: Any) -> list[Entity]:
    """The entities of a parameter; what is not an array counts as none. Raises ApiError."""
    try:
        read_all = [_entity(item) for item in value] if isinstance(value, list) else []
    except Refusal as why:
        raise bad_request(str(part_of("Can't parse MessageEntity", why))) from None
    return [entity for entity in read_all if entity["type"] not in FOUND]


def check_date_format(letters: str, complaint: str) -> None:
    """`r` alone, or any of w, d, D, t, T. Raises Refusal with the complaint."""
    if letters not in ("r", "R") and re.search(r"[^tTdDwW]", letters):
        raise Refusal(complaint)


def _entity(value: Any) -> Entity:
    if not isinstance(value, dict):
        raise Refusal("expected an Object")
    entity: Entity = {name: fields.integer(value, name) for name in ("offset", "length")}
    kind = entity["type"] = fields.string(value, "type")
    if not kind:
        raise Refusal("Type is not specified")
    if kind == "pre" and (language := fields.string(value, "language", "")):
        entity["language"] = language
    elif kind == "text_link":
        entity["url"] = fields.string(value, "url")
    elif kind == "text_mention":
        entity["user"] = mentioned(fields.integer(fields.nested(value, "user"), "id", bits=64))
    elif kind == "custom_emoji":
        entity["custom_emoji_id"] = str(fields.integer(value, "custom_emoji_id", bits=64))
    elif kind == "date_time":
        entity["unix_time"] = fields.integer(value, "unix_time")
        entity["date_time_format"] = fields.string(value, "date_time_format", "")
        check_date_format(entity["date_time_format"], "Invalid date-time format specified")
    elif kind not in (*STYLES, *CODES, *QUOTES, *FOUND):
        raise Refusal("Unsupported type specified")
    return entity


def mentioned(user: int) -> dict[str, Any]:
    """The User of a mention, of whom only the id is known here."""
    return {"id": user, "is_bot": False, "first_name": ""}


def _moved(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities where their text stands once it is cleaned. Raises ApiError for one outside the text."""
    raw = text.encode("utf-16-le")
    shorter = utf16(cleaned(text)) < len(raw) // 2
    for entity in entities:
        first, last = _checked(entity, raw)
        if shorter:
            first, last = (utf16(cleaned(raw[: place * 2].decode("utf-16-le"))) for place in (first, last))
        entity |= {"offset": first, "length": last - first}
    return [entity for entity in entities if entity["length"]]


def _checked(entity: Entity, raw: bytes) -> tuple[int, int]:
    """Where the entity begins and ends in a text in UTF-16. Raises ApiError if it lies outside or cuts a symbol."""
    for name in ("offset", "length"):
        if not 0 <= entity[name] <= 1_000_000:
            raise bad_request(f"Receive an entity with incorrect {name} {entity[name]}")
    first, last, length = entity["offset"], end(entity), len(raw) // 2
    beginning = f"Entity beginning at UTF-16 offset {first}"
    if first > length:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {first}")
    if last > length:
        raise bad_request(f"{beginning} ends after the end of the text at UTF-16 offset {last}")
    for place, complaint in ((first, "Entity begins"), (last, f"{beginning} ends")):
        if raw[place * 2 + 1 : place * 2 + 2] in LOW_SURROGATES:
            behind = len(raw[: place * 2 + 2].decode("utf-16-le").encode())
            raise bad_request(f"{complaint} in a middle of a UTF-16 symbol at byte offset {behind}")
    return first, last


def _joined(entities: list[Entity]) -> list[Entity]:
    """Two stretches of one style that touch or overlap are one."""
    last: dict[str, Entity] = {}
    kept = []
    for entity in entities:
        kind = entity["type"]
        if kind in last and entity["offset"] <= end(last[kind]):
            last[kind]["length"] = max(end(last[kind]), end(entity)) - last[kind]["offset"]
            continue
        if kind in STYLES:
            last[kind] = entity
        kept.append(entity)
    return kept


def _unnested(entities: list[Entity], warn: Warn) -> list[Entity]:
    """Without entities that cannot stand where they stand: nothing in code, no link in a link, no quote in a quote."""
    kept: list[Entity] = []
    holding: list[Entity] = []
    for entity in ordered(entities):
        kind = entity["type"]
        holding = [it for it in holding if end(it) > entity["offset"]]
        around = {it["type"] for it in holding}
        solid = around - {*STYLES, *QUOTES}
        if around & {*CODES} or (kind not in STYLES and solid) or (kind in QUOTES and around & {*QUOTES}):
            warn(f"{kind} within {', '.join(sorted(around))} is not shown")
            continue
        if kind in CODES and around - {*QUOTES}:
            warn(f"{', '.join(sorted(around - {*QUOTES}))} around {kind} is not shown there")
        holding.append(entity)
        kept.append(entity)
    return kept


def _counted(entities: list[Entity], warn: Warn) -> list[Entity]:
    counted = [entity for entity in entities if entity["type"] not in FREE]
    if len(counted) <= MAX_COUNTED:
        return entities
    warn(f"{len(counted) - MAX_COUNTED} links, mentions, code or quotes over {MAX_COUNTED} are not shown")
    dropped = {id(entity) for entity in counted[MAX_COUNTED:]}
    return [entity for entity in entities if id(entity) not in dropped]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without spaces and newlines at the end, and without those before the first entity."""
    text = text.rstrip(" \n")
    length = utf16(text)
    kept = [entity | {"length": min(end(entity), length) - entity["offset"]} for entity in entities]
    kept = [entity for entity in kept if entity["length"] > 0]
    lead = min([len(text) - len(text.lstrip(" \n")), *(entity["offset"] for entity in kept)])
    return text[lead:], [entity | {"offset": entity["offset"] - lead} for entity in ordered(kept)]
