"""Updates as Telegram sends them, and what they could look like if somebody meant harm."""

from __future__ import annotations

import copy
from random import Random
from typing import Any

Json = dict[str, Any]

BOT_ID = 7000000001
USERNAME = "CertAdvisorBot"
BOT = {"id": BOT_ID, "is_bot": True, "first_name": "Advisor", "username": USERNAME}
ANN = {"id": 1001, "is_bot": False, "first_name": "Ann </b>", "username": "ann", "language_code": "en"}
BOB = {"id": 1002, "is_bot": False, "first_name": "\u202eBob", "is_premium": True}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Ann </b>", "username": "ann"}
GROUP = {"id": -4001, "type": "group", "title": "Study group"}
SUPERGROUP = {"id": -1001234567890, "type": "supergroup", "title": "Study group", "is_forum": True}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PHOTO = [{"file_id": "AgAC", "file_unique_id": "AQAD", "width": 90, "height": 67, "file_size": 1253}]


def message(chat: Json = PRIVATE, sender: Json | None = ANN, message_id: int = 17, **fields: Any) -> Json:
    """A message as it stands in an update; without a text or anything else, unless given."""
    made = {"message_id": message_id, "date": 1795000000, "chat": chat, **fields}
    return made if sender is None else {**made, "from": sender}


def written(text: str = "hi", update_id: int = 500, **fields: Any) -> Json:
    """Somebody wrote."""
    return {"update_id": update_id, "message": message(text=text, **fields)}


def sent(update_id: int = 500, **fields: Any) -> Json:
    """Somebody sent something without a text."""
    return {"update_id": update_id, "message": message(**fields)}


def edited(update_id: int = 501, **fields: Any) -> Json:
    """Somebody changed a message."""
    return {"update_id": update_id, "edited_message": message(edit_date=1795000060, **fields)}


def pressed(data: str | None = "do|mistakes", update_id: int = 502, sender: Json = ANN, **fields: Any) -> Json:
    """Somebody pressed a button under a message of the bot, or under `message`."""
    query = {
        "id": "4382bfdwdsb323b2d9",
        "from": sender,
        "chat_instance": "-3",
        "message": message(sender=BOT, text="?"),
    }
    query |= fields if data is None else {"data": data, **fields}
    return {"update_id": update_id, "callback_query": query}


def member(status: str, chat: Json = PRIVATE, update_id: int = 503, **fields: Any) -> Json:
    """The bot has become something else in a chat."""
    new = {"user": BOT, "status": status, **fields}
    changed = {"chat": chat, "from": ANN, "date": 1795000000, "old_chat_member": {"user": BOT, "status": "member"}}
    return {"update_id": update_id, "my_chat_member": {**changed, "new_chat_member": new}}


def command(text: str, **fields: Any) -> Json:
    """A message that begins with a command, marked as Telegram marks it."""
    length = len(text.split()[0])
    return written(text, entities=[{"type": "bot_command", "offset": 0, "length": length}], **fields)


SAMPLES: tuple[Json, ...] = (
    written("data engineer, 4 years, AWS"),
    command("/start cert_aws-mla"),
    written("forwarded", forward_origin={"type": "hidden_user", "sender_user_name": "X", "date": 1}),
    sent(photo=PHOTO, caption="what is AI-102?"),
    sent(photo=PHOTO, media_group_id="13579"),
    sent(voice={"file_id": "AwAC", "file_unique_id": "AgAD", "duration": 2}),
    sent(contact={"phone_number": "1", "first_name": "X"}),
    edited(text="5 years"),
    pressed(),
    pressed(message={"message_id": 3, "chat": PRIVATE, "date": 0}),
    pressed(sender=BOB, message=message(GROUP, BOT, text="card", reply_markup={"inline_keyboard": []})),
    pressed(None, game_short_name="chess"),
    member("kicked"),
    member("restricted", SUPERGROUP, is_member=False),
    command("/compare@certadvisorbot AI-103 PMLE", chat=GROUP),
    written("@CertAdvisorBot what is PMLE?", chat=GROUP, entities=[{"type": "mention", "offset": 0, "length": 15}]),
    written("and this?", chat=SUPERGROUP, reply_to_message=message(SUPERGROUP, BOT, 9, text="card")),
    written("/help", chat=SUPERGROUP, message_thread_id=4, is_topic_message=True),
    written("/help", chat=SUPERGROUP, sender=ANONYMOUS, sender_chat=SUPERGROUP),
    sent(chat=GROUP, migrate_to_chat_id=-1001234567890),
    sent(chat=SUPERGROUP, migrate_from_chat_id=-4001),
    {"update_id": 504, "channel_post": message({"id": -1009, "type": "channel", "title": "News"}, None, text="hi")},
    {"update_id": 505, "poll_answer": {"poll_id": "1", "user": ANN, "option_ids": [0]}},
)  # fmt: skip


def _deep(levels: int) -> list[Any]:
    nested: list[Any] = []
    for _ in range(levels):
        nested = [nested]
    return nested


ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**52 - 1, 2**52, 2**53, 2**63, 2**64, 2**70, -(2**70), 1.5, 1e300,
    float("nan"), "", " ", "0", "u1", "\x00", "\ud800", "a\udfffb", "\u202e\u200b\u200d", "</b><script>&lt;&",
    "é\u0301" * 50, "😀" * 4096, "a" * 1_000_000, "/", "/start", "/start@", "@certadvisorbot", "private", "group",
    "supergroup", "channel", "kicked", [], {}, [[]], {"": None}, {"id": 1}, {"id": "x"}, [1, "a", None], _deep(300),
    {"message": {"message": {}}},
)  # fmt: skip


def mutated(sample: Json, random: Random) -> Any:
    """A copy of an update with one to four of its values replaced, removed, moved or added."""
    raw = copy.deepcopy(sample)
    for _ in range(random.randint(1, 4)):
        places = list(_places(raw))
        if not places:
            return _odd(random)
        holder, key = random.choice(places)
        match random.randrange(5):
            case 0 | 1:
                holder[key] = _odd(random)
            case 2:
                del holder[key]
            case 3:
                other, another = random.choice(places)
                holder[key] = copy.deepcopy(other[another])
            case _ if isinstance(holder, dict):
                other, another = random.choice(places)
                holder[str(another)] = _odd(random)
    return raw if random.randrange(200) else _odd(random)


def _odd(random: Random) -> Any:
    """A copy: the next change may be inside of it."""
    return copy.deepcopy(random.choice(ODD))


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every dictionary and list in a value with each of its keys, down to a few levels."""
    found: list[tuple[Any, Any]] = []
    waiting = [(value, 0)]
    while waiting:
        holder, depth = waiting.pop()
        if depth > 6 or not isinstance(holder, dict | list):
            continue
        for key, item in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            found.append((holder, key))
            waiting.append((item, depth + 1))
    return found
