"""Updates of people who mean harm, and of people whose keyboards are strange: texts, names, buttons, whole updates.

All of it is drawn from a `Random`, so that a seed says what came. Every name of a person, a chat or a file has CANARY
in it, which nobody may ever be shown: the advisor needs no names.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random
from typing import Any

from said import SENTENCES, TAPS, real
from updates import BOT, BOT_ID, GROUP, ODD, SAMPLES, SUPERGROUP, USERNAME, Json, mutated

from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.controls import INTENTS

CANARY = "zqcanary"
LINK = "evil.example"
LONGEST = 4096  # characters of a message
DEPTH = 100_000
MEGABYTE = 1_000_000

MARKUP = (
    "<b>", "</b>", "</a>", "<", ">", "&", "&amp;", "&lt;b&gt;", "&#xD800;", "&#60;u&#62;", "&nbsp;", '"',
    "'", "<u>x</u>", "<s>", f'<a href="https://{LINK}">x</a>', "<tg-spoiler>", "<pre>x</pre>",
    "<script>alert(1)</script>", "<!-- ", "]]>", "{{7*7}}", "{words}", "%s", "\\n",
    "'; DROP TABLE chats; --", "../../etc/passwd", "$(id)", f"tg://user?id={BOT_ID}",
)  # fmt: skip
UNICODE = (
    "\x00", "\x01", "\x08", "\t", "\r\n", "\x1b[31m", "\x7f", "\x85", "\ud800", "\udfff", "\ud83d",
    "\udc00\ud800", "\u00a0", "\u00ad", "e\u0301", "a" + "\u0301\u0302\u0303" * 9, "\u200b", "\u200d",
    "\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u2028", "\ufeff", "\ufffe", "\uffff",
    "\U0010ffff", "\ufffd", "\u3164", "\u2800", "שלום", "مرحبا", "ﷺ", "ｆｕｌｌ", "𝐀𝐈-𝟏𝟎𝟐", "ＡＩ－９００",
    "АІ-900", "ßẞ", "İı", "ǆ", "ﬁ", "Ⅳ", "½", "²", "٣", "१०", "一百", "😀", "👩‍👩‍👧‍👦", "👍🏿", "🇩🇪", "🇩",
    "1️⃣", "\U000e0041\U000e007f",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "007", "1e9", "1,000", "1.000,00", "$", "$1", "€99.90", "£", "100 dollars", "12k",
    "99999999999999999999", "9" * 400, "4 years", "-3 years", "0.5 years", "two hundred and one years",
    "ten", "a dozen", "2026-02-30", "31 December 9999", "since 0000", "since march",
    "in 100000000 years", "1/2/3", "29.02.2027", "expires 2027-01-01", "last week", "24/7", "50%",
    "٣ years", "½ year",
)  # fmt: skip
GLUE = (
    " ",
    " ",
    " ",
    " ",
    "",
    ", ",
    ". ",
    "\n",
    " and ",
    " or ",
    " not ",
    " vs ",
    "?",
    "-",
    "/",
    "  ",
    "\u00a0",
    "; ",
    " but ",
    "!",
)


@cache
def words() -> tuple[str, ...]:
    """All that the advisor knows by name, and what its tests say: names, codes, aliases, sentences and their words."""
    world, _ = real()
    known = [
        name
        for one in world.catalog.certifications.values()
        for name in (one.id, one.name, one.short, *one.codes, *one.aliases)
    ]
    known += [word for sentence in SENTENCES for word in sentence.split()] * 3
    known += [*SENTENCES, *SLOTS, *(value for slot in SLOTS for value in world.values(slot)), *sorted(INTENTS)]
    return tuple(known)


def text(random: Random) -> str:
    """Something that a person may write: mostly short, sometimes as long as a message can be, or much longer."""
    style = random.randrange(200)
    if style < 20:
        return random.choice(words())
    if style < 120:
        return _mixed(random, random.randint(1, 12))
    if style < 150:
        return _slipped(random, _mixed(random, random.randint(1, 6)))
    if style < 170:
        return "".join(map(chr, (_code_point(random) for _ in range(random.randint(1, 80)))))
    if style < 195:
        return random.choice((*MARKUP, *UNICODE)) * random.randint(1, 40)
    if style < 199:
        return _filled(random) if style < 197 else _mixed(random, 200)
    return random.choice((*UNICODE, "a", "AI-9 ")) * MEGABYTE


def long(random: Random) -> str:
    """As long a text as a message can have, of a few things said again and again, or of many."""
    return _filled(random) if random.randrange(3) else _mixed(random, 2000)[:LONGEST]


def _mixed(random: Random, pieces: int) -> str:
    drawn = (random.choice(random.choices(_sources(), (60, 12, 14, 14))[0]) for _ in range(pieces))
    return "".join(piece + random.choice(GLUE) for piece in drawn)


@cache
def _sources() -> tuple[Sequence[str], ...]:
    return (words(), MARKUP, UNICODE, NUMBERS)


def _filled(random: Random) -> str:
    unit = _mixed(random, random.randint(1, 3)) or "a"
    return (unit * (LONGEST // len(unit) + 1))[:LONGEST]


def _slipped(random: Random, said: str) -> str:
    """With some characters lost, doubled, swapped, in the other case or replaced."""
    signs = list(said)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(signs) or 1)
        signs[at : at + 1] = random.choice(
            ("", said[at : at + 1] * 2, said[at : at + 1].swapcase(), random.choice(UNICODE))
        )
    return "".join(signs)


def _code_point(random: Random) -> int:
    top = random.choice((0x7F, 0x24F, 0x2FFF, 0xFFFF, 0x10FFFF))
    return random.randrange(top + 1)


def data(random: Random, shown: Sequence[str] = ()) -> str:
    """What a button may send: of those that somebody was `shown`, of those there are, or forged."""
    style = random.randrange(10)
    if style < 4 and shown:
        return random.choice(shown)
    if style < 6:
        return random.choice(TAPS)
    if style < 8:
        known = words()
        kinds = ("do", "advise", "ask", "choose", "list", "wrong", "forget", "advise|role", "forget|confirm", "x")
        return "|".join(
            (
                random.choice(kinds),
                *random.choices([*known, *sorted(INTENTS), "", "-1", "k:abcd"], k=random.randrange(4)),
            )
        )
    return _slipped(random, random.choice(shown or TAPS)) if style < 9 else text(random)[:200]


Shown = tuple[int, Sequence[str]]
"""The id of a message, and the data of the buttons under it."""


class Storm:
    """Updates one after the other, with ids that rise. `chats` are the people's; `shown` tells of a chat the last
    message with buttons, and what they send. Nobody else's ids are used in what is not mutated. `deep` stands for
    lists in lists, for whoever has to write them as JSON."""

    def __init__(self, random: Random, chats: Sequence[int], shown: Mapping[int, Shown], deep: object = None) -> None:
        self._random = random
        self._chats = chats
        self._shown = shown
        self._number = 1
        self._deep = _nested() if deep is None else deep
        self._kinds: tuple[tuple[Callable[[], Any], int], ...] = (
            (self._mutated, 35), (self._written, 30), (self._pressed, 15), (self._edited, 5), (self._command, 5),
            (self._in_group, 7), (self._media, 2), (self._strange, 1),
        )  # fmt: skip

    def next(self) -> Any:
        """The next update; hardly any is as Telegram would send it."""
        self._number += 1
        makers, weights = zip(*self._kinds, strict=True)
        update = self._random.choices(makers, weights)[0]()
        if isinstance(update, dict) and not self._random.randrange(300):
            update[self._random.choice(("message", "extra", "callback_query", "edited_message"))] = self._deep
        return update

    def user(self, number: int) -> Json:
        """Somebody with a name that would do harm, were it shown."""
        random = self._random
        name = f"{CANARY}{random.choice(MARKUP)}{random.choice(UNICODE)}"
        return {
            "id": number,
            "is_bot": False,
            "first_name": name,
            "last_name": name,
            "username": name,
            "language_code": name,
        }

    def _message(self, chat: Json, sender: Json, **content: Any) -> Json:
        return {"message_id": self._number, "date": 1_795_000_000, "chat": chat, "from": sender, **content}

    def _private(self, **content: Any) -> Json:
        user = self.user(self._random.choice(self._chats))
        return self._message({"id": user["id"], "type": "private", "first_name": user["first_name"]}, user, **content)

    def _entities(self) -> list[Json]:
        """What a client says is in a text, at places that need not be there."""
        random = self._random
        numbers = (-1, 0, 1, 5, 4095, 4096, 2**31, 2**63, None, 1.5, "0")
        kinds = ("bot_command", "mention", "text_link", "custom_emoji", "nothing", None)
        return [
            {
                "type": random.choice(kinds),
                "offset": random.choice(numbers),
                "length": random.choice(numbers),
                "url": LINK,
            }
            for _ in range(random.randrange(4))
        ]

    def _update(self, **payload: Any) -> Json:
        return {"update_id": self._number, **payload}

    def _mutated(self) -> Any:
        sample = copy.deepcopy(self._random.choice(SAMPLES))
        sample["update_id"] = self._number
        if "callback_query" in sample:
            sample["callback_query"]["id"] = str(self._number)
        return mutated(sample, self._random)

    def _written(self) -> Json:
        message = self._private(text=text(self._random))
        if not self._random.randrange(4):
            message["entities"] = self._entities()
        return self._update(message=message)

    def _edited(self) -> Json:
        message = self._private(text=text(self._random), edit_date=1_795_000_060)
        message["message_id"] = max(1, self._number - self._random.randrange(400))
        return self._update(edited_message=message)

    def _command(self) -> Json:
        names = (
            "start",
            "help",
            "compare",
            "list",
            "renew",
            "forget",
            "mydata",
            "privacy",
            "sources",
            "recommend",
            "x",
            "new",
        )
        said = (
            f"/{self._random.choice(names)}{self._random.choice(('', f'@{USERNAME}', '@x', '@'))} {text(self._random)}"
        )
        return self._update(message=self._private(text=said))

    def _media(self) -> Json:
        kind = self._random.choice(("photo", "voice", "sticker", "document", "contact", "unheard_of"))
        return self._update(
            message=self._private(caption=text(self._random), **{kind: {"file_name": CANARY, "first_name": CANARY}})
        )

    def _in_group(self) -> Json:
        random = self._random
        chat = {**random.choice((GROUP, SUPERGROUP)), "title": CANARY}
        said = text(random)
        style = random.randrange(4)
        if style == 0:
            said = f"@{USERNAME} {said}"
        elif style == 1:
            said = f"/{random.choice(('compare', 'list', 'forget', 'start'))}@{USERNAME} {said}"
        message = self._message(chat, self.user(random.choice(self._chats)), text=said)
        if style == 2:
            message["reply_to_message"] = self._message(chat, BOT, text=CANARY)
        if style == 3:
            message["message"] = message.pop("text")
        return self._update(message=message)

    def _pressed(self) -> Json:
        random = self._random
        sender = self.user(random.choice(self._chats))
        owner = sender["id"] if random.randrange(10) else random.choice(self._chats)
        chat = {"id": owner, "type": "private"} if random.randrange(8) else GROUP
        under = self._message(chat, BOT, text=CANARY)
        last, buttons = self._shown.get(owner, (1, ()))
        under["message_id"] = last if random.randrange(4) else random.randrange(1, 2**31)
        query = {"id": f"{self._number}", "from": sender, "chat_instance": CANARY, "message": under}
        return self._update(callback_query={**query, "data": data(random, buttons)})

    def _strange(self) -> Any:
        """No update at all, or one with a value where none of its kind may be."""
        random = self._random
        value = random.choice((*ODD, self._deep, "x" * MEGABYTE))
        if not random.randrange(4):
            return value
        message = self._private(text="hi")
        holder = random.choice((message, message["chat"], message["from"]))
        holder[
            random.choice(("text", "id", "type", "message_id", "is_bot", "date", "caption", "entities", "first_name"))
        ] = value
        return self._update(message=message)


@cache
def _nested() -> list[Any]:
    """A list in a list, and so on: deeper than anything that goes down step by step can."""
    nested: list[Any] = []
    for _ in range(DEPTH):
        nested = [nested]
    return nested
